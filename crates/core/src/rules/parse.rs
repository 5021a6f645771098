//! From text to a compiled rule set: the top level and the attributes.

use jsonc_parser::ast::Value;

use super::document::{Node, Object, Report, with_root};
use super::expansion::{compile_steps, read_expansions};
use super::model::{Algorithm, Rule, RuleKind};
use super::number::parse_number;
use super::options::read_options;
use super::rule::read_rules;
use super::team::read_teams;
use super::unsupported::refuse_blocks;
use super::{AttributeKind, AttributeSpec, ExpansionAge, Problem, RuleSet, TeamSize};
use crate::limits;
use crate::value::OwnedValue;

/// Compiles a rule set.
///
/// # Errors
/// Every mistake found, by line; at least one, [`limits::RULE_SET_PROBLEMS`] at most.
pub fn compile(json: &str) -> Result<RuleSet, Vec<Problem>> {
    let report = Report::new(json);
    let compiled = with_root(&report, |root| read_rule_set(json, root)).flatten();
    match compiled {
        Some(rules) if report.is_clean() => Ok(rules),
        _ => Err(report.into_problems()),
    }
}

const TOP_LEVEL: &[&str] = &[
    "name",
    "ruleLanguageVersion",
    "playerAttributes",
    "algorithm",
    "teams",
    "rules",
    "expansions",
    "queue",
    "weights",
    "roles",
    "scoring",
];

fn read_rule_set(json: &str, root: Node<'_>) -> Option<RuleSet> {
    let root = root.object(TOP_LEVEL)?;
    read_version(&root);
    refuse_blocks(&root, &["weights", "roles", "scoring"]);
    let name = root.get("name").and_then(|node| node.text()).unwrap_or_default();
    let attributes = root.get("playerAttributes").map(read_attributes).unwrap_or_default();
    let expansion_age = root.get("algorithm").map_or(ExpansionAge::Newest, read_algorithm);
    let teams = root.require("teams").map(read_teams).unwrap_or_default();
    let options = read_options(root.get("queue"), &attributes);
    // What refers to other parts is read once those are good: else one mistake would look like several.
    let rules = read_if_clean(&root, "rules", |node| read_rules(node, &attributes))?;
    let expansions = read_if_clean(&root, "expansions", |node| read_expansions(node, &rules, &teams))?;
    let sizes: Vec<TeamSize> = teams.iter().map(|team| team.size).collect();
    let maxima: Vec<f64> = rules.iter().map(|rule| rule.widest).collect();
    let steps = compile_steps(&root, &maxima, &sizes, &expansions)?;
    let widest = |index: usize| steps.iter().map(|step| step.maxima[index]).fold(0.0, f64::max);
    let kept = rules.iter().enumerate().map(|(distance, rule)| Rule {
        name: rule.name.clone(),
        is_part: false,
        kind: RuleKind::BatchDistance { distance },
    });
    let kept = kept.collect();
    let distances = rules.into_iter().enumerate().map(|(index, mut rule)| {
        rule.widest = widest(index);
        rule
    });
    Some(RuleSet {
        source: json.into(),
        name: name.into(),
        distances: distances.collect(),
        attributes: attributes.into(),
        texts: Box::default(),
        team_declarations: (0..teams.len()).collect(),
        teams: teams.into_iter().map(|team| team.name).collect(),
        rules: kept,
        algorithm: Algorithm::default(),
        roles: None,
        weights: Box::default(),
        scoring: None,
        expansion_age,
        steps,
        options: options?,
    })
}

/// Reads a list that may be absent, unless a mistake has been found before it.
fn read_if_clean<T>(root: &Object<'_>, key: &str, read: impl FnOnce(Node<'_>) -> Vec<T>) -> Option<Vec<T>> {
    root.is_clean().then(|| root.get(key).map(read).unwrap_or_default())
}

fn read_version(root: &Object<'_>) {
    let Some(node) = root.require("ruleLanguageVersion") else { return };
    if node.text().is_some_and(|version| version != "1.0") {
        node.problem("the rule language version is \"1.0\"");
    }
}

fn read_attributes(node: Node<'_>) -> Vec<AttributeSpec> {
    let mut attributes: Vec<AttributeSpec> = Vec::new();
    for node in node.array(limits::PLAYER_ATTRIBUTES).unwrap_or_default() {
        let Some(object) = node.object(&["name", "type", "default", "public"]) else { continue };
        let Some(spec) = read_attribute(&object) else { continue };
        if attributes.iter().any(|earlier| earlier.name == spec.name) {
            object.problem(format_args!("attribute `{}` is declared twice", spec.name));
        }
        attributes.push(spec);
    }
    attributes
}

fn read_attribute(object: &Object<'_>) -> Option<AttributeSpec> {
    const KINDS: [AttributeKind; 4] =
        [AttributeKind::Number, AttributeKind::Text, AttributeKind::List, AttributeKind::Map];
    let name = object.require("name")?.name()?;
    let kind = KINDS[object.require("type")?.one_of(&KINDS.map(AttributeKind::name))?];
    let default = match object.get("default") {
        Some(node) => Some(read_default(&node, kind)?),
        None => None,
    };
    let public = object.get("public").and_then(|node| node.boolean()).unwrap_or(false);
    Some(AttributeSpec { name: name.into(), kind, public, default })
}

fn read_default(node: &Node<'_>, kind: AttributeKind) -> Option<OwnedValue> {
    let value = match (kind, node.raw()) {
        (AttributeKind::Number, _) => return node.number().map(OwnedValue::Number),
        (AttributeKind::Text, Value::StringLit(text)) => short(&text.value).map(OwnedValue::Text),
        (AttributeKind::List, Value::Array(array)) if array.elements.len() <= limits::LIST_ITEMS => {
            let items = array.elements.iter().map(|item| short(&item.as_string_lit()?.value));
            items.collect::<Option<_>>().map(OwnedValue::List)
        }
        (AttributeKind::Map, Value::Object(object)) if object.properties.len() <= limits::MAP_ENTRIES => {
            let entries = object.properties.iter().map(|property| {
                let number = parse_number(property.value.as_number_lit()?.value)?;
                Some((short(property.name.as_str())?, number))
            });
            entries.collect::<Option<_>>().map(OwnedValue::Map)
        }
        _ => None,
    };
    if value.is_none() {
        node.problem(format_args!("the default is no {} within the limits", kind.name()));
    }
    value
}

fn short(text: &str) -> Option<Box<str>> {
    (text.chars().count() <= limits::STRING_CHARS).then(|| text.into())
}

fn read_algorithm(node: Node<'_>) -> ExpansionAge {
    const KEYS: &[&str] = &[
        "strategy",
        "batchingPreference",
        "sortByAttributes",
        "balancedAttribute",
        "expansionAgeSelection",
        "backfillPriority",
    ];
    let Some(object) = node.object(KEYS) else { return ExpansionAge::Newest };
    refuse_choice(&object, "strategy", "exhaustiveSearch", &["balanced"]);
    refuse_choice(&object, "batchingPreference", "random", &["sorted", "largestPopulation", "fastestRegion"]);
    refuse_blocks(&object, &["sortByAttributes", "balancedAttribute"]);
    match object.get("expansionAgeSelection").and_then(|node| node.one_of(&["newest", "oldest"])) {
        Some(1) => ExpansionAge::Oldest,
        _ => ExpansionAge::Newest,
    }
}

/// A key whose first word runs in this build and whose others are to come.
fn refuse_choice(object: &Object<'_>, key: &str, runs: &str, later: &[&str]) {
    let Some(node) = object.get(key) else { return };
    let words: Vec<&str> = std::iter::once(runs).chain(later.iter().copied()).collect();
    if let Some(chosen) = node.one_of(&words).filter(|index| *index > 0) {
        node.problem(format_args!("not supported yet: {key} {}", words[chosen]));
    }
}

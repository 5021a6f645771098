//! From text to a compiled rule set. Every part reports all of its mistakes; a part that refers to another one that is
//! wrong itself says nothing about that.
//!
//! [`document`] reads JSON with paths and lines; [`attribute`], [`team`] and [`rule`] read what has names, [`scope`] holds
//! those; [`expression`] is the language inside texts; [`expansion`] and [`steps`] fold changes by age into steps.

mod algorithm;
mod attribute;
mod document;
mod expansion;
mod expression;
mod large;
mod names;
mod number;
mod options;
mod roles;
mod rule;
mod scope;
mod scoring;
mod steps;
mod team;
mod weights;

use attribute::Attributes;
use document::{Node, Object, Report, with_root};
use rule::Rules;
use scope::Scope;
use team::Teams;

pub(crate) use options::is_queue_name;

use super::model::{Roles, Scoring, Weight};
use super::{DistanceRule, Problem, RuleSet, Step};

/// Compiles a rule set.
///
/// # Errors
/// Every mistake found, by line; at least one, [`RULE_SET_PROBLEMS`](crate::limits::RULE_SET_PROBLEMS) at most.
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
    let name = root.get("name").and_then(|node| node.text()).unwrap_or_default();
    let attributes = Attributes::read(root.get("playerAttributes"));
    let (algorithm, expansion_age) = algorithm::read_algorithm(root.get("algorithm"), &attributes);
    let teams = Teams::read(root.require("teams"));
    let scope = Scope::new(&attributes, &teams);
    let rules = Rules::read(root.get("rules"), &scope);
    let expansions = expansion::read_expansions(root.get("expansions"), &rules, &scope);
    let steps = steps::compile_steps(&root, &rules, &teams.sizes, &expansions);
    let last_step_ms = steps.iter().flatten().map(|step| step.from_ms).max().unwrap_or(0);
    let options = options::read_options(root.get("queue"), &attributes, last_step_ms);
    let beyond = Beyond::read(&root, &scope, options.request_timeout_ms);
    // What does not go together is looked at once each part is good by itself.
    let steps = steps.filter(|_| root.is_clean())?;
    large::check_size(&root, &algorithm, &rules, &steps);
    let texts = scope.into_texts();
    Some(RuleSet {
        source: json.into(),
        name: name.into(),
        distances: widened(rules.distances, &steps),
        attributes: attributes.specs.into(),
        texts,
        team_declarations: teams.declarations.into(),
        teams: teams.names.into(),
        rules: rules.declared.into_iter().map(|declared| declared.rule).collect(),
        algorithm,
        roles: beyond.roles,
        weights: beyond.weights,
        scoring: beyond.scoring,
        expansion_age,
        steps,
        options,
    })
}

/// What `FlexMatch` lacks.
struct Beyond {
    roles: Option<Roles>,
    weights: Box<[Weight]>,
    scoring: Option<Scoring>,
}

impl Beyond {
    fn read(root: &Object<'_>, scope: &Scope<'_>, request_timeout_ms: u64) -> Beyond {
        let around = weights::Around { has_roles: root.get("roles").is_some(), request_timeout_ms };
        let weights = root.get("weights").map(|node| weights::read_weights(node, scope, &around));
        Beyond {
            roles: root.get("roles").and_then(|node| roles::read_roles(node, scope)),
            weights: weights.unwrap_or_default(),
            scoring: root.get("scoring").and_then(|node| scoring::read_scoring(node, scope)),
        }
    }
}

fn read_version(root: &Object<'_>) {
    let Some(node) = root.require("ruleLanguageVersion") else { return };
    if node.text().is_some_and(|version| version != "1.0") {
        node.problem("the rule language version is \"1.0\"");
    }
}

/// The distance rules with the largest maximum of all steps.
fn widened(mut distances: Vec<DistanceRule>, steps: &[Step]) -> Box<[DistanceRule]> {
    for (index, rule) in distances.iter_mut().enumerate() {
        rule.widest = steps.iter().map(|step| step.maxima[index]).fold(0.0, f64::max);
    }
    distances.into()
}

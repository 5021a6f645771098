//! What changes with the age of a group.

use serde::Serialize;

use crate::rules::RuleSet;
use crate::rules::expression::Expression;
use crate::rules::{ExpansionAge, Step, TeamSize};

/// Every value that any step changes, step by step.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Timeline {
    /// Whose age counts: `oldest` or `newest`.
    pub clock: &'static str,
    /// True: no step takes back what an earlier one allowed.
    pub only_widens: bool,
    /// What changes, such as `rules[close].maxDistance`.
    pub targets: Vec<String>,
    /// The values at each step, by rising age; the first row is that of age 0.
    pub rows: Vec<TimelineRow>,
}

/// The values from one age on.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TimelineRow {
    /// The age.
    pub from_ms: u64,
    /// One value a target, as text; `-` where the rule has none yet.
    pub values: Vec<String>,
}

pub(super) fn timeline(rules: &RuleSet) -> Timeline {
    let columns: Vec<Vec<(String, String)>> = rules.steps.iter().map(|step| values(rules, step)).collect();
    let first = &columns[0];
    let changes = |index: &usize| columns.iter().any(|column| column[*index].1 != first[*index].1);
    let changing: Vec<usize> = (0..first.len()).filter(changes).collect();
    let row = |(step, column): (&Step, &Vec<(String, String)>)| TimelineRow {
        from_ms: step.from_ms,
        values: changing.iter().map(|index| column[*index].1.clone()).collect(),
    };
    Timeline {
        clock: match rules.expansion_age {
            ExpansionAge::Oldest => "oldest",
            ExpansionAge::Newest => "newest",
        },
        only_widens: rules.only_widens(),
        targets: changing.iter().map(|index| first[*index].0.clone()).collect(),
        rows: rules.steps.iter().zip(&columns).map(row).collect(),
    }
}

/// Every target with its value at a step.
fn values(rules: &RuleSet, step: &Step) -> Vec<(String, String)> {
    let mut values = Vec::new();
    for (rule, parameters) in rules.rules.iter().zip(&step.rules) {
        let numbers = [
            ("minDistance", parameters.min_distance),
            ("maxDistance", parameters.max_distance),
            ("minCount", parameters.min_count.map(f64::from)),
            ("maxCount", parameters.max_count.map(f64::from)),
            ("maxLatency", parameters.max_latency),
        ];
        for (property, number) in numbers {
            let value = number.map_or_else(|| "-".to_owned(), |number| number.to_string());
            values.push((format!("rules[{}].{property}", rule.name), value));
        }
        let reference =
            parameters.reference.as_ref().map_or_else(|| "-".to_owned(), |found| text(rules, found));
        values.push((format!("rules[{}].referenceValue", rule.name), reference));
    }
    for (name, teams) in super::declarations(rules) {
        if rules.steps.iter().all(|step| step.teams[teams.clone()].windows(2).all(|pair| pair[0] == pair[1]))
        {
            values.extend(sizes(&name, step.teams[teams.start]));
        } else {
            values.extend(teams.flat_map(|team| sizes(&rules.teams[team], step.teams[team])));
        }
    }
    values
}

fn sizes(name: &str, size: TeamSize) -> [(String, String); 2] {
    [
        (format!("teams[{name}].minPlayers"), size.min.to_string()),
        (format!("teams[{name}].maxPlayers"), size.max.to_string()),
    ]
}

/// A reference value for eyes: a literal as it stands, anything else by its kind.
fn text(rules: &RuleSet, reference: &Expression) -> String {
    let named = |symbol: &crate::facts::Symbol| rules.texts[symbol.0 as usize].to_string();
    match reference {
        Expression::Number(number) => number.to_string(),
        Expression::Text(symbol) => named(symbol),
        Expression::Texts(symbols) => symbols.iter().map(named).collect::<Vec<_>>().join("+"),
        Expression::Players { .. } | Expression::Call { .. } => {
            format!("expression #{:08x}", mark(reference))
        }
    }
}

/// A number that tells one expression from another.
fn mark(expression: &Expression) -> u32 {
    format!("{expression:?}")
        .bytes()
        .fold(0x811c_9dc5, |hash: u32, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

//! Random rule sets: every type of rule, every function, expansions of every target, several kinds of teams.

use serde_json::{Value as Json, json};

use crate::players::{MAPS, MODES, ROLES, declared};
use crate::random::Random;

/// A rule set, and what a player has to know of it.
pub struct Drawn {
    pub json: Json,
    /// The largest party that a team takes.
    pub party_max: u64,
    pub last_step_ms: u64,
    pub tick_ms: u64,
}

/// A rule, and the targets in it that may expand, each with values.
struct Rule {
    json: Json,
    may_expand: Vec<(&'static str, Vec<Json>)>,
}

/// Draws a rule set.
pub fn draw(random: &mut Random) -> Drawn {
    let (teams, party_max) = draw_teams(random);
    let mut rules = Vec::new();
    let mut expansions = Vec::new();
    for number in 0..random.within(0, 3) {
        let drawn = if random.percent(15) {
            compound(random, number)
        } else {
            vec![rule(random, &format!("r{number}"))]
        };
        for Rule { json, may_expand } in drawn {
            for (property, values) in may_expand {
                if random.percent(40) {
                    let name = json["name"].as_str().unwrap_or_default();
                    expansions.push(expansion(random, &format!("rules[{name}].{property}"), &values));
                }
            }
            rules.push(json);
        }
    }
    if random.percent(20) {
        let team = teams[0]["name"].as_str().unwrap_or_default();
        let (min, max) = (&teams[0]["minPlayers"], &teams[0]["maxPlayers"]);
        if min.as_u64() > Some(1) {
            expansions.push(expansion(random, &format!("teams[{team}].minPlayers"), &[json!(1)]));
        } else if max.as_u64() < Some(3) {
            expansions.push(expansion(random, &format!("teams[{team}].maxPlayers"), &[json!(3)]));
        }
    }
    let last_step = expansions.iter().flat_map(|one| one["steps"].as_array().into_iter().flatten());
    let last_step = last_step.filter_map(|step| step["waitTimeSeconds"].as_u64()).max().unwrap_or(0);
    let tick_ms = *random.pick(&[0, 200, 1_000]);
    let clock = if random.percent(75) { "oldest" } else { "newest" };
    let mut json = json!({
        "ruleLanguageVersion": "1.0", "playerAttributes": declared(), "teams": teams, "rules": rules,
        "expansions": expansions, "algorithm": {"expansionAgeSelection": clock},
        "queue": {"tickMs": tick_ms, "requestTimeoutSeconds": random.pick(&[8, 30, 90])},
    });
    if random.percent(15) {
        json["roles"] = roles(random);
    }
    if random.percent(20) {
        json["queue"]["acceptanceRequired"] = json!(true);
        json["queue"]["acceptanceTimeoutSeconds"] = json!(random.within(1, 3));
    }
    Drawn { json, party_max, last_step_ms: last_step * 1_000, tick_ms }
}

fn draw_teams(random: &mut Random) -> (Json, u64) {
    let team = |name: &str, min: u64, max: u64| json!({"name": name, "minPlayers": min, "maxPlayers": max});
    match random.below(8) {
        0 => (json!([team("red", 1, 1), team("blue", 1, 1)]), 1),
        1 => (json!([team("red", 2, 2), team("blue", 2, 2)]), 2),
        2 => (json!([team("red", 1, 2), team("blue", 1, 2)]), 2),
        3 => (json!([team("red", 1, 3), team("blue", 1, 2)]), 3),
        4 => (json!([team("crew", 3, 3)]), 3),
        5 => (json!([team("crew", 2, 4)]), 3),
        6 => (json!([team("red", 2, 2), team("blue", 1, 1)]), 2),
        _ => {
            let mut squad = team("squad", 1, 2);
            squad["quantity"] = json!(random.within(2, 3));
            (json!([squad]), 2)
        }
    }
}

/// One or two steps, at whole seconds.
fn expansion(random: &mut Random, target: &str, values: &[Json]) -> Json {
    let mut wait = 0;
    let steps: Vec<Json> = (0..random.within(1, 2))
        .map(|_| {
            wait += random.within(1, 2);
            json!({"waitTimeSeconds": wait, "value": random.pick(values)})
        })
        .collect();
    json!({"target": target, "steps": steps})
}

fn numbers(values: &[u32]) -> Vec<Json> {
    values.iter().map(|value| json!(value)).collect()
}

fn rule(random: &mut Random, name: &str) -> Rule {
    match random.below(10) {
        0 => batch_number(random, name),
        1 => Rule {
            json: json!({"name": name, "type": "batchDistance", "batchAttribute": "mode"}),
            may_expand: Vec::new(),
        },
        2..=4 => comparison(random, name),
        5 => distance(random, name),
        6 | 7 => collection(random, name),
        8 => latency(random, name),
        _ => sort(random, name),
    }
}

fn with_aggregation(random: &mut Random, mut json: Json, kinds: &[&str]) -> Json {
    if random.percent(40) {
        json["partyAggregation"] = json!(random.pick(kinds));
    }
    json
}

const FOLDS: [&str; 3] = ["min", "max", "avg"];

fn batch_number(random: &mut Random, name: &str) -> Rule {
    let attribute = *random.pick(&["skill", "level"]);
    let limits: &[u32] = if attribute == "skill" { &[12, 30, 60] } else { &[0, 1, 3] };
    let json = json!({"name": name, "type": "batchDistance", "batchAttribute": attribute, "maxDistance": random.pick(limits)});
    Rule {
        json: with_aggregation(random, json, &FOLDS),
        may_expand: vec![("maxDistance", numbers(&[24, 48, 96]))],
    }
}

fn comparison(random: &mut Random, name: &str) -> Rule {
    let skill = "teams[*].players.attributes[skill]";
    let operation = *random.pick(&["<", "<=", ">", ">=", "!="]);
    let limit = random.pick(&[25, 50, 75]);
    let (measurement, operation, reference): (String, &str, Option<Json>) = match random.below(10) {
        0 => (format!("flatten({skill})"), operation, Some(json!(limit))),
        1 => (format!("avg({skill})"), operation, Some(json!(limit))),
        2 => (format!("max(avg({skill}))"), "<=", Some(json!(format!("avg(flatten({skill}))")))),
        3 => ("count(teams[*].players)".to_owned(), "=", None),
        4 => ("flatten(teams[*].players.attributes[mode])".to_owned(), *random.pick(&["=", "!="]), None),
        5 => {
            let reference = *random.pick(&MODES);
            (
                "flatten(teams[*].players.attributes[mode])".to_owned(),
                *random.pick(&["=", "!="]),
                Some(json!(reference)),
            )
        }
        6 => (format!("median(flatten({skill}))"), operation, Some(json!(limit))),
        7 => (format!("stddev(flatten({skill}))"), "<", Some(json!(limit))),
        8 => (format!("sum({skill})"), operation, Some(json!("100.5"))),
        _ => (format!("min({skill})"), ">=", Some(json!(format!("min(flatten({skill}))")))),
    };
    let is_plain = reference.as_ref().is_some_and(Json::is_number);
    let mut json =
        json!({"name": name, "type": "comparison", "measurements": [measurement], "operation": operation});
    if let Some(reference) = reference {
        json["referenceValue"] = reference;
    }
    let may_expand = if is_plain { vec![("referenceValue", numbers(&[10, 60, 110]))] } else { Vec::new() };
    Rule { json: with_aggregation(random, json, &FOLDS), may_expand }
}

fn distance(random: &mut Random, name: &str) -> Rule {
    let skill = "teams[*].players.attributes[skill]";
    let (measurement, reference) = match random.below(3) {
        0 => (format!("avg({skill})"), json!(format!("avg(flatten({skill}))"))),
        1 => (format!("flatten({skill})"), json!(60)),
        _ => (format!("max(flatten({skill}))"), json!(format!("min(flatten({skill}))"))),
    };
    let mut json = json!({
        "name": name, "type": "distance", "measurements": [measurement], "referenceValue": reference,
        "maxDistance": random.pick(&[13, 31]),
    });
    let mut may_expand = vec![("maxDistance", numbers(&[49, 85]))];
    if random.percent(20) {
        json["minDistance"] = json!(5);
        may_expand.push(("minDistance", numbers(&[0, 1])));
    }
    Rule { json: with_aggregation(random, json, &FOLDS), may_expand }
}

fn collection(random: &mut Random, name: &str) -> Rule {
    let maps = "flatten(teams[*].players.attributes[maps])";
    let (fields, may_expand) = match random.below(4) {
        0 => (
            json!({"measurements": [maps], "operation": "intersection", "minCount": random.within(1, 2)}),
            vec![("minCount", numbers(&[0, 1]))],
        ),
        1 => (
            json!({"measurements": maps, "operation": "contains", "referenceValue": random.pick(&MAPS), "minCount": 1, "maxCount": random.within(1, 3)}),
            vec![("maxCount", numbers(&[2, 4]))],
        ),
        2 => (
            json!({"measurements": [maps], "operation": "reference_intersection_count", "referenceValue": ["fort", "lake"], "minCount": 1}),
            vec![("minCount", numbers(&[0]))],
        ),
        _ => (
            json!({
                "measurements": "flatten(teams[*].players.attributes[blocked])", "operation": "reference_intersection_count",
                "referenceValue": "flatten(teams[*].players[playerId])", "maxCount": 0,
            }),
            vec![("maxCount", numbers(&[1]))],
        ),
    };
    let mut json = json!({"name": name, "type": "collection"});
    for (key, value) in fields.as_object().expect("fields") {
        json[key] = value.clone();
    }
    Rule { json: with_aggregation(random, json, &["union", "intersection"]), may_expand }
}

fn latency(random: &mut Random, name: &str) -> Rule {
    let mut json = json!({"name": name, "type": "latency", "maxLatency": random.pick(&[50, 80])});
    let mut may_expand = vec![("maxLatency", numbers(&[70, 100, 125]))];
    if random.percent(25) {
        json["maxDistance"] = json!(random.pick(&[25, 40]));
        json["distanceReference"] = json!(random.pick(&["min", "avg"]));
        may_expand.push(("maxDistance", numbers(&[60, 90])));
    }
    Rule { json: with_aggregation(random, json, &FOLDS), may_expand }
}

fn sort(random: &mut Random, name: &str) -> Rule {
    let mut json = json!({
        "name": name, "type": random.pick(&["absoluteSort", "distanceSort"]),
        "sortDirection": random.pick(&["ascending", "descending"]), "sortAttribute": "skill",
    });
    if random.percent(40) {
        json["sortAttribute"] = json!("wins");
        json["mapKey"] = json!(random.pick(&["chess", "minValue", "maxValue"]));
    }
    Rule { json: with_aggregation(random, json, &FOLDS), may_expand: Vec::new() }
}

/// A compound rule and its parts.
fn compound(random: &mut Random, number: u64) -> Vec<Rule> {
    let [one, two, three] = ["a", "b", "c"].map(|part| format!("r{number}{part}"));
    let statement = match random.below(6) {
        0 => format!("and({one}, {two})"),
        1 => format!("or({one}, {two}, {three})"),
        2 => format!("not({one})"),
        3 => format!("xor({one}, {two}, {three})"),
        4 => format!("or(and({one}, {two}), not({three}))"),
        _ => format!("xor(not({one}), and({two}, {three}))"),
    };
    let mut rules: Vec<Rule> = [one, two, three]
        .into_iter()
        .filter(|name| statement.contains(name.as_str()))
        .map(|name| match random.below(4) {
            0 => distance(random, &name),
            1 => collection(random, &name),
            _ => comparison(random, &name),
        })
        .collect();
    let json = json!({"name": format!("r{number}"), "type": "compound", "statement": statement});
    rules.push(Rule { json, may_expand: Vec::new() });
    rules
}

fn roles(random: &mut Random) -> Json {
    let composition = match random.below(3) {
        0 => {
            json!([{"role": ROLES[0], "minPlayers": 1}, {"role": ROLES[1], "minPlayers": 0, "maxPlayers": 2}, {"role": ROLES[2], "minPlayers": 0, "maxPlayers": 3}])
        }
        1 => {
            json!([{"role": ROLES[0], "minPlayers": 0, "maxPlayers": 1}, {"role": ROLES[1], "minPlayers": 0, "maxPlayers": 1}, {"role": ROLES[2], "minPlayers": 0, "maxPlayers": 3}])
        }
        _ => {
            json!([{"role": ROLES[0], "minPlayers": 0, "maxPlayers": 2}, {"role": ROLES[1], "minPlayers": 0, "maxPlayers": 2}, {"role": ROLES[2], "minPlayers": 0, "maxPlayers": 2}])
        }
    };
    json!({"attribute": "plays", "composition": composition})
}

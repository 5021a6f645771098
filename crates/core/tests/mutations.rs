//! Rule sets with anything in them changed: each is compiled or refused, never a panic, and what is compiled has a plan.

mod support;

use std::time::Instant;

use musterd_core::limits;
use musterd_core::rules::{check, compile};
use proptest::prelude::{Strategy, any};
use support::check_property;

const EXAMPLES: [&str; 3] = [
    include_str!("../../../docs/examples/ladder-1v1.json"),
    include_str!("../../../docs/examples/squads-5v5.json"),
    include_str!("../../../docs/examples/battle-royale-60.json"),
];

/// What stands in place of a token of the text.
const TOKENS: [&str; 26] = [
    "0",
    "-1",
    "1e308",
    "1e-320",
    "0.5",
    "201",
    "65536",
    "4294967296",
    "null",
    "true",
    "\"\"",
    "\"5\"",
    "[]",
    "{}",
    "[[]]",
    "\"teams[*].players\"",
    "\"flatten(\"",
    "\"count(teams[player].players)\"",
    "\"teams[]\"",
    "\"é(\\u0000\"",
    "\"and(CloseRating, or(\"",
    "\"rules[CloseRating].maxDistance\"",
    "\"batchDistance\"",
    "\"compound\"",
    "\"balanced\"",
    "\"set_intersection(teams[*].players[playerId], ['a'])\"",
];

/// The places of the values and keys of a JSON text.
fn tokens(text: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let start = at;
        if bytes[at] == b'"' {
            at += 1 + text[at + 1..].find('"').unwrap_or(0);
            found.push((start, at + 1));
        } else if bytes[at].is_ascii_alphanumeric() || bytes[at] == b'-' {
            while at < bytes.len() && (bytes[at].is_ascii_alphanumeric() || b"-+.".contains(&bytes[at])) {
                at += 1;
            }
            found.push((start, at));
            continue;
        }
        at += 1;
    }
    found
}

#[derive(Clone, Copy, Debug)]
struct Change {
    place: usize,
    kind: u8,
    token: usize,
}

fn change() -> impl Strategy<Value = Change> {
    (any::<usize>(), 0_u8..4, 0..TOKENS.len()).prop_map(|(place, kind, token)| Change { place, kind, token })
}

fn changed(text: &str, Change { place, kind, token }: Change) -> String {
    let tokens = tokens(text);
    let (start, end) = tokens[place % tokens.len()];
    let (other_start, other_end) = tokens[(place / 7) % tokens.len()];
    let with = match kind {
        0 => TOKENS[token],
        1 => &text[other_start..other_end],
        2 => "",
        _ => return format!("{}{}", &text[..start], &text[end.min(text.len())..]),
    };
    format!("{}{with}{}", &text[..start], &text[end..])
}

#[test]
fn no_change_of_a_good_rule_set_is_a_panic() {
    let strategy = (0..EXAMPLES.len(), proptest::collection::vec(change(), 1..6));
    check_property(4_000, &strategy, |(example, changes)| {
        let text =
            changes.iter().fold(EXAMPLES[example].to_owned(), |text: String, change| changed(&text, *change));
        match compile(&text) {
            Ok(rules) => {
                let plan = rules.plan();
                assert_eq!(plan.timeline.rows.len(), rules.steps.len());
            }
            Err(problems) => assert!(!problems.is_empty() && problems.len() <= limits::RULE_SET_PROBLEMS),
        }
    });
}

/// As long as a rule set may be, with as many rules and steps: how long it takes is printed, and its order is asserted
/// by what is done: each text is looked at once.
#[test]
fn the_largest_rule_sets_compile() {
    let rule = |number: usize| {
        format!(
            r#"{{"name":"r{number}","type":"comparison","measurements":["max(avg(teams[*].players.attributes[a]))","min(teams[b].players.attributes[a])"],"operation":">","referenceValue":"avg(flatten(teams[*].players.attributes[a]))"}}"#
        )
    };
    let rules: Vec<String> = (0..limits::RULES).map(rule).collect();
    let expansion = |number: usize| {
        let steps: Vec<String> = (0..5)
            .map(|step| format!(r#"{{"waitTimeSeconds":{},"value":{step}}}"#, number * 5 + step))
            .collect();
        format!(r#"{{"target":"rules[r{number}].referenceValue","steps":[{}]}}"#, steps.join(","))
    };
    let expansions: Vec<String> = (0..limits::RULE_SET_STEPS / 5).map(expansion).collect();
    let text = format!(
        r#"{{"ruleLanguageVersion":"1.0","playerAttributes":[{{"name":"a","type":"number"}}],"teams":[{{"name":"b","minPlayers":1,"maxPlayers":1,"quantity":40}}],"rules":[{}],"expansions":[{}]}}"#,
        rules.join(","),
        expansions.join(",")
    );
    assert!(text.len() <= limits::RULE_SET_CHARS, "{} characters", text.len());
    let text = format!("{text}{}", " ".repeat(limits::RULE_SET_CHARS - text.len()));
    let began = Instant::now();
    let rules = compile(&text).unwrap_or_else(|problems| panic!("{problems:#?}"));
    println!("{} rules at {} steps in {:?}", rules.rules.len(), rules.steps.len(), began.elapsed());
    assert_eq!((rules.rules.len(), rules.steps.len()), (limits::RULES, 255));
    let more = text.replacen(
        "\"steps\":[",
        &format!("\"steps\":[{}", r#"{"waitTimeSeconds":0.1,"value":1},{"waitTimeSeconds":0.2,"value":1},"#),
        1,
    );
    let problems = check(more.trim_end());
    assert!(problems.iter().any(|problem| problem.message.contains("257 ages; at most 256")), "{problems:?}");
}

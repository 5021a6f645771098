//! Rule sets: what is accepted, and where and why the rest is refused.

mod support;

use musterd_core::limits::RULE_SET_PROBLEMS;
use musterd_core::rules::{ExpansionAge, check, compile};
use support::DUEL;

/// A rule set in the manner of the `FlexMatch` guide.
const FLEXMATCH: &str = r#"{
    "name": "cowboys",
    "ruleLanguageVersion": "1.0",
    "playerAttributes": [
        {"name": "skill", "type": "number", "default": 10},
        {"name": "mode", "type": "string_list", "default": ["deathmatch"]},
        {"name": "rank", "type": "string"},
        {"name": "characters", "type": "string_number_map", "default": {"sheriff": 2.5}}
    ],
    "algorithm": {"strategy": "exhaustiveSearch", "batchingPreference": "random", "expansionAgeSelection": "newest"},
    "teams": [
        {"name": "cowboys", "maxPlayers": 8, "minPlayers": 4},
        {"name": "aliens", "maxPlayers": 8, "minPlayers": 4}
    ],
    "rules": [
        {"name": "FairSkill", "description": "near", "type": "batchDistance", "batchAttribute": "skill",
         "maxDistance": "10", "partyAggregation": "avg"}
    ],
    "expansions": [
        {"target": "rules[FairSkill].maxDistance", "steps": [
            {"waitTimeSeconds": 5, "value": 50}, {"waitTimeSeconds": 15, "value": "100"}]},
        {"target": "team[cowboys].minPlayers", "steps": [{"waitTimeSeconds": 20, "value": 2}]}
    ]
}"#;

#[test]
fn a_flexmatch_file_compiles_unchanged() {
    let rules = compile(FLEXMATCH).expect("a good file");
    assert_eq!(rules.expansion_age, ExpansionAge::Newest);
    let steps: Vec<(u64, f64, u32)> =
        rules.steps.iter().map(|step| (step.from_ms, step.maxima[0], step.teams[0].min)).collect();
    assert_eq!(steps, [(0, 10.0, 4), (5_000, 50.0, 4), (15_000, 100.0, 4), (20_000, 100.0, 2)]);
    assert_eq!((rules.options.tick_ms, rules.options.request_timeout_ms), (1_000, 300_000));
    assert_eq!((rules.party_max(), rules.only_widens(), rules.distances[0].widest), (8, true, 100.0));
    assert!(compile(DUEL).is_ok());
}

/// Where a mistake is put into the file, and where it is found: path, line, part of the message.
#[test]
fn each_mistake_is_named_with_its_place() {
    for (from, to, path, line, message) in [
        ("\"1.0\"", "\"2.0\"", "ruleLanguageVersion", 3, "\"1.0\""),
        ("\"ruleLanguageVersion\": \"1.0\",", "", "ruleLanguageVersion", 1, "missing"),
        ("\"batchDistance\"", "\"batchdistance\"", "rules[0].type", 16, "is not one of"),
        ("\"skill\",\n", "\"skil\",\n", "rules[0].batchAttribute", 16, "not declared"),
        (
            "\"skill\",\n",
            "\"mode\",\n",
            "rules[0].batchAttribute",
            16,
            "expected a number or a string; attribute `mode` is a string_list",
        ),
        ("\"10\"", "\"ten\"", "rules[0].maxDistance", 17, "expected a number"),
        ("\"10\"", "-1", "rules[0].maxDistance", 17, "is not from 0"),
        ("\"avg\"", "\"mean\"", "rules[0].partyAggregation", 17, "min, max, avg"),
        (
            "\"exhaustiveSearch\"",
            "\"balanced\"",
            "algorithm.balancedAttribute",
            10,
            "`balancedAttribute` is missing",
        ),
        ("\"random\"", "\"sorted\"", "algorithm.sortByAttributes", 10, "is missing"),
        ("\"random\"", "\"fastestRegion\"", "algorithm.batchingPreference", 10, "random, sorted"),
        ("\"minPlayers\": 4}", "\"minPlayers\": 9}", "teams[0]", 12, "is more than maxPlayers"),
        (
            "\"maxPlayers\": 8",
            "\"maxPlayers\": 40",
            "algorithm",
            10,
            "a match of up to 48 players needs strategy balanced",
        ),
        (
            "\"maxPlayers\": 8",
            "\"maxPlayers\": 8, \"quantity\": 0",
            "teams[0].quantity",
            12,
            "is not from 1 to 200",
        ),
        ("\"maxPlayers\": 8", "\"maxPlayers\": 2.5", "teams[0].maxPlayers", 12, "whole number"),
        ("{\"name\": \"aliens\"", "{\"name\": \"cowboys\"", "teams[1]", 13, "declared twice"),
        ("\"value\": 50", "\"value\": null", "expansions[0].steps[0].value", 21, "found null"),
        ("\"waitTimeSeconds\": 15", "\"waitTimeSeconds\": 5", "expansions[0].steps[1]", 21, "must rise"),
        ("rules[FairSkill]", "rules[Nothing]", "expansions[0].target", 20, "has no `Nothing`"),
        (
            "].maxDistance\"",
            "].minDistance\"",
            "expansions[0].target",
            20,
            "rule `FairSkill` has no `minDistance` to expand; it can expand: maxDistance",
        ),
        (
            "\"type\": \"number\", \"default\": 10",
            "\"type\": \"int\"",
            "playerAttributes[0].type",
            5,
            "is not one of",
        ),
        ("\"default\": 10", "\"default\": \"much\"", "playerAttributes[0].default", 5, "expected a number"),
        (
            "{\"sheriff\": 2.5}",
            "{\"sheriff\": \"x\"}",
            "playerAttributes[3].default",
            8,
            "no string_number_map",
        ),
        ("\"description\"", "\"descripton\"", "rules[0].descripton", 16, "unknown key"),
        ("\"name\": \"cowboys\",\n", "\"name\": 5,\n", "name", 2, "expected a string, found a number"),
        ("\"teams\"", "\"queue\": {\"tickMs\": -1}, \"teams\"", "queue.tickMs", 11, "is not from 0"),
        (
            "\"teams\"",
            "\"queue\": {\"placement\": {}}, \"teams\"",
            "queue.placement",
            11,
            "not supported yet: placement",
        ),
        ("\"teams\"", "\"weights\": {}, \"teams\"", "weights", 11, "expected an array"),
        ("\"teams\"", "\"name\": \"again\", \"teams\"", "name", 11, "given twice"),
    ] {
        let text = FLEXMATCH.replacen(from, to, 1);
        assert_ne!(text, FLEXMATCH, "{from}");
        let problems = check(&text);
        let found = problems
            .iter()
            .any(|problem| problem.path == path && problem.line == line && problem.message.contains(message));
        assert!(found, "{from} -> {to}: {problems:#?}");
    }
}

#[test]
fn texts_that_are_no_rule_sets_are_refused() {
    let long = format!("\"{}\"", "x".repeat(70_000));
    let deep = format!("{}{}", "[".repeat(400), "]".repeat(400));
    let deepest = "[".repeat(60_000);
    for (text, message) in [
        ("", "empty"),
        ("   \n", "empty"),
        ("[]", "expected an object"),
        ("{\"name\": ", "not valid JSON"),
        ("{\"teams\": [], // comment\n}", "not valid JSON"),
        ("{\"teams\": [],}", "not valid JSON"),
        ("{} {}", "not valid JSON"),
        (&long, "at most 65535 characters"),
        (&deep, "nested deeper"),
        (&deepest, "not valid JSON"),
    ] {
        let problems = check(text);
        assert!(problems[0].message.contains(message), "{text:.40}: {problems:?}");
    }
}

#[test]
fn mistakes_are_reported_together_by_line_and_without_their_echoes() {
    let text =
        FLEXMATCH.replace("\"1.0\"", "\"9\"").replace("\"number\"", "\"int\"").replace("\"random\"", "1");
    let lines: Vec<u32> = check(&text).iter().map(|problem| problem.line).collect();
    assert_eq!(lines, [3, 5, 10], "the rule on the attribute of line 5 is no mistake of its own");
}

/// As many keys as the text has room for: each mistake costs a walk over the text, and each key a look at those before it.
#[test]
fn a_text_of_nothing_but_mistakes_is_refused_with_the_first_of_them() {
    let repeated = vec!["\"a\":1"; 10_900].join(",");
    let unknown: Vec<String> = (0..7_000).map(|number| format!("\"{number:x}\":1")).collect();
    for keys in [repeated, unknown.join(",")] {
        let problems = check(&format!("{{{keys}}}"));
        assert_eq!(problems.len(), RULE_SET_PROBLEMS, "{keys:.40}");
    }
}

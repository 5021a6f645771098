//! What `musterd check` says of good rule sets: what serves a rule, when what changes, and what to look at.

use musterd_core::rules::compile;
use musterd_core::rules::plan::{Plan, WarningKind};

/// A rule set with a number, a text, a list and a map, and the teams red and blue of 2 to 4, and green of 0 to 2.
fn plan(more: &str) -> Plan {
    let text = format!(
        r#"{{
        "ruleLanguageVersion": "1.0",
        "playerAttributes": [
            {{"name": "skill", "type": "number", "default": 1}},
            {{"name": "mode", "type": "string", "default": "any"}},
            {{"name": "maps", "type": "string_list", "default": []}},
            {{"name": "taste", "type": "string_number_map", "default": {{}}}}
        ],
        "teams": [
            {{"name": "red", "minPlayers": 2, "maxPlayers": 4}},
            {{"name": "blue", "minPlayers": 2, "maxPlayers": 4}},
            {{"name": "green", "minPlayers": 0, "maxPlayers": 2, "quantity": 2}}
        ],
        {more}
    }}"#
    );
    compile(&text).unwrap_or_else(|problems| panic!("{problems:#?}\n{text}")).plan()
}

#[test]
fn each_rule_is_served_in_one_place() {
    let plan = plan(
        r#""algorithm": {"expansionAgeSelection": "oldest"},
        "rules": [
            {"name": "near", "type": "batchDistance", "batchAttribute": "skill", "maxDistance": 10},
            {"name": "second", "type": "batchDistance", "batchAttribute": "skill", "maxDistance": 20, "partyAggregation": "max"},
            {"name": "same", "type": "batchDistance", "batchAttribute": "mode"},
            {"name": "fast", "type": "latency", "maxLatency": 90},
            {"name": "maps", "type": "collection", "measurements": "flatten(teams[*].players.attributes[maps])", "operation": "intersection", "minCount": 1},
            {"name": "liked", "type": "absoluteSort", "sortDirection": "descending", "sortAttribute": "taste", "mapKey": "maxValue"},
            {"name": "part", "type": "comparison", "measurements": "count(teams[red].players)", "operation": ">", "referenceValue": 2},
            {"name": "joined", "type": "compound", "statement": "not(part)"}
        ]"#,
    );
    let names = |rules: &[musterd_core::rules::plan::Served]| {
        rules.iter().map(|served| served.rule.clone()).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(plan.index.as_ref().map(|served| &*served.rule), Some("near"));
    assert_eq!(plan.index.as_ref().map(|served| &*served.limits), Some("maxDistance 10"));
    assert_eq!(names(&plan.partition), "same");
    assert_eq!(names(&plan.regions), "fast");
    assert_eq!(names(&plan.scan), "second maps joined");
    assert_eq!(names(&plan.parts), "part");
    assert_eq!(plan.order, ["absoluteSort liked"]);
    let teams: Vec<(&str, usize)> = plan.teams.iter().map(|team| (&*team.name, team.quantity)).collect();
    assert_eq!(teams, [("red", 1), ("blue", 1), ("green", 2)]);
    let counts: Vec<(f64, f64)> = plan.cost.rows.iter().map(|row| (row.tickets, row.candidates)).collect();
    assert_eq!(counts, [(1_000.0, 25.0), (10_000.0, 250.0), (100_000.0, 2_500.0)]);
}

#[test]
fn the_timeline_has_what_changes_and_nothing_else() {
    let plan = plan(
        r#""rules": [
            {"name": "near", "type": "batchDistance", "batchAttribute": "skill", "maxDistance": 10},
            {"name": "has", "type": "collection", "measurements": "teams[red].players.attributes[maps]", "operation": "contains", "referenceValue": "x", "minCount": 1}
        ],
        "expansions": [
            {"target": "rules[near].maxDistance", "steps": [{"waitTimeSeconds": 5, "value": 20}]},
            {"target": "rules[has].maxCount", "steps": [{"waitTimeSeconds": 7.5, "value": 3}]},
            {"target": "rules[has].referenceValue", "steps": [{"waitTimeSeconds": 5, "value": "y"}]},
            {"target": "teams[green].maxPlayers", "steps": [{"waitTimeSeconds": 5, "value": 3}]},
            {"target": "teams[red].minPlayers", "steps": [{"waitTimeSeconds": 5, "value": 2}]}
        ]"#,
    );
    let targets = [
        "rules[near].maxDistance",
        "rules[has].maxCount",
        "rules[has].referenceValue",
        "teams[green].maxPlayers",
    ];
    assert_eq!(plan.timeline.targets, targets);
    let rows: Vec<(u64, String)> =
        plan.timeline.rows.iter().map(|row| (row.from_ms, row.values.join(" "))).collect();
    let rows: Vec<(u64, &str)> = rows.iter().map(|(from_ms, values)| (*from_ms, &**values)).collect();
    assert_eq!(rows, [(0, "10 - x 2"), (5_000, "20 - y 3"), (7_500, "20 3 y 3")]);
    assert_eq!((plan.timeline.clock, plan.timeline.only_widens), ("newest", false));
}

/// Rules and what is said about the last of them.
#[test]
fn rules_that_can_never_hold_are_found() {
    let count = "count(teams[red].players)";
    let part = format!(
        r#"{{"name": "a", "type": "comparison", "measurements": "{count}", "operation": ">", "referenceValue": 2}}"#
    );
    let compare = |measured: &str, operation: &str, reference: &str| {
        format!(
            r#"{{"name": "r", "type": "comparison", "measurements": "{measured}", "operation": "{operation}", "referenceValue": {reference}}}"#
        )
    };
    let contains = |measured: &str, bounds: &str| {
        format!(
            r#"{{"name": "r", "type": "collection", "measurements": "{measured}", "operation": "contains", "referenceValue": "x", {bounds}}}"#
        )
    };
    let compound = |statement: &str| {
        format!(r#"{part}, {{"name": "r", "type": "compound", "statement": "{statement}"}}"#)
    };
    let maps = "flatten(teams[red,blue].players.attributes[maps])";
    for (rules, expected) in [
        (compare(count, ">", "4"), Some("what it measures is from 2 to 4, the reference from 4 to 4")),
        (compare(count, ">=", "4"), None),
        (compare(count, "<", "2"), Some("from 2 to 4")),
        (compare(count, "=", "5"), Some("from 2 to 4")),
        (compare(count, "=", "\"count(teams[blue].players)\""), None),
        (compare(count, "<", "\"max(count(teams[green].players))\""), Some("the reference from 0 to 2")),
        (compare("count(flatten(teams[*].players))", ">", "12"), Some("from 4 to 12")),
        (compare("count(flatten(teams[*].players))", ">", "11"), None),
        (compare("stddev(teams[red].players.attributes[skill])", "<", "0"), Some("from 0 to inf")),
        (compare("teams[red].players.attributes[mode]", "=", "\"x\""), None),
        (contains(maps, r#""minCount": 5, "maxCount": 4"#), Some("minCount 5 is more than maxCount 4")),
        (contains(maps, r#""minCount": 9"#), Some("minCount is 9 and at most 8 collections are measured")),
        (contains(maps, r#""minCount": 8"#), None),
        (contains("flatten(teams[*].players.attributes[mode])", r#""minCount": 2"#), Some("at most 1 collections")),
        (
            r#"{"name": "r", "type": "collection", "measurements": "teams[red].players.attributes[maps]", "operation": "reference_intersection_count", "referenceValue": ["a", "b"], "minCount": 3}"#.to_owned(),
            Some("minCount is 3 and at most 2 texts are in the reference"),
        ),
        (
            format!(r#"{{"name": "r", "type": "distance", "measurements": "{count}", "referenceValue": 9, "maxDistance": 4}}"#),
            Some("the distance is always from 5 to 7"),
        ),
        (
            format!(r#"{{"name": "r", "type": "distance", "measurements": "{count}", "referenceValue": 3, "minDistance": 2}}"#),
            Some("the distance is always from 0 to 1"),
        ),
        (
            format!(r#"{{"name": "r", "type": "distance", "measurements": "{count}", "referenceValue": 3, "minDistance": 2, "maxDistance": 1}}"#),
            Some("minDistance 2 is more than maxDistance 1"),
        ),
        (r#"{"name": "r", "type": "latency", "maxLatency": 0}"#.to_owned(), Some("maxLatency is 0")),
        (compound("and(a, not(a))"), Some("false whatever its rules say")),
        (compound("xor(a, a)"), Some("false whatever its rules say")),
        (compound("or(a, not(a))"), Some("true whatever its rules say")),
        (compound("or(a, and(a, a))"), None),
    ] {
        let plan = plan(&format!("\"rules\": [{rules}]"));
        let about = plan.warnings.iter().filter(|warning| warning.about == "rules[r]");
        let found: Vec<&str> = about
            .filter(|warning| matches!(warning.kind, WarningKind::NeverPasses | WarningKind::NoEffect))
            .map(|warning| &*warning.message)
            .collect();
        match expected {
            None => assert!(found.is_empty(), "{rules}: {found:?}"),
            Some(words) => assert!(matches!(found[..], [one] if one.contains(words)), "{rules}: {found:?}"),
        }
    }
}

/// Parts of a rule set, what a warning is about, and what it says.
#[test]
fn what_can_starve_is_found() {
    let near = r#"{"name": "near", "type": "batchDistance", "batchAttribute": "skill", "maxDistance": 10}"#;
    let wider = r#"{"target": "rules[near].maxDistance", "steps": [{"waitTimeSeconds": 5, "value": 20}]}"#;
    let narrower = wider.replace("20", "5");
    let late = wider.replace("\"waitTimeSeconds\": 5", "\"waitTimeSeconds\": 300");
    for (more, about, message) in [
        (format!(r#""rules": [{near}], "expansions": [{wider}]"#), "algorithm.expansionAgeSelection", "a wait has no bound"),
        (format!(r#""rules": [{near}], "expansions": [{narrower}]"#), "expansions", "the step at 5 s takes back"),
        (format!(r#""rules": [{near}], "expansions": [{late}]"#), "expansions", "a step at 300 s comes after requestTimeoutSeconds 300"),
        (format!(r#""rules": [{near}]"#), "rules[near]", "it has no expansion"),
        (r#""rules": [{"name": "l", "type": "latency", "maxLatency": 50}]"#.to_owned(), "rules[l]", "reports no latency"),
        (
            r#""rules": [{"name": "e", "type": "comparison", "measurements": "avg(teams[green].players.attributes[skill])", "operation": ">", "referenceValue": 0}]"#.to_owned(),
            "rules[e]",
            "team green_1 may be empty",
        ),
        (
            r#""rules": [{"name": "m", "type": "comparison", "measurements": "teams[red].players.attributes[skill]", "operation": ">", "referenceValue": "teams[blue].players.attributes[skill]"}]"#.to_owned(),
            "rules[m]",
            "its referenceValue is a list",
        ),
        (
            r#""roles": {"attribute": "maps", "composition": [{"role": "a", "minPlayers": 5}], "teams": ["red"]}"#.to_owned(),
            "teams[red]",
            "its roles take 5 players at least",
        ),
        (
            r#""roles": {"attribute": "maps", "composition": [{"role": "a", "minPlayers": 1}], "teams": ["blue"]}"#.to_owned(),
            "teams[blue]",
            "its roles take 1 players at most",
        ),
    ] {
        let plan = plan(&more);
        let found = plan.warnings.iter().any(|warning| warning.about == about && warning.message.contains(message));
        assert!(found, "{about}: {message}: {:#?}", plan.warnings);
    }
    let quiet = plan(&format!(
        r#""algorithm": {{"expansionAgeSelection": "oldest"}}, "rules": [{near}], "expansions": [{wider}]"#
    ));
    assert!(quiet.warnings.is_empty(), "{:#?}", quiet.warnings);
}

#[test]
fn an_attribute_without_default_is_noted() {
    let text = r#"{"ruleLanguageVersion": "1.0", "playerAttributes": [{"name": "skill", "type": "number"}],
        "teams": [{"name": "all", "minPlayers": 1, "maxPlayers": 2}]}"#;
    let plan = compile(text).expect("good").plan();
    assert!(
        matches!(&plan.warnings[..], [one] if one.kind == WarningKind::Note && one.about == "playerAttributes[skill]")
    );
}

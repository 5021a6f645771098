//! The rule language, table by table: what compiles and to what, and what is refused with path and words.

use std::fmt::Write as _;

use musterd_core::limits;
use musterd_core::rules::expression::{Expression, Function, Property, TeamSelection};
use musterd_core::rules::model::{Batching, MapKey, RuleKind, Statement, Strategy};
use musterd_core::rules::{RuleSet, check, compile};

/// A rule set with attributes of every type, the teams red and blue of 1 to 4 and the quantity `trio` of 3 to 5.
fn set(more: &str) -> String {
    format!(
        r#"{{
        "ruleLanguageVersion": "1.0",
        "playerAttributes": [
            {{"name": "skill", "type": "number", "default": 1}},
            {{"name": "mode", "type": "string", "default": "any"}},
            {{"name": "maps", "type": "string_list", "default": []}},
            {{"name": "taste", "type": "string_number_map", "default": {{}}}}
        ],
        "teams": [
            {{"name": "red", "minPlayers": 1, "maxPlayers": 4}},
            {{"name": "blue", "minPlayers": 1, "maxPlayers": 4}},
            {{"name": "trio", "minPlayers": 3, "maxPlayers": 5, "quantity": 3}}
        ],
        {more}
    }}"#
    )
}

fn with_rules(rules: &str) -> String {
    set(&format!("\"rules\": [{rules}]"))
}

fn good(text: &str) -> RuleSet {
    compile(text).unwrap_or_else(|problems| panic!("{problems:#?}\n{text}"))
}

/// Asserts that a problem at this path says this.
fn assert_refused(text: &str, path: &str, message: &str) {
    let problems = check(text);
    let found = problems.iter().any(|problem| problem.path == path && problem.message.contains(message));
    assert!(found, "expected {path}: {message}\nfound {problems:#?}\n{text}");
}

/// A comparison of this measurement with 1.
fn measured(expression: &str) -> String {
    with_rules(&format!(
        r#"{{"name": "r", "type": "comparison", "measurements": {expression:?}, "operation": "=", "referenceValue": 1}}"#
    ))
}

fn only_measurement(rules: &RuleSet) -> &Expression {
    match &rules.rules[0].kind {
        RuleKind::Comparison { measurements, .. } => &measurements[0],
        other => panic!("{other:?}"),
    }
}

#[test]
fn teams_of_a_quantity_are_numbered_and_named_in_three_ways() {
    let rules = good(&measured("count(teams[red].players)"));
    let names: Vec<&str> = rules.teams.iter().map(|name| &**name).collect();
    assert_eq!(names, ["red", "blue", "trio_1", "trio_2", "trio_3"]);
    assert_eq!(&*rules.team_declarations, [0, 1, 2, 2, 2]);
    let many = |teams: &[usize]| TeamSelection::Many(teams.into());
    for (written, expected) in [
        ("teams[red]", TeamSelection::One(0)),
        ("team[blue]", TeamSelection::One(1)),
        ("teams[trio_2]", TeamSelection::One(3)),
        ("teams[trio2]", TeamSelection::One(3)),
        ("teams[trio]", many(&[2, 3, 4])),
        ("teams[blue, red]", many(&[0, 1])),
        ("teams[trio,red]", many(&[0, 2, 3, 4])),
        ("teams[*]", many(&[0, 1, 2, 3, 4])),
    ] {
        let rules = good(&measured(&format!("max(count({written}.players))")).replace(
            &format!("max(count({written}.players))"),
            &if matches!(expected, TeamSelection::One(_)) {
                format!("count({written}.players)")
            } else {
                format!("max(count({written}.players))")
            },
        ));
        let mut found = only_measurement(&rules);
        while let Expression::Call { arguments, .. } = found {
            found = &arguments[0];
        }
        let Expression::Players { teams, property: Property::Player } = found else { panic!("{found:?}") };
        assert_eq!(*teams, expected, "{written}");
    }
}

#[test]
fn expressions_nest_as_written() {
    let rules = good(&measured(" max( avg( teams[*].players.attributes[skill] ) ) "));
    let players = Expression::Players {
        teams: TeamSelection::Many(Box::new([0, 1, 2, 3, 4])),
        property: Property::Attribute(0),
    };
    let call = |function, argument| Expression::Call { function, arguments: Box::new([argument]) };
    assert_eq!(*only_measurement(&rules), call(Function::Max, call(Function::Average, players)));
}

/// The type of each expression is what `comparison`, `distance` and `collection` take or refuse.
#[test]
fn every_expression_has_a_type() {
    for (expression, wrong) in [
        ("teams[red].players.attributes[skill]", ""),
        ("avg(teams[*].players.attributes[skill])", ""),
        ("stddev(flatten(teams[*].players.attributes[skill]))", ""),
        ("median(teams[red,blue].players.attributes[skill])", ""),
        ("sum(count(teams[*].players))", ""),
        ("count(set_intersection(flatten(teams[*].players.attributes[maps])))", ""),
        ("count(set_intersection(teams[red].players[playerId], teams[blue].players[playerid]))", ""),
        ("count(set_intersection(flatten(teams[red].players.attributes[maps]), ['a', \"b\"]))", ""),
        (
            "min(teams[red].players.attributes[mode])",
            "column 5: min takes a list of numbers, found a list of texts",
        ),
        (
            "avg(avg(teams[red].players.attributes[skill]))",
            "column 5: avg takes a list of numbers, found a number",
        ),
        ("flatten(teams[red].players)", "column 9: flatten takes a list of lists, found a list of players"),
        ("set_intersection(teams[*].players)", "column 18: set_intersection takes a list of lists of texts"),
        ("max(teams[red].players.attributes[taste])", "column 35: attribute `taste` is a string_number_map"),
        ("max(teams[red].players.attributes[skil])", "column 35: attribute `skil` is not declared"),
        ("count(teams[green].players)", "column 13: teams has no `green`"),
        ("count(teams[red,red].players)", "column 13: team `red` is named twice"),
        ("count(teams[red,].players)", "column 13: expected the name of a team"),
        ("count(teams[red])", "column 17: expected .players, found `)`"),
        ("count(teams[red].players[id])", "column 26: expected playerId, found `id`"),
        ("count(teams[red].players.skill)", "column 25: expected .attributes[NAME] or [playerId]"),
        ("count(teams[red].players", "column 25: expected `,` or `)`, found the end"),
        ("count(teams[red].players))", "column 26: expected the end, found `)`"),
        ("count(teams[red.players", "column 13: a `]` is missing"),
        ("cuont(teams[red].players)", "column 1: expected teams[…], a function (min, max, avg"),
        ("min(teams[red].players.attributes[skill], 5)", "column 43: min takes one argument, found 2"),
        (
            "set_intersection(teams[red].players[playerId], 5)",
            "column 48: set_intersection of several takes lists of texts",
        ),
        ("count()", "column 7: expected teams[…], a function"),
        ("count(['a'])", "column 1: an expression looks at players"),
        ("5", "column 1: an expression looks at players"),
        ("", "column 1: expected teams[…], a function"),
        ("é + teams[red]", "column 1: expected teams[…]"),
        ("teams[red].players", "expected numbers or texts, found a list of players"),
        (
            "teams[red].players.attributes[maps]",
            "not collections, which the collection rule is for, found a list of lists of texts",
        ),
        (
            "teams[red].players.attributes[mode]",
            "expected a text or an expression that gives one, found a number",
        ),
    ] {
        let text = measured(expression);
        if wrong.is_empty() {
            good(&text);
        } else {
            let path = if wrong.starts_with("expected a text") {
                "rules[0].referenceValue"
            } else {
                "rules[0].measurements"
            };
            assert_refused(&text, path, wrong);
        }
    }
}

#[test]
fn expressions_have_limits() {
    let nested = |depth: usize| {
        format!("{}teams[*].players.attributes[skill]{}", "flatten(".repeat(depth), ")".repeat(depth))
    };
    assert_refused(&measured(&nested(17)), "rules[0].measurements", "nested deeper than 16 levels");
    let wide = |parts: usize| {
        let lists = vec!["teams[red].players[playerId]"; parts].join(",");
        format!("count(set_intersection({lists}))")
    };
    good(&measured(&wide(limits::EXPRESSION_NODES - 2)));
    assert_refused(
        &measured(&wide(limits::EXPRESSION_NODES - 1)),
        "rules[0].measurements",
        "more than 64 parts",
    );
}

/// One rule of every type, good.
#[test]
fn every_rule_type_compiles_in_every_form() {
    for rule in [
        r#"{"name": "r", "type": "batchDistance", "batchAttribute": "skill", "maxDistance": "5", "partyAggregation": "max"}"#,
        r#"{"name": "r", "type": "batchDistance", "batchAttribute": "mode"}"#,
        r#"{"name": "r", "type": "batchDistance", "batchAttribute": "mode", "maxDistance": 0}"#,
        r#"{"name": "r", "type": "comparison", "measurements": "teams[red].players.attributes[mode]", "operation": "!=", "referenceValue": "ranked"}"#,
        r#"{"name": "r", "type": "comparison", "measurements": ["flatten(teams[*].players.attributes[mode])"], "operation": "="}"#,
        r#"{"name": "r", "type": "comparison", "measurements": ["count(teams[red].players)", "count(teams[blue].players)"], "operation": "="}"#,
        r#"{"name": "r", "type": "comparison", "measurements": ["count(teams[red].players)"], "operation": ">=", "referenceValue": "count(teams[blue].players)", "partyAggregation": "min"}"#,
        r#"{"name": "r", "type": "comparison", "measurements": "teams[red].players.attributes[skill]", "operation": "<", "referenceValue": "12.5"}"#,
        r#"{"name": "r", "description": "d", "type": "distance", "measurements": ["avg(teams[*].players.attributes[skill])"], "referenceValue": "avg(flatten(teams[*].players.attributes[skill]))", "maxDistance": 10}"#,
        r#"{"name": "r", "type": "distance", "measurements": "teams[red].players.attributes[skill]", "referenceValue": 3, "minDistance": 1, "maxDistance": "2"}"#,
        r#"{"name": "r", "type": "collection", "measurements": "flatten(teams[*].players.attributes[maps])", "operation": "intersection", "minCount": 1, "partyAggregation": "intersection"}"#,
        r#"{"name": "r", "type": "collection", "measurements": ["flatten(teams[*].players.attributes[maps])"], "operation": "contains", "referenceValue": "medic", "maxCount": 5}"#,
        r#"{"name": "r", "type": "collection", "measurements": "teams[red].players.attributes[maps]", "operation": "reference_intersection_count", "referenceValue": ["a", "b"], "minCount": "1"}"#,
        r#"{"name": "r", "type": "collection", "measurements": "flatten(teams[*].players.attributes[maps])", "operation": "reference_intersection_count", "referenceValue": "flatten(teams[*].players[playerId])", "maxCount": 0}"#,
        r#"{"name": "r", "type": "collection", "measurements": "teams[red].players.attributes[maps]", "operation": "reference_intersection_count", "referenceValue": "dust", "maxCount": 3, "partyAggregation": "union"}"#,
        r#"{"name": "r", "type": "latency", "maxLatency": 150}"#,
        r#"{"name": "r", "type": "latency", "maxDistance": 30, "distanceReference": "avg", "partyAggregation": "max"}"#,
        r#"{"name": "r", "type": "absoluteSort", "sortDirection": "ascending", "sortAttribute": "skill", "partyAggregation": "avg"}"#,
        r#"{"name": "r", "type": "distanceSort", "sortDirection": "descending", "sortAttribute": "taste", "mapKey": "minValue"}"#,
    ] {
        let rules = good(&with_rules(rule));
        assert_eq!((rules.rules.len(), rules.steps[0].rules.len()), (1, 1), "{rule}");
    }
}

/// A rule, the key that is wrong in it, and what is said.
#[test]
#[expect(clippy::too_many_lines, reason = "one table")]
fn every_meaningless_rule_is_refused() {
    for (rule, key, message) in [
        (r#"{"name": "r"}"#, ".type", "`type` is missing"),
        (r#"{"name": "r", "type": "compare"}"#, ".type", "is not one of batchDistance, comparison"),
        (r#"{"type": "latency", "maxLatency": 1}"#, ".name", "`name` is missing"),
        (
            r#"{"name": "r", "type": "batchDistance", "batchAttribute": "skill"}"#,
            ".maxDistance",
            "is missing",
        ),
        (
            r#"{"name": "r", "type": "batchDistance", "batchAttribute": "mode", "maxDistance": 1}"#,
            ".maxDistance",
            "texts are equal or not",
        ),
        (
            r#"{"name": "r", "type": "batchDistance", "batchAttribute": "maps", "maxDistance": 1}"#,
            ".batchAttribute",
            "expected a number or a string",
        ),
        (r#"{"name": "r", "type": "comparison", "operation": "="}"#, ".measurements", "is missing"),
        (
            r#"{"name": "r", "type": "comparison", "measurements": [], "operation": "="}"#,
            ".measurements",
            "at least one expression",
        ),
        (
            r#"{"name": "r", "type": "comparison", "measurements": 5, "operation": "="}"#,
            ".measurements",
            "expected an expression or a list of expressions, found a number",
        ),
        (
            r#"{"name": "r", "type": "comparison", "measurements": ["count(teams[red].players)", 5], "operation": "="}"#,
            ".measurements[1]",
            "expected a string",
        ),
        (
            r#"{"name": "r", "type": "comparison", "measurements": "teams[red].players.attributes[skill]", "operation": "=="}"#,
            ".operation",
            "`==` is not one of <, <=, =, !=, >, >=",
        ),
        (
            r#"{"name": "r", "type": "comparison", "measurements": "teams[red].players.attributes[skill]", "operation": "<"}"#,
            ".operation",
            "expected = or != where there is no referenceValue, found <",
        ),
        (
            r#"{"name": "r", "type": "comparison", "measurements": "teams[red].players.attributes[mode]", "operation": "<", "referenceValue": "a"}"#,
            ".operation",
            "texts compare by = or != only",
        ),
        (
            r#"{"name": "r", "type": "comparison", "measurements": "avg(teams[red].players.attributes[skill])", "operation": "="}"#,
            ".measurements",
            "there is nothing to compare it with",
        ),
        (
            r#"{"name": "r", "type": "comparison", "measurements": ["teams[red].players.attributes[skill]", "teams[red].players.attributes[mode]"], "operation": "="}"#,
            ".measurements",
            "only numbers or only texts",
        ),
        (
            r#"{"name": "r", "type": "comparison", "measurements": "teams[red].players.attributes[skill]", "operation": "=", "referenceValue": "high"}"#,
            ".referenceValue",
            "expected a number or an expression that gives one, found a string",
        ),
        (
            r#"{"name": "r", "type": "comparison", "measurements": "teams[red].players.attributes[skill]", "operation": "=", "referenceValue": "teams[blue].players.attributes[mode]"}"#,
            ".referenceValue",
            "found a list of texts",
        ),
        (
            r#"{"name": "r", "type": "comparison", "measurements": "teams[red].players.attributes[skill]", "operation": "=", "referenceValue": "avrage(teams[blue].players.attributes[skill])"}"#,
            ".referenceValue",
            "column 1: expected teams",
        ),
        (
            r#"{"name": "r", "type": "comparison", "measurements": "teams[red].players.attributes[skill]", "operation": "=", "referenceValue": null}"#,
            ".referenceValue",
            "found null",
        ),
        (
            r#"{"name": "r", "type": "distance", "measurements": "teams[red].players.attributes[skill]", "maxDistance": 1}"#,
            ".referenceValue",
            "is missing",
        ),
        (
            r#"{"name": "r", "type": "distance", "measurements": "teams[red].players.attributes[skill]", "referenceValue": 1}"#,
            "",
            "minDistance or maxDistance is missing",
        ),
        (
            r#"{"name": "r", "type": "distance", "measurements": "teams[red].players.attributes[mode]", "referenceValue": 1, "maxDistance": 1}"#,
            ".measurements",
            "expected numbers, found a list of texts",
        ),
        (
            r#"{"name": "r", "type": "collection", "measurements": "teams[red].players.attributes[maps]", "operation": "intersection"}"#,
            "",
            "minCount or maxCount is missing",
        ),
        (
            r#"{"name": "r", "type": "collection", "measurements": "teams[red].players.attributes[maps]", "operation": "intersection", "minCount": 1, "referenceValue": "a"}"#,
            ".referenceValue",
            "takes no referenceValue",
        ),
        (
            r#"{"name": "r", "type": "collection", "measurements": "teams[red].players.attributes[maps]", "operation": "contains", "minCount": 1}"#,
            ".referenceValue",
            "is missing",
        ),
        (
            r#"{"name": "r", "type": "collection", "measurements": "teams[red].players.attributes[maps]", "operation": "contains", "minCount": 1, "referenceValue": "teams[red].players[playerId]"}"#,
            ".referenceValue",
            "expected a text as it stands, found an expression",
        ),
        (
            r#"{"name": "r", "type": "collection", "measurements": "teams[red].players.attributes[maps]", "operation": "reference_intersection_count", "minCount": 1, "referenceValue": "teams[*].players[playerId]"}"#,
            ".referenceValue",
            "found a list of lists of texts",
        ),
        (
            r#"{"name": "r", "type": "collection", "measurements": "teams[red].players.attributes[skill]", "operation": "intersection", "minCount": 1}"#,
            ".measurements",
            "expected lists of texts, found a list of numbers",
        ),
        (
            r#"{"name": "r", "type": "collection", "measurements": "teams[red].players.attributes[maps]", "operation": "intersection", "minCount": 1.5}"#,
            ".minCount",
            "not a whole number",
        ),
        (
            r#"{"name": "r", "type": "collection", "measurements": "teams[red].players.attributes[maps]", "operation": "union", "minCount": 1}"#,
            ".operation",
            "is not one of intersection, contains",
        ),
        (
            r#"{"name": "r", "type": "collection", "measurements": "teams[red].players.attributes[maps]", "operation": "intersection", "minCount": 1, "partyAggregation": "avg"}"#,
            ".partyAggregation",
            "is not one of union, intersection",
        ),
        (r#"{"name": "r", "type": "latency"}"#, "", "maxLatency or maxDistance is missing"),
        (r#"{"name": "r", "type": "latency", "maxLatency": -1}"#, ".maxLatency", "is not from 0"),
        (
            r#"{"name": "r", "type": "latency", "maxLatency": 1, "distanceReference": "max"}"#,
            ".distanceReference",
            "is not one of min, avg",
        ),
        (
            r#"{"name": "r", "type": "absoluteSort", "sortAttribute": "skill"}"#,
            ".sortDirection",
            "is missing",
        ),
        (
            r#"{"name": "r", "type": "absoluteSort", "sortDirection": "up", "sortAttribute": "skill"}"#,
            ".sortDirection",
            "ascending, descending",
        ),
        (
            r#"{"name": "r", "type": "distanceSort", "sortDirection": "ascending", "sortAttribute": "mode"}"#,
            ".sortAttribute",
            "expected a number or a string_number_map",
        ),
        (
            r#"{"name": "r", "type": "distanceSort", "sortDirection": "ascending", "sortAttribute": "taste"}"#,
            ".mapKey",
            "is missing",
        ),
        (
            r#"{"name": "r", "type": "distanceSort", "sortDirection": "ascending", "sortAttribute": "skill", "mapKey": "minValue"}"#,
            ".mapKey",
            "is for a string_number_map",
        ),
        (
            r#"{"name": "r", "type": "distanceSort", "sortDirection": "ascending", "sortAttribute": "taste", "mapKey": "minvalue"}"#,
            ".mapKey",
            "expected minValue, maxValue or a key of the map, found `minvalue`",
        ),
        (r#"{"name": "r", "type": "compound"}"#, ".statement", "is missing"),
        (
            r#"{"name": "r", "type": "latency", "maxLatency": 1, "maxLatncy": 1}"#,
            ".maxLatncy",
            "unknown key `maxLatncy`",
        ),
    ] {
        assert_refused(&with_rules(rule), &format!("rules[0]{key}"), message);
    }
}

/// Rules a, b and c of one comparison each, a batchDistance d, a sort s, and a compound of this statement.
fn compound(statement: &str) -> String {
    let mut rules = String::new();
    for name in ["a", "b", "c"] {
        let _ = write!(
            rules,
            r#"{{"name": {name:?}, "type": "comparison", "measurements": "count(teams[red].players)", "operation": ">", "referenceValue": 1}},"#
        );
    }
    with_rules(&format!(
        r#"{rules}
        {{"name": "d", "type": "batchDistance", "batchAttribute": "mode"}},
        {{"name": "s", "type": "absoluteSort", "sortDirection": "ascending", "sortAttribute": "skill"}},
        {{"name": "e", "type": "compound", "statement": "not(c)"}},
        {{"name": "all", "type": "compound", "statement": {statement:?}}},
        {{"name": "later", "type": "latency", "maxLatency": 5}}"#
    ))
}

#[test]
fn compound_statements_are_parsed_and_their_rules_are_parts() {
    let rules = good(&compound(" or( and(a, b) , not(e), xor(a,b,c)) "));
    let RuleKind::Compound { statement } = &rules.rules[6].kind else { panic!("a compound") };
    let rule = |index| Statement::Rule(index);
    let expected = Statement::Or(Box::new([
        Statement::And(Box::new([rule(0), rule(1)])),
        Statement::Not(Box::new(rule(5))),
        Statement::Xor(Box::new([rule(0), rule(1), rule(2)])),
    ]));
    assert_eq!(*statement, expected);
    let parts: Vec<&str> = rules.rules.iter().filter(|rule| rule.is_part).map(|rule| &*rule.name).collect();
    assert_eq!(parts, ["a", "b", "c", "e"]);
    for (statement, message) in [
        ("or(a, z)", "column 7: no rule `z` is declared before this one"),
        ("or(a, later)", "column 7: no rule `later` is declared before this one"),
        ("or(a, all)", "column 7: no rule `all` is declared before this one"),
        ("or(a, d)", "column 7: `d` is a batchDistance rule"),
        ("or(a, s)", "column 7: `s` is a sort"),
        ("not(a, b)", "column 1: not takes one argument, found 2"),
        ("nand(a, b)", "column 1: expected and, or, not or xor, found `nand`"),
        ("or(a b)", "column 4: no rule `a b` is declared"),
        ("or(a", "column 5: expected `,` or `)`, found the end"),
        ("or()", "column 4: expected a rule or and, or, not, xor, found `)`"),
        ("or(a))", "column 6: expected the end, found `)`"),
        ("", "column 1: expected a rule"),
    ] {
        assert_refused(&compound(statement), "rules[6].statement", message);
    }
    let deep = format!("{}a{}", "not(".repeat(17), ")".repeat(17));
    assert_refused(&compound(&deep), "rules[6].statement", "nested deeper than 16 levels");
    let wide = format!("or({})", vec!["a"; 64].join(","));
    assert_refused(&compound(&wide), "rules[6].statement", "more than 64 rules and operators");
}

/// Compound rules of compound rules would cost the product of their sizes.
#[test]
fn compound_rules_inside_are_counted_with_what_they_hold() {
    let mut rules = r#"{"name": "c0", "type": "latency", "maxLatency": 5}"#.to_owned();
    for level in 1..=8 {
        let below = level - 1;
        let _ = write!(
            rules,
            r#",{{"name": "c{level}", "type": "compound", "statement": "and(c{below}, c{below})"}}"#
        );
    }
    assert_refused(&with_rules(&rules), "rules[5].statement", "more than 64 rules and operators");
}

#[test]
fn expansions_change_every_target_at_their_ages() {
    let rules = good(&set(r#""rules": [
            {"name": "d", "type": "distance", "measurements": "teams[red].players.attributes[skill]", "referenceValue": 5, "maxDistance": 1},
            {"name": "c", "type": "collection", "measurements": "teams[red].players.attributes[maps]", "operation": "contains", "referenceValue": "x", "minCount": 2},
            {"name": "l.1", "type": "latency", "maxLatency": 50}
        ],
        "expansions": [
            {"target": "rules[d].referenceValue", "steps": [{"waitTimeSeconds": 1, "value": "avg(teams[blue].players.attributes[skill])"}]},
            {"target": "rules[d].minDistance", "steps": [{"waitTimeSeconds": 2, "value": 0.5}]},
            {"target": "rules[d].maxDistance", "steps": [{"waitTimeSeconds": 1, "value": 2}, {"waitTimeSeconds": 3, "value": "9"}]},
            {"target": "rules[c].referenceValue", "steps": [{"waitTimeSeconds": 2, "value": "y"}]},
            {"target": "rules[c].minCount", "steps": [{"waitTimeSeconds": 2, "value": 1}]},
            {"target": "rules[c].maxCount", "steps": [{"waitTimeSeconds": 2, "value": "7"}]},
            {"target": "rules[l.1].maxLatency", "steps": [{"waitTimeSeconds": 0.5, "value": 100}]},
            {"target": "rules[l.1].maxDistance", "steps": [{"waitTimeSeconds": 2, "value": 10}]},
            {"target": "teams[trio].minPlayers", "steps": [{"waitTimeSeconds": 4, "value": 2}]},
            {"target": "team[trio_2].maxPlayers", "steps": [{"waitTimeSeconds": 4, "value": 6}]}
        ]"#));
    let ages: Vec<u64> = rules.steps.iter().map(|step| step.from_ms).collect();
    assert_eq!(ages, [0, 500, 1_000, 2_000, 3_000, 4_000]);
    let last = &rules.steps[5];
    assert_eq!((last.rules[0].min_distance, last.rules[0].max_distance), (Some(0.5), Some(9.0)));
    assert!(matches!(last.rules[0].reference, Some(Expression::Call { function: Function::Average, .. })));
    assert_eq!((last.rules[1].min_count, last.rules[1].max_count), (Some(1), Some(7)));
    let y = rules.texts.iter().position(|text| &**text == "y").expect("named");
    assert!(matches!(last.rules[1].reference, Some(Expression::Text(symbol)) if symbol.0 as usize == y));
    assert_eq!((last.rules[2].max_latency, last.rules[2].max_distance), (Some(100.0), Some(10.0)));
    let sizes: Vec<(u32, u32)> = last.teams.iter().map(|size| (size.min, size.max)).collect();
    assert_eq!(sizes, [(1, 4), (1, 4), (2, 5), (2, 6), (2, 5)]);
    assert_eq!(rules.steps[0].rules[0].min_distance, None);
    assert_eq!(rules.options.promote_after_ms, 4_000, "the last step, when the queue does not say");
}

#[test]
fn expansions_of_what_cannot_expand_are_refused() {
    for (target, steps, path, message) in [
        (
            "rules[x].minCount",
            "5",
            "target",
            "rule `x` has no `minCount` to expand; it can expand: maxDistance, maxLatency",
        ),
        ("rules[q].maxLatency", "5", "target", "rules has no `q`; the rules are: x, y, z, s"),
        ("rules[y].maxDistance", "5", "target", "it can expand: nothing"),
        ("rules[z].statement", "5", "target", "it can expand: nothing"),
        ("rules[s].sortDirection", "5", "target", "it can expand: nothing"),
        ("teams[red].quantity", "5", "target", "a team has no `quantity` to expand"),
        ("teams[green].minPlayers", "5", "target", "teams has no `green`"),
        ("maxLatency", "5", "target", "a target is rules[NAME].PROPERTY"),
        ("rules[x].maxLatency", "-5", "steps[0].value", "is not from 0"),
        ("rules[x].maxLatency", "\"much\"", "steps[0].value", "expected a number"),
        ("teams[red].maxPlayers", "0", "steps[0].value", "is not from 1 to 200"),
    ] {
        let text = set(&format!(
            r#""rules": [
                {{"name": "x", "type": "latency", "maxLatency": 5}},
                {{"name": "y", "type": "batchDistance", "batchAttribute": "mode"}},
                {{"name": "z", "type": "compound", "statement": "not(x)"}},
                {{"name": "s", "type": "absoluteSort", "sortDirection": "ascending", "sortAttribute": "skill"}}
            ],
            "expansions": [{{"target": {target:?}, "steps": [{{"waitTimeSeconds": 5, "value": {steps}}}]}}]"#
        ));
        assert_refused(&text, &format!("expansions[0].{path}"), message);
    }
    let twice = set(
        r#""expansions": [{"target": "teams[trio].minPlayers", "steps": []}, {"target": "teams[trio1].minPlayers", "steps": []}]"#,
    );
    assert_refused(&twice, "expansions[1]", "another expansion has the same target");
    let crossing = set(
        r#""expansions": [{"target": "teams[red].minPlayers", "steps": [{"waitTimeSeconds": 1, "value": 5}]}]"#,
    );
    assert_refused(&crossing, "", "after 1 s a team's minPlayers is more than its maxPlayers");
}

#[test]
fn the_algorithm_is_read_whole() {
    let rules =
        good(&set(r#""algorithm": {"batchingPreference": "sorted", "sortByAttributes": ["skill", "mode"]}"#));
    assert_eq!(rules.algorithm.batching, Batching::Sorted(Box::new([0, 1])));
    let large = |algorithm: &str, more: &str| {
        format!(
            r#"{{"ruleLanguageVersion": "1.0", "playerAttributes": [{{"name": "skill", "type": "number"}}, {{"name": "mode", "type": "string"}}],
            "algorithm": {algorithm}, "teams": [{{"name": "all", "minPlayers": 20, "maxPlayers": 50, "quantity": 4}}]{more}}}"#
        )
    };
    let balanced =
        r#"{"strategy": "balanced", "balancedAttribute": "skill", "batchingPreference": "fastestRegion"}"#;
    let rules = good(&large(
        balanced,
        r#", "rules": [{"name": "l", "type": "latency", "maxLatency": 50}, {"name": "m", "type": "batchDistance", "batchAttribute": "mode"}]"#,
    ));
    assert_eq!(rules.algorithm.strategy, Strategy::Balanced { attribute: 0 });
    assert_eq!(rules.algorithm.batching, Batching::FastestRegion);
    for (text, path, message) in [
        (large("{}", ""), "algorithm", "a match of up to 200 players needs strategy balanced"),
        (large(r#"{"strategy": "balanced"}"#, ""), "algorithm.balancedAttribute", "is missing"),
        (
            large(r#"{"strategy": "balanced", "balancedAttribute": "mode"}"#, ""),
            "algorithm.balancedAttribute",
            "expected a number; attribute `mode` is a string",
        ),
        (
            large(balanced, r#", "rules": [{"name": "l", "type": "latency", "maxDistance": 50}]"#),
            "rules",
            "rule `l` is not for matches of more than 40 players",
        ),
        (
            large(
                balanced,
                r#", "rules": [{"name": "c", "type": "comparison", "measurements": "count(teams[all].players)", "operation": "="}]"#,
            ),
            "rules",
            "rule `c` is not for matches of more than 40 players",
        ),
        (large(balanced, r#", "weights": []"#), "weights", "not for matches of more than 40 players"),
        (
            large(balanced, "").replace("\"maxPlayers\": 50", "\"maxPlayers\": 51"),
            "",
            "up to 204 players; at most 200",
        ),
        (
            large(balanced, "").replace("\"quantity\": 4", "\"quantity\": 201"),
            "teams[0].quantity",
            "is not from 1 to 200",
        ),
        (
            set(r#""algorithm": {"strategy": "balanced", "balancedAttribute": "skill"}"#),
            "algorithm",
            "strategy balanced is for matches of more than 40 players",
        ),
        (
            set(r#""algorithm": {"balancedAttribute": "skill"}"#),
            "algorithm.balancedAttribute",
            "belongs to strategy balanced",
        ),
        (
            set(r#""algorithm": {"sortByAttributes": ["skill"]}"#),
            "algorithm.sortByAttributes",
            "belongs to batchingPreference sorted",
        ),
        (
            set(r#""algorithm": {"batchingPreference": "sorted", "sortByAttributes": ["maps"]}"#),
            "algorithm.sortByAttributes[0]",
            "expected a number or a string",
        ),
        (
            set(r#""algorithm": {"backfillPriority": "highest"}"#),
            "algorithm.backfillPriority",
            "normal, high, low",
        ),
    ] {
        assert_refused(&text, path, message);
    }
}

#[test]
fn teams_that_share_a_name_are_refused() {
    for (teams, path) in [
        (
            r#"{"name": "a", "minPlayers": 1, "maxPlayers": 1, "quantity": 2}, {"name": "a_1", "minPlayers": 1, "maxPlayers": 1}"#,
            "teams[1]",
        ),
        (
            r#"{"name": "a", "minPlayers": 1, "maxPlayers": 1}, {"name": "a", "minPlayers": 1, "maxPlayers": 1}"#,
            "teams[1]",
        ),
    ] {
        let text = format!(r#"{{"ruleLanguageVersion": "1.0", "teams": [{teams}]}}"#);
        assert_refused(&text, path, "is declared twice");
    }
}

#[test]
fn what_flexmatch_lacks_compiles_and_is_checked() {
    let composed = r#""roles": {"attribute": "maps", "composition": [{"role": "tank", "minPlayers": 1}, {"role": "other", "minPlayers": 0, "maxPlayers": 3}], "teams": ["trio", "red"]}"#;
    let rules = good(&set(composed));
    let read = rules.roles.as_ref().expect("roles");
    assert_eq!((read.attribute, &*read.teams), (2, &[0, 2, 3, 4][..]));
    assert_eq!(
        read.composition.iter().map(|count| (count.min, count.max)).collect::<Vec<_>>(),
        [(1, 1), (0, 3)]
    );
    let soft = r#""weights": [{"type": "balance", "attribute": "skill", "scale": 10}, {"name": "w", "type": "wait", "weight": 0.5},
        {"type": "spread", "attribute": "skill", "scale": "5"}, {"type": "latency"}, {"type": "premade"}, {"type": "avoid", "attribute": "maps"}],
        "scoring": {"type": "mmr", "attributes": ["skill"], "lambda": 0.5}"#;
    let rules = good(&set(soft));
    assert_eq!((rules.weights.len(), &*rules.weights[1].name, &*rules.weights[0].name), (6, "w", "balance"));
    good(&set(r#""scoring": {"type": "rating", "mu": "skill", "sigma": "skill", "weight": 2}"#));
    good(&set(r#""scoring": {"type": "mmr-fast", "attribute": "taste"}"#));
    for (block, path, message) in [
        (
            r#""roles": {"attribute": "mode", "composition": [{"role": "t", "minPlayers": 1}]}"#,
            "roles.attribute",
            "expected a string_list",
        ),
        (r#""roles": {"attribute": "maps", "composition": []}"#, "roles.composition", "at least one role"),
        (
            r#""roles": {"attribute": "maps", "composition": [{"role": "t", "minPlayers": 2, "maxPlayers": 1}]}"#,
            "roles.composition[0]",
            "is more than maxPlayers",
        ),
        (
            r#""roles": {"attribute": "maps", "composition": [{"role": "t", "minPlayers": 1}, {"role": "t", "minPlayers": 1}]}"#,
            "roles.composition[1]",
            "counted twice",
        ),
        (
            r#""roles": {"attribute": "maps", "composition": [{"role": "t", "minPlayers": 1}], "teams": ["green"]}"#,
            "roles.teams[0]",
            "teams has no `green`",
        ),
        (r#""weights": [{"type": "role"}]"#, "weights[0].type", "a role weight needs `roles`"),
        (r#""weights": [{"type": "balance", "attribute": "skill"}]"#, "weights[0].scale", "is missing"),
        (r#""weights": [{"type": "premade", "weight": 0}]"#, "weights[0].weight", "is not above 0"),
        (r#""weights": [{"type": "premade", "scale": 1}]"#, "weights[0].scale", "unknown key `scale`"),
        (r#""weights": [{"type": "fun"}]"#, "weights[0].type", "is not one of balance, spread"),
        (r#""scoring": {"type": "rating", "mu": "skill"}"#, "scoring.sigma", "is missing"),
        (r#""scoring": {"type": "mmr"}"#, "scoring", "expected either `attributes`"),
        (
            r#""scoring": {"type": "mmr", "attributes": ["skill"], "lambda": 1.5}"#,
            "scoring.lambda",
            "is not from 0 to 1",
        ),
        (
            r#""scoring": {"type": "mmr", "attributes": ["mode"]}"#,
            "scoring.attributes[0]",
            "expected a number",
        ),
        (r#""scoring": {"type": "elo"}"#, "scoring.type", "rating, mmr, mmr-fast"),
    ] {
        assert_refused(&set(block), path, message);
    }
}

#[test]
fn map_keys_are_first_last_or_named() {
    for (key, expected) in [("minValue", MapKey::MinValue), ("maxValue", MapKey::MaxValue)] {
        let rules = good(&with_rules(&format!(
            r#"{{"name": "s", "type": "absoluteSort", "sortDirection": "descending", "sortAttribute": "taste", "mapKey": {key:?}}}"#
        )));
        let RuleKind::AbsoluteSort(sort) = &rules.rules[0].kind else { panic!("a sort") };
        assert_eq!((sort.map_key, sort.is_descending), (Some(expected), true));
    }
}

#[test]
fn every_key_of_the_queue_block_is_read() {
    let options = good(&set(
        r#""queue": {"name": "q", "requestTimeoutSeconds": 60, "acceptanceRequired": true, "acceptanceTimeoutSeconds": 600,
        "backfillMode": "AUTOMATIC", "additionalPlayerCount": 3, "tickMs": 0, "objective": "quality", "promoteAfterSeconds": 9,
        "capacity": 5, "searchBudget": 7, "whenAbsent": "match", "exclusive": true, "matchTtlSeconds": 604800,
        "clientAttributes": ["skill"], "canary": {"returnAfterSeconds": 0}}"#,
    ))
    .options;
    assert_eq!((options.request_timeout_ms, options.acceptance_timeout_ms), (60_000, 600_000));
    assert!(options.acceptance_required && options.backfill_automatic && options.exclusive);
    assert_eq!(
        (options.additional_players, options.promote_after_ms, options.match_ttl_ms),
        (3, 9_000, 604_800_000)
    );
    assert_eq!(options.canary_return_after_ms, 0);
    for (block, path, message) in [
        (r#"{"acceptanceTimeoutSeconds": 601}"#, "queue.acceptanceTimeoutSeconds", "is not from 1 to 600"),
        (r#"{"matchTtlSeconds": 604801}"#, "queue.matchTtlSeconds", "is not from 1 to 604800"),
        (r#"{"backfillMode": "automatic"}"#, "queue.backfillMode", "MANUAL, AUTOMATIC"),
        (r#"{"additionalPlayerCount": 200}"#, "queue.additionalPlayerCount", "is not from 0 to 199"),
        (r#"{"canary": {"returnAfter": 1}}"#, "queue.canary.returnAfter", "unknown key"),
        (r#"{"clientAttributes": ["nobody"]}"#, "queue.clientAttributes[0]", "is not declared"),
        (r#"{"exclusive": "yes"}"#, "queue.exclusive", "expected true or false"),
    ] {
        assert_refused(&set(&format!("\"queue\": {block}")), path, message);
    }
}

/// Expansions of one rule, and whether a group that was legal once is legal ever after.
#[test]
fn what_widens_is_known_of_every_parameter() {
    let distance = r#"{"name": "r", "type": "distance", "measurements": "teams[red].players.attributes[skill]", "referenceValue": 5, "minDistance": 2, "maxDistance": 4}"#;
    let comparison = r#"{"name": "r", "type": "comparison", "measurements": "teams[red].players.attributes[skill]", "operation": "<=", "referenceValue": 5}"#;
    let collection = r#"{"name": "r", "type": "collection", "measurements": "teams[red].players.attributes[maps]", "operation": "contains", "referenceValue": "x", "minCount": 2, "maxCount": 3}"#;
    let latency = r#"{"name": "r", "type": "latency", "maxLatency": 50}"#;
    let negated = format!(r#"{latency}, {{"name": "n", "type": "compound", "statement": "not(r)"}}"#);
    let joined = format!(r#"{latency}, {{"name": "n", "type": "compound", "statement": "or(r, and(r))"}}"#);
    let turned_twice = format!(
        r#"{latency}, {{"name": "n", "type": "compound", "statement": "or(r)"}}, {{"name": "m", "type": "compound", "statement": "xor(n)"}}"#
    );
    for (rule, property, value, widens) in [
        (distance, "maxDistance", "5", true),
        (distance, "maxDistance", "3", false),
        (distance, "minDistance", "1", true),
        (distance, "minDistance", "3", false),
        (distance, "referenceValue", "6", false),
        (distance, "referenceValue", "5", true),
        (comparison, "referenceValue", "6", true),
        (comparison, "referenceValue", "4", false),
        (comparison, "referenceValue", "\"avg(teams[blue].players.attributes[skill])\"", false),
        (collection, "minCount", "1", true),
        (collection, "minCount", "3", false),
        (collection, "maxCount", "4", true),
        (collection, "maxCount", "2", false),
        (collection, "referenceValue", "\"y\"", false),
        (latency, "maxLatency", "60", true),
        (latency, "maxLatency", "40", false),
        (latency, "maxDistance", "40", false),
        (&negated, "maxLatency", "60", false),
        (&negated, "maxLatency", "50", true),
        (&joined, "maxLatency", "60", true),
        (&turned_twice, "maxLatency", "60", false),
    ] {
        let rules = good(&set(&format!(
            r#""rules": [{rule}], "expansions": [{{"target": "rules[r].{property}", "steps": [{{"waitTimeSeconds": 5, "value": {value}}}]}}]"#
        )));
        assert_eq!(rules.only_widens(), widens, "{rule} {property} {value}");
    }
}

#[test]
fn every_mistake_is_told_at_once() {
    let text = set(r#""algorithm": {"strategy": "fast"},
        "rules": [
            {"name": "a", "type": "latency"},
            {"name": "b", "type": "comparison", "measurements": ["min(5", "count(teams[green].players)"], "operation": "~"},
            {"name": "c", "type": "compound", "statement": "and(a, b, zz)"}
        ],
        "expansions": [{"target": "rules[b].maxLatency", "steps": []}, {"target": "rules[zz].maxLatency", "steps": []}],
        "queue": {"tickMs": -1}, "weights": 5"#);
    let problems = check(&text);
    let paths: Vec<&str> = problems.iter().map(|problem| &*problem.path).collect();
    assert_eq!(
        paths,
        [
            "algorithm.strategy",
            "rules[0]",
            "rules[1].measurements[0]",
            "rules[1].measurements[1]",
            "rules[1].operation",
            "expansions[1].target",
            "queue.tickMs",
            "weights"
        ],
        "{problems:#?}"
    );
}

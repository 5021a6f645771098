//! Collection rules.

use super::support::{MAPS, MODE, add, all_of, call, judged, party, player, rule_set, team, texts};
use crate::facts::{PartyFacts, Symbol};
use crate::judge::Verdict;
use crate::rules::expression::Expression;
use crate::rules::expression::Function::{Flatten, SetIntersection};
use crate::rules::expression::Property::{Attribute, PlayerId};
use crate::rules::model::CollectionAggregation::{Intersection as Common, Union};
use crate::rules::model::CollectionOperation::{Contains, Intersection, ReferenceIntersectionCount};
use crate::rules::model::{CollectionAggregation, CollectionOperation, Parameters, RuleKind};

const HOLDS: Verdict = Verdict { holds: true, margin: 0.0 };

fn fails(margin: f64) -> Verdict {
    Verdict { holds: false, margin }
}

/// Party 0 has players of maps 1 2 3 and 2 3 4 in team 0; party 1 one of 3 5 in team 0; party 2 one of 3 4 in team 1.
fn parties() -> Vec<PartyFacts> {
    vec![
        party(&[player(0, 0.0, 1, &[1, 2, 3]), player(1, 0.0, 2, &[2, 3, 4])]),
        party(&[player(2, 0.0, 1, &[3, 5])]),
        party(&[player(3, 0.0, 1, &[3, 4])]),
    ]
}

struct Case {
    what: &'static str,
    measured: Expression,
    operation: CollectionOperation,
    aggregation: CollectionAggregation,
    reference: Option<Expression>,
    /// The count that is expected; the limits are set about it.
    found: u32,
}

fn cases() -> Vec<Case> {
    let maps = || all_of(&rule_set(2), Attribute(MAPS));
    let flat = || call(Flatten, maps());
    let modes = || all_of(&rule_set(2), Attribute(MODE));
    let case = |what, measured, operation, aggregation, reference, found| Case {
        what,
        measured,
        operation,
        aggregation,
        reference,
        found,
    };
    let text = |text| Some(Expression::Text(Symbol(text)));
    vec![
        case("unions of parties", flat(), Intersection, Union, None, 1),
        case("unions of parties, by team", maps(), Intersection, Union, None, 1),
        case("what members share", team(0, Attribute(MAPS)), Intersection, Common, None, 1),
        case("the first team's union", call(Flatten, team(0, Attribute(MAPS))), Intersection, Union, None, 5),
        case("what a team shares", call(SetIntersection, maps()), Contains, Union, text(3), 2),
        case("parties that have 4", flat(), Contains, Union, text(4), 2),
        case("parties whose members share 4", flat(), Contains, Common, text(4), 1),
        case("one list of all", call(Flatten, flat()), Contains, Union, text(4), 1),
        case("teams that have mode 2", modes(), Contains, Union, text(2), 1),
        case("nobody has 9", flat(), Contains, Union, text(9), 0),
        case("modes in both teams", modes(), Intersection, Union, None, 1),
        case(
            "all of two lists",
            Expression::Call { function: SetIntersection, arguments: [flat(), texts(&[3, 9])].into() },
            Intersection,
            Union,
            None,
            1,
        ),
        case(
            "all ids",
            call(Flatten, all_of(&rule_set(2), PlayerId)),
            ReferenceIntersectionCount,
            Union,
            Some(texts(&[1001, 1003, 7])),
            2,
        ),
    ]
}

fn judged_with(case: &Case, min_count: Option<u32>, max_count: Option<u32>) -> Verdict {
    let mut rules = rule_set(2);
    let kind = RuleKind::Collection {
        measurements: [case.measured.clone()].into(),
        operation: case.operation,
        aggregation: case.aggregation,
    };
    let reference = case.reference.clone();
    add(&mut rules, kind, Parameters { reference, min_count, max_count, ..Parameters::default() });
    judged(&rules, &parties(), &[0, 0, 1])
}

#[test]
fn collections_are_counted() {
    for case in cases() {
        let found = case.found;
        assert_eq!(judged_with(&case, Some(found), Some(found)), HOLDS, "{}", case.what);
        assert_eq!(judged_with(&case, Some(found + 2), None), fails(2.0), "{}: too few", case.what);
        if found > 0 {
            assert_eq!(judged_with(&case, None, Some(found - 1)), fails(1.0), "{}: too many", case.what);
        }
    }
}

#[test]
fn each_collection_is_counted_against_the_reference() {
    let flat = || call(Flatten, all_of(&rule_set(2), Attribute(MAPS)));
    let case = |reference| Case {
        what: "each",
        measured: flat(),
        operation: ReferenceIntersectionCount,
        aggregation: Union,
        reference: Some(reference),
        found: 0,
    };
    // The parties have 1 2 3 4, 3 5 and 3 4.
    assert_eq!(judged_with(&case(texts(&[3, 8])), Some(1), Some(1)), HOLDS);
    assert_eq!(judged_with(&case(texts(&[3, 4])), Some(2), None), fails(1.0), "3 5 has but one");
    assert_eq!(judged_with(&case(texts(&[1, 2, 4])), None, Some(1)), fails(2.0), "1 2 3 4 has three");
}

#[test]
fn a_block_list_keeps_its_players_apart() {
    let mut rules = rule_set(2);
    let kind = RuleKind::Collection {
        measurements: [call(Flatten, all_of(&rules, Attribute(MAPS)))].into(),
        operation: ReferenceIntersectionCount,
        aggregation: Union,
    };
    let ids = call(Flatten, all_of(&rules, PlayerId));
    add(&mut rules, kind, Parameters { reference: Some(ids), max_count: Some(0), ..Parameters::default() });
    let blocks = |id, blocked: &[u32]| party(&[player(id, 0.0, 0, blocked)]);
    assert_eq!(judged(&rules, &[blocks(0, &[1002]), blocks(1, &[])], &[0, 1]), HOLDS);
    assert_eq!(judged(&rules, &[blocks(0, &[1001]), blocks(1, &[])], &[0, 1]), fails(1.0));
}

#[test]
fn what_an_empty_team_shares_is_nothing_to_count() {
    let mut rules = rule_set(2);
    let kind = RuleKind::Collection {
        measurements: [call(SetIntersection, all_of(&rules, Attribute(MAPS)))].into(),
        operation: Intersection,
        aggregation: Union,
    };
    add(&mut rules, kind, Parameters { max_count: Some(9), ..Parameters::default() });
    assert_eq!(judged(&rules, &parties(), &[0, 0, 1]), HOLDS);
    assert_eq!(judged(&rules, &parties(), &[0, 0, 0]), fails(1.0));
}

//! Functions, comparison, distance, batchDistance and compound rules.

use super::support::{
    MODE, SKILL, add, all_of, call, judged, number, party, player, rule_set, soloists, team,
};
use crate::facts::PartyFacts;
use crate::judge::Verdict;
use crate::rules::expression::Expression;
use crate::rules::expression::Function::{Average, Count, Flatten, Max, Median, Min, StandardDeviation, Sum};
use crate::rules::expression::Property::{Attribute, Player};
use crate::rules::model::Operation::{Equal, Greater, GreaterOrEqual, Less, LessOrEqual, NotEqual};
use crate::rules::model::{Operation, Parameters, RuleKind, Statement};
use crate::rules::{Aggregation, DistanceRule, RuleSet};

fn fails(margin: f64) -> Verdict {
    Verdict { holds: false, margin }
}

const HOLDS: Verdict = Verdict { holds: true, margin: 0.0 };

fn comparison(measured: Expression, operation: Operation, aggregation: Aggregation) -> RuleKind {
    RuleKind::Comparison { measurements: [measured].into(), operation, aggregation }
}

fn to(reference: Expression) -> Parameters {
    Parameters { reference: Some(reference), ..Parameters::default() }
}

fn compared(measured: Expression, operation: Operation, reference: Option<Expression>) -> RuleSet {
    let mut rules = rule_set(2);
    let parameters = Parameters { reference, ..Parameters::default() };
    add(&mut rules, comparison(measured, operation, Aggregation::default()), parameters);
    rules
}

#[test]
fn functions_fold_the_innermost_lists() {
    let skills = || all_of(&rule_set(2), Attribute(SKILL));
    let flat = |function| call(function, call(Flatten, skills()));
    // Team 0 has 10, 20, 60; team 1 has 30, 50.
    let parties = soloists(&[10.0, 20.0, 60.0, 30.0, 50.0]);
    let teams = [0, 0, 0, 1, 1];
    let cases = [
        (flat(Min), 10.0),
        (flat(Max), 60.0),
        (flat(Average), 34.0),
        (flat(Median), 30.0),
        (flat(Sum), 170.0),
        (flat(Count), 5.0),
        (call(Median, team(1, Attribute(SKILL))), 40.0),
        (call(Count, team(0, Player)), 3.0),
        (call(StandardDeviation, team(1, Attribute(SKILL))), 10.0),
        (call(Max, call(Average, skills())), 40.0),
        (call(Min, call(Median, skills())), 20.0),
        (call(Sum, call(Count, skills())), 5.0),
        (call(Flatten, call(Sum, team(0, Attribute(SKILL)))), 90.0),
    ];
    for (expression, expected) in cases {
        let rules = compared(expression.clone(), Equal, Some(number(expected)));
        assert_eq!(judged(&rules, &parties, &teams), HOLDS, "{expression:?} is {expected}");
        let rules = compared(expression, Equal, Some(number(expected - 2.5)));
        assert_eq!(judged(&rules, &parties, &teams), fails(2.5));
    }
}

#[test]
fn nothing_to_measure_holds_with_nothing_but_count_and_sum() {
    let parties = soloists(&[10.0]);
    let cases = [
        (call(Average, team(1, Attribute(SKILL))), fails(1.0)),
        (call(Min, team(1, Attribute(SKILL))), fails(1.0)),
        (call(StandardDeviation, team(1, Attribute(SKILL))), fails(1.0)),
        (call(Max, call(Average, all_of(&rule_set(2), Attribute(SKILL)))), fails(1.0)),
        (team(1, Attribute(SKILL)), fails(1.0)),
        (call(Sum, team(1, Attribute(SKILL))), HOLDS),
        (call(Count, team(1, Player)), HOLDS),
    ];
    for (expression, expected) in cases {
        let rules = compared(expression.clone(), LessOrEqual, Some(number(1_000.0)));
        assert_eq!(judged(&rules, &parties, &[0]), expected, "{expression:?} of an empty team");
    }
    let huge = soloists(&[f64::MAX, f64::MAX]);
    let rules = compared(call(Sum, team(0, Attribute(SKILL))), Greater, Some(number(0.0)));
    assert_eq!(judged(&rules, &huge, &[0, 0]), fails(1.0), "a sum beyond the numbers is undefined");
}

#[test]
fn every_measured_value_compares_with_the_reference() {
    let skills = || all_of(&rule_set(2), Attribute(SKILL));
    let cases = [
        (Less, 30.0, fails(0.0)),
        (Less, 31.0, HOLDS),
        (LessOrEqual, 30.0, HOLDS),
        (LessOrEqual, 25.0, fails(5.0)),
        (Equal, 10.0, fails(20.0)),
        (NotEqual, 10.0, fails(1.0)),
        (NotEqual, 11.0, HOLDS),
        (Greater, 10.0, fails(0.0)),
        (GreaterOrEqual, 10.0, HOLDS),
        (GreaterOrEqual, 17.0, fails(7.0)),
    ];
    for (operation, reference, expected) in cases {
        let rules = compared(skills(), operation, Some(number(reference)));
        let verdict = judged(&rules, &soloists(&[10.0, 30.0]), &[0, 1]);
        assert_eq!(verdict, expected, "10 and 30 {operation:?} {reference}");
    }
    let rules = compared(skills(), LessOrEqual, Some(team(0, Attribute(SKILL))));
    assert_eq!(judged(&rules, &soloists(&[30.0, 20.0]), &[0, 1]), HOLDS, "a list of one is a reference");
    assert_eq!(judged(&rules, &soloists(&[30.0, 20.0]), &[0, 0]), fails(1.0), "a list of two is none");
}

#[test]
fn without_a_reference_values_compare_with_each_other() {
    let skills = || all_of(&rule_set(2), Attribute(SKILL));
    let modes = || all_of(&rule_set(2), Attribute(MODE));
    let cases: [(&[f64], _, _); 6] = [
        (&[5.0, 5.0, 5.0], Equal, HOLDS),
        (&[5.0, 9.0, 6.0], Equal, fails(4.0)),
        (&[0.0, -0.0], Equal, HOLDS),
        (&[5.0, 9.0, 6.0], NotEqual, HOLDS),
        (&[5.0, 9.0, 5.0], NotEqual, fails(1.0)),
        (&[0.0, -0.0], NotEqual, fails(1.0)),
    ];
    for (values, operation, expected) in cases {
        let rules = compared(skills(), operation, None);
        assert_eq!(judged(&rules, &soloists(values), &[0, 1, 1]), expected, "{values:?} {operation:?}");
    }
    let parties =
        [party(&[player(0, 0.0, 1, &[]), player(1, 0.0, 2, &[])]), party(&[player(2, 0.0, 1, &[])])];
    assert_eq!(judged(&compared(modes(), Equal, None), &parties, &[0, 1]), fails(1.0));
    assert_eq!(judged(&compared(modes(), NotEqual, None), &parties, &[0, 1]), fails(1.0));
    let counts = compared(call(Count, all_of(&rule_set(2), Player)), Equal, None);
    assert_eq!(judged(&counts, &parties, &[0, 1]), fails(1.0), "teams of 2 and 1");
}

#[test]
fn a_party_is_one_number() {
    let parties = [party(&[player(0, 10.0, 0, &[]), player(1, 30.0, 0, &[])])];
    for (aggregation, expected) in
        [(Aggregation::Min, 10.0), (Aggregation::Max, 30.0), (Aggregation::Average, 20.0)]
    {
        let mut rules = rule_set(2);
        let kind = comparison(team(0, Attribute(SKILL)), Equal, aggregation);
        add(&mut rules, kind, to(number(expected)));
        assert_eq!(judged(&rules, &parties, &[0]), HOLDS, "{aggregation:?}");
    }
}

#[test]
fn distances_have_both_ends() {
    let cases = [(25.0, fails(3.0)), (28.0, HOLDS), (30.0, HOLDS), (32.0, fails(2.0)), (10.0, HOLDS)];
    for (skill, expected) in cases {
        let mut rules = rule_set(2);
        let parameters = Parameters { min_distance: Some(8.0), max_distance: Some(10.0), ..to(number(20.0)) };
        let measurements = [team(0, Attribute(SKILL))].into();
        add(&mut rules, RuleKind::Distance { measurements, aggregation: Aggregation::Average }, parameters);
        assert_eq!(judged(&rules, &soloists(&[skill]), &[0]), expected, "{skill} is 8 to 10 from 20");
        assert_eq!(judged(&rules, &soloists(&[skill]), &[1]), fails(1.0), "nobody to measure");
    }
}

#[test]
fn batch_distance_is_the_spread_of_parties_and_equality_of_texts() {
    let mut rules = rule_set(2);
    let rule =
        DistanceRule { name: "skill".into(), attribute: SKILL, aggregation: Aggregation::Max, widest: 10.0 };
    rules.distances = [rule].into();
    rules.steps[0].maxima = [10.0].into();
    add(&mut rules, RuleKind::BatchDistance { distance: 0 }, Parameters::default());
    let pair = party(&[player(0, 0.0, 0, &[]), player(1, 30.0, 0, &[])]);
    for (skill, expected) in [(40.0, HOLDS), (20.0, HOLDS), (44.0, fails(4.0))] {
        let parties = [pair.clone(), party(&[player(2, skill, 0, &[])])];
        assert_eq!(judged(&rules, &parties, &[0, 1]), expected, "a party of 30 and one of {skill}");
    }
    let mut rules = rule_set(2);
    add(&mut rules, RuleKind::BatchEquality { attribute: MODE }, Parameters::default());
    let one = |mode| party(&[player(0, 0.0, mode, &[])]);
    assert_eq!(judged(&rules, &[one(1), one(1)], &[0, 1]), HOLDS);
    assert_eq!(judged(&rules, &[one(1), one(2), one(1), one(3)], &[0, 1, 0, 1]), fails(2.0));
}

/// Compound rules over two parts: teams of the same number of players, and skills of at most 50.
fn compound(statement: Statement, parties: &[PartyFacts], teams: &[usize]) -> Verdict {
    let mut rules = rule_set(2);
    let even = call(Count, all_of(&rules, Player));
    add(&mut rules, comparison(even, Equal, Aggregation::Average), Parameters::default());
    let low = all_of(&rules, Attribute(SKILL));
    add(&mut rules, comparison(low, LessOrEqual, Aggregation::Average), to(number(50.0)));
    rules.rules[0].is_part = true;
    rules.rules[1].is_part = true;
    add(&mut rules, RuleKind::Compound { statement }, Parameters::default());
    let verdict = judged(&rules, parties, teams);
    let mut scratch = crate::judge::Scratch::default();
    let plan = crate::judge::Plan::new(&rules);
    let judge = crate::judge::Judge::new(&rules, &plan, 0);
    let lineup = super::support::placed(parties, teams);
    assert_eq!(judge.holds(&lineup, &mut scratch), verdict.holds, "parts count only in their compound");
    verdict
}

#[test]
fn compounds_join_rules() {
    use Statement::{And, Not, Or, Rule, Xor};
    let both = || [Rule(0), Rule(1)].into();
    // Which of the two parts hold: even teams, low skills.
    let lineups: [(&[f64], &[usize], [bool; 2]); 4] = [
        (&[10.0, 20.0], &[0, 1], [true, true]),
        (&[10.0, 90.0], &[0, 1], [true, false]),
        (&[10.0, 20.0], &[0, 0], [false, true]),
        (&[10.0, 90.0], &[0, 0], [false, false]),
    ];
    for (skills, teams, [even, low]) in lineups {
        let verdict = |statement| compound(statement, &soloists(skills), teams);
        let failing = f64::from(u8::from(!even) + u8::from(!low));
        assert_eq!(verdict(Rule(0)).holds, even);
        assert_eq!(verdict(And(both())), Verdict { holds: even && low, margin: failing });
        assert_eq!(verdict(Or(both())).holds, even || low);
        assert_eq!(verdict(Xor(both())).holds, even != low);
        assert_eq!(verdict(Not(Box::new(Rule(1)))).holds, !low);
        assert_eq!(verdict(Not(Box::new(Not(Box::new(Rule(1)))))).holds, low);
        assert_eq!(verdict(And([Or(both()), Not(Box::new(Rule(0)))].into())).holds, low && !even);
    }
}

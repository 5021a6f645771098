//! What a plan says of rules.

use super::support::{MAPS, MODE, SKILL, add, all_of, call, number, party, player, rule_set, team, texts};
use crate::judge::{PartitionKey, Plan, Reach};
use crate::rules::Aggregation;
use crate::rules::expression::Expression;
use crate::rules::expression::Function::{Average, Count, Flatten, Max};
use crate::rules::expression::Property::{Attribute, Player, PlayerId};
use crate::rules::model::CollectionOperation::{Contains, ReferenceIntersectionCount};
use crate::rules::model::Operation::{Equal, LessOrEqual};
use crate::rules::model::{
    CollectionAggregation, CollectionOperation, Operation, Parameters, RuleKind, Statement,
};

fn compared(measured: Expression, operation: Operation) -> RuleKind {
    RuleKind::Comparison { measurements: [measured].into(), operation, aggregation: Aggregation::Max }
}

fn counted(measured: Expression, operation: CollectionOperation) -> RuleKind {
    let aggregation = CollectionAggregation::Union;
    RuleKind::Collection { measurements: [measured].into(), operation, aggregation }
}

#[test]
fn rules_reach_as_far_as_they_look() {
    let of = |property| all_of(&rule_set(2), property);
    let flat = |property| call(Flatten, of(property));
    let skill = Attribute(SKILL);
    let cases = [
        (compared(of(skill), LessOrEqual), Some(number(50.0)), Reach::Party),
        (compared(flat(skill), LessOrEqual), Some(number(50.0)), Reach::Party),
        (compared(of(skill), LessOrEqual), Some(call(Average, flat(skill))), Reach::Set),
        (compared(of(skill), LessOrEqual), Some(call(Average, team(0, skill))), Reach::Teams),
        (compared(team(0, skill), LessOrEqual), Some(number(50.0)), Reach::Teams),
        (compared(call(Average, of(skill)), LessOrEqual), Some(number(50.0)), Reach::Teams),
        (compared(call(Max, call(Max, of(skill))), LessOrEqual), Some(number(50.0)), Reach::Teams),
        (compared(call(Count, flat(Player)), LessOrEqual), Some(number(5.0)), Reach::Set),
        (compared(call(Count, of(Player)), Equal), None, Reach::Teams),
        (compared(of(Attribute(MODE)), Equal), None, Reach::Set),
        (counted(flat(Attribute(MAPS)), ReferenceIntersectionCount), Some(texts(&[1])), Reach::Party),
        (counted(flat(Attribute(MAPS)), ReferenceIntersectionCount), Some(flat(PlayerId)), Reach::Set),
        (counted(flat(Attribute(MAPS)), Contains), Some(texts(&[1])), Reach::Set),
        (counted(of(Attribute(MODE)), Contains), Some(texts(&[1])), Reach::Teams),
        (RuleKind::BatchEquality { attribute: MODE }, None, Reach::Set),
    ];
    for (kind, reference, expected) in cases {
        let mut rules = rule_set(2);
        let rule = add(&mut rules, kind.clone(), Parameters { reference, ..Parameters::default() });
        let plan = Plan::new(&rules);
        assert_eq!(plan.reach(rule), expected, "{kind:?}");
        assert_eq!(plan.ignores_teams(), expected < Reach::Teams);
    }
}

#[test]
fn with_one_team_nothing_depends_on_teams() {
    let mut rules = rule_set(1);
    let kind = compared(call(Average, team(0, Attribute(SKILL))), LessOrEqual);
    let reference = Some(number(50.0));
    let rule = add(&mut rules, kind, Parameters { reference, ..Parameters::default() });
    assert_eq!(Plan::new(&rules).reach(rule), Reach::Set);
}

#[test]
fn compounds_reach_as_far_as_their_parts() {
    use Statement::{And, Not, Or, Rule};
    let cases = [
        (And([Rule(0)].into()), Reach::Party),
        (Or([Rule(0), Rule(0)].into()), Reach::Set),
        (Not(Box::new(Rule(0))), Reach::Set),
        (And([Rule(0), Rule(1)].into()), Reach::Teams),
    ];
    for (statement, expected) in cases {
        let mut rules = rule_set(2);
        let low = compared(all_of(&rules, Attribute(SKILL)), LessOrEqual);
        add(&mut rules, low, Parameters { reference: Some(number(1.0)), ..Parameters::default() });
        let even = compared(call(Count, all_of(&rules, Player)), Equal);
        add(&mut rules, even, Parameters::default());
        let rule = add(&mut rules, RuleKind::Compound { statement }, Parameters::default());
        assert_eq!(Plan::new(&rules).reach(rule), expected);
    }
}

#[test]
fn what_must_be_equal_divides_the_pool() {
    let mut rules = rule_set(2);
    add(&mut rules, RuleKind::BatchEquality { attribute: MODE }, Parameters::default());
    let skills = compared(call(Flatten, all_of(&rules, Attribute(SKILL))), Equal);
    add(&mut rules, skills, Parameters::default());
    let plan = Plan::new(&rules);
    let [mode, skill] = *plan.partition_keys() else { panic!("two keys") };
    assert_eq!(skill, PartitionKey { attribute: SKILL, aggregation: Aggregation::Max });
    let pair = |first: (f64, u32), second: (f64, u32)| {
        party(&[player(0, first.0, first.1, &[]), player(1, second.0, second.1, &[])])
    };
    assert_eq!(mode.of(&pair((1.0, 7), (2.0, 7))), mode.of(&pair((9.0, 7), (9.0, 7))));
    assert_eq!(mode.of(&pair((1.0, 7), (1.0, 8))), None, "members who differ play in no match");
    assert_eq!(skill.of(&pair((1.0, 0), (2.0, 0))), skill.of(&pair((2.0, 0), (0.0, 0))));
    assert_eq!(skill.of(&pair((-0.0, 0), (-1.0, 0))), skill.of(&pair((0.0, 0), (0.0, 0))));

    rules.rules[0].is_part = true;
    rules.rules[1].is_part = true;
    assert!(Plan::new(&rules).partition_keys().is_empty(), "a part divides nothing by itself");
    let both = Statement::And([Statement::Rule(1)].into());
    add(&mut rules, RuleKind::Compound { statement: both }, Parameters::default());
    assert_eq!(*Plan::new(&rules).partition_keys(), [skill], "but the and that names it demands it");
}

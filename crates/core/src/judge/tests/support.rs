//! Rule sets and lineups in a few words.

use crate::facts::{Fact, PartyFacts, Placed, PlayerFacts, Symbol};
use crate::judge::{Judge, Plan, Scratch, Verdict};
use crate::rules::expression::{Expression, Function, Property, TeamSelection};
use crate::rules::model::{Parameters, Rule, RuleKind};
use crate::rules::{AttributeKind, AttributeSpec, RuleSet, Step, compile};

/// The attributes of every rule set here, by index.
pub(super) const SKILL: usize = 0;
pub(super) const MODE: usize = 1;
pub(super) const MAPS: usize = 2;

/// A rule set of so many teams of any size with the three attributes and no rules.
pub(super) fn rule_set(teams: usize) -> RuleSet {
    let text =
        r#"{"ruleLanguageVersion": "1.0", "teams": [{"name": "red", "minPlayers": 0, "maxPlayers": 9}]}"#;
    let mut rules = compile(text).expect("the smallest rule set is good");
    let attribute =
        |name: &str, kind| AttributeSpec { name: name.into(), kind, public: false, default: None };
    rules.attributes = [
        attribute("skill", AttributeKind::Number),
        attribute("mode", AttributeKind::Text),
        attribute("maps", AttributeKind::List),
    ]
    .into();
    rules.teams = (0..teams).map(|team| format!("team{team}").into()).collect();
    rules.team_declarations = (0..teams).collect();
    let [size] = *rules.steps[0].teams else { panic!("one team") };
    rules.steps = [Step { teams: vec![size; teams].into(), ..rules.steps[0].clone() }].into();
    rules
}

/// Adds a rule; gives its index.
pub(super) fn add(rules: &mut RuleSet, kind: RuleKind, parameters: Parameters) -> usize {
    let name = format!("rule{}", rules.rules.len()).into();
    let mut all = rules.rules.to_vec();
    all.push(Rule { name, is_part: false, kind });
    rules.rules = all.into();
    let [step] = &mut *rules.steps else { panic!("rule sets here have one step") };
    let mut all = step.rules.to_vec();
    all.push(parameters);
    step.rules = all.into();
    rules.rules.len() - 1
}

pub(super) fn number(number: f64) -> Expression {
    Expression::Number(number)
}

pub(super) fn texts(texts: &[u32]) -> Expression {
    Expression::Texts(texts.iter().copied().map(Symbol).collect())
}

pub(super) fn all_of(rules: &RuleSet, property: Property) -> Expression {
    Expression::Players { teams: TeamSelection::Many((0..rules.teams.len()).collect()), property }
}

pub(super) fn team(team: usize, property: Property) -> Expression {
    Expression::Players { teams: TeamSelection::One(team), property }
}

pub(super) fn call(function: Function, argument: Expression) -> Expression {
    Expression::Call { function, arguments: [argument].into() }
}

/// A player of skill, mode and maps who knows no region.
pub(super) fn player(id: u32, skill: f64, mode: u32, maps: &[u32]) -> PlayerFacts {
    let maps = maps.iter().copied().map(Symbol).collect();
    let values = [Fact::Number(skill), Fact::Text(Symbol(mode)), Fact::List(maps)].into();
    PlayerFacts { id: Symbol(1000 + id), values, latencies: [].into() }
}

pub(super) fn party(players: &[PlayerFacts]) -> PartyFacts {
    PartyFacts { players: players.into() }
}

/// A party of one for each skill.
pub(super) fn soloists(skills: &[f64]) -> Vec<PartyFacts> {
    let soloist = |(id, skill): (usize, &f64)| party(&[player(u32::try_from(id).unwrap(), *skill, 0, &[])]);
    skills.iter().enumerate().map(soloist).collect()
}

/// Parties in these teams.
pub(super) fn placed<'a>(parties: &'a [PartyFacts], teams: &[usize]) -> Vec<Placed<'a>> {
    parties.iter().zip(teams).map(|(party, &team)| Placed { party, team }).collect()
}

/// The verdict on the only rule.
pub(super) fn judged(rules: &RuleSet, parties: &[PartyFacts], teams: &[usize]) -> Verdict {
    let plan = Plan::new(rules);
    let judge = Judge::new(rules, &plan, 0);
    let mut scratch = Scratch::default();
    let lineup = placed(parties, teams);
    let verdict = judge.verdict(rules.rules.len() - 1, &lineup, &mut scratch);
    let all: Vec<&PartyFacts> = parties.iter().collect();
    if let [_] = *rules.rules {
        assert_eq!(judge.holds(&lineup, &mut scratch), verdict.holds, "the only rule decides");
    }
    assert!(!(verdict.holds && judge.is_broken_for_good(&all, &mut scratch)), "legal, and broken for good");
    verdict
}

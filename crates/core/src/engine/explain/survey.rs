//! Which rules keep two tickets apart.
//!
//! A candidate passes a rule if no group that has the two parties is lost for good by that rule alone, whoever else
//! may come; where the two fill the teams, a rule that looks at teams has to hold in one of their splits.

use crate::facts::{PartyFacts, Placed};
use crate::judge::{Judge, Plan, Reach, Scratch, Verdict};
use crate::limits;
use crate::rules::{ExpansionAge, RuleSet, Step};
use crate::time::EngineTime;

/// A ticket that is looked at.
#[derive(Debug)]
pub(super) struct Subject<'a> {
    pub(super) facts: &'a PartyFacts,
    pub(super) enqueued_at: EngineTime,
}

/// The rules that count, and what judging them needs.
#[derive(Debug)]
pub(super) struct Survey<'r> {
    pub(super) rules: &'r RuleSet,
    pub(super) plan: Plan,
    /// Indexes of the rules that count and may fail, in the order of the rule set.
    pub(super) counting: Vec<usize>,
    now: EngineTime,
    scratch: Scratch,
}

impl<'r> Survey<'r> {
    pub(super) fn new(rules: &'r RuleSet, now: EngineTime) -> Survey<'r> {
        let plan = Plan::new(rules);
        let counting = plan.counting().collect();
        Survey { rules, plan, counting, now, scratch: Scratch::default() }
    }

    /// How many candidates a question may look at.
    pub(super) fn candidates(&self, most: usize) -> usize {
        // At this step and at the next.
        let judgements = 2 * self.counting.len().max(1);
        most.min(limits::EXPLAIN_JUDGEMENTS / judgements).max(8)
    }

    /// The name of one of the counting rules.
    pub(super) fn name(&self, place: usize) -> &'r str {
        &self.rules.rules[self.counting[place]].name
    }

    /// The step that a group of these two has reached.
    pub(super) fn step_of(&self, one: &Subject<'_>, other: &Subject<'_>) -> usize {
        let ages = [one, other].map(|subject| self.now.since(subject.enqueued_at));
        self.rules.step_at(match self.rules.expansion_age {
            ExpansionAge::Newest => ages[0].min(ages[1]),
            ExpansionAge::Oldest => ages[0].max(ages[1]),
        })
    }

    /// The verdict of each counting rule on the two at a step.
    pub(super) fn judge(&mut self, one: &PartyFacts, other: &PartyFacts, step: usize) -> Vec<Verdict> {
        let Survey { rules, plan, counting, scratch, .. } = self;
        let judge = Judge::new(rules, plan, step);
        let splits = splits(&rules.steps[step], one, other);
        let placed = |teams: [usize; 2]| {
            [Placed { party: one, team: teams[0] }, Placed { party: other, team: teams[1] }]
        };
        let verdict = |&rule: &usize| {
            if plan.reach(rule) == Reach::Teams && !splits.is_empty() {
                let verdicts = splits.iter().map(|teams| judge.verdict(rule, &placed(*teams), scratch));
                return verdicts
                    .min_by(|one, other| {
                        (!one.holds).cmp(&!other.holds).then(one.margin.total_cmp(&other.margin))
                    })
                    .expect("a split");
            }
            if !judge.is_rule_broken(rule, &[one, other], scratch) {
                return Verdict { holds: true, margin: 0.0 };
            }
            let apart = [0, 1.min(rules.teams.len() - 1)];
            judge.verdict(rule, &placed(apart), scratch)
        };
        counting.iter().map(verdict).collect()
    }

    /// Whether a party breaks a counting rule at a step whoever comes, and by how much.
    pub(super) fn broken_alone(&mut self, party: &PartyFacts, step: usize, place: usize) -> Option<f64> {
        let Survey { rules, plan, counting, scratch, .. } = self;
        let judge = Judge::new(rules, plan, step);
        let rule = counting[place];
        let is_broken = judge.is_rule_broken(rule, &[party], scratch);
        is_broken.then(|| judge.verdict(rule, &[Placed { party, team: 0 }], scratch).margin)
    }
}

/// Whether two parties of these sizes fit into a match at a step.
pub(super) fn fit(step: &Step, one: &PartyFacts, other: &PartyFacts) -> bool {
    let sizes = [one.players.len(), other.players.len()];
    let fits = |team: usize, players: usize| players <= step.teams[team].max as usize;
    let mut teams = 0..step.teams.len();
    teams.any(|first| {
        fits(first, sizes[0] + sizes[1])
            || (fits(first, sizes[0])
                && (0..step.teams.len()).any(|team| team != first && fits(team, sizes[1])))
    })
}

/// The ways to fill the teams with two parties and nobody else.
fn splits(step: &Step, one: &PartyFacts, other: &PartyFacts) -> Vec<[usize; 2]> {
    let all = 0..step.teams.len();
    let pairs = all.clone().flat_map(|first| all.clone().map(move |second| [first, second]));
    let is_full = |teams: &[usize; 2]| {
        step.teams.iter().enumerate().all(|(team, size)| {
            let players = usize::from(teams[0] == team) * one.players.len()
                + usize::from(teams[1] == team) * other.players.len();
            (size.min as usize..=size.max as usize).contains(&players)
        })
    };
    // With three teams to fill two parties never do.
    let is_possible = step.teams.iter().filter(|size| size.min > 0).count() <= 2;
    if is_possible { pairs.filter(is_full).take(limits::EXPLAIN_SPLITS).collect() } else { Vec::new() }
}

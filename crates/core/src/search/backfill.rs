//! Players for a match that runs: a group whose first members are fixed in their teams.
//!
//! What is promised: the whole lineup, those who are present and those who come, obeys the sizes of the teams and every
//! rule of the step that its age has reached. Candidates are taken one after the other, the nearest first,
//! and never taken back, so a lineup may be missed that another order would have found.

use super::intake::Member;
use super::packing::{Party, assign};
use super::plan::Finder;
use super::pool::{Pool, Waiting};
use super::roles::RoleDesk;
use crate::facts::{PartyFacts, Placed};
use crate::judge::{Judge, Scratch};
use crate::rules::model::{Rule, RuleKind};
use crate::rules::{ExpansionAge, RuleSet, Step, TeamSize};
use crate::slab::Key;
use crate::time::EngineTime;
use crate::value::{Latencies, OwnedValue};

/// A player who is in the match.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Present<'a> {
    /// His id.
    pub(crate) id: &'a str,
    /// Index of his team.
    pub(crate) team: usize,
    /// His values, one for each attribute that the rule set declares.
    pub(crate) values: &'a [OwnedValue],
}

/// A match that asks for players.
#[derive(Debug)]
pub(crate) struct Vacancy<'a> {
    /// Since when it asks.
    pub(crate) made_at: EngineTime,
    /// Who is in it. Each counts as a party of one.
    pub(crate) present: Vec<Present<'a>>,
    /// Places beyond the teams' sizes, for all teams together.
    pub(crate) extra: u32,
    /// Tickets that may not come.
    pub(crate) excluded: Vec<Key>,
}

/// Tickets that may come.
#[derive(Debug)]
pub(crate) struct Filling {
    /// Their places in the pool.
    pub(crate) members: Vec<Key>,
    /// Index of each one's team.
    pub(crate) teams: Vec<usize>,
    /// 0 (worst the rules allow) to 1 (best).
    pub(crate) quality: f64,
}

/// The tickets that may join a match; `None` if none were found, or the budget ran out.
pub(crate) fn fill(
    pool: &mut Pool,
    rules: &RuleSet,
    now: EngineTime,
    vacancy: &Vacancy<'_>,
    evaluations: &mut u64,
) -> Option<Filling> {
    let nowhere = Latencies::default();
    let members = vacancy.present.iter().map(|present| {
        let member = Member { player_id: present.id, values: present.values, latencies: &nowhere };
        (pool.take_facts(std::iter::once(member)), present.team)
    });
    let facts: Vec<(PartyFacts, usize)> = members.collect();
    let filling = fill_beside(pool, rules, now, vacancy, &facts, evaluations);
    for (party, _) in &facts {
        pool.release_facts(party);
    }
    filling
}

fn fill_beside(
    pool: &Pool,
    rules: &RuleSet,
    now: EngineTime,
    vacancy: &Vacancy<'_>,
    facts: &[(PartyFacts, usize)],
    evaluations: &mut u64,
) -> Option<Filling> {
    let own_step = rules.step_at(now.since(vacancy.made_at));
    let steps: Vec<usize> = match rules.expansion_age {
        ExpansionAge::Oldest => (own_step..rules.steps.len()).collect(),
        ExpansionAge::Newest => (0..=own_step).rev().collect(),
    };
    steps.into_iter().find_map(|step| {
        let mut attempt = Attempt::new(pool, rules, now, vacancy, facts, step)?;
        attempt.fill(step == own_step, evaluations).then(|| attempt.into_filling(evaluations)).flatten()
    })
}

/// Highest and lowest value of a rule so far.
#[derive(Clone, Copy, Debug)]
struct Range {
    low: f64,
    high: f64,
}

impl Range {
    const EMPTY: Range = Range { low: f64::INFINITY, high: f64::NEG_INFINITY };

    fn with(self, value: f64) -> Range {
        Range { low: self.low.min(value), high: self.high.max(value) }
    }

    fn spread(self) -> f64 {
        (self.high - self.low).max(0.0)
    }
}

/// A lineup that grows under the terms of one step.
struct Attempt<'p> {
    pool: &'p Pool,
    rules: &'p RuleSet,
    now: EngineTime,
    step: usize,
    excluded: &'p [Key],
    /// One for each distance rule.
    ranges: Vec<Range>,
    /// What is left of each team's size.
    room: Vec<TeamSize>,
    /// Players who may still come, all teams together.
    room_in_all: u32,
    chosen: Vec<(Key, &'p Waiting)>,
    /// Those who are present, with their teams.
    present: &'p [(PartyFacts, usize)],
    scratch: Scratch,
}

impl<'p> Attempt<'p> {
    /// `None` when those who are present alone break the step.
    fn new(
        pool: &'p Pool,
        rules: &'p RuleSet,
        now: EngineTime,
        vacancy: &'p Vacancy<'_>,
        present_facts: &'p [(PartyFacts, usize)],
        step: usize,
    ) -> Option<Attempt<'p>> {
        let terms = &rules.steps[step];
        let ranges = rules.distances.iter().map(|rule| {
            vacancy.present.iter().fold(Range::EMPTY, |range, present| {
                match present.values.get(rule.attribute) {
                    Some(OwnedValue::Number(number)) => range.with(*number),
                    _ => range,
                }
            })
        });
        let ranges: Vec<Range> = ranges.collect();
        let counts = |team: usize| {
            let count = vacancy.present.iter().filter(|present| present.team == team).count();
            u32::try_from(count).unwrap_or(u32::MAX)
        };
        let room = terms.teams.iter().enumerate().map(|(team, size)| {
            let count = counts(team);
            TeamSize {
                min: size.min.saturating_sub(count),
                max: (size.max + vacancy.extra).saturating_sub(count),
            }
        });
        let room = room.collect();
        let places: u32 = terms.teams.iter().map(|size| size.max).sum();
        let present = u32::try_from(vacancy.present.len()).unwrap_or(u32::MAX);
        let room_in_all = (places + vacancy.extra).saturating_sub(present);
        let excluded = &vacancy.excluded;
        let holds = ranges.iter().zip(&terms.maxima).all(|(range, maximum)| range.spread() <= *maximum);
        (holds && room_in_all > 0).then_some(Attempt {
            pool,
            rules,
            now,
            step,
            excluded,
            ranges,
            room,
            room_in_all,
            chosen: Vec::new(),
            present: present_facts,
            scratch: Scratch::default(),
        })
    }

    fn terms(&self) -> &'p Step {
        &self.rules.steps[self.step]
    }

    /// Takes candidates while there is room. Unless the match's own age has reached just this step, a ticket must be in
    /// whose age has.
    fn fill(&mut self, is_own_step: bool, evaluations: &mut u64) -> bool {
        let candidates = self.candidates(evaluations);
        if !is_own_step {
            let of_step = candidates.iter().filter(|(_, waiting)| self.step_of(waiting) == self.step);
            let Some(&first) = of_step.min_by(|(_, left), (_, right)| left.by_age(right)) else {
                return false;
            };
            if !self.take(first, evaluations) {
                return false;
            }
        }
        for candidate in candidates {
            if self.room_in_all == 0 || *evaluations > self.rules.options.search_budget {
                break;
            }
            self.take(candidate, evaluations);
        }
        !self.chosen.is_empty()
    }

    fn step_of(&self, waiting: &Waiting) -> usize {
        self.rules.step_at(self.now.since(waiting.enqueued_at))
    }

    /// Tickets that may come, the nearest in rating first, of equally near ones the oldest.
    fn candidates(&self, evaluations: &mut u64) -> Vec<(Key, &'p Waiting)> {
        let may_come = |waiting: &Waiting| {
            let step = self.step_of(waiting);
            let in_age = match self.rules.expansion_age {
                ExpansionAge::Oldest => step <= self.step,
                ExpansionAge::Newest => step >= self.step,
            };
            in_age && waiting.size <= self.room_in_all && !self.excluded.contains(&waiting.ticket)
        };
        let centre = self.ranges.first().map_or(0.0, |range| f64::midpoint(range.low, range.high));
        let centre = if centre.is_finite() { centre } else { 0.0 };
        let reach = self.terms().maxima.first().copied().unwrap_or(f64::INFINITY);
        let has_centre = self.ranges.first().is_some_and(|range| range.low.is_finite());
        let (low, high) =
            if has_centre { (centre - reach, centre + reach) } else { (f64::NEG_INFINITY, f64::INFINITY) };
        let mut found: Vec<(Key, &Waiting)> = self
            .pool
            .between(low, high)
            .inspect(|_| *evaluations += 1)
            .filter(|(_, waiting)| may_come(waiting))
            .collect();
        found.sort_by(|(_, left), (_, right)| {
            let gap = |waiting: &Waiting| if has_centre { (waiting.rating - centre).abs() } else { 0.0 };
            gap(left).total_cmp(&gap(right)).then_with(|| left.by_age(right))
        });
        found
    }

    /// Takes one more ticket, if the rules and the room allow it.
    fn take(&mut self, candidate: (Key, &'p Waiting), evaluations: &mut u64) -> bool {
        *evaluations += 1;
        let (key, waiting) = candidate;
        if waiting.size > self.room_in_all || self.chosen.iter().any(|(chosen, _)| *chosen == key) {
            return false;
        }
        let values = std::iter::once(waiting.rating).chain(waiting.others.iter().copied());
        let ranges: Vec<Range> =
            self.ranges.iter().zip(values).map(|(range, value)| range.with(value)).collect();
        let holds =
            ranges.iter().zip(&self.terms().maxima).all(|(range, maximum)| range.spread() <= *maximum);
        if !holds {
            return false;
        }
        self.chosen.push(candidate);
        let open: Vec<TeamSize> = self.room.iter().map(|room| TeamSize { min: 0, max: room.max }).collect();
        if self.places(&open).is_none() || self.is_broken(evaluations) {
            self.chosen.pop();
            return false;
        }
        self.ranges = ranges;
        self.room_in_all -= waiting.size;
        true
    }

    /// The team of each chosen ticket.
    fn places(&self, room: &[TeamSize]) -> Option<Vec<usize>> {
        let party = |(_, waiting): &(Key, &Waiting)| Party { size: waiting.size, rating: waiting.rating };
        let parties: Vec<Party> = self.chosen.iter().map(party).collect();
        assign(&parties, room)
    }

    /// Whether a rule can no longer hold. Latencies are those of the ones who come: the match plays somewhere already.
    fn is_broken(&mut self, evaluations: &mut u64) -> bool {
        let plan = self.pool.plan();
        if plan.finder == Finder::Window && plan.judging.partition_keys().is_empty() {
            return false;
        }
        let judge = Judge::new(self.rules, &plan.judging, self.step);
        let coming: Vec<&PartyFacts> = self.chosen.iter().map(|(_, waiting)| &waiting.facts).collect();
        let present = self.present.iter().map(|(party, _)| party);
        let all: Vec<&PartyFacts> = present.chain(coming.iter().copied()).collect();
        *evaluations += plan.nodes;
        self.rules.rules.iter().enumerate().filter(|(_, rule)| !rule.is_part).any(|(index, rule)| {
            let parties = if is_latency(rule) { &coming } else { &all };
            judge.is_rule_broken(index, parties, &mut self.scratch)
        })
    }

    /// Whether every rule holds with these teams of those who come.
    fn holds(&mut self, teams: &[usize], evaluations: &mut u64) -> bool {
        let plan = self.pool.plan();
        if plan.finder == Finder::Window && plan.judging.partition_keys().is_empty() {
            return true;
        }
        let judge = Judge::new(self.rules, &plan.judging, self.step);
        let coming = self.chosen.iter().zip(teams);
        let coming: Vec<Placed<'_>> =
            coming.map(|((_, waiting), team)| Placed { party: &waiting.facts, team: *team }).collect();
        let present = self.present.iter().map(|(party, team)| Placed { party, team: *team });
        let all: Vec<Placed<'_>> = present.chain(coming.iter().copied()).collect();
        *evaluations += plan.nodes;
        self.rules.rules.iter().enumerate().filter(|(_, rule)| !rule.is_part).all(|(index, rule)| {
            let lineup = if is_latency(rule) { &coming } else { &all };
            judge.verdict(index, lineup, &mut self.scratch).holds
        }) && self.roles_hold(&all, evaluations)
    }

    /// Whether every team that has roles can take them.
    fn roles_hold(&self, lineup: &[Placed<'_>], evaluations: &mut u64) -> bool {
        let Some(roles) = &self.rules.roles else { return true };
        let mut desk = RoleDesk::default();
        roles.teams.iter().all(|team| {
            let players = lineup.iter().filter(|placed| placed.team == *team);
            desk.sum(roles, players.flat_map(|placed| &placed.party.players), evaluations).is_some()
        })
    }

    /// The group with its teams; those taken last go back while a rule fails.
    fn into_filling(mut self, evaluations: &mut u64) -> Option<Filling> {
        let teams = loop {
            if self.chosen.is_empty() {
                return None;
            }
            let teams = self.places(&self.room);
            if let Some(teams) = teams.filter(|teams| self.holds(teams, evaluations)) {
                break teams;
            }
            self.chosen.pop();
        };
        let share = |(range, rule): (&Range, &crate::rules::DistanceRule)| {
            if rule.widest > 0.0 { range.spread() / rule.widest } else { 0.0 }
        };
        let used: f64 = self.ranges.iter().zip(&self.rules.distances).map(share).sum();
        #[expect(clippy::cast_precision_loss, reason = "at most 200 rules")]
        let rules = self.rules.distances.len().max(1) as f64;
        let members = self.chosen.into_iter().map(|(key, _)| key).collect();
        Some(Filling { members, teams, quality: (1.0 - used / rules).clamp(0.0, 1.0) })
    }
}

fn is_latency(rule: &Rule) -> bool {
    matches!(rule.kind, RuleKind::Latency { .. })
}

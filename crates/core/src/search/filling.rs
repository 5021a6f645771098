//! Large matches, 41 to 200 players: candidates are sorted into a line, teams are filled from it, then balanced.
//!
//! What is promised: an anchor that can play in a match of the least size gets a match, and it holds as many players as
//! the teams take of those who may join; it forms at the pass that finds it and waits for nobody. Every region that the
//! anchor reaches is tried, in the order of the batching preference; in each the stretch of the first distance rule
//! around the anchor that most players lie in. Of the other distance rules the nearest candidates are taken, one by
//! one, so with two distance rules a match may be missed that another choice would have made.

use super::assembly::Desk;
use super::found::Found;
use super::group::{Group, Miss};
use super::measure::{number, party_number};
use super::pool::{Pool, Waiting};
use super::referee::Referee;
use super::regions::{ALL, latency};
use super::seating::Seating;
use crate::facts::{PartyFacts, Placed};
use crate::limits;
use crate::rules::model::{Batching, Strategy};
use crate::rules::{ExpansionAge, RuleSet, TeamSize};
use crate::slab::Key;
use crate::time::EngineTime;

type Candidate<'p> = (Key, &'p Waiting);

/// What earlier anchors of a pass have found: in these regions, at this step, too few wait.
#[derive(Debug, Default)]
pub(super) struct Barren(Vec<u64>);

impl Barren {
    fn of(&mut self, step: usize) -> &mut u64 {
        if self.0.len() <= step {
            self.0.resize(step + 1, 0);
        }
        &mut self.0[step]
    }
}

/// A search for one anchor.
pub(super) struct Filling<'p, 'd> {
    pub(super) pool: &'p Pool,
    pub(super) rules: &'p RuleSet,
    pub(super) now: EngineTime,
    pub(super) desk: &'d mut Desk,
    pub(super) barren: &'d mut Barren,
    pub(super) evaluations: u64,
    pub(super) budget: u64,
}

impl<'p> Filling<'p, '_> {
    /// The fullest group of which the anchor is the oldest.
    pub(super) fn best_group(&mut self, anchor: Key) -> Result<Group, Miss> {
        let waiting = &self.pool[anchor];
        let oldest_step = self.rules.step_at(self.now.since(waiting.enqueued_at));
        let first_step = match self.rules.expansion_age {
            ExpansionAge::Oldest => oldest_step,
            ExpansionAge::Newest => 0,
        };
        let mut best: Option<Found<'p>> = None;
        for step in (first_step..=oldest_step).rev() {
            let found = self.at_step((anchor, waiting), step);
            if let Some(found) = found
                && best.as_ref().is_none_or(|best| found.is_better_than(best))
            {
                best = Some(found);
            }
            if self.evaluations >= self.budget {
                break;
            }
        }
        match best {
            Some(found) => Ok(found.into_group(self.pool, self.rules, self.desk)),
            None if self.evaluations >= self.budget => Err(Miss::BudgetExhausted),
            None => Err(Miss::NoGroup),
        }
    }

    fn at_step(&mut self, anchor: Candidate<'p>, step: usize) -> Option<Found<'p>> {
        let sizes = &self.rules.steps[step].teams;
        let least: u32 = sizes.iter().map(|size| size.min).sum();
        if self.pool.players_beside(anchor.1) < u64::from(least.max(1)) {
            return None;
        }
        let level = self.pool.regions().level_of(step);
        // Where no texts part the pool and no distances, what was too little for an older anchor is for this one.
        let has_memory = self.rules.distances.is_empty()
            && self.pool.plan().judging.partition_keys().is_empty()
            && self.pool.plan().only_widens
            && self.rules.expansion_age == ExpansionAge::Oldest;
        let barren = if has_memory { *self.barren.of(step) } else { 0 };
        let reached = anchor.1.regions(level);
        if reached & !barren == 0 {
            return None;
        }
        let candidates = self.candidates(anchor.1, step);
        let mut best: Option<Found<'p>> = None;
        for region in self.regions(anchor, &candidates, reached & !barren, level) {
            let line: Vec<Candidate<'p>> = candidates
                .iter()
                .filter(|(_, waiting)| waiting.regions(level) & region != 0)
                .copied()
                .collect();
            self.evaluations += u64::try_from(candidates.len()).unwrap_or(u64::MAX) / 16;
            let players: u32 = anchor.1.size + line.iter().map(|(_, waiting)| waiting.size).sum::<u32>();
            if players < least {
                if has_memory && region != ALL {
                    *self.barren.of(step) |= region;
                }
                continue;
            }
            let found = self.in_region(anchor, &line, step, region);
            if let Some(found) = found
                && best.as_ref().is_none_or(|best| found.is_fuller_than(best))
            {
                best = Some(found);
            }
            let most: u32 = sizes.iter().map(|size| size.max).sum();
            if best.as_ref().is_some_and(|best| best.players() == most) || self.evaluations >= self.budget {
                break;
            }
        }
        best
    }

    /// Those who may join the anchor, oldest first.
    fn candidates(&mut self, anchor: &'p Waiting, step: usize) -> Vec<Candidate<'p>> {
        let terms = &self.rules.steps[step];
        let from_ms = if self.rules.expansion_age == ExpansionAge::Oldest { 0 } else { terms.from_ms };
        let reach = terms.maxima.first().copied().unwrap_or(f64::INFINITY);
        let level = self.pool.regions().level_of(step);
        let low = if self.pool.plan().is_bounded { anchor.rating - reach } else { f64::NEG_INFINITY };
        let near = self.pool.from(anchor, low).take_while(|(_, waiting)| {
            !self.pool.plan().is_bounded || waiting.rating - anchor.rating <= reach
        });
        let mut scanned = 0;
        let mut found: Vec<Candidate<'p>> = near
            .inspect(|_| scanned += 1)
            .filter(|(_, waiting)| {
                anchor.by_age(waiting).is_lt()
                    && (!self.pool.plan().is_bounded || anchor.rating - waiting.rating <= reach)
                    && self.now.since(waiting.enqueued_at) >= from_ms
                    && waiting.regions(level) & anchor.regions(level) != 0
            })
            .collect();
        self.evaluations += scanned;
        found.sort_by(|(_, left), (_, right)| left.by_age(right));
        found
    }

    /// The regions to try, as masks: by the players who reach them, or by the anchor's latency; all at once where no
    /// rule asks for one.
    fn regions(
        &self,
        anchor: Candidate<'p>,
        candidates: &[Candidate<'p>],
        open: u64,
        level: usize,
    ) -> Vec<u64> {
        let regions = self.pool.regions();
        if regions.are_free() {
            return vec![ALL];
        }
        let bits = (0..64).filter(|bit| open & 1 << bit != 0);
        let is_fastest = self.rules.algorithm.batching == Batching::FastestRegion;
        let mut ordered: Vec<(f64, std::sync::Arc<str>, u64)> = bits
            .filter_map(|bit| {
                let region = regions.region(bit)?;
                let mask = 1 << bit;
                let rank = if is_fastest {
                    anchor
                        .1
                        .facts
                        .players
                        .iter()
                        .filter_map(|player| latency(&player.latencies, region))
                        .sum()
                } else {
                    let there = candidates.iter().filter(|(_, waiting)| waiting.regions(level) & mask != 0);
                    -f64::from(there.map(|(_, waiting)| waiting.size).sum::<u32>())
                };
                Some((rank, self.pool.text(region)?, mask))
            })
            .collect();
        // Bits are given in the order of arrival, names are not.
        ordered.sort_by(|left, right| left.0.total_cmp(&right.0).then_with(|| left.1.cmp(&right.1)));
        ordered.into_iter().map(|(.., mask)| mask).collect()
    }

    /// The fullest match of one region.
    fn in_region(
        &mut self,
        anchor: Candidate<'p>,
        line: &[Candidate<'p>],
        step: usize,
        region: u64,
    ) -> Option<Found<'p>> {
        let (rules, pool) = (self.rules, self.pool);
        let sizes = &rules.steps[step].teams;
        let most: u32 = sizes.iter().map(|size| size.max).sum();
        let mut best: Option<Found<'p>> = None;
        for (low, high) in self.stretches(anchor.1, line, step) {
            let inside = line.iter().filter(|(_, waiting)| (low..=high).contains(&waiting.rating));
            let near = self.within_other_distances(anchor, inside.copied(), step);
            let seating = Seating::of(anchor, &near, sizes, &pool.plan().alike, &mut self.evaluations);
            let Some(seating) = seating else { continue };
            let found = self.finish(seating, step, sizes, region);
            if let Some(found) = found
                && best.as_ref().is_none_or(|best| found.is_fuller_than(best))
            {
                best = Some(found);
            }
            if best.as_ref().is_some_and(|best| best.players() == most) || self.evaluations >= self.budget {
                break;
            }
        }
        best
    }

    /// Stretches of the index as wide as the first distance rule allows, the anchor inside, those that hold most players
    /// first; one without bounds where there is no such rule.
    fn stretches(&mut self, anchor: &Waiting, line: &[Candidate<'p>], step: usize) -> Vec<(f64, f64)> {
        if !self.pool.plan().is_bounded {
            return vec![(f64::NEG_INFINITY, f64::INFINITY)];
        }
        let width = self.rules.steps[step].maxima[0];
        let mut places: Vec<(f64, u32)> =
            line.iter().map(|(_, waiting)| (waiting.rating, waiting.size)).collect();
        places.push((anchor.rating, anchor.size));
        places.sort_by(|left, right| left.0.total_cmp(&right.0));
        self.evaluations += u64::try_from(places.len()).unwrap_or(u64::MAX);
        let (mut end, mut inside) = (0, 0);
        let mut stretches: Vec<(u32, f64)> = Vec::new();
        for (low, size) in places.iter().take_while(|(low, _)| *low <= anchor.rating) {
            while end < places.len() && places[end].0 - low <= width {
                inside += places[end].1;
                end += 1;
            }
            if anchor.rating - low <= width {
                stretches.push((inside, *low));
            }
            inside -= size;
        }
        stretches.sort_by(|left, right| right.0.cmp(&left.0).then(left.1.total_cmp(&right.1)));
        stretches.truncate(limits::STRETCHES);
        // The same difference as the rule takes, so that rounding cannot part the two.
        let high = |low: f64| {
            let inside = places.iter().filter(|(rating, _)| *rating >= low && rating - low <= width);
            inside.map(|(rating, _)| *rating).fold(low, f64::max)
        };
        stretches.into_iter().map(|(_, low)| (low, high(low))).collect()
    }

    /// Those who keep every distance rule but the first with the anchor and with those taken before.
    fn within_other_distances(
        &mut self,
        anchor: Candidate<'p>,
        line: impl Iterator<Item = Candidate<'p>>,
        step: usize,
    ) -> Vec<Candidate<'p>> {
        let rules = &self.rules.distances;
        if rules.len() < 2 {
            return line.collect();
        }
        let values = |waiting: &Waiting| -> Vec<f64> {
            let rules = rules[1..].iter();
            rules.map(|rule| party_number(&waiting.facts, rule.attribute, rule.aggregation)).collect()
        };
        let own = values(anchor.1);
        let mut near: Vec<(f64, Candidate<'p>, Vec<f64>)> = line
            .map(|found| {
                let values = values(found.1);
                let apart = values.iter().zip(&own).map(|(value, own)| (value - own).abs());
                (apart.fold(0.0, f64::max), found, values)
            })
            .collect();
        near.sort_by(|left, right| left.0.total_cmp(&right.0).then_with(|| left.1.1.by_age(right.1.1)));
        let mut bounds: Vec<(f64, f64)> = own.iter().map(|value| (*value, *value)).collect();
        let maxima = &self.rules.steps[step].maxima[1..];
        let mut kept = Vec::new();
        for (_, found, values) in near {
            self.evaluations += 1;
            let wider: Vec<(f64, f64)> = bounds
                .iter()
                .zip(&values)
                .map(|((low, high), value)| (low.min(*value), high.max(*value)))
                .collect();
            if wider.iter().zip(maxima).all(|((low, high), maximum)| high - low <= *maximum) {
                bounds = wider;
                kept.push(found);
            }
        }
        kept.sort_by(|(_, left), (_, right)| left.by_age(right));
        kept
    }

    /// Balances the seats; the judge has the last word.
    fn finish(
        &mut self,
        mut seating: Seating<'p>,
        step: usize,
        sizes: &[TeamSize],
        region: u64,
    ) -> Option<Found<'p>> {
        let plan = self.pool.plan();
        if let Strategy::Balanced { attribute } = self.rules.algorithm.strategy {
            let sum = |party: &PartyFacts| party.players.iter().map(|player| number(player, attribute)).sum();
            seating.balance(sizes.len(), sum, &mut self.evaluations);
        }
        debug_assert!(region != 0);
        let lineup: Vec<Placed<'_>> = seating
            .chosen
            .iter()
            .zip(&seating.teams)
            .map(|((_, waiting), team)| Placed { party: &waiting.facts, team: *team })
            .collect();
        let mut referee = Referee::new(self.rules, plan, step, &mut self.desk.scratch);
        let holds = referee.set_holds(&lineup, &seating.chosen, &mut self.evaluations)
            && referee.teams_hold(&lineup, &seating.chosen, &mut self.evaluations);
        holds.then(|| Found::new(plan.is_bounded, step, &seating.chosen, seating.teams, 0.0))
    }
}

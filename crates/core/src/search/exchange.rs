//! Judges whole groups, and exchanges members for others while that makes a group better.

use super::assembly::{Assembly, Desk};
use super::dive::Bar;
use super::found::Found;
use super::pool::Waiting;
use super::referee::Referee;
use super::regions::ALL;
use super::relevance;
use super::score::Scorer;
use super::split::Splitting;
use super::stage::Stage;
use crate::facts::Placed;
use crate::limits;
use crate::slab::Key;

/// The best that single exchanges make of a group. The anchor and the one that must be in stay.
pub(super) fn improve<'p>(
    stage: &mut Stage<'_, 'p, '_>,
    found: Found<'p>,
    must: Option<Key>,
    candidates: &[(Key, &'p Waiting)],
    bar: Bar,
) -> Found<'p> {
    if !stage.plan.is_soft || bar == Bar::Best {
        return found;
    }
    let mut best = found;
    let mut trials = 0;
    while let Some(better) = improve_once(stage, &best, must, candidates, &mut trials) {
        best = better;
    }
    best
}

/// One round over all members and candidates; `None` when no exchange is any better.
fn improve_once<'p>(
    stage: &mut Stage<'_, 'p, '_>,
    found: &Found<'p>,
    must: Option<Key>,
    candidates: &[(Key, &'p Waiting)],
    trials: &mut usize,
) -> Option<Found<'p>> {
    let mut best: Option<Found<'p>> = None;
    for place in 0..found.chosen.len() {
        let leaving = found.chosen[place].0;
        if leaving == stage.anchor.0 || Some(leaving) == must {
            continue;
        }
        for &(key, waiting) in candidates.iter().take(limits::EXCHANGE_CANDIDATES) {
            let now = best.as_ref().unwrap_or(found);
            let is_open = waiting.size == now.chosen[place].1.size
                && now.chosen.iter().all(|(member, _)| *member != key);
            if !is_open {
                continue;
            }
            *trials += 1;
            if *trials > limits::EXCHANGES || stage.search.evaluations >= stage.search.end {
                return best;
            }
            let mut chosen = now.chosen.clone();
            chosen[place] = (key, waiting);
            let exchanged = assess(stage, &chosen, Some(now.score));
            if let Some(exchanged) = exchanged.filter(|exchanged| exchanged.is_better_than(now)) {
                best = Some(exchanged);
            }
        }
    }
    best
}

/// The group of these parties, the anchor first, with its best split, if it is legal and can have a score above the one
/// to beat.
pub(super) fn assess<'p>(
    stage: &mut Stage<'_, 'p, '_>,
    chosen: &[(Key, &'p Waiting)],
    to_beat: Option<f64>,
) -> Option<Found<'p>> {
    let Stage { search, plan, step, sizes, .. } = stage;
    let Assembly { pool, rules, now, desk, evaluations, .. } = &mut **search;
    let (plan, level) = (*plan, pool.regions().level_of(*step));
    *evaluations += 1;
    if chosen.iter().fold(ALL, |mask, (_, waiting)| mask & waiting.regions(level)) == 0 {
        return None;
    }
    let Desk { scratch, roles } = &mut **desk;
    let mut referee = Referee::new(rules, plan, *step, scratch);
    let scorer = Scorer { rules, now: *now };
    let (mut set_part, mut weight) = (0.0, 1.0);
    if plan.is_soft {
        let lineup: Vec<Placed<'_>> =
            chosen.iter().map(|(_, waiting)| Placed { party: &waiting.facts, team: 0 }).collect();
        let region = referee.judge.region(&lineup, pool.names());
        let relevance = relevance::term(pool, rules, chosen, evaluations);
        set_part = scorer.set_part(chosen, region, relevance);
        weight = scorer.weight();
    }
    // A part may be rounded down where the whole is not.
    if to_beat.is_some_and(|score| (set_part + scorer.split_part_max()) / weight < score) {
        return None;
    }
    let mut splitting = Splitting { plan, scorer, sizes, referee: &mut referee, desk: roles, evaluations };
    let split = splitting.best(chosen)?;
    let score = (set_part + split.score) / weight;
    Some(Found::new(plan.is_bounded, *step, chosen, split.teams, score))
}

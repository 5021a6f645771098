//! A depth-first choice among candidates: the heart of an assembly.

use super::assembly::Desk;
use super::exchange::assess;
use super::found::Found;
use super::packing::{PartyCounts, fits};
use super::pool::Waiting;
use super::referee::Referee;
use super::regions::ALL;
use super::stage::Stage;
use crate::facts::PartyFacts;
use crate::slab::Key;

/// When a search has enough.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bar {
    /// With the first legal group.
    First,
    /// When it knows the best of all.
    Best,
}

/// A depth-first choice among candidates.
pub(super) struct Dive<'a, 's, 'p, 'd> {
    stage: &'a mut Stage<'s, 'p, 'd>,
    candidates: &'a [(Key, &'p Waiting)],
    players: u32,
    bar: Bar,
    /// Chosen so far, the anchor first, with what rules look at.
    chosen: Vec<(Key, &'p Waiting)>,
    parties: Vec<&'p PartyFacts>,
    counts: PartyCounts,
    seated: u32,
    level: usize,
    end: u64,
    /// True: it ended before everything was tried.
    pub(super) is_cut: bool,
    /// The best legal group so far.
    pub(super) found: Option<Found<'p>>,
}

impl<'a, 's, 'p, 'd> Dive<'a, 's, 'p, 'd> {
    /// `None` when those who must be in cannot be together.
    pub(super) fn new(
        stage: &'a mut Stage<'s, 'p, 'd>,
        candidates: &'a [(Key, &'p Waiting)],
        must: Option<(Key, &'p Waiting)>,
        players: u32,
        bar: Bar,
    ) -> Option<Self> {
        let end = stage.search.end.min(stage.search.evaluations.saturating_add(stage.patience));
        let level = stage.search.pool.regions().level_of(stage.step);
        let anchor = stage.anchor;
        let mut dive = Dive {
            stage,
            candidates,
            players,
            bar,
            chosen: Vec::with_capacity(players as usize),
            parties: Vec::with_capacity(players as usize),
            counts: PartyCounts::default(),
            seated: 0,
            level,
            end,
            is_cut: false,
            found: None,
        };
        dive.seat(anchor);
        if let Some(must) = must {
            let mask = anchor.1.regions(level);
            if !dive.may_join(must.1, mask) {
                return None;
            }
            dive.seat(must);
            if !dive.may_stay() {
                return None;
            }
        }
        Some(dive)
    }

    /// Looks for the group.
    pub(super) fn run(&mut self) {
        let spare = PartyCounts::of(self.candidates.iter().map(|(_, waiting)| waiting.size));
        let mask = self.chosen.iter().fold(ALL, |mask, (_, waiting)| mask & waiting.regions(self.level));
        if self.seated == self.players {
            self.finish();
        } else if self.can_fill(&spare) {
            self.extend(0, spare, mask);
        }
    }

    /// True when the search is over: a group is found and no other is wanted, or this try has taken its share.
    fn extend(&mut self, from: usize, mut spare: PartyCounts, mask: u64) -> bool {
        for index in from..self.candidates.len() {
            let (key, waiting) = self.candidates[index];
            self.stage.search.evaluations += 1;
            if self.stage.search.evaluations > self.end {
                self.is_cut = true;
                return true;
            }
            spare.take(waiting.size);
            if self.may_join(waiting, mask) {
                self.seat((key, waiting));
                let is_full = self.seated == self.players;
                let is_over = if is_full {
                    self.may_stay() && self.finish()
                } else {
                    self.can_fill(&spare)
                        && self.may_stay()
                        && self.extend(index + 1, spare, mask & waiting.regions(self.level))
                };
                if is_over {
                    return true;
                }
                self.unseat();
            }
            if !self.can_fill(&spare) {
                return false;
            }
        }
        false
    }

    /// What costs next to nothing to see.
    fn may_join(&self, waiting: &Waiting, mask: u64) -> bool {
        self.seated + waiting.size <= self.players
            && mask & waiting.regions(self.level) != 0
            && self.is_near(waiting)
    }

    /// Whether the first distance rule holds with this one.
    fn is_near(&self, waiting: &Waiting) -> bool {
        if !self.stage.plan.is_bounded {
            return true;
        }
        let reach = self.stage.search.rules.steps[self.stage.step].maxima[0];
        let ratings = self.chosen.iter().map(|(_, waiting)| waiting.rating);
        let (low, high) = ratings.fold((waiting.rating, waiting.rating), |(low, high), rating| {
            (low.min(rating), high.max(rating))
        });
        high - low <= reach
    }

    /// Whether the rules and the roles still leave a way with those chosen.
    fn may_stay(&mut self) -> bool {
        let Stage { search, plan, step, sizes, .. } = &mut *self.stage;
        let Desk { scratch, roles } = &mut *search.desk;
        let mut referee = Referee::new(search.rules, plan, *step, scratch);
        if !referee.may_hold(&self.parties, &self.chosen, &mut search.evaluations) {
            return false;
        }
        // Where some teams have no roles, nobody can be said to lack one yet.
        let Some(wanted) = search.rules.roles.as_ref().filter(|wanted| wanted.teams.len() == sizes.len())
        else {
            return true;
        };
        let players = self.parties.iter().flat_map(|party| &party.players);
        let teams = u32::try_from(sizes.len()).unwrap_or(u32::MAX);
        roles.may_fill(wanted, teams, players, &mut search.evaluations)
    }

    fn can_fill(&mut self, spare: &PartyCounts) -> bool {
        fits(&self.counts, spare, self.stage.sizes, self.players, &mut self.stage.search.evaluations)
    }

    /// The chosen have the right number: keeps them if they are legal. True when no other group is wanted.
    fn finish(&mut self) -> bool {
        let found = assess(self.stage, &self.chosen, None);
        if let Some(found) = found
            && self.found.as_ref().is_none_or(|best| found.is_better_than(best))
        {
            self.found = Some(found);
        }
        self.found.is_some() && self.bar == Bar::First
    }

    fn seat(&mut self, (key, waiting): (Key, &'p Waiting)) {
        self.chosen.push((key, waiting));
        self.parties.push(&waiting.facts);
        self.counts.add(waiting.size);
        self.seated += waiting.size;
    }

    fn unseat(&mut self) {
        self.parties.pop();
        if let Some((_, waiting)) = self.chosen.pop() {
            self.counts.take(waiting.size);
            self.seated -= waiting.size;
        }
    }
}

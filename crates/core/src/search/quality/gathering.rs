//! Makes groups of many tickets at once.

use super::court::Court;
use super::pairs::{Effort, best_pairs};
use crate::limits;
use crate::rules::{RuleSet, TeamSize};
use crate::search::assembly::{Assembly, Desk};
use crate::search::group::Group;
use crate::search::pool::Pool;
use crate::slab::Key;
use crate::time::EngineTime;

/// A gain below this is rounding.
const LEAST_GAIN: f64 = 1e-9;

/// A group that may still change. Its members are hidden in the pool.
#[derive(Debug)]
struct Tentative {
    members: Vec<Key>,
    players: u32,
    worth: f64,
    /// Mean number of its members, to find its neighbours by.
    centre: f64,
    /// As it was found; `None`: it has changed since.
    group: Option<Group>,
}

/// Makes groups of the tickets of a pass.
pub(in crate::search) struct Gathering<'s> {
    pool: &'s mut Pool,
    rules: &'s RuleSet,
    now: EngineTime,
    desk: &'s mut Desk,
    pub(in crate::search) effort: Effort,
}

impl<'s> Gathering<'s> {
    pub(in crate::search) fn new(
        pool: &'s mut Pool,
        rules: &'s RuleSet,
        now: EngineTime,
        desk: &'s mut Desk,
        effort: Effort,
    ) -> Self {
        Gathering { pool, rules, now, desk, effort }
    }

    /// The groups made of some of these tickets, which are those of the pass, oldest first. They stay in the pool.
    pub(in crate::search) fn gather(&mut self, tickets: Vec<Key>) -> Vec<Group> {
        if self.is_one_against_one() { self.pair(tickets) } else { self.group(&tickets) }
    }

    /// At every step a match is two players, one in each of two teams.
    fn is_one_against_one(&self) -> bool {
        self.rules.steps.iter().all(|step| *step.teams == [TeamSize { min: 1, max: 1 }; 2])
    }

    fn court(&mut self) -> (Court<'_, '_>, &mut Effort) {
        let Gathering { pool, rules, now, desk, effort } = self;
        (Court { pool, rules, now: *now, desk, budget: effort.budget }, effort)
    }

    fn pair(&mut self, mut tickets: Vec<Key>) -> Vec<Group> {
        tickets.sort_by(|left, right| self.pool.by_place(*left, *right));
        let (mut court, effort) = self.court();
        let pairs = best_pairs(tickets.len(), effort, |one, other, evaluations| {
            court.worth(&[tickets[one], tickets[other]], evaluations)
        });
        let groups = pairs.into_iter().filter_map(|(one, other)| {
            let found = court.judge(&[tickets[one], tickets[other]], &mut effort.evaluations)?;
            Some(found.into_group(court.pool, court.rules, court.desk))
        });
        groups.collect()
    }

    fn group(&mut self, tickets: &[Key]) -> Vec<Group> {
        let mut groups = self.find_groups(tickets);
        let is_in = |groups: &[Tentative], key: &Key| groups.iter().any(|group| group.members.contains(key));
        let mut spares: Vec<Key> = tickets.iter().copied().filter(|key| !is_in(&groups, key)).collect();
        self.rebuild(&mut groups, &mut spares);
        for _ in 0..limits::QUALITY_ROUNDS {
            groups.sort_by(|left, right| left.centre.total_cmp(&right.centre));
            if !self.exchange_all(&mut groups, &mut spares) {
                break;
            }
        }
        for group in &groups {
            self.show(&group.members);
        }
        groups.into_iter().filter_map(|group| self.settle(group)).collect()
    }

    fn settle(&mut self, tentative: Tentative) -> Option<Group> {
        if tentative.group.is_some() {
            return tentative.group;
        }
        let (mut court, effort) = self.court();
        let found = court.judge(&tentative.members, &mut effort.evaluations)?;
        Some(found.into_group(court.pool, court.rules, court.desk))
    }

    /// The groups that these anchors find, one after the other.
    fn find_groups(&mut self, anchors: &[Key]) -> Vec<Tentative> {
        let mut groups: Vec<Tentative> = Vec::new();
        for &anchor in anchors {
            if self.effort.is_spent() {
                break;
            }
            if groups.iter().any(|group| group.members.contains(&anchor)) {
                continue;
            }
            let Gathering { pool, rules, now, desk, effort } = self;
            let share = (effort.budget / limits::ANCHOR_SHARE).max(1);
            let end = effort.evaluations.saturating_add(share).min(effort.budget);
            let mut search = Assembly { pool, rules, now: *now, desk, evaluations: effort.evaluations, end };
            let outcome = search.best_group(anchor, false);
            effort.evaluations = search.evaluations;
            if let Ok(group) = outcome {
                let group = self.tentative(group.members.to_vec(), group.quality, Some(group));
                self.hide(&group.members);
                groups.push(group);
            }
        }
        groups
    }

    fn tentative(&self, members: Vec<Key>, worth: f64, group: Option<Group>) -> Tentative {
        let players: u32 = members.iter().map(|key| self.pool[*key].size).sum();
        let sum: f64 = members.iter().map(|key| self.pool[*key].rating).sum();
        #[expect(clippy::cast_precision_loss, reason = "a group has at most 40 tickets")]
        let centre = sum / members.len() as f64;
        Tentative { members, players, worth, centre, group }
    }

    fn hide(&mut self, members: &[Key]) {
        for key in members {
            self.pool.hide(*key);
        }
    }

    fn show(&mut self, members: &[Key]) {
        for key in members {
            self.pool.show(*key);
        }
    }

    /// Takes groups apart beside tickets that are left over, and keeps what comes of it where more players are matched.
    fn rebuild(&mut self, groups: &mut Vec<Tentative>, spares: &mut Vec<Key>) {
        let mut tried = 0;
        let mut next = 0;
        while let Some(&spare) = spares.get(next) {
            next += 1;
            if tried == limits::QUALITY_REBUILDS || self.effort.is_spent() || groups.is_empty() {
                return;
            }
            tried += 1;
            let place = self.nearest(groups, spare);
            let former = groups.swap_remove(place);
            self.show(&former.members);
            let mut anchors: Vec<Key> = former.members.iter().copied().chain([spare]).collect();
            anchors.sort_by(|left, right| self.pool[*left].by_age(&self.pool[*right]));
            let made = self.find_groups(&anchors);
            if made.iter().map(|group| group.players).sum::<u32>() > former.players {
                spares.extend(former.members);
                spares.retain(|key| !made.iter().any(|group| group.members.contains(key)));
                groups.extend(made);
                next = 0;
            } else {
                for group in made {
                    self.show(&group.members);
                }
                self.hide(&former.members);
                groups.push(former);
            }
        }
    }

    fn nearest(&self, groups: &[Tentative], ticket: Key) -> usize {
        let rating = self.pool[ticket].rating;
        let distance = |group: &Tentative| (group.centre - rating).abs();
        let places = 0..groups.len();
        places
            .min_by(|left, right| distance(&groups[*left]).total_cmp(&distance(&groups[*right])))
            .unwrap_or_default()
    }

    /// One round of exchanges; true if one of them made anything better.
    fn exchange_all(&mut self, groups: &mut [Tentative], spares: &mut [Key]) -> bool {
        spares.sort_by(|left, right| self.pool.by_place(*left, *right));
        let mut is_better = false;
        for place in 0..groups.len() {
            is_better |= self.exchange_with_spares(&mut groups[place], spares);
            for other in place + 1..groups.len().min(place + 1 + limits::QUALITY_NEIGHBOURS) {
                let (left, right) = groups.split_at_mut(other);
                is_better |= self.exchange_between(&mut left[place], &mut right[0]);
            }
        }
        is_better
    }

    /// A party of the group goes, one that is left over comes.
    fn exchange_with_spares(&mut self, group: &mut Tentative, spares: &mut [Key]) -> bool {
        let from = spares.partition_point(|key| self.pool[*key].rating < group.centre);
        let near =
            from.saturating_sub(limits::QUALITY_SPARES)..spares.len().min(from + limits::QUALITY_SPARES);
        let mut is_better = false;
        for place in 0..group.members.len() {
            for spare in near.clone() {
                if self.effort.is_spent() {
                    return is_better;
                }
                if self.pool[group.members[place]].size != self.pool[spares[spare]].size {
                    continue;
                }
                let mut members = group.members.clone();
                members[place] = spares[spare];
                let Some(worth) = self.worth(&members).filter(|worth| *worth > group.worth + LEAST_GAIN)
                else {
                    continue;
                };
                self.pool.hide(spares[spare]);
                self.pool.show(group.members[place]);
                spares[spare] = group.members[place];
                *group = self.tentative(members, worth, None);
                is_better = true;
            }
        }
        is_better
    }

    /// A party of each group goes to the other.
    fn exchange_between(&mut self, one: &mut Tentative, other: &mut Tentative) -> bool {
        let mut is_better = false;
        for left in 0..one.members.len() {
            for right in 0..other.members.len() {
                if self.effort.is_spent() {
                    return is_better;
                }
                if self.pool[one.members[left]].size != self.pool[other.members[right]].size {
                    continue;
                }
                let (mut first, mut second) = (one.members.clone(), other.members.clone());
                std::mem::swap(&mut first[left], &mut second[right]);
                let Some(worth) = self.worth(&first) else { continue };
                let Some(worth_of_second) = self.worth(&second) else { continue };
                if worth + worth_of_second > one.worth + other.worth + LEAST_GAIN {
                    *one = self.tentative(first, worth, None);
                    *other = self.tentative(second, worth_of_second, None);
                    is_better = true;
                }
            }
        }
        is_better
    }

    fn worth(&mut self, members: &[Key]) -> Option<f64> {
        let (mut court, effort) = self.court();
        court.worth(members, &mut effort.evaluations)
    }
}

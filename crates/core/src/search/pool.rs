//! The tickets of a queue that can be matched now: apart by the texts that all players of a match share, and each part
//! ordered by a number.

use std::cmp::Ordering;
use std::collections::HashMap;
use std::sync::Arc;

use foldhash::quality::RandomState;

use super::intake::{self, Member};
use super::ladder::{Ladder, Rank, Rung, Span};
use super::plan::Plan;
use super::regions::{ALL, Reach, Regions};
use crate::facts::{Interner, PartyFacts, Symbol};
use crate::id_order::IdOrder;
use crate::judge::{Judge, Scratch};
use crate::rules::RuleSet;
use crate::slab::{Key, Slab};
use crate::time::EngineTime;
use crate::value::OwnedValue;

/// A ticket on its way into a pool.
#[derive(Debug)]
pub(crate) struct Arrival {
    /// The ticket in the engine's table.
    pub(crate) ticket: Key,
    pub(crate) id: Arc<str>,
    pub(crate) id_order: IdOrder,
    pub(crate) enqueued_at: EngineTime,
}

/// A searchable ticket, as far as the search looks at it.
#[derive(Debug)]
pub(crate) struct Waiting {
    /// The ticket in the engine's table.
    pub(crate) ticket: Key,
    pub(crate) id: Arc<str>,
    id_order: IdOrder,
    pub(crate) enqueued_at: EngineTime,
    /// Players of the party.
    pub(crate) size: u32,
    /// The party's place in the index: its value for the first distance rule where there is one.
    pub(crate) rating: f64,
    /// Its values for the other distance rules; only the search by windows reads them.
    pub(crate) others: Box<[f64]>,
    /// What rules know of it; empty where the search by windows needs nothing but the numbers.
    pub(crate) facts: PartyFacts,
    /// True: it has come or reached a step since the last pass.
    pub(super) is_fresh: bool,
    /// How many values a judgement of it may look at.
    pub(super) mass: u64,
    /// Where it waits; `None`: no group can ever hold it.
    partition: Option<usize>,
    reach: Reach,
}

/// How old a ticket is beside others, without its id's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Age {
    enqueued_at: EngineTime,
    id_order: IdOrder,
}

impl Age {
    /// True: beside others of which this is true too, no text decides.
    pub(super) fn is_whole(self) -> bool {
        self.id_order.is_known()
    }

    /// Older first; `None`: the texts of the ids decide.
    pub(super) fn compare(self, other: Age) -> Option<Ordering> {
        match self.enqueued_at.cmp(&other.enqueued_at) {
            Ordering::Equal => self.id_order.compare(other.id_order),
            order => Some(order),
        }
    }
}

impl Waiting {
    pub(super) fn age(&self) -> Age {
        Age { enqueued_at: self.enqueued_at, id_order: self.id_order }
    }

    /// Older first; at equal times by id.
    pub(crate) fn by_age(&self, other: &Waiting) -> Ordering {
        self.age().compare(other.age()).unwrap_or_else(|| self.id.cmp(&other.id))
    }

    /// The regions that it reaches in time, as bits of its pool, at a level of the pool's regions.
    pub(super) fn regions(&self, level: usize) -> u64 {
        self.reach.masks.get(level).copied().unwrap_or(ALL)
    }

    /// Whether some step may let both into one region.
    pub(super) fn may_meet(&self, other: &Waiting) -> bool {
        let mut masks = self.reach.masks.iter().zip(&other.reach.masks);
        self.reach.masks.is_empty() || masks.any(|(own, its)| own & its != 0)
    }

    /// The same, wherever any step lets it play.
    fn regions_ever(&self) -> u64 {
        self.reach.masks.iter().copied().reduce(|all, mask| all | mask).unwrap_or(ALL)
    }
}

/// Waiting tickets, found by key or by neighbourhood in rating.
#[derive(Debug)]
pub(crate) struct Pool {
    plan: Plan,
    entries: Slab<Waiting>,
    partitions: Vec<Partition>,
    /// By what its tickets share.
    partition_of: HashMap<Box<[u64]>, usize, RandomState>,
    /// Partitions that nobody waits in.
    free: Vec<usize>,
    interner: Interner,
    regions: Regions,
    scratch: Scratch,
    /// The index of those whom no group can hold.
    nobody: Ladder,
}

/// Tickets that share the texts that all players of a match share.
#[derive(Debug, Default)]
struct Partition {
    index: Ladder,
    key: Box<[u64]>,
    players: u64,
}

impl Pool {
    /// An empty pool for tickets under these rules.
    pub(crate) fn new(rules: &RuleSet) -> Self {
        Pool {
            plan: Plan::of(rules),
            entries: Slab::new(),
            partitions: Vec::new(),
            partition_of: HashMap::default(),
            free: Vec::new(),
            interner: Interner::with(&rules.texts),
            regions: Regions::of(rules),
            scratch: Scratch::default(),
            nobody: Ladder::default(),
        }
    }

    pub(crate) fn len(&self) -> usize {
        self.entries.len()
    }

    pub(crate) fn plan(&self) -> &Plan {
        &self.plan
    }

    pub(super) fn regions(&self) -> &Regions {
        &self.regions
    }

    /// The texts of the symbols of waiting tickets and of the rules.
    pub(super) fn names(&self) -> &Interner {
        &self.interner
    }

    /// The text of a symbol of a waiting ticket or of the rules.
    pub(crate) fn text(&self, symbol: Symbol) -> Option<Arc<str>> {
        self.interner.text(symbol).cloned()
    }

    /// What the rules know of a party that does not wait here. Give it back with [`Pool::release_facts`].
    pub(crate) fn take_facts<'a>(&mut self, members: impl Iterator<Item = Member<'a>>) -> PartyFacts {
        intake::take(&mut self.interner, members)
    }

    /// The party is no longer looked at.
    pub(crate) fn release_facts(&mut self, party: &PartyFacts) {
        intake::release(&mut self.interner, party);
    }

    /// Puts a ticket in. Its members are those of the pool's rules.
    pub(crate) fn insert<'a>(
        &mut self,
        rules: &RuleSet,
        arrival: Arrival,
        members: impl ExactSizeIterator<Item = Member<'a>> + Clone,
    ) -> Key {
        let size = u32::try_from(members.len()).expect("a party has at most ten players");
        let mut measures = rules.distances.iter().map(|rule| {
            rule.aggregation.fold(members.clone().map(|member| match member.values[rule.attribute] {
                OwnedValue::Number(number) => number,
                _ => unreachable!("a distance rule is on a number"),
            }))
        });
        let rating = measures.next();
        let others = measures.collect();
        let facts = if self.plan.needs_facts() {
            intake::take(&mut self.interner, members)
        } else {
            PartyFacts { players: Box::default() }
        };
        let reach = self.regions.admit(&facts);
        let mut waiting = Waiting {
            ticket: arrival.ticket,
            id: arrival.id,
            id_order: arrival.id_order,
            enqueued_at: arrival.enqueued_at,
            size,
            rating: rating.unwrap_or_else(|| self.plan.index.of(&facts, arrival.enqueued_at)),
            others,
            is_fresh: false,
            mass: intake::mass(&facts),
            partition: None,
            reach,
            facts,
        };
        waiting.partition = self.shared(rules, &waiting).map(|key| self.partition(key));
        let (rank, partition) = (Rank::of(waiting.rating), waiting.partition);
        let key = self.entries.insert(waiting);
        if let Some(partition) = partition {
            self.partitions[partition].index.insert(Rung::new(rank, key));
            self.partitions[partition].players += u64::from(size);
        }
        key
    }

    /// What all tickets that it can be matched with share with it; `None` when no step lets it into any match.
    fn shared(&mut self, rules: &RuleSet, waiting: &Waiting) -> Option<Box<[u64]>> {
        let Pool { plan, scratch, .. } = self;
        if !plan.needs_facts() {
            return Some(Box::default());
        }
        let mut steps = 0..rules.steps.len();
        let may_play = waiting.regions_ever() != 0
            && steps
                .any(|step| Judge::new(rules, &plan.judging, step).party_may_play(&waiting.facts, scratch));
        let keys = plan.judging.partition_keys();
        may_play.then(|| keys.iter().map(|key| key.of(&waiting.facts)).collect()).flatten()
    }

    /// The partition of tickets that share these texts.
    fn partition(&mut self, key: Box<[u64]>) -> usize {
        // Where nothing is shared there is one partition, and it stays.
        if key.is_empty() && !self.partitions.is_empty() {
            return 0;
        }
        if let Some(&known) = self.partition_of.get(&key) {
            return known;
        }
        let place = self.free.pop().unwrap_or_else(|| {
            self.partitions.push(Partition::default());
            self.partitions.len() - 1
        });
        self.partitions[place].key.clone_from(&key);
        self.partition_of.insert(key, place);
        place
    }

    pub(crate) fn remove(&mut self, key: Key) -> Option<Waiting> {
        let waiting = self.entries.remove(key)?;
        if let Some(place) = waiting.partition {
            let partition = &mut self.partitions[place];
            partition.index.remove(Rung::new(Rank::of(waiting.rating), key));
            partition.players -= u64::from(waiting.size);
            // The partition of rule sets that share no text stays: it is used by the next ticket.
            if partition.index.is_empty() && !partition.key.is_empty() {
                self.partition_of.remove(&partition.key);
                self.free.push(place);
            }
        }
        self.regions.release(&waiting.reach);
        intake::release(&mut self.interner, &waiting.facts);
        Some(waiting)
    }

    pub(crate) fn get(&self, key: Key) -> Option<&Waiting> {
        self.entries.get(key)
    }

    /// Notes whether the ticket has changed since the last pass.
    pub(super) fn set_fresh(&mut self, key: Key, is_fresh: bool) {
        if let Some(waiting) = self.entries.get_mut(key) {
            waiting.is_fresh = is_fresh;
        }
    }

    /// Every ticket that a group may hold.
    pub(crate) fn iter(&self) -> impl Iterator<Item = Key> + '_ {
        self.entries.iter().filter(|(_, waiting)| waiting.partition.is_some()).map(|(key, _)| key)
    }

    /// No search finds this ticket until it is shown again.
    pub(super) fn hide(&mut self, key: Key) {
        let waiting = &self.entries[key];
        if let Some(place) = waiting.partition {
            let partition = &mut self.partitions[place];
            partition.index.remove(Rung::new(Rank::of(waiting.rating), key));
            partition.players -= u64::from(waiting.size);
        }
    }

    /// Searches find this ticket again.
    pub(super) fn show(&mut self, key: Key) {
        let waiting = &self.entries[key];
        if let Some(place) = waiting.partition {
            let partition = &mut self.partitions[place];
            partition.index.insert(Rung::new(Rank::of(waiting.rating), key));
            partition.players += u64::from(waiting.size);
        }
    }

    /// Tickets that share their texts stand together, each part by rising number and then by age.
    pub(super) fn by_place(&self, left: Key, right: Key) -> Ordering {
        let (one, other) = (&self.entries[left], &self.entries[right]);
        let by_part = one.partition.cmp(&other.partition);
        by_part.then(Rank::of(one.rating).cmp(&Rank::of(other.rating))).then_with(|| one.by_age(other))
    }

    /// Whether two tickets share what all players of a match share.
    pub(super) fn are_beside(&self, left: Key, right: Key) -> bool {
        self.entries[left].partition == self.entries[right].partition
    }

    /// Players of the tickets that share the texts of this one; 0 when no group can hold it.
    pub(super) fn players_beside(&self, waiting: &Waiting) -> u64 {
        waiting.partition.map_or(0, |partition| self.partitions[partition].players)
    }

    /// Tickets rated from `low` to `high`, whatever they share.
    pub(super) fn between(&self, low: f64, high: f64) -> impl Iterator<Item = (Key, &Waiting)> {
        let first = |rank| Rung::new(rank, Key::FIRST);
        let (from, until) = (first(Rank::of(low)), first(Rank::of(high).next()));
        let found = self.partitions.iter().flat_map(move |partition| partition.index.between(from, until));
        found.map(|rung| (rung.key(), &self.entries[rung.key()]))
    }

    /// The index of the partition of `beside`, outward from a rating. Nothing but the index is looked at.
    pub(super) fn around(&self, beside: &Waiting, rating: f64) -> Around<'_> {
        let middle = Rung::new(Rank::of(rating), Key::FIRST);
        let index = beside.partition.map_or(&self.nobody, |partition| &self.partitions[partition].index);
        let (below, above) = index.around(middle);
        Around { below: Ratings(below.rev()), above: Ratings(above) }
    }

    /// Tickets of the partition of `beside` rated below `rating`, the nearest first.
    pub(crate) fn below(
        &self,
        beside: &Waiting,
        rating: f64,
    ) -> impl DoubleEndedIterator<Item = (Key, &Waiting)> + use<'_> {
        let end = Rung::new(Rank::of(rating), Key::FIRST);
        let range = beside.partition.map(|partition| self.partitions[partition].index.below(end).rev());
        range.into_iter().flatten().map(|rung| (rung.key(), &self.entries[rung.key()]))
    }

    /// Tickets of the partition of `beside` rated `rating` or above, the nearest first.
    pub(crate) fn from(
        &self,
        beside: &Waiting,
        rating: f64,
    ) -> impl DoubleEndedIterator<Item = (Key, &Waiting)> + use<'_> {
        let start = Rung::new(Rank::of(rating), Key::FIRST);
        let range = beside.partition.map(|partition| self.partitions[partition].index.from(start));
        range.into_iter().flatten().map(|rung| (rung.key(), &self.entries[rung.key()]))
    }
}

impl std::ops::Index<Key> for Pool {
    type Output = Waiting;

    /// A ticket that is known to be in the pool.
    fn index(&self, key: Key) -> &Waiting {
        &self.entries[key]
    }
}

/// Both sides of a place in the index.
pub(super) struct Around<'p> {
    /// Those rated below it, the nearest first.
    pub(super) below: Ratings<std::iter::Rev<Span<'p>>>,
    /// Those rated there or above, the nearest first.
    pub(super) above: Ratings<Span<'p>>,
}

/// Rungs of the index as ratings.
pub(super) struct Ratings<S>(S);

impl<S: Iterator<Item = Rung>> Iterator for Ratings<S> {
    type Item = (f64, Key);

    fn next(&mut self) -> Option<(f64, Key)> {
        self.0.next().map(|rung| (rung.rank().number(), rung.key()))
    }
}

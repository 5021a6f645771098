//! The lobby: what lies between a found group and the end of its match.
//!
//! Rooms: [`proposal`] asks a group whether it comes and [`answers`] hears it; [`forming`] makes it a match; [`running`]
//! keeps matches from their start to their end and [`result`] takes how one went; [`backfill`] is a running match's request
//! for more players, made by a server ([`requests`]) or by itself ([`automatic`]), and [`filling`] what comes of it;
//! [`reports`] tells servers.

mod answers;
mod automatic;
mod backfill;
mod filling;
mod forming;
mod proposal;
mod reports;
mod requests;
mod result;
mod running;

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::matched::{Match, MatchEnd, MatchState, TeamResult};
use crate::roll::{Named, Roll};
use crate::slab::{Key, Slab};
use crate::time::EngineTime;

pub(super) use backfill::Backfill;
pub(super) use filling::Turn;

/// Proposals, matches and backfills.
#[derive(Debug)]
pub(super) struct Lobby {
    pub(super) proposals: Slab<Proposal>,
    /// When a proposal has to be looked at: it is over, or there is news to tell.
    proposals_due: BTreeSet<(EngineTime, Key)>,
    pub(super) matches: Roll<MatchRecord>,
    /// Running matches by the end of their time.
    running: BTreeSet<(EngineTime, Key)>,
    running_by_queue: BTreeMap<usize, u32>,
    /// Matches that are over, in the order of their end.
    pub(super) over: VecDeque<Key>,
    pub(super) backfills: Roll<Backfill>,
    /// Backfills that are searched for, by queue and age.
    waiting: BTreeSet<(usize, EngineTime, Key)>,
    /// When a waiting backfill has to be looked at: its time is over, or it reaches an expansion step.
    backfills_due: BTreeSet<(EngineTime, Key)>,
    /// Backfills that are over, in the order of their end.
    pub(super) backfills_over: VecDeque<Key>,
    pub(super) backfills_made: u64,
}

/// A group that is asked whether it comes.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Proposal {
    /// The match that it would be.
    #[serde(skip)]
    pub(super) matched: Option<Arc<Match>>,
    /// Its record.
    record: Key,
    /// The backfill that it would fill; `None`: it is a new match.
    backfill: Option<Key>,
    /// The tickets that are asked, in the order of the match.
    asked: Box<[Asked]>,
    made_at: EngineTime,
    expires_at: EngineTime,
    /// When it was last told to everybody, and whether more have accepted since.
    told_at: EngineTime,
    has_news: bool,
}

/// A ticket that is asked.
#[derive(Debug, Serialize, Deserialize)]
struct Asked {
    ticket: Key,
    /// Who has accepted, parallel to the ticket's members.
    accepted: Box<[bool]>,
}

/// What is kept of a match.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct MatchRecord {
    /// Who plays; after a backfill with those whom it brought.
    #[serde(skip)]
    pub(super) matched: Option<Arc<Match>>,
    /// Index of its queue.
    queue: usize,
    state: MatchState,
    /// Why it is over.
    end: MatchEnd,
    /// Of a running match: the end of its time. Of one that is over: when it ended.
    until: EngineTime,
    /// The open proposal: of the match itself, or of players for it.
    proposal: Option<Key>,
    /// The backfill that waits.
    backfill: Option<Key>,
    /// Players who belong to it until it has ended.
    held: Vec<Key>,
    /// Players who have left it, with the index of their team.
    former: Vec<(usize, Arc<str>)>,
    result: Option<KeptResult>,
}

/// The result that ended a match.
#[derive(Debug, Serialize, Deserialize)]
struct KeptResult {
    /// Of the request, to tell the same one again from another.
    fingerprint: u64,
    teams: Box<[TeamResult]>,
}

impl Default for Lobby {
    fn default() -> Self {
        Lobby::of(Slab::new(), Roll::default(), Roll::default())
    }
}

impl Lobby {
    /// A lobby of these tables; nothing is over in it.
    pub(super) fn of(
        proposals: Slab<Proposal>,
        matches: Roll<MatchRecord>,
        backfills: Roll<Backfill>,
    ) -> Lobby {
        Lobby {
            proposals,
            proposals_due: BTreeSet::new(),
            matches,
            running: BTreeSet::new(),
            running_by_queue: BTreeMap::new(),
            over: VecDeque::new(),
            backfills,
            waiting: BTreeSet::new(),
            backfills_due: BTreeSet::new(),
            backfills_over: VecDeque::new(),
            backfills_made: 0,
        }
    }

    /// True when every proposal and match, and every backfill that brought players, has its match again, and every
    /// reference its table's value.
    pub(super) fn is_whole(&self) -> bool {
        let mut proposals = self.proposals.iter();
        let mut backfills = self.backfills.iter();
        proposals
            .all(|(_, proposal)| proposal.matched.is_some() && self.matches.get(proposal.record).is_some())
            && backfills
                .all(|(_, backfill)| backfill.state.is_final() || self.matches.get(backfill.record).is_some())
            && self.over.iter().all(|key| self.matches.get(*key).is_some())
            && self.backfills_over.iter().all(|key| self.backfills.get(*key).is_some())
    }

    /// Makes the indexes anew from the tables, whose matches are there again.
    pub(super) fn index(&mut self) {
        for (key, proposal) in self.proposals.iter() {
            self.proposals_due.insert((proposal.due(), key));
        }
        for (key, record) in self.matches.iter() {
            if record.state == MatchState::Running {
                self.running.insert((record.until, key));
                *self.running_by_queue.entry(record.queue).or_default() += 1;
            }
        }
        for (key, backfill) in self.backfills.iter() {
            if backfill.is_waiting() {
                self.waiting.insert((backfill.queue, backfill.made_at, key));
                self.backfills_due.insert((backfill.made_at, key));
            }
        }
    }
}

impl Named for MatchRecord {
    fn id(&self) -> &str {
        &self.matched().id
    }
}

impl MatchRecord {
    pub(super) fn matched(&self) -> &Arc<Match> {
        self.matched.as_ref().expect("a record has its match")
    }

    fn has_player(&self, player_id: &str) -> bool {
        let mut players = self.matched().teams.iter().flat_map(|team| &team.players);
        players.any(|player| &*player.player_id == player_id)
    }
}

impl Proposal {
    pub(super) fn matched(&self) -> &Arc<Match> {
        self.matched.as_ref().expect("a proposal has its match")
    }

    /// How many players are asked, and how many of them have accepted.
    fn counts(&self) -> (u32, u32) {
        let answers = || self.asked.iter().flat_map(|asked| &asked.accepted);
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        (count(answers().count()), count(answers().filter(|accepted| **accepted).count()))
    }

    /// When it has to be looked at next.
    fn due(&self) -> EngineTime {
        let news = self.told_at + crate::limits::PROPOSAL_TELL_MS;
        if self.has_news { news.min(self.expires_at) } else { self.expires_at }
    }
}

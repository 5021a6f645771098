//! What becomes of each party: the facts that a report is made of.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use musterd_core::code::Code;
use musterd_core::decision::{Decision, MatchDecision};
use musterd_core::ticket::TicketState;

use super::measure::Skill;

/// Everyone who asked, in the order of asking.
#[derive(Default)]
pub(super) struct Ledger {
    pub(super) parties: Vec<Party>,
    places: HashMap<Arc<str>, usize>,
}

/// A party that asked.
pub(super) struct Party {
    /// When, in engine time.
    pub(super) at_ms: u64,
    pub(super) ticket_id: Arc<str>,
    /// Of each member; empty when anybody's is not known.
    pub(super) skills: Box<[Skill]>,
    /// Its players.
    pub(super) size: usize,
}

impl Party {
    /// The mean of its members, if all are known.
    pub(super) fn rating(&self) -> Option<f64> {
        let sum: f64 = self.skills.iter().map(|skill| skill.mean).sum();
        (!self.skills.is_empty()).then(|| sum / super::measure::amount(self.skills.len()))
    }
}

impl Ledger {
    pub(super) fn add(&mut self, party: Party) {
        self.places.insert(party.ticket_id.clone(), self.parties.len());
        self.parties.push(party);
    }

    pub(super) fn place(&self, ticket_id: &str) -> Option<usize> {
        self.places.get(ticket_id).copied()
    }
}

/// How a party's ticket stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// It waits.
    Waiting,
    /// In the match of this number.
    Matched(usize),
    /// It gave up, or was given up.
    Cancelled,
    /// Its time was over.
    TimedOut,
    /// The server ended it.
    Failed,
    /// It was never taken.
    Refused,
}

/// How a party's ticket stands, and since when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Fate {
    pub(super) standing: Standing,
    pub(super) since_ms: u64,
}

/// A match that was made.
pub(super) struct Made {
    pub(super) quality: f64,
    /// Places in the ledger.
    pub(super) parties: Box<[usize]>,
    /// The team of each, by its index.
    pub(super) teams: Box<[u8]>,
}

/// What became of the parties of a ledger under one rule set.
#[derive(Default)]
pub(super) struct Fates {
    /// Parallel to the ledger's parties.
    pub(super) of: Vec<Fate>,
    pub(super) matches: Vec<Made>,
    /// Tickets that were not taken, by code.
    pub(super) refused: BTreeMap<&'static str, u64>,
    /// Matches that their players are asked about.
    proposed: HashMap<Arc<str>, MatchDecision>,
}

impl Fates {
    /// The next party asked: its ticket was taken, or refused.
    pub(super) fn asked(&mut self, at_ms: u64, refused: Option<Code>) {
        let standing = if refused.is_some() { Standing::Refused } else { Standing::Waiting };
        self.of.push(Fate { standing, since_ms: at_ms });
        if let Some(code) = refused {
            *self.refused.entry(code.name()).or_default() += 1;
        }
    }

    /// The engine decided this. What is about other queues is passed over.
    pub(super) fn decided(&mut self, at_ms: u64, decision: &Decision, ledger: &Ledger) {
        match decision {
            // Whoever joins a running match is matched; his match is then the group that joins.
            Decision::Matched(matched) | Decision::Filled { matched, .. } => {
                self.matched(at_ms, matched, ledger);
            }
            Decision::Proposed { matched, .. } => {
                self.proposed.insert(matched.id.clone(), matched.clone());
            }
            Decision::Formed { match_id } => {
                if let Some(matched) = self.proposed.remove(match_id) {
                    self.matched(at_ms, &matched, ledger);
                }
            }
            Decision::Dropped { match_id, .. } => {
                self.proposed.remove(match_id);
            }
            Decision::Ended { ticket_id, state, .. } => {
                let standing = match state {
                    TicketState::Cancelled => Standing::Cancelled,
                    TicketState::TimedOut => Standing::TimedOut,
                    _ => Standing::Failed,
                };
                if let Some(place) = ledger.place(ticket_id) {
                    self.of[place] = Fate { standing, since_ms: at_ms };
                }
            }
            _ => {}
        }
    }

    fn matched(&mut self, at_ms: u64, matched: &MatchDecision, ledger: &Ledger) {
        let parties = matched.tickets.iter().map(|ticket_id| ledger.place(ticket_id));
        let Some(parties) = parties.collect::<Option<Box<[usize]>>>() else { return };
        for &place in &parties {
            self.of[place] = Fate { standing: Standing::Matched(self.matches.len()), since_ms: at_ms };
        }
        self.matches.push(Made { quality: matched.quality, parties, teams: matched.teams.clone() });
    }
}

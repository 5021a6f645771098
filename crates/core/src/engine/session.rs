//! Sessions: a player's thread of messages, which survives his connections.

use std::collections::VecDeque;

use serde::{Deserialize, Serialize};

use super::claims::Claims;
use crate::limits;
use crate::message::Outgoing;
use crate::seeded;
use crate::sink::{Connection, Sink};
use crate::slab::Key;
use crate::ticket::{Reason, TicketState};
use crate::time::EngineTime;

/// One session.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Session {
    pub(super) id: Box<str>,
    /// The token that names it.
    pub(super) resume: Box<str>,
    pub(super) player: Key,
    /// The game build that its latest hello named, or empty.
    pub(super) release: Box<str>,
    /// The socket that it speaks on, if any.
    pub(super) connection: Option<Connection>,
    /// What the token of its latest hello says; `None`: nobody asked for one.
    pub(super) claims: Option<Claims>,
    /// The `seq` of the newest message.
    pub(super) seq: u32,
    /// Messages that have not been acknowledged, by `seq`.
    pub(super) kept: VecDeque<Kept>,
}

/// A message that is said again after a reconnect.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Kept {
    pub(super) seq: u32,
    pub(super) ticket: Key,
    pub(super) notice: Notice,
    /// The `id` of the message that this one answers, or empty.
    pub(super) reference: Box<str>,
    /// True: nobody was connected when it was said.
    pub(super) is_unseen: bool,
}

/// What a kept message says of its ticket.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(super) enum Notice {
    /// It entered a state.
    State { state: TicketState, reason: Reason, waited_ms: f64 },
    /// It was matched.
    Match,
    /// It is asked whether it comes.
    Proposal { proposal: Key, players: u32, accepted: u32, expires_at: EngineTime },
}

impl Notice {
    /// True for what a player must never miss: a match, a final state.
    pub(super) fn is_final(&self) -> bool {
        match self {
            Notice::State { state, .. } => state.is_final(),
            Notice::Match => true,
            Notice::Proposal { .. } => false,
        }
    }
}

impl Session {
    /// Without claims and release; the caller sets those.
    pub(super) fn new(id: &str, resume: &str, player: Key, connection: Connection) -> Session {
        Session {
            id: id.into(),
            resume: resume.into(),
            player,
            release: Box::default(),
            connection: Some(connection),
            claims: None,
            seq: 0,
            kept: VecDeque::new(),
        }
    }

    /// Keeps a notice under the next `seq`. A later state of a ticket takes the place of an earlier one; beyond
    /// [`limits::KEPT_MESSAGES`] the oldest that is neither a match nor a final state goes. A state that answers
    /// nothing itself answers, when it is said again, what the one before it answered.
    pub(super) fn keep(&mut self, ticket: Key, notice: Notice, reference: &str) -> u32 {
        if !(seeded::is("seq_repeats") && self.seq % 5 == 4) {
            self.seq = self.seq.wrapping_add(1).max(1);
        }
        let asks =
            matches!(notice, Notice::Match | Notice::State { state: TicketState::RequiresAcceptance, .. });
        if !asks {
            // What was asked before is told anew, or has been decided.
            let is_asked =
                |kept: &Kept| kept.ticket == ticket && matches!(kept.notice, Notice::Proposal { .. });
            self.kept.retain(|kept| !is_asked(kept));
        }
        let mut reference: Box<str> = reference.into();
        if matches!(notice, Notice::State { .. })
            && let Some(earlier) = self.take_earlier_state(ticket)
            && reference.is_empty()
        {
            reference = earlier.reference;
        }
        if self.kept.len() >= limits::KEPT_MESSAGES
            && let Some(index) =
                self.kept.iter().take(limits::KEPT_MESSAGES).position(|kept| !kept.notice.is_final())
        {
            self.kept.remove(index);
        }
        let is_unseen = self.connection.is_none();
        self.kept.push_back(Kept { seq: self.seq, ticket, notice, reference, is_unseen });
        self.seq
    }

    /// Takes the state of the ticket that a newer one takes the place of. That is never its end as it was told first:
    /// a client may acknowledge what comes after the end before the newer notice of it has ever left.
    fn take_earlier_state(&mut self, ticket: Key) -> Option<Kept> {
        let is_state = |kept: &Kept| kept.ticket == ticket && matches!(kept.notice, Notice::State { .. });
        let index = self.kept.iter().rposition(is_state)?;
        let is_first_end = self.kept[index].notice.is_final() && !self.kept.range(..index).any(is_state);
        if is_first_end { None } else { self.kept.remove(index) }
    }

    /// Everything up to and including `seq` has been handled. A `seq` never sent counts for nothing.
    pub(super) fn acknowledge(&mut self, seq: u32) {
        if seq <= self.seq {
            while self.kept.front().is_some_and(|kept| kept.seq <= seq) {
                self.kept.pop_front();
            }
        }
    }

    /// Forgets notices of a ticket that is itself forgotten.
    pub(super) fn forget_before(&mut self, is_known: impl Fn(Key) -> bool) {
        while self.kept.front().is_some_and(|kept| !is_known(kept.ticket)) {
            self.kept.pop_front();
        }
    }

    /// Says something on the session's connection, if there is one.
    pub(super) fn say(&self, outgoing: &Outgoing<'_>, sink: &mut impl Sink) {
        if let Some(connection) = self.connection {
            sink.send(connection, outgoing);
        }
    }
}

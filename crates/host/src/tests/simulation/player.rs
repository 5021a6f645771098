//! A player's client: what it remembers, and what it makes of messages.

use std::collections::BTreeMap;

use musterd_core::Connection;

use super::super::said::{Body, Said, is_final};
use super::verdict::{Check, Verdict, ensure};

/// A client.
#[derive(Debug, Default)]
pub(crate) struct Player {
    pub(crate) id: String,
    /// The session of its last welcome.
    pub(crate) session: Option<String>,
    pub(crate) connection: Option<Connection>,
    pub(crate) is_welcome: bool,
    /// The session that it asked to go on with on this connection.
    asked: Option<String>,
    /// The highest `seq` that it has handled.
    pub(crate) last_seq: u32,
    /// Tickets that it was told of, with the end of those that have ended.
    told: BTreeMap<String, Option<u64>>,
    /// Matches by ticket.
    matched: BTreeMap<String, String>,
    /// Its tickets, newest last.
    pub(crate) tickets: Vec<String>,
    /// The frame of its newest request, to send again.
    pub(crate) newest_request: Vec<u8>,
}

impl Player {
    pub(crate) fn new(number: usize) -> Self {
        Self { id: format!("p{number}"), ..Self::default() }
    }

    /// It speaks on this connection from now on.
    pub(crate) fn connect(&mut self, connection: Connection) {
        self.connection = Some(connection);
        self.is_welcome = false;
        self.asked = self.session.clone();
    }

    /// Its socket has gone.
    pub(crate) fn disconnect(&mut self) {
        self.connection = None;
    }

    /// True if it was told of this end.
    pub(crate) fn knows_end_of(&self, ticket_id: &str) -> bool {
        self.told.get(ticket_id).is_some_and(Option::is_some)
    }

    pub(crate) fn knows_match_of(&self, ticket_id: &str) -> bool {
        self.matched.contains_key(ticket_id)
    }

    /// True if it ever heard of this ticket.
    pub(crate) fn knows(&self, ticket_id: &str) -> bool {
        self.told.contains_key(ticket_id)
    }

    /// Takes a message from its connection.
    pub(crate) fn hear(&mut self, said: &Said) -> Verdict {
        if let Body::Welcome { session_id, resumed } = &said.body {
            ensure(!self.is_welcome, Check::Order, || format!("{} is welcomed twice", self.id))?;
            let is_asked = self.asked.as_ref() == Some(session_id);
            ensure(is_asked == *resumed, Check::Order, || format!("{:?} got {session_id}", self.asked))?;
            self.is_welcome = true;
            if !resumed {
                self.last_seq = 0;
                self.session = Some(session_id.clone());
            }
            return Ok(());
        }
        let is_early = !self.is_welcome && !matches!(said.body, Body::Error { .. });
        ensure(!is_early, Check::Order, || format!("{} hears {said:?} before its welcome", self.id))?;
        if said.seq > 0 {
            ensure(said.seq > self.last_seq, Check::Order, || format!("{said:?} after {}", self.last_seq))?;
            self.last_seq = said.seq;
        }
        match &said.body {
            Body::Ticket(ticket) => {
                let told = self.told.entry(ticket.id.clone()).or_default();
                let end = is_final(ticket.state).then_some(ticket.state);
                ensure(told.is_none() || *told == end, Check::TakenBack, || {
                    format!("{ticket:?} after {told:?}")
                })?;
                *told = end;
                Ok(())
            }
            Body::Match(matched) => {
                self.matched.insert(matched.ticket_id.clone(), matched.id.clone());
                Ok(())
            }
            _ => Ok(()),
        }
    }
}

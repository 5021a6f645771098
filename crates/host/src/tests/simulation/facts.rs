//! What has left the server: nobody may ever take it back.

use std::collections::BTreeMap;

use musterd_core::Engine;
use musterd_core::ticket::TicketState;

use super::super::said::{Body, MatchSaid, TicketSaid, is_final};
use super::verdict::{Check, Verdict, ensure};
use super::witness::{Standing, standing_of};

/// What was told of one ticket.
#[derive(Clone, Debug, Default)]
struct Fact {
    end: Option<(u64, String)>,
    match_id: Option<String>,
}

/// Everything that was told to anyone.
#[derive(Default)]
pub(crate) struct Facts {
    tickets: BTreeMap<String, Fact>,
    /// Teams of each match.
    matches: BTreeMap<String, Vec<Vec<String>>>,
    /// Public events by number, from 1.
    pub(crate) events: Vec<Vec<u8>>,
}

impl Facts {
    /// Takes a message that a worker drained.
    pub(crate) fn note(&mut self, body: &Body) -> Verdict {
        match body {
            Body::Ticket(ticket) => self.note_ticket(ticket),
            Body::Match(matched) => self.note_match(&matched.ticket_id, matched),
            Body::Report { ticket, matched, .. } => {
                self.note_ticket(ticket)?;
                matched.as_ref().map_or(Ok(()), |matched| self.note_match(&ticket.id, matched))
            }
            Body::Events(events) => self.note_events(events),
            _ => Ok(()),
        }
    }

    fn note_ticket(&mut self, ticket: &TicketSaid) -> Verdict {
        let fact = self.tickets.entry(ticket.id.clone()).or_default();
        if is_final(ticket.state) {
            let end = (ticket.state, ticket.reason.clone());
            let told = fact.end.get_or_insert_with(|| end.clone());
            return ensure(*told == end, Check::TakenBack, || format!("{ticket:?} after {told:?}"));
        }
        Ok(())
    }

    fn note_match(&mut self, ticket_id: &str, matched: &MatchSaid) -> Verdict {
        let fact = self.tickets.entry(ticket_id.to_owned()).or_default();
        let told = fact.match_id.get_or_insert_with(|| matched.id.clone());
        ensure(*told == matched.id, Check::Claims, || {
            format!("{ticket_id} in {told} and in {}", matched.id)
        })?;
        let teams = self.matches.entry(matched.id.clone()).or_insert_with(|| matched.teams.clone());
        ensure(*teams == matched.teams, Check::TakenBack, || format!("{matched:?} had teams {teams:?}"))
    }

    fn note_events(&mut self, events: &[(u64, Vec<u8>)]) -> Verdict {
        for (number, content) in events {
            let next = self.events.len() as u64 + 1;
            ensure(*number <= next, Check::Events, || format!("event {number} after {}", next - 1))?;
            if *number == next {
                self.events.push(content.clone());
            }
            let told = &self.events[usize::try_from(*number).expect("few events") - 1];
            ensure(told == content, Check::Events, || format!("event {number} has changed"))?;
        }
        Ok(())
    }

    /// True if the end of this ticket was told to anyone.
    pub(crate) fn end_of(&self, ticket_id: &str) -> Option<u64> {
        self.tickets.get(ticket_id)?.end.as_ref().map(|(state, _)| *state)
    }

    /// Holds everything against an engine that was brought back.
    pub(crate) fn check(&self, engine: &mut Engine) -> Verdict {
        for (id, fact) in &self.tickets {
            let standing = standing_of(engine, id);
            ensure(standing.is_some(), Check::Acknowledged, || format!("{id} was acknowledged and is lost"))?;
            let Some(Standing { state, reason, match_id, .. }) = standing else { continue };
            if let Some((told, why)) = &fact.end {
                let holds = state as u64 == *told && reason == *why;
                ensure(holds, Check::TakenBack, || {
                    format!("{id} ended {told} {why}, and is {state:?} {reason}")
                })?;
            }
            if fact.match_id.is_some() {
                let holds = match_id == fact.match_id && state == TicketState::Completed;
                ensure(holds, Check::TakenBack, || {
                    format!("{id} was in {:?}, and is in {match_id:?}", fact.match_id)
                })?;
            }
        }
        Ok(())
    }
}

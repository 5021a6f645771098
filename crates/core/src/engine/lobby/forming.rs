//! A group becomes a match.

use std::sync::Arc;

use crate::decision::MatchDecision;
use crate::engine::Engine;
use crate::engine::answer::Asker;
use crate::engine::events::Happened;
use crate::engine::session::Notice;
use crate::engine::ticket::Ticket;
use crate::matched::{Match, MatchedPlayer, Team};
use crate::roll::Roll;
use crate::seeded;
use crate::sink::Sink;
use crate::slab::Key;
use crate::ticket::{Reason, TicketState};

impl Engine {
    /// The match that these tickets are to be.
    pub(in crate::engine) fn make_match(&self, decision: &MatchDecision, members: &[Key]) -> Arc<Match> {
        let rules = self.lane_of(members[0]).rules.clone();
        let mut teams = fill_teams(&rules.teams, &decision.teams, members, &self.tickets);
        if seeded::is("party_split") {
            swap_players(&mut teams);
        }
        Arc::new(Match {
            id: decision.id.clone(),
            queue: decision.queue.clone(),
            rules,
            tickets: decision.tickets.clone(),
            teams,
            quality: decision.quality,
            seats: self.seats.as_ref().filter(|(id, _)| *id == decision.id).map(|(_, seats)| seats.clone()),
        })
    }

    /// A new match runs. `asker` is answered if his ticket is in it.
    pub(in crate::engine) fn start_match(
        &mut self,
        matched: &Arc<Match>,
        members: &[Key],
        asker: Option<&Asker<'_>>,
        sink: &mut impl Sink,
    ) {
        let Some(&anchor) = members.first() else { return };
        let (index, lane) = (self.tickets[anchor].queue, self.tickets[anchor].lane);
        let queue = &mut self.queues[index];
        queue.totals.matches += 1;
        queue.quality.observe(matched.quality);
        queue.lane_mut(lane).figures.observe_match(matched.quality);
        self.events.push(self.now, Happened::Matched(matched.clone()));
        let record = self.run_match(matched, index, members);
        self.complete_tickets(matched, members, asker, sink);
        self.limit_running(sink);
        self.make_automatic_backfill(record, sink);
    }

    /// Takes the tickets of a match through PLACING, which without an allocator takes no time, to COMPLETED.
    pub(in crate::engine) fn complete_tickets(
        &mut self,
        matched: &Arc<Match>,
        members: &[Key],
        asker: Option<&Asker<'_>>,
        sink: &mut impl Sink,
    ) {
        for &ticket in members {
            let record = &mut self.tickets[ticket];
            record.place = None;
            record.matched = Some(matched.clone());
            record.state = TicketState::Placing;
            record.reason = Reason::None;
            let waited_ms = record.waited_ms(self.now);
            let asks =
                |asker: &&Asker<'_>| record.members.iter().any(|member| asker.player == Some(member.player));
            let asker = asker.filter(asks);
            let queue = &mut self.queues[record.queue];
            queue.wait_ms.observe(waited_ms);
            let lane = queue.lane_mut(record.lane);
            lane.observe_wait(record, waited_ms);
            lane.figures.observe_ticket(record.size(), waited_ms);
            self.tell_state(ticket, asker, sink);
            self.tell(ticket, Notice::Match, None, sink);
            if seeded::is("doubled_match") {
                let again = Match { id: format!("{}-again", matched.id).into(), ..Match::clone(matched) };
                self.tickets[ticket].matched = Some(Arc::new(again));
                self.tell(ticket, Notice::Match, None, sink);
            }
            self.finish(ticket, TicketState::Completed, Reason::None, None, sink);
        }
    }
}

/// The last player of the first team changes places with the first of the second: a seeded bug.
fn swap_players(teams: &mut [Team]) {
    if let [first, second, ..] = teams
        && let (Some(one), Some(other)) = (first.players.last_mut(), second.players.first_mut())
    {
        std::mem::swap(one, other);
    }
}

/// The teams of a match with their players, party by party; `places` has the team of each member.
fn fill_teams(names: &[Arc<str>], places: &[u8], members: &[Key], tickets: &Roll<Ticket>) -> Box<[Team]> {
    let players_of = |team: usize| {
        let parties =
            members.iter().enumerate().filter(move |(index, _)| usize::from(places[*index]) == team);
        parties.flat_map(|(index, key)| {
            let ticket = &tickets[*key];
            ticket.players.iter().zip(&ticket.members).map(move |(id, member)| MatchedPlayer {
                player_id: id.clone(),
                ticket: index,
                values: member.values.clone(),
            })
        })
    };
    let team =
        |(index, name): (usize, &Arc<str>)| Team { name: name.clone(), players: players_of(index).collect() };
    names.iter().enumerate().map(team).collect()
}

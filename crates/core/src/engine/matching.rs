//! Passes run, matches are made.

use std::sync::Arc;

use super::Engine;
use super::events::Happened;
use super::queue::Queue;
use super::session::Notice;
use super::ticket::Ticket;
use crate::matched::{Match, MatchedPlayer, Team};
use crate::search::{Group, run_pass};
use crate::seeded;
use crate::sink::Sink;
use crate::slab::{Key, Slab};
use crate::ticket::{Reason, TicketState};

impl Engine {
    /// One pass for each queue whose pass is due; queues take turns.
    pub(super) fn run_due_passes(&mut self, sink: &mut impl Sink) {
        for queue in 0..self.queues.len() {
            if self.queues[queue].pass_due.is_some_and(|due| due <= self.now) {
                self.run_pass_of(queue, sink);
            }
        }
    }

    fn run_pass_of(&mut self, index: usize, sink: &mut impl Sink) {
        let Self { queues, tickets, now, settings, matches_made, .. } = self;
        let queue = &mut queues[index];
        let rules = queue.rules.clone();
        let name = queue.name.clone();
        let mut made: Vec<(Match, Vec<Key>)> = Vec::new();
        let figures = run_pass(&mut queue.pool, &rules, *now, &mut queue.agenda, |group, members| {
            *matches_made += 1;
            let id = format!("m-{:x}-{:x}", settings.seed, *matches_made).into();
            let members: Vec<Key> = members.iter().map(|waiting| waiting.ticket).collect();
            let mut teams = fill_teams(&rules.teams, group, &members, tickets);
            if seeded::is("party_split") {
                swap_players(&mut teams);
            }
            let ids = members.iter().map(|key| tickets[*key].id.clone()).collect();
            let quality = group.quality;
            let matched =
                Match { id, queue: name.clone(), rules: rules.clone(), tickets: ids, teams, quality };
            made.push((matched, members));
        });
        count(queue, &figures);
        queue.pass_due = None;
        queue.last_pass = Some(*now);
        queue.schedule_pass(*now);
        for (matched, members) in made {
            self.announce(index, &Arc::new(matched), &members, sink);
        }
    }

    /// Takes the tickets of a match through PLACING, which without an allocator takes no time, to COMPLETED.
    fn announce(&mut self, queue: usize, matched: &Arc<Match>, members: &[Key], sink: &mut impl Sink) {
        let figures = &mut self.queues[queue];
        figures.totals.matches += 1;
        figures.quality.observe(matched.quality);
        self.events.push(self.now, Happened::Matched(matched.clone()));
        for &ticket in members {
            let record = &mut self.tickets[ticket];
            record.place = None;
            record.matched = Some(matched.clone());
            record.state = TicketState::Placing;
            let waited_ms = record.waited_ms(self.now);
            self.queues[queue].wait_ms.observe(waited_ms);
            self.tell_state(ticket, None, sink);
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

fn count(queue: &mut Queue, figures: &crate::search::PassFigures) {
    queue.totals.attempts_hit += figures.hits;
    queue.totals.attempts_miss += figures.misses;
    queue.totals.budget_exhausted += u64::from(figures.is_exhausted);
}

/// The teams of a group with their players, party by party.
fn fill_teams(names: &[Arc<str>], group: &Group, members: &[Key], tickets: &Slab<Ticket>) -> Box<[Team]> {
    let players_of = |team: usize| {
        let parties = members.iter().enumerate().filter(move |(index, _)| group.teams[*index] == team);
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

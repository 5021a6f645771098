//! Passes run, matches are made.

use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use smallvec::SmallVec;

use super::Engine;
use super::ahead::AHEAD;
use super::lane::LaneKind;
use super::lobby::Turn;
use super::queue::Queue;
use super::ticket::Ticket;
use crate::decision::{Decision, MatchDecision};
use crate::id_order::made_id;
use crate::matched::Seats;
use crate::roll::Roll;
use crate::search::{Agenda, Group, PAIR, PassFigures, Pool, nearest_common, run_pass};
use crate::sink::Sink;
use crate::slab::Key;
use crate::time::EngineTime;

impl Engine {
    /// One pass for each queue whose pass is due; queues take turns.
    pub(super) fn run_due_passes(&mut self, sink: &mut impl Sink) {
        for queue in 0..self.queues.len() {
            if sink.record().is_some() {
                self.replay_passes_of(queue, sink);
                continue;
            }
            for lane in 0..self.queues[queue].lanes.len() {
                if self.queues[queue].lanes[lane].pass_due.is_some_and(|due| due <= self.now) {
                    self.run_pass_of(queue, lane, sink);
                }
            }
        }
    }

    fn run_pass_of(&mut self, queue: usize, lane: usize, sink: &mut impl Sink) {
        let matches_made = self.matches_made;
        // What a panic leaves half done in the pool is made anew from the tickets, see `suspend`.
        let Ok(made) = catch_unwind(AssertUnwindSafe(|| self.search_pool(queue, lane))) else {
            self.matches_made = matches_made;
            let number = self.queues[queue].lanes[lane].number;
            let name = self.queues[queue].name.clone();
            sink.decided(&Decision::LaneSuspended { queue: name, lane: number.0 });
            return self.suspend(queue, number);
        };
        let lane = &mut self.queues[queue].lanes[lane];
        lane.pass_due = None;
        lane.last_pass = Some(self.now);
        lane.schedule_pass(self.now);
        let mut known = 0;
        let mut made = made.into_iter();
        while let Some(found) = made.as_slice().first() {
            if known < found.members.len() {
                let tickets = made.as_slice().iter().flat_map(|found| found.members.iter().copied());
                let tickets: SmallVec<[Key; AHEAD]> = tickets.take(AHEAD.max(found.members.len())).collect();
                self.read_ahead(&tickets);
                known = tickets.len();
            }
            let Some(Found { decision, backfill, members, seats }) = made.next() else { break };
            known -= members.len();
            if let Some(seats) = seats {
                let (match_id, queue) = (decision.id.clone(), decision.queue.clone());
                sink.decided(&Decision::Seated { match_id, queue, seats: seats.clone() });
                self.seats = Some((decision.id.clone(), seats));
            }
            self.decide_found(decision, backfill, &members, sink);
        }
    }

    /// A group that a pass has found: a match, or first a proposal, as its rules say.
    fn decide_found(
        &mut self,
        matched: MatchDecision,
        backfill: Option<Key>,
        members: &[Key],
        sink: &mut impl Sink,
    ) {
        let Some(&anchor) = members.first() else { return };
        let is_proposal = self.lane_of(anchor).rules.options.acceptance_required;
        let backfill_id = backfill.map(|backfill| self.backfill_ids(backfill).1);
        let decision = match backfill_id {
            _ if is_proposal => Decision::Proposed { matched, backfill_id },
            Some(backfill_id) => Decision::Filled { backfill_id, matched },
            None => Decision::Matched(matched),
        };
        sink.decided(&decision);
        if let Decision::Proposed { matched, .. }
        | Decision::Filled { matched, .. }
        | Decision::Matched(matched) = &decision
        {
            self.make_found(matched, backfill, members, is_proposal, sink);
        }
    }

    /// Makes a group what was decided that it is.
    pub(super) fn make_found(
        &mut self,
        decision: &MatchDecision,
        backfill: Option<Key>,
        members: &[Key],
        is_proposal: bool,
        sink: &mut impl Sink,
    ) {
        if is_proposal {
            self.propose(decision, backfill, members, sink);
        } else if let Some(backfill) = backfill {
            let matched = self.make_lineup(backfill, decision, members);
            self.join_match(backfill, &matched, members, None, sink);
        } else {
            let matched = self.make_match(decision, members);
            self.start_match(&matched, members, None, sink);
        }
        self.seats = None;
    }

    /// The groups that one pass finds; their tickets have left the pool.
    fn search_pool(&mut self, queue: usize, lane: usize) -> Vec<Found> {
        let Self { queues, tickets, now, settings, matches_made, lobby, players, .. } = self;
        let index = queue;
        let queue = &mut queues[queue];
        let lane = &mut queue.lanes[lane];
        let rules = lane.rules.clone();
        let name = queue.name.clone();
        let made: RefCell<Vec<Found>> = RefCell::default();
        let decide = |id: Arc<str>, tickets: Arc<[Arc<str>]>, teams: &[usize], quality: f64| {
            let team = |team: &usize| u8::try_from(*team).expect("a rule set has at most 200 teams");
            MatchDecision {
                id,
                queue: name.clone(),
                tickets,
                teams: teams.iter().map(team).collect(),
                quality,
            }
        };
        let mut turn = (lane.kind == LaneKind::Live).then(|| Turn::new(lobby, players, &rules, *now, index));
        lane.has_backfills_to_try = false;
        let backfills = |pool: &mut Pool, anchor: Option<EngineTime>, evaluations: &mut u64| {
            let Some(turn) = &mut turn else { return };
            while let Some((backfill, match_id, found)) = turn.next(pool, anchor, evaluations) {
                let ids = found.members.iter().map(|key| tickets[*key].id.clone()).collect();
                let decision = decide(match_id, ids, &found.teams, found.quality);
                made.borrow_mut().push(Found {
                    decision,
                    backfill: Some(backfill),
                    members: found.members.into(),
                    seats: None,
                });
            }
        };
        let figures =
            run_pass(&mut lane.pool, &rules, *now, &mut lane.agenda, backfills, |group, members| {
                *matches_made += 1;
                let (id, _) = made_id('m', settings.seed, *matches_made);
                let (members, ids): (Members, SmallVec<[Arc<str>; PAIR]>) = members.into_iter().unzip();
                let ids = ids.into_iter().collect();
                let decision = decide(id, ids, &group.teams, group.quality);
                let seats = seats_of(&group, &members, tickets);
                made.borrow_mut().push(Found { decision, backfill: None, members, seats });
            });
        #[cfg(any(test, seeded_bug = "panicking_pass"))]
        assert!(&*name != "seeded.panic", "a seeded panic of a pass");
        count(queue, &figures);
        made.into_inner()
    }

    /// Does what recorded passes over this queue did.
    fn replay_passes_of(&mut self, index: usize, sink: &mut impl Sink) {
        let queue = &mut self.queues[index];
        for lane in &mut queue.lanes {
            if lane.pass_due.is_some_and(|due| due <= self.now) {
                lane.pass_due = None;
                lane.last_pass = Some(self.now);
            }
            lane.agenda = Agenda::default();
            lane.has_backfills_to_try = false;
        }
        let name = queue.name.clone();
        while let Some(decision) = sink.record().and_then(|record| record.take_of_pass(&name)) {
            self.replay_decision(decision, sink);
        }
    }
}

/// The tickets of a group.
type Members = SmallVec<[Key; PAIR]>;

/// A group that a pass has found.
struct Found {
    decision: MatchDecision,
    /// The backfill that it comes to.
    backfill: Option<Key>,
    members: Members,
    /// Where a new match plays, and who plays what.
    seats: Option<Arc<Seats>>,
}

/// Region and roles of a group, if it has any. Where the search looks at no latencies, the region is the nearest that
/// all players report.
fn seats_of(group: &Group, members: &[Key], tickets: &Roll<Ticket>) -> Option<Arc<Seats>> {
    let latencies = members.iter().flat_map(|key| &tickets[*key].members).map(|member| &member.latencies);
    if group.region.is_none() && group.roles.is_empty() && latencies.clone().all(|own| own.is_empty()) {
        return None;
    }
    let region = group.region.clone().or_else(|| nearest_common(&latencies).map(Arc::from));
    let players = members.iter().flat_map(|key| &tickets[*key].players);
    let roles = players.zip(&group.roles).filter_map(|(id, role)| Some((id.clone(), role.clone()?)));
    let seats = Seats { region, roles: roles.collect() };
    (seats != Seats::default()).then(|| Arc::new(seats))
}

fn count(queue: &mut Queue, figures: &PassFigures) {
    queue.totals.attempts_hit += figures.hits;
    queue.totals.attempts_miss += figures.misses;
    queue.totals.budget_exhausted += u64::from(figures.is_exhausted);
}

#[cfg(test)]
mod tests {
    use crate::command::{Attribute, Command, Enqueue, Request, Value};
    use crate::decision::Decision;
    use crate::message::{ClientHeartbeat, Message, Outgoing};
    use crate::{CloseCode, Connection, Engine, EngineTime, Recorded, Settings, Sink};

    const RULES: &str = r#"{"ruleLanguageVersion": "1.0",
        "playerAttributes": [{"name": "rating", "type": "number"}],
        "teams": [{"name": "red", "minPlayers": 1, "maxPlayers": 1}, {"name": "blue", "minPlayers": 1, "maxPlayers": 1}],
        "queue": {"tickMs": 0}}"#;

    /// Keeps decisions, and how many refusals there were.
    #[derive(Default)]
    struct Heard {
        decisions: Vec<Decision>,
        refusals: Vec<&'static str>,
        matches: usize,
    }

    impl Sink for Heard {
        fn send(&mut self, _: Connection, outgoing: &Outgoing<'_>) {
            match outgoing.message {
                Message::Error(refusal) => self.refusals.push(refusal.code.name()),
                Message::TicketReport(report) => self.matches += usize::from(report.matched.is_some()),
                _ => {}
            }
        }

        fn close(&mut self, _: Connection, _: CloseCode) {}

        fn gone(&mut self, _: Connection) {}

        fn decided(&mut self, decision: &Decision) {
            self.decisions.push(decision.clone());
        }
    }

    /// Engine, what was heard, and a copy that is told what a journal holds.
    struct Pair {
        engine: Engine,
        copy: Engine,
        heard: Heard,
    }

    impl Pair {
        fn apply(&mut self, command: Command<'_>) {
            let request = Request { id: "", request: 1, command };
            self.engine.apply(EngineTime::ZERO, 0, &request, &mut self.heard);
            self.follow(Recorded::Request(0, &request));
        }

        fn tick(&mut self) {
            self.engine.tick(EngineTime::ZERO, &mut self.heard);
            self.follow(Recorded::Tick);
        }

        fn follow(&mut self, recorded: Recorded<'_>) {
            let record = crate::decision::Record::new(std::mem::take(&mut self.heard.decisions));
            let unforeseen = self.copy.replay(EngineTime::ZERO, recorded, record, &mut Heard::default());
            assert_eq!(unforeseen, 0);
            assert_eq!(self.copy.image(), self.engine.image());
        }

        fn ask(&mut self, queue: &str, ticket_id: &str) {
            let attributes = [Attribute { name: "rating", value: Value::Number(1.0) }];
            let players = [crate::command::Member {
                player_id: ticket_id,
                attributes: &attributes,
                ..Default::default()
            }];
            let enqueue = Enqueue { ticket_id, queue, players: &players, ..Enqueue::default() };
            self.apply(Command::CreateTicket { enqueue, presence: false });
        }
    }

    #[test]
    fn a_pass_that_panics_suspends_its_queue_and_no_other() {
        let heartbeat = ClientHeartbeat { interval_ms: 1.0, timeout_ms: 1.0, missed_max: 1 };
        let settings = Settings { grace_ms: 1_000, seed: 1, heartbeat };
        let [engine, copy] = [Engine::new(settings), Engine::new(settings)];
        let mut pair = Pair { engine, copy, heard: Heard::default() };
        // A build for tests panics in the passes of a queue of this name.
        for queue in ["seeded.panic", "calm"] {
            pair.apply(Command::PutRules { queue, rules: RULES });
            pair.ask(queue, &format!("{queue}.a"));
            pair.ask(queue, &format!("{queue}.b"));
        }
        pair.tick();
        for ticket_id in ["calm.a", "calm.b", "seeded.panic.a"] {
            pair.apply(Command::ReadTicket { ticket_id });
        }
        assert_eq!(pair.heard.matches, 2, "the other queue makes its match");
        pair.ask("seeded.panic", "late");
        pair.tick();
        assert_eq!(pair.heard.refusals, ["ERR_MUSTER_QUEUE_SUSPENDED"]);
        pair.apply(Command::DeleteTicket { ticket_id: "seeded.panic.a" });
        assert_eq!(pair.heard.refusals.len(), 1, "cancelling works");
        // Other rules revive it; its pass panics again, for it is still that queue.
        pair.apply(Command::PutRules { queue: "seeded.panic", rules: RULES });
        pair.ask("seeded.panic", "later");
        assert_eq!(pair.heard.refusals.len(), 1, "it takes tickets again");
        pair.tick();
        pair.ask("seeded.panic", "latest");
        assert_eq!(pair.heard.refusals.len(), 2);
    }
}

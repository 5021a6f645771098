//! Answers to a server's questions.

use super::Engine;
use super::answer::Asker;
use super::canary::Canary;
use super::lane::Lane;
use super::shadow::Shadow;
use crate::code::Code;
use crate::message::{LaneReport, Message, QueueReport, RulesOrigin, TicketReport};
use crate::sink::Sink;
use crate::slab::Key;

impl Engine {
    pub(super) fn read_ticket(&self, asker: &Asker<'_>, id: &str, sink: &mut impl Sink) {
        match self.tickets.find(id) {
            Some(ticket) => self.report_ticket(asker, ticket, false, sink),
            None => asker.refuse(Code::TicketNotFound, &format!("no ticket `{id}`"), None, sink),
        }
    }

    pub(super) fn report_ticket(&self, asker: &Asker<'_>, ticket: Key, created: bool, sink: &mut impl Sink) {
        let record = &self.tickets[ticket];
        let proposed = record.proposal.and_then(|proposal| self.lobby.proposals.get(proposal));
        let report = TicketReport {
            ticket: record.view(&self.queues[record.queue], self.now),
            matched: record.matched.as_deref(),
            proposed: proposed.map_or("", |proposal| &proposal.matched().id),
            created,
        };
        asker.say(Message::TicketReport(report), sink);
    }

    /// Figures of one queue, or of all by name.
    pub(super) fn read_queues(&self, asker: &Asker<'_>, name: &str, sink: &mut impl Sink) {
        let indices: Vec<usize> = if name.is_empty() {
            self.queue_names.values().copied().collect()
        } else {
            self.queue_names.get(name).copied().into_iter().collect()
        };
        if indices.is_empty() && !name.is_empty() {
            return asker.refuse(Code::UnknownQueue, &format!("no queue is named `{name}`"), None, sink);
        }
        // Lanes and shadows of all queues would be more than one reply holds.
        let is_one = !name.is_empty();
        let lanes: Vec<Vec<LaneReport<'_>>> = indices
            .iter()
            .map(|index| self.queues[*index].lanes.iter().filter(|_| is_one).map(report_lane).collect())
            .collect();
        let reports: Vec<QueueReport<'_>> = indices
            .iter()
            .zip(&lanes)
            .map(|(index, lanes)| self.report_queue(*index, lanes, is_one))
            .collect();
        asker.say(Message::QueueReports(&reports), sink);
    }

    fn report_queue<'a>(
        &'a self,
        index: usize,
        lanes: &'a [LaneReport<'a>],
        is_one: bool,
    ) -> QueueReport<'a> {
        let queue = &self.queues[index];
        let proposed = self.lobby.proposed_of(index);
        let live = queue.live();
        let waiting = queue.lanes.iter().map(|lane| lane.pool.len()).sum::<usize>();
        let waiting = u32::try_from(waiting).unwrap_or(u32::MAX);
        let oldest = queue.lanes.iter().filter_map(|lane| lane.line.oldest);
        #[expect(clippy::cast_precision_loss, reason = "at most a minute")]
        let tick_ms = live.rules.options.tick_ms as f64;
        QueueReport {
            name: &queue.name,
            rule_set: &live.rules.name,
            version: live.version,
            tick_ms,
            tickets_waiting: waiting,
            tickets_held: queue.tickets() - waiting - proposed,
            players_waiting: queue.players(),
            oldest_ticket_ms: oldest
                .map(|oldest| self.tickets[oldest].waited_ms(self.now))
                .fold(0.0, f64::max),
            suspended: live.is_suspended,
            totals: queue.totals,
            wait_ms: queue.wait_ms.view(),
            quality: queue.quality.view(),
            tickets_proposed: proposed,
            backfills_waiting: self.lobby.waiting_of(index),
            matches_running: self.lobby.running_of(index),
            rules_origin: queue
                .versions
                .find(live.version)
                .map_or(RulesOrigin::Put, |live| live.stamp.origin),
            lanes,
            canary: queue.canary.as_ref().map(Canary::view),
            shadow: queue.shadow.as_ref().filter(|_| is_one).map(Shadow::report),
        }
    }
}

fn report_lane(lane: &Lane) -> LaneReport<'_> {
    let waiting = u32::try_from(lane.pool.len()).unwrap_or(u32::MAX);
    LaneReport {
        kind: lane.kind_name(),
        version: lane.version,
        tickets_waiting: waiting,
        tickets_held: lane.tickets - waiting,
        players_waiting: lane.players,
        suspended: lane.is_suspended,
        figures: lane.figures.view(),
    }
}

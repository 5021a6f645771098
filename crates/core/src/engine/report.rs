//! Answers to a server's questions.

use super::Engine;
use super::answer::Asker;
use crate::code::Code;
use crate::message::{Message, QueueReport, TicketReport};
use crate::sink::Sink;
use crate::slab::Key;

impl Engine {
    pub(super) fn read_ticket(&self, asker: &Asker<'_>, id: &str, sink: &mut impl Sink) {
        match self.ticket_ids.get(id) {
            Some(ticket) => self.report_ticket(asker, *ticket, false, sink),
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
        let reports: Vec<QueueReport<'_>> = if name.is_empty() {
            self.queue_names.values().map(|queue| self.report_queue(*queue)).collect()
        } else {
            let found = self.queue_names.get(name).map(|queue| self.report_queue(*queue));
            found.into_iter().collect()
        };
        if reports.is_empty() && !name.is_empty() {
            return asker.refuse(Code::UnknownQueue, &format!("no queue is named `{name}`"), None, sink);
        }
        asker.say(Message::QueueReports(&reports), sink);
    }

    fn report_queue(&self, index: usize) -> QueueReport<'_> {
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
        }
    }
}

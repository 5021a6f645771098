//! A reply that is too large becomes one that fits.

use std::sync::Arc;

use musterd_core::limits::{QUEUE_NAME_CHARS, QUEUES};
use musterd_core::message::{
    CanaryView, EventBody, EventView, HistogramView, Message, Outgoing, QueueReport, QueueTotals,
    RulesOrigin, TicketView,
};
use musterd_core::ticket::TicketState;

use crate::deliveries::encode_fitting;
use crate::limits::REPLY_BYTES;

fn reply(message: Message<'_>) -> Outgoing<'_> {
    Outgoing { seq: 0, reference: "", request: 9, message }
}

/// The frame that fits into so many bytes.
fn fitted(message: Message<'_>, bytes: usize) -> Vec<u8> {
    let mut scratch = vec![0; bytes];
    let range = encode_fitting(&reply(message), &mut scratch);
    scratch[range].to_vec()
}

/// The frame that fits if anything does.
fn whole(message: Message<'_>) -> Vec<u8> {
    fitted(message, REPLY_BYTES)
}

fn report(name: &str) -> QueueReport<'_> {
    const BOUNDS: [f64; 32] = [1.0; 32];
    const COUNTS: [u64; 33] = [u64::MAX; 33];
    let histogram = HistogramView { bounds: &BOUNDS, counts: &COUNTS, sum: 1.0 };
    let many = u64::MAX;
    QueueReport {
        name,
        rule_set: name,
        version: u32::MAX,
        tick_ms: 1.0,
        tickets_waiting: u32::MAX,
        tickets_held: u32::MAX,
        players_waiting: u32::MAX,
        oldest_ticket_ms: 1.0,
        suspended: true,
        totals: QueueTotals {
            matches: many,
            completed: many,
            cancelled: many,
            timed_out: many,
            failed: many,
            attempts_hit: many,
            attempts_miss: many,
            budget_exhausted: many,
        },
        wait_ms: histogram,
        quality: histogram,
        tickets_proposed: u32::MAX,
        backfills_waiting: u32::MAX,
        matches_running: u32::MAX,
        rules_origin: RulesOrigin::Rollback,
        lanes: &[],
        canary: Some(CanaryView { version: u32::MAX, percent: 1.0, release: name, name }),
        shadow: None,
    }
}

#[test]
fn a_batch_of_events_is_halved_until_it_fits() {
    let players: [Arc<str>; 1] = ["ann".into()];
    let ticket = TicketView {
        ticket_id: "t-1",
        queue: "duel",
        state: TicketState::Completed,
        players: &players,
        waited_ms: 5.0,
        reason: "",
        estimated_wait_ms: None,
    };
    let events: Vec<EventView<'_>> =
        (1..=64).map(|seq| EventView { seq, at_ms: 1.0, body: EventBody::Ticket(ticket) }).collect();
    let batch = |count: usize| Message::EventBatch { events: &events[..count], gap: true };
    let one = whole(batch(1)).len();
    assert_eq!(fitted(batch(64), REPLY_BYTES), whole(batch(64)));
    for count in [32, 8, 1] {
        let room = whole(batch(count)).len() + one / 2;
        assert_eq!(fitted(batch(64), room), whole(batch(count)), "room for {count} and a half");
    }
}

#[test]
fn the_reports_of_all_queues_fit_and_what_does_not_is_refused() {
    let name = "q".repeat(QUEUE_NAME_CHARS);
    let reports = vec![report(&name); QUEUES];
    let frame = whole(Message::QueueReports(&reports));
    assert!(frame.len() > QUEUES * 2 * QUEUE_NAME_CHARS, "{} bytes are no refusal", frame.len());

    let refusal = fitted(Message::QueueReports(&reports), 4_096);
    let code = b"ERR_MUSTER_MESSAGE_TOO_LARGE";
    assert!(refusal.windows(code.len()).any(|window| window == code), "{refusal:?}");
    assert_eq!(refusal[..2], [3 << 3, 9], "it answers the same request");
}

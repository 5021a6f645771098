//! Control replies: what the server's own shell asked for.

use musterd_core::matched::Match;
use musterd_core::message::{
    EventBody, EventView, HistogramView, MatchView, QueueReport, QueueTotals, TicketReport, WantedProfile,
};
use musterd_core::rules::Problem;

use super::matched::{self, Detail};
use super::{lobby, rules, ticket};
use crate::fields::{
    event, event_batch as batch_field, histogram as histogram_field, queue_report as field,
    queue_reports as reports_field, rules_answer as answer_field, rules_problem, server_message,
    ticket_report as ticket_field, wanted_profile, wanted_profiles,
};
use crate::writer::Writer;

/// Writes the fields of a `TicketReport`.
pub(super) fn ticket_report(writer: &mut Writer<'_>, report: &TicketReport<'_>, detail: Detail) -> u32 {
    writer.boolean(ticket_field::CREATED, report.created);
    if let Some(found) = report.matched {
        whole_match(writer, ticket_field::MATCH, found, report.ticket.ticket_id, detail);
        writer.text(ticket_field::MATCH_ID, &found.id);
    } else {
        writer.text(ticket_field::MATCH_ID, report.proposed);
    }
    let mark = writer.begin();
    ticket::fields(writer, &report.ticket);
    writer.end(ticket_field::TICKET, mark);
    server_message::TICKET_REPORT
}

/// Writes a match as a server sees it.
pub(super) fn whole_match(writer: &mut Writer<'_>, tag: u32, found: &Match, ticket_id: &str, detail: Detail) {
    let mark = writer.begin();
    let view = MatchView { matched: found, viewer: None };
    matched::fields(writer, &view, ticket_id, detail);
    writer.end(tag, mark);
}

/// Writes the fields of an `EventBatch`.
pub(super) fn event_batch(
    writer: &mut Writer<'_>,
    events: &[EventView<'_>],
    gap: bool,
    detail: Detail,
) -> u32 {
    writer.boolean(batch_field::GAP, gap);
    for view in events.iter().rev() {
        let mark = writer.begin();
        write_event(writer, view, detail);
        writer.end(batch_field::EVENTS, mark);
    }
    server_message::EVENT_BATCH
}

fn write_event(writer: &mut Writer<'_>, view: &EventView<'_>, detail: Detail) {
    match &view.body {
        EventBody::Ticket(body) => {
            let mark = writer.begin();
            ticket::fields(writer, body);
            writer.end(event::TICKET, mark);
        }
        EventBody::Match(found) => whole_match(writer, event::MATCH, found, "", detail),
        EventBody::Filled { matched, backfill_id } => {
            lobby::filled_match(writer, event::MATCH, matched, backfill_id, detail);
        }
        EventBody::Proposal(report) => lobby::match_event(writer, event::PROPOSAL, report, detail),
        EventBody::RulesChanged(changed) => rules::rules_changed(writer, changed),
        EventBody::MatchEnded(report) => lobby::match_event(writer, event::MATCH_ENDED, report, detail),
    }
    writer.double(event::AT_MS, view.at_ms);
    writer.double(event::SEQ, count(view.seq));
}

/// Writes the fields of a `RulesAnswer`.
pub(super) fn rules_answer(
    writer: &mut Writer<'_>,
    version: u32,
    created: bool,
    problems: &[Problem],
) -> u32 {
    for problem in problems.iter().rev() {
        let mark = writer.begin();
        writer.text(rules_problem::MESSAGE, &problem.message);
        writer.uint32(rules_problem::LINE, problem.line);
        writer.text(rules_problem::PATH, &problem.path);
        writer.end(answer_field::PROBLEMS, mark);
    }
    writer.boolean(answer_field::CREATED, created);
    writer.uint32(answer_field::VERSION, version);
    server_message::RULES_ANSWER
}

/// Writes the fields of a `WantedProfiles` and says which body it is.
pub(super) fn wanted_profiles(writer: &mut Writer<'_>, wanted: &[WantedProfile<'_>]) -> u32 {
    for WantedProfile { queue, player_id } in wanted.iter().rev() {
        let mark = writer.begin();
        writer.text(wanted_profile::PLAYER_ID, player_id);
        writer.text(wanted_profile::QUEUE, queue);
        writer.end(wanted_profiles::WANTED, mark);
    }
    server_message::WANTED_PROFILES
}

/// Writes the fields of a `QueueReports`.
pub(super) fn queue_reports(writer: &mut Writer<'_>, queues: &[QueueReport<'_>]) -> u32 {
    for report in queues.iter().rev() {
        let mark = writer.begin();
        queue_report(writer, report);
        writer.end(reports_field::QUEUES, mark);
    }
    server_message::QUEUE_REPORTS
}

fn queue_report(writer: &mut Writer<'_>, report: &QueueReport<'_>) {
    writer.uint32(field::MATCHES_RUNNING, report.matches_running);
    writer.uint32(field::BACKFILLS_WAITING, report.backfills_waiting);
    writer.uint32(field::TICKETS_PROPOSED, report.tickets_proposed);
    rules::of_queue(writer, report.lanes, report.canary.as_ref(), report.shadow.as_ref());
    writer.text(field::RULES_ORIGIN, report.rules_origin.name());
    histogram(writer, field::QUALITY, &report.quality);
    histogram(writer, field::WAIT_MS, &report.wait_ms);
    totals(writer, &report.totals);
    writer.boolean(field::SUSPENDED, report.suspended);
    writer.double(field::OLDEST_TICKET_MS, report.oldest_ticket_ms);
    writer.uint32(field::PLAYERS_WAITING, report.players_waiting);
    writer.uint32(field::TICKETS_HELD, report.tickets_held);
    writer.uint32(field::TICKETS_WAITING, report.tickets_waiting);
    writer.double(field::TICK_MS, report.tick_ms);
    writer.uint32(field::VERSION, report.version);
    writer.text(field::RULE_SET, report.rule_set);
    writer.text(field::NAME, report.name);
}

fn totals(writer: &mut Writer<'_>, totals: &QueueTotals) {
    writer.double(field::BUDGET_EXHAUSTED_TOTAL, count(totals.budget_exhausted));
    writer.double(field::ATTEMPTS_MISS_TOTAL, count(totals.attempts_miss));
    writer.double(field::ATTEMPTS_HIT_TOTAL, count(totals.attempts_hit));
    writer.double(field::FAILED_TOTAL, count(totals.failed));
    writer.double(field::TIMED_OUT_TOTAL, count(totals.timed_out));
    writer.double(field::CANCELLED_TOTAL, count(totals.cancelled));
    writer.double(field::COMPLETED_TOTAL, count(totals.completed));
    writer.double(field::MATCHES_TOTAL, count(totals.matches));
}

pub(super) fn histogram(writer: &mut Writer<'_>, tag: u32, view: &HistogramView<'_>) {
    let mark = writer.begin();
    writer.double(histogram_field::SUM, view.sum);
    writer.packed(histogram_field::COUNTS, view.counts.iter().copied().map(count));
    writer.packed(histogram_field::BOUNDS, view.bounds.iter().copied());
    writer.end(tag, mark);
}

/// A count as the contract carries it.
#[expect(clippy::cast_precision_loss, reason = "exact to 2^53, and the contract has no 64-bit integers")]
pub(super) const fn count(number: u64) -> f64 {
    number as f64
}

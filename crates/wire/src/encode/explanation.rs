//! Why tickets wait.

use musterd_core::message::{
    Explanation, MemberView, NearestCandidate, NextExpansion, QueueExplanation, TicketExplanation,
};

use super::matched::write_value;
use super::ticket;
use crate::fields::{
    blocking, explanation, nearest_candidate, next_expansion as next, number_entry, player,
    queue_explanation, queue_rule, rule_standing, rule_verdict, server_message, ticket_explanation as field,
    value_entry,
};
use crate::writer::Writer;

/// Writes the fields of an `Explanation` and says which body it is.
pub(super) fn explanation(writer: &mut Writer<'_>, said: &Explanation<'_>) -> u32 {
    next_expansion(writer, explanation::NEXT_EXPANSION, said.next_expansion);
    for rule in said.blocking.iter().rev() {
        let mark = writer.begin();
        writer.uint32(blocking::CANDIDATES, rule.candidates);
        writer.double(blocking::MARGIN, rule.margin);
        writer.text(blocking::RULE, rule.rule);
        writer.end(explanation::BLOCKING, mark);
    }
    writer.uint32(explanation::STATE, said.state as u32);
    writer.text(explanation::TICKET_ID, said.ticket_id);
    server_message::EXPLANATION
}

fn next_expansion(writer: &mut Writer<'_>, tag: u32, when: Option<NextExpansion>) {
    let Some(when) = when else { return };
    let mark = writer.begin();
    match when {
        NextExpansion::InMs(duration) => writer.present(next::IN_MS, duration),
        NextExpansion::NeedsPartnerAgeMs(age) => writer.present(next::NEEDS_PARTNER_AGE_MS, age),
    }
    writer.end(tag, mark);
}

/// Writes the fields of a `TicketExplanation` and says which body it is.
pub(super) fn of_ticket(writer: &mut Writer<'_>, said: &TicketExplanation<'_>) -> u32 {
    writer.uint32(field::PLAYERS_WAITING, said.players_waiting);
    writer.uint32(field::PLAYERS_MIN, said.players_min);
    writer.text(field::MATCH_ID, said.proposed);
    for player_id in said.absent.iter().rev() {
        writer.item(field::ABSENT, player_id);
    }
    next_expansion(writer, field::NEXT_EXPANSION, said.next_expansion);
    if let Some(nearest) = &said.nearest {
        let mark = writer.begin();
        nearest_candidate(writer, nearest);
        writer.end(field::NEAREST, mark);
    }
    for rule in said.rules.iter().rev() {
        let mark = writer.begin();
        writer.boolean(rule_standing::ALONE, rule.alone);
        writer.uint32(rule_standing::UNBLOCKED, rule.unblocked);
        writer.double(rule_standing::MARGIN, rule.margin);
        writer.uint32(rule_standing::LEFT, rule.left);
        writer.uint32(rule_standing::BLOCKED, rule.blocked);
        writer.text(rule_standing::RULE, rule.rule);
        writer.end(field::RULES, mark);
    }
    writer.boolean(field::SAMPLED, said.is_sampled);
    writer.uint32(field::WAITING, said.waiting);
    writer.uint32(field::UNBLOCKED, said.unblocked);
    writer.uint32(field::TOO_LARGE, said.too_large);
    writer.uint32(field::PASSING, said.passing);
    writer.uint32(field::CANDIDATES, said.candidates);
    writer.uint32(field::STEP, said.step);
    let mark = writer.begin();
    ticket::fields(writer, &said.ticket);
    writer.end(field::TICKET, mark);
    server_message::TICKET_EXPLANATION
}

fn nearest_candidate(writer: &mut Writer<'_>, nearest: &NearestCandidate<'_>) {
    for verdict in nearest.verdicts.iter().rev() {
        let mark = writer.begin();
        writer.double(rule_verdict::MARGIN, verdict.margin);
        writer.boolean(rule_verdict::HOLDS, verdict.holds);
        writer.text(rule_verdict::RULE, verdict.rule);
        writer.end(nearest_candidate::VERDICTS, mark);
    }
    for member in nearest.players.iter().rev() {
        let mark = writer.begin();
        write_member(writer, member, nearest.attributes);
        writer.end(nearest_candidate::PLAYERS, mark);
    }
    let mark = writer.begin();
    ticket::fields(writer, &nearest.ticket);
    writer.end(nearest_candidate::TICKET, mark);
}

fn write_member(writer: &mut Writer<'_>, member: &MemberView<'_>, attributes: &[&str]) {
    for (region, latency) in member.latencies.iter().rev() {
        let mark = writer.begin();
        writer.present(number_entry::VALUE, *latency);
        writer.item(number_entry::KEY, region);
        writer.end(player::LATENCY_MS, mark);
    }
    for (name, value) in attributes.iter().zip(member.values).rev() {
        let mark = writer.begin();
        write_value(writer, value);
        writer.item(value_entry::KEY, name);
        writer.end(player::ATTRIBUTES, mark);
    }
    writer.text(player::PLAYER_ID, member.player_id);
}

/// Writes the fields of a `QueueExplanation` and says which body it is.
pub(super) fn of_queue(writer: &mut Writer<'_>, said: &QueueExplanation<'_>) -> u32 {
    writer.uint32(queue_explanation::PLAYERS_WAITING, said.players_waiting);
    writer.uint32(queue_explanation::PLAYERS_MIN, said.players_min);
    for rule in said.rules.iter().rev() {
        let mark = writer.begin();
        writer.uint32(queue_rule::PAIRS, rule.pairs);
        writer.uint32(queue_rule::LAST, rule.last);
        writer.uint32(queue_rule::TICKETS, rule.tickets);
        writer.text(queue_rule::RULE, rule.rule);
        writer.end(queue_explanation::RULES, mark);
    }
    writer.uint32(queue_explanation::ALONE_IN_PARTITION, said.alone_in_partition);
    writer.uint32(queue_explanation::PASSING, said.passing);
    writer.boolean(queue_explanation::SAMPLED, said.is_sampled);
    writer.uint32(queue_explanation::CANDIDATES, said.candidates);
    writer.uint32(queue_explanation::EXAMINED, said.examined);
    writer.uint32(queue_explanation::TICKETS_HELD, said.tickets_held);
    writer.uint32(queue_explanation::TICKETS_WAITING, said.tickets_waiting);
    writer.text(queue_explanation::QUEUE, said.queue);
    server_message::QUEUE_EXPLANATION
}

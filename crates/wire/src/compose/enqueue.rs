//! A request for a match.

use musterd_core::command::{Attribute, Enqueue, Latency, Member, Value};

use crate::fields::{enqueue as field, player, value as value_field, value_entry};
use crate::values;
use crate::writer::Writer;

/// Writes the fields of an `Enqueue`.
pub(super) fn fields(writer: &mut Writer<'_>, body: &Enqueue<'_>) {
    for queue in body.queues.iter().rev() {
        writer.item(field::QUEUES, queue);
    }
    writer.text(field::TRACEPARENT, body.traceparent);
    latencies(writer, field::LATENCY_MS, body.latencies);
    attributes(writer, field::ATTRIBUTES, body.attributes);
    for member in body.players.iter().rev() {
        let mark = writer.begin();
        member_fields(writer, member);
        writer.end(field::PLAYERS, mark);
    }
    writer.text(field::QUEUE, body.queue);
    writer.text(field::TICKET_ID, body.ticket_id);
}

/// Writes the fields of a `Player`.
pub(super) fn member_fields(writer: &mut Writer<'_>, member: &Member<'_>) {
    writer.text(player::TOKEN, member.token);
    latencies(writer, player::LATENCY_MS, member.latencies);
    attributes(writer, player::ATTRIBUTES, member.attributes);
    writer.text(player::PLAYER_ID, member.player_id);
}

fn latencies(writer: &mut Writer<'_>, tag: u32, latencies: &[Latency<'_>]) {
    for latency in latencies.iter().rev() {
        values::number_entry(writer, tag, latency.region, latency.milliseconds);
    }
}

/// Writes the entries of a `map<string, Value>`.
pub(super) fn attributes(writer: &mut Writer<'_>, tag: u32, attributes: &[Attribute<'_>]) {
    for attribute in attributes.iter().rev() {
        let entry = writer.begin();
        let mark = writer.begin();
        value(writer, &attribute.value);
        writer.end(value_entry::VALUE, mark);
        writer.item(value_entry::KEY, attribute.name);
        writer.end(tag, entry);
    }
}

fn value(writer: &mut Writer<'_>, value: &Value<'_>) {
    match value {
        Value::Number(number) => writer.present(value_field::NUMBER, *number),
        Value::Text(text) => writer.item(value_field::TEXT, text),
        Value::List(items) => values::list(writer, items.iter().copied()),
        Value::Map(entries) => values::map(writer, entries.iter().copied()),
        Value::Missing => {}
    }
}

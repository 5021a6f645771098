//! How large a frame and its lists may be.

use bumpalo::Bump;
use musterd_core::command::{Attribute, Command, Enqueue, Latency, Member, Request, Value};
use musterd_core::limits::{LATENCY_REGIONS, LIST_ITEMS, MAP_ENTRIES, PLAYER_ATTRIBUTES, TICKET_PLAYERS};
use musterd_wire::limits::{CONTROL_FRAME_BYTES, FRAME_BYTES};
use musterd_wire::{WireError, compose, decode};

fn enqueue(enqueue: Enqueue<'_>) -> Vec<u8> {
    compose::frame(&Request { id: "", request: 0, command: Command::Enqueue(enqueue) })
}

fn error_of(frame: &[u8]) -> Option<WireError> {
    decode(frame, &Bump::new()).err()
}

/// A list one longer than the engine's limit is let through for the engine to refuse; a longer one is not.
fn assert_limit(name: &str, limit: usize, frame: impl Fn(usize) -> Vec<u8>) {
    assert_eq!(error_of(&frame(limit)), None, "{name}: {limit}");
    assert_eq!(error_of(&frame(limit + 1)), None, "{name}: one more than {limit}");
    assert_eq!(error_of(&frame(limit + 2)), Some(WireError::TooMany), "{name}: two more than {limit}");
}

fn attribute(value: Value<'_>) -> Attribute<'_> {
    Attribute { name: "a", value }
}

#[test]
fn lists_of_values_have_limits() {
    assert_limit("attributes", PLAYER_ATTRIBUTES, |count| {
        enqueue(Enqueue { attributes: &vec![attribute(Value::Missing); count], ..Enqueue::default() })
    });
    assert_limit("attributes of a member", PLAYER_ATTRIBUTES, |count| {
        let attributes = vec![attribute(Value::Number(1.0)); count];
        let player = Member { attributes: &attributes, ..Member::default() };
        enqueue(Enqueue { players: &[player], ..Enqueue::default() })
    });
    assert_limit("list items", LIST_ITEMS, |count| {
        let items = vec![""; count];
        enqueue(Enqueue { attributes: &[attribute(Value::List(&items))], ..Enqueue::default() })
    });
    assert_limit("map entries", MAP_ENTRIES, |count| {
        let entries = vec![("", 0.0); count];
        enqueue(Enqueue { attributes: &[attribute(Value::Map(&entries))], ..Enqueue::default() })
    });
    let latency = Latency { region: "eu", milliseconds: 1.0 };
    assert_limit("regions", LATENCY_REGIONS, |count| {
        enqueue(Enqueue { latencies: &vec![latency; count], ..Enqueue::default() })
    });
    assert_limit("regions of a member", LATENCY_REGIONS, |count| {
        let latencies = vec![latency; count];
        let player = Member { latencies: &latencies, ..Member::default() };
        enqueue(Enqueue { players: &[player], ..Enqueue::default() })
    });
}

#[test]
fn a_party_of_any_size_reaches_the_engine_with_one_player_too_many() {
    for (sent, kept) in [(10, 10), (11, 11), (12, 11), (1_000, 11)] {
        let frame = enqueue(Enqueue { players: &vec![Member::default(); sent], ..Enqueue::default() });
        let arena = Bump::new();
        let Command::Enqueue(read) = decode(&frame, &arena).expect("a good frame").command else {
            panic!("an enqueue");
        };
        assert_eq!(read.players.len(), kept, "{sent} players");
    }
    assert_eq!(TICKET_PLAYERS, 10);
}

#[test]
fn of_several_queues_the_engine_sees_that_there_is_one() {
    for (sent, kept) in [(0, 0), (1, 1), (2, 1), (1_000, 1)] {
        let frame = enqueue(Enqueue { queues: &vec!["q"; sent], ..Enqueue::default() });
        let arena = Bump::new();
        let Command::Enqueue(read) = decode(&frame, &arena).expect("a good frame").command else {
            panic!("an enqueue");
        };
        assert_eq!(read.queues.len(), kept, "{sent} queues");
    }
}

/// A frame of exactly so many bytes; the limits are all in the range of lengths of the same width.
fn frame_of(bytes: usize, command: impl Fn(&str) -> Command<'_>) -> Vec<u8> {
    let frame = |length| {
        let text = "x".repeat(length);
        compose::frame(&Request { id: "", request: 0, command: command(&text) })
    };
    let overhead = frame(bytes - 100).len() - (bytes - 100);
    let frame = frame(bytes - overhead);
    assert_eq!(frame.len(), bytes);
    frame
}

fn cancel(ticket_id: &str) -> Command<'_> {
    Command::Cancel { ticket_id }
}

fn rules(rules: &str) -> Command<'_> {
    Command::PutRules { queue: "q", rules }
}

#[test]
fn a_players_frame_has_a_limit() {
    assert_eq!(error_of(&frame_of(FRAME_BYTES, cancel)), None);
    assert_eq!(error_of(&frame_of(FRAME_BYTES + 1, cancel)), Some(WireError::FrameTooLarge));
}

#[test]
fn a_control_frame_has_a_larger_one() {
    assert_eq!(error_of(&frame_of(FRAME_BYTES + 1, rules)), None);
    let mut largest = frame_of(CONTROL_FRAME_BYTES - 100, rules);
    // An unknown field of 98 bytes and its header.
    largest.extend([0x7a, 98]);
    largest.extend([0; 98]);
    assert_eq!(largest.len(), CONTROL_FRAME_BYTES);
    assert_eq!(error_of(&largest), None);
    largest.push(0);
    assert_eq!(error_of(&largest), Some(WireError::FrameTooLarge));
}

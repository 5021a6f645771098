//! Once an arena has its first chunk, reading and writing allocate nothing.

use allocation_counter::measure;
use bumpalo::Bump;
use musterd_core::command::{Attribute, Command, Enqueue, Latency, Member, Request, Value};
use musterd_core::message::{MatchView, Message, Outgoing};
use musterd_wire::limits::FRAME_OUT_BYTES;
use musterd_wire::{compose, decode, encode};

use crate::samples::{matched, player};

/// A frame that uses every kind of list.
fn large_frame() -> Vec<u8> {
    let items = ["item"; 100];
    let entries = [("key", 1.5); 10];
    let attributes = [
        Attribute { name: "rating", value: Value::Number(1500.0) },
        Attribute { name: "clan", value: Value::Text("otters") },
        Attribute { name: "modes", value: Value::List(&items) },
        Attribute { name: "skills", value: Value::Map(&entries) },
    ];
    let latencies = [Latency { region: "eu-west", milliseconds: 20.0 }; 64];
    let members =
        [Member { player_id: "ada", attributes: &attributes, latencies: &latencies, token: "token" }; 5];
    let enqueue = Enqueue {
        ticket_id: "t-1",
        queue: "squads",
        players: &members,
        latencies: &latencies,
        ..Enqueue::default()
    };
    compose::frame(&Request { id: "e-1", request: 0, command: Command::Enqueue(enqueue) })
}

#[test]
fn reading_allocates_nothing_after_the_first_frame() {
    let frame = large_frame();
    let mut arena = Bump::new();
    let mut read = |times: usize| {
        for _ in 0..times {
            assert!(decode(&frame, &arena).is_ok());
            arena.reset();
        }
    };
    // The arena grows by doubling: after a few frames one chunk holds all that a frame needs.
    let warm_up = measure(|| read(10));
    assert!(warm_up.count_total > 0, "the counter counts");
    let steady = measure(|| read(1_000));
    assert_eq!(steady.count_total, 0, "allocations in 1,000 frames");
}

#[test]
fn refusing_allocates_nothing() {
    let mut frame = large_frame();
    frame.truncate(frame.len() - 1);
    let mut arena = Bump::with_capacity(FRAME_OUT_BYTES);
    let refused = measure(|| {
        for _ in 0..1_000 {
            assert!(decode(&frame, &arena).is_err());
            arena.reset();
        }
    });
    assert_eq!(refused.count_total, 0, "allocations in 1,000 refusals");
}

#[test]
fn writing_allocates_nothing() {
    let found = matched(vec![player("ada", 0, 1500.0, "otters")], vec![player("bob", 1, 1540.0, "")]);
    let message = Message::Match(MatchView { matched: &found, viewer: Some(0) });
    let outgoing = Outgoing { seq: 1, reference: "e-1", request: 0, message };
    let mut buffer = vec![0; FRAME_OUT_BYTES];
    let written = measure(|| {
        for _ in 0..1_000 {
            assert!(encode(&outgoing, &mut buffer).is_ok());
        }
    });
    assert_eq!(written.count_total, 0, "allocations in 1,000 messages");
}

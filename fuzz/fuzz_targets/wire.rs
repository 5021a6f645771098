//! A frame of any bytes: it is read or refused, what is read keeps within the limits, and it is read back from the frame
//! that the other side would send.
#![no_main]

use bumpalo::Bump;
use libfuzzer_sys::fuzz_target;
use musterd_core::command::{Attribute, Command, Enqueue, Latency, Request, Value};
use musterd_core::limits;
use musterd_wire::limits::{CONTROL_FRAME_BYTES, FRAME_BYTES};
use musterd_wire::{compose, decode, is_control};

/// What lists take in the arena, at most, for each byte of a frame; an arena has a first chunk beyond that. An empty
/// member of a party, two bytes on the wire, takes 64, and a growing list twice that and what it leaves behind.
const ARENA_BYTES_PER_BYTE: usize = 256;
const ARENA_CHUNK_BYTES: usize = 4_096;
/// What a frame grows by, at most, when it is composed again: a latency that says nothing is two bytes, and eleven when
/// its zero is written out.
const COMPOSED_BYTES_PER_BYTE: usize = 6;

fuzz_target!(|frame: &[u8]| {
    let arena = Bump::new();
    let Ok(request) = decode(frame, &arena) else { return };
    assert!(frame.len() <= if is_control(&request.command) { CONTROL_FRAME_BYTES } else { FRAME_BYTES });
    let most = ARENA_CHUNK_BYTES + ARENA_BYTES_PER_BYTE * frame.len();
    assert!(arena.allocated_bytes() <= most, "{} bytes of arena", arena.allocated_bytes());
    assert_within_limits(&request.command);
    assert_read_back(&request, frame.len());
});

/// What is composed is read back. Frames are compared and not requests: not a number does not equal itself.
fn assert_read_back(request: &Request<'_>, frame_bytes: usize) {
    let composed = compose::frame(request);
    assert!(composed.len() <= COMPOSED_BYTES_PER_BYTE * frame_bytes, "{} of {frame_bytes}", composed.len());
    if composed.len() > FRAME_BYTES && !is_control(&request.command) {
        return;
    }
    let arena = Bump::new();
    let read = decode(&composed, &arena).expect("a composed frame is good");
    assert_eq!(compose::frame(&read), composed);
}

/// A list holds one item more than its limit at most, so that the engine can refuse it by name.
fn assert_within_limits(command: &Command<'_>) {
    let (Command::Enqueue(enqueue) | Command::CreateTicket { enqueue, .. }) = command else { return };
    let Enqueue { players, attributes, latencies, .. } = enqueue;
    assert!(players.len() <= limits::TICKET_PLAYERS + 1);
    assert_lists(attributes, latencies);
    for player in *players {
        assert_lists(player.attributes, player.latencies);
    }
}

fn assert_lists(attributes: &[Attribute<'_>], latencies: &[Latency<'_>]) {
    assert!(latencies.len() <= limits::LATENCY_REGIONS + 1);
    assert!(attributes.len() <= limits::PLAYER_ATTRIBUTES + 1);
    for attribute in attributes {
        match attribute.value {
            Value::List(items) => assert!(items.len() <= limits::LIST_ITEMS + 1),
            Value::Map(entries) => assert!(entries.len() <= limits::MAP_ENTRIES + 1),
            Value::Number(_) | Value::Text(_) | Value::Missing => {}
        }
    }
}

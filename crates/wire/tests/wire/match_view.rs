//! What a receiver of a match may see, and what is left of one that is too large.

use musterd_core::matched::{Match, MatchedPlayer};
use musterd_core::message::{EventBody, EventView, MatchView, Message, Outgoing};
use musterd_core::value::OwnedValue;
use musterd_wire::limits::{FRAME_OUT_BYTES, MATCH_BYTES};
use musterd_wire::{Overflow, encode};

use crate::samples::{matched, player};

/// The frame of a match for the ticket `viewer`.
fn frame(found: &Match, viewer: Option<usize>, room: usize) -> Result<Vec<u8>, Overflow> {
    let mut buffer = vec![0; room];
    let message = Message::Match(MatchView { matched: found, viewer });
    let outgoing = Outgoing { seq: 1, reference: "", request: 0, message };
    encode(&outgoing, &mut buffer).map(|range| buffer[range].to_vec())
}

fn says(frame: &[u8], needle: &[u8]) -> bool {
    frame.windows(needle.len()).any(|window| window == needle)
}

#[test]
fn a_private_attribute_is_told_to_the_own_party_and_to_servers() {
    let found = matched(
        vec![player("ada", 0, 1111.0, "ada's clan"), player("bob", 0, 2222.0, "bob's clan")],
        vec![player("cy", 1, 3333.0, "cy's clan")],
    );
    let everyone = [1111.0, 2222.0, 3333.0];
    let table: [(Option<usize>, &[f64]); 3] =
        [(Some(0), &everyone[..2]), (Some(1), &everyone[2..]), (None, &everyone)];
    for (viewer, seen) in table {
        let frame = frame(&found, viewer, FRAME_OUT_BYTES).expect("room");
        for rating in everyone {
            let told = says(&frame, &f64::to_le_bytes(rating));
            assert_eq!(told, seen.contains(&rating), "rating {rating} to {viewer:?}");
        }
        for clan in ["ada's clan", "bob's clan", "cy's clan"] {
            assert!(says(&frame, clan.as_bytes()), "{clan} to {viewer:?}");
        }
    }
}

/// A player whose clan takes about so many bytes.
fn large_player(player_id: &str, ticket: usize, bytes: usize) -> MatchedPlayer {
    let values = [OwnedValue::Number(1.0), OwnedValue::Text("c".repeat(bytes).into())];
    MatchedPlayer { player_id: player_id.into(), ticket, values: values.into() }
}

/// Tag and value of `truncated: true`, the last field of a match and so of its frame.
const TRUNCATED: [u8; 2] = [9 << 3, 1];

#[test]
fn a_match_over_the_limit_is_cut_to_the_own_team() {
    let found = matched(vec![large_player("ada", 0, 40_000)], vec![large_player("bob", 1, 40_000)]);
    for (viewer, own, other) in [(0, "ada", "bob"), (1, "bob", "ada")] {
        let frame = frame(&found, Some(viewer), FRAME_OUT_BYTES).expect("room");
        assert!(frame.len() <= FRAME_OUT_BYTES && frame.len() > 40_000);
        assert!(says(&frame, own.as_bytes()) && !says(&frame, other.as_bytes()), "seen by {own}");
        assert!(frame.ends_with(&TRUNCATED));
    }
}

#[test]
fn a_team_over_the_limit_is_cut_to_its_player_ids() {
    let found = matched(
        vec![large_player("ada", 0, 40_000), large_player("bob", 2, 40_000)],
        vec![player("cy", 1, 1.0, "small")],
    );
    let frame = frame(&found, Some(0), FRAME_OUT_BYTES).expect("room");
    assert!(frame.len() < 100, "{} bytes", frame.len());
    assert!(says(&frame, b"ada") && says(&frame, b"bob") && !says(&frame, b"cy"));
    assert!(frame.ends_with(&TRUNCATED));
}

#[test]
fn a_match_at_the_limit_is_whole() {
    let of_size = |clan| matched(vec![large_player("ada", 0, clan)], vec![large_player("bob", 1, clan)]);
    let overhead = frame(&of_size(30_000), Some(0), FRAME_OUT_BYTES).expect("room").len() - 60_000;
    let largest = (MATCH_BYTES - overhead) / 2;
    let whole = frame(&of_size(largest), Some(0), FRAME_OUT_BYTES).expect("room");
    assert!(says(&whole, b"ada") && says(&whole, b"bob") && !whole.ends_with(&TRUNCATED));
    let cut = frame(&of_size(largest + 1), Some(0), FRAME_OUT_BYTES).expect("room");
    assert!(cut.ends_with(&TRUNCATED));
}

#[test]
fn a_larger_buffer_does_not_tell_more() {
    let found = matched(vec![large_player("ada", 0, 40_000)], vec![large_player("bob", 1, 40_000)]);
    assert_eq!(frame(&found, Some(0), 1_000_000), frame(&found, Some(0), FRAME_OUT_BYTES));
}

#[test]
fn a_smaller_buffer_is_an_overflow_and_does_not_tell_less() {
    let found = matched(vec![large_player("ada", 0, 1_000)], vec![large_player("bob", 1, 1_000)]);
    let whole = frame(&found, Some(0), FRAME_OUT_BYTES).expect("room");
    assert_eq!(frame(&found, Some(0), whole.len()).as_ref(), Ok(&whole));
    for room in 0..whole.len() {
        assert_eq!(frame(&found, Some(0), room), Err(Overflow), "{room} bytes of room");
    }
}

#[test]
fn a_server_gets_a_large_match_whole() {
    let found = matched(vec![large_player("ada", 0, 40_000)], vec![large_player("bob", 1, 40_000)]);
    let whole = frame(&found, None, 100_000).expect("room");
    assert!(whole.len() > 80_000 && !whole.ends_with(&TRUNCATED));
    assert_eq!(frame(&found, None, FRAME_OUT_BYTES), Err(Overflow));
}

#[test]
fn an_event_too_large_for_a_reply_goes_to_servers_without_attributes() {
    let found = matched(vec![large_player("ada", 0, 40_000)], vec![large_player("bob", 1, 40_000)]);
    let event = EventView { seq: 7, at_ms: 1.0, body: EventBody::Match(&found) };
    let reply = |events: &[EventView<'_>]| {
        let message = Message::EventBatch { events, gap: false };
        let mut buffer = vec![0; FRAME_OUT_BYTES];
        let outgoing = Outgoing { seq: 0, reference: "", request: 1, message };
        encode(&outgoing, &mut buffer).map(|range| buffer[range].to_vec())
    };
    let alone = reply(&[event]).expect("room for the ids");
    assert!(alone.len() < 200 && says(&alone, b"ada") && says(&alone, b"bob"));
    assert!(says(&alone, &TRUNCATED));
    assert_eq!(reply(&[event, event]), Err(Overflow), "of several the caller sends fewer");
}

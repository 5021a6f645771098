//! What a receiver of a match may see, and what is left of one that is too large.

use musterd_core::limits::{LARGE_MATCH_PLAYERS, PLAYER_ID_CHARS};
use musterd_core::matched::{Match, MatchState, MatchedPlayer, Seats};
use musterd_core::message::{EventBody, EventView, MatchReport, MatchView, Message, Outgoing};
use musterd_core::value::OwnedValue;
use musterd_wire::limits::{CONTROL_FRAME_BYTES, FRAME_OUT_BYTES, MATCH_BYTES};
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

/// Players of the largest match, ten to a ticket, with ids as long as they may be, in a character of so many bytes.
fn longest_ids(letter: char) -> Vec<String> {
    let width = PLAYER_ID_CHARS - 3;
    let numbers = 0..usize::try_from(LARGE_MATCH_PLAYERS).expect("few players");
    numbers.map(|number| format!("{number:03}{}", letter.to_string().repeat(width))).collect()
}

/// A match of them, the first so many red, each with a clan of so many bytes and the longest role.
fn largest(ids: &[String], red: usize, clan: usize) -> Match {
    let player = |number: usize| large_player(&ids[number], number / 10, clan);
    let mut found = matched((0..red).map(player).collect(), (red..ids.len()).map(player).collect());
    let role = "r".repeat(100);
    let roles = ids.iter().map(|id| (id.as_str().into(), role.as_str().into())).collect();
    found.seats = Some(Seats { region: None, roles }.into());
    found
}

#[test]
fn the_largest_match_reaches_every_player_with_what_fits() {
    // Letter, players of the red team, bytes of each clan; whom the first player is told of, and with clans or not.
    let table = [
        ('a', 100, 100, 100, true),
        ('a', 100, 400, 100, false),
        ('a', 200, 100, 200, false),
        ('ä', 100, 100, 100, true),
        ('ä', 200, 1, 10, false),
        ('🦦', 110, 1, 10, false),
        ('🦦', 200, 1, 10, false),
        ('🦦', 40, 1, 40, true),
    ];
    for (letter, red, clan, told, has_clans) in table {
        let ids = longest_ids(letter);
        let found = largest(&ids, red, clan);
        for viewer in 0..found.tickets.len() {
            let frame = frame(&found, Some(viewer), FRAME_OUT_BYTES).expect("a player always gets his match");
            assert!(frame.len() <= MATCH_BYTES, "{} bytes", frame.len());
            let own = &ids[viewer * 10];
            assert!(says(&frame, own.as_bytes()), "ticket {viewer} of {red} red {letter}");
        }
        let frame = frame(&found, Some(0), FRAME_OUT_BYTES).expect("room");
        let of_first = ids.iter().filter(|id| says(&frame, id.as_bytes())).count();
        let case = format!("{red} red of {letter} with {clan}");
        assert_eq!((of_first, says(&frame, b"clan")), (told, has_clans), "{case}");
        assert!(frame.ends_with(&TRUNCATED), "{case}");
    }
}

#[test]
fn the_largest_match_reaches_servers_with_every_player() {
    for (clan, has_clans) in [(100, true), (8_000, true), (16_000, false)] {
        let ids = longest_ids('🦦');
        let found = largest(&ids, 100, clan);
        let report = MatchReport {
            matched: &found,
            state: MatchState::Running,
            created: false,
            result: &[],
            reason: "",
            players: 0,
            accepted: 0,
            expires_in_ms: 0.0,
        };
        let event = EventView { seq: 7, at_ms: 1.0, body: EventBody::Match(&found) };
        let replies = [Message::MatchReport(report), Message::EventBatch { events: &[event], gap: false }];
        for message in replies {
            let mut buffer = vec![0; CONTROL_FRAME_BYTES];
            let outgoing = Outgoing { seq: 0, reference: "", request: 1, message };
            let range = encode(&outgoing, &mut buffer).expect("room for every id");
            let frame = &buffer[range];
            assert!(ids.iter().all(|id| says(frame, id.as_bytes())), "clans of {clan} bytes");
            assert_eq!(says(frame, b"clan"), has_clans, "clans of {clan} bytes");
        }
    }
}

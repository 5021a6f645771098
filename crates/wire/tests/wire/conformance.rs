//! `conformance/*.json`, which `protobufjs` reads too (`__test__/conformance.test.ts`).

use std::fs;

use bumpalo::Bump;
use musterd_wire::{WireError, compose, decode, encode, is_control};
use serde_json::Value as Json;

use crate::json_request::{control_request, request, text};
use crate::json_response::with_outgoing;
use crate::samples;

/// Server messages that players' clients must read but this engine has no occasion to send.
const NOT_SENT: &[&str] = &["match, truncated", "match, placed"];

/// The cases of a file, each with its name and its bytes.
fn cases(file: &str) -> Vec<(String, Json, Vec<u8>)> {
    let path = format!("{}/../../conformance/{file}.json", env!("CARGO_MANIFEST_DIR"));
    let text_of_file = fs::read_to_string(&path).expect("a conformance file");
    let parsed: Vec<Json> = serde_json::from_str(&text_of_file).expect("a list of cases");
    assert!(!parsed.is_empty(), "{file} has no cases");
    let named =
        parsed.into_iter().map(|case| (text(&case, "name").to_owned(), bytes(text(&case, "hex")), case));
    named.map(|(name, bytes, case)| (name, case, bytes)).collect()
}

fn bytes(hex: &str) -> Vec<u8> {
    assert!(hex.len().is_multiple_of(2), "hex comes in pairs: {hex}");
    let pairs = (0..hex.len()).step_by(2);
    pairs.map(|at| u8::from_str_radix(&hex[at..at + 2], 16).expect("hex")).collect()
}

#[test]
fn client_messages_mean_what_their_json_means() {
    for (name, case, frame) in cases("client") {
        let arena = Bump::new();
        let meant = request(&case["json"], &arena);
        assert_eq!(decode(&frame, &arena), Ok(meant), "{name}");
        assert!(!is_control(&meant.command), "{name}");
        assert_eq!(compose::frame(&meant), frame, "{name}");
    }
}

#[test]
fn unusual_frames_mean_what_their_json_means() {
    for (name, case, frame) in cases("tolerated") {
        let arena = Bump::new();
        assert_eq!(decode(&frame, &arena), Ok(request(&case["json"], &arena)), "{name}");
    }
}

#[test]
fn malformed_frames_are_refused_by_name() {
    for (name, case, frame) in cases("malformed") {
        let error = decode(&frame, &Bump::new()).err();
        assert_eq!(error.map(WireError::name), Some(text(&case, "error")), "{name}");
    }
}

#[test]
fn server_messages_are_these_bytes() {
    let mut not_sent = Vec::new();
    for (name, case, frame) in cases("server") {
        if NOT_SENT.contains(&name.as_str()) {
            not_sent.push(name);
            continue;
        }
        with_outgoing(&case["json"], |outgoing| {
            let mut buffer = vec![0; frame.len()];
            let range = encode(outgoing, &mut buffer).expect("room");
            assert_eq!(buffer[range], frame, "{name}");
        });
    }
    assert_eq!(not_sent, NOT_SENT, "every excuse is used");
}

#[test]
fn control_requests_mean_what_their_json_means() {
    for (name, case, frame) in cases("control").into_iter().filter(|(_, case, _)| case["kind"] == "request") {
        let arena = Bump::new();
        let meant = control_request(&case["json"], &arena);
        assert_eq!(decode(&frame, &arena), Ok(meant), "{name}");
        assert!(is_control(&meant.command), "{name}");
        assert_eq!(compose::frame(&meant), frame, "{name}");
    }
}

#[test]
fn control_replies_are_these_bytes() {
    let mut cases: Vec<_> =
        cases("control").into_iter().filter(|(_, case, _)| case["kind"] == "reply").collect();
    samples::control_replies(&mut |name, outgoing| {
        let at = cases.iter().position(|(listed, ..)| listed == name).expect(name);
        let (_, _, frame) = cases.remove(at);
        let mut buffer = vec![0; frame.len()];
        let range = encode(outgoing, &mut buffer).expect("room");
        assert_eq!(buffer[range], frame, "{name}");
    });
    assert!(cases.is_empty(), "no sample for {cases:?}");
}

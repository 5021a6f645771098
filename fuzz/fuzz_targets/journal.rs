//! Segments of any bytes: recovery ends, and of what it replays nothing panics but a frame that is none.
//!
//! The first byte of an input says what the rest is: even, the steps of one commit with a right checksum; odd, all that
//! follows the segment's header.
#![no_main]

use std::panic;
use std::process::abort;
use std::sync::Once;

use libfuzzer_sys::fuzz_target;
use musterd_host::fuzzing::{Segment, recovered};

/// What recovery sets aside by design: a checksum was right, and yet the frame is no message.
const UNREADABLE: &str = "a frame of the journal is valid";

fuzz_target!(|input: &[u8]| {
    static QUIET: Once = Once::new();
    // libFuzzer ends at any panic; here one that recovery catches is no finding by itself.
    QUIET.call_once(|| panic::set_hook(Box::new(|_| {})));
    let Some((kind, rest)) = input.split_first() else { return };
    let segment = if kind % 2 == 0 { Segment::Commit(rest) } else { Segment::Raw(rest) };
    let Ok(set_aside) = panic::catch_unwind(|| recovered(segment)) else {
        eprintln!("recovery itself panicked");
        abort();
    };
    if let Some(line) = set_aside.iter().find(|line| !line.contains(UNREADABLE)) {
        eprintln!("a step panicked: {line}");
        abort();
    }
});

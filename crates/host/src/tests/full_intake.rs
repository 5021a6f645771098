//! A full intake ring refuses and loses nothing.

use std::sync::{Arc, Mutex, mpsc};

use musterd_core::command::Request;
use musterd_core::{Connection, EngineTime, Sink};

use super::support::{Chime, Heard, PATIENCE, Recorder, options, ping};
use crate::handle::{Handle, Submitted};
use crate::limits::{INTAKE_SLOTS, INTAKE_SPILL_BYTES};
use crate::machine::Machine;
use crate::registry::open_with;

/// A recorder that waits before its first command.
struct Gated {
    recorder: Recorder,
    reached: mpsc::Sender<()>,
    gate: Option<mpsc::Receiver<()>>,
}

impl Machine for Gated {
    fn apply(&mut self, at: EngineTime, connection: Connection, request: &Request<'_>, sink: &mut impl Sink) {
        if let Some(gate) = self.gate.take() {
            self.reached.send(()).unwrap();
            gate.recv_timeout(PATIENCE).expect("the test opens the gate");
        }
        self.recorder.apply(at, connection, request, sink);
    }

    fn tick(&mut self, at: EngineTime, sink: &mut impl Sink) {
        self.recorder.tick(at, sink);
    }

    fn next_tick(&self) -> Option<EngineTime> {
        self.recorder.next_tick()
    }

    fn resend(&self, connection: Connection, after_seq: u32, sink: &mut impl Sink) -> bool {
        self.recorder.resend(connection, after_seq, sink)
    }
}

/// An engine whose thread stands at the gate, with ping 0 as its first command.
struct Stalled {
    handle: Handle,
    heard: Arc<Mutex<Vec<Heard>>>,
    open_gate: mpsc::Sender<()>,
}

fn stalled() -> Stalled {
    let (recorder, heard) = Recorder::new(None);
    let (reached, at_gate) = mpsc::channel();
    let (open_gate, gate) = mpsc::channel();
    let machine = Gated { recorder, reached, gate: Some(gate) };
    let mut handle = open_with(&options(None), Chime::new().0, |_| machine).expect("opened");

    assert_eq!(handle.submit(1, &ping(0)), Ok(Submitted::Accepted));
    at_gate.recv_timeout(PATIENCE).expect("the thread stands at the gate");
    Stalled { handle, heard, open_gate }
}

/// A ping with an unknown field of so many bytes, which every reader skips.
fn large_ping(number: u32, bytes: u16) -> Vec<u8> {
    let mut frame = ping(number);
    // Field 1,000, length-delimited, its length as a varint of three bytes.
    frame.extend([
        0xc2,
        0x3e,
        0x80 | (bytes & 0x7f) as u8,
        0x80 | (bytes >> 7 & 0x7f) as u8,
        (bytes >> 14) as u8,
    ]);
    frame.resize(frame.len() + usize::from(bytes), 0);
    frame
}

#[test]
fn large_frames_fill_the_intake_by_their_bytes() {
    let Stalled { mut handle, heard, open_gate } = stalled();
    let frame = |number| large_ping(number, 16_000);
    let mut accepted = 1;
    while handle.submit(1, &frame(accepted)) == Ok(Submitted::Accepted) {
        accepted += 1;
    }
    assert_eq!(handle.submit(1, &frame(accepted)), Ok(Submitted::RingFull));
    assert_eq!(accepted as usize - 1, INTAKE_SPILL_BYTES / frame(1).len(), "as many as the limit holds");
    assert_eq!(handle.submit(1, &ping(accepted)), Ok(Submitted::Accepted), "a small one lies in its slot");

    open_gate.send(()).unwrap();
    while handle.stats().ring_occupancy > 0 {
        std::thread::yield_now();
    }
    assert_eq!(handle.submit(1, &frame(accepted + 1)), Ok(Submitted::Accepted), "there is room again");
    drop(handle);
    assert_eq!(heard.lock().unwrap().len(), accepted as usize + 2);
}

#[test]
fn a_full_ring_refuses_and_what_was_accepted_is_applied_in_order() {
    let Stalled { mut handle, heard, open_gate } = stalled();
    let mut accepted = 1;
    while handle.submit(1, &ping(accepted)) == Ok(Submitted::Accepted) {
        accepted += 1;
    }
    assert_eq!(handle.submit(1, &ping(accepted)), Ok(Submitted::RingFull));
    // One slot may still hold the arrival, which is freed together with the command at the gate.
    assert!((INTAKE_SLOTS - 1..=INTAKE_SLOTS).contains(&(accepted as usize)), "{accepted} accepted");
    assert_eq!(handle.stats().ring_occupancy, INTAKE_SLOTS as u64);

    open_gate.send(()).unwrap();
    // The last handle's drop stops the thread behind all that was accepted.
    drop(handle);
    let heard = heard.lock().unwrap();
    let numbers = heard.iter().map(|heard| match heard {
        Heard::Pinged { number, .. } => *number,
        other => panic!("unexpected {other:?}"),
    });
    assert!(numbers.eq((0..accepted).map(f64::from)), "all, in order, once");
}

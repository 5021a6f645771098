//! Players in pairs who are near each other: each asks, is matched with the other, says that he knows, asks again.

use std::collections::VecDeque;
use std::thread;
use std::time::Instant;

use musterd_host::record::HEADER_BYTES;
use musterd_host::{Handle, Submitted};

use crate::frames::{self, Asking};
use crate::reply::{Reply, state};

/// Bytes of a drain's buffer: as the shell's.
const DRAIN_BYTES: usize = 256 * 1024;
/// Ratings of two pairs are so far apart that they do not meet.
const GAP: f64 = 300.0;
/// Bytes of an `ack`.
const ACK_BYTES: usize = 64;

/// Submits a frame. False: no room.
pub fn submit(handle: &mut Handle, connection: u32, frame: &[u8]) -> bool {
    match handle.submit(connection, frame).expect("our own connection") {
        Submitted::Accepted => true,
        Submitted::RingFull => false,
        other => panic!("a frame of ours was answered {other:?}"),
    }
}

/// Submits a frame as soon as there is room.
pub fn submit_at_last(handle: &mut Handle, connection: u32, frame: &[u8]) {
    while !submit(handle, connection, frame) {
        thread::yield_now();
    }
}

/// Takes drained records apart.
pub struct Records(Vec<u8>);

impl Records {
    /// With room for a full drain.
    pub fn new() -> Self {
        Self(vec![0; DRAIN_BYTES])
    }

    /// Hands on what one drain moves: connection and payload of each record. Returns how many there were.
    pub fn drain(&mut self, handle: &mut Handle, mut each: impl FnMut(u32, &[u8])) -> usize {
        let written = handle.drain(&mut self.0).expect("a small record");
        let (mut rest, mut count) = (&self.0[..written], 0);
        while let Some((header, after)) = rest.split_first_chunk::<HEADER_BYTES>() {
            let word =
                |at: usize| u32::from_le_bytes([header[at], header[at + 1], header[at + 2], header[at + 3]]);
            let (length, connection, kind) = (word(0) as usize, word(4), word(8));
            assert!(matches!(kind, 0 | 3), "neither a frame nor a reply: {kind}, after {count}");
            each(connection, &after[..length]);
            rest = &after[length.next_multiple_of(8)..];
            count += 1;
        }
        count
    }
}

/// One player.
struct Player {
    asking: Asking,
    /// The ticket that he waits for, and since when.
    ticket: u32,
    asked_at: Instant,
    is_acknowledged: bool,
    is_idle: bool,
    /// The last message that he got and has not told of.
    seq: u32,
}

/// Players on connections 1, 2, …; those on 2n − 1 and 2n are a pair.
pub struct Drive {
    /// The engine.
    pub handle: Handle,
    players: Vec<Player>,
    /// Pairs of whom both are idle, by the first one's index.
    idle: VecDeque<usize>,
    records: Records,
    /// Tickets that were acknowledged, in the order of their acknowledgement.
    pub acknowledged: Vec<u32>,
    /// How long each acknowledgement took, in microseconds.
    pub times_us: Vec<f64>,
    tickets: u32,
    /// Tickets that were asked for and are not completed.
    pub under_way: usize,
}

impl Drive {
    /// Brings an even number of players in.
    pub fn new(mut handle: Handle, players: u32) -> Self {
        submit_at_last(&mut handle, 0, &frames::rules(0));
        for connection in 1..=players {
            submit_at_last(&mut handle, 0, &frames::admit(connection));
        }
        let player = |index: u32| Player {
            asking: Asking::new(f64::from(index / 2) * GAP),
            ticket: 0,
            asked_at: Instant::now(),
            is_acknowledged: true,
            is_idle: true,
            seq: 0,
        };
        let mut drive = Self {
            handle,
            players: (0..players).map(player).collect(),
            idle: (0..players as usize).step_by(2).collect(),
            records: Records::new(),
            acknowledged: Vec::new(),
            times_us: Vec::new(),
            tickets: 0,
            under_way: 0,
        };
        drive.await_welcomes(players);
        drive
    }

    /// Each player's.
    fn await_welcomes(&mut self, players: u32) {
        let mut welcomes = 0;
        while welcomes < players {
            self.records.drain(&mut self.handle, |connection, frame| {
                assert!(!Reply::read(frame).is_error, "refused");
                welcomes += u32::from(connection > 0);
            });
        }
    }

    /// A pair asks, if one is idle and there is room; `due`: when it should have. True: it has.
    pub fn ask(&mut self, due: Option<Instant>) -> bool {
        let Some(&first) = self.idle.front() else { return false };
        let asked_at = due.unwrap_or_else(Instant::now);
        for index in [first, first + 1] {
            if !self.players[index].is_idle {
                continue;
            }
            if !self.ask_for(index, asked_at) {
                return false;
            }
        }
        self.idle.pop_front();
        true
    }

    fn ask_for(&mut self, index: usize, asked_at: Instant) -> bool {
        let connection = u32::try_from(index + 1).expect("few players");
        let player = &mut self.players[index];
        if player.seq > 0 {
            let mut buffer = [0; ACK_BYTES];
            if !submit(&mut self.handle, connection, frames::acknowledge(player.seq, &mut buffer)) {
                return false;
            }
            player.seq = 0;
        }
        if !submit(&mut self.handle, connection, player.asking.numbered(self.tickets)) {
            return false;
        }
        player.ticket = self.tickets;
        player.asked_at = asked_at;
        player.is_acknowledged = false;
        player.is_idle = false;
        self.tickets += 1;
        self.under_way += 1;
        true
    }

    /// Takes what one drain moves. Returns how many records there were.
    pub fn listen(&mut self) -> usize {
        let Self { handle, players, idle, records, acknowledged, times_us, under_way, .. } = self;
        let now = Instant::now();
        records.drain(handle, |connection, frame| {
            let reply = Reply::read(frame);
            assert!(!reply.is_error, "refused");
            // To the rules and the admissions: they wait for the disk, which the welcomes do not.
            let Some(index) = (connection as usize).checked_sub(1) else { return };
            let player = &mut players[index];
            player.seq = player.seq.max(reply.seq);
            let Some(state) = reply.ticket_state else { return };
            if !player.is_acknowledged {
                player.is_acknowledged = true;
                acknowledged.push(player.ticket);
                times_us.push(now.duration_since(player.asked_at).as_secs_f64() * 1e6);
            }
            if state == state::COMPLETED {
                player.is_idle = true;
                *under_way -= 1;
                let first = index & !1;
                if players[first].is_idle && players[first + 1].is_idle {
                    idle.push_back(first);
                }
            }
        })
    }

    /// Listens until nothing is under way.
    pub fn finish(&mut self) {
        while self.under_way > 0 {
            if self.listen() == 0 {
                thread::yield_now();
            }
        }
    }

    /// Tickets asked for so far.
    pub fn tickets(&self) -> u32 {
        self.tickets
    }
}

//! The least that anybody could do: read the frames, sort by rating, pair neighbours, write the frames.

use std::hint::black_box;
use std::sync::Arc;
use std::time::Duration;

use cpu_time::ThreadTime;

use bumpalo::Bump;
use musterd_bench::compare::Contestant;
use musterd_core::command::{Command, Value};
use musterd_core::matched::{Match, MatchedPlayer, Team, TeamPlayers};
use musterd_core::message::{MatchView, Message, Outgoing};
use musterd_core::rules::{RuleSet, compile};
use musterd_core::value::OwnedValue;
use musterd_wire::limits::FRAME_OUT_BYTES;
use musterd_wire::{decode, encode};

use crate::crowd::{Asker, DISTANCE_MAX, RULES, matchable, player_id};

/// Sort-and-pair without a server around it.
pub struct Floor {
    askers: Vec<Asker>,
    player_ids: Vec<Arc<str>>,
    rules: Arc<RuleSet>,
    arena: Bump,
    buffer: Vec<u8>,
    waiting: Vec<(f64, u32)>,
}

impl Floor {
    /// With so many requests a round.
    pub fn new(requests: u32) -> Floor {
        Floor {
            askers: matchable(requests),
            player_ids: (0..=requests).map(|connection| player_id(connection).into()).collect(),
            rules: Arc::new(compile(RULES).expect("good rules")),
            arena: Bump::new(),
            buffer: vec![0; FRAME_OUT_BYTES],
            waiting: Vec::new(),
        }
    }

    fn read(&mut self) {
        for asker in &self.askers {
            self.arena.reset();
            let request = decode(black_box(&asker.frame), &self.arena).expect("a good frame");
            let Command::Enqueue(enqueue) = request.command else { panic!("an enqueue") };
            let Value::Number(rating) = enqueue.attributes[0].value else { panic!("a number") };
            self.waiting.push((rating, asker.connection));
        }
    }

    fn pair(&mut self) -> usize {
        self.waiting.sort_unstable_by(|left, right| left.0.total_cmp(&right.0));
        let mut frames = 0;
        for pair in self.waiting.chunks_exact(2) {
            assert!(pair[1].0 - pair[0].0 <= DISTANCE_MAX, "islands hold an even number");
            let matched = self.matched(frames, pair);
            for viewer in 0..2 {
                let message = Message::Match(MatchView { matched: &matched, viewer: Some(viewer) });
                let outgoing = Outgoing { seq: 1, reference: "", request: 0, message };
                let frame = encode(&outgoing, &mut self.buffer).expect("room");
                black_box(&self.buffer[frame]);
                frames += 1;
            }
        }
        self.waiting.clear();
        frames
    }

    fn matched(&self, number: usize, pair: &[(f64, u32)]) -> Match {
        let team = |ticket: usize, name: &str| Team {
            name: name.into(),
            players: TeamPlayers::from_iter([MatchedPlayer {
                player_id: Arc::clone(&self.player_ids[pair[ticket].1 as usize]),
                ticket,
                values: Arc::new([OwnedValue::Number(pair[ticket].0)]),
            }]),
        };
        let ticket = |index: usize| format!("t-{:08}", number + index).into();
        Match {
            id: format!("m-{number:08}").into(),
            queue: "duel".into(),
            rules: Arc::clone(&self.rules),
            tickets: Arc::new([ticket(0), ticket(1)]),
            teams: Box::new([team(0, "red"), team(1, "blue")]),
            quality: 1.0,
            seats: None,
        }
    }
}

impl Contestant for Floor {
    fn name(&self) -> &'static str {
        "floor: sort-and-pair, no sessions or claims"
    }

    fn round(&mut self) -> Duration {
        let start = ThreadTime::now();
        self.read();
        let frames = self.pair();
        let elapsed = start.elapsed();
        assert_eq!(frames, self.askers.len(), "all are matched");
        elapsed
    }
}

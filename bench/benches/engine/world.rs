//! An engine with players in it, and the receiver of what it says.

use std::hint::black_box;

use bumpalo::Bump;
use musterd_core::command::{Admit, Command, Request};
use musterd_core::matched::Match;
use musterd_core::message::{ClientHeartbeat, Message, Outgoing};
use musterd_core::{CloseCode, Connection, Engine, EngineTime, Settings, Sink};
use musterd_wire::limits::FRAME_OUT_BYTES;
use musterd_wire::{decode, encode};

use crate::crowd::{Asker, QUEUE, RULES, connection_of, player_id};

/// The engine with all that a frame needs.
pub struct World {
    engine: Engine,
    arena: Bump,
    now: EngineTime,
    /// What the engine said.
    pub said: Said,
}

impl World {
    /// An engine with the queue `duel` and players on connections 1 to `players`.
    pub fn new(players: u32) -> World {
        let heartbeat = ClientHeartbeat { interval_ms: 30_000.0, timeout_ms: 5_000.0, missed_max: 2 };
        let settings = Settings { grace_ms: 30_000, seed: 1, heartbeat };
        let mut world = World {
            engine: Engine::new(settings),
            arena: Bump::new(),
            now: EngineTime::ZERO,
            said: Said::new(players),
        };
        world.command(0, Command::PutRules { queue: QUEUE, rules: RULES });
        for connection in 1..=players {
            let player_id = player_id(connection);
            let admit = Admit {
                connection,
                player_id: &player_id,
                session_id: &player_id,
                resume: "token",
                ..Admit::default()
            };
            world.command(0, Command::Admit(admit));
        }
        world
    }

    fn command(&mut self, connection: Connection, command: Command<'_>) {
        let request = Request { id: "", request: 0, command };
        self.engine.apply(self.now, connection, &request, &mut self.said);
    }

    /// What the engine's thread does with each asker's frame.
    pub fn enqueue(&mut self, askers: &[Asker]) {
        for asker in askers {
            self.arena.reset();
            let request = decode(black_box(&asker.frame), &self.arena).expect("a good frame");
            self.engine.apply(self.now, asker.connection, &request, &mut self.said);
        }
    }

    /// Lets time pass to the next pass, which is run.
    pub fn pass(&mut self) {
        self.now = self.now + 1_000;
        self.engine.tick(self.now, &mut self.said);
    }

    /// All players acknowledge what they got, and the counts begin anew.
    pub fn acknowledge(&mut self) {
        for (connection, seq) in self.said.take_seqs() {
            self.command(connection, Command::Ack { seq });
        }
        self.said.match_frames = 0;
        self.said.pairs.clear();
    }
}

/// Encodes all that is said, as the server does, and counts.
pub struct Said {
    buffer: Vec<u8>,
    /// The last `seq` of each connection, 0 for none since the last acknowledgement.
    seqs: Vec<u32>,
    /// How many frames told of a match.
    pub match_frames: u32,
    /// Whether to keep the pairs for a check.
    pub keeps_pairs: bool,
    /// The two connections of each match, once for each frame that told of it.
    pub pairs: Vec<[Connection; 2]>,
}

impl Said {
    fn new(players: u32) -> Said {
        let seqs = vec![0; players as usize + 1];
        Said {
            buffer: vec![0; FRAME_OUT_BYTES],
            seqs,
            match_frames: 0,
            keeps_pairs: false,
            pairs: Vec::new(),
        }
    }

    fn take_seqs(&mut self) -> Vec<(Connection, u32)> {
        let seqs = (0..).zip(&mut self.seqs).map(|(connection, seq)| (connection, std::mem::take(seq)));
        seqs.filter(|(_, seq)| *seq > 0).collect()
    }

    fn note_match(&mut self, matched: &Match) {
        self.match_frames += 1;
        if self.keeps_pairs {
            let mut players = matched.teams.iter().flat_map(|team| &team.players);
            let pair = [players.next(), players.next()];
            assert!(players.next().is_none(), "one against one");
            self.pairs.push(pair.map(|player| connection_of(&player.expect("two players").player_id)));
        }
    }
}

impl Sink for Said {
    fn send(&mut self, connection: Connection, outgoing: &Outgoing<'_>) {
        match outgoing.message {
            Message::Error(refusal) => panic!("refused: {}", refusal.message),
            Message::Match(view) => self.note_match(view.matched),
            _ => {}
        }
        self.seqs[connection as usize] = outgoing.seq;
        let frame = encode(outgoing, &mut self.buffer).expect("room");
        black_box(&self.buffer[frame]);
    }

    fn close(&mut self, connection: Connection, code: CloseCode) {
        panic!("connection {connection} closed: {code:?}");
    }

    fn gone(&mut self, connection: Connection) {
        panic!("connection {connection} is gone");
    }
}

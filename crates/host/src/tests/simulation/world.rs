//! Players, two workers, a disk and the server between them, in a time of their own.

use std::time::Duration;

use musterd_core::command::{Admit, Attribute, Command, Enqueue, Member, Request, Value};
use musterd_core::{Engine, EngineTime};

use super::super::faulty_disk::{Crash, Fault, FaultyDisk};
use super::super::random::Random;
use super::super::said::{Body, read};
use super::super::server::{Build, Server};
use super::super::support::Record;
use super::facts::Facts;
use super::images::Images;
use super::player::Player;
use super::shell::Shell;
use super::verdict::{Check, Verdict, Violation, ensure};
use super::witness::{Asked, QUEUE, STEPS, TIMEOUT_MS, Watched, Witness};
use crate::journal::Durability;
use crate::shared::worker_of;

/// So few that they meet all the time.
pub(crate) const PLAYERS: usize = 8;
const WORKERS: u8 = 2;

/// How one seed differs from another beside its order of events.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Habits {
    pub(crate) build: Build,
    pub(crate) tick_ms: u64,
    /// A commit under way completes once in so many chances.
    pub(crate) commit_in: u64,
    /// An accident happens once in so many chances.
    pub(crate) accident_in: u64,
    /// Starts succeed at once.
    pub(crate) is_peaceful: bool,
}

pub(crate) struct World {
    pub(crate) random: Random,
    pub(crate) habits: Habits,
    pub(crate) disk: FaultyDisk,
    /// `None` between a crash and the next start.
    pub(crate) server: Option<Server<Watched>>,
    witness: Witness,
    pub(crate) players: Vec<Player>,
    pub(crate) shells: Vec<Shell>,
    pub(crate) facts: Facts,
    images: Images,
    /// True while a read of events is under way.
    is_following: bool,
    sessions_made: u32,
    pub(crate) tickets: Vec<String>,
    pub(crate) starts: u32,
}

impl World {
    pub(crate) fn new(seed: u64) -> Self {
        let mut random = Random::new(seed);
        let build = Build {
            segment_bytes: [150, 600, 2_000, 1 << 20][random.below(4)],
            outbox_slots: [2, 4, 16, 256][random.below(4)],
            intake_slots: [16, 256][random.below(2)],
            durability: if random.one_in(6) { Durability::Process } else { Durability::Disk },
            workers: WORKERS,
        };
        let habits = Habits {
            build,
            tick_ms: [0, 0, 100][random.below(3)],
            commit_in: [1, 2, 6][random.below(3)],
            accident_in: [1, 2, 8][random.below(3)],
            is_peaceful: false,
        };
        Self {
            random,
            habits,
            disk: FaultyDisk::new(),
            server: None,
            witness: Witness::default(),
            players: (0..PLAYERS).map(Player::new).collect(),
            shells: (0..WORKERS).map(Shell::new).collect(),
            facts: Facts::default(),
            images: Images::default(),
            is_following: false,
            sessions_made: 0,
            tickets: Vec::new(),
            starts: 0,
        }
    }

    pub(crate) fn server(&mut self) -> &mut Server<Watched> {
        self.server.as_mut().expect("it runs")
    }

    /// Starts the server, again and again if it dies of that.
    pub(crate) fn start(&mut self) -> Verdict {
        if !self.habits.is_peaceful && self.random.one_in(4) {
            self.disk.fail(Fault::Death(u32::try_from(self.random.below(6)).expect("small")));
        }
        loop {
            self.images.check(&self.disk, &mut self.random)?;
            let witness = std::mem::take(&mut self.witness);
            let mut given = Some(witness);
            let wrap = |mut engine: Engine| {
                let mut witness = given.take().expect("once");
                witness.restart(&mut engine);
                Watched { engine, witness }
            };
            match Server::start_as(&self.disk, self.habits.build, wrap) {
                Ok(server) => {
                    // What killed it may be yet to come.
                    self.server = Some(server);
                    break;
                }
                Err(refusal) => {
                    self.witness = given.unwrap_or_default();
                    let holds = self.disk.is_dead();
                    ensure(holds, Check::Recovery, || {
                        format!("start {} is refused: {refusal}", self.starts)
                    })?;
                    self.lose_memory();
                }
            }
        }
        self.starts += 1;
        self.examine()
    }

    /// Holds what is known against the server that has just started.
    fn examine(&mut self) -> Verdict {
        let server = self.server.as_mut().expect("it runs");
        let at = server.at;
        let Watched { engine, witness } = &mut server.thread.station.machine;
        ensure(at >= engine.now(), Check::Time, || format!("{at:?} after {:?}", engine.now()))?;
        self.facts.check(engine)?;
        Images::check_events(engine, &mut self.facts)?;
        witness.verdict()
    }

    /// The server is gone, by whatever.
    pub(crate) fn crash(&mut self) -> Verdict {
        let Some(mut server) = self.server.take() else { return Ok(()) };
        self.witness = std::mem::take(&mut server.machine().witness);
        self.witness.verdict()?;
        let violations = self.disk.violations();
        ensure(violations.is_empty(), Check::Conduct, || violations.join(", "))?;
        drop(server);
        self.lose_memory();
        self.players.iter_mut().for_each(Player::disconnect);
        self.shells = (0..WORKERS).map(Shell::new).collect();
        self.is_following = false;
        Ok(())
    }

    /// The process ends, and perhaps the machine. What is with the operating system is all that `process` promises.
    fn lose_memory(&mut self) {
        let is_power_lost = self.habits.build.durability == Durability::Disk && self.random.one_in(2);
        let crash = if is_power_lost { Crash::PowerLoss } else { Crash::Killed };
        self.disk.crash(crash, &mut self.random);
    }

    /// One turn of the engine, after some of what the workers have read.
    pub(crate) fn turn(&mut self) -> Verdict {
        for index in 0..self.shells.len() {
            let most = self.random.below(4);
            let shared = self.server().shared.clone();
            self.shells[index].submit(&shared, most);
        }
        self.turn_at(0)
    }

    /// One turn so much later, and what may come of it.
    pub(crate) fn turn_at(&mut self, later_ms: u64) -> Verdict {
        let (commit_in, tick_ms) = (self.habits.commit_in, self.habits.tick_ms);
        let completes = self.random.one_in(commit_in);
        let server = self.server.as_mut().expect("it runs");
        if completes {
            server.commits.complete();
        }
        let was_under_way = server.commits.is_under_way();
        if server.turn_after(later_ms).is_err() {
            return self.restart();
        }
        let at = server.at;
        let is_settled = server.machine().engine.next_tick().is_none_or(|due| due > at);
        let machine = server.machine();
        machine.witness.verdict()?;
        if is_settled {
            machine.witness.judge_waiting(tick_ms)?;
        }
        if !was_under_way && server.commits.is_under_way() && self.random.one_in(3) {
            let place = server.commits.next();
            let engine = &server.machine().engine;
            self.images.keep(place, engine.now(), engine.image());
        }
        self.drain()
    }

    /// A crash and the next start.
    pub(crate) fn restart(&mut self) -> Verdict {
        self.crash()?;
        self.start()
    }

    /// Workers find what is in their mailboxes.
    fn drain(&mut self) -> Verdict {
        for worker in 0..WORKERS {
            let now = self.server().at.as_millis();
            if self.shells[usize::from(worker)].blocked_until > now {
                continue;
            }
            for record in self.server().drain(worker) {
                self.deliver(&record)?;
            }
        }
        Ok(())
    }

    fn deliver(&mut self, record: &Record) -> Verdict {
        let connection = record.connection;
        let shell = &mut self.shells[usize::from(worker_of(connection))];
        let speaker = shell.sockets.get(&connection).copied();
        match record.kind {
            0 => {
                let said = read(&record.payload);
                self.facts.note(&said.body)?;
                let Some((player, _)) = speaker else {
                    return Err(Violation { check: Check::Order, sentence: format!("{said:?} to nobody") });
                };
                let player = &mut self.players[player];
                if player.connection == Some(connection) { player.hear(&said) } else { Ok(()) }
            }
            1 => {
                if let Some((player, _)) =
                    speaker.filter(|(player, _)| self.players[*player].connection == Some(connection))
                {
                    self.players[player].disconnect();
                }
                self.shells[usize::from(worker_of(connection))].detach(connection);
                Ok(())
            }
            2 => {
                shell.sockets.remove(&connection);
                Ok(())
            }
            _ => {
                let said = read(&record.payload);
                self.is_following &= !matches!(said.body, Body::Events(_));
                self.facts.note(&said.body)
            }
        }
    }

    /// Time passes, deadline by deadline.
    pub(crate) fn advance(&mut self, milliseconds: u64) -> Verdict {
        let until = self.server().at + milliseconds;
        while let Some(server) = &mut self.server
            && server.at < until
        {
            let at = server.at;
            let due = server.machine().engine.next_tick().filter(|due| *due > at);
            let next = [until, at + 500].into_iter().chain(due).min().unwrap_or(until);
            let starts = self.starts;
            self.turn_at(next.since(at))?;
            if self.starts != starts {
                break;
            }
        }
        Ok(())
    }

    /// A player opens a socket on a worker and says hello.
    pub(crate) fn connect(&mut self, player: usize) {
        let worker = self.random.below(usize::from(WORKERS));
        let connection = self.shells[worker].take_connection(player);
        self.sessions_made += 1;
        let session_id = format!("s{}", self.sessions_made);
        let client = &mut self.players[player];
        client.connect(connection);
        let resumed = client.session.clone().unwrap_or_default();
        let admit = Admit {
            connection,
            player_id: &client.id,
            session_id: &session_id,
            resume: "token",
            resumed_session_id: &resumed,
            resumed: "token",
            last_seq: if resumed.is_empty() { 0 } else { client.last_seq },
            ..Admit::default()
        };
        self.shells[worker].control(Command::Admit(admit));
    }

    /// A player's socket closes.
    pub(crate) fn hang_up(&mut self, player: usize) {
        if let Some(connection) = self.players[player].connection.take() {
            self.shells[usize::from(worker_of(connection))].detach(connection);
        }
    }

    /// A player sends something.
    pub(crate) fn say(&mut self, player: usize, command: Command<'_>) {
        let frame = musterd_wire::compose::frame(&Request { id: "", request: 0, command });
        self.send(player, frame);
    }

    pub(crate) fn send(&mut self, player: usize, frame: Vec<u8>) {
        // A client waits for its first welcome: before it, it has no session whose messages could be said again.
        let client = &self.players[player];
        if let Some(connection) = client.connection.filter(|_| client.session.is_some()) {
            self.shells[usize::from(worker_of(connection))].read(connection, frame);
        }
    }

    /// A player, with a partner or alone, or a server, asks for a match.
    pub(crate) fn ask(&mut self, player: usize, partner: Option<usize>, from_server: Option<bool>) {
        let id = format!("t{}", self.tickets.len());
        let rating = 1_000.0 + f64::from(u32::try_from(self.random.below(8)).expect("small")) * 40.0;
        let attributes = [Attribute { name: "rating", value: Value::Number(rating) }];
        let party: Vec<usize> =
            std::iter::once(player).chain(partner.filter(|partner| *partner != player)).collect();
        let ids: Vec<String> = party.iter().map(|player| self.players[*player].id.clone()).collect();
        let members: Vec<Member<'_>> = ids
            .iter()
            .map(|player_id| Member { player_id, attributes: &attributes, ..Member::default() })
            .collect();
        let is_party = partner.is_some() || from_server.is_some();
        let enqueue = Enqueue {
            ticket_id: &id,
            queue: QUEUE,
            players: if is_party { &members } else { &[] },
            attributes: if is_party { &[] } else { &attributes },
            ..Enqueue::default()
        };
        let asked = Asked { rating, presence: from_server.unwrap_or(true) };
        self.server().machine().witness.asked.insert(id.clone(), asked);
        if let Some(presence) = from_server {
            self.shells[0].control(Command::CreateTicket { enqueue, presence });
        } else {
            let request = Request { id: &id, request: 0, command: Command::Enqueue(enqueue) };
            let frame = musterd_wire::compose::frame(&request);
            self.players[player].newest_request.clone_from(&frame);
            self.send(player, frame);
        }
        self.players[player].tickets.push(id.clone());
        self.tickets.push(id);
    }

    /// A server reads the public events.
    pub(crate) fn follow(&mut self) {
        if !self.is_following {
            self.is_following = true;
            let after = self.facts.events.len() as u64;
            self.shells[1].control(Command::ReadEvents { after, limit: 64 });
        }
    }

    /// Makes a snapshot, if one is wanted.
    pub(crate) fn make_snapshot(&mut self) -> Verdict {
        let keep = [Duration::ZERO, Duration::MAX][self.random.below(2)];
        self.server().make_snapshot(keep);
        if self.disk.is_dead() { self.restart() } else { Ok(()) }
    }

    /// The rules of the queue, with this distance at first.
    pub(crate) fn rules(&self, distance: u32) -> String {
        let steps = STEPS
            .map(|(from_ms, value)| format!(r#"{{"waitTimeSeconds":{},"value":{value}}}"#, from_ms / 1_000));
        format!(
            r#"{{"ruleLanguageVersion":"1.0","playerAttributes":[{{"name":"rating","type":"number"}}],
            "algorithm":{{"expansionAgeSelection":"oldest"}},
            "teams":[{{"name":"red","minPlayers":1,"maxPlayers":2}},{{"name":"blue","minPlayers":1,"maxPlayers":2}}],
            "rules":[{{"name":"near","type":"batchDistance","batchAttribute":"rating","maxDistance":{distance}}}],
            "expansions":[{{"target":"rules[near].maxDistance","steps":[{}]}}],
            "queue":{{"tickMs":{},"requestTimeoutSeconds":{}}}}}"#,
            steps.join(","),
            self.habits.tick_ms,
            TIMEOUT_MS / 1_000,
        )
    }

    /// Engine time now.
    pub(crate) fn now(&mut self) -> EngineTime {
        self.server().at
    }
}

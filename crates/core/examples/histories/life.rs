//! One seed: players come and go, ask and give up; rules change; the server dies and comes back. Then everybody waits
//! in peace, so that whoever could be matched is, and at last every ticket that is left is given up.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

use musterd_core::command::Request;
use musterd_core::message::ClientHeartbeat;
use musterd_core::{Connection, Engine, EngineTime, Settings};
use serde_json::json;

use crate::input::{Input, QUEUE};
use crate::journal::Journal;
use crate::players::{self, PLAYERS};
use crate::random::Random;
use crate::rules::{self, Drawn};
use crate::scribe::Scribe;

/// Beyond the last step and two passes whoever could be matched is.
const PEACE_MS: u64 = 1_500;
/// Whoever has not been told by then never is.
const END_MS: u64 = 2_000;
/// The connection of the shell itself.
const CONTROL: Connection = 0;

/// Lives a seed and writes its history.
pub fn live(seed: u64, out: &mut impl Write) -> io::Result<()> {
    let mut life = Life::begin(seed);
    for _ in 0..life.random.within(30, 70) {
        life.step();
        life.tick();
    }
    life.end();
    life.scribe.write(out)
}

struct Life {
    random: Random,
    engine: Engine,
    scribe: Scribe,
    journal: Journal,
    settings: Settings,
    now: u64,
    rules: Drawn,
    version: u64,
    /// Where each player is connected.
    connections: BTreeMap<String, Connection>,
    last_connection: Connection,
    requests: u64,
    /// In peace everybody who is asked comes.
    is_peace: bool,
    /// Matches that have asked for players. Each asks once: the checker tells the lineups of a match apart by who was
    /// present, and twice the same would be one.
    has_asked: BTreeSet<String>,
}

impl Life {
    fn begin(seed: u64) -> Self {
        let mut random = Random::new(seed);
        let heartbeat = ClientHeartbeat { interval_ms: 30_000.0, timeout_ms: 5_000.0, missed_max: 2 };
        let settings = Settings { grace_ms: *random.pick(&[1_500, 6_000]), seed, heartbeat };
        let engine = Engine::new(settings);
        let journal = Journal::of(&engine);
        let rules = rules::draw(&mut random);
        let mut life = Life {
            random,
            engine,
            scribe: Scribe::default(),
            journal,
            settings,
            now: 0,
            rules,
            version: 0,
            connections: BTreeMap::new(),
            last_connection: 0,
            requests: 0,
            has_asked: BTreeSet::new(),
            is_peace: false,
        };
        let header = json!({"format": 1, "host": "virtual", "wallMs": 0, "seed": seed, "clock": "virtual"});
        life.scribe.line("info", "header", &header);
        let drawn = rules::draw(&mut life.random);
        life.put_rules(drawn);
        life.scribe.line("info", "phase", &json!({"phase": "play"}));
        life
    }

    fn step(&mut self) {
        if !self.scribe.proposals.is_empty() && self.random.percent(40) {
            return self.answer();
        }
        match self.random.below(100) {
            0..20 => self.connect_somebody(),
            20..62 => self.ask(),
            62..67 => self.cancel(),
            67..72 => self.drop_somebody(),
            72..75 => self.acknowledge(),
            79..83 => self.backfill(),
            75..77 => {
                let drawn = rules::draw(&mut self.random);
                self.put_rules(drawn);
            }
            77..79 => self.crash(),
            _ => {
                let wait = match self.random.below(3) {
                    0 => self.random.below(50),
                    1 => self.random.within(50, 1_500),
                    _ => self.random.within(2_000, 6_000),
                };
                self.advance(wait);
            }
        }
    }

    /// Peace, and the question at the end what became of everything.
    fn end(&mut self) {
        self.scribe.line("info", "phase", &json!({"phase": "drain"}));
        self.is_peace = true;
        for player in (0..PLAYERS).map(players::id_of) {
            if !self.connections.contains_key(&player) {
                self.connect(&player);
            }
        }
        self.advance(self.rules.last_step_ms + 2 * self.rules.tick_ms + PEACE_MS);
        self.scribe.line("info", "phase", &json!({"phase": "audit"}));
        for (ticket, player) in self.scribe.open.clone() {
            self.cancel_as(&player, &ticket);
            self.tick();
        }
        self.advance(END_MS);
        self.scribe.line("info", "phase", &json!({"phase": "end"}));
    }

    fn connect_somebody(&mut self) {
        let player = players::id_of(self.random.below(PLAYERS));
        // Now and then a second connection takes the place of the first.
        if !self.connections.contains_key(&player) || self.random.percent(20) {
            self.connect(&player);
        }
    }

    fn connect(&mut self, player: &str) {
        self.last_connection += 1;
        let connection = self.last_connection;
        let known = self.scribe.sessions.get(player).cloned().unwrap_or_default();
        let resumed = if self.random.percent(85) { known.id } else { String::new() };
        let last_seq = if resumed.is_empty() { 0 } else { known.last_seq };
        self.scribe.at(self.now);
        let before = self.connections.insert(player.to_owned(), connection);
        if let Some(before) = before {
            // The engine closes the older one; its player is at the newer one from now on.
            self.scribe.dropped(before, "server", 4009);
        }
        self.scribe.hello(connection, player, last_seq);
        let session = format!("s{connection}");
        let input = Input::Admit { connection, player: player.to_owned(), session, resumed, last_seq };
        self.apply(CONTROL, "", &input);
        if let Some(before) = before {
            self.apply(CONTROL, "", &Input::Detach { connection: before });
        }
    }

    fn drop_somebody(&mut self) {
        let player = players::id_of(self.random.below(PLAYERS));
        if let Some(connection) = self.connections.remove(&player) {
            self.scribe.at(self.now);
            self.scribe.dropped(connection, "bots", 1006);
            self.apply(CONTROL, "", &Input::Detach { connection });
        }
    }

    fn ask(&mut self) {
        let connected: Vec<String> = self.connections.keys().cloned().collect();
        if connected.is_empty() {
            return self.connect_somebody();
        }
        let busy: BTreeSet<String> =
            self.scribe.open.keys().flat_map(|ticket| self.members_of(ticket)).collect();
        let free: Vec<String> = connected.iter().filter(|player| !busy.contains(*player)).cloned().collect();
        let is_busy = free.is_empty() || self.random.percent(5);
        let candidates = if is_busy { &connected } else { &free };
        let size = if self.random.percent(55) { 1 } else { self.random.within(1, self.rules.party_max) };
        let mut party = vec![self.random.pick(candidates).clone()];
        for _ in 1..size {
            // Some name a member who is not there.
            let other = if self.random.percent(4) {
                players::id_of(self.random.below(PLAYERS))
            } else {
                self.random.pick(candidates).clone()
            };
            if !party.contains(&other) {
                party.push(other);
            }
        }
        let members: Vec<_> = party.iter().map(|id| players::draw(&mut self.random, id)).collect();
        self.requests += 1;
        let ticket = format!("t{}", self.requests);
        let told: Vec<_> = members.iter().map(crate::input::Person::json).collect();
        self.scribe.persons.insert(ticket.clone(), members.clone());
        self.request(
            &party[0],
            "enqueue",
            &json!({"ticket": ticket, "queue": QUEUE, "players": told}),
            &Input::Enqueue { ticket: ticket.clone(), members },
        );
    }

    fn members_of(&self, ticket: &str) -> Vec<String> {
        self.scribe.persons.get(ticket).into_iter().flatten().map(|person| person.id.clone()).collect()
    }

    fn cancel(&mut self) {
        let open: Vec<String> = self.scribe.open.keys().cloned().collect();
        if open.is_empty() {
            return;
        }
        let ticket = self.random.pick(&open).clone();
        let members = self.members_of(&ticket);
        if !members.is_empty() {
            let player = self.random.pick(&members).clone();
            self.cancel_as(&player, &ticket);
        }
    }

    fn cancel_as(&mut self, player: &str, ticket: &str) {
        self.request(
            player,
            "cancel",
            &json!({"ticket": ticket}),
            &Input::Cancel { ticket: ticket.to_owned() },
        );
    }

    /// A match that runs asks for more players; now and then somebody has left it.
    fn backfill(&mut self) {
        let has_asked = &self.has_asked;
        let running: Vec<String> =
            self.scribe.running.keys().filter(|id| !has_asked.contains(*id)).cloned().collect();
        if running.is_empty() {
            return;
        }
        let running = self.random.pick(&running).clone();
        let mut teams = self.scribe.running[&running].clone();
        let team = usize::try_from(self.random.below(8)).unwrap_or(0) % teams.len();
        teams[team].1.pop();
        if teams.iter().all(|(_, persons)| persons.is_empty()) {
            return;
        }
        let told: Vec<_> = teams
            .iter()
            .map(|(name, persons)| {
                let players: Vec<_> = persons.iter().map(crate::input::Person::json).collect();
                json!({"name": name, "players": players})
            })
            .collect();
        self.apply(CONTROL, "", &Input::Backfill { running: running.clone(), teams: teams.clone() });
        if let Some(id) = self.scribe.backfill.take() {
            let fields = json!({"id": id, "match": running, "queue": QUEUE, "teams": told});
            self.scribe.line("ok", "backfill", &fields);
            self.has_asked.insert(running.clone());
            self.scribe.running.insert(running, teams);
        }
    }

    /// A player who was asked whether he comes answers.
    fn answer(&mut self) {
        let told: Vec<(String, String)> = self.told().collect();
        if !told.is_empty() {
            let (player, proposed) = self.random.pick(&told).clone();
            let accept = self.random.percent(85);
            self.answer_as(&player, proposed, accept);
        }
    }

    fn answer_as(&mut self, player: &str, proposed: String, accept: bool) {
        let op = if accept { "accept" } else { "decline" };
        self.request(player, op, &json!({"match": proposed}), &Input::Answer { proposed, accept });
    }

    /// Every player who was told of a proposal that is open, with the match.
    fn told(&self) -> impl Iterator<Item = (String, String)> {
        let proposals = self.scribe.proposals.values();
        proposals.flat_map(|(id, players)| players.iter().map(|player| (player.clone(), id.clone())))
    }

    fn acknowledge(&mut self) {
        let player = players::id_of(self.random.below(PLAYERS));
        let (Some(&connection), Some(session)) =
            (self.connections.get(&player), self.scribe.sessions.get(&player))
        else {
            return;
        };
        let seq = session.last_seq;
        self.apply(connection, "", &Input::Ack { seq });
    }

    /// A player asks something on his connection, if he has one.
    fn request(&mut self, player: &str, op: &str, fields: &serde_json::Value, input: &Input) {
        let Some(&connection) = self.connections.get(player) else { return };
        self.requests += 1;
        let id = format!("{player}.{}", self.requests);
        let mut told = fields.clone();
        told["id"] = json!(id);
        told["player"] = json!(player);
        self.scribe.at(self.now);
        self.scribe.asks(op, told);
        self.apply(connection, &id, input);
        self.scribe.settle();
    }

    fn put_rules(&mut self, drawn: Drawn) {
        let rules = drawn.json.to_string();
        self.apply(CONTROL, "", &Input::PutRules { rules });
        if let Some(refused) = self.scribe.refused.take() {
            assert!(refused.contains("not supported yet"), "{refused}\n{}", drawn.json);
            let again = rules::draw(&mut self.random);
            return self.put_rules(again);
        }
        self.version += 1;
        self.scribe.at(self.now);
        let fields = json!({"queue": QUEUE, "version": self.version, "rules": drawn.json});
        self.scribe.line("ok", "rules", &fields);
        self.rules = drawn;
    }

    /// The server dies and comes back, by its image or by its journal.
    fn crash(&mut self) {
        self.scribe.at(self.now);
        self.scribe.line("info", "server", &json!({"state": "killed"}));
        for connection in std::mem::take(&mut self.connections).into_values() {
            self.scribe.dropped(connection, "server", 1006);
        }
        let image = self.engine.image();
        self.engine = if self.random.percent(50) {
            self.journal.replay()
        } else {
            Engine::from_image(&image).expect("an image of ours")
        };
        assert!(self.engine.image() == image, "the journal leads elsewhere");
        self.scribe.is_following = false;
        self.engine.restart(EngineTime::from_millis(self.now), self.settings, &mut self.scribe);
        self.scribe.decisions.clear();
        self.journal = Journal::of(&self.engine);
        self.scribe.line("info", "server", &json!({"state": "ready"}));
    }

    fn apply(&mut self, connection: Connection, id: &str, input: &Input) {
        self.scribe.at(self.now);
        let at = EngineTime::from_millis(self.now);
        let (engine, scribe) = (&mut self.engine, &mut self.scribe);
        let is_input = input.with_command(|command| {
            let is_input = engine.is_input(connection, &command);
            let request = Request { id, request: u32::from(connection == CONTROL), command };
            engine.apply(at, connection, &request, scribe);
            is_input
        });
        let decisions = std::mem::take(&mut self.scribe.decisions);
        if is_input {
            self.journal.add(at, Some((connection, id.to_owned(), input.clone())), decisions);
        }
        for (closed, code) in std::mem::take(&mut self.scribe.closed) {
            self.scribe.dropped(closed, "server", code as u16);
        }
    }

    fn tick(&mut self) {
        self.follow();
        self.scribe.at(self.now);
        let at = EngineTime::from_millis(self.now);
        self.engine.tick(at, &mut self.scribe);
        let decisions = std::mem::take(&mut self.scribe.decisions);
        self.journal.add(at, None, decisions);
        self.follow();
    }

    /// Reads the public events, unless a question for them is open.
    fn follow(&mut self) {
        while !self.scribe.is_following {
            self.scribe.is_following = true;
            let after = self.scribe.events_read;
            self.apply(CONTROL, "", &Input::ReadEvents { after });
        }
    }

    /// Time passes tick by tick, as the host lets it pass.
    fn advance(&mut self, milliseconds: u64) {
        let until = self.now + milliseconds;
        self.tick();
        while let Some(next) =
            self.engine.next_tick().map(EngineTime::as_millis).filter(|next| *next <= until)
        {
            self.now = self.now.max(next);
            self.tick();
            self.come();
        }
        self.now = until;
        self.tick();
    }

    /// In peace: everybody who is asked accepts.
    fn come(&mut self) {
        if self.is_peace {
            for (player, proposed) in self.told().collect::<Vec<_>>() {
                self.answer_as(&player, proposed, true);
                self.tick();
            }
        }
    }
}

//! A table-friendly way to drive an engine: commands in, readable lines out.

#![allow(dead_code, reason = "each test file uses a part of it")]

pub mod world;

use musterd_core::command::{Admit, Attribute, Command, Enqueue, Member, Profile, Request, Value};
use musterd_core::decision::{Decision, Record};
use musterd_core::matched::{Match, Team};
use musterd_core::message::{
    ClientHeartbeat, EventBody, Message, Outgoing, RulesChanged, TicketExplanation, VersionView,
};
use musterd_core::{CloseCode, Connection, Engine, EngineTime, Recorded, Settings, Sink};
use proptest::prelude::{ProptestConfig, Strategy};
use proptest::test_runner::{RngAlgorithm, TestRng, TestRunner};

pub const GRACE_MS: u64 = 30_000;

/// What came out, in order, as lines such as `7 ticket a1 SEARCHING`.
#[derive(Debug, Default)]
pub struct Lines {
    said: Vec<String>,
    /// Every match announced: team sizes by player id, as the first receiver saw it.
    pub matches: Vec<SeenMatch>,
    /// Running matches with the players that a backfill brought, as the public events tell.
    pub fills: Vec<SeenMatch>,
    /// Groups that were asked, as the public events tell.
    pub proposed: Vec<SeenMatch>,
    /// Matches that ended or were dropped, and how.
    pub over: Vec<(String, String)>,
    /// Every public event, in order.
    pub story: Vec<Happening>,
    /// Tickets that ended, as the public events tell.
    pub ended: Vec<String>,
    /// Changes of rules, as the public events tell.
    pub changes: Vec<String>,
    /// The number of the last public event, and whether a read of the next is under way.
    events_read: u64,
    is_following: bool,
    /// What the engine decided by itself, not yet given to a replay.
    decisions: Vec<Decision>,
}

impl Lines {
    fn note(&mut self, matched: &Match) {
        if self.matches.iter().any(|seen| *seen.id == *matched.id) {
            return;
        }
        self.matches.push(seen(matched));
    }
}

fn seen(matched: &Match) -> SeenMatch {
    let players = |team: &Team| team.players.iter().map(|player| player.player_id.to_string()).collect();
    SeenMatch {
        id: matched.id.to_string(),
        tickets: matched.tickets.iter().map(ToString::to_string).collect(),
        teams: matched.teams.iter().map(players).collect(),
        quality: matched.quality,
    }
}

/// A public event: when it happened, what, to which match or ticket, with which tickets.
#[derive(Clone, Debug, PartialEq)]
pub struct Happening {
    pub at_ms: f64,
    pub what: &'static str,
    pub id: String,
    pub tickets: Vec<String>,
}

fn happening(at_ms: f64, body: &EventBody<'_>) -> Happening {
    let of = |what, matched: &Match| {
        let SeenMatch { id, tickets, .. } = seen(matched);
        Happening { at_ms, what, id, tickets }
    };
    match body {
        EventBody::Ticket(ticket) => {
            Happening { at_ms, what: "ended", id: ticket.ticket_id.to_owned(), tickets: Vec::new() }
        }
        EventBody::Match(matched) => of("matched", matched),
        EventBody::Filled { matched, .. } => of("filled", matched),
        EventBody::Proposal(report) => of("proposed", report.matched),
        EventBody::MatchEnded(report) => of("over", report.matched),
        EventBody::RulesChanged(changed) => {
            Happening { at_ms, what: "rules", id: changed.queue.to_string(), tickets: Vec::new() }
        }
    }
}

/// A match as a message showed it.
#[derive(Clone, Debug, PartialEq)]
pub struct SeenMatch {
    pub id: String,
    pub tickets: Vec<String>,
    pub teams: Vec<Vec<String>>,
    pub quality: f64,
}

impl Sink for Lines {
    fn send(&mut self, connection: Connection, outgoing: &Outgoing<'_>) {
        match outgoing.message {
            Message::Match(view) => self.note(view.matched),
            Message::EventBatch { events, .. } => {
                self.is_following = false;
                for event in events {
                    self.events_read = event.seq;
                    self.story.push(happening(event.at_ms, &event.body));
                    match event.body {
                        EventBody::RulesChanged(changed) => {
                            let RulesChanged { queue, version, origin, is_ended, live, .. } = changed;
                            let end = if *is_ended { " ended" } else { "" };
                            self.changes.push(format!("{queue} v{version} {origin:?}{end}, live {live}"));
                        }
                        EventBody::Match(matched) => self.note(matched),
                        EventBody::Filled { matched, .. } => self.fills.push(seen(matched)),
                        EventBody::Proposal(report) => self.proposed.push(seen(report.matched)),
                        EventBody::MatchEnded(report) => {
                            let id = report.matched.id.to_string();
                            self.over.push((id, format!("{:?} {}", report.state, report.reason)));
                        }
                        EventBody::Ticket(ticket) => self.ended.push(ticket.ticket_id.to_owned()),
                    }
                }
            }
            _ => {}
        }
        self.said.push(format!("{connection} {}", describe(outgoing)));
    }

    fn close(&mut self, connection: Connection, code: CloseCode) {
        self.said.push(format!("{connection} close {}", code as u16));
    }

    fn gone(&mut self, connection: Connection) {
        self.said.push(format!("{connection} gone"));
    }

    fn decided(&mut self, decision: &Decision) {
        self.decisions.push(decision.clone());
    }
}

fn describe_explanation(said: &TicketExplanation<'_>) -> String {
    let rules = said.rules.iter();
    let rules: Vec<String> =
        rules.map(|rule| format!(" {}:{}/{}@{}", rule.rule, rule.blocked, rule.left, rule.margin)).collect();
    let nearest =
        said.nearest.map_or(String::new(), |nearest| format!(" nearest={}", nearest.ticket.ticket_id));
    let absent =
        if said.absent.is_empty() { String::new() } else { format!(" absent={}", said.absent.join("+")) };
    format!(
        "explain {} {:?} step={} examined={} passing={} large={} waiting={}{}{nearest}{absent}",
        said.ticket.ticket_id,
        said.ticket.state,
        said.step,
        said.candidates,
        said.passing,
        said.too_large,
        said.waiting,
        rules.concat()
    )
}

fn describe(outgoing: &Outgoing<'_>) -> String {
    let seq = outgoing.seq;
    match outgoing.message {
        Message::Welcome(welcome) => format!("welcome {} resumed={}", welcome.session_id, welcome.resumed),
        Message::Ticket(ticket) => {
            let reason = if ticket.reason.is_empty() { String::new() } else { format!(" {}", ticket.reason) };
            let reference = if outgoing.reference.is_empty() { "" } else { " ref=" };
            let reference = format!("{reference}{}", outgoing.reference);
            format!("#{seq} ticket {} {:?}{reason}{reference}", ticket.ticket_id, ticket.state)
        }
        Message::Match(view) => format!("#{seq} match {}", view.matched.tickets.join("+")),
        Message::Pong { ts } => format!("pong {ts}"),
        Message::Error(refusal) => format!("error {}", refusal.code.name().trim_start_matches("ERR_MUSTER_")),
        Message::Done => "done".to_owned(),
        Message::TicketReport(report) => {
            format!("report {} {:?} created={}", report.ticket.ticket_id, report.ticket.state, report.created)
        }
        Message::QueueReports(reports) => {
            let figures = reports
                .iter()
                .map(|report| format!("{}:{}+{}", report.name, report.tickets_waiting, report.tickets_held));
            format!("queues {}", figures.collect::<Vec<_>>().join(" "))
        }
        Message::WantedProfiles(wanted) => {
            let wanted = wanted.iter().map(|wanted| format!(" {}/{}", wanted.queue, wanted.player_id));
            format!("wanted{}", wanted.collect::<String>())
        }
        Message::EventBatch { events, gap } => {
            let seqs: Vec<u64> = events.iter().map(|event| event.seq).collect();
            format!("events {seqs:?} gap={gap}")
        }
        Message::Proposal(view) => {
            let (accepted, players, left) = (view.accepted, view.players, view.expires_in_ms);
            format!("#{seq} proposal {} {accepted}/{players} {left}", view.ticket_id)
        }
        Message::MatchReport(report) => {
            format!("match report {:?} {} created={}", report.state, report.reason, report.created)
        }
        Message::Explanation(said) => {
            let blocking = said.blocking.iter();
            let blocking: Vec<String> =
                blocking.map(|rule| format!("{} {} {}", rule.rule, rule.margin, rule.candidates)).collect();
            let (id, state, next) = (said.ticket_id, said.state, said.next_expansion);
            format!("explanation {id} {state:?} [{}] next={next:?}", blocking.join(", "))
        }
        Message::TicketExplanation(said) => describe_explanation(said),
        Message::QueueExplanation(said) => {
            let rules = said.rules.iter();
            let rules: Vec<String> = rules
                .map(|rule| format!(" {}:{}/{}/{}", rule.rule, rule.tickets, rule.last, rule.pairs))
                .collect();
            format!(
                "explain {} waiting={} examined={} passing={} alone={}{}",
                said.queue,
                said.tickets_waiting,
                said.examined,
                said.passing,
                said.alone_in_partition,
                rules.concat()
            )
        }
        Message::BackfillReport(report) => format!("backfill {:?} {}", report.state, report.reason),
        Message::RulesReport(report) => {
            let version = report.version;
            format!("rules v{} {:?} follows_file={}", version.version, version.origin, report.follows_file)
        }
        Message::RuleVersions(versions) => format!("versions {}", describe_versions(versions)),
        Message::RulesAnswer { version, created, problems } => {
            format!("rules v{version} created={created} problems={}", problems.len())
        }
    }
}

/// Versions such as `1:File 2:Put(live,file)`.
fn describe_versions(versions: &[VersionView]) -> String {
    let describe = |version: &VersionView| {
        let flags = [
            ("live", version.is_live),
            ("canary", version.is_canary),
            ("shadow", version.is_shadow),
            ("kept", version.is_kept),
            ("file", version.is_file),
        ];
        let flags: Vec<&str> = flags.into_iter().filter(|(_, is)| *is).map(|(name, _)| name).collect();
        let flags = if flags.is_empty() { String::new() } else { format!("({})", flags.join(",")) };
        format!("{}:{:?}{flags}", version.version, version.origin)
    };
    versions.iter().map(describe).collect::<Vec<_>>().join(" ")
}

/// An engine with its output.
pub struct Bench {
    pub engine: Engine,
    pub out: Lines,
    pub now: u64,
    replica: Option<Replica>,
}

/// An engine that is told what a journal would hold of another one.
struct Replica {
    engine: Engine,
    out: Lines,
}

pub fn settings() -> Settings {
    let heartbeat = ClientHeartbeat { interval_ms: 30_000.0, timeout_ms: 5_000.0, missed_max: 2 };
    Settings { grace_ms: GRACE_MS, seed: 0xabc, heartbeat }
}

impl Bench {
    pub fn new() -> Bench {
        Bench { engine: Engine::new(settings()), out: Lines::default(), now: 0, replica: None }
    }

    /// From now on a replica replays every step and must say the same.
    pub fn replicate(&mut self) {
        let engine = Engine::from_image(&self.engine.image()).expect("an image of ours");
        assert_eq!(engine.image(), self.engine.image(), "an image of the image");
        self.replica = Some(Replica { engine, out: Lines::default() });
    }

    /// Both forget their sockets and start again.
    pub fn restart(&mut self) {
        let at = EngineTime::from_millis(self.now);
        self.engine.restart(at, settings(), &mut self.out);
        if let Some(replica) = &mut self.replica {
            replica.engine.restart(at, settings(), &mut replica.out);
        }
        self.out.is_following = false;
        self.compare();
    }

    fn replay(&mut self, recorded: Recorded<'_>) {
        let decisions = std::mem::take(&mut self.out.decisions);
        let Some(replica) = &mut self.replica else { return };
        if let Recorded::Request(connection, request) = recorded
            && !replica.engine.is_input(connection, &request.command)
        {
            assert!(decisions.is_empty(), "a question decides nothing");
            return;
        }
        let at = EngineTime::from_millis(self.now);
        let unforeseen = replica.engine.replay(at, recorded, Record::new(decisions), &mut replica.out);
        assert_eq!(unforeseen, 0, "{recorded:?}");
        self.compare();
    }

    fn compare(&mut self) {
        if let Some(replica) = &mut self.replica {
            assert_eq!(replica.engine.image(), self.engine.image(), "the replica differs");
            let is_kept = |line: &&String| {
                ![" events ", " report ", " wanted"].iter().any(|asked| line.contains(asked))
            };
            let said: Vec<&String> = self.out.said.iter().filter(is_kept).collect();
            let again: Vec<&String> = replica.out.said.iter().filter(is_kept).collect();
            assert_eq!(again, said);
        }
    }

    /// An engine with one queue.
    pub fn with_queue(name: &str, rules: &str) -> Bench {
        let mut bench = Bench::new();
        bench.control(Command::PutRules { queue: name, rules });
        assert_eq!(bench.take(), ["0 rules v1 created=true problems=0"], "{rules}");
        bench
    }

    pub fn apply(&mut self, connection: Connection, command: Command<'_>) {
        self.apply_as("", connection, command);
    }

    /// A command whose message carries an `id`.
    pub fn apply_as(&mut self, id: &str, connection: Connection, command: Command<'_>) {
        let request = Request { id, request: 0, command };
        self.engine.apply(EngineTime::from_millis(self.now), connection, &request, &mut self.out);
        self.replay(Recorded::Request(connection, &request));
    }

    pub fn control(&mut self, command: Command<'_>) {
        self.apply(0, command);
    }

    /// A player `p7` on connection 7, his session `s7`.
    pub fn hello(&mut self, connection: Connection) {
        self.hello_as(connection, &format!("p{connection}"), &format!("s{connection}"), "", 0);
    }

    pub fn hello_as(
        &mut self,
        connection: Connection,
        player: &str,
        session: &str,
        resumed: &str,
        last_seq: u32,
    ) {
        self.control(Command::Admit(Admit {
            connection,
            player_id: player,
            session_id: session,
            resume: "token",
            resumed_session_id: resumed,
            resumed: "token",
            last_seq,
            release: "",
            claims: None,
        }));
    }

    /// The player of a connection asks alone, with one number attribute.
    pub fn enqueue(&mut self, connection: Connection, ticket_id: &str, queue: &str, rating: f64) {
        let attributes = [Attribute { name: "rating", value: Value::Number(rating) }];
        self.apply(
            connection,
            Command::Enqueue(Enqueue { ticket_id, queue, attributes: &attributes, ..Enqueue::default() }),
        );
    }

    /// A party asks, each with one number attribute.
    pub fn party(&mut self, connection: Connection, ticket_id: &str, queue: &str, party: &[(&str, f64)]) {
        let enqueue = |players: &[Member<'_>], bench: &mut Bench| {
            let enqueue = Enqueue { ticket_id, queue, players, ..Enqueue::default() };
            let is_server = connection == 0;
            let command = if is_server {
                Command::CreateTicket { enqueue, presence: false }
            } else {
                Command::Enqueue(enqueue)
            };
            bench.apply(connection, command);
        };
        let attributes: Vec<[Attribute<'_>; 1]> = party
            .iter()
            .map(|(_, rating)| [Attribute { name: "rating", value: Value::Number(*rating) }])
            .collect();
        let members: Vec<Member<'_>> = party
            .iter()
            .zip(&attributes)
            .map(|((player_id, _), attributes)| Member { player_id, attributes, ..Member::default() })
            .collect();
        enqueue(&members, self);
    }

    /// A party asks: what the server knows of some, and others of whom it has yet to load it.
    pub fn ask_unknown(
        &mut self,
        connection: Connection,
        ticket_id: &str,
        queue: &str,
        known: &[(&str, f64)],
        awaited: &[&str],
    ) {
        let ratings: Vec<[Attribute<'_>; 1]> = known
            .iter()
            .map(|(_, rating)| [Attribute { name: "rating", value: Value::Number(*rating) }])
            .collect();
        let profiles: Vec<Profile<'_>> = known
            .iter()
            .zip(&ratings)
            .map(|((player_id, _), attributes)| Profile { player_id, attributes })
            .collect();
        let ids = awaited.iter().copied().chain(known.iter().map(|(id, _)| *id));
        let players: Vec<Member<'_>> =
            ids.map(|player_id| Member { player_id, ..Member::default() }).collect();
        let enqueue = Enqueue {
            ticket_id,
            queue,
            players: &players,
            profiles: &profiles,
            awaited,
            ..Enqueue::default()
        };
        let command = if connection == 0 {
            Command::CreateTicket { enqueue, presence: false }
        } else {
            Command::Enqueue(enqueue)
        };
        self.apply(connection, command);
    }

    /// What the server knows of a player has come.
    pub fn learn(&mut self, queue: &str, player_id: &str, numbers: &[(&str, f64)]) {
        let attributes: Vec<Attribute<'_>> =
            numbers.iter().map(|(name, number)| Attribute { name, value: Value::Number(*number) }).collect();
        let profiles = [Profile { player_id, attributes: &attributes }];
        self.control(Command::TakeProfiles { queue, profiles: &profiles, unavailable: &[] });
    }

    /// What the server knows of a player cannot be loaded.
    pub fn unavailable(&mut self, queue: &str, player_id: &str) {
        self.control(Command::TakeProfiles { queue, profiles: &[], unavailable: &[player_id] });
    }

    pub fn tick(&mut self) {
        self.engine.tick(EngineTime::from_millis(self.now), &mut self.out);
        self.replay(Recorded::Tick);
    }

    /// Time passes tick by tick, as the host lets it pass.
    pub fn advance(&mut self, milliseconds: u64) {
        let until = self.now + milliseconds;
        while let Some(next) =
            self.engine.next_tick().map(EngineTime::as_millis).filter(|next| *next <= until)
        {
            self.now = self.now.max(next);
            self.tick();
        }
        self.now = until;
        self.tick();
    }

    /// Reads the public events, for matches of tickets that no connected player hears of.
    pub fn follow(&mut self) {
        if !self.out.is_following {
            self.out.is_following = true;
            self.control(Command::ReadEvents { after: self.out.events_read, limit: 512 });
        }
    }

    /// Takes the lines so far.
    pub fn take(&mut self) -> Vec<String> {
        if let Some(replica) = &mut self.replica {
            replica.out.said.clear();
        }
        std::mem::take(&mut self.out.said)
    }
}

/// The embedded `duel`.
pub const DUEL: &str = r#"{
  "name": "duel", "ruleLanguageVersion": "1.0",
  "playerAttributes": [{"name": "rating", "type": "number"}],
  "algorithm": {"expansionAgeSelection": "oldest"},
  "teams": [{"name": "red", "minPlayers": 1, "maxPlayers": 1}, {"name": "blue", "minPlayers": 1, "maxPlayers": 1}],
  "rules": [{"name": "near", "type": "batchDistance", "batchAttribute": "rating", "maxDistance": 100}],
  "expansions": [{"target": "rules[near].maxDistance", "steps": [
    {"waitTimeSeconds": 5, "value": 250}, {"waitTimeSeconds": 15, "value": 500}]}],
  "queue": {"tickMs": 0, "requestTimeoutSeconds": 300}
}"#;

/// Runs a property on random values, so many unless `TEST_CASES` says otherwise. The seed is printed, and
/// `TEST_SEED` repeats a run.
pub fn check_property<S: Strategy>(cases: u32, values: &S, property: impl Fn(S::Value)) {
    let read = |name: &str| std::env::var(name).ok().and_then(|text| text.parse::<u64>().ok());
    let now = || {
        std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).map_or(0, |time| time.as_micros())
    };
    let seed = read("TEST_SEED").unwrap_or_else(|| u64::try_from(now()).unwrap_or(0));
    println!("TEST_SEED={seed}");
    let cases = read("TEST_CASES").and_then(|cases| u32::try_from(cases).ok()).unwrap_or(cases);
    let config = ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() };
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(&seed.to_le_bytes());
    let mut runner = TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &bytes));
    let outcome = runner.run(values, |value| {
        property(value);
        Ok(())
    });
    if let Err(failure) = outcome {
        panic!("{failure}\nrepeat with TEST_SEED={seed}");
    }
}

//! Whom a player may bring along, and whose word counts for a value: tables, and a property against a model.

mod support;

use std::collections::BTreeMap;

use musterd_core::command::{
    Admit, Attribute, Claims, Command, Enqueue, Member, Profile, Request, Value, VerifiedMember,
};
use musterd_core::message::{ClientHeartbeat, EventBody, Message, Outgoing};
use musterd_core::value::OwnedValue;
use musterd_core::{CloseCode, Connection, Engine, EngineTime, Settings, Sink};
use support::check_property;

/// Every ticket is a match by itself, so that its values show. A player may say `region` himself.
const RULES: &str = r#"{
  "name": "open", "ruleLanguageVersion": "1.0",
  "playerAttributes": [
    {"name": "rating", "type": "number"},
    {"name": "region", "type": "string", "default": "anywhere"},
    {"name": "level", "type": "number", "default": 1}
  ],
  "teams": [{"name": "all", "minPlayers": 1, "maxPlayers": 10}],
  "queue": {"tickMs": 0, "whenAbsent": "match", "clientAttributes": ["region"]}
}"#;

type Values = BTreeMap<String, Vec<OwnedValue>>;

/// What came out of one request.
#[derive(Debug, Default, PartialEq)]
struct Seen {
    /// The first error's code, without its prefix, and its sentence.
    error: Option<(String, String)>,
    closed: Option<u16>,
    /// Values by player of the last match.
    values: Values,
}

impl Sink for Seen {
    fn send(&mut self, _: Connection, outgoing: &Outgoing<'_>) {
        match outgoing.message {
            Message::Error(refusal) if self.error.is_none() => {
                let code = refusal.code.name().trim_start_matches("ERR_MUSTER_").to_owned();
                self.error = Some((code, refusal.message.to_owned()));
            }
            Message::EventBatch { events, .. } => {
                for event in events {
                    let EventBody::Match(matched) = event.body else { continue };
                    let players = matched.teams.iter().flat_map(|team| &team.players);
                    self.values = players
                        .map(|player| (player.player_id.to_string(), player.values.to_vec()))
                        .collect();
                }
            }
            _ => {}
        }
    }

    fn close(&mut self, _: Connection, code: CloseCode) {
        self.closed = Some(code as u16);
    }

    fn gone(&mut self, _: Connection) {}
}

struct Scene(Engine);

impl Scene {
    fn new() -> Scene {
        let heartbeat = ClientHeartbeat { interval_ms: 30_000.0, timeout_ms: 5_000.0, missed_max: 2 };
        let mut scene = Scene(Engine::new(Settings { grace_ms: 30_000, seed: 1, heartbeat }));
        let seen = scene.ask(0, Command::PutRules { queue: "open", rules: RULES });
        assert_eq!(seen.error, None);
        scene
    }

    /// Carries out a command and a pass, and reads the matches made.
    fn ask(&mut self, connection: Connection, command: Command<'_>) -> Seen {
        let at = EngineTime::from_millis(0);
        let mut seen = Seen::default();
        self.0.apply(at, connection, &Request { id: "", request: 0, command }, &mut seen);
        self.0.tick(at, &mut seen);
        let read = Request { id: "", request: 1, command: Command::ReadEvents { after: 0, limit: 512 } };
        self.0.apply(at, 0, &read, &mut seen);
        seen
    }

    /// A player's hello; `None` without a token.
    fn hello(&mut self, connection: Connection, player_id: &str, claims: Option<Claims<'_>>) -> Seen {
        let admit = Admit { connection, player_id, session_id: player_id, claims, ..Admit::default() };
        self.ask(0, Command::Admit(admit))
    }

    /// A party of these ids, each with these values of its own; those in `tokens` with a token.
    fn party(
        &mut self,
        connection: Connection,
        players: &[(&str, &[Attribute<'_>])],
        tokens: &[VerifiedMember<'_>],
    ) -> Seen {
        let members: Vec<Member<'_>> = players
            .iter()
            .map(|(player_id, attributes)| Member { player_id, attributes, ..Member::default() })
            .collect();
        let enqueue = Enqueue { queue: "open", players: &members, ..Enqueue::default() };
        if tokens.is_empty() {
            self.ask(connection, Command::Enqueue(enqueue))
        } else {
            self.ask(0, Command::VerifiedEnqueue { connection, enqueue, members: tokens })
        }
    }

    fn code(&mut self, connection: Connection, players: &[&str], tokens: &[VerifiedMember<'_>]) -> String {
        let players: Vec<(&str, &[Attribute<'_>])> = players.iter().map(|id| (*id, NONE)).collect();
        self.party(connection, &players, tokens).error.map_or("matched".to_owned(), |(code, _)| code)
    }
}

const NONE: &[Attribute<'_>] = &[];

const fn number(name: &'static str, value: f64) -> Attribute<'static> {
    Attribute { name, value: Value::Number(value) }
}

const fn text(name: &'static str, value: &'static str) -> Attribute<'static> {
    Attribute { name, value: Value::Text(value) }
}

const RATED: &[Attribute<'_>] = &[number("rating", 1_500.0)];

fn token(player_id: &str) -> VerifiedMember<'_> {
    VerifiedMember { player_id, claims: Claims { attributes: RATED, party: &[] } }
}

#[test]
fn whom_a_player_with_a_token_may_name() {
    /// What ann's own token lists as party; whom she names; whose tokens she brings; the outcome.
    type Case = (&'static [&'static str], &'static [&'static str], &'static [&'static str], &'static str);
    let table: &[Case] = &[
        (&[], &["ann"], &[], "matched"),
        (&[], &["bob"], &[], "UNAUTHORIZED"),
        (&[], &["ann", "bob"], &[], "UNAUTHORIZED"),
        (&[], &["ann", "bob"], &["bob"], "matched"),
        (&[], &["ann", "bob"], &["ann", "bob"], "matched"),
        (&[], &["ann", "bob", "cid"], &["bob"], "UNAUTHORIZED"),
        (&[], &["ann", "bob"], &["cid"], "UNAUTHORIZED"),
        (&["ann", "bob"], &["ann", "bob"], &[], "matched"),
        (&["bob", "ann"], &["ann", "bob"], &[], "matched"),
        (&["bob"], &["ann", "bob"], &[], "matched"),
        (&["ann", "bob"], &["ann"], &[], "matched"),
        (&["ann", "bob"], &["bob"], &[], "UNAUTHORIZED"),
        (&["bob"], &["bob"], &[], "UNAUTHORIZED"),
        (&["ann", "bob"], &["ann", "bob", "cid"], &[], "UNAUTHORIZED"),
        (&["ann", "bob", "cid"], &["ann", "bob"], &[], "UNAUTHORIZED"),
        (&["ann", "bob"], &["ann", "bob", "cid"], &["cid"], "UNAUTHORIZED"),
        (&["ann", "bob"], &["ann", "bob", "cid"], &["bob", "cid"], "matched"),
        (&["ann", "bob"], &["ann", "cid"], &[], "UNAUTHORIZED"),
        (&["bob", "cid"], &["ann", "bob", "cid"], &[], "matched"),
    ];
    for (party, named, tokens, outcome) in table {
        let mut scene = Scene::new();
        scene.hello(1, "ann", Some(Claims { attributes: RATED, party }));
        for (connection, id) in [(2, "bob"), (3, "cid")] {
            scene.hello(connection, id, Some(Claims { attributes: RATED, party: &[] }));
        }
        let tokens: Vec<_> = tokens.iter().map(|id| token(id)).collect();
        assert_eq!(scene.code(1, named, &tokens), *outcome, "{party:?} names {named:?}");
        if *outcome == "UNAUTHORIZED" {
            for (connection, id) in [(2, "bob"), (3, "cid")] {
                assert_eq!(scene.code(connection, &[id], &[]), "matched", "{id} is not busy");
            }
        }
    }
}

#[test]
fn without_tokens_anybody_may_name_anybody() {
    let mut scene = Scene::new();
    scene.hello(1, "ann", None);
    let seen = scene.party(1, &[("bob", RATED), ("cid", RATED)], &[]);
    assert_eq!(seen.error, None);
    assert_eq!(seen.values.len(), 2);
}

#[test]
fn whose_word_counts() {
    // What the token says; what the player says; the values of rating, region and level, or the refusal.
    type Case =
        (Vec<Attribute<'static>>, Vec<Attribute<'static>>, Result<(f64, &'static str, f64), &'static str>);
    let rated = || vec![number("rating", 1_500.0)];
    let table: Vec<Case> = vec![
        (rated(), vec![], Ok((1_500.0, "anywhere", 1.0))),
        (rated(), vec![text("region", "eu")], Ok((1_500.0, "eu", 1.0))),
        (vec![number("rating", 9.0), text("region", "us")], vec![text("region", "eu")], Ok((9.0, "us", 1.0))),
        (vec![number("rating", 9.0), number("level", 7.0)], vec![], Ok((9.0, "anywhere", 7.0))),
        (vec![number("rating", 9.0), number("elsewhere", 7.0)], vec![], Ok((9.0, "anywhere", 1.0))),
        (rated(), vec![number("rating", 3_000.0)], Err("`rating` is not for a player to say")),
        (vec![], vec![number("rating", 3_000.0)], Err("`rating` is not for a player to say")),
        (rated(), vec![number("rating", 1_500.0)], Err("`rating` is not for a player to say")),
        (rated(), vec![number("level", 2.0)], Err("`level` is not for a player to say")),
        (rated(), vec![number("undeclared", 2.0)], Err("declares no attribute `undeclared`")),
        (vec![], vec![], Err("`rating` is missing")),
        (vec![text("rating", "high")], vec![], Err("`rating` must be a number")),
        (rated(), vec![number("region", 1.0)], Err("`region` must be a string")),
        (rated(), vec![text("region", "a"), text("region", "b")], Err("`region` is given twice")),
    ];
    for (claimed, said, outcome) in table {
        let mut scene = Scene::new();
        scene.hello(1, "ann", Some(Claims { attributes: &claimed, party: &[] }));
        let seen = scene
            .ask(1, Command::Enqueue(Enqueue { queue: "open", attributes: &said, ..Enqueue::default() }));
        match outcome {
            Ok((rating, region, level)) => {
                let values = vec![
                    OwnedValue::Number(rating),
                    OwnedValue::Text(region.into()),
                    OwnedValue::Number(level),
                ];
                assert_eq!(seen.values.get("ann"), Some(&values), "{claimed:?} {said:?} {seen:?}");
            }
            Err(part) => {
                let (code, sentence) = seen.error.expect("a refusal");
                assert_eq!(code, "BAD_ATTRIBUTE", "{claimed:?} {said:?}");
                assert!(sentence.contains(part), "{sentence}");
            }
        }
    }
}

#[test]
fn a_profile_is_between_the_token_and_what_the_player_says() {
    /// Values of the request, of the token (`None`: no token is asked for), of the profile; and whether a server asks.
    type Case = (Option<f64>, Option<&'static [Attribute<'static>]>, Option<f64>, bool);
    const TOKEN: &[Attribute<'_>] = &[number("rating", 2.0)];
    let table: &[(Case, f64)] = &[
        ((Some(1.0), None, Some(3.0), false), 3.0),
        ((Some(1.0), None, None, false), 1.0),
        ((None, None, Some(3.0), false), 3.0),
        ((None, Some(TOKEN), Some(3.0), false), 2.0),
        ((None, Some(NONE), Some(3.0), false), 3.0),
        ((Some(1.0), Some(TOKEN), Some(3.0), true), 1.0),
        ((None, Some(TOKEN), Some(3.0), true), 2.0),
        ((None, None, Some(3.0), true), 3.0),
        ((Some(1.0), None, Some(3.0), true), 1.0),
    ];
    for ((said, claimed, known, is_server), expected) in table {
        let mut scene = Scene::new();
        scene.hello(1, "ann", claimed.map(|attributes| Claims { attributes, party: &[] }));
        let said: Vec<_> = said.iter().map(|value| number("rating", *value)).collect();
        // What the rule set does not declare counts for nothing, not even for a mistake.
        let known: Vec<_> = known
            .iter()
            .flat_map(|value| [number("elsewhere", f64::NAN), number("rating", *value)])
            .collect();
        let players = [Member { player_id: "ann", attributes: &said, ..Member::default() }];
        let profiles = [
            Profile { player_id: "bob", attributes: &[number("rating", 9.0)] },
            Profile { player_id: "ann", attributes: &known },
        ];
        let enqueue = Enqueue { queue: "open", players: &players, profiles: &profiles, ..Enqueue::default() };
        let command = if *is_server {
            Command::CreateTicket { enqueue, presence: false }
        } else {
            Command::VerifiedEnqueue { connection: 1, enqueue, members: &[] }
        };
        let seen = scene.ask(0, command);
        let value = seen.values.get("ann").map(|values| values[0].clone());
        assert_eq!(value, Some(OwnedValue::Number(*expected)), "{said:?} {claimed:?} {known:?} {seen:?}");
    }
}

#[test]
fn a_profile_that_does_not_fit_is_a_bad_attribute_and_a_repeated_request_may_know_more() {
    let mut scene = Scene::new();
    scene.hello(1, "ann", None);
    let ask = |scene: &mut Scene, value: Attribute<'_>| {
        let profiles = [Profile { player_id: "ann", attributes: &[value] }];
        let enqueue = Enqueue { ticket_id: "t", queue: "open", profiles: &profiles, ..Enqueue::default() };
        scene.ask(0, Command::VerifiedEnqueue { connection: 1, enqueue, members: &[] })
    };
    for bad in [text("rating", "high"), number("rating", f64::INFINITY)] {
        let (code, sentence) = ask(&mut scene, bad).error.expect("a refusal");
        assert_eq!(code, "BAD_ATTRIBUTE");
        assert!(sentence.contains("in his profile"), "{sentence}");
    }
    assert_eq!(ask(&mut scene, number("rating", 1.0)).error, None);
    assert_eq!(ask(&mut scene, number("rating", 2.0)).error, None, "the same request");
}

#[test]
fn a_server_has_the_last_word() {
    let mut scene = Scene::new();
    let claimed = [number("rating", 9.0), text("region", "us")];
    scene.hello(1, "ann", Some(Claims { attributes: &claimed, party: &[] }));
    let said = [number("rating", 7.0), number("level", 3.0)];
    let players = [Member { player_id: "ann", attributes: &said, ..Member::default() }];
    let enqueue = Enqueue { queue: "open", players: &players, ..Enqueue::default() };
    let seen = scene.ask(0, Command::CreateTicket { enqueue, presence: false });
    let values = vec![OwnedValue::Number(7.0), OwnedValue::Text("us".into()), OwnedValue::Number(3.0)];
    assert_eq!(seen.values.get("ann"), Some(&values), "{seen:?}");
}

#[test]
fn a_member_brought_by_the_party_has_the_values_of_his_own_token() {
    let mut scene = Scene::new();
    scene.hello(1, "ann", Some(Claims { attributes: RATED, party: &["ann", "bob"] }));
    scene.hello(2, "bob", Some(Claims { attributes: &[number("rating", 900.0)], party: &[] }));
    let seen = scene.party(1, &[("ann", NONE), ("bob", NONE)], &[]);
    assert_eq!(seen.values["bob"][0], OwnedValue::Number(900.0), "{seen:?}");

    let mut alone = Scene::new();
    alone.hello(1, "ann", Some(Claims { attributes: RATED, party: &["ann", "bob"] }));
    let seen = alone.party(1, &[("ann", NONE), ("bob", NONE)], &[]);
    let (code, sentence) = seen.error.expect("nobody knows bob's rating");
    assert_eq!(code, "BAD_ATTRIBUTE");
    assert!(sentence.contains("player `bob`: attribute `rating` is missing"), "{sentence}");
    assert_eq!(alone.code(1, &["ann"], &[]), "matched", "nobody became busy");
}

#[test]
fn a_newer_token_replaces_the_older_and_none_takes_it_away() {
    let mut scene = Scene::new();
    scene.hello(1, "ann", Some(Claims { attributes: RATED, party: &["ann", "bob"] }));
    scene.hello(2, "ann", Some(Claims { attributes: &[number("rating", 5.0)], party: &[] }));
    assert_eq!(scene.code(2, &["ann", "bob"], &[]), "UNAUTHORIZED");
    let seen = scene.party(2, &[("ann", NONE)], &[]);
    assert_eq!(seen.values["ann"][0], OwnedValue::Number(5.0), "{seen:?}");
    // The same session goes on, of a server that asks for no tokens now.
    let admit = Admit {
        connection: 3,
        player_id: "ann",
        session_id: "new",
        resumed_session_id: "ann",
        ..Admit::default()
    };
    scene.ask(0, Command::Admit(admit));
    let seen = scene.party(3, &[("ann", RATED), ("bob", RATED)], &[]);
    assert_eq!(seen.error, None, "a player of whom no token is asked");
}

#[test]
fn a_token_over_the_limits_is_refused() {
    let long = "x".repeat(101);
    let many: Vec<String> = (0..33).map(|index| format!("a{index}")).collect();
    let many: Vec<Attribute<'_>> =
        many.iter().map(|name| Attribute { name, value: Value::Number(1.0) }).collect();
    let crowd = vec!["someone"; 11];
    let table: &[(&[Attribute<'_>], &[&str], &str)] = &[
        (&many, &[], "BAD_ATTRIBUTE"),
        (&[Attribute { name: "clan", value: Value::Text(&long) }], &[], "BAD_ATTRIBUTE"),
        (&[number("rating", f64::NAN)], &[], "BAD_ATTRIBUTE"),
        (&[number("rating", 1.0), number("rating", 2.0)], &[], "BAD_ATTRIBUTE"),
        (&[Attribute { name: "rating", value: Value::Missing }], &[], "BAD_ATTRIBUTE"),
        (RATED, &crowd, "PARTY_TOO_LARGE"),
    ];
    for (attributes, party, expected) in table {
        let claims = Claims { attributes, party };
        let mut scene = Scene::new();
        let seen = scene.hello(1, "bob", Some(claims));
        assert_eq!(seen.error.expect("a refusal").0, *expected);
        assert_eq!(seen.closed, Some(4001));
        scene.hello(2, "ann", Some(Claims { attributes: RATED, party: &[] }));
        let code = scene.code(2, &["ann", "bob"], &[VerifiedMember { player_id: "bob", claims }]);
        assert_eq!(code, *expected, "as a member's");
    }
}

const IDS: [&str; 5] = ["ann", "bob", "cid", "dan", "eve"];

/// Who lists whom, who is connected, whom the first names, whose tokens he brings: as bit sets of [`IDS`].
#[test]
fn nobody_enters_a_ticket_without_his_consent() {
    let sets = || 0_u8..32;
    check_property(2_000, &(sets(), sets(), sets(), sets()), |(listed, online, named, shown)| {
        let of = |set: u8| IDS.iter().enumerate().filter(move |(bit, _)| set >> bit & 1 == 1);
        let ids = |set: u8| of(set).map(|(_, id)| *id).collect::<Vec<_>>();
        if named == 0 {
            return;
        }
        let mut scene = Scene::new();
        let party = ids(listed);
        for (bit, id) in of(online | 1) {
            let own: &[&str] = if bit == 0 { &party } else { &[] };
            let connection = u32::try_from(bit).expect("small") + 1;
            scene.hello(connection, id, Some(Claims { attributes: RATED, party: own }));
        }
        let tokens: Vec<_> = of(shown).map(|(_, id)| token(id)).collect();
        let outcome = scene.code(1, &ids(named), &tokens);

        // The model: a claim agrees to exactly its party, with the bearer; else each needs a token or is the bearer.
        let claim_agrees = listed != 0 && named & 1 == 1 && named == (listed | 1);
        let each_agrees = named & !(shown | 1) == 0;
        let rated = named & !(online | shown | 1) == 0;
        let expected = match (claim_agrees || each_agrees, rated) {
            (false, _) => "UNAUTHORIZED",
            (true, false) => "BAD_ATTRIBUTE",
            (true, true) => "matched",
        };
        assert_eq!(outcome, expected, "listed {listed:b} online {online:b} named {named:b} shown {shown:b}");
    });
}

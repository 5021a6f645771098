//! Tickets that come before what the server knows of their players.

mod support;

use musterd_core::command::{Attribute, CanaryChange, Command, Enqueue, Profile, RulesChange, Value};
use musterd_core::{Engine, EngineTime};
use proptest::prelude::*;
use support::world::{Step, World, rules, step};
use support::{Bench, DUEL, check_property, settings};

fn duel() -> Bench {
    let mut bench = Bench::with_queue("duel", DUEL);
    bench.replicate();
    bench
}

/// What the loader is told, and nothing else of what was said.
fn wanted(bench: &mut Bench, again: bool) -> Vec<String> {
    bench.take();
    bench.control(Command::ReadWantedProfiles { again, limit: 256 });
    bench.take()
}

#[test]
fn a_ticket_waits_for_a_profile_and_is_then_searched_for_at_its_old_place() {
    let mut bench = duel();
    bench.hello(1);
    bench.take();
    bench.ask_unknown(1, "late", "duel", &[], &["p1"]);
    assert_eq!(bench.take(), ["1 #1 ticket late Queued PROFILE"], "acknowledged at once");
    bench.advance(4_000);
    bench.party(0, "young", "duel", &[("x", 1_000.0)]);
    bench.learn("duel", "p1", &[("rating", 1_240.0), ("undeclared", 7.0)]);
    bench.advance(0);
    let said = bench.take();
    assert!(said.contains(&"1 #2 ticket late Searching".to_owned()), "{said:?}");
    assert!(bench.out.matches.is_empty(), "240 apart");
    bench.advance(1_000);
    assert_eq!(bench.out.matches[0].tickets, ["late", "young"], "its age counts from its enqueue");
}

#[test]
fn how_a_ticket_that_waits_for_a_profile_ends() {
    type Act = fn(&mut Bench);
    let table: [(&str, Act, &str); 7] = [
        ("unavailable", |bench| bench.unavailable("duel", "p1"), "Failed PROFILE_UNAVAILABLE"),
        ("no value", |bench| bench.learn("duel", "p1", &[]), "Failed BAD_PROFILE"),
        ("a value of another kind", |bench| learn_text(bench), "Failed BAD_PROFILE"),
        ("cancelled", |bench| bench.apply(1, Command::Cancel { ticket_id: "a" }), "Cancelled REQUESTED"),
        ("too long", |bench| bench.advance(300_000), "TimedOut"),
        (
            "absent",
            |bench| {
                bench.control(Command::Presence { connection: 1, present: false });
                bench.advance(30_000);
            },
            "Cancelled ABSENT",
        ),
        (
            "rules that ask for more than is known",
            |bench| {
                let rules = DUEL.replace("rating", "other");
                bench.control(Command::PutRules { queue: "duel", rules: &rules });
                bench.learn("duel", "p1", &[("rating", 1.0)]);
            },
            "Failed BAD_PROFILE",
        ),
    ];
    for (what, act, end) in table {
        let mut bench = duel();
        bench.hello(1);
        bench.ask_unknown(1, "a", "duel", &[], &["p1"]);
        bench.take();
        act(&mut bench);
        let said = bench.take();
        let ticket: Vec<&String> = said.iter().filter(|line| line.contains("ticket a")).collect();
        assert_eq!(ticket, [&format!("1 #2 ticket a {end}")], "{what}");
        bench.learn("duel", "p1", &[("rating", 1.0)]);
        assert_eq!(wanted(&mut bench, true), Vec::<String>::new(), "{what}: nothing is loaded for it");
        bench.enqueue(1, "b", "duel", 1.0);
        let said = bench.take();
        assert!(!said[0].contains("PLAYER_BUSY"), "{what}: his claim is free, {said:?}");
    }
}

fn learn_text(bench: &mut Bench) {
    let attributes = [Attribute { name: "rating", value: Value::Text("high") }];
    let profiles = [Profile { player_id: "p1", attributes: &attributes }];
    bench.control(Command::TakeProfiles { queue: "duel", profiles: &profiles, unavailable: &[] });
}

#[test]
fn a_party_waits_for_the_last_of_its_members() {
    let mut bench = Bench::with_queue("duel", &rules(100));
    bench.replicate();
    bench.ask_unknown(0, "party", "duel", &[("c", 1_000.0)], &["a"]);
    bench.take();
    for (profile, queue, state) in
        [("x", "duel", "Queued"), ("a", "other", "Queued"), ("a", "duel", "Searching")]
    {
        bench.learn(queue, profile, &[("rating", 1_000.0)]);
        bench.control(Command::ReadTicket { ticket_id: "party" });
        assert_eq!(bench.take(), [format!("0 report party {state} created=false")], "{profile} of {queue}");
    }
}

#[test]
fn one_who_is_absent_too_is_held_for_that_afterwards() {
    let mut bench = duel();
    bench.hello(1);
    bench.ask_unknown(1, "a", "duel", &[], &["p1"]);
    bench.control(Command::Presence { connection: 1, present: false });
    bench.take();
    bench.learn("duel", "p1", &[("rating", 1.0)]);
    assert_eq!(bench.take(), ["1 #2 ticket a Queued ABSENT"]);
    bench.control(Command::Presence { connection: 1, present: true });
    assert_eq!(bench.take(), ["1 #3 ticket a Searching"]);
}

#[test]
fn one_who_comes_back_before_his_profile_still_waits_for_it() {
    let mut bench = duel();
    bench.hello(1);
    bench.ask_unknown(1, "a", "duel", &[], &["p1"]);
    bench.control(Command::Presence { connection: 1, present: false });
    bench.control(Command::Presence { connection: 1, present: true });
    bench.take();
    bench.control(Command::ExplainTicket { ticket_id: "a" });
    bench.apply(1, Command::Explain { ticket_id: "a" });
    let said = bench.take();
    assert!(said[0].contains("explain a Queued") && said[1].contains("explanation a Queued []"), "{said:?}");
    bench.learn("duel", "p1", &[("rating", 1.0)]);
    assert_eq!(bench.take(), ["1 #2 ticket a Searching"]);
}

#[test]
fn the_same_request_again_shows_the_ticket_and_another_one_is_refused() {
    let mut bench = duel();
    bench.hello(1);
    bench.ask_unknown(1, "a", "duel", &[], &["p1"]);
    bench.take();
    bench.ask_unknown(1, "a", "duel", &[("p1", 1.0)], &[]);
    assert_eq!(bench.take(), ["1 #2 ticket a Queued PROFILE"], "what is known is no part of a request");
    bench.enqueue(1, "b", "duel", 1.0);
    assert_eq!(bench.take(), ["1 error PLAYER_BUSY"]);
}

#[test]
fn mistakes_that_can_be_seen_at_once_are_refused_at_once() {
    let mut bench = duel();
    bench.hello(1);
    bench.take();
    let wrong = [
        ("no such name", Attribute { name: "nothing", value: Value::Number(1.0) }),
        ("another kind", Attribute { name: "rating", value: Value::Text("high") }),
        ("no number", Attribute { name: "rating", value: Value::Number(f64::NAN) }),
    ];
    for (what, attribute) in wrong {
        let attributes = [attribute];
        let enqueue =
            Enqueue { queue: "duel", attributes: &attributes, awaited: &["p1"], ..Enqueue::default() };
        bench.apply(1, Command::Enqueue(enqueue));
        assert_eq!(bench.take(), ["1 error BAD_ATTRIBUTE"], "{what}");
    }
}

#[test]
fn whoever_loads_profiles_is_told_each_once_and_all_again_when_it_begins_anew() {
    let mut bench = duel();
    assert_eq!(wanted(&mut bench, true), Vec::<String>::new(), "nothing to load");
    bench.ask_unknown(0, "a", "duel", &[], &["x"]);
    assert_eq!(bench.take()[1..], ["0 wanted duel/x"], "as soon as there is something");
    bench.ask_unknown(0, "b", "duel", &[], &["y"]);
    bench.control(Command::ReadWantedProfiles { again: false, limit: 1 });
    assert_eq!(bench.take()[1..], ["0 wanted duel/y"]);
    assert_eq!(wanted(&mut bench, true), ["0 wanted duel/x duel/y"]);
    assert_eq!(wanted(&mut bench, false), Vec::<String>::new());
    assert_eq!(wanted(&mut bench, false), ["0 wanted"], "the one before is let go");
    bench.learn("duel", "x", &[("rating", 1.0)]);
    assert_eq!(wanted(&mut bench, true)[1..], ["0 wanted duel/y"]);
    bench.control(Command::Detach { connection: 0 });
    bench.ask_unknown(0, "c", "duel", &[], &["z"]);
    assert!(!bench.take().iter().any(|line| line.contains("wanted")), "it has gone");
}

#[test]
fn after_a_restart_it_waits_on_and_the_loader_is_told_again() {
    let mut bench = duel();
    bench.ask_unknown(0, "a", "duel", &[], &["x"]);
    assert_eq!(wanted(&mut bench, false), ["0 wanted duel/x"]);
    let image = bench.engine.image();
    bench.engine = Engine::from_image(&image).expect("an image of ours");
    assert_eq!(bench.engine.image(), image, "an image of the image");
    bench.restart();
    assert_eq!(wanted(&mut bench, true), ["0 wanted duel/x"]);
    bench.learn("duel", "x", &[("rating", 1.0)]);
    bench.party(0, "b", "duel", &[("y", 1.0)]);
    bench.advance(0);
    bench.follow();
    assert_eq!(bench.out.matches[0].tickets, ["a", "b"]);
}

#[test]
fn a_request_that_changes_nothing_is_no_input() {
    let mut bench = duel();
    bench.ask_unknown(0, "a", "duel", &[], &["x"]);
    let take = |queue, player_id| Command::TakeProfiles { queue, profiles: &[], unavailable: player_id };
    for (command, is_input) in [
        (take("duel", &["x"]), true),
        (take("other", &["x"]), false),
        (take("duel", &["y"]), false),
        (Command::ReadWantedProfiles { again: true, limit: 1 }, false),
    ] {
        assert_eq!(bench.engine.is_input(0, &command), is_input, "{command:?}");
    }
}

/// Version 1 stays with tickets that came under it; version 2 matches wider.
#[test]
fn rules_that_change_meanwhile_count_as_for_any_ticket() {
    for keep_ms in [0.0, 10_000.0] {
        let mut bench = duel();
        bench.ask_unknown(0, "a", "duel", &[], &["x"]);
        let wide = DUEL.replace("\"maxDistance\": 100", "\"maxDistance\": 200");
        let change =
            RulesChange { queue: "duel", rules: &wide, by_operator: true, keep_ms, ..RulesChange::default() };
        bench.control(Command::ChangeRules(change));
        bench.learn("duel", "x", &[("rating", 1_000.0)]);
        bench.party(0, "b", "duel", &[("y", 1_200.0)]);
        bench.advance(0);
        bench.follow();
        assert_eq!(bench.out.matches.len(), usize::from(keep_ms == 0.0), "kept for {keep_ms} ms");
        bench.advance(10_000);
        bench.follow();
        assert_eq!(bench.out.matches.len(), 1, "it has moved by then");
    }
}

#[test]
fn a_canary_takes_a_ticket_when_its_profile_is_there() {
    let mut bench = duel();
    let wide = DUEL.replace("\"maxDistance\": 100", "\"maxDistance\": 200");
    bench.control(Command::PutShadow { queue: "duel", rules: &wide, wall_ms: 0.0 });
    let canary = CanaryChange { queue: "duel", version: 2, percent: 100.0, ..CanaryChange::default() };
    bench.control(Command::PutCanary(canary));
    bench.ask_unknown(0, "a", "duel", &[], &["x"]);
    bench.learn("duel", "x", &[("rating", 1_000.0)]);
    bench.party(0, "b", "duel", &[("y", 1_200.0)]);
    bench.advance(0);
    bench.follow();
    assert_eq!(bench.out.matches.len(), 1, "both are in the canary");
}

/// Two engines live the same life; to one profiles come with the request, to the other afterwards.
#[test]
fn a_profile_that_comes_late_gives_the_values_that_it_gives_at_once() {
    let attributes = || {
        let value = prop_oneof![Just(None), (0..4_u8).prop_map(Some)];
        (value.clone(), value.clone(), value)
    };
    let rules = DUEL.replace(
        r#"[{"name": "rating", "type": "number"}]"#,
        r#"[{"name": "rating", "type": "number"}, {"name": "second", "type": "number", "default": 7},
            {"name": "third", "type": "number"}]"#,
    );
    check_property(400, &(attributes(), attributes(), any::<bool>()), |(given, known, is_server)| {
        let list = |(rating, second, third): (Option<u8>, Option<u8>, Option<u8>)| {
            let named = [("rating", rating), ("second", second), ("third", third)];
            let named = named.into_iter().filter_map(|(name, value)| Some((name, f64::from(value?))));
            named.map(|(name, number)| Attribute { name, value: Value::Number(number) }).collect::<Vec<_>>()
        };
        let (given, known) = (list(given), list(known));
        let values = |awaited: &[&str]| {
            let mut bench = Bench::with_queue("duel", &rules);
            bench.hello(1);
            let members =
                [musterd_core::command::Member { player_id: "p1", attributes: &given, ..Default::default() }];
            let profiles = [Profile { player_id: "p1", attributes: &known }];
            let profiles_now = if awaited.is_empty() { &profiles[..] } else { &[] };
            let enqueue = Enqueue {
                ticket_id: "a",
                queue: "duel",
                players: &members,
                profiles: profiles_now,
                awaited,
                ..Enqueue::default()
            };
            if is_server {
                bench.control(Command::CreateTicket { enqueue, presence: false });
            } else {
                bench.apply(1, Command::Enqueue(enqueue));
            }
            bench.control(Command::TakeProfiles { queue: "duel", profiles: &profiles, unavailable: &[] });
            let ticket = bench.engine.waiting_ticket("a");
            ticket.map(|ticket| ticket.players[0].values.to_vec())
        };
        assert_eq!(values(&["p1"]), values(&[]));
    });
}

/// However late or never profiles come: every ticket that was acknowledged ends once, and no ticket is matched before its
/// last profile is there.
#[test]
fn whatever_happens_meanwhile_a_ticket_is_not_matched_before_its_last_profile() {
    check_property(400, &prop::collection::vec(step(), 1..60), |steps| {
        let mut bench = Bench::with_queue("q", &rules(100));
        bench.replicate();
        let mut world = World::default();
        for step in &steps {
            let waiting = unknown_tickets(&bench, &world);
            let matched = bench.out.matches.len();
            world.take(&mut bench, step);
            bench.follow();
            for seen in &bench.out.matches[matched..] {
                let learnt = matches!(step, Step::Learn { .. });
                let early = seen.tickets.iter().filter(|id| waiting.contains(id)).count();
                assert!(early <= usize::from(learnt), "{seen:?} at {step:?}");
            }
        }
        bench.advance(120_000);
        bench.follow();
        let mut ended = bench.out.ended.clone();
        ended.sort();
        let count = ended.len();
        ended.dedup();
        assert_eq!(ended.len(), count, "a ticket ended twice");
        assert_eq!(bench.engine.tickets_waiting(), 0, "within their request timeout all have ended");
    });
}

/// Tickets that were asked for and cannot be shown: they have no values.
fn unknown_tickets(bench: &Bench, world: &World) -> Vec<String> {
    let is_shown = |id: &&String| bench.engine.waiting_tickets().any(|ticket| **ticket.id == ***id);
    world.tickets.iter().filter(|id| !bench.out.ended.contains(id) && !is_shown(id)).cloned().collect()
}

#[test]
fn an_image_whose_waiting_tickets_are_cut_off_is_refused() {
    let mut bench = Bench::with_queue("duel", DUEL);
    bench.ask_unknown(0, "a", "duel", &[], &["x"]);
    let image = bench.engine.image();
    assert!(Engine::from_image(&image).is_ok());
    for length in 0..image.len() {
        assert!(Engine::from_image(&image[..length]).is_err(), "{length} of {} bytes", image.len());
    }
    let mut engine = Engine::from_image(&image).expect("an image of ours");
    engine.restart(EngineTime::ZERO, settings(), &mut bench.out);
}

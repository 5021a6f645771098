//! What a journal holds is enough: an engine that replays the inputs and decisions of another one says the same and
//! becomes the same, from any moment on, through restarts.

mod support;

use musterd_core::command::Command;
use musterd_core::decision::{Decision, MatchDecision, Record};
use musterd_core::ticket::{Reason, TicketState};
use musterd_core::{Engine, EngineTime, Recorded};
use proptest::prelude::*;
use support::world::{Step, World, rules, step};
use support::{Bench, DUEL, check_property, settings};

/// A step of a life, or a restart of the server.
fn step_or_restart() -> impl Strategy<Value = Option<Step>> {
    prop_oneof![15 => step().prop_map(Some), 1 => Just(None)]
}

#[test]
fn a_replica_says_and_becomes_the_same() {
    let lives = (0..20_usize, prop::collection::vec(step_or_restart(), 1..50));
    check_property(600, &lives, |(begin, steps)| {
        let mut bench = Bench::with_queue("q", &rules(100));
        let mut world = World::default();
        for (index, step) in steps.iter().enumerate() {
            if index == begin {
                bench.take();
                bench.replicate();
            }
            if let Some(step) = step {
                world.take(&mut bench, step);
            } else {
                bench.restart();
                world.connections.clear();
            }
            bench.follow();
            bench.take();
        }
        bench.advance(120_000);
    });
}

#[test]
fn after_a_restart_everyone_is_absent_and_has_the_whole_grace() {
    let mut bench = Bench::with_queue("duel", DUEL);
    bench.hello(1);
    bench.enqueue(1, "a", "duel", 1_000.0);
    bench.party(0, "server", "duel", &[("bot", 2_000.0)]);
    bench.advance(29_000);
    bench.restart();
    bench.take();
    bench.advance(29_999);
    assert_eq!(bench.take(), Vec::<String>::new(), "still in his grace");
    bench.control(Command::ReadQueues { queue: "duel" });
    assert_eq!(
        bench.take(),
        ["0 queues duel:1+1"],
        "a server's ticket is searched for, the player's is held"
    );
    bench.hello_as(2, "p1", "s1", "s1", 0);
    let said = bench.take();
    assert_eq!(said[0], "2 welcome s1 resumed=true");
    assert!(said.last().is_some_and(|line| line.ends_with("ticket a Searching")), "{said:?}");
}

#[test]
fn a_recorded_decision_stands_even_if_this_build_would_not_make_it() {
    let mut bench = Bench::with_queue("duel", DUEL);
    bench.party(0, "a", "duel", &[("x", 0.0)]);
    bench.party(0, "b", "duel", &[("y", 9_000.0)]);
    bench.party(0, "c", "duel", &[("z", 50_000.0)]);
    bench.take();
    let matched = Decision::Matched(MatchDecision {
        id: "m-old".into(),
        queue: "duel".into(),
        tickets: ["a".into(), "b".into()].into(),
        teams: [1, 0].into(),
        quality: 0.5,
    });
    let ended = |ticket: &str| Decision::Ended {
        ticket_id: ticket.into(),
        state: TicketState::TimedOut,
        reason: Reason::None,
    };
    let record = Record::new([matched, ended("c"), ended("unknown")]);
    let unforeseen = bench.engine.replay(EngineTime::from_millis(1), Recorded::Tick, record, &mut bench.out);
    assert_eq!(unforeseen, 2, "the match is of a pass, the ends are not due");
    bench.follow();
    assert_eq!(bench.out.matches[0].teams, [["y"], ["x"]]);
    assert_eq!(bench.out.ended, ["a", "b", "c"]);
}

#[test]
fn what_was_refused_by_the_record_is_not_done() {
    let mut bench = Bench::with_queue("duel", DUEL);
    bench.party(0, "a", "duel", &[("x", 0.0)]);
    bench.take();
    let late = EngineTime::from_millis(1_000_000);
    bench.engine.replay(late, Recorded::Tick, Record::default(), &mut bench.out);
    bench.control(Command::ReadQueues { queue: "duel" });
    assert_eq!(bench.take(), ["0 queues duel:1+0"], "no timeout that the record does not know");
}

#[test]
fn a_request_that_was_set_aside_leaves_a_failed_ticket() {
    let mut bench = Bench::with_queue("duel", DUEL);
    bench.hello(1);
    bench.enqueue(1, "a", "duel", 1.0);
    bench.take();
    let cancel = Command::Cancel { ticket_id: "a" };
    let enqueue = Command::Enqueue(musterd_core::command::Enqueue {
        ticket_id: "b",
        queue: "duel",
        ..musterd_core::command::Enqueue::default()
    });
    for command in [cancel, enqueue] {
        let request = musterd_core::command::Request { id: "", request: 0, command };
        bench.engine.set_aside(EngineTime::ZERO, 1, &request, &mut bench.out);
    }
    assert_eq!(bench.take(), ["1 #2 ticket a Failed INTERNAL", "1 #3 ticket b Failed INTERNAL"]);
    bench.apply(1, enqueue);
    assert_eq!(bench.take(), ["1 #4 ticket b Failed INTERNAL"], "asked again, it is the same ticket");
}

#[test]
fn an_image_is_refused_where_it_is_cut() {
    let mut bench = Bench::with_queue("duel", DUEL);
    bench.hello(1);
    bench.enqueue(1, "a", "duel", 1.0);
    let image = bench.engine.image();
    assert!(Engine::from_image(&image).is_ok());
    for length in 0..image.len() {
        // Every table comes with its length, so no prefix is an image.
        assert!(Engine::from_image(&image[..length]).is_err(), "{length} of {} bytes", image.len());
    }
    assert_ne!(Engine::new(settings()).image(), image);
}

//! Sessions, tickets and claims, as tables of what is said.

mod support;

use musterd_core::command::{Attribute, Command, Enqueue, Latency, Member, Value};
use support::{Bench, DUEL, GRACE_MS};

/// Two players on connections 1 and 2.
fn duel() -> Bench {
    let mut bench = Bench::with_queue("duel", DUEL);
    bench.hello(1);
    bench.hello(2);
    bench.take();
    bench
}

#[test]
fn two_players_within_distance_are_matched_on_arrival() {
    let mut bench = duel();
    bench.enqueue(1, "a", "duel", 1_500.0);
    bench.enqueue(2, "b", "duel", 1_540.0);
    bench.tick();
    assert_eq!(
        bench.take(),
        [
            "1 #1 ticket a Searching",
            "2 #1 ticket b Searching",
            "1 #2 ticket a Placing",
            "1 #3 match a+b",
            "1 #4 ticket a Completed",
            "2 #2 ticket b Placing",
            "2 #3 match a+b",
            "2 #4 ticket b Completed",
        ]
    );
    assert_eq!(bench.out.matches[0].teams, [["p2"], ["p1"]]);
    assert!((bench.out.matches[0].quality - 0.92).abs() < 1e-9);
}

#[test]
fn distance_widens_with_the_age_of_the_oldest() {
    let mut bench = duel();
    bench.enqueue(1, "a", "duel", 1_500.0);
    bench.enqueue(2, "b", "duel", 1_700.0);
    bench.advance(4_999);
    assert!(bench.out.matches.is_empty());
    bench.advance(1);
    assert_eq!(bench.out.matches.len(), 1);
}

#[test]
fn each_mistake_has_its_code_and_loses_nothing() {
    let rating = [Attribute { name: "rating", value: Value::Number(1_500.0) }];
    let text = [Attribute { name: "rating", value: Value::Text("high") }];
    let nan = [Attribute { name: "rating", value: Value::Number(f64::NAN) }];
    let twice = [rating[0], rating[0]];
    let unknown = [Attribute { name: "__proto__", value: Value::Number(1.0) }];
    let good = Enqueue { ticket_id: "x", queue: "duel", attributes: &rating, ..Enqueue::default() };
    let me = Member { player_id: "p1", attributes: &rating, ..Member::default() };
    let friend = Member { player_id: "p9", ..me };
    let latency = [Latency { region: "eu", milliseconds: -1.0 }];
    let long = "x".repeat(65);
    for (enqueue, expected) in [
        (Enqueue { queue: "nowhere", ..good }, "UNKNOWN_QUEUE"),
        (Enqueue { attributes: &[], ..good }, "BAD_ATTRIBUTE"),
        (Enqueue { attributes: &text, ..good }, "BAD_ATTRIBUTE"),
        (Enqueue { attributes: &nan, ..good }, "BAD_ATTRIBUTE"),
        (Enqueue { attributes: &twice, ..good }, "BAD_ATTRIBUTE"),
        (Enqueue { attributes: &unknown, ..good }, "BAD_ATTRIBUTE"),
        (Enqueue { ticket_id: &long, ..good }, "BAD_MESSAGE"),
        (Enqueue { ticket_id: "a b", ..good }, "BAD_MESSAGE"),
        (Enqueue { traceparent: &long, ..good }, "BAD_MESSAGE"),
        (Enqueue { queues: &["duel"], ..good }, "NOT_SUPPORTED"),
        (Enqueue { latencies: &latency, ..good }, "BAD_MESSAGE"),
        (Enqueue { players: &[me], ..good }, "BAD_MESSAGE"),
        (Enqueue { players: &[me, friend], attributes: &[], ..good }, "PARTY_TOO_LARGE"),
        (Enqueue { players: &[Member { player_id: "", ..me }], attributes: &[], ..good }, "BAD_MESSAGE"),
    ] {
        let mut bench = duel();
        bench.apply(1, Command::Enqueue(enqueue));
        assert_eq!(bench.take(), [format!("1 error {expected}")], "{enqueue:?}");
        bench.apply(1, Command::Enqueue(good));
        assert_eq!(bench.take(), ["1 #1 ticket x Searching"]);
    }
}

#[test]
fn a_player_has_one_ticket_and_the_same_request_shows_it_again() {
    let mut bench = duel();
    bench.enqueue(1, "a", "duel", 1_500.0);
    bench.take();
    for (ticket, rating, expected) in [
        ("b", 1_500.0, "1 error PLAYER_BUSY"),
        ("a", 1_501.0, "1 error DUPLICATE_TICKET"),
        ("a", 1_500.0, "1 #2 ticket a Searching"),
    ] {
        bench.enqueue(1, ticket, "duel", rating);
        assert_eq!(bench.take(), [expected]);
    }
    bench.enqueue(2, "a", "duel", 1_500.0);
    assert_eq!(bench.take(), ["2 error DUPLICATE_TICKET"]);
}

#[test]
fn cancel_is_for_members_and_before_the_end() {
    let mut bench = duel();
    bench.enqueue(1, "a", "duel", 1_500.0);
    bench.take();
    let cancel = |bench: &mut Bench, connection, ticket_id| {
        bench.apply(connection, Command::Cancel { ticket_id });
        bench.take()
    };
    assert_eq!(cancel(&mut bench, 2, "a"), ["2 error TICKET_NOT_FOUND"]);
    assert_eq!(cancel(&mut bench, 1, "nothing"), ["1 error TICKET_NOT_FOUND"]);
    assert_eq!(cancel(&mut bench, 1, "a"), ["1 #2 ticket a Cancelled REQUESTED"]);
    assert_eq!(cancel(&mut bench, 1, "a"), ["1 #3 ticket a Cancelled REQUESTED"]);
    bench.enqueue(1, "b", "duel", 1_500.0);
    bench.enqueue(2, "c", "duel", 1_500.0);
    bench.tick();
    bench.take();
    assert_eq!(cancel(&mut bench, 1, "b"), ["1 error TOO_LATE"]);
    assert_eq!(bench.out.matches.len(), 1);
}

#[test]
fn a_request_times_out_once() {
    let mut bench = duel();
    bench.enqueue(1, "a", "duel", 1_500.0);
    bench.take();
    bench.advance(299_999);
    assert_eq!(bench.take(), [""; 0]);
    bench.advance(300_000);
    assert_eq!(bench.take(), ["1 #2 ticket a TimedOut"]);
    bench.enqueue(1, "b", "duel", 1_500.0);
    assert_eq!(bench.take(), ["1 #3 ticket b Searching"]);
}

#[test]
fn an_absent_member_holds_the_ticket_and_grace_ends_it() {
    let mut bench = duel();
    bench.enqueue(1, "a", "duel", 1_500.0);
    bench.control(Command::Detach { connection: 1 });
    bench.enqueue(2, "b", "duel", 1_500.0);
    bench.tick();
    assert_eq!(bench.take(), ["1 #1 ticket a Searching", "1 gone", "2 #1 ticket b Searching"]);
    bench.advance(GRACE_MS - 1);
    assert!(bench.out.matches.is_empty(), "a held ticket enters no match");
    bench.hello_as(3, "p1", "s-new", "s1", 1);
    bench.tick();
    let told = bench.take();
    assert_eq!(told[..2], ["3 welcome s1 resumed=true", "3 #2 ticket a Queued ABSENT"]);
    assert_eq!(bench.out.matches.len(), 1, "it kept its place: {told:?}");
}

#[test]
fn grace_over_cancels_the_whole_party_and_the_end_is_still_told() {
    let mut bench = duel();
    bench.enqueue(1, "a", "duel", 1_500.0);
    bench.control(Command::Detach { connection: 1 });
    bench.advance(GRACE_MS);
    bench.take();
    bench.hello_as(3, "p1", "s-new", "s1", 1);
    assert_eq!(bench.take(), ["3 welcome s-new resumed=false", "3 #1 ticket a Cancelled ABSENT"]);
    bench.enqueue(3, "b", "duel", 1_500.0);
    assert_eq!(bench.take(), ["3 #2 ticket b Searching"], "he is free again");
}

#[test]
fn a_fresh_hello_hears_of_what_nobody_could_have_told_him() {
    let mut bench = duel();
    bench.party(0, "from-server", "duel", &[("p7", 1_500.0)]);
    bench.enqueue(1, "a", "duel", 1_500.0);
    bench.tick();
    bench.take();
    bench.hello(7);
    let expected =
        ["7 welcome s7 resumed=false", "7 #1 match a+from-server", "7 #2 ticket from-server Completed"];
    assert_eq!(bench.take(), expected);
    bench.hello_as(1, "p1", "again", "", 0);
    bench.hello_as(8, "p1", "again", "", 0);
    assert_eq!(
        bench.take(),
        ["1 close 4003", "1 close 4009", "8 welcome again resumed=false"],
        "what was told on a live connection is not told to a fresh hello"
    );
}

#[test]
fn resume_says_what_was_missed_with_its_old_numbers() {
    let mut bench = duel();
    bench.enqueue(1, "a", "duel", 1_500.0);
    bench.enqueue(2, "b", "duel", 1_500.0);
    bench.tick();
    bench.control(Command::Detach { connection: 1 });
    bench.take();
    bench.hello_as(3, "p1", "s-new", "s1", 2);
    assert_eq!(bench.take(), ["3 welcome s1 resumed=true", "3 #3 match a+b", "3 #4 ticket a Completed"]);
    bench.apply(3, Command::Ack { seq: 4 });
    bench.control(Command::Detach { connection: 3 });
    bench.hello_as(4, "p1", "s-new", "s1", 0);
    assert_eq!(bench.take(), ["3 gone", "4 welcome s1 resumed=true"]);
}

#[test]
fn an_acknowledgement_said_again_still_names_its_request() {
    let mut bench = duel();
    let attributes = [Attribute { name: "rating", value: Value::Number(1_500.0) }];
    let enqueue = Enqueue { ticket_id: "a", queue: "duel", attributes: &attributes, ..Enqueue::default() };
    bench.apply_as("e1", 1, Command::Enqueue(enqueue));
    assert_eq!(bench.take(), ["1 #1 ticket a Searching ref=e1"]);
    bench.control(Command::Detach { connection: 1 });
    bench.hello_as(3, "p1", "s-new", "s1", 0);
    let expected = [
        "1 gone",
        "3 welcome s1 resumed=true",
        "3 #2 ticket a Queued ABSENT ref=e1",
        "3 #3 ticket a Searching",
    ];
    assert_eq!(bench.take()[..4], expected);
}

#[test]
fn a_second_connection_replaces_the_first() {
    let mut bench = duel();
    bench.enqueue(1, "a", "duel", 1_500.0);
    bench.take();
    bench.hello_as(5, "p1", "s5", "", 0);
    assert_eq!(
        bench.take(),
        ["1 close 4009", "5 welcome s5 resumed=false", "5 #1 ticket a Searching"],
        "the ticket goes on"
    );
    bench.apply(1, Command::Ping { ts: 1.0 });
    assert_eq!(bench.take(), ["1 error BAD_MESSAGE"], "the old connection has no session");
}

#[test]
fn a_member_who_never_came_counts_as_absent() {
    let squads = DUEL.replace("\"minPlayers\": 1, \"maxPlayers\": 1", "\"minPlayers\": 2, \"maxPlayers\": 2");
    let mut bench = Bench::with_queue("squads", &squads);
    bench.hello(1);
    bench.take();
    bench.party(1, "a", "squads", &[("p1", 1_500.0), ("p2", 1_500.0)]);
    assert_eq!(bench.take(), ["1 #1 ticket a Queued ABSENT"]);
    bench.hello(2);
    let told = bench.take();
    assert!(told.contains(&"1 #2 ticket a Searching".to_owned()), "{told:?}");
    bench.control(Command::Presence { connection: 2, present: false });
    assert_eq!(bench.take(), ["1 #3 ticket a Queued ABSENT", "2 #3 ticket a Queued ABSENT"]);
    bench.apply(2, Command::Ping { ts: 5.0 });
    assert_eq!(bench.take(), ["1 #4 ticket a Searching", "2 #4 ticket a Searching", "2 pong 5"]);
}

#[test]
fn servers_make_read_and_delete_tickets() {
    let mut bench = duel();
    let party = [("x", 1_500.0)];
    bench.party(0, "t", "duel", &party);
    bench.party(0, "t", "duel", &party);
    bench.party(0, "t", "duel", &[("y", 1_500.0)]);
    bench.control(Command::ReadTicket { ticket_id: "t" });
    bench.control(Command::ReadQueues { queue: "" });
    bench.control(Command::DeleteTicket { ticket_id: "t" });
    bench.control(Command::DeleteTicket { ticket_id: "t" });
    bench.control(Command::ReadTicket { ticket_id: "none" });
    bench.control(Command::ReadQueues { queue: "none" });
    assert_eq!(
        bench.take(),
        [
            "0 report t Searching created=true",
            "0 report t Searching created=false",
            "0 error DUPLICATE_TICKET",
            "0 report t Searching created=false",
            "0 queues duel:1+0",
            "0 report t Cancelled created=false",
            "0 report t Cancelled created=false",
            "0 error TICKET_NOT_FOUND",
            "0 error UNKNOWN_QUEUE",
        ]
    );
}

#[test]
fn events_are_read_once_each_and_waited_for() {
    let mut bench = duel();
    bench.control(Command::ReadEvents { after: 0, limit: 10 });
    assert_eq!(bench.take(), ["0 events [1] gap=false"], "the queue got its rules");
    bench.control(Command::ReadEvents { after: 1, limit: 10 });
    assert_eq!(bench.take(), [""; 0], "the reader waits");
    bench.enqueue(1, "a", "duel", 1_500.0);
    bench.enqueue(2, "b", "duel", 1_500.0);
    bench.tick();
    assert_eq!(bench.take().last().map(String::as_str), Some("0 events [2, 3, 4] gap=false"));
    for (after, limit, expected) in
        [(2, 1, "[3] gap=false"), (3, 9, "[4] gap=false"), (99, 9, "[1, 2, 3, 4] gap=true")]
    {
        bench.control(Command::ReadEvents { after, limit });
        assert_eq!(bench.take(), [format!("0 events {expected}")]);
    }
    bench.advance(600_001);
    bench.take();
    bench.control(Command::ReadEvents { after: 1, limit: 9 });
    assert_eq!(bench.take(), [""; 0], "all are forgotten: the reader waits for the next");
    bench.enqueue(1, "c", "duel", 1_500.0);
    bench.apply(1, Command::Cancel { ticket_id: "c" });
    assert_eq!(bench.take().last().map(String::as_str), Some("0 events [5] gap=true"));
}

#[test]
fn waiting_tickets_move_to_new_rules_or_fail() {
    let mut bench = duel();
    bench.hello(3);
    bench.enqueue(1, "a", "duel", 1_500.0);
    bench.enqueue(2, "b", "duel", 1_700.0);
    bench.take();
    let wider = DUEL.replace("\"maxDistance\": 100", "\"maxDistance\": 300");
    bench.control(Command::PutRules { queue: "duel", rules: &wider });
    bench.tick();
    assert_eq!(bench.out.matches.len(), 1);
    bench.enqueue(3, "c", "duel", 1_500.0);
    bench.take();
    let other = DUEL.replace("\"rating\"", "\"skill\"");
    bench.control(Command::PutRules { queue: "duel", rules: &other });
    assert_eq!(bench.take(), ["3 #2 ticket c Failed RULES_CHANGED", "0 rules v3 created=false problems=0"]);
    bench.control(Command::PutRules { queue: "duel", rules: "{" });
    assert_eq!(bench.take(), ["0 rules v3 created=false problems=1"], "a mistake changes nothing");
}

#[test]
fn a_full_queue_refuses_until_there_is_room() {
    let small = DUEL.replace("\"tickMs\": 0", "\"tickMs\": 0, \"capacity\": 1");
    let mut bench = Bench::with_queue("duel", &small);
    bench.hello(1);
    bench.hello(2);
    bench.enqueue(1, "a", "duel", 1_500.0);
    bench.take();
    bench.enqueue(2, "b", "duel", 1_500.0);
    assert_eq!(bench.take(), ["2 error QUEUE_FULL"]);
    bench.apply(1, Command::Cancel { ticket_id: "a" });
    bench.take();
    bench.enqueue(2, "b", "duel", 1_500.0);
    assert_eq!(bench.take(), ["2 #1 ticket b Searching"]);
}

#[test]
fn a_partner_whose_heartbeat_is_long_gone_holds_a_new_ticket_for_one_grace_only() {
    let mut bench = Bench::with_queue("q", &support::world::rules(100));
    bench.hello(1);
    bench.hello(2);
    bench.control(Command::Presence { connection: 2, present: false });
    bench.advance(GRACE_MS + 1);
    bench.party(1, "a", "q", &[("p1", 1.0), ("p2", 1.0)]);
    bench.take();
    bench.advance(GRACE_MS - 1);
    assert_eq!(bench.take(), Vec::<String>::new(), "he may still come back");
    bench.advance(1);
    assert_eq!(bench.take()[0], "1 #2 ticket a Cancelled ABSENT");
}

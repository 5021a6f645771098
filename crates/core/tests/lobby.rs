//! Acceptance, the life of a match, its result, backfills, as tables of what is said.

mod support;

use musterd_core::command::{Command, CreateBackfill, Member, PlayerResult, PresentTeam, TeamResult};
use support::{Bench, DUEL, GRACE_MS};

/// The duel with other queue keys, and teams of so many.
fn rules(keys: &str, team: (u32, u32)) -> String {
    let size = format!("\"minPlayers\": {}, \"maxPlayers\": {}", team.0, team.1);
    DUEL.replace("\"minPlayers\": 1, \"maxPlayers\": 1", &size)
        .replace("\"tickMs\": 0,", &format!("\"tickMs\": 0, {keys},"))
}

/// Players on connections 1 to 4, in a queue whose matches need acceptance.
fn asking() -> Bench {
    asking_with("\"acceptanceRequired\": true, \"acceptanceTimeoutSeconds\": 20")
}

fn asking_with(keys: &str) -> Bench {
    let mut bench = Bench::with_queue("duel", &rules(keys, (1, 1)));
    (1..=4).for_each(|connection| bench.hello(connection));
    bench.replicate();
    bench.take();
    bench
}

/// Tickets `a` and `b` of connections 1 and 2 are proposed; the match's id.
fn propose(bench: &mut Bench) -> String {
    bench.enqueue(1, "a", "duel", 1_500.0);
    bench.enqueue(2, "b", "duel", 1_540.0);
    bench.tick();
    bench.follow();
    bench.out.proposed.last().expect("a proposal").id.clone()
}

fn server(bench: &mut Bench, command: Command<'_>) -> String {
    bench.take();
    bench.control(command);
    let said = bench.take();
    said.iter().find(|line| line.starts_with("0 ")).cloned().unwrap_or_default()
}

#[test]
fn everybody_is_asked_and_all_accept() {
    let mut bench = asking();
    let id = propose(&mut bench);
    let said = bench.take();
    assert_eq!(
        said[..6],
        [
            "1 #1 ticket a Searching",
            "2 #1 ticket b Searching",
            "1 #2 ticket a RequiresAcceptance",
            "1 #3 proposal a 0/2 20000",
            "2 #2 ticket b RequiresAcceptance",
            "2 #3 proposal b 0/2 20000",
        ]
    );
    bench.now += 700;
    bench.apply_as("x", 1, Command::Accept { match_id: &id });
    assert_eq!(
        bench.take(),
        ["1 #4 ticket a RequiresAcceptance ref=x", "1 #5 proposal a 1/2 19300", "2 #4 proposal b 1/2 19300"]
    );
    bench.apply(1, Command::Accept { match_id: &id });
    assert_eq!(bench.take(), ["1 #6 ticket a RequiresAcceptance"], "accepting twice changes nothing");
    bench.apply_as("y", 2, Command::Accept { match_id: &id });
    assert_eq!(
        bench.take().into_iter().filter(|line| !line.contains("events")).collect::<Vec<_>>(),
        [
            "1 #7 ticket a Placing",
            "1 #8 match a+b",
            "1 #9 ticket a Completed",
            "2 #5 ticket b Placing ref=y",
            "2 #6 match a+b",
            "2 #7 ticket b Completed",
        ]
    );
    for (connection, expected) in [(1, "1 error TOO_LATE"), (3, "3 error MATCH_NOT_FOUND")] {
        for command in [Command::Accept { match_id: &id }, Command::Decline { match_id: &id }] {
            bench.apply(connection, command);
            assert_eq!(bench.take(), [expected]);
        }
    }
    bench.apply(1, Command::Accept { match_id: "m-none" });
    assert_eq!(bench.take(), ["1 error MATCH_NOT_FOUND"]);
}

#[test]
fn a_decline_ends_the_decliner_and_the_others_keep_their_place() {
    type Refuse = fn(&mut Bench, &str);
    let decline: Refuse = |bench, id| bench.apply(2, Command::Decline { match_id: id });
    let cancel: Refuse = |bench, _| bench.apply(2, Command::Cancel { ticket_id: "b" });
    let delete: Refuse = |bench, _| bench.control(Command::DeleteTicket { ticket_id: "b" });
    let by_server: Refuse = |bench, id| {
        bench.control(Command::AnswerProposal { match_id: id, player_ids: &["p2"], accept: false });
    };
    for (refuse, reason, end) in [
        (decline, "DECLINED", "Dropped DECLINED"),
        (cancel, "REQUESTED", "Dropped TICKET_ENDED"),
        (delete, "REQUESTED", "Dropped TICKET_ENDED"),
        (by_server, "DECLINED", "Dropped DECLINED"),
    ] {
        let mut bench = asking();
        let id = propose(&mut bench);
        bench.now += 1_000;
        // Younger than `a`, older than nobody: whoever comes next meets `a`, for it has its old place.
        bench.enqueue(3, "c", "duel", 3_000.0);
        bench.take();
        refuse(&mut bench, &id);
        let said = bench.take();
        let of =
            |start: &str| said.iter().filter(|line| line.starts_with(start)).cloned().collect::<Vec<_>>();
        assert_eq!(of("2 "), [format!("2 #4 ticket b Cancelled {reason}")]);
        assert_eq!(of("1 "), ["1 #4 ticket a Searching"]);
        bench.follow();
        assert_eq!(bench.out.over.last(), Some(&(id.clone(), end.to_owned())));
        bench.take();
        bench.enqueue(4, "d", "duel", 1_500.0);
        bench.tick();
        bench.follow();
        assert_eq!(bench.out.proposed.last().expect("another").tickets, ["a", "d"]);
        bench.apply(2, Command::Accept { match_id: &id });
        assert!(bench.take().contains(&"2 error TOO_LATE".to_owned()));
    }
}

#[test]
fn silence_is_a_decline_and_who_accepted_waits_again() {
    let mut bench = asking();
    let id = propose(&mut bench);
    bench.apply(1, Command::Accept { match_id: &id });
    bench.take();
    bench.advance(19_999);
    let told = bench.take();
    assert!(told.iter().all(|line| line.contains("proposal") || line.contains("events")), "{told:?}");
    bench.advance(1);
    let said = bench.take();
    assert!(said.contains(&"2 #5 ticket b Cancelled NOT_ACCEPTED".to_owned()), "{said:?}");
    assert!(said.contains(&"1 #6 ticket a Searching".to_owned()), "{said:?}");
}

#[test]
fn a_member_who_goes_does_not_end_the_proposal() {
    let mut bench = asking();
    let id = propose(&mut bench);
    bench.apply(2, Command::Accept { match_id: &id });
    bench.control(Command::Detach { connection: 2 });
    bench.apply(1, Command::Accept { match_id: &id });
    bench.follow();
    assert_eq!(bench.out.matches.len(), 1, "he had accepted");

    let mut bench = asking();
    let id = propose(&mut bench);
    bench.control(Command::Detach { connection: 2 });
    bench.apply(1, Command::Decline { match_id: &id });
    bench.hello_as(12, "p2", "s2", "s2", 0);
    let said = bench.take();
    assert!(said.iter().any(|line| line.contains("ticket b Queued ABSENT")), "held on return: {said:?}");
    assert!(said.last().is_some_and(|line| line.ends_with("ticket b Searching")), "{said:?}");
}

#[test]
fn an_absence_beyond_grace_drops_the_proposal() {
    let mut bench = asking_with("\"acceptanceRequired\": true, \"acceptanceTimeoutSeconds\": 600");
    propose(&mut bench);
    bench.control(Command::Detach { connection: 2 });
    bench.take();
    bench.advance(GRACE_MS);
    assert!(bench.take().contains(&"1 #4 ticket a Searching".to_owned()));
    bench.follow();
    assert_eq!(bench.out.ended, ["b"]);
}

#[test]
fn the_request_timeout_stands_still_while_a_ticket_is_asked() {
    let mut bench = asking_with("\"acceptanceRequired\": true, \"acceptanceTimeoutSeconds\": 600");
    let id = propose(&mut bench);
    bench.advance(299_000);
    bench.apply(2, Command::Decline { match_id: &id });
    bench.take();
    bench.advance(299_999);
    assert_eq!(bench.take().iter().filter(|line| line.contains("TimedOut")).count(), 0);
    bench.advance(1);
    assert!(bench.take().iter().any(|line| line.contains("ticket a TimedOut")));
}

#[test]
fn an_open_proposal_is_told_after_a_resume_with_the_time_left() {
    let mut bench = asking();
    propose(&mut bench);
    bench.control(Command::Detach { connection: 1 });
    bench.advance(5_000);
    bench.take();
    bench.hello_as(11, "p1", "s1", "s1", 3);
    assert_eq!(
        bench.take(),
        ["11 welcome s1 resumed=true", "11 #4 ticket a RequiresAcceptance", "11 #5 proposal a 0/2 15000"]
    );
}

#[test]
fn acceptances_are_told_twice_a_second_at_most() {
    let mut bench = Bench::with_queue("duel", &rules("\"acceptanceRequired\": true", (4, 4)));
    (1..=8).for_each(|connection| bench.hello(connection));
    for connection in 1..=8 {
        bench.enqueue(connection, &format!("t{connection}"), "duel", 1_500.0);
    }
    bench.tick();
    bench.follow();
    let id = bench.out.proposed[0].id.clone();
    bench.take();
    for connection in 1..=7 {
        bench.advance(50);
        bench.apply(connection, Command::Accept { match_id: &id });
    }
    bench.advance(650);
    let told = bench.take().into_iter().filter(|line| line.starts_with("8 ")).collect::<Vec<_>>();
    assert_eq!(told, ["8 #4 proposal t8 7/8 29500"]);
}

#[test]
fn servers_answer_for_players() {
    let mut bench = asking();
    bench.party(0, "s", "duel", &[("bot", 1_500.0)]);
    bench.enqueue(1, "a", "duel", 1_500.0);
    bench.tick();
    bench.follow();
    let id = bench.out.proposed[0].id.clone();
    let answer = |player_ids, accept| Command::AnswerProposal { match_id: &id, player_ids, accept };
    for (command, expected) in [
        (answer(&[], true), "0 error BAD_MESSAGE"),
        (answer(&["nobody"], true), "0 error MATCH_NOT_FOUND"),
        (answer(&["bot"], true), "0 match report Proposed  created=true"),
        (answer(&["bot"], true), "0 match report Proposed  created=true"),
        (answer(&["bot", "p1"], true), "0 match report Running  created=true"),
        (answer(&["bot"], false), "0 error TOO_LATE"),
        (Command::ReadMatch { match_id: &id }, "0 match report Running  created=false"),
        (Command::ReadMatch { match_id: "none" }, "0 error MATCH_NOT_FOUND"),
        (Command::EndMatch { match_id: &id }, "0 match report Ended REQUESTED created=true"),
        (Command::EndMatch { match_id: &id }, "0 match report Ended REQUESTED created=false"),
    ] {
        assert_eq!(server(&mut bench, command), expected, "{command:?}");
    }
    bench.advance(600_000);
    assert_eq!(server(&mut bench, Command::ReadMatch { match_id: &id }), "0 error MATCH_NOT_FOUND");
}

/// A match of `p1` and `p2` that runs; its id.
fn running(bench: &mut Bench) -> String {
    let [one, two] = ["a", "b"].map(|name| format!("{name}{}", bench.now));
    bench.enqueue(1, &one, "duel", 1_500.0);
    bench.enqueue(2, &two, "duel", 1_540.0);
    bench.tick();
    bench.follow();
    bench.take();
    bench.out.matches.last().expect("a match").id.clone()
}

#[test]
fn a_result_ends_a_match_once() {
    let mut bench = asking_with("\"matchTtlSeconds\": 100");
    let id = running(&mut bench);
    let left = [PlayerResult { player_id: "p1", left: true }];
    let stranger = [PlayerResult { player_id: "p2", left: false }];
    let team = |name, rank| TeamResult { name, rank, players: &[] };
    let good = [team("red", 1), TeamResult { players: &left, ..team("blue", 2) }];
    let turned = [good[1], good[0]];
    let report = |teams| Command::ReportResult { match_id: &id, teams };
    for (teams, expected) in [
        (&[][..], "0 error BAD_MESSAGE"),
        (&[team("red", 1)], "0 error BAD_MESSAGE"),
        (&[team("red", 1), team("red", 1)], "0 error BAD_MESSAGE"),
        (&[team("red", 1), team("green", 1)], "0 error BAD_MESSAGE"),
        (&[team("red", 1), team("blue", 2), team("green", 3)], "0 error BAD_MESSAGE"),
        (&[team("red", 1), team("blue", 0)], "0 error BAD_MESSAGE"),
        (&[team("red", 1), TeamResult { players: &stranger, ..team("blue", 2) }], "0 error BAD_MESSAGE"),
        (&good, "0 match report Ended RESULT created=true"),
        (&turned, "0 match report Ended RESULT created=false"),
        (&[team("red", 2), good[1]], "0 error RESULT_CONFLICT"),
    ] {
        assert_eq!(server(&mut bench, report(teams)), expected, "{teams:?}");
    }
    let unknown = Command::ReportResult { match_id: "none", teams: &good };
    assert_eq!(server(&mut bench, unknown), "0 error MATCH_NOT_FOUND");

    let other = {
        bench.advance(1);
        running(&mut bench)
    };
    bench.advance(99_999);
    assert_eq!(
        server(&mut bench, Command::ReadMatch { match_id: &other }),
        "0 match report Running  created=false"
    );
    bench.advance(1);
    let ended = server(&mut bench, Command::ReadMatch { match_id: &other });
    assert_eq!(ended, "0 match report Ended TIMED_OUT created=false");
    let late = Command::ReportResult { match_id: &other, teams: &good };
    assert_eq!(server(&mut bench, late), "0 error TOO_LATE");
}

#[test]
fn an_exclusive_match_holds_its_players_until_it_has_ended() {
    for (keys, expected) in
        [("\"exclusive\": true", "1 error PLAYER_BUSY"), ("\"exclusive\": false", "Searching")]
    {
        let mut bench = asking_with(keys);
        let id = running(&mut bench);
        bench.enqueue(1, "again", "duel", 1_500.0);
        assert!(bench.take()[0].ends_with(expected), "{keys}");
        bench.control(Command::EndMatch { match_id: &id });
        bench.take();
        bench.enqueue(2, "later", "duel", 1_500.0);
        assert!(bench.take()[0].ends_with("ticket later Searching"), "{keys}");
    }
}

/// A queue for matches of two to four, with `p1` against `p2` running in it.
fn open_match(keys: &str) -> (Bench, String) {
    let mut bench = Bench::with_queue("duel", &rules(keys, (1, 2)));
    (1..=8).for_each(|connection| bench.hello(connection));
    bench.take();
    bench.replicate();
    let id = running(&mut bench);
    (bench, id)
}

fn ask<'a>(id: &'a str, teams: &'a [PresentTeam<'a>]) -> Command<'a> {
    Command::CreateBackfill(CreateBackfill { match_id: id, queue: "duel", teams })
}

#[test]
fn a_backfill_brings_players_into_their_teams() {
    let (mut bench, id) = open_match("\"backfillMode\": \"MANUAL\"");
    let teams = bench.out.matches[0].teams.clone();
    let [red, blue] = [0, 1].map(|team| [Member { player_id: &teams[team][0], ..Member::default() }]);
    let present = [PresentTeam { name: "red", players: &red }, PresentTeam { name: "blue", players: &blue }];
    assert_eq!(server(&mut bench, ask(&id, &present)), "0 backfill Searching ");
    bench.enqueue(1, "own", "duel", 1_500.0);
    bench.tick();
    bench.follow();
    assert!(bench.out.fills.is_empty(), "a ticket that names one of them never fills it");
    bench.control(Command::DeleteTicket { ticket_id: "own" });
    bench.enqueue(3, "c", "duel", 1_550.0);
    bench.tick();
    bench.follow();
    let fill = bench.out.fills.pop().expect("a fill");
    assert_eq!((&fill.id, &fill.tickets), (&id, &vec!["c".to_owned()]));
    assert_eq!(
        fill.teams.iter().map(|team| team[0].clone()).collect::<Vec<_>>(),
        [&*teams[0][0], &*teams[1][0]]
    );
    assert_eq!(fill.teams.iter().flatten().filter(|player| *player == "p3").count(), 1);
    let told = bench.take();
    assert!(told.iter().any(|line| line.starts_with("3 ") && line.ends_with("match c")), "{told:?}");
    assert!(told.iter().all(|line| !line.starts_with("2 ")), "who is there is told by his game: {told:?}");
    assert_eq!(server(&mut bench, Command::ReadBackfill { backfill_id: "b-abc-1" }), "0 backfill Completed ");
    assert_eq!(server(&mut bench, Command::DeleteBackfill { backfill_id: "b-abc-1" }), "0 error TOO_LATE");
    assert_eq!(
        server(&mut bench, Command::ReadBackfill { backfill_id: "b-no" }),
        "0 error BACKFILL_NOT_FOUND"
    );
}

#[test]
fn each_mistake_of_a_backfill_has_its_code() {
    let (mut bench, id) = open_match("\"exclusive\": false");
    let member = |player_id| Member { player_id, ..Member::default() };
    let (known, unknown, bad) = ([member("p1")], [member("x")], [member("")]);
    let red = |players| PresentTeam { name: "red", players };
    let green = PresentTeam { name: "green", players: &known };
    let twice = [red(&known), PresentTeam { name: "blue", players: &known }];
    let asked = |match_id, queue, teams| Command::CreateBackfill(CreateBackfill { match_id, queue, teams });
    for (command, expected) in [
        (asked("a b", "duel", &[red(&known)]), "0 error BAD_MESSAGE"),
        (asked(&id, "other", &[red(&known)]), "0 error UNKNOWN_QUEUE"),
        (asked(&id, "duel", &[]), "0 error BAD_MESSAGE"),
        (asked(&id, "duel", &[green]), "0 error BAD_MESSAGE"),
        (asked(&id, "duel", &[red(&known), red(&[])]), "0 error BAD_MESSAGE"),
        (asked(&id, "duel", &twice), "0 error BAD_MESSAGE"),
        (asked(&id, "duel", &[red(&bad)]), "0 error BAD_MESSAGE"),
        (asked(&id, "duel", &[red(&unknown)]), "0 error BAD_ATTRIBUTE"),
        (asked(&id, "duel", &[red(&known)]), "0 backfill Searching "),
    ] {
        assert_eq!(server(&mut bench, command), expected, "{command:?}");
    }
    bench.control(Command::EndMatch { match_id: &id });
    assert_eq!(server(&mut bench, ask(&id, &[red(&known)])), "0 error TOO_LATE");
    let cancelled = server(&mut bench, Command::ReadBackfill { backfill_id: "b-abc-1" });
    assert_eq!(cancelled, "0 backfill Cancelled MATCH_ENDED");
}

#[test]
fn a_newer_backfill_replaces_the_older_and_time_ends_both() {
    let (mut bench, id) = open_match("\"exclusive\": false");
    let player = [Member { player_id: "p1", ..Member::default() }];
    let present = [PresentTeam { name: "red", players: &player }];
    for _ in 0..2 {
        bench.control(ask(&id, &present));
    }
    let read = |backfill_id| Command::ReadBackfill { backfill_id };
    assert_eq!(server(&mut bench, read("b-abc-1")), "0 backfill Cancelled REPLACED");
    assert_eq!(server(&mut bench, read("b-abc-2")), "0 backfill Searching ");
    bench.advance(300_000);
    assert_eq!(server(&mut bench, read("b-abc-2")), "0 backfill TimedOut ");
    let foreign = [Member { player_id: "x", attributes: &[rating(1_500.0)], ..Member::default() }];
    let present = [PresentTeam { name: "blue", players: &foreign }];
    assert_eq!(server(&mut bench, ask("elsewhere:1", &present)), "0 backfill Searching ");
    let adopted = server(&mut bench, Command::ReadMatch { match_id: "elsewhere:1" });
    assert_eq!(adopted, "0 match report Running  created=false");
    assert_eq!(
        server(&mut bench, Command::DeleteBackfill { backfill_id: "b-abc-3" }),
        "0 backfill Cancelled REQUESTED"
    );
}

fn rating(value: f64) -> musterd_core::command::Attribute<'static> {
    musterd_core::command::Attribute { name: "rating", value: musterd_core::command::Value::Number(value) }
}

#[test]
fn an_automatic_backfill_asks_until_the_match_is_full() {
    let (mut bench, id) = open_match("\"backfillMode\": \"AUTOMATIC\", \"additionalPlayerCount\": 1");
    for (connection, ticket) in [(3, "c"), (4, "d"), (5, "e")] {
        bench.enqueue(connection, ticket, "duel", 1_500.0);
        bench.tick();
        bench.follow();
    }
    assert_eq!(bench.out.fills.iter().map(|fill| fill.id.clone()).collect::<Vec<_>>(), [&*id, &*id, &*id]);
    assert_eq!(
        bench.out.fills[2].teams.iter().map(Vec::len).sum::<usize>(),
        5,
        "one more than the teams hold"
    );
    bench.take();
    bench.enqueue(6, "f", "duel", 1_500.0);
    bench.tick();
    assert_eq!(bench.take().len(), 1, "full: he waits");
    bench.control(Command::ReadQueues { queue: "duel" });
}

#[test]
fn who_joins_a_running_match_is_asked_too() {
    let (mut bench, id) = open_match("\"acceptanceRequired\": false");
    bench.control(Command::PutRules {
        queue: "duel",
        rules: &rules("\"acceptanceRequired\": true, \"acceptanceTimeoutSeconds\": 5", (1, 2)),
    });
    let player = [Member { player_id: "p1", ..Member::default() }];
    let present = [PresentTeam { name: "red", players: &player }];
    bench.control(ask(&id, &present));
    bench.enqueue(3, "c", "duel", 1_500.0);
    bench.tick();
    bench.follow();
    bench.take();
    let backfill = Command::ReadBackfill { backfill_id: "b-abc-1" };
    assert_eq!(server(&mut bench, backfill), "0 backfill RequiresAcceptance ");
    bench.advance(5_000);
    assert_eq!(server(&mut bench, backfill), "0 backfill Searching ");
    bench.enqueue(4, "d", "duel", 1_500.0);
    bench.tick();
    bench.apply(4, Command::Accept { match_id: &id });
    assert_eq!(server(&mut bench, backfill), "0 backfill Completed ");
    assert_eq!(
        server(&mut bench, Command::ReadMatch { match_id: &id }),
        "0 match report Running  created=false"
    );
}

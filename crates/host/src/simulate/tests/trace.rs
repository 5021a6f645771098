//! What a trace may say, and what is said of each line that it may not.

use std::io::BufReader;

use musterd_core::code::Code;
use musterd_core::value::OwnedValue;

use crate::limits::{TRACE_BROKEN_TOLD, TRACE_LINE_BYTES};
use crate::simulate::input::ReadOptions;
use crate::simulate::trace::{Trace, read_trace};

fn options(queue: Option<&str>, strict: bool) -> ReadOptions {
    ReadOptions { path: "day.ndjson".into(), queue: queue.map(String::from), strict }
}

fn read(text: &str, options: &ReadOptions) -> Result<Trace, String> {
    // A small buffer, so that lines lie across its end.
    let input = BufReader::with_capacity(16, text.as_bytes());
    read_trace(input, options).map_err(|refusal| {
        assert_eq!(refusal.code, Code::ConfigInvalid);
        refusal.message
    })
}

const GOOD: &str = r#"{"atMs": 5, "ticketId": "a", "players": [{"playerId": "ann"}]}"#;

#[test]
fn each_broken_line_has_its_reason() {
    let long = format!(r#"{{"atMs": 1, "x": "{}"}}"#, "y".repeat(TRACE_LINE_BYTES));
    let too_many = format!(r#"{{"atMs": 1, "players": [{}]}}"#, [r#"{"playerId": "p"}"#; 11].join(", "));
    let table = [
        ("[", "not valid JSON: EOF while parsing a list at column 1"),
        ("7", "must be an object"),
        ("{}", "atMs is missing"),
        (r#"{"atMs": -1, "players": []}"#, "atMs: must be a number of milliseconds from 0 to 94608000000"),
        (r#"{"atMs": "1", "players": []}"#, "atMs: must be a number of milliseconds from 0 to 94608000000"),
        (r#"{"atMs": 1}"#, "players is missing"),
        (r#"{"atMs": 1, "players": {}}"#, "players: must be a list"),
        (r#"{"atMs": 1, "players": []}"#, "players: a party has 1 to 10 players, not 0"),
        (too_many.as_str(), "players: a party has 1 to 10 players, not 11"),
        (r#"{"atMs": 1, "players": [7]}"#, "players[0]: must be an object"),
        (r#"{"atMs": 1, "players": [{}]}"#, "players[0].playerId is missing"),
        (r#"{"atMs": 1, "players": [{"playerId": 7}]}"#, "players[0].playerId: must be a text"),
        (
            r#"{"atMs": 1, "players": [{"playerId": "p", "attributes": {"rating": true}}]}"#,
            "players[0].attributes.rating: must be a number, a text, a list of texts or a map of numbers",
        ),
        (
            r#"{"atMs": 1, "players": [{"playerId": "p", "latencyMs": {"eu": -1}}]}"#,
            "players[0].latencyMs.eu: must be a number from 0",
        ),
        (
            r#"{"atMs": 1, "players": [{"playerId": "p", "rating": 7}]}"#,
            "players[0]: unknown key rating; known are playerId, attributes, latencyMs",
        ),
        (
            r#"{"atMs": 1, "players": [{"playerId": "p"}], "cancelsAtMs": 7}"#,
            "unknown key cancelsAtMs; known are atMs, ticketId, queue, players, cancelAtMs",
        ),
        (r#"{"atMs": 9, "players": [{"playerId": "p"}], "cancelAtMs": 7}"#, "cancelAtMs: it is before atMs"),
        (
            r#"{"atMs": 9, "ticketId": "a", "players": [{"playerId": "p"}]}"#,
            "ticketId: a is that of an earlier line",
        ),
        (r#"{"atMs": 9, "cancel": "b"}"#, "cancel: no earlier line has the ticketId b"),
        (r#"{"atMs": 4, "cancel": "a"}"#, "cancel: a arrives later, at 5"),
        (r#"{"atMs": 9, "cancel": "a", "why": 1}"#, "unknown key why; known are atMs, cancel"),
        (long.as_str(), "longer than 262144 bytes"),
    ];
    for (line, reason) in table {
        let text = format!("{GOOD}\n\n{line}\n{}\n", GOOD.replace("\"a\"", "\"z\""));
        let trace = read(&text, &options(None, false)).expect("the good lines are left");
        let told: Vec<_> = trace.first_broken.iter().map(|broken| (broken.line, &*broken.reason)).collect();
        assert_eq!(told, [(3, reason)]);
        assert_eq!((trace.broken, trace.arrivals.len()), (1, 2), "{line}");
        assert_eq!(read(&text, &options(None, true)), Err(format!("day.ndjson:3: {reason}")));
    }
}

#[test]
fn arrivals_come_in_the_order_of_their_time_with_all_that_they_say() {
    let text = concat!(
        r#"{"atMs": 9.7, "ticketId": "late", "queue": "duel", "players": [{"playerId": "ann", "attributes": "#,
        r#"{"rating": 1500, "mode": "fast", "maps": ["a", "b"], "skill": {"x": 1}}, "latencyMs": {"eu": 20}}]}"#,
        "\r\n",
        r#"{"atMs": 2, "queue": "duel", "players": [{"playerId": "bob"}, {"playerId": "cid"}], "cancelAtMs": 70}"#,
        "\n",
        r#"{"atMs": 50, "cancel": "late"}"#,
        "\n",
        r#"{"atMs": 60, "cancel": "late"}"#,
    );
    let trace = read(text, &options(None, true)).expect("good lines");
    assert_eq!(trace.lines, 4);
    let [first, last] = &*trace.arrivals else { panic!("two arrivals") };
    assert_eq!((first.at_ms, &*first.ticket_id, first.players.len()), (2, "line-2", 2));
    assert_eq!(first.cancel_at_ms, Some(70));
    assert_eq!((last.at_ms, &*last.ticket_id, last.cancel_at_ms), (9, "late", Some(50)));
    let ann = &last.players[0];
    assert_eq!(ann.value("rating"), Some(&OwnedValue::Number(1_500.0)));
    assert_eq!(ann.value("mode"), Some(&OwnedValue::Text("fast".into())));
    assert_eq!(ann.value("maps"), Some(&OwnedValue::List(["a".into(), "b".into()].into())));
    assert_eq!(ann.value("skill"), Some(&OwnedValue::Map([("x".into(), 1.0)].into())));
    assert_eq!(&*ann.latencies, [("eu".into(), 20.0)]);
}

#[test]
fn several_queues_need_a_choice() {
    let line = |queue: &str, id: &str| {
        format!(r#"{{"atMs": 1, "ticketId": "{id}", "queue": "{queue}", "players": [{{"playerId": "p"}}]}}"#)
    };
    let text = format!("{}\n{}\n{{\"atMs\": 2, \"cancel\": \"b\"}}", line("duel", "a"), line("squads", "b"));
    let trace = read(&text, &options(Some("duel"), true)).expect("one is chosen");
    assert_eq!((trace.arrivals.len(), trace.of_other_queues), (1, 1));
    for (queue, wanted) in [
        (None, "day.ndjson: it names the queues duel, squads: choose one with --queue"),
        (Some("none"), "day.ndjson: no arrival in it; it names duel, squads"),
    ] {
        assert_eq!(read(&text, &options(queue, true)), Err(wanted.into()));
    }
    assert_eq!(read("", &options(None, false)), Err("day.ndjson: no arrival in it".into()));
    assert_eq!(
        read("{}", &options(None, false)),
        Err("day.ndjson: no arrival in it; line 1: atMs is missing".into())
    );
}

#[test]
fn of_many_broken_lines_the_first_are_told_and_all_are_counted() {
    let text = format!("{GOOD}\n{}", "?\n".repeat(TRACE_BROKEN_TOLD + 5));
    let trace = read(&text, &options(None, false)).expect("one good line");
    assert_eq!(trace.broken, TRACE_BROKEN_TOLD as u64 + 5);
    assert_eq!(trace.first_broken.len(), TRACE_BROKEN_TOLD);
}

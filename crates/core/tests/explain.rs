//! Why tickets wait, as tables.

mod support;

use musterd_core::command::{Attribute, Command, Enqueue, Value};
use support::{Bench, DUEL};

const MODES: &str = r#"{"ruleLanguageVersion": "1.0",
    "playerAttributes": [{"name": "rating", "type": "number"}, {"name": "mode", "type": "string"}],
    "teams": [{"name": "red", "minPlayers": 1, "maxPlayers": 1}, {"name": "blue", "minPlayers": 1, "maxPlayers": 1}],
    "rules": [
        {"name": "SameMode", "type": "comparison", "operation": "=", "measurements": ["flatten(teams[*].players.attributes[mode])"]},
        {"name": "Near", "type": "batchDistance", "batchAttribute": "rating", "maxDistance": 100}],
    "queue": {"tickMs": 0}}"#;

fn explain(bench: &mut Bench, connection: u32, ticket_id: &str) -> Vec<String> {
    bench.take();
    bench.apply(connection, Command::Explain { ticket_id });
    bench.take()
}

fn explain_ticket(bench: &mut Bench, ticket_id: &str) -> Vec<String> {
    bench.take();
    bench.control(Command::ExplainTicket { ticket_id });
    bench.take()
}

fn enqueue(bench: &mut Bench, connection: u32, ticket_id: &str, rating: f64, mode: &str) {
    let attributes = [
        Attribute { name: "rating", value: Value::Number(rating) },
        Attribute { name: "mode", value: Value::Text(mode) },
    ];
    let enqueue = Enqueue { ticket_id, queue: "modes", attributes: &attributes, ..Enqueue::default() };
    bench.apply(connection, Command::Enqueue(enqueue));
}

#[test]
fn a_player_hears_of_the_rules_that_block_and_of_the_next_expansion() {
    let mut bench = Bench::with_queue("duel", DUEL);
    for connection in 1..=3 {
        bench.hello(connection);
    }
    bench.enqueue(1, "a", "duel", 1_500.0);
    assert_eq!(explain(&mut bench, 1, "a"), ["1 explanation a Searching [] next=Some(InMs(5000.0))"]);
    bench.enqueue(2, "b", "duel", 1_663.0);
    bench.enqueue(3, "c", "duel", 9_000.0);
    bench.tick();
    // 163 is 63 too much, told as 70.
    let expected = "1 explanation a Searching [rating 70 2] next=Some(InMs(5000.0))";
    assert_eq!(explain(&mut bench, 1, "a"), [expected.replace("rating", &rule_name())]);
    assert_eq!(explain(&mut bench, 1, "b"), ["1 error TICKET_NOT_FOUND"], "a foreign ticket is not there");
    assert_eq!(explain(&mut bench, 1, "none"), ["1 error TICKET_NOT_FOUND"]);
    bench.advance(5_000);
    let lines = bench.take();
    assert!(lines.iter().any(|line| line.contains("match a+b")), "{lines:?}");
    assert_eq!(explain(&mut bench, 1, "a"), ["1 explanation a Completed [] next=None"]);
}

/// The name of the one rule of `DUEL`.
fn rule_name() -> String {
    let rules = musterd_core::rules::compile(DUEL).expect("good rules");
    rules.rules[0].name.to_string()
}

#[test]
fn a_server_hears_what_each_rule_leaves_and_who_is_nearest() {
    let mut bench = Bench::with_queue("modes", MODES);
    for connection in 1..=4 {
        bench.hello(connection);
    }
    enqueue(&mut bench, 1, "a", 1_500.0, "ranked");
    enqueue(&mut bench, 2, "b", 1_300.0, "casual");
    enqueue(&mut bench, 3, "c", 1_640.0, "ranked");
    enqueue(&mut bench, 4, "d", 9_000.0, "arcade");
    bench.tick();
    assert_eq!(
        explain_ticket(&mut bench, "a"),
        [
            "0 explain a Searching step=0 examined=3 passing=0 large=0 waiting=3 SameMode:2/1@1 Near:3/0@40 nearest=c"
        ]
    );
    bench.control(Command::ExplainQueue { queue: "modes" });
    assert_eq!(
        bench.take(),
        ["0 explain modes waiting=4 examined=4 passing=0 alone=2 SameMode:2/2/5 Near:4/2/6"]
    );
    assert_eq!(explain_ticket(&mut bench, "none"), ["0 error TICKET_NOT_FOUND"]);
    bench.control(Command::ExplainQueue { queue: "none" });
    assert_eq!(bench.take(), ["0 error UNKNOWN_QUEUE"]);
}

#[test]
fn questions_change_nothing() {
    let mut bench = Bench::with_queue("modes", MODES);
    bench.hello(1);
    enqueue(&mut bench, 1, "a", 1_500.0, "ranked");
    let before = bench.engine.image();
    explain(&mut bench, 1, "a");
    explain_ticket(&mut bench, "a");
    bench.control(Command::ExplainQueue { queue: "modes" });
    assert_eq!(bench.engine.image(), before);
    for command in [Command::ExplainTicket { ticket_id: "a" }, Command::ExplainQueue { queue: "modes" }] {
        assert!(!bench.engine.is_input(0, &command), "a journal holds no questions");
    }
}

#[test]
fn a_held_ticket_names_its_absent_members() {
    let mut bench = Bench::with_queue("duel", DUEL);
    bench.hello(1);
    bench.enqueue(1, "a", "duel", 1_500.0);
    bench.control(Command::Presence { connection: 1, present: false });
    let lines = explain_ticket(&mut bench, "a");
    assert!(lines[0].contains("Queued") && lines[0].contains("absent=p1"), "{lines:?}");
}

//! Whole simulations.

use serde_json::{Value, json};

use crate::simulate::Simulation;

/// Two players, at most `distance` apart, for half a minute.
fn rules(distance: u32) -> Value {
    let text = json!({
        "ruleLanguageVersion": "1.0",
        "playerAttributes": [{"name": "rating", "type": "number"}],
        "teams": [
            {"name": "red", "minPlayers": 1, "maxPlayers": 1},
            {"name": "blue", "minPlayers": 1, "maxPlayers": 1}
        ],
        "rules": [
            {"name": "close", "type": "batchDistance", "batchAttribute": "rating", "maxDistance": distance}
        ],
        "queue": {"tickMs": 0, "requestTimeoutSeconds": 30}
    });
    json!({ "name": format!("within {distance}"), "queue": "duel", "rules": text.to_string() })
}

fn run(request: &Value, steps: u32) -> String {
    let mut simulation = Simulation::open(&request.to_string()).expect("a good request");
    let mut done = 0.0;
    while done < 1.0 {
        let now = simulation.advance(steps);
        assert!((done..=1.0).contains(&now), "{now} after {done}");
        done = now;
    }
    simulation.outcome()
}

fn synthetic(players: u32, seed: u64, sides: &[Value]) -> Value {
    let spec = json!({
        "players": players,
        "hours": 1,
        "parties": {"1": 1},
        "attributes": {"rating": {"normal": {"mean": 1500, "deviation": 300}}},
        "patienceSeconds": 20
    });
    json!({ "seed": seed, "sides": sides, "source": {"synthetic": {"from": "spec", "spec": spec.to_string()}} })
}

#[test]
fn one_seed_is_one_report_whatever_the_size_of_the_steps() {
    let request = |seed| synthetic(3_000, seed, &[rules(50), rules(400)]);
    let once = run(&request(3), 100);
    assert_eq!(once, run(&request(3), 1_000_000));
    assert_ne!(once, run(&request(4), 100));
}

#[test]
fn every_ticket_is_counted_once_and_wider_rules_match_more() {
    let report: Value =
        serde_json::from_str(&run(&synthetic(3_000, 1, &[rules(20), rules(400)]), 500)).unwrap();
    let number = |value: &Value| value.as_u64().expect("a count");
    let sides = report["sides"].as_array().expect("sides");
    for side in sides {
        let groups = [
            vec![side["all"].clone()],
            side["byBand"].as_array().unwrap().clone(),
            side["bySize"].as_array().unwrap().clone(),
        ];
        for groups in groups {
            let sum = |key: &str| groups.iter().map(|group| number(&group[key])).sum::<u64>();
            let ends = ["matched", "cancelled", "timedOut", "failed", "refused", "waiting"];
            assert_eq!(sum("tickets"), 3_000);
            assert_eq!(ends.iter().map(|key| sum(key)).sum::<u64>(), 3_000);
        }
        assert_eq!(number(&side["matches"]) * 2, number(&side["all"]["matched"]));
        let arrived: u64 =
            side["overTime"].as_array().unwrap().iter().map(|point| number(&point["arrived"])).sum();
        assert_eq!(arrived, 3_000);
    }
    let matched = |side: &Value| number(&side["all"]["matched"]);
    let gap = |side: &Value| side["gap"]["p50"].as_f64().expect("matches");
    assert!(matched(&sides[0]) < matched(&sides[1]));
    assert!(gap(&sides[0]) < gap(&sides[1]));
}

/// Four players by hand: what the report says of them is known.
#[test]
fn a_trace_by_hand() {
    let folder = std::env::temp_dir().join(format!("musterd-trace-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join("trace.ndjson");
    let line = |at: u32, id: &str, rating: u32, rest: &str| {
        format!(
            r#"{{"atMs": {at}, "ticketId": "{id}", "players": [{{"playerId": "{id}", "attributes": {{"rating": {rating}, "other": 1}}}}]{rest}}}"#
        )
    };
    let lines = [
        line(0, "ann", 1_500, ""),
        line(4_000, "bob", 1_900, ""),
        line(5_000, "cid", 1_540, ""),
        line(6_000, "dan", 3_000, r#", "cancelAtMs": 7000"#),
        line(7_500, "ann", 1, ""),
        "broken".into(),
    ];
    std::fs::write(&path, lines.join("\n")).unwrap();
    let source = json!({ "trace": {"path": path, "strict": false} });
    let request = json!({ "seed": 1, "sides": [rules(50)], "source": source });
    let report: Value = serde_json::from_str(&run(&request, 1)).unwrap();
    let stopped = json!({ "seed": 1, "sides": [rules(50)], "source": request["source"], "untilMs": 5_500 });
    let stopped: Value = serde_json::from_str(&run(&stopped, 1)).unwrap();
    std::fs::remove_dir_all(&folder).unwrap();
    assert_eq!(report["source"]["broken"], 2);
    assert_eq!(report["source"]["firstBroken"][0]["reason"], "ticketId: ann is that of an earlier line");
    let side = &report["sides"][0];
    let all = &side["all"];
    assert_eq!([&all["matched"], &all["cancelled"], &all["timedOut"]], [&json!(2), &json!(1), &json!(1)]);
    assert_eq!([&all["waitMs"]["min"], &all["waitMs"]["max"]], [&json!(0.0), &json!(5_000.0)]);
    assert_eq!(side["gap"]["p50"], 40.0);
    // Elo's chance for 40 points: 0.5573, so 1 − |2p − 1| is 0.8854.
    let balance = side["balance"]["p50"].as_f64().unwrap();
    assert!((balance - 0.885_4).abs() < 1e-4, "{balance}");
    assert_eq!(side["worst"]["ticketId"], "bob");
    assert_eq!(side["worst"]["waitedMs"], 30_000);
    assert_eq!(side["worst"]["state"], "timed out");
    let all = &stopped["sides"][0]["all"];
    assert_eq!([&all["tickets"], &all["matched"], &all["waiting"]], [&json!(3), &json!(2), &json!(1)]);
    assert_eq!(stopped["sides"][0]["worst"]["waitedMs"], 5_000, "of the two that waited longest it is ann");
}

/// Who is asked answers at once: all come, or the party that declines is out and the other waits again.
#[test]
fn proposals_are_answered() {
    let mut asking = rules(100);
    let mut text: Value = serde_json::from_str(asking["rules"].as_str().unwrap()).unwrap();
    text["queue"]["acceptanceRequired"] = json!(true);
    asking["rules"] = json!(text.to_string());
    let report = |acceptance: f64, side: &Value| -> Value {
        let mut request = synthetic(2_000, 1, std::slice::from_ref(side));
        request["acceptance"] = json!(acceptance);
        serde_json::from_str(&run(&request, 1_000)).unwrap()
    };
    let all = report(1.0, &asking);
    let unasked = report(1.0, &rules(100));
    assert_eq!(all["sides"][0]["all"], unasked["sides"][0]["all"], "at once, so it costs nobody anything");
    let none = report(0.0, &asking);
    assert_eq!(none["sides"][0]["matches"], 0);
    let most = report(0.9, &asking);
    let matched = |report: &Value| report["sides"][0]["all"]["matched"].as_u64().unwrap();
    assert!((1..matched(&all)).contains(&matched(&most)), "{}", matched(&most));
}

#[test]
fn a_request_that_is_none_is_refused() {
    let good = synthetic(10, 1, &[rules(50)]);
    let table = [
        ("seed", json!("one"), "ERR_MUSTER_BAD_ARGUMENT"),
        ("sides", json!([]), "ERR_MUSTER_BAD_ARGUMENT"),
        ("sides", json!([rules(1), rules(2), rules(3)]), "ERR_MUSTER_BAD_ARGUMENT"),
        ("sides", json!([{"name": "a", "queue": "q", "rules": "{}"}]), "ERR_MUSTER_RULES_INVALID"),
        ("source", json!({"trace": {"path": "/none/such"}}), "ERR_MUSTER_CONFIG_INVALID"),
        ("more", json!(1), "ERR_MUSTER_BAD_ARGUMENT"),
    ];
    for (key, value, code) in table {
        let mut request = good.clone();
        request[key] = value;
        let refused = Simulation::open(&request.to_string()).err().expect(key);
        assert_eq!(refused.code.name(), code, "{key}: {refused}");
    }
}

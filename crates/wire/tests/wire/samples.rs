//! Data of the engine to encode: a rule set, matches, and one of each control reply.

use std::sync::Arc;

use musterd_core::matched::{Match, MatchState, MatchedPlayer, PlayerResult, Team, TeamResult};
use musterd_core::message::{
    BackfillReport, CanaryView, EventBody, EventView, FiguresView, HistogramView, LaneReport, MatchReport,
    MemberView, Message, NearestCandidate, NextExpansion, Outgoing, QueueExplanation, QueueReport, QueueRule,
    QueueTotals, RuleStanding, RuleVerdict, RulesChanged, RulesOrigin, RulesReport, ShadowReport,
    TicketExplanation, TicketReport, TicketView, VersionView,
};
use musterd_core::rules::{Problem, RuleSet, compile};
use musterd_core::ticket::TicketState;
use musterd_core::value::OwnedValue;

/// A rule set with a private attribute and a public one.
const RULES: &str = r#"{
    "ruleLanguageVersion": "1.0",
    "playerAttributes": [
        {"name": "rating", "type": "number"},
        {"name": "clan", "type": "string", "public": true, "default": ""}
    ],
    "teams": [
        {"name": "red", "minPlayers": 1, "maxPlayers": 1},
        {"name": "blue", "minPlayers": 1, "maxPlayers": 1}
    ]
}"#;

/// `RULES`, compiled.
pub fn rule_set() -> RuleSet {
    compile(RULES).expect("good rules")
}

/// A player of a match by `RULES`.
pub fn player(player_id: &str, ticket: usize, rating: f64, clan: &str) -> MatchedPlayer {
    let values = [OwnedValue::Number(rating), OwnedValue::Text(clan.into())];
    MatchedPlayer { player_id: player_id.into(), ticket, values: values.into() }
}

/// A match by `RULES` of as many tickets as the players name.
pub fn matched(red: Vec<MatchedPlayer>, blue: Vec<MatchedPlayer>) -> Match {
    let tickets = red.iter().chain(&blue).map(|player| player.ticket + 1).max().unwrap_or(0);
    Match {
        id: "m-1".into(),
        queue: "duel".into(),
        rules: Arc::new(rule_set()),
        tickets: (1..=tickets).map(|number| format!("t-{number}").into()).collect(),
        teams: [("red", red), ("blue", blue)]
            .map(|(name, players)| Team { name: name.into(), players: players.into() })
            .into(),
        quality: 0.6,
        seats: None,
    }
}

fn ticket(players: &[Arc<str>], state: TicketState) -> TicketView<'_> {
    TicketView {
        ticket_id: "t-1",
        queue: "duel",
        state,
        players,
        waited_ms: 12.5,
        reason: "",
        estimated_wait_ms: None,
    }
}

/// Tells `told` every control reply of `conformance/control.json` with its name.
pub fn control_replies(told: &mut dyn FnMut(&str, &Outgoing<'_>)) {
    let mut say = |name: &str, request: u32, message: Message<'_>| {
        told(name, &Outgoing { seq: 0, reference: "", request, message });
    };
    let ada: [Arc<str>; 1] = ["ada".into()];
    let found = matched(vec![player("ada", 0, 1500.0, "otters")], vec![player("bob", 1, 1540.0, "")]);

    say("done", 1, Message::Done);

    let waiting = ticket(&ada, TicketState::Searching);
    let waiting = TicketReport { ticket: waiting, matched: None, proposed: "", created: true };
    say("ticketReport, waiting", 5, Message::TicketReport(waiting));
    let completed = ticket(&ada, TicketState::Completed);
    let completed = TicketReport { ticket: completed, matched: Some(&found), proposed: "", created: false };
    say("ticketReport, matched", 5, Message::TicketReport(completed));
    let asked = ticket(&ada, TicketState::RequiresAcceptance);
    let asked = TicketReport { ticket: asked, matched: None, proposed: "m-1", created: false };
    say("ticketReport, proposed", 5, Message::TicketReport(asked));

    let running = match_report(&found, MatchState::Running);
    say("matchReport, running", 10, Message::MatchReport(running));
    let proposed = MatchReport { players: 2, accepted: 1, expires_in_ms: 2500.0, ..running };
    let proposed = MatchReport { state: MatchState::Proposed, ..proposed };
    say("matchReport, proposed", 10, Message::MatchReport(proposed));
    let result = result();
    let ended = MatchReport { created: true, result: &result, reason: "RESULT", ..running };
    let ended = MatchReport { state: MatchState::Ended, ..ended };
    say("matchReport, ended", 10, Message::MatchReport(ended));
    let events = [
        EventView { seq: 1, at_ms: 10.5, body: EventBody::Proposal(proposed) },
        EventView { seq: 2, at_ms: 11.0, body: EventBody::MatchEnded(ended) },
        EventView { seq: 3, at_ms: 12.0, body: EventBody::Filled { matched: &found, backfill_id: "b-1" } },
    ];
    say("eventBatch, about matches", 9, Message::EventBatch { events: &events, gap: false });

    let searching = BackfillReport {
        backfill_id: "b-1",
        match_id: "m-1",
        queue: "duel",
        state: TicketState::Searching,
        reason: "",
        waited_ms: 12.5,
        matched: None,
        joined: &[],
        automatic: true,
    };
    say("backfillReport, searching", 11, Message::BackfillReport(searching));
    let joined = [found.teams[1].clone()];
    let filled = BackfillReport { state: TicketState::Completed, automatic: false, ..searching };
    let filled = BackfillReport { matched: Some(&found), joined: &joined, ..filled };
    say("backfillReport, filled", 11, Message::BackfillReport(filled));

    explanations(&mut say);

    say("queueReports, none", 8, Message::QueueReports(&[]));
    say("queueReports, every figure", 8, Message::QueueReports(&queue_reports()));

    say("eventBatch, none", 9, Message::EventBatch { events: &[], gap: false });
    let cancelled = TicketView { reason: "REQUESTED", ..ticket(&ada, TicketState::Cancelled) };
    let events = [
        EventView { seq: 4_294_967_298, at_ms: 10.5, body: EventBody::Ticket(cancelled) },
        EventView { seq: 4_294_967_299, at_ms: 11.0, body: EventBody::Match(&found) },
    ];
    let batch = Message::EventBatch { events: &events, gap: true };
    say("eventBatch, a ticket and a match after a gap", 9, batch);

    let put = VersionView {
        wall_ms: 1_795_000_000_000.0,
        is_live: true,
        is_file: false,
        ..version(2, RulesOrigin::Put)
    };
    let report = RulesReport { version: put, rules: "{}", follows_file: true };
    say("rulesReport", 4, Message::RulesReport(report));
    let all =
        VersionView { is_canary: true, is_shadow: true, is_kept: true, ..version(1, RulesOrigin::File) };
    say("ruleVersions", 4, Message::RuleVersions(&[all, put]));
    let changed = RulesChanged {
        queue: "duel".into(),
        version: 2,
        origin: RulesOrigin::Canary,
        is_ended: true,
        live: 3,
        wall_ms: 1_795_000_000_000.0,
    };
    let event = EventView { seq: 7, at_ms: 10.5, body: EventBody::RulesChanged(&changed) };
    say("eventBatch, changed rules", 9, Message::EventBatch { events: &[event], gap: false });

    let made = Message::RulesAnswer { version: 1, created: true, problems: &[] };
    say("rulesAnswer, a new queue", 3, made);
    let problems = problems();
    let refused = Message::RulesAnswer { version: 2, created: false, problems: &problems };
    say("rulesAnswer, refused", 3, refused);
}

fn match_report(matched: &Match, state: MatchState) -> MatchReport<'_> {
    MatchReport {
        matched,
        state,
        created: false,
        result: &[],
        reason: "",
        players: 0,
        accepted: 0,
        expires_in_ms: 0.0,
    }
}

fn result() -> [TeamResult; 2] {
    let left = PlayerResult { player_id: "bob".into(), left: true };
    [
        TeamResult { name: "red".into(), rank: 1, players: Box::default() },
        TeamResult { name: "blue".into(), rank: 2, players: [left].into() },
    ]
}

fn version(number: u32, origin: RulesOrigin) -> VersionView {
    VersionView {
        version: number,
        origin,
        at_ms: 12.5,
        wall_ms: 0.0,
        is_live: false,
        is_canary: false,
        is_shadow: false,
        is_kept: false,
        is_file: true,
    }
}

/// A lane that matches, and one that does nothing.
const LANES: &[LaneReport<'_>] = &[
    LaneReport {
        kind: "live",
        version: 3,
        tickets_waiting: 12,
        tickets_held: 2,
        players_waiting: 20,
        suspended: true,
        figures: FIGURES,
    },
    LaneReport {
        kind: "canary",
        version: 4,
        tickets_waiting: 0,
        tickets_held: 0,
        players_waiting: 0,
        suspended: false,
        figures: FiguresView { matches: 0, tickets: 0, players: 0, wait_ms: NONE, quality: NONE },
    },
];

const FIGURES: FiguresView<'_> = FiguresView {
    matches: 5,
    tickets: 10,
    players: 11,
    wait_ms: HistogramView { bounds: &[1.0], counts: &[9, 1], sum: 4.5 },
    quality: NONE,
};

const NONE: HistogramView<'_> = HistogramView { bounds: &[], counts: &[], sum: 0.0 };

fn queue_reports() -> [QueueReport<'static>; 2] {
    let totals = QueueTotals {
        matches: 9_007_199_254_740_992,
        completed: 1,
        cancelled: 2,
        timed_out: 3,
        failed: 4,
        attempts_hit: 5,
        attempts_miss: 6,
        budget_exhausted: 7,
    };
    let duel = QueueReport {
        name: "duel",
        rule_set: "one against one",
        version: 3,
        tick_ms: 200.0,
        tickets_waiting: 12,
        tickets_held: 2,
        players_waiting: 20,
        oldest_ticket_ms: 1234.5,
        suspended: true,
        totals,
        wait_ms: HistogramView { bounds: &[1.0, 2.5], counts: &[0, 3, 1], sum: 17.25 },
        quality: NONE,
        rules_origin: RulesOrigin::Rollback,
        lanes: LANES,
        canary: Some(CanaryView { version: 4, percent: 12.5, release: "1.8.*", name: "spring" }),
        shadow: Some(ShadowReport {
            version: 5,
            tickets_waiting: 6,
            tickets_unfit: 7,
            budget_exhausted: 8,
            suspended: true,
            figures: FIGURES,
        }),
        tickets_proposed: 4,
        backfills_waiting: 5,
        matches_running: 6,
    };
    let squads = QueueReport {
        name: "squads",
        rule_set: "",
        version: 1,
        tick_ms: 0.0,
        tickets_waiting: 0,
        tickets_held: 0,
        players_waiting: 0,
        oldest_ticket_ms: 0.0,
        suspended: false,
        totals: QueueTotals::default(),
        wait_ms: NONE,
        quality: NONE,
        rules_origin: RulesOrigin::File,
        lanes: &[],
        canary: None,
        shadow: None,
        tickets_proposed: 0,
        backfills_waiting: 0,
        matches_running: 0,
    };
    [duel, squads]
}

fn problems() -> [Problem; 2] {
    [
        Problem {
            path: "rules[0].maxDistance".to_owned(),
            line: 12,
            message: "is -1, expected a number of at least 0".to_owned(),
        },
        Problem { path: String::new(), line: 1, message: "not JSON".to_owned() },
    ]
}

fn explanations(say: &mut dyn FnMut(&str, u32, Message<'_>)) {
    let ada: [Arc<str>; 1] = ["ada".into()];
    let bob: [Arc<str>; 1] = ["bob".into()];
    let ended = TicketExplanation {
        ticket: ticket(&ada, TicketState::Completed),
        step: 0,
        candidates: 0,
        passing: 0,
        too_large: 0,
        unblocked: 0,
        waiting: 0,
        is_sampled: false,
        rules: &[],
        nearest: None,
        next_expansion: None,
        absent: &[],
        proposed: "m-1",
        players_min: 0,
        players_waiting: 0,
    };
    say("ticketExplanation, ended", 12, Message::TicketExplanation(&ended));
    let rules =
        [RuleStanding { rule: "FairSkill", blocked: 3, left: 1, margin: 37.5, unblocked: 2, alone: true }];
    let values = [OwnedValue::Number(1540.0), OwnedValue::Text("".into())];
    let latencies = [("eu-west".into(), 20.0)].into();
    let players = [MemberView { player_id: "bob", values: &values, latencies: &latencies }];
    let verdicts = [RuleVerdict { rule: "FairSkill", holds: false, margin: 37.5 }];
    let other = TicketView { ticket_id: "t-2", ..ticket(&bob, TicketState::Searching) };
    let attributes = ["rating", "clan"];
    let nearest =
        NearestCandidate { ticket: other, players: &players, attributes: &attributes, verdicts: &verdicts };
    let whole = TicketExplanation {
        ticket: ticket(&ada, TicketState::Queued),
        step: 1,
        candidates: 4,
        passing: 1,
        too_large: 2,
        unblocked: 3,
        waiting: 5,
        is_sampled: true,
        rules: &rules,
        nearest: Some(nearest),
        next_expansion: Some(NextExpansion::InMs(1500.0)),
        absent: &ada,
        proposed: "",
        players_min: 2,
        players_waiting: 6,
    };
    say("ticketExplanation, whole", 12, Message::TicketExplanation(&whole));
    let rules = [QueueRule { rule: "FairSkill", tickets: 7, last: 6, pairs: 30 }];
    let queue = QueueExplanation {
        queue: "duel",
        tickets_waiting: 10,
        tickets_held: 1,
        examined: 8,
        candidates: 7,
        is_sampled: true,
        passing: 1,
        alone_in_partition: 2,
        rules: &rules,
        players_min: 2,
        players_waiting: 11,
    };
    say("queueExplanation", 13, Message::QueueExplanation(&queue));
}

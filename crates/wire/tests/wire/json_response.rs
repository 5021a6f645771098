//! A server message of the JSON subprotocol to what the engine says in that case.

use std::sync::Arc;

use musterd_core::code::Code;
use musterd_core::matched::{Match, MatchedPlayer, Team};
use musterd_core::message::{
    Blocking, ClientHeartbeat, Explanation, MatchView, Message, NextExpansion, Outgoing, ProposalView,
    Refusal, TicketView, Welcome,
};
use musterd_core::rules::{AttributeKind, AttributeSpec, RuleSet};
use musterd_core::ticket::TicketState;
use musterd_core::value::OwnedValue;
use serde_json::{Map, Value as Json};

use crate::json_request::{number, text, whole};
use crate::samples::rule_set;

/// Hands the message to `told`.
pub fn with_outgoing(json: &Json, told: impl FnOnce(&Outgoing<'_>)) {
    let say = |message| {
        told(&Outgoing { seq: whole(json, "seq"), reference: text(json, "ref"), request: 0, message });
    };
    match text(json, "type") {
        "welcome" => say(Message::Welcome(welcome(json))),
        "ticket" => {
            let players = players_of(json);
            say(Message::Ticket(ticket(json, &players)));
        }
        "proposal" => say(Message::Proposal(proposal(json))),
        "match" => {
            let matched = matched(json);
            say(Message::Match(MatchView { matched: &matched, viewer: Some(0) }));
        }
        "explanation" => {
            let blocking = blocking(json);
            say(Message::Explanation(explanation(json, &blocking)));
        }
        "pong" => say(Message::Pong { ts: number(&json["ts"]) }),
        "error" => say(Message::Error(refusal(json))),
        other => panic!("the engine does not say {other}"),
    }
}

fn welcome(json: &Json) -> Welcome<'_> {
    let heartbeat = &json["heartbeat"];
    Welcome {
        session_id: text(json, "sessionId"),
        player_id: text(json, "playerId"),
        resume: text(json, "resume"),
        resumed: json["resumed"] == true,
        grace_ms: number(&json["graceMs"]),
        heartbeat: ClientHeartbeat {
            interval_ms: number(&heartbeat["intervalMs"]),
            timeout_ms: number(&heartbeat["timeoutMs"]),
            missed_max: whole(heartbeat, "maxMissed"),
        },
    }
}

fn players_of(json: &Json) -> Vec<Arc<str>> {
    array(&json["players"]).iter().map(|player| player.as_str().expect("a player id").into()).collect()
}

fn ticket<'a>(json: &'a Json, players: &'a [Arc<str>]) -> TicketView<'a> {
    TicketView {
        ticket_id: text(json, "ticketId"),
        queue: text(json, "queue"),
        state: state(text(json, "state")),
        players,
        waited_ms: number(&json["waitedMs"]),
        reason: text(json, "reason"),
        estimated_wait_ms: json.get("estimatedWaitMs").map(number),
    }
}

fn blocking(json: &Json) -> Vec<Blocking<'_>> {
    let rule = |rule| Blocking {
        rule: text(rule, "rule"),
        margin: number(&rule["margin"]),
        candidates: whole(rule, "candidates"),
    };
    array(&json["blocking"]).iter().map(rule).collect()
}

fn explanation<'a>(json: &'a Json, blocking: &'a [Blocking<'a>]) -> Explanation<'a> {
    let next_expansion = match &json["nextExpansion"] {
        Json::Null => None,
        Json::Object(when) => Some(NextExpansion::NeedsPartnerAgeMs(number(&when["needsPartnerAgeMs"]))),
        time => Some(NextExpansion::InMs(number(time))),
    };
    let state = state(text(json, "state"));
    Explanation { ticket_id: text(json, "ticketId"), state, blocking, next_expansion }
}

fn proposal(json: &Json) -> ProposalView<'_> {
    ProposalView {
        match_id: text(json, "matchId"),
        ticket_id: text(json, "ticketId"),
        players: whole(json, "players"),
        accepted: whole(json, "accepted"),
        expires_in_ms: number(&json["expiresInMs"]),
    }
}

fn state(name: &str) -> TicketState {
    match name {
        "QUEUED" => TicketState::Queued,
        "SEARCHING" => TicketState::Searching,
        "REQUIRES_ACCEPTANCE" => TicketState::RequiresAcceptance,
        "PLACING" => TicketState::Placing,
        "COMPLETED" => TicketState::Completed,
        "CANCELLED" => TicketState::Cancelled,
        "TIMED_OUT" => TicketState::TimedOut,
        "FAILED" => TicketState::Failed,
        other => panic!("no ticket state {other}"),
    }
}

fn refusal(json: &Json) -> Refusal<'_> {
    let code = Code::ALL.iter().find(|code| code.name() == text(json, "code"));
    Refusal {
        code: *code.expect("a code of the table"),
        message: text(json, "message"),
        retry_after_ms: json.get("retryAfterMs").map(number),
    }
}

/// A match of which the receiver sees exactly this much. His ticket is the first of two. An attribute that
/// everyone shows is public; one that only some show is private, they are of his party, and the others have
/// a value that must not be told.
fn matched(json: &Json) -> Match {
    let players: Vec<&Json> = array(&json["teams"]).iter().flat_map(|team| array(&team["players"])).collect();
    let rules = rules_of(&players);
    let team = |json: &Json| Team {
        name: text(json, "name").into(),
        players: array(&json["players"]).iter().map(|player| matched_player(player, &rules)).collect(),
    };
    Match {
        id: text(json, "matchId").into(),
        queue: text(json, "queue").into(),
        tickets: [text(json, "ticketId").into(), "another".into()].into(),
        teams: array(&json["teams"]).iter().map(team).collect(),
        quality: number(&json["quality"]),
        seats: None,
        rules: Arc::new(rules),
    }
}

fn rules_of(players: &[&Json]) -> RuleSet {
    let shown = |name: &str| players.iter().filter(|player| player["attributes"].get(name).is_some()).count();
    let richest = players.iter().map(|player| attributes(player)).max_by_key(|attributes| attributes.len());
    let specs = richest.expect("a player").iter().map(|(name, _)| AttributeSpec {
        name: name.as_str().into(),
        kind: AttributeKind::Number,
        public: shown(name) == players.len(),
        default: None,
    });
    RuleSet { attributes: specs.collect(), ..rule_set() }
}

fn matched_player(json: &Json, rules: &RuleSet) -> MatchedPlayer {
    let shown = attributes(json);
    let hidden = || OwnedValue::Text("not for the receiver".into());
    let values = rules.attributes.iter().map(|spec| shown.get(&*spec.name).map_or_else(hidden, owned));
    let shows_private = rules.attributes.iter().any(|spec| !spec.public && shown.contains_key(&*spec.name));
    MatchedPlayer {
        player_id: text(json, "playerId").into(),
        ticket: usize::from(!shows_private),
        values: values.collect(),
    }
}

fn attributes(player: &Json) -> &Map<String, Json> {
    player["attributes"].as_object().expect("attributes")
}

fn owned(json: &Json) -> OwnedValue {
    match json {
        Json::String(text) => OwnedValue::Text(text.as_str().into()),
        Json::Array(items) => {
            OwnedValue::List(items.iter().map(|item| item.as_str().expect("a text").into()).collect())
        }
        Json::Object(entries) => {
            OwnedValue::Map(entries.iter().map(|(key, value)| (key.as_str().into(), number(value))).collect())
        }
        _ => OwnedValue::Number(number(json)),
    }
}

fn array(json: &Json) -> &[Json] {
    json.as_array().expect("a list")
}

//! A client message of the JSON subprotocol, or a control request, to the request that it means.

use bumpalo::Bump;
use musterd_core::command::{
    Admit, Attribute, CanaryChange, Claims, Command, CreateBackfill, Enqueue, Hello, Latency, Member,
    PlayerResult, PresentTeam, Profile, Request, RulesChange, TeamResult, TiersChange, Value, VerifiedMember,
};
use serde_json::Value as Json;

/// The request of a message such as `{"type": "ack", "seq": 7}`.
pub fn request<'a>(json: &'a Json, arena: &'a Bump) -> Request<'a> {
    let command = match text(json, "type") {
        "hello" => Command::Hello(hello(json)),
        "enqueue" => Command::Enqueue(enqueue(json, arena)),
        "cancel" => Command::Cancel { ticket_id: text(json, "ticketId") },
        "explain" => Command::Explain { ticket_id: text(json, "ticketId") },
        "accept" => Command::Accept { match_id: text(json, "matchId") },
        "decline" => Command::Decline { match_id: text(json, "matchId") },
        "ack" => Command::Ack { seq: whole(json, "seq") },
        "ping" => Command::Ping { ts: number(&json["ts"]) },
        other => panic!("no message of type {other}"),
    };
    Request { id: text(json, "id"), request: 0, command }
}

/// The request of a control message such as `{"request": 1, "detach": {"connection": 7}}`.
pub fn control_request<'a>(json: &'a Json, arena: &'a Bump) -> Request<'a> {
    let fields = json.as_object().expect("an object");
    let is_body = |name: &str| !["id", "request", "profiles", "awaited"].contains(&name);
    let (name, body) = fields.iter().find(|(name, _)| is_body(name)).expect("a body");
    let beside = |enqueue: Enqueue<'a>| Enqueue {
        profiles: profiles(&json["profiles"], arena),
        awaited: texts(&json["awaited"], arena),
        ..enqueue
    };
    let command = match name.as_str() {
        "admit" => Command::Admit(admit(body, arena)),
        "verifiedEnqueue" => verified_enqueue(body, beside(enqueue(&body["enqueue"], arena)), arena),
        "detach" => Command::Detach { connection: whole(body, "connection") },
        "presence" => {
            Command::Presence { connection: whole(body, "connection"), present: body["present"] == true }
        }
        "putRules" => put_rules(body),
        "readRules" => Command::ReadRules { queue: text(body, "queue"), version: whole(body, "version") },
        "readRuleVersions" => Command::ReadRuleVersions { queue: text(body, "queue") },
        "rollbackRules" => Command::RollbackRules {
            queue: text(body, "queue"),
            version: whole(body, "version"),
            wall_ms: optional(body, "wallMs"),
        },
        "putShadow" => Command::PutShadow {
            queue: text(body, "queue"),
            rules: text(body, "rules"),
            wall_ms: optional(body, "wallMs"),
        },
        "deleteShadow" => {
            Command::DeleteShadow { queue: text(body, "queue"), wall_ms: optional(body, "wallMs") }
        }
        "putCanary" => Command::PutCanary(CanaryChange {
            queue: text(body, "queue"),
            version: whole(body, "version"),
            percent: optional(body, "percent"),
            release: text(body, "release"),
            name: text(body, "name"),
            wall_ms: optional(body, "wallMs"),
        }),
        "deleteCanary" => {
            Command::DeleteCanary { queue: text(body, "queue"), wall_ms: optional(body, "wallMs") }
        }
        "createTicket" => Command::CreateTicket {
            enqueue: beside(enqueue(&body["enqueue"], arena)),
            presence: body["presence"] == true,
        },
        "takeProfiles" => Command::TakeProfiles {
            queue: text(body, "queue"),
            profiles: profiles(&body["profiles"], arena),
            unavailable: texts(&body["unavailable"], arena),
        },
        "readWantedProfiles" => {
            Command::ReadWantedProfiles { again: body["again"] == true, limit: whole(body, "limit") }
        }
        "changeTiers" => Command::ChangeTiers(TiersChange {
            queue: text(body, "queue"),
            all_queues: body["allQueues"] == true,
            forgotten: texts(&body["forgotten"], arena),
            forget_all: body["forgetAll"] == true,
            warm_bytes: optional(body, "warmBytes"),
            age_ms: optional(body, "ageMs"),
        }),
        "readTicket" => Command::ReadTicket { ticket_id: text(body, "ticketId") },
        "deleteTicket" => Command::DeleteTicket { ticket_id: text(body, "ticketId") },
        "readQueues" => Command::ReadQueues { queue: text(body, "queue") },
        "readEvents" => Command::ReadEvents {
            after: body["after"].as_u64().expect("a sequence number"),
            limit: whole(body, "limit"),
        },
        "answerProposal" => Command::AnswerProposal {
            match_id: text(body, "matchId"),
            player_ids: texts(&body["playerIds"], arena),
            accept: body["accept"] == true,
        },
        "readMatch" => Command::ReadMatch { match_id: text(body, "matchId") },
        "endMatch" => Command::EndMatch { match_id: text(body, "matchId") },
        "reportResult" => report_result(body, arena),
        "createBackfill" => Command::CreateBackfill(create_backfill(body, arena)),
        "readBackfill" => Command::ReadBackfill { backfill_id: text(body, "backfillId") },
        "explainTicket" => Command::ExplainTicket { ticket_id: text(body, "ticketId") },
        "explainQueue" => Command::ExplainQueue { queue: text(body, "queue") },
        "deleteBackfill" => Command::DeleteBackfill { backfill_id: text(body, "backfillId") },
        other => panic!("no control request {other}"),
    };
    Request { id: text(json, "id"), request: whole(json, "request"), command }
}

fn put_rules(json: &Json) -> Command<'_> {
    let (queue, rules) = (text(json, "queue"), text(json, "rules"));
    let Some(change) = json.get("change") else { return Command::PutRules { queue, rules } };
    Command::ChangeRules(RulesChange {
        queue,
        rules,
        by_operator: change["byOperator"] == true,
        keep_ms: optional(change, "keepMs"),
        wall_ms: optional(change, "wallMs"),
    })
}

/// A number, 0 when it is absent.
fn optional(json: &Json, name: &str) -> f64 {
    json.get(name).map_or(0.0, number)
}

fn hello(json: &Json) -> Hello<'_> {
    Hello {
        player_id: text(json, "playerId"),
        token: text(json, "token"),
        resume: text(json, "resume"),
        last_seq: whole(json, "lastSeq"),
        release: text(json, "release"),
    }
}

fn admit<'a>(json: &'a Json, arena: &'a Bump) -> Admit<'a> {
    Admit {
        connection: whole(json, "connection"),
        player_id: text(json, "playerId"),
        session_id: text(json, "sessionId"),
        resume: text(json, "resume"),
        resumed_session_id: text(json, "resumedSessionId"),
        resumed: text(json, "resumed"),
        last_seq: whole(json, "lastSeq"),
        release: text(json, "release"),
        claims: json.get("claims").map(|found| claims(found, arena)),
    }
}

fn claims<'a>(json: &'a Json, arena: &'a Bump) -> Claims<'a> {
    Claims { attributes: attributes(&json["attributes"], arena), party: texts(&json["party"], arena) }
}

fn verified_enqueue<'a>(json: &'a Json, enqueue: Enqueue<'a>, arena: &'a Bump) -> Command<'a> {
    let member = |item: &'a Json| VerifiedMember {
        player_id: text(item, "playerId"),
        claims: claims(&item["claims"], arena),
    };
    Command::VerifiedEnqueue {
        connection: whole(json, "connection"),
        enqueue,
        members: arena.alloc_slice_fill_iter(items(&json["members"]).iter().map(member)),
    }
}

fn profiles<'a>(json: &'a Json, arena: &'a Bump) -> &'a [Profile<'a>] {
    let profile = |item: &'a Json| Profile {
        player_id: text(item, "playerId"),
        attributes: attributes(&item["attributes"], arena),
    };
    arena.alloc_slice_fill_iter(items(json).iter().map(profile))
}

fn report_result<'a>(json: &'a Json, arena: &'a Bump) -> Command<'a> {
    let player =
        |item: &'a Json| PlayerResult { player_id: text(item, "playerId"), left: item["left"] == true };
    let team = |item: &'a Json| TeamResult {
        name: text(item, "name"),
        rank: whole(item, "rank"),
        players: arena.alloc_slice_fill_iter(items(&item["players"]).iter().map(player)),
    };
    Command::ReportResult {
        match_id: text(json, "matchId"),
        teams: arena.alloc_slice_fill_iter(items(&json["teams"]).iter().map(team)),
    }
}

fn create_backfill<'a>(json: &'a Json, arena: &'a Bump) -> CreateBackfill<'a> {
    let players = |item: &'a Json| items(&item["players"]).iter().map(|item| member(item, arena));
    let team = |item: &'a Json| PresentTeam {
        name: text(item, "name"),
        players: arena.alloc_slice_fill_iter(players(item)),
    };
    CreateBackfill {
        match_id: text(json, "matchId"),
        queue: text(json, "queue"),
        teams: arena.alloc_slice_fill_iter(items(&json["teams"]).iter().map(team)),
    }
}

fn enqueue<'a>(json: &'a Json, arena: &'a Bump) -> Enqueue<'a> {
    Enqueue {
        ticket_id: text(json, "ticketId"),
        queue: text(json, "queue"),
        players: arena.alloc_slice_fill_iter(items(&json["players"]).iter().map(|item| member(item, arena))),
        attributes: attributes(&json["attributes"], arena),
        latencies: latencies(&json["latencyMs"], arena),
        traceparent: text(json, "traceparent"),
        queues: texts(&json["queues"], arena),
        profiles: &[],
        awaited: &[],
    }
}

fn member<'a>(json: &'a Json, arena: &'a Bump) -> Member<'a> {
    Member {
        player_id: text(json, "playerId"),
        attributes: attributes(&json["attributes"], arena),
        latencies: latencies(&json["latencyMs"], arena),
        token: text(json, "token"),
    }
}

fn attributes<'a>(json: &'a Json, arena: &'a Bump) -> &'a [Attribute<'a>] {
    let Some(fields) = json.as_object() else { return &[] };
    let attributes = fields.iter().map(|(name, value)| Attribute { name, value: attribute(value, arena) });
    arena.alloc_slice_fill_iter(attributes.collect::<Vec<_>>())
}

/// A value in its JSON form, or in the form that control messages have: `{"number": 1500}`.
fn attribute<'a>(json: &'a Json, arena: &'a Bump) -> Value<'a> {
    match json {
        Json::Number(_) => Value::Number(number(json)),
        Json::String(text) => Value::Text(text),
        Json::Array(_) => Value::List(texts(json, arena)),
        Json::Object(fields) if fields.contains_key("number") => Value::Number(number(&json["number"])),
        Json::Object(fields) => {
            let entries: Vec<_> = fields.iter().map(|(key, value)| (key.as_str(), number(value))).collect();
            Value::Map(arena.alloc_slice_copy(&entries))
        }
        other => panic!("no attribute value: {other}"),
    }
}

fn latencies<'a>(json: &'a Json, arena: &'a Bump) -> &'a [Latency<'a>] {
    let Some(fields) = json.as_object() else { return &[] };
    let latencies = fields.iter().map(|(region, value)| Latency { region, milliseconds: number(value) });
    arena.alloc_slice_fill_iter(latencies.collect::<Vec<_>>())
}

fn texts<'a>(json: &'a Json, arena: &'a Bump) -> &'a [&'a str] {
    arena.alloc_slice_fill_iter(items(json).iter().map(|item| item.as_str().expect("a text")))
}

fn items(json: &Json) -> &[Json] {
    json.as_array().map_or(&[], Vec::as_slice)
}

/// A text field; empty when absent.
pub fn text<'a>(json: &'a Json, field: &str) -> &'a str {
    json.get(field).map_or("", |value| value.as_str().expect("a text"))
}

/// A `uint32` field; 0 when absent.
pub fn whole(json: &Json, field: &str) -> u32 {
    json.get(field).map_or(0, |value| value.as_u64().and_then(|n| n.try_into().ok()).expect("a uint32"))
}

/// A number.
pub fn number(json: &Json) -> f64 {
    json.as_f64().expect("a number")
}

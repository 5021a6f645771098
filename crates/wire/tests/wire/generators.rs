//! Random messages, as JSON, so that the tests share one way from JSON to a request.

use std::hash::{BuildHasher, RandomState};

use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use serde_json::{Value as Json, json};

/// So many cases from a seed that is printed when a test fails; `TEST_SEED` repeats it.
pub fn seeded(cases: u32) -> ProptestConfig {
    let seed = std::env::var("TEST_SEED")
        .map_or_else(|_| RandomState::new().hash_one("wire"), |seed| seed.parse().expect("a number"));
    println!("TEST_SEED={seed}");
    ProptestConfig { cases, rng_seed: RngSeed::Fixed(seed), failure_persistence: None, ..Default::default() }
}

/// Any message of a player.
pub fn player_message() -> impl Strategy<Value = Json> {
    let body = prop_oneof![
        1 => (text(), text(), text(), any::<u32>(), text()).prop_map(|(player, token, resume, seq, release)| json!({
            "type": "hello", "playerId": player, "token": token, "resume": resume, "lastSeq": seq,
            "release": release,
        })),
        4 => enqueue().prop_map(|mut fields| { fields["type"] = json!("enqueue"); fields }),
        1 => text().prop_map(|id| json!({"type": "cancel", "ticketId": id})),
        1 => text().prop_map(|id| json!({"type": "explain", "ticketId": id})),
        1 => text().prop_map(|id| json!({"type": "accept", "matchId": id})),
        1 => text().prop_map(|id| json!({"type": "decline", "matchId": id})),
        1 => any::<u32>().prop_map(|seq| json!({"type": "ack", "seq": seq})),
        1 => number().prop_map(|ts| json!({"type": "ping", "ts": ts})),
    ];
    (body, text()).prop_map(|(mut message, id)| {
        message["id"] = json!(id);
        message
    })
}

/// Any control request.
pub fn control_message() -> impl Strategy<Value = Json> {
    let body = prop_oneof![
        admit().prop_map(|fields| json!({"admit": fields})),
        any::<u32>().prop_map(|connection| json!({"detach": {"connection": connection}})),
        (any::<u32>(), any::<bool>()).prop_map(
            |(connection, present)| json!({"presence": {"connection": connection, "present": present}})
        ),
        (text(), text()).prop_map(|(queue, rules)| json!({"putRules": {"queue": queue, "rules": rules}})),
        rules_message(),
        (enqueue(), any::<bool>(), vec(profile(), 0..3), vec(text(), 0..3)).prop_map(
            |(fields, presence, profiles, awaited)| {
                json!({
                    "createTicket": {"enqueue": fields, "presence": presence},
                    "profiles": profiles, "awaited": awaited,
                })
            }
        ),
        (text(), vec(profile(), 0..3), vec(text(), 0..3)).prop_map(|(queue, profiles, unavailable)| {
            json!({"takeProfiles": {"queue": queue, "profiles": profiles, "unavailable": unavailable}})
        }),
        (any::<bool>(), any::<u32>())
            .prop_map(|(again, limit)| json!({"readWantedProfiles": {"again": again, "limit": limit}})),
        (text(), any::<bool>(), vec(text(), 0..3), any::<bool>(), number(), number()).prop_map(
            |(queue, all, forgotten, forget_all, bytes, age)| {
                json!({"changeTiers": {
                    "queue": queue, "allQueues": all, "forgotten": forgotten, "forgetAll": forget_all,
                    "warmBytes": bytes, "ageMs": age,
                }})
            }
        ),
        text().prop_map(|id| json!({"readTicket": {"ticketId": id}})),
        text().prop_map(|id| json!({"deleteTicket": {"ticketId": id}})),
        text().prop_map(|queue| json!({"readQueues": {"queue": queue}})),
        (0..1_u64 << 53, any::<u32>())
            .prop_map(|(after, limit)| json!({"readEvents": {"after": after, "limit": limit}})),
        (any::<u32>(), enqueue(), vec(verified_member(), 0..4), vec(profile(), 0..3)).prop_map(
            |(connection, fields, members, profiles)| {
                let body = json!({"connection": connection, "enqueue": fields, "members": members});
                json!({"verifiedEnqueue": body, "profiles": profiles})
            }
        ),
        lobby(),
    ];
    (any::<u32>(), body).prop_map(|(request, body)| {
        let mut message = json!({"request": request});
        message.as_object_mut().expect("an object").extend(body.as_object().expect("an object").clone());
        message
    })
}

fn lobby() -> impl Strategy<Value = Json> {
    prop_oneof![
        (text(), vec(text(), 0..4), any::<bool>()).prop_map(|(id, players, accept)| {
            json!({"answerProposal": {"matchId": id, "playerIds": players, "accept": accept}})
        }),
        text().prop_map(|id| json!({"readMatch": {"matchId": id}})),
        text().prop_map(|id| json!({"endMatch": {"matchId": id}})),
        (text(), vec(team_result(), 0..4))
            .prop_map(|(id, teams)| json!({"reportResult": {"matchId": id, "teams": teams}})),
        (text(), text(), vec(present_team(), 0..3)).prop_map(|(id, queue, teams)| {
            json!({"createBackfill": {"matchId": id, "queue": queue, "teams": teams}})
        }),
        text().prop_map(|id| json!({"readBackfill": {"backfillId": id}})),
        text().prop_map(|id| json!({"deleteBackfill": {"backfillId": id}})),
        text().prop_map(|id| json!({"explainTicket": {"ticketId": id}})),
        text().prop_map(|queue| json!({"explainQueue": {"queue": queue}})),
    ]
}

fn team_result() -> impl Strategy<Value = Json> {
    let player = (text(), any::<bool>()).prop_map(|(id, left)| json!({"playerId": id, "left": left}));
    (text(), any::<u32>(), vec(player, 0..4))
        .prop_map(|(name, rank, players)| json!({"name": name, "rank": rank, "players": players}))
}

fn present_team() -> impl Strategy<Value = Json> {
    (text(), vec(member(), 0..4)).prop_map(|(name, players)| json!({"name": name, "players": players}))
}

/// Any request about the rules of a queue beside the plain one.
fn rules_message() -> impl Strategy<Value = Json> {
    let words = (text(), text(), text());
    (words, any::<u32>(), number(), number(), any::<bool>(), 0..8_u8).prop_map(
        |((queue, rules, name), version, keep, wall, by_operator, kind)| match kind {
            0 => json!({"putRules": {"queue": queue, "rules": rules,
                "change": {"byOperator": by_operator, "keepMs": keep, "wallMs": wall}}}),
            1 => json!({"readRules": {"queue": queue, "version": version}}),
            2 => json!({"readRuleVersions": {"queue": queue}}),
            3 => json!({"rollbackRules": {"queue": queue, "version": version, "wallMs": wall}}),
            4 => json!({"putShadow": {"queue": queue, "rules": rules, "wallMs": wall}}),
            5 => json!({"deleteShadow": {"queue": queue, "wallMs": wall}}),
            6 => json!({"putCanary": {"queue": queue, "version": version, "percent": keep,
                "release": rules, "name": name, "wallMs": wall}}),
            _ => json!({"deleteCanary": {"queue": queue, "wallMs": wall}}),
        },
    )
}

fn claims() -> impl Strategy<Value = Json> {
    (attributes(), vec(text(), 0..4))
        .prop_map(|(attributes, party)| json!({"attributes": attributes, "party": party}))
}

fn verified_member() -> impl Strategy<Value = Json> {
    (text(), claims()).prop_map(|(player, claims)| json!({"playerId": player, "claims": claims}))
}

fn profile() -> impl Strategy<Value = Json> {
    (text(), attributes())
        .prop_map(|(player, attributes)| json!({"playerId": player, "attributes": attributes}))
}

fn admit() -> impl Strategy<Value = Json> {
    let texts = (text(), text(), text(), text(), text(), text());
    let claims = proptest::option::of(claims());
    (any::<u32>(), any::<u32>(), texts, claims).prop_map(|(connection, seq, texts, claims)| {
        let (player, session, resume, resumed_session, resumed, release) = texts;
        let mut admit = json!({
            "connection": connection, "playerId": player, "sessionId": session, "resume": resume,
            "resumedSessionId": resumed_session, "resumed": resumed, "lastSeq": seq, "release": release,
        });
        if let Some(claims) = claims {
            admit["claims"] = claims;
        }
        admit
    })
}

fn enqueue() -> impl Strategy<Value = Json> {
    let parts = (text(), text(), vec(member(), 0..4), attributes(), latencies(), text(), vec(text(), 0..2));
    parts.prop_map(|(ticket, queue, players, attributes, latencies, trace, queues)| {
        json!({
            "ticketId": ticket, "queue": queue, "players": players, "attributes": attributes,
            "latencyMs": latencies, "traceparent": trace, "queues": queues,
        })
    })
}

fn member() -> impl Strategy<Value = Json> {
    (text(), attributes(), latencies(), text()).prop_map(|(player, attributes, latencies, token)| {
        json!({"playerId": player, "attributes": attributes, "latencyMs": latencies, "token": token})
    })
}

fn attributes() -> impl Strategy<Value = Json> {
    btree_map(text(), attribute(), 0..4).prop_map(|attributes| json!(attributes))
}

fn attribute() -> impl Strategy<Value = Json> {
    prop_oneof![
        number().prop_map(|number| json!(number)),
        text().prop_map(|text| json!(text)),
        vec(text(), 0..4).prop_map(|items| json!(items)),
        // The key `number` is how control messages mark a number.
        btree_map(text().prop_filter("a plain key", |key| key != "number"), number(), 0..4)
            .prop_map(|entries| json!(entries)),
    ]
}

fn latencies() -> impl Strategy<Value = Json> {
    btree_map(text(), number(), 0..4).prop_map(|latencies| json!(latencies))
}

/// Mostly short, sometimes over a length of one byte, of any characters.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![4 => "[a-z0-9_.:-]{0,20}", 2 => any::<String>(), 1 => "\\PC{120,200}"]
}

/// Finite, for JSON has no other.
fn number() -> impl Strategy<Value = f64> {
    any::<f64>().prop_filter("finite", |number| number.is_finite())
}

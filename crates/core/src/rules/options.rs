//! The `queue` block: what `FlexMatch` keeps outside the file, under its names, and what it lacks.

use super::document::{Node, Object};
use super::unsupported::refuse_blocks;
use super::{AttributeSpec, Objective, QueueOptions, WhenAbsent};
use crate::limits;

const KEYS: &[&str] = &[
    "name",
    "requestTimeoutSeconds",
    "acceptanceRequired",
    "acceptanceTimeoutSeconds",
    "backfillMode",
    "additionalPlayerCount",
    "tickMs",
    "objective",
    "promoteAfterSeconds",
    "capacity",
    "searchBudget",
    "whenAbsent",
    "exclusive",
    "matchTtlSeconds",
    "clientAttributes",
    "placement",
    "canary",
];

/// Keys of features that later builds have.
const LATER: &[&str] = &["promoteAfterSeconds", "placement", "canary"];

/// A pass each second, for a queue that names no `tickMs`.
const TICK_MS: u32 = 1_000;
const TICK_MS_MAX: u32 = 60_000;
/// Seconds, for a queue that names no `requestTimeoutSeconds`.
const REQUEST_TIMEOUT_SECONDS: u32 = 300;
const REQUEST_TIMEOUT_SECONDS_MAX: u32 = 43_200;
/// Seconds, for a queue that names no `acceptanceTimeoutSeconds`.
const ACCEPTANCE_TIMEOUT_SECONDS: u64 = 30;
const ACCEPTANCE_TIMEOUT_SECONDS_MAX: u32 = 600;
const ADDITIONAL_PLAYERS_MAX: u32 = 199;
/// Seconds, for a queue that names no `matchTtlSeconds`.
const MATCH_TTL_SECONDS: u64 = 14_400;
const MATCH_TTL_SECONDS_MAX: u32 = 604_800;
/// Seconds, for a queue that names no `canary.returnAfterSeconds`.
const CANARY_RETURN_AFTER_SECONDS: u64 = 30;
const CAPACITY_MAX: u32 = 10_000_000;
const SEARCH_BUDGET_MAX: u32 = 1_000_000_000;

impl Default for QueueOptions {
    fn default() -> Self {
        QueueOptions {
            name: None,
            request_timeout_ms: u64::from(REQUEST_TIMEOUT_SECONDS) * 1_000,
            tick_ms: u64::from(TICK_MS),
            capacity: limits::QUEUE_CAPACITY,
            search_budget: limits::SEARCH_BUDGET,
            objective: Objective::Oldest,
            promote_after_ms: 0,
            acceptance_required: false,
            acceptance_timeout_ms: ACCEPTANCE_TIMEOUT_SECONDS * 1_000,
            backfill_automatic: false,
            additional_players: 0,
            exclusive: false,
            match_ttl_ms: MATCH_TTL_SECONDS * 1_000,
            canary_return_after_ms: CANARY_RETURN_AFTER_SECONDS * 1_000,
            when_absent: WhenAbsent::Hold,
            client_attributes: Box::default(),
        }
    }
}

/// Reads the block; `attributes` are those that the rule set declares.
pub(super) fn read_options(node: Option<Node<'_>>, attributes: &[AttributeSpec]) -> Option<QueueOptions> {
    let Some(node) = node else { return Some(QueueOptions::default()) };
    let object = node.object(KEYS)?;
    refuse_blocks(&object, LATER);
    refuse_word(&object, "objective", &["oldest", "quality"]);
    let default = QueueOptions::default();
    let integer = |key: &str, least: u32, most: u32| object.get(key)?.integer_between(least, most);
    let flag = |key: &str| object.get(key).and_then(|node| node.boolean()) == Some(true);
    let when_absent = object.get("whenAbsent").and_then(|node| node.one_of(&["hold", "match"]));
    Some(QueueOptions {
        name: object.get("name").and_then(|node| read_queue_name(&node)),
        request_timeout_ms: integer("requestTimeoutSeconds", 1, REQUEST_TIMEOUT_SECONDS_MAX)
            .map_or(default.request_timeout_ms, |seconds| u64::from(seconds) * 1_000),
        tick_ms: integer("tickMs", 0, TICK_MS_MAX).map_or(default.tick_ms, u64::from),
        capacity: integer("capacity", 1, CAPACITY_MAX).unwrap_or(default.capacity),
        search_budget: integer("searchBudget", 1, SEARCH_BUDGET_MAX).map_or(default.search_budget, u64::from),
        objective: default.objective,
        promote_after_ms: default.promote_after_ms,
        acceptance_required: flag("acceptanceRequired"),
        acceptance_timeout_ms: integer("acceptanceTimeoutSeconds", 1, ACCEPTANCE_TIMEOUT_SECONDS_MAX)
            .map_or(default.acceptance_timeout_ms, |seconds| u64::from(seconds) * 1_000),
        backfill_automatic: object.get("backfillMode").and_then(|node| node.one_of(&["MANUAL", "AUTOMATIC"]))
            == Some(1),
        additional_players: integer("additionalPlayerCount", 0, ADDITIONAL_PLAYERS_MAX)
            .unwrap_or(default.additional_players),
        exclusive: flag("exclusive"),
        match_ttl_ms: integer("matchTtlSeconds", 1, MATCH_TTL_SECONDS_MAX)
            .map_or(default.match_ttl_ms, |seconds| u64::from(seconds) * 1_000),
        canary_return_after_ms: default.canary_return_after_ms,
        client_attributes: object
            .get("clientAttributes")
            .map_or_else(Box::default, |node| read_client_attributes(node, attributes)),
        when_absent: if when_absent == Some(1) { WhenAbsent::Match } else { WhenAbsent::Hold },
    })
}

/// True for a name that a queue may have: 1 to 128 of `[A-Za-z0-9_.:-]`.
pub(crate) fn is_queue_name(name: &str) -> bool {
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"_.:-".contains(&byte);
    (1..=limits::QUEUE_NAME_CHARS).contains(&name.len()) && name.bytes().all(allowed)
}

fn read_queue_name(node: &Node<'_>) -> Option<Box<str>> {
    let name = node.text()?;
    if !is_queue_name(name) {
        node.problem(format_args!("a queue's name is 1 to {} of [A-Za-z0-9_.:-]", limits::QUEUE_NAME_CHARS));
        return None;
    }
    Some(name.into())
}

/// Names of declared attributes, each once.
fn read_client_attributes(node: Node<'_>, attributes: &[AttributeSpec]) -> Box<[Box<str>]> {
    let mut names: Vec<Box<str>> = Vec::new();
    for node in node.array(limits::PLAYER_ATTRIBUTES).unwrap_or_default() {
        let Some(name) = node.text() else { continue };
        if !attributes.iter().any(|attribute| &*attribute.name == name) {
            node.problem(format_args!("the rule set declares no attribute `{name}`"));
        } else if names.iter().any(|earlier| &**earlier == name) {
            node.problem(format_args!("`{name}` is named twice"));
        }
        names.push(name.into());
    }
    names.into()
}

/// A key whose first word runs in this build and whose second is to come.
fn refuse_word(object: &Object<'_>, key: &str, words: &[&str; 2]) {
    let Some(node) = object.get(key) else { return };
    if node.one_of(words) == Some(1) {
        node.problem(format_args!("not supported yet: {key} {}", words[1]));
    }
}

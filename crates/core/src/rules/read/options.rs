//! The `queue` block: what `FlexMatch` keeps outside the file, under its names, and what it lacks.

use super::attribute::Attributes;
use super::document::{Node, Object};
use crate::limits;
use crate::rules::{Objective, QueueOptions, WhenAbsent};

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

/// A pass each second, for a queue that names no `tickMs`.
const TICK_MS: u32 = 1_000;
const TICK_MS_MAX: u32 = 60_000;
/// Seconds, for a queue that names no `requestTimeoutSeconds`.
const REQUEST_TIMEOUT_SECONDS: u32 = 300;
const REQUEST_TIMEOUT_SECONDS_MAX: u32 = 43_200;
/// Seconds, for a queue that names no `acceptanceTimeoutSeconds`.
const ACCEPTANCE_TIMEOUT_SECONDS: u64 = 30;
const ACCEPTANCE_TIMEOUT_SECONDS_MAX: u32 = 600;
/// Seconds, for a queue that names no `matchTtlSeconds`.
const MATCH_TTL_SECONDS: u64 = 14_400;
const MATCH_TTL_SECONDS_MAX: u32 = 604_800;
/// Seconds, for a queue that names no `canary.returnAfterSeconds`.
const CANARY_RETURN_AFTER_SECONDS: u64 = 30;
const ADDITIONAL_PLAYERS_MAX: u32 = 199;
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

/// Reads the block; `promote_after_ms` is what holds when it does not say.
pub(super) fn read_options(
    node: Option<Node<'_>>,
    attributes: &Attributes,
    promote_after_ms: u64,
) -> QueueOptions {
    let default = QueueOptions { promote_after_ms, ..QueueOptions::default() };
    let Some(object) = node.and_then(|node| node.object(KEYS)) else { return default };
    if let Some(node) = object.get("placement") {
        node.problem("not supported yet: placement");
    }
    let block = Block { object: &object };
    let request_timeout_ms =
        block.seconds("requestTimeoutSeconds", 1, REQUEST_TIMEOUT_SECONDS_MAX, default.request_timeout_ms);
    // Without expansions there is no last step to wait for: then half of the time that a ticket has.
    let promoted = if promote_after_ms == 0 { request_timeout_ms / 2 } else { promote_after_ms };
    QueueOptions {
        name: object.get("name").and_then(|node| read_queue_name(&node)),
        request_timeout_ms,
        tick_ms: block.integer("tickMs", 0, TICK_MS_MAX).map_or(default.tick_ms, u64::from),
        capacity: block.integer("capacity", 1, CAPACITY_MAX).unwrap_or(default.capacity),
        search_budget: block
            .integer("searchBudget", 1, SEARCH_BUDGET_MAX)
            .map_or(default.search_budget, u64::from),
        objective: if block.is_second("objective", ["oldest", "quality"]) {
            Objective::Quality
        } else {
            Objective::Oldest
        },
        promote_after_ms: block.seconds("promoteAfterSeconds", 0, REQUEST_TIMEOUT_SECONDS_MAX, promoted),
        acceptance_required: block.is_true("acceptanceRequired"),
        acceptance_timeout_ms: block.seconds(
            "acceptanceTimeoutSeconds",
            1,
            ACCEPTANCE_TIMEOUT_SECONDS_MAX,
            default.acceptance_timeout_ms,
        ),
        backfill_automatic: block.is_second("backfillMode", ["MANUAL", "AUTOMATIC"]),
        additional_players: block.integer("additionalPlayerCount", 0, ADDITIONAL_PLAYERS_MAX).unwrap_or(0),
        exclusive: block.is_true("exclusive"),
        match_ttl_ms: block.seconds("matchTtlSeconds", 1, MATCH_TTL_SECONDS_MAX, default.match_ttl_ms),
        canary_return_after_ms: read_canary(&object, default.canary_return_after_ms),
        when_absent: if block.is_second("whenAbsent", ["hold", "match"]) {
            WhenAbsent::Match
        } else {
            WhenAbsent::Hold
        },
        client_attributes: object
            .get("clientAttributes")
            .map_or_else(Box::default, |node| read_client_attributes(node, attributes)),
    }
}

/// The block's plain values.
struct Block<'b, 'd> {
    object: &'b Object<'d>,
}

impl Block<'_, '_> {
    fn integer(&self, key: &str, least: u32, most: u32) -> Option<u32> {
        self.object.get(key)?.integer_between(least, most)
    }

    /// Whole seconds as milliseconds.
    fn seconds(&self, key: &str, least: u32, most: u32, otherwise_ms: u64) -> u64 {
        self.integer(key, least, most).map_or(otherwise_ms, |seconds| u64::from(seconds) * 1_000)
    }

    fn is_true(&self, key: &str) -> bool {
        self.object.get(key).and_then(|node| node.boolean()).unwrap_or(false)
    }

    /// Whether the second of two words is there; the first is the default.
    fn is_second(&self, key: &str, words: [&str; 2]) -> bool {
        self.object.get(key).and_then(|node| node.one_of(&words)) == Some(1)
    }
}

fn read_canary(object: &Object<'_>, otherwise_ms: u64) -> u64 {
    let Some(canary) = object.get("canary").and_then(|node| node.object(&["returnAfterSeconds"])) else {
        return otherwise_ms;
    };
    Block { object: &canary }.seconds("returnAfterSeconds", 0, REQUEST_TIMEOUT_SECONDS_MAX, otherwise_ms)
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
fn read_client_attributes(node: Node<'_>, attributes: &Attributes) -> Box<[Box<str>]> {
    let mut names: Vec<Box<str>> = Vec::new();
    for node in node.array(limits::PLAYER_ATTRIBUTES).unwrap_or_default() {
        let Some(name) = node.text() else { continue };
        if let Err(problem) = attributes.find(name) {
            node.tell(problem);
        } else if names.iter().any(|earlier| &**earlier == name) {
            node.problem(format_args!("`{name}` is named twice"));
        }
        names.push(name.into());
    }
    names.into()
}

//! The `algorithm` block: how a match is put together.

use super::attribute::Attributes;
use super::document::{Node, Object};
use crate::limits;
use crate::rules::model::{Algorithm, BackfillPriority, Batching, Strategy};
use crate::rules::{AttributeKind, ExpansionAge};

const KEYS: &[&str] = &[
    "strategy",
    "batchingPreference",
    "sortByAttributes",
    "balancedAttribute",
    "expansionAgeSelection",
    "backfillPriority",
];

/// Reads the block; without it everything is `FlexMatch`'s default.
pub(super) fn read_algorithm(node: Option<Node<'_>>, attributes: &Attributes) -> (Algorithm, ExpansionAge) {
    let Some(object) = node.and_then(|node| node.object(KEYS)) else {
        return (Algorithm::default(), ExpansionAge::Newest);
    };
    let word = |key: &str, words: &[&str]| object.get(key).and_then(|node| node.one_of(words));
    let backfill_priority = match word("backfillPriority", &["normal", "high", "low"]) {
        Some(1) => BackfillPriority::High,
        Some(2) => BackfillPriority::Low,
        _ => BackfillPriority::Normal,
    };
    let expansion_age = match word("expansionAgeSelection", &["newest", "oldest"]) {
        Some(1) => ExpansionAge::Oldest,
        _ => ExpansionAge::Newest,
    };
    let (strategy, batching) = match word("strategy", &["exhaustiveSearch", "balanced"]) {
        Some(1) => (read_balanced(&object, attributes), read_balanced_batching(&object)),
        _ => (Strategy::Exhaustive, read_exhaustive_batching(&object, attributes)),
    };
    (Algorithm { strategy, batching, backfill_priority }, expansion_age)
}

fn read_balanced(object: &Object<'_>, attributes: &Attributes) -> Strategy {
    let attribute = object.require("balancedAttribute");
    let attribute = attribute.and_then(|node| attributes.refer(&node, &[AttributeKind::Number]));
    attribute.map_or(Strategy::Exhaustive, |attribute| Strategy::Balanced { attribute })
}

fn read_balanced_batching(object: &Object<'_>) -> Batching {
    if let Some(node) = object.get("sortByAttributes") {
        node.problem(
            "strategy balanced sorts by itself: sortByAttributes belongs to batchingPreference sorted",
        );
    }
    let node = object.get("batchingPreference");
    match node.and_then(|node| node.one_of(&["largestPopulation", "fastestRegion"])) {
        Some(1) => Batching::FastestRegion,
        _ => Batching::LargestPopulation,
    }
}

fn read_exhaustive_batching(object: &Object<'_>, attributes: &Attributes) -> Batching {
    if let Some(node) = object.get("balancedAttribute") {
        node.problem("balancedAttribute belongs to strategy balanced");
    }
    let node = object.get("batchingPreference");
    let is_sorted = node.and_then(|node| node.one_of(&["random", "sorted"])) == Some(1);
    if !is_sorted {
        if let Some(node) = object.get("sortByAttributes") {
            node.problem("sortByAttributes belongs to batchingPreference sorted");
        }
        return Batching::Arrival;
    }
    let nodes = object.require("sortByAttributes").and_then(|node| node.array(limits::PLAYER_ATTRIBUTES));
    let nodes = nodes.unwrap_or_default();
    let kinds = [AttributeKind::Number, AttributeKind::Text];
    Batching::Sorted(nodes.iter().filter_map(|node| attributes.refer(node, &kinds)).collect())
}

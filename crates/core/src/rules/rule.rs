//! The rules of a rule set. This build runs `batchDistance` on numbers.

use super::document::{Node, Object};
use super::{Aggregation, AttributeKind, AttributeSpec, DistanceRule};
use crate::limits;

/// Every rule type of the language; the first is the one that runs.
const TYPES: [&str; 8] = [
    "batchDistance",
    "comparison",
    "distance",
    "collection",
    "latency",
    "absoluteSort",
    "distanceSort",
    "compound",
];

const BATCH_DISTANCE: &[&str] =
    &["name", "description", "type", "batchAttribute", "maxDistance", "partyAggregation"];

pub(super) fn read_rules(node: Node<'_>, attributes: &[AttributeSpec]) -> Vec<DistanceRule> {
    let mut rules: Vec<DistanceRule> = Vec::new();
    for node in node.array(limits::RULES).unwrap_or_default() {
        let Some(rule) = read_rule(node, attributes, &rules) else { continue };
        rules.push(rule);
    }
    rules
}

fn read_rule(node: Node<'_>, attributes: &[AttributeSpec], earlier: &[DistanceRule]) -> Option<DistanceRule> {
    let object = node.open_object()?;
    let kind = object.require("type")?;
    let known = kind.text()?;
    match TYPES.iter().position(|name| *name == known) {
        Some(0) => {}
        Some(index) => {
            kind.problem(format_args!("not supported yet: rule type {}", TYPES[index]));
            return None;
        }
        None => {
            kind.problem(format_args!("`{known}` is not one of {}", TYPES.join(", ")));
            return None;
        }
    }
    object.refuse_unknown(BATCH_DISTANCE);
    let name = object.require("name")?.name()?;
    if earlier.iter().any(|rule| &*rule.name == name) {
        object.problem(format_args!("rule `{name}` is declared twice"));
    }
    read_batch_distance(&object, name, attributes)
}

fn read_batch_distance(
    object: &Object<'_>,
    name: &str,
    attributes: &[AttributeSpec],
) -> Option<DistanceRule> {
    const AGGREGATIONS: [Aggregation; 3] = [Aggregation::Min, Aggregation::Max, Aggregation::Average];
    let attribute = object.require("batchAttribute").and_then(|node| read_attribute(&node, attributes));
    let maximum = object.require("maxDistance").and_then(|node| node.number_between(0.0, f64::MAX));
    let aggregation = match object.get("partyAggregation") {
        Some(node) => AGGREGATIONS[node.one_of(&["min", "max", "avg"])?],
        None => Aggregation::default(),
    };
    Some(DistanceRule { name: name.into(), attribute: attribute?, aggregation, widest: maximum? })
}

fn read_attribute(node: &Node<'_>, attributes: &[AttributeSpec]) -> Option<usize> {
    let name = node.text()?;
    let Some(index) = attributes.iter().position(|attribute| &*attribute.name == name) else {
        node.problem(format_args!("attribute `{name}` is not declared in playerAttributes"));
        return None;
    };
    let kind = attributes[index].kind;
    if kind != AttributeKind::Number {
        node.problem(format_args!("not supported yet: batchDistance on a {}", kind.name()));
        return None;
    }
    Some(index)
}

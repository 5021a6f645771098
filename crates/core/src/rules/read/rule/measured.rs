//! `comparison`, `distance` and `collection`: the rules that measure the match by expressions.

use super::reference::{Reference, all_are, expressions, read_measurements, read_reference};
use super::{read_aggregation, refuse_unknown};
use crate::rules::expression::Expression;
use crate::rules::model::{CollectionAggregation, CollectionOperation, Operation, Parameters, RuleKind};
use crate::rules::read::document::Object;
use crate::rules::read::expansion::COUNT_MAX;
use crate::rules::read::expression::{Element, Shape, Typed};
use crate::rules::read::scope::Scope;

/// A rule type that has been read: what it is, from what it starts, and what its reference has to be.
pub(super) type Read = (RuleKind, Parameters, Reference);

const OPERATIONS: [(&str, Operation); 6] = [
    ("<", Operation::Less),
    ("<=", Operation::LessOrEqual),
    ("=", Operation::Equal),
    ("!=", Operation::NotEqual),
    (">", Operation::Greater),
    (">=", Operation::GreaterOrEqual),
];

pub(super) fn read_comparison(object: &Object<'_>, scope: &Scope<'_>) -> Option<Read> {
    refuse_unknown(object, &["measurements", "operation", "referenceValue", "partyAggregation"]);
    let measured = read_measurements(object, scope);
    let operation =
        object.require("operation").and_then(|node| node.one_of(&OPERATIONS.map(|(name, _)| name)));
    let aggregation = read_aggregation(object);
    let (measured, operation) = (measured?, OPERATIONS[operation?].1);
    let wants = compared(object, &measured)?;
    let reference = match object.get("referenceValue") {
        Some(node) => Some(read_reference(&node, wants, scope)?),
        None => None,
    };
    if !is_comparable(object, operation, wants, reference.is_some(), &measured) {
        return None;
    }
    let measurements = expressions(measured);
    let kind = RuleKind::Comparison { measurements, operation, aggregation: aggregation? };
    Some((kind, Parameters { reference, ..Parameters::default() }, wants))
}

/// Numbers or texts: what all measurements are.
fn compared(object: &Object<'_>, measured: &[Typed]) -> Option<Reference> {
    let element = measured.first()?.shape.element;
    let expected = if measured.iter().any(|typed| typed.shape.is_collection) {
        "numbers or texts, not collections, which the collection rule is for"
    } else if element == Element::Player {
        "numbers or texts"
    } else {
        "only numbers or only texts"
    };
    let is_right = |shape: Shape| shape.is_values() && shape.element == element;
    let wants = if element == Element::Text { Reference::Text } else { Reference::Number };
    all_are(object, measured, expected, is_right).then_some(wants)
}

/// Whether the operation means something for these values.
fn is_comparable(
    object: &Object<'_>,
    operation: Operation,
    wants: Reference,
    has_reference: bool,
    measured: &[Typed],
) -> bool {
    let is_equality = matches!(operation, Operation::Equal | Operation::NotEqual);
    let name = OPERATIONS.iter().find(|(_, known)| *known == operation).map_or("", |(name, _)| name);
    if wants == Reference::Text && !is_equality {
        object.problem_at("operation", format_args!("texts compare by = or != only, found {name}"));
        return false;
    }
    if !has_reference && !is_equality {
        object.problem_at(
            "operation",
            format_args!("expected = or != where there is no referenceValue, found {name}"),
        );
        return false;
    }
    if !has_reference && matches!(measured, [one] if one.shape.depth == 0) {
        object.problem_at(
            "measurements",
            "one value and no referenceValue: there is nothing to compare it with",
        );
        return false;
    }
    true
}

pub(super) fn read_distance(object: &Object<'_>, scope: &Scope<'_>) -> Option<Read> {
    refuse_unknown(
        object,
        &["measurements", "referenceValue", "minDistance", "maxDistance", "partyAggregation"],
    );
    let measured = read_measurements(object, scope);
    let reference = object.require("referenceValue");
    let reference = reference.and_then(|node| read_reference(&node, Reference::Number, scope));
    let distance = |key: &str| object.get(key).and_then(|node| node.number_between(0.0, f64::MAX));
    let (min_distance, max_distance) = (distance("minDistance"), distance("maxDistance"));
    let aggregation = read_aggregation(object);
    if object.get("minDistance").is_none() && object.get("maxDistance").is_none() {
        object.problem("minDistance or maxDistance is missing: without either the rule demands nothing");
    }
    let measured = measured?;
    if !all_are(object, &measured, "numbers", |shape| shape.is_values() && shape.element == Element::Number) {
        return None;
    }
    let kind = RuleKind::Distance { measurements: expressions(measured), aggregation: aggregation? };
    let parameters =
        Parameters { reference: Some(reference?), min_distance, max_distance, ..Parameters::default() };
    Some((kind, parameters, Reference::Number))
}

pub(super) fn read_collection(object: &Object<'_>, scope: &Scope<'_>) -> Option<Read> {
    const OPERATIONS: [(&str, CollectionOperation, Reference); 3] = [
        ("intersection", CollectionOperation::Intersection, Reference::Absent),
        ("contains", CollectionOperation::Contains, Reference::Literal),
        (
            "reference_intersection_count",
            CollectionOperation::ReferenceIntersectionCount,
            Reference::Collection,
        ),
    ];
    refuse_unknown(
        object,
        &["measurements", "operation", "referenceValue", "minCount", "maxCount", "partyAggregation"],
    );
    let measured = read_measurements(object, scope);
    let operation =
        object.require("operation").and_then(|node| node.one_of(&OPERATIONS.map(|(name, ..)| name)));
    let count = |key: &str| object.get(key).and_then(|node| node.integer_between(0, COUNT_MAX));
    let (min_count, max_count) = (count("minCount"), count("maxCount"));
    if object.get("minCount").is_none() && object.get("maxCount").is_none() {
        object.problem("minCount or maxCount is missing: without either the rule demands nothing");
    }
    let aggregation = read_collection_aggregation(object);
    let (_, operation, wants) = OPERATIONS[operation?];
    let reference = read_own_reference(object, wants, scope);
    let measured = measured?;
    if !all_are(object, &measured, "lists of texts", |shape| {
        shape.element == Element::Text && shape.depth >= 1
    }) {
        return None;
    }
    let kind =
        RuleKind::Collection { measurements: expressions(measured), operation, aggregation: aggregation? };
    Some((kind, Parameters { reference, min_count, max_count, ..Parameters::default() }, wants))
}

/// The reference of a collection operation that has one; it reports one that is missing, and one too many.
fn read_own_reference(object: &Object<'_>, wants: Reference, scope: &Scope<'_>) -> Option<Expression> {
    if wants != Reference::Absent {
        return object.require("referenceValue").and_then(|node| read_reference(&node, wants, scope));
    }
    if let Some(node) = object.get("referenceValue") {
        node.problem("intersection counts what all have in common and takes no referenceValue");
    }
    None
}

fn read_collection_aggregation(object: &Object<'_>) -> Option<CollectionAggregation> {
    let Some(node) = object.get("partyAggregation") else { return Some(CollectionAggregation::default()) };
    Some(match node.one_of(&["union", "intersection"])? {
        0 => CollectionAggregation::Union,
        _ => CollectionAggregation::Intersection,
    })
}

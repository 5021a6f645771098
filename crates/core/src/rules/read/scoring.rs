//! `scoring`: how good a match is beyond the rules.

use super::document::{Node, Object};
use super::scope::Scope;
use super::weights::positive;
use crate::limits;
use crate::rules::AttributeKind;
use crate::rules::model::{Scoring, ScoringKind, VectorSource};

/// The performance spread of one player in the model of Weng and Lin, for ratings that start at 25 ± 25/3.
const BETA: f64 = 25.0 / 6.0;
/// Weight of similarity against diversity.
const LAMBDA: f64 = 0.7;

/// Reads the block.
pub(super) fn read_scoring(node: Node<'_>, scope: &Scope<'_>) -> Option<Scoring> {
    let object = node.open_object()?;
    let kind = object.require("type")?.one_of(&["rating", "mmr", "mmr-fast"])?;
    let weight = object.get("weight").map_or(Some(1.0), |node| positive(&node));
    let kind =
        if kind == 0 { read_rating(&object, scope) } else { read_relevance(&object, scope, kind == 2) };
    Some(Scoring { weight: weight?, kind: kind? })
}

fn read_rating(object: &Object<'_>, scope: &Scope<'_>) -> Option<ScoringKind> {
    object.refuse_unknown(&["type", "weight", "mu", "sigma", "beta"]);
    let number = |key: &str| {
        let node = object.require(key)?;
        scope.attributes.refer(&node, &[AttributeKind::Number])
    };
    let (mu, sigma) = (number("mu"), number("sigma"));
    let beta = object.get("beta").map_or(Some(BETA), |node| positive(&node));
    Some(ScoringKind::Rating { mu: mu?, sigma: sigma?, beta: beta? })
}

fn read_relevance(object: &Object<'_>, scope: &Scope<'_>, is_fast: bool) -> Option<ScoringKind> {
    object.refuse_unknown(&["type", "weight", "attributes", "attribute", "lambda"]);
    let vector = match (object.get("attributes"), object.get("attribute")) {
        (Some(node), None) => read_numbers(node, scope).map(VectorSource::Numbers),
        (None, Some(node)) => scope.attributes.refer(&node, &[AttributeKind::Map]).map(VectorSource::Map),
        _ => {
            object.problem(
                "expected either `attributes`, a list of numbers, or `attribute`, a string_number_map",
            );
            None
        }
    };
    let lambda = object.get("lambda").map_or(Some(LAMBDA), |node| node.number_between(0.0, 1.0));
    Some(ScoringKind::Relevance { vector: vector?, lambda: lambda?, is_fast })
}

fn read_numbers(node: Node<'_>, scope: &Scope<'_>) -> Option<Box<[usize]>> {
    if node.raw().as_array().is_some_and(|array| array.elements.is_empty()) {
        node.problem("expected at least one attribute");
        return None;
    }
    let mut numbers: Vec<usize> = Vec::new();
    for node in node.array(limits::PLAYER_ATTRIBUTES)? {
        let Some(attribute) = scope.attributes.refer(&node, &[AttributeKind::Number]) else { continue };
        if numbers.contains(&attribute) {
            node.problem("the attribute is named twice");
        }
        numbers.push(attribute);
    }
    Some(numbers.into())
}

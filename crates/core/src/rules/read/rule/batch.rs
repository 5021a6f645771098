//! `batchDistance`: the rule that forms batches, by the nearness of numbers or by equal texts.

use super::measured::Read;
use super::reference::Reference;
use super::{read_aggregation, refuse_unknown};
use crate::rules::model::{Parameters, RuleKind};
use crate::rules::read::document::Object;
use crate::rules::read::scope::Scope;
use crate::rules::{AttributeKind, DistanceRule};

pub(super) fn read(
    object: &Object<'_>,
    scope: &Scope<'_>,
    distances: &mut Vec<DistanceRule>,
) -> Option<Read> {
    refuse_unknown(object, &["batchAttribute", "maxDistance", "partyAggregation"]);
    let attribute = object.require("batchAttribute");
    let aggregation = read_aggregation(object);
    let kinds = [AttributeKind::Number, AttributeKind::Text];
    let attribute = attribute.and_then(|node| scope.attributes.refer(&node, &kinds))?;
    if scope.attributes.specs[attribute].kind == AttributeKind::Text {
        return read_equality(object, attribute);
    }
    let maximum = object.require("maxDistance").and_then(|node| node.number_between(0.0, f64::MAX))?;
    let name = object.quiet_text("name").unwrap_or_default();
    let distance = distances.len();
    distances.push(DistanceRule { name: name.into(), attribute, aggregation: aggregation?, widest: maximum });
    let parameters = Parameters { max_distance: Some(maximum), ..Parameters::default() };
    Some((RuleKind::BatchDistance { distance }, parameters, Reference::Absent))
}

/// All players have the same text: there is nothing in between that a distance could allow.
fn read_equality(object: &Object<'_>, attribute: usize) -> Option<Read> {
    if let Some(node) = object.get("maxDistance")
        && node.number()? != 0.0
    {
        node.problem("texts are equal or not: maxDistance is 0 or absent for a string attribute");
        return None;
    }
    Some((RuleKind::BatchEquality { attribute }, Parameters::default(), Reference::Absent))
}

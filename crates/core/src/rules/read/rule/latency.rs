//! `latency`: a region that all players reach in time.

use super::reference::Reference;
use super::{measured, read_aggregation, refuse_unknown};
use crate::rules::model::{DistanceReference, Parameters, RuleKind};
use crate::rules::read::document::Object;

pub(super) fn read(object: &Object<'_>) -> Option<measured::Read> {
    refuse_unknown(object, &["maxLatency", "maxDistance", "distanceReference", "partyAggregation"]);
    let number = |key: &str| object.get(key).and_then(|node| node.number_between(0.0, f64::MAX));
    let (max_latency, max_distance) = (number("maxLatency"), number("maxDistance"));
    if object.get("maxLatency").is_none() && object.get("maxDistance").is_none() {
        object.problem("maxLatency or maxDistance is missing: without either the rule demands nothing");
    }
    let reference = object.get("distanceReference").and_then(|node| node.one_of(&["min", "avg"]));
    let distance_reference = match reference {
        Some(1) => DistanceReference::Average,
        _ => DistanceReference::Min,
    };
    let aggregation = read_aggregation(object)?;
    let parameters = Parameters { max_distance, max_latency, ..Parameters::default() };
    Some((RuleKind::Latency { distance_reference, aggregation }, parameters, Reference::Absent))
}

//! `absoluteSort` and `distanceSort`: in which order candidates are looked at.

use super::{read_aggregation, refuse_unknown};
use crate::rules::AttributeKind;
use crate::rules::model::{MapKey, Sort};
use crate::rules::read::document::{Node, Object};
use crate::rules::read::scope::Scope;

pub(super) fn read(object: &Object<'_>, scope: &Scope<'_>) -> Option<Sort> {
    refuse_unknown(object, &["sortDirection", "sortAttribute", "mapKey", "partyAggregation"]);
    let direction =
        object.require("sortDirection").and_then(|node| node.one_of(&["ascending", "descending"]));
    let kinds = [AttributeKind::Number, AttributeKind::Map];
    let attribute = object.require("sortAttribute").and_then(|node| scope.attributes.refer(&node, &kinds));
    let aggregation = read_aggregation(object);
    let attribute = attribute?;
    let map_key = match (scope.attributes.specs[attribute].kind, object.get("mapKey")) {
        (AttributeKind::Map, Some(node)) => Some(read_map_key(&node, scope)?),
        (AttributeKind::Map, None) => {
            object.require("mapKey");
            return None;
        }
        (_, Some(node)) => {
            node.problem("mapKey is for a string_number_map; this attribute is a number");
            return None;
        }
        (_, None) => None,
    };
    Some(Sort { is_descending: direction? == 1, attribute, map_key, aggregation: aggregation? })
}

fn read_map_key(node: &Node<'_>, scope: &Scope<'_>) -> Option<MapKey> {
    match node.name()? {
        "minValue" => Some(MapKey::MinValue),
        "maxValue" => Some(MapKey::MaxValue),
        key if key.eq_ignore_ascii_case("minValue") || key.eq_ignore_ascii_case("maxValue") => {
            node.mismatch_with("minValue, maxValue or a key of the map", &format_args!("`{key}`"))
        }
        key => Some(MapKey::Named(scope.symbol(key))),
    }
}

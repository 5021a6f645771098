//! `weights`: soft rules, which rank legal groups.

use super::document::{Node, Object};
use super::scope::Scope;
use crate::limits;
use crate::rules::AttributeKind;
use crate::rules::model::{Weight, WeightKind};

/// Milliseconds that count as 0, for a latency weight that names no scale.
const LATENCY_SCALE: f64 = 200.0;

/// Every type with the keys that it has beyond the common ones.
const TYPES: [(&str, &[&str]); 7] = [
    ("balance", &["attribute", "scale"]),
    ("spread", &["attribute", "scale"]),
    ("latency", &["scale"]),
    ("wait", &["scale"]),
    ("premade", &[]),
    ("avoid", &["attribute"]),
    ("role", &[]),
];

/// What weights depend on besides names.
pub(super) struct Around {
    pub(super) has_roles: bool,
    pub(super) request_timeout_ms: u64,
}

/// Reads the list.
pub(super) fn read_weights(node: Node<'_>, scope: &Scope<'_>, around: &Around) -> Box<[Weight]> {
    let nodes = node.array(limits::WEIGHTS).unwrap_or_default();
    nodes.into_iter().filter_map(|node| read_weight(node, scope, around)).collect()
}

fn read_weight(node: Node<'_>, scope: &Scope<'_>, around: &Around) -> Option<Weight> {
    let object = node.open_object()?;
    let (kind, own) = TYPES[object.require("type")?.one_of(&TYPES.map(|(name, _)| name))?];
    let known: Vec<&str> = ["name", "type", "weight"].iter().chain(own).copied().collect();
    object.refuse_unknown(&known);
    let name = object.get("name").map_or(Some(kind), |node| node.name());
    let weight = object.get("weight").map_or(Some(1.0), |node| positive(&node));
    let kind = read_kind(kind, &object, scope, around);
    Some(Weight { name: name?.into(), weight: weight?, kind: kind? })
}

fn read_kind(kind: &str, object: &Object<'_>, scope: &Scope<'_>, around: &Around) -> Option<WeightKind> {
    let attribute = |kind| {
        let node = object.require("attribute")?;
        scope.attributes.refer(&node, &[kind])
    };
    let scale = || object.get("scale").map(|node| positive(&node));
    let required_scale = || object.require("scale").and_then(|node| positive(&node));
    match kind {
        "balance" | "spread" => {
            let (attribute, scale) = (attribute(AttributeKind::Number), required_scale());
            let (attribute, scale) = (attribute?, scale?);
            Some(if kind == "balance" {
                WeightKind::Balance { attribute, scale }
            } else {
                WeightKind::Spread { attribute, scale }
            })
        }
        "latency" => Some(WeightKind::Latency { scale: scale().unwrap_or(Some(LATENCY_SCALE))? }),
        "wait" => {
            #[expect(clippy::cast_precision_loss, reason = "at most 43,200,000")]
            let timeout_ms = around.request_timeout_ms as f64;
            let scale_ms = scale().map_or(Some(timeout_ms), |seconds| Some(seconds? * 1_000.0));
            Some(WeightKind::Wait { scale_ms: scale_ms? })
        }
        "premade" => Some(WeightKind::Premade),
        "avoid" => Some(WeightKind::Avoid { attribute: attribute(AttributeKind::List)? }),
        _ => {
            if !around.has_roles {
                object.problem_at("type", "a role weight needs `roles` in the rule set");
                return None;
            }
            Some(WeightKind::Role)
        }
    }
}

/// A number above 0. The largest keeps the sums of weights finite.
pub(super) fn positive(node: &Node<'_>) -> Option<f64> {
    const LARGEST: f64 = 1e12;
    let number = node.number()?;
    if number > 0.0 && number <= LARGEST {
        return Some(number);
    }
    node.problem(format_args!("{number} is not above 0 and at most {LARGEST}"));
    None
}

//! A player's attributes against what the rule set declares.

use super::answer::Refused;
use crate::code::Code;
use crate::command::{Attribute, Latency, Value};
use crate::limits;
use crate::rules::{AttributeKind, AttributeSpec, RuleSet};
use crate::value::{OwnedValue, Values};

/// One value for each declared attribute: the player's own, or the default.
///
/// # Errors
/// `BAD_ATTRIBUTE`: undeclared, given twice, of the wrong kind, over a limit, not finite, or missing without a
/// default.
pub(super) fn resolve(
    rules: &RuleSet,
    player_id: &str,
    attributes: &[Attribute<'_>],
) -> Result<Values, Refused> {
    let refuse = |what: String| Refused::new(Code::BadAttribute, format!("player `{player_id}`: {what}"));
    if attributes.len() > limits::PLAYER_ATTRIBUTES {
        return Err(refuse(format!("more than {} attributes", limits::PLAYER_ATTRIBUTES)));
    }
    for (index, attribute) in attributes.iter().enumerate() {
        let name = attribute.name;
        if rules.attribute(name).is_none() {
            return Err(refuse(format!("the queue's rule set declares no attribute `{name}`")));
        }
        if attributes[..index].iter().any(|earlier| earlier.name == name) {
            return Err(refuse(format!("attribute `{name}` is given twice")));
        }
    }
    let resolved = rules.attributes.iter().map(|spec| {
        match attributes.iter().find(|attribute| attribute.name == &*spec.name) {
            Some(attribute) => own(spec, &attribute.value).map_err(refuse),
            None => {
                spec.default.clone().ok_or_else(|| refuse(format!("attribute `{}` is missing", spec.name)))
            }
        }
    });
    resolved.collect()
}

/// Copies a value of the declared kind.
fn own(spec: &AttributeSpec, value: &Value<'_>) -> Result<OwnedValue, String> {
    let name = &spec.name;
    match (spec.kind, value) {
        (AttributeKind::Number, Value::Number(number)) => finite(name, *number).map(OwnedValue::Number),
        (AttributeKind::Text, Value::Text(text)) => short(name, text).map(OwnedValue::Text),
        (AttributeKind::List, Value::List(items)) => {
            if items.len() > limits::LIST_ITEMS {
                return Err(format!("attribute `{name}` has more than {} items", limits::LIST_ITEMS));
            }
            items.iter().map(|item| short(name, item)).collect::<Result<_, _>>().map(OwnedValue::List)
        }
        (AttributeKind::Map, Value::Map(entries)) => {
            if entries.len() > limits::MAP_ENTRIES {
                return Err(format!("attribute `{name}` has more than {} entries", limits::MAP_ENTRIES));
            }
            let entries = entries.iter().map(|(key, number)| Ok((short(name, key)?, finite(name, *number)?)));
            entries.collect::<Result<_, String>>().map(OwnedValue::Map)
        }
        (kind, _) => Err(format!("attribute `{name}` must be a {}", kind.name())),
    }
}

/// Zero loses its sign, so that equal numbers have equal bits.
fn finite(name: &str, number: f64) -> Result<f64, String> {
    if number.is_finite() {
        Ok(number + 0.0)
    } else {
        Err(format!("attribute `{name}` must be a finite number"))
    }
}

fn short(name: &str, text: &str) -> Result<Box<str>, String> {
    if text.chars().count() > limits::STRING_CHARS {
        return Err(format!(
            "attribute `{name}` has a string of more than {} characters",
            limits::STRING_CHARS
        ));
    }
    Ok(text.into())
}

/// Checks latencies: at most 64 regions with short names, each a finite number of milliseconds from 0.
///
/// # Errors
/// `BAD_MESSAGE`.
pub(super) fn check_latencies(player_id: &str, latencies: &[Latency<'_>]) -> Result<(), Refused> {
    let refuse = |what: &str| Err(Refused::new(Code::BadMessage, format!("player `{player_id}`: {what}")));
    if latencies.len() > limits::LATENCY_REGIONS {
        return refuse("more than 64 regions in latencyMs");
    }
    for latency in latencies {
        if latency.region.is_empty() || latency.region.chars().count() > limits::STRING_CHARS {
            return refuse("a region's name has 1 to 100 characters");
        }
        if !latency.milliseconds.is_finite() || latency.milliseconds < 0.0 {
            return refuse("a latency is a number of milliseconds from 0");
        }
    }
    Ok(())
}

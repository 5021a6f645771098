//! Attribute values that the engine keeps, copied from a request or a token.

use crate::command::Value;
use crate::limits;
use crate::value::OwnedValue;

/// Copies a value, if it is within the limits.
pub(super) fn own(name: &str, value: &Value<'_>) -> Result<OwnedValue, String> {
    match value {
        Value::Missing => Err(format!("attribute `{name}` has no value")),
        Value::Number(number) => finite(name, *number).map(OwnedValue::Number),
        Value::Text(text) => short(name, text).map(OwnedValue::Text),
        Value::List(items) => {
            if items.len() > limits::LIST_ITEMS {
                return Err(format!("attribute `{name}` has more than {} items", limits::LIST_ITEMS));
            }
            items.iter().map(|item| short(name, item)).collect::<Result<_, _>>().map(OwnedValue::List)
        }
        Value::Map(entries) => {
            if entries.len() > limits::MAP_ENTRIES {
                return Err(format!("attribute `{name}` has more than {} entries", limits::MAP_ENTRIES));
            }
            let entries = entries.iter().map(|(key, number)| Ok((short(name, key)?, finite(name, *number)?)));
            entries.collect::<Result<_, String>>().map(OwnedValue::Map)
        }
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

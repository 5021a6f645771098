//! Attribute values that the engine keeps.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

/// One kept attribute value.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum OwnedValue {
    /// `number`, finite.
    Number(f64),
    /// `string`
    Text(Box<str>),
    /// `string_list`
    List(Box<[Box<str>]>),
    /// `string_number_map`, in the order given.
    Map(Box<[(Box<str>, f64)]>),
}

impl OwnedValue {
    /// About how many bytes the value takes on the wire.
    pub(crate) fn wire_bytes(&self) -> usize {
        match self {
            OwnedValue::Number(_) => 9,
            OwnedValue::Text(text) => text.len() + 2,
            OwnedValue::List(items) => items.iter().map(|item| item.len() + 2).sum(),
            OwnedValue::Map(entries) => entries.iter().map(|(key, _)| key.len() + 13).sum(),
        }
    }
}

/// A player's attribute values, one for each attribute that the rule set declares, in its order.
pub type Values = Arc<[OwnedValue]>;

/// A player's round trips: region to milliseconds, by region, each region once.
pub type Latencies = Box<[(Box<str>, f64)]>;

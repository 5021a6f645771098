//! Attribute values and latencies: the entries of a player's two maps.
//!
//! Entries keep the order of the frame, and a name that comes twice is there twice.

use bumpalo::Bump;
use musterd_core::command::{Attribute, Latency, Value};
use musterd_core::limits::{LIST_ITEMS, MAP_ENTRIES};

use crate::error::WireError;
use crate::fields::{number_entry, number_map, text_list, value as field, value_entry};
use crate::list::List;
use crate::reader::Reader;

/// Reads an entry of `map<string, Value>` into a fresh item of the list.
pub(super) fn attribute<'a>(
    mut reader: Reader<'a>,
    arena: &'a Bump,
    attributes: &mut List<'a, Attribute<'a>>,
) -> Result<(), WireError> {
    let attribute = attributes.push(Attribute { name: "", value: Value::Missing })?;
    while let Some(tag) = reader.tag()? {
        match tag {
            value_entry::KEY => attribute.name = reader.text()?,
            value_entry::VALUE => value(reader.message()?, arena, &mut attribute.value)?,
            _ => reader.skip(tag, value_entry::has)?,
        }
    }
    Ok(())
}

/// Reads an entry of `map<string, double>` as a latency into a fresh item of the list.
pub(super) fn latency<'a>(
    mut reader: Reader<'a>,
    latencies: &mut List<'a, Latency<'a>>,
) -> Result<(), WireError> {
    let latency = latencies.push(Latency { region: "", milliseconds: 0.0 })?;
    while let Some(tag) = reader.tag()? {
        match tag {
            number_entry::KEY => latency.region = reader.text()?,
            number_entry::VALUE => latency.milliseconds = reader.double()?,
            _ => reader.skip(tag, number_entry::has)?,
        }
    }
    Ok(())
}

fn value<'a>(mut reader: Reader<'a>, arena: &'a Bump, value: &mut Value<'a>) -> Result<(), WireError> {
    *value = Value::Missing;
    while let Some(tag) = reader.tag()? {
        match tag {
            field::NUMBER => *value = Value::Number(reader.double()?),
            field::TEXT => *value = Value::Text(reader.text()?),
            field::LIST => *value = Value::List(items(reader.message()?, arena)?),
            field::MAP => *value = Value::Map(entries(reader.message()?, arena)?),
            _ => reader.skip(tag, field::has)?,
        }
    }
    Ok(())
}

fn items<'a>(mut reader: Reader<'a>, arena: &'a Bump) -> Result<&'a [&'a str], WireError> {
    let mut items = List::new(arena, LIST_ITEMS);
    while let Some(tag) = reader.tag()? {
        match tag {
            text_list::ITEMS => drop(items.push(reader.text()?)?),
            _ => reader.skip(tag, text_list::has)?,
        }
    }
    Ok(items.finish())
}

fn entries<'a>(mut reader: Reader<'a>, arena: &'a Bump) -> Result<&'a [(&'a str, f64)], WireError> {
    let mut entries = List::new(arena, MAP_ENTRIES);
    while let Some(tag) = reader.tag()? {
        match tag {
            number_map::ENTRIES => entry(reader.message()?, entries.push(("", 0.0))?)?,
            _ => reader.skip(tag, number_map::has)?,
        }
    }
    Ok(entries.finish())
}

fn entry<'a>(mut reader: Reader<'a>, entry: &mut (&'a str, f64)) -> Result<(), WireError> {
    while let Some(tag) = reader.tag()? {
        match tag {
            number_entry::KEY => entry.0 = reader.text()?,
            number_entry::VALUE => entry.1 = reader.double()?,
            _ => reader.skip(tag, number_entry::has)?,
        }
    }
    Ok(())
}

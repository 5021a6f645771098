//! Holds the table against the contract file, both ways.

use std::collections::BTreeMap;

use super::{Layout, TABLE};

const CONTRACT: &str = include_str!("../../../../proto/musterd/v1.proto");

/// What the server may say by the contract but this build has no occasion to say.
const NOT_WRITTEN: &[&str] = &["Match.CONNECTION", "Match.PASS", "Connection.*"];

#[test]
fn the_table_is_the_contract() {
    let mut contract = contract_fields(CONTRACT);
    for (message, field, tag) in TABLE.iter().filter(|(message, ..)| !message.starts_with("map<")) {
        let name = format!("{message}.{field}");
        assert_eq!(contract.remove(&name), Some(*tag), "{name} in the table and in v1.proto");
    }
    let unexplained: Vec<_> = contract.into_keys().filter(|name| !is_not_written(name)).collect();
    assert!(unexplained.is_empty(), "in v1.proto but not in the table: {unexplained:?}");
}

#[test]
fn every_excuse_names_a_field_of_the_contract() {
    let contract = contract_fields(CONTRACT);
    for excuse in NOT_WRITTEN {
        let named = contract.keys().any(|name| matches_excuse(name, excuse));
        assert!(named, "{excuse} is excused but not in v1.proto");
    }
}

fn is_not_written(name: &str) -> bool {
    NOT_WRITTEN.iter().any(|excuse| matches_excuse(name, excuse))
}

fn matches_excuse(name: &str, excuse: &str) -> bool {
    excuse.strip_suffix('*').map_or(name == excuse, |message| name.starts_with(message))
}

/// `Message.FIELD` to tag. Reads the plain layout that the contract file keeps: one field a line.
fn contract_fields(text: &str) -> BTreeMap<String, u32> {
    let mut fields = BTreeMap::new();
    let mut message = None;
    for line in text.lines().map(str::trim) {
        match line.split_whitespace().collect::<Vec<_>>()[..] {
            ["message", name, ..] => message = Some(name),
            ["enum", ..] => message = None,
            [.., kind, name, "=", number] if !line.starts_with("//") => {
                let Some(message) = message else { continue };
                let number: u32 = number.trim_end_matches(';').parse().expect("a field number");
                let repeated = line.starts_with("repeated");
                let tag = (number << 3) | layout(kind, repeated) as u32;
                fields.insert(format!("{message}.{}", name.to_uppercase()), tag);
            }
            _ => {}
        }
    }
    fields
}

fn layout(kind: &str, repeated: bool) -> Layout {
    match kind {
        "uint32" | "bool" | "TicketState" | "MatchState" => Layout::Varint,
        // A `map<string, double>` is split at its space; proto3 packs repeated numbers.
        "double" if !repeated => Layout::Double,
        _ => Layout::Length,
    }
}

//! The player attributes that a rule set declares.

use jsonc_parser::ast::Value;

use super::document::{Node, Object};
use super::names::{Found, Names};
use super::number::parse_number;
use crate::limits;
use crate::rules::{AttributeKind, AttributeSpec};
use crate::value::OwnedValue;

/// The declared attributes.
pub(super) struct Attributes {
    pub(super) specs: Vec<AttributeSpec>,
    names: Names<usize>,
}

impl Attributes {
    /// Reads `playerAttributes`; without it there are none.
    pub(super) fn read(node: Option<Node<'_>>) -> Attributes {
        let mut attributes = Attributes { specs: Vec::new(), names: Names::new() };
        let Some(node) = node else { return attributes };
        let Some(nodes) = node.array(limits::PLAYER_ATTRIBUTES) else {
            attributes.names.lose();
            return attributes;
        };
        for node in nodes {
            attributes.declare(node);
        }
        attributes
    }

    fn declare(&mut self, node: Node<'_>) {
        let Some(object) = node.object(&["name", "type", "default", "public"]) else {
            return self.names.lose();
        };
        let spec = read_attribute(&object);
        let Some(name) = object.quiet_text("name") else { return self.names.lose() };
        let index = spec.is_some().then_some(self.specs.len());
        if !self.names.declare(name, index) {
            object.problem(format_args!("attribute `{name}` is declared twice"));
        }
        self.specs.extend(spec);
    }

    /// The index of the attribute that a text names, if it is one of these kinds.
    pub(super) fn refer(&self, node: &Node<'_>, kinds: &[AttributeKind]) -> Option<usize> {
        let index = self.find(node.text()?).map_err(|problem| node.tell(problem)).ok()?;
        self.check_kind(index, kinds).map_err(|problem| node.problem(problem)).ok()?;
        Some(index)
    }

    /// The index of an attribute; else what is wrong, or nothing when its declaration is.
    pub(super) fn find(&self, name: &str) -> Result<usize, Option<String>> {
        match self.names.find(name) {
            Found::Known(index) => Ok(*index),
            Found::Broken => Err(None),
            Found::Unknown => Err(Some(format!(
                "attribute `{name}` is not declared in playerAttributes; declared are: {}",
                self.names.list()
            ))),
        }
    }

    fn check_kind(&self, index: usize, kinds: &[AttributeKind]) -> Result<(), String> {
        let spec = &self.specs[index];
        if kinds.contains(&spec.kind) {
            return Ok(());
        }
        let wanted: Vec<&str> = kinds.iter().map(|kind| kind.name()).collect();
        Err(format!(
            "expected a {}; attribute `{}` is a {}",
            wanted.join(" or a "),
            spec.name,
            spec.kind.name()
        ))
    }
}

fn read_attribute(object: &Object<'_>) -> Option<AttributeSpec> {
    const KINDS: [AttributeKind; 4] =
        [AttributeKind::Number, AttributeKind::Text, AttributeKind::List, AttributeKind::Map];
    let name = object.require("name").and_then(|node| node.name());
    let kind = object.require("type").and_then(|node| node.one_of(&KINDS.map(AttributeKind::name)));
    let public = object.get("public").and_then(|node| node.boolean()).unwrap_or(false);
    let kind = KINDS[kind?];
    let default = match object.get("default") {
        Some(node) => Some(read_default(&node, kind)?),
        None => None,
    };
    Some(AttributeSpec { name: name?.into(), kind, public, default })
}

fn read_default(node: &Node<'_>, kind: AttributeKind) -> Option<OwnedValue> {
    let value = match (kind, node.raw()) {
        (AttributeKind::Number, _) => return node.number().map(OwnedValue::Number),
        (AttributeKind::Text, Value::StringLit(text)) => short(&text.value).map(OwnedValue::Text),
        (AttributeKind::List, Value::Array(array)) if array.elements.len() <= limits::LIST_ITEMS => {
            let items = array.elements.iter().map(|item| short(&item.as_string_lit()?.value));
            items.collect::<Option<_>>().map(OwnedValue::List)
        }
        (AttributeKind::Map, Value::Object(object)) if object.properties.len() <= limits::MAP_ENTRIES => {
            let entries = object.properties.iter().map(|property| {
                let number = parse_number(property.value.as_number_lit()?.value)?;
                Some((short(property.name.as_str())?, number))
            });
            entries.collect::<Option<_>>().map(OwnedValue::Map)
        }
        _ => None,
    };
    if value.is_none() {
        node.problem(format_args!("the default is no {} within the limits", kind.name()));
    }
    value
}

fn short(text: &str) -> Option<Box<str>> {
    (text.chars().count() <= limits::STRING_CHARS).then(|| text.into())
}

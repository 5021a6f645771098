//! What the parts of a rule set can name: attributes, teams and texts.

use std::cell::RefCell;
use std::collections::BTreeMap;

use super::attribute::Attributes;
use super::team::Teams;
use crate::facts::Symbol;

/// What rules, roles and expansions refer to.
pub(super) struct Scope<'a> {
    pub(super) attributes: &'a Attributes,
    pub(super) teams: &'a Teams,
    texts: RefCell<Texts>,
}

/// Each text with its symbol, its place in the order of first mention.
#[derive(Default)]
struct Texts {
    texts: Vec<Box<str>>,
    symbols: BTreeMap<Box<str>, Symbol>,
}

impl<'a> Scope<'a> {
    pub(super) fn new(attributes: &'a Attributes, teams: &'a Teams) -> Self {
        Scope { attributes, teams, texts: RefCell::default() }
    }

    /// The symbol of a text.
    pub(super) fn symbol(&self, text: &str) -> Symbol {
        let Texts { texts, symbols } = &mut *self.texts.borrow_mut();
        if let Some(symbol) = symbols.get(text) {
            return *symbol;
        }
        let symbol = Symbol(u32::try_from(texts.len()).expect("a rule set has fewer than 2^32 characters"));
        texts.push(text.into());
        symbols.insert(text.into(), symbol);
        symbol
    }

    /// Every text that was named.
    pub(super) fn into_texts(self) -> Box<[Box<str>]> {
        self.texts.into_inner().texts.into()
    }
}

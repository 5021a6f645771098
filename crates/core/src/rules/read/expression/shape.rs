//! What expressions give: numbers, texts or players, in lists of lists.

use std::fmt;

/// What a value is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::rules::read) enum Element {
    Number,
    Text,
    Player,
}

/// What an expression gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::rules::read) struct Shape {
    pub(in crate::rules::read) element: Element,
    /// 0: one; 1: a list; 2: a list of lists.
    pub(in crate::rules::read) depth: u32,
    /// True when the innermost lists are collections of one owner: a player's own list, or a set.
    pub(in crate::rules::read) is_collection: bool,
}

impl Shape {
    pub(super) const NUMBER: Shape = Shape { element: Element::Number, depth: 0, is_collection: false };
    pub(super) const TEXT: Shape = Shape { element: Element::Text, depth: 0, is_collection: false };
    pub(super) const TEXTS: Shape = Shape { element: Element::Text, depth: 1, is_collection: true };

    /// True for single values, whatever lists they lie in: no collections, no players.
    pub(in crate::rules::read) fn is_values(self) -> bool {
        !self.is_collection && self.element != Element::Player
    }
}

impl fmt::Display for Shape {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (one, many) = match self.element {
            Element::Number => ("a number", "numbers"),
            Element::Text => ("a text", "texts"),
            Element::Player => ("a player", "players"),
        };
        match self.depth {
            0 => formatter.write_str(one),
            1 => write!(formatter, "a list of {many}"),
            depth => {
                formatter.write_str("a list of ")?;
                (2..depth).try_for_each(|_| formatter.write_str("lists of "))?;
                write!(formatter, "lists of {many}")
            }
        }
    }
}

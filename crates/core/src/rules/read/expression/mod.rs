//! Expressions: read by recursive descent and type-checked on the way, so that each has a meaning in every match.

mod call;
mod cursor;
mod shape;

use cursor::Cursor;
pub(super) use shape::{Element, Shape};

use super::document::Node;
use super::scope::Scope;
use crate::limits;
use crate::rules::expression::{Expression, Function, Property, TeamSelection};
use crate::rules::{AttributeKind, AttributeSpec};

/// An expression with what it gives.
#[derive(Debug)]
pub(super) struct Typed {
    pub(super) expression: Expression,
    pub(super) shape: Shape,
}

/// Why a text is no expression.
struct Mistake {
    /// The character where it begins, from 0.
    at: usize,
    /// `None`: what it refers to is wrong itself, and has been told.
    message: Option<String>,
}

impl Mistake {
    fn at(at: usize, message: impl Into<String>) -> Mistake {
        Mistake { at, message: Some(message.into()) }
    }
}

type Reading<T> = Result<T, Mistake>;

/// True for a text that is meant as an expression. Any other text of a `referenceValue` is a literal.
pub(super) fn is_expression(text: &str) -> bool {
    text.contains("team[") || text.contains("teams[") || function_of(text).is_some()
}

/// The function that a text begins with a call of.
fn function_of(text: &str) -> Option<Function> {
    let (name, _) = text.trim_start().split_once('(')?;
    call::function(name.trim_end())
}

/// Reads an expression that looks at players; reports what is wrong, with its column.
pub(super) fn read_expression(node: &Node<'_>, text: &str, scope: &Scope<'_>) -> Option<Typed> {
    let mut reader = Reader { cursor: Cursor::new(text), scope, nodes: 0, sees_players: false };
    match reader.whole() {
        Ok(typed) => Some(typed),
        Err(Mistake { at, message }) => {
            node.tell(message.map(|message| format!("column {}: {message}", at + 1)));
            None
        }
    }
}

struct Reader<'t, 's> {
    cursor: Cursor<'t>,
    scope: &'s Scope<'s>,
    nodes: usize,
    sees_players: bool,
}

impl Reader<'_, '_> {
    fn whole(&mut self) -> Reading<Typed> {
        let typed = self.expression(0)?;
        self.cursor.end()?;
        if self.sees_players {
            return Ok(typed);
        }
        Err(Mistake::at(0, "an expression looks at players: teams[NAME].players…"))
    }

    /// Reads what stands here, inside so many calls and lists.
    fn expression(&mut self, nesting: usize) -> Reading<Typed> {
        let at = self.cursor.skip_blanks();
        self.nodes += 1;
        if self.nodes > limits::EXPRESSION_NODES {
            return Err(Mistake::at(at, format!("more than {} parts", limits::EXPRESSION_NODES)));
        }
        if nesting > limits::EXPRESSION_NESTING {
            return Err(Mistake::at(at, format!("nested deeper than {} levels", limits::EXPRESSION_NESTING)));
        }
        match self.cursor.peek() {
            Some('\'' | '"') => {
                let text = self.cursor.quoted()?;
                Ok(Typed { expression: Expression::Text(self.scope.symbol(text)), shape: Shape::TEXT })
            }
            Some('[') => self.list(),
            Some(start) if start.is_ascii_digit() || start == '-' => {
                let number = self.cursor.number()?;
                Ok(Typed { expression: Expression::Number(number), shape: Shape::NUMBER })
            }
            _ => self.named(at, nesting),
        }
    }

    /// `['a', 'b']`
    fn list(&mut self) -> Reading<Typed> {
        self.cursor.expect('[')?;
        let mut texts = Vec::new();
        while !self.cursor.take(']') {
            if !texts.is_empty() {
                self.cursor.expect(',')?;
            }
            let at = self.cursor.skip_blanks();
            texts.push(self.scope.symbol(self.cursor.quoted()?));
            if texts.len() > limits::LIST_ITEMS {
                return Err(Mistake::at(at, format!("a list has at most {} items", limits::LIST_ITEMS)));
            }
        }
        Ok(Typed { expression: Expression::Texts(texts.into()), shape: Shape::TEXTS })
    }

    /// A function or teams.
    fn named(&mut self, at: usize, nesting: usize) -> Reading<Typed> {
        let word = self.cursor.word();
        if word == "team" || word == "teams" {
            return self.players();
        }
        let Some(function) = call::function(word) else {
            let found = if word.is_empty() { self.cursor.describe() } else { format!("`{word}`") };
            return Err(Mistake::at(
                at,
                format!("expected teams[…], a function ({}) or a literal, found {found}", call::names()),
            ));
        };
        self.cursor.expect('(')?;
        let mut arguments = Vec::new();
        loop {
            let at = self.cursor.skip_blanks();
            arguments.push((at, self.expression(nesting + 1)?));
            if self.cursor.take(')') {
                break;
            }
            self.cursor.expect_one_of(",)", ',')?;
        }
        call::typed(function, at, arguments)
    }

    /// What follows `teams`.
    fn players(&mut self) -> Reading<Typed> {
        let teams = self.teams()?;
        let at = self.cursor.position();
        if !self.cursor.take_exactly(".players") {
            return Err(Mistake::at(at, format!("expected .players, found {}", self.cursor.describe())));
        }
        self.sees_players = true;
        let depth = if matches!(teams, TeamSelection::One(_)) { 1 } else { 2 };
        let (property, element) = self.property()?;
        let shape = match element {
            Taken::One(element) => Shape { element, depth, is_collection: false },
            Taken::List => Shape { element: Element::Text, depth: depth + 1, is_collection: true },
        };
        Ok(Typed { expression: Expression::Players { teams, property }, shape })
    }

    fn teams(&mut self) -> Reading<TeamSelection> {
        self.cursor.expect('[')?;
        let at = self.cursor.position();
        let inside = self.cursor.until(']')?;
        let names: Vec<&str> = inside.split(',').map(str::trim).collect();
        if names.iter().any(|name| name.is_empty()) {
            return Err(Mistake::at(at, "expected the name of a team, or *"));
        }
        self.scope.teams.select(&names).map_err(|message| Mistake { at, message })
    }

    /// What follows `.players`: nothing, `[playerId]` or `.attributes[NAME]`.
    fn property(&mut self) -> Reading<(Property, Taken)> {
        if self.cursor.take('[') {
            let at = self.cursor.position();
            let inside = self.cursor.until(']')?;
            if !inside.trim().eq_ignore_ascii_case("playerId") {
                return Err(Mistake::at(at, format!("expected playerId, found `{}`", inside.trim())));
            }
            return Ok((Property::PlayerId, Taken::One(Element::Text)));
        }
        if !self.cursor.take_exactly(".attributes") {
            let at = self.cursor.position();
            return match self.cursor.peek() {
                Some('.') => Err(Mistake::at(at, "expected .attributes[NAME] or [playerId] after .players")),
                _ => Ok((Property::Player, Taken::One(Element::Player))),
            };
        }
        self.cursor.expect('[')?;
        let at = self.cursor.position();
        let name = self.cursor.until(']')?.trim();
        let index = self.scope.attributes.find(name).map_err(|message| Mistake { at, message })?;
        let taken =
            attribute(&self.scope.attributes.specs[index]).map_err(|message| Mistake::at(at, message))?;
        Ok((Property::Attribute(index), taken))
    }
}

/// What one player gives.
enum Taken {
    One(Element),
    /// A list of texts.
    List,
}

fn attribute(spec: &AttributeSpec) -> Result<Taken, String> {
    match spec.kind {
        AttributeKind::Number => Ok(Taken::One(Element::Number)),
        AttributeKind::Text => Ok(Taken::One(Element::Text)),
        AttributeKind::List => Ok(Taken::List),
        AttributeKind::Map => {
            Err(format!("attribute `{}` is a string_number_map, which only sort rules look into", spec.name))
        }
    }
}

//! `measurements` and `referenceValue`: what a rule looks at, and what it holds that against.

use jsonc_parser::ast::Value;

use crate::facts::Symbol;
use crate::limits;
use crate::rules::expression::Expression;
use crate::rules::read::document::{Node, Object};
use crate::rules::read::expression::{Element, Shape, Typed, is_expression, read_expression};
use crate::rules::read::number::parse_number;
use crate::rules::read::scope::Scope;

/// What a rule's `referenceValue` has to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::rules::read) enum Reference {
    /// The rule has none.
    Absent,
    /// A number, or an expression that gives numbers.
    Number,
    /// A text, or an expression that gives texts.
    Text,
    /// A text as it stands.
    Literal,
    /// Texts, or an expression that gives a list of texts.
    Collection,
}

/// The expressions of `measurements`: a text or a list of texts, one at least.
pub(super) fn read_measurements(object: &Object<'_>, scope: &Scope<'_>) -> Option<Vec<Typed>> {
    let node = object.require("measurements")?;
    if let Value::StringLit(text) = node.raw() {
        return Some(vec![read_expression(&node, &text.value, scope)?]);
    }
    if node.raw().as_array().is_none() {
        return node.mismatch("an expression or a list of expressions");
    }
    if node.raw().as_array().is_some_and(|array| array.elements.is_empty()) {
        node.problem("expected at least one expression");
        return None;
    }
    let nodes = node.array(limits::MEASUREMENTS)?;
    let read = nodes.iter().map(|node| read_expression(node, node.text()?, scope));
    // Each is read before any is missed, so that all mistakes are told.
    let read: Vec<Option<Typed>> = read.collect();
    read.into_iter().collect()
}

/// Reports measurements that are not of the kind that a rule looks at; true when all are.
pub(super) fn all_are(
    object: &Object<'_>,
    measured: &[Typed],
    wants: &str,
    is_right: impl Fn(Shape) -> bool,
) -> bool {
    let wrong = measured.iter().find(|typed| !is_right(typed.shape));
    if let (Some(wrong), Some(node)) = (wrong, object.get("measurements")) {
        node.problem(format_args!("expected {wants}, found {}", wrong.shape));
    }
    wrong.is_none()
}

pub(super) fn expressions(measured: Vec<Typed>) -> Box<[Expression]> {
    measured.into_iter().map(|typed| typed.expression).collect()
}

/// Reads a `referenceValue`, here or in an expansion step.
pub(in crate::rules::read) fn read_reference(
    node: &Node<'_>,
    wants: Reference,
    scope: &Scope<'_>,
) -> Option<Expression> {
    match node.raw() {
        Value::StringLit(text) if wants != Reference::Literal && is_expression(&text.value) => {
            let typed = read_expression(node, &text.value, scope)?;
            if !fits(wants, typed.shape) {
                return node.mismatch_with(wanted(wants), &typed.shape);
            }
            Some(typed.expression)
        }
        Value::StringLit(text) => read_text(node, &text.value, wants, scope),
        Value::NumberLit(_) if wants == Reference::Number => node.number().map(Expression::Number),
        Value::Array(_) if wants == Reference::Collection => read_collection(node, scope),
        _ => node.mismatch(wanted(wants)),
    }
}

fn read_text(node: &Node<'_>, text: &str, wants: Reference, scope: &Scope<'_>) -> Option<Expression> {
    if wants == Reference::Number {
        return parse_number(text).map(Expression::Number).or_else(|| node.mismatch(wanted(wants)));
    }
    if wants == Reference::Literal && is_expression(text) {
        return node.mismatch_with(wanted(wants), &"an expression");
    }
    let symbol = short(node, text, scope)?;
    Some(if wants == Reference::Collection {
        Expression::Texts(Box::new([symbol]))
    } else {
        Expression::Text(symbol)
    })
}

fn read_collection(node: &Node<'_>, scope: &Scope<'_>) -> Option<Expression> {
    let nodes = node.elements(limits::LIST_ITEMS)?;
    let texts: Vec<_> = nodes.iter().map(|node| short(node, node.text()?, scope)).collect();
    texts.into_iter().collect::<Option<_>>().map(Expression::Texts)
}

fn short(node: &Node<'_>, text: &str, scope: &Scope<'_>) -> Option<Symbol> {
    if text.chars().count() > limits::STRING_CHARS {
        node.problem(format_args!("a text has at most {} characters", limits::STRING_CHARS));
        return None;
    }
    Some(scope.symbol(text))
}

fn fits(wants: Reference, shape: Shape) -> bool {
    match wants {
        Reference::Number => shape.is_values() && shape.element == Element::Number,
        Reference::Text => shape.is_values() && shape.element == Element::Text,
        Reference::Collection => shape.element == Element::Text && shape.depth == 1,
        Reference::Absent | Reference::Literal => false,
    }
}

const fn wanted(wants: Reference) -> &'static str {
    match wants {
        Reference::Absent => "no referenceValue",
        Reference::Number => "a number or an expression that gives one",
        Reference::Text => "a text or an expression that gives one",
        Reference::Literal => "a text as it stands",
        Reference::Collection => "a list of texts, or an expression that gives one",
    }
}

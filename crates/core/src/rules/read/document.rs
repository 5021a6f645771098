//! Reads a JSON text so that each value knows its path and line, and gathers problems on the way.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fmt::Display;

use jsonc_parser::ast::{ObjectProp, Value};
use jsonc_parser::common::Ranged;
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};

use super::number::parse_number;
use crate::limits;
use crate::rules::Problem;

/// Plain JSON: none of the liberties that the parser can take.
const STRICT: ParseOptions = ParseOptions {
    allow_comments: false,
    allow_loose_object_property_names: false,
    allow_trailing_commas: false,
    allow_missing_commas: false,
    allow_single_quoted_strings: false,
    allow_hexadecimal_numbers: false,
    allow_unary_plus_numbers: false,
    allow_bare_decimal_point_numbers: false,
    allow_non_finite_numbers: false,
    allow_extended_string_escapes: false,
};

/// Problems found so far, and the text they are in.
pub(super) struct Report<'a> {
    text: &'a str,
    problems: RefCell<Vec<Problem>>,
}

impl<'a> Report<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Report { text, problems: RefCell::new(Vec::new()) }
    }

    /// Every problem up to their limit, in the order of the text's lines.
    pub(super) fn into_problems(self) -> Vec<Problem> {
        let mut problems = self.problems.into_inner();
        problems.sort_by_key(|problem| problem.line);
        problems
    }

    pub(super) fn is_clean(&self) -> bool {
        self.problems.borrow().is_empty()
    }

    /// Beyond [`limits::RULE_SET_PROBLEMS`] there is nothing to add: each costs a walk over the text for its line.
    fn add(&self, path: String, offset: usize, message: String) {
        if self.problems.borrow().len() >= limits::RULE_SET_PROBLEMS {
            return;
        }
        let newlines =
            self.text.as_bytes()[..offset.min(self.text.len())].iter().filter(|&&byte| byte == b'\n');
        let line = u32::try_from(newlines.count() + 1).unwrap_or(u32::MAX);
        self.problems.borrow_mut().push(Problem { path, line, message });
    }
}

/// Parses the text and hands its root to `read`. A text that is no JSON object is a problem of its own.
pub(super) fn with_root<T>(report: &Report<'_>, read: impl FnOnce(Node<'_>) -> T) -> Option<T> {
    if report.text.chars().count() > limits::RULE_SET_CHARS {
        let message = format!("a rule set has at most {} characters", limits::RULE_SET_CHARS);
        report.add(String::new(), 0, message);
        return None;
    }
    let parsed = match parse_to_ast(report.text, &CollectOptions::default(), &STRICT) {
        Ok(parsed) => parsed,
        Err(error) => {
            report.add(String::new(), error.range().start, format!("not valid JSON: {}", error.kind()));
            return None;
        }
    };
    let Some(value) = &parsed.value else {
        report.add(String::new(), 0, "the file is empty; a rule set is a JSON object".to_owned());
        return None;
    };
    if let Some(offset) = too_deep(value, limits::JSON_NESTING) {
        let message = format!("nested deeper than {} levels", limits::JSON_NESTING);
        report.add(String::new(), offset, message);
        return None;
    }
    Some(read(Node { path: String::new(), value, report }))
}

/// Where the value goes deeper than `levels`, if it does. The parser itself stops long before the stack ends.
fn too_deep(value: &Value<'_>, levels: usize) -> Option<usize> {
    let Some(below) = levels.checked_sub(1) else {
        return Some(value.start());
    };
    match value {
        Value::Object(object) => {
            object.properties.iter().find_map(|property| too_deep(&property.value, below))
        }
        Value::Array(array) => array.elements.iter().find_map(|element| too_deep(element, below)),
        _ => None,
    }
}

/// A value with its path. Each reader that finds something else than it wants reports it and gives `None`.
pub(super) struct Node<'d> {
    path: String,
    value: &'d Value<'d>,
    report: &'d Report<'d>,
}

impl<'d> Node<'d> {
    /// Reports a problem at this value.
    pub(super) fn problem(&self, message: impl Display) {
        self.report.add(self.path.clone(), self.value.start(), message.to_string());
    }

    /// Reports a problem, if there is anything to say: nothing about what another mistake has caused.
    pub(super) fn tell(&self, problem: Option<String>) {
        if let Some(message) = problem {
            self.problem(message);
        }
    }

    pub(super) fn mismatch<T>(&self, expected: &str) -> Option<T> {
        self.problem(format_args!("expected {expected}, found {}", describe(self.value)));
        None
    }

    /// The same with a description of what was found.
    pub(super) fn mismatch_with<T>(&self, expected: &str, found: &impl Display) -> Option<T> {
        self.problem(format_args!("expected {expected}, found {found}"));
        None
    }

    /// An object with no keys but these.
    pub(super) fn object(self, known: &[&str]) -> Option<Object<'d>> {
        let object = self.open_object()?;
        object.refuse_unknown(known);
        Some(object)
    }

    /// An object with any keys.
    pub(super) fn open_object(self) -> Option<Object<'d>> {
        let Value::Object(found) = self.value else {
            return self.mismatch("an object");
        };
        let object = Object { properties: &found.properties, node: self };
        object.refuse_repeated();
        Some(object)
    }

    /// An array of at most `most` elements.
    pub(super) fn array(self, most: usize) -> Option<Vec<Node<'d>>> {
        self.elements(most)
    }

    /// The same of a node that is needed further.
    pub(super) fn elements(&self, most: usize) -> Option<Vec<Node<'d>>> {
        let Value::Array(found) = self.value else {
            return self.mismatch("an array");
        };
        if found.elements.len() > most {
            self.problem(format_args!("{} elements; at most {most} are allowed", found.elements.len()));
            return None;
        }
        let element =
            |(index, value)| Node { path: format!("{}[{index}]", self.path), value, report: self.report };
        Some(found.elements.iter().enumerate().map(element).collect())
    }

    /// A string.
    pub(super) fn text(&self) -> Option<&'d str> {
        match self.value {
            Value::StringLit(text) => Some(&text.value),
            _ => self.mismatch("a string"),
        }
    }

    /// A string that is not empty and not longer than a name may be.
    pub(super) fn name(&self) -> Option<&'d str> {
        let text = self.text()?;
        if text.is_empty() || text.chars().count() > limits::STRING_CHARS {
            self.problem(format_args!("a name has 1 to {} characters", limits::STRING_CHARS));
            return None;
        }
        Some(text)
    }

    /// A boolean.
    pub(super) fn boolean(&self) -> Option<bool> {
        match self.value {
            Value::BooleanLit(boolean) => Some(boolean.value),
            _ => self.mismatch("true or false"),
        }
    }

    /// A finite number, or a string that holds one, as real rule sets write them.
    pub(super) fn number(&self) -> Option<f64> {
        let text = match self.value {
            Value::NumberLit(number) => number.value,
            Value::StringLit(text) => &text.value,
            _ => return self.mismatch("a number"),
        };
        parse_number(text).or_else(|| self.mismatch("a number"))
    }

    /// A number from `least` to `most`.
    pub(super) fn number_between(&self, least: f64, most: f64) -> Option<f64> {
        let number = self.number()?;
        if (least..=most).contains(&number) {
            return Some(number);
        }
        self.problem(format_args!("{number} is not from {least} to {most}"));
        None
    }

    /// A whole number from `least` to `most`.
    pub(super) fn integer_between(&self, least: u32, most: u32) -> Option<u32> {
        let number = self.number_between(f64::from(least), f64::from(most))?;
        if number.fract() != 0.0 {
            self.problem(format_args!("{number} is not a whole number"));
            return None;
        }
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a whole number between two u32"
        )]
        Some(number as u32)
    }

    /// One of these words; gives its index.
    pub(super) fn one_of(&self, words: &[&str]) -> Option<usize> {
        let text = self.text()?;
        let found = words.iter().position(|word| *word == text);
        if found.is_none() {
            self.problem(format_args!("`{text}` is not one of {}", words.join(", ")));
        }
        found
    }

    /// The value itself, for kinds that depend on something else.
    pub(super) fn raw(&self) -> &'d Value<'d> {
        self.value
    }
}

/// An object's properties with their paths.
pub(super) struct Object<'d> {
    properties: &'d [ObjectProp<'d>],
    node: Node<'d>,
}

impl<'d> Object<'d> {
    /// Reports a problem at the object.
    pub(super) fn problem(&self, message: impl Display) {
        self.node.problem(message);
    }

    /// True while nothing in the whole text has been found wrong.
    pub(super) fn is_clean(&self) -> bool {
        self.node.report.is_clean()
    }

    /// The text under a key, without a word when there is none.
    pub(super) fn quiet_text(&self, key: &str) -> Option<&'d str> {
        let property = self.properties.iter().find(|property| property.name.as_str() == key)?;
        property.value.as_string_lit().map(|text| &*text.value)
    }

    /// Reports a problem at the value of a key, or at the object when it has none.
    pub(super) fn problem_at(&self, key: &str, message: impl Display) {
        match self.get(key) {
            Some(node) => node.problem(message),
            None => self.node.problem(message),
        }
    }

    /// The value of a key, if it is there.
    pub(super) fn get(&self, key: &str) -> Option<Node<'d>> {
        let property = self.properties.iter().find(|property| property.name.as_str() == key)?;
        Some(self.child(property))
    }

    /// The value of a key that has to be there.
    pub(super) fn require(&self, key: &str) -> Option<Node<'d>> {
        let node = self.get(key);
        if node.is_none() {
            let path = self.path_of(key);
            let message = format!("`{key}` is missing");
            self.node.report.add(path, self.node.value.start(), message);
        }
        node
    }

    /// Each key with its value, in the order of the text.
    pub(super) fn entries(&self) -> impl Iterator<Item = (&'d str, Node<'d>)> {
        self.properties.iter().map(|property| (property.name.as_str(), self.child(property)))
    }

    fn child(&self, property: &'d ObjectProp<'d>) -> Node<'d> {
        let path = self.path_of(property.name.as_str());
        Node { path, value: &property.value, report: self.node.report }
    }

    fn path_of(&self, key: &str) -> String {
        if self.node.path.is_empty() { key.to_owned() } else { format!("{}.{key}", self.node.path) }
    }

    /// Reports each key that is not one of these.
    pub(super) fn refuse_unknown(&self, known: &[&str]) {
        for (key, node) in self.entries().filter(|(key, _)| !known.contains(key)) {
            node.problem(format_args!("unknown key `{key}`; known here: {}", known.join(", ")));
        }
    }

    fn refuse_repeated(&self) {
        let mut seen = BTreeSet::new();
        for property in self.properties {
            let key = property.name.as_str();
            if !seen.insert(key) {
                self.child(property).problem(format_args!("`{key}` is given twice"));
            }
        }
    }
}

fn describe(value: &Value<'_>) -> &'static str {
    match value {
        Value::StringLit(_) => "a string",
        Value::NumberLit(_) => "a number",
        Value::BooleanLit(_) => "a boolean",
        Value::Object(_) => "an object",
        Value::Array(_) => "an array",
        Value::NullKeyword(_) => "null",
    }
}

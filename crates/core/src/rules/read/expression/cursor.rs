//! A place in the text of an expression.

use super::{Mistake, Reading};
use crate::limits;
use crate::rules::read::number::parse_number;

/// What is left of the text, and how many characters have been read.
#[derive(Clone)]
pub(in crate::rules::read) struct Cursor<'t> {
    rest: &'t str,
    read: usize,
}

impl<'t> Cursor<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Cursor { rest: text, read: 0 }
    }

    /// Characters read so far.
    pub(super) fn position(&self) -> usize {
        self.read
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.rest.chars().next()
    }

    /// What stands here, for a message.
    pub(super) fn describe(&self) -> String {
        self.peek().map_or_else(|| "the end".to_owned(), |next| format!("`{next}`"))
    }

    fn advance(&mut self, bytes: usize) -> &'t str {
        let (taken, rest) = self.rest.split_at(bytes);
        self.read += taken.chars().count();
        self.rest = rest;
        taken
    }

    /// Goes on to what is no blank; gives its place.
    pub(super) fn skip_blanks(&mut self) -> usize {
        let blanks = self.rest.len() - self.rest.trim_start().len();
        self.advance(blanks);
        self.read
    }

    /// Takes exactly this text, if it stands here.
    pub(super) fn take_exactly(&mut self, text: &str) -> bool {
        let is_there = self.rest.starts_with(text);
        if is_there {
            self.advance(text.len());
        }
        is_there
    }

    /// Takes this character after any blanks, if it is next.
    pub(super) fn take(&mut self, wanted: char) -> bool {
        let blanks = self.rest.len() - self.rest.trim_start().len();
        let is_next = self.rest[blanks..].starts_with(wanted);
        if is_next {
            self.advance(blanks + wanted.len_utf8());
        }
        is_next
    }

    /// Takes this character after any blanks.
    pub(super) fn expect(&mut self, wanted: char) -> Reading<()> {
        self.expect_one_of(&wanted.to_string(), wanted)
    }

    /// Takes this character after any blanks; another is a mistake, for one of `wanted` might have stood here.
    pub(super) fn expect_one_of(&mut self, wanted: &str, taken: char) -> Reading<()> {
        if self.take(taken) {
            return Ok(());
        }
        let at = self.skip_blanks();
        let wanted: Vec<String> = wanted.chars().map(|wanted| format!("`{wanted}`")).collect();
        Err(Mistake::at(at, format!("expected {}, found {}", wanted.join(" or "), self.describe())))
    }

    /// Letters, digits and `_`.
    pub(super) fn word(&mut self) -> &'t str {
        let end = self.rest.find(|next: char| !next.is_alphanumeric() && next != '_');
        self.advance(end.unwrap_or(self.rest.len()))
    }

    /// All up to this character, which is taken too.
    pub(super) fn until(&mut self, end: char) -> Reading<&'t str> {
        let at = self.read;
        let Some(bytes) = self.rest.find(end) else {
            return Err(Mistake::at(at, format!("a `{end}` is missing")));
        };
        let taken = self.advance(bytes);
        self.advance(end.len_utf8());
        Ok(taken)
    }

    /// A text in single or double quotes.
    pub(super) fn quoted(&mut self) -> Reading<&'t str> {
        let at = self.skip_blanks();
        let Some(quote @ ('\'' | '"')) = self.peek() else {
            return Err(Mistake::at(at, format!("expected a text in quotes, found {}", self.describe())));
        };
        self.advance(1);
        let text = self.until(quote)?;
        if text.chars().count() > limits::STRING_CHARS {
            return Err(Mistake::at(at, format!("a text has at most {} characters", limits::STRING_CHARS)));
        }
        Ok(text)
    }

    /// A decimal number.
    pub(super) fn number(&mut self) -> Reading<f64> {
        let at = self.read;
        let end = self.rest.find(|next: char| !next.is_ascii_digit() && !"+-.eE".contains(next));
        let text = self.advance(end.unwrap_or(self.rest.len()));
        parse_number(text).ok_or_else(|| Mistake::at(at, format!("`{text}` is no number")))
    }

    /// Nothing but blanks may be left.
    pub(super) fn end(&mut self) -> Reading<()> {
        let at = self.skip_blanks();
        if self.rest.is_empty() {
            return Ok(());
        }
        Err(Mistake::at(at, format!("expected the end, found {}", self.describe())))
    }
}

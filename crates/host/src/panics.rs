//! Panics, as sentences.

use std::any::Any;

/// What a panic said.
pub(crate) fn sentence_of(panic: &(dyn Any + Send)) -> &str {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("a panic without words")
}

//! Parts of the language that later builds run: refused by name, so that no file means less than it says.

use super::document::Object;

/// Refuses each of these keys that the object has.
pub(super) fn refuse_blocks(object: &Object<'_>, keys: &[&str]) {
    for key in keys {
        if let Some(node) = object.get(key) {
            node.problem(format_args!("not supported yet: {key}"));
        }
    }
}

//! How the two collections among attribute values are written.

use crate::fields::{number_entry, number_map, text_list, value as field};
use crate::writer::Writer;

/// Writes the kind `list` of a `Value`.
pub(crate) fn list<'a>(writer: &mut Writer<'_>, items: impl DoubleEndedIterator<Item = &'a str>) {
    let mark = writer.begin();
    for item in items.rev() {
        writer.item(text_list::ITEMS, item);
    }
    writer.end(field::LIST, mark);
}

/// Writes the kind `map` of a `Value`.
pub(crate) fn map<'a>(writer: &mut Writer<'_>, entries: impl DoubleEndedIterator<Item = (&'a str, f64)>) {
    let mark = writer.begin();
    for (key, number) in entries.rev() {
        number_entry(writer, number_map::ENTRIES, key, number);
    }
    writer.end(field::MAP, mark);
}

/// Writes an entry of a `map<string, double>`.
pub(crate) fn number_entry(writer: &mut Writer<'_>, tag: u32, key: &str, number: f64) {
    let mark = writer.begin();
    writer.present(number_entry::VALUE, number);
    writer.item(number_entry::KEY, key);
    writer.end(tag, mark);
}

//! The names that one part of a rule set declares, for the parts that refer to them.

/// Names with what each means. A declaration that is wrong itself keeps its name, so that a reference to it is no
/// further mistake.
pub(super) struct Names<T> {
    entries: Vec<(Box<str>, Option<T>)>,
    has_lost_some: bool,
}

/// What became of a reference.
pub(super) enum Found<'n, T> {
    /// It refers to this.
    Known(&'n T),
    /// It refers to something that is wrong itself, or may do so: nothing is to be said about it.
    Broken,
    /// Nothing has this name.
    Unknown,
}

impl<T> Names<T> {
    pub(super) const fn new() -> Self {
        Names { entries: Vec::new(), has_lost_some: false }
    }

    /// Adds a name, `None` for one whose declaration is wrong. False when it is there already; then nothing changes.
    pub(super) fn declare(&mut self, name: &str, meaning: Option<T>) -> bool {
        if self.entries.iter().any(|(known, _)| &**known == name) {
            return false;
        }
        self.entries.push((name.into(), meaning));
        true
    }

    /// A declaration had no name that could be read: from now on no reference is called unknown.
    pub(super) fn lose(&mut self) {
        self.has_lost_some = true;
    }

    pub(super) fn find(&self, name: &str) -> Found<'_, T> {
        match self.entries.iter().find(|(known, _)| &**known == name) {
            Some((_, Some(meaning))) => Found::Known(meaning),
            Some((_, None)) => Found::Broken,
            None if self.has_lost_some => Found::Broken,
            None => Found::Unknown,
        }
    }

    /// The names, for a message.
    pub(super) fn list(&self) -> String {
        let names: Vec<&str> = self.entries.iter().map(|(name, _)| &**name).collect();
        if names.is_empty() { "none".to_owned() } else { names.join(", ") }
    }
}

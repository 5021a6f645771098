//! Measured values: lists in lists, kept flat so that a judge who has once measured allocates nothing more.

use crate::facts::Symbol;

/// A single value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Leaf {
    /// Finite.
    Number(f64),
    Text(Symbol),
    /// What a function makes of a list that has nothing for it: no rule holds with it.
    Undefined,
}

impl Leaf {
    /// A number, or undefined if the arithmetic left the numbers.
    pub(super) fn number(number: f64) -> Leaf {
        if number.is_finite() { Leaf::Number(number) } else { Leaf::Undefined }
    }

    pub(super) fn text(self) -> Option<Symbol> {
        match self {
            Leaf::Text(symbol) => Some(symbol),
            Leaf::Number(_) | Leaf::Undefined => None,
        }
    }
}

/// Lists in lists, as deep everywhere. Depth 0 is a single value; `teams[*].players.attributes[modes]` is 3 deep:
/// teams, parties, texts.
#[derive(Debug, Default)]
pub(super) struct Value {
    depth: usize,
    /// All single values, in order.
    leaves: Vec<Leaf>,
    /// Depth 2 and more: where each innermost list ends in `leaves`.
    lists: Vec<usize>,
    /// Depth 3: where each list of lists ends in `lists`.
    groups: Vec<usize>,
}

impl Value {
    /// Begins an empty value of this depth, at most 3.
    pub(super) fn begin(&mut self, depth: usize) {
        debug_assert!(depth <= 3, "teams, parties, texts: nothing nests deeper");
        self.depth = depth;
        self.leaves.clear();
        self.lists.clear();
        self.groups.clear();
    }

    pub(super) fn push(&mut self, leaf: Leaf) {
        self.leaves.push(leaf);
    }

    pub(super) fn extend(&mut self, texts: &[Symbol]) {
        self.leaves.extend(texts.iter().copied().map(Leaf::Text));
    }

    /// Ends an innermost list of a value of depth 2 or more.
    pub(super) fn end_list(&mut self) {
        if self.depth >= 2 {
            self.lists.push(self.leaves.len());
        }
    }

    /// Ends a list of lists of a value of depth 3.
    pub(super) fn end_group(&mut self) {
        if self.depth >= 3 {
            self.groups.push(self.lists.len());
        }
    }

    /// All single values.
    pub(super) fn leaves(&self) -> &[Leaf] {
        &self.leaves
    }

    /// All innermost lists; a single value counts as a list of one.
    pub(super) fn lists(&self) -> impl Iterator<Item = &[Leaf]> {
        let whole = (self.depth < 2).then_some(&*self.leaves);
        whole.into_iter().chain(runs(&self.leaves, &self.lists))
    }

    /// The one value there is.
    pub(super) fn only(&self) -> Option<Leaf> {
        match *self.leaves {
            [leaf] if leaf != Leaf::Undefined => Some(leaf),
            _ => None,
        }
    }

    /// Adds the innermost lists of another value to this one of depth 2.
    pub(super) fn append(&mut self, other: &Value) {
        for list in other.lists() {
            self.leaves.extend_from_slice(list);
            self.end_list();
        }
    }

    /// Makes one list of the lists that are one level inside.
    pub(super) fn flatten(&mut self) {
        match self.depth {
            2 => self.lists.clear(),
            3 => self.groups.clear(),
            _ => return,
        }
        self.depth -= 1;
    }

    /// Makes one value of each innermost list. `spare` is a buffer for it.
    pub(super) fn reduce(&mut self, spare: &mut Vec<Leaf>, mut reduce: impl FnMut(&[Leaf]) -> Leaf) {
        if self.depth == 0 {
            return;
        }
        spare.clear();
        spare.extend(self.lists().map(&mut reduce));
        std::mem::swap(&mut self.leaves, spare);
        // A list of lists ended at its nth list, which is now the nth value.
        std::mem::swap(&mut self.lists, &mut self.groups);
        self.groups.clear();
        self.depth -= 1;
    }

    /// Makes of the innermost lists of each list of lists what they have in common; undefined where there is none.
    pub(super) fn intersect(&mut self, sets: &mut Sets, spare: &mut Vec<Leaf>) {
        if self.depth < 2 {
            return;
        }
        spare.clear();
        let whole = (self.depth == 2).then_some(0..self.lists.len());
        let mut start = 0;
        let groups = self.groups.iter().map(|&end| std::mem::replace(&mut start, end)..end);
        for group in whole.into_iter().chain(groups) {
            let begin = group.start.checked_sub(1).map_or(0, |before| self.lists[before]);
            let ends = &self.lists[group];
            let mut from = begin;
            let lists = ends.iter().map(|&end| &self.leaves[std::mem::replace(&mut from, end)..end]);
            if sets.intersect(lists) {
                spare.extend(sets.common.iter().copied().map(Leaf::Text));
            } else {
                spare.push(Leaf::Undefined);
            }
            sets.ends.push(spare.len());
        }
        std::mem::swap(&mut self.leaves, spare);
        self.groups.clear();
        self.lists.clear();
        self.depth -= 1;
        if self.depth == 2 {
            self.lists.extend_from_slice(&sets.ends);
        }
        sets.ends.clear();
    }
}

/// The parts of a slice that end at these places.
fn runs<'a>(leaves: &'a [Leaf], ends: &'a [usize]) -> impl Iterator<Item = &'a [Leaf]> {
    let mut from = 0;
    ends.iter().map(move |&end| &leaves[std::mem::replace(&mut from, end)..end])
}

/// Buffers for sets of texts.
#[derive(Debug, Default)]
pub(super) struct Sets {
    /// What the last intersection left: rising, each once.
    pub(super) common: Vec<Symbol>,
    /// A set that is looked at: rising, each once.
    pub(super) set: Vec<Symbol>,
    ends: Vec<usize>,
}

impl Sets {
    /// Puts what all lists have into `common`. False: there is no list.
    pub(super) fn intersect<'a>(&mut self, lists: impl Iterator<Item = &'a [Leaf]>) -> bool {
        let mut is_first = true;
        for list in lists {
            self.meet(list.iter().filter_map(|leaf| leaf.text()), is_first);
            is_first = false;
        }
        !is_first
    }

    /// Keeps in `common` what these texts have too; the first texts are all kept.
    pub(super) fn meet(&mut self, texts: impl Iterator<Item = Symbol>, is_first: bool) {
        gather(texts, &mut self.set);
        if is_first {
            std::mem::swap(&mut self.common, &mut self.set);
        } else {
            let set = &self.set;
            self.common.retain(|symbol| set.binary_search(symbol).is_ok());
        }
    }
}

/// Puts these texts into `set`: rising, each once.
pub(super) fn gather(texts: impl Iterator<Item = Symbol>, set: &mut Vec<Symbol>) {
    set.clear();
    set.extend(texts);
    set.sort_unstable();
    set.dedup();
}

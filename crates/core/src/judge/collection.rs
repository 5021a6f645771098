//! Collection rules: what collections of texts have in common, with each other or with the reference.

use super::Verdict;
use super::comparison::count;
use super::value::{Leaf, Sets, Value, gather};
use crate::facts::Symbol;
use crate::rules::model::{CollectionOperation, Parameters};

/// The verdict when a collection is not there to count in.
const NOTHING: Verdict = Verdict { holds: false, margin: 1.0 };

/// Judges collections. `reference` is `None` where the rule has none. The margin is by how many the count misses its
/// limits; with several counts, that of the worst.
pub(super) fn collections(
    measured: &Value,
    operation: CollectionOperation,
    reference: Option<&Value>,
    parameters: &Parameters,
    sets: &mut Sets,
) -> Verdict {
    if measured.leaves().contains(&Leaf::Undefined) {
        return NOTHING;
    }
    match operation {
        CollectionOperation::Intersection => {
            if !sets.intersect(measured.lists()) {
                return NOTHING;
            }
            within(sets.common.len(), parameters)
        }
        CollectionOperation::Contains => {
            let Some(Leaf::Text(wanted)) = reference.and_then(Value::only) else { return NOTHING };
            within(measured.lists().filter(|list| has(list, wanted)).count(), parameters)
        }
        CollectionOperation::ReferenceIntersectionCount => {
            let Some(reference) = reference.filter(|value| !value.leaves().contains(&Leaf::Undefined)) else {
                return NOTHING;
            };
            let Sets { common, set, .. } = sets;
            wanted_of(reference, common);
            let mut verdict = Verdict::HOLDS;
            for list in measured.lists() {
                verdict = verdict.and(within(in_common(list, common, set), parameters));
            }
            verdict
        }
    }
}

/// The texts of a reference: rising, each once.
pub(super) fn wanted_of(reference: &Value, wanted: &mut Vec<Symbol>) {
    gather(reference.leaves().iter().filter_map(|leaf| leaf.text()), wanted);
}

/// How many texts a collection shares with these, which rise. `set` is a buffer.
pub(super) fn in_common(list: &[Leaf], wanted: &[Symbol], set: &mut Vec<Symbol>) -> usize {
    gather(list.iter().filter_map(|leaf| leaf.text()), set);
    set.iter().filter(|symbol| wanted.binary_search(symbol).is_ok()).count()
}

/// Whether a collection has a text.
pub(super) fn has(list: &[Leaf], wanted: Symbol) -> bool {
    list.iter().any(|leaf| leaf.text() == Some(wanted))
}

/// Whether a count is within `minCount` and `maxCount`.
fn within(found: usize, parameters: &Parameters) -> Verdict {
    let under = parameters.min_count.map_or(0, |least| (least as usize).saturating_sub(found));
    let over = parameters.max_count.map_or(0, |most| found.saturating_sub(most as usize));
    Verdict::of(under + over == 0, count(under.max(over)))
}

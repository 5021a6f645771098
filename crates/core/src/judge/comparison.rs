//! Comparison and distance rules: what is measured, one value after the other.

use super::Verdict;
use super::value::Leaf;
use crate::rules::model::{Operation, Parameters};

/// The verdict when there is nothing to compare or measure.
const NOTHING: Verdict = Verdict { holds: false, margin: 1.0 };

/// Every value compared with the reference.
///
/// The margin is that of the worst value: of numbers by how much it is over or under the reference (0 where `<` or `>`
/// fails between equals), for `!=` and for texts 1.
pub(super) fn compare_with(values: &[Leaf], operation: Operation, reference: Option<Leaf>) -> Verdict {
    let Some(reference) = reference else { return NOTHING };
    if values.is_empty() {
        return NOTHING;
    }
    values.iter().map(|&value| compare(value, operation, reference)).fold(Verdict::HOLDS, Verdict::and)
}

/// One value compared with another.
pub(super) fn compare(value: Leaf, operation: Operation, reference: Leaf) -> Verdict {
    match (value, reference) {
        (Leaf::Number(value), Leaf::Number(reference)) => {
            let holds = match operation {
                Operation::Less => value < reference,
                Operation::LessOrEqual => value <= reference,
                Operation::Equal => are_equal(value, reference),
                Operation::NotEqual => !are_equal(value, reference),
                Operation::Greater => value > reference,
                Operation::GreaterOrEqual => value >= reference,
            };
            let away = if operation == Operation::NotEqual { 1.0 } else { (value - reference).abs() };
            Verdict::of(holds, away)
        }
        (Leaf::Text(value), Leaf::Text(reference)) => {
            let holds = match operation {
                Operation::Equal => value == reference,
                Operation::NotEqual => value != reference,
                _ => false,
            };
            Verdict::of(holds, 1.0)
        }
        _ => NOTHING,
    }
}

#[expect(clippy::float_cmp, reason = "the language's `=` is exact")]
pub(super) fn are_equal(one: f64, other: f64) -> bool {
    one == other
}

/// All values equal (`=`), or each unlike all others (`!=`). Sorts the values.
///
/// The margin of `=` is the spread of numbers, or how many different texts there are beyond one; that of `!=` how many
/// values have an equal one before them.
pub(super) fn compare_each_other(values: &mut [Leaf], operation: Operation) -> Verdict {
    if values.is_empty() || values.contains(&Leaf::Undefined) {
        return NOTHING;
    }
    values.sort_unstable_by(order);
    let repeated = values.windows(2).filter(|pair| are_alike(pair[0], pair[1])).count();
    let beyond_one = values.len() - 1 - repeated;
    match operation {
        Operation::Equal => {
            let spread = match (values[0], values[values.len() - 1]) {
                (Leaf::Number(lowest), Leaf::Number(highest)) => highest - lowest,
                _ => count(beyond_one),
            };
            Verdict::of(beyond_one == 0, spread)
        }
        Operation::NotEqual => Verdict::of(repeated == 0, count(repeated)),
        // The type check lets only the two stand without a reference.
        _ => NOTHING,
    }
}

fn are_alike(one: Leaf, other: Leaf) -> bool {
    match (one, other) {
        (Leaf::Number(one), Leaf::Number(other)) => are_equal(one, other),
        (one, other) => one == other,
    }
}

/// Numbers first, by size; −0 beside 0.
fn order(one: &Leaf, other: &Leaf) -> std::cmp::Ordering {
    match (one, other) {
        (Leaf::Number(one), Leaf::Number(other)) => (one + 0.0).total_cmp(&(other + 0.0)),
        (Leaf::Number(_), _) => std::cmp::Ordering::Less,
        (_, Leaf::Number(_)) => std::cmp::Ordering::Greater,
        (one, other) => one.text().cmp(&other.text()),
    }
}

/// Every number within the distances of the reference. The margin is that of the worst value, beyond the distance.
pub(super) fn distances(values: &[Leaf], parameters: &Parameters, reference: Option<Leaf>) -> Verdict {
    let Some(Leaf::Number(reference)) = reference else { return NOTHING };
    if values.is_empty() {
        return NOTHING;
    }
    let verdict = |value: &Leaf| match value {
        Leaf::Number(value) => distance((value - reference).abs(), parameters),
        Leaf::Text(_) | Leaf::Undefined => NOTHING,
    };
    values.iter().map(verdict).fold(Verdict::HOLDS, Verdict::and)
}

/// One distance within its limits.
pub(super) fn distance(distance: f64, parameters: &Parameters) -> Verdict {
    let over = parameters.max_distance.map_or(0.0, |most| distance - most);
    let under = parameters.min_distance.map_or(0.0, |least| least - distance);
    let beyond = over.max(under);
    Verdict::of(beyond <= 0.0, beyond)
}

/// A count as a margin.
#[expect(clippy::cast_precision_loss, reason = "counts of players and their values, some thousands at most")]
pub(super) fn count(count: usize) -> f64 {
    count as f64
}

//! Figures of many numbers.

use serde::Serialize;

use super::measure::amount;

/// Figures of many numbers; percentiles by nearest rank, so each is one of the numbers.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Figures {
    pub(super) count: usize,
    pub(super) mean: f64,
    pub(super) min: f64,
    pub(super) p5: f64,
    pub(super) p50: f64,
    pub(super) p95: f64,
    pub(super) p99: f64,
    pub(super) max: f64,
}

impl Figures {
    /// Figures of these numbers, which are sorted by it; `None` of none.
    pub(super) fn of(numbers: &mut [f64]) -> Option<Self> {
        numbers.sort_unstable_by(f64::total_cmp);
        let (min, max) = (*numbers.first()?, *numbers.last()?);
        Some(Self {
            count: numbers.len(),
            mean: numbers.iter().sum::<f64>() / amount(numbers.len()),
            min,
            p5: percentile(numbers, 5),
            p50: percentile(numbers, 50),
            p95: percentile(numbers, 95),
            p99: percentile(numbers, 99),
            max,
        })
    }
}

/// The smallest of the sorted numbers that at least so many in a hundred do not exceed.
pub(super) fn percentile(sorted: &[f64], percent: usize) -> f64 {
    let rank = (sorted.len() * percent).div_ceil(100).max(1);
    sorted[rank - 1]
}

/// About how many bands are wanted; a round width seldom gives exactly so many.
const BANDS: f64 = 7.0;

/// Borders of bands of a round width that hold all but the outermost of the sorted numbers; below the first and above
/// the last border lie the outer bands.
pub(super) fn band_borders(sorted: &[f64]) -> Vec<f64> {
    let (Some(_), Some(_)) = (sorted.first(), sorted.last()) else { return Vec::new() };
    let [low, high] = [percentile(sorted, 2), percentile(sorted, 98)];
    let width = round_up((high - low) / BANDS);
    if width <= 0.0 {
        return Vec::new();
    }
    let first = libm::ceil(low / width);
    let last = libm::floor(high / width);
    let mut borders = Vec::new();
    let mut step = first;
    while step <= last && borders.len() < crate::limits::REPORT_BANDS - 1 {
        borders.push(step * width);
        step += 1.0;
    }
    borders
}

/// The next of 1, 2, 5, 10, 20, 50, … (and their fractions); 0 for what is not above 0.
pub(super) fn round_up(number: f64) -> f64 {
    if number <= 0.0 || !number.is_finite() {
        return 0.0;
    }
    let magnitude = libm::pow(10.0, libm::floor(libm::log10(number)));
    let round = [1.0, 2.0, 5.0, 10.0].map(|factor| factor * magnitude);
    round.into_iter().find(|round| *round >= number).unwrap_or(round[3])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Figures, band_borders, percentile, round_up};

    proptest! {
        /// The definition, by counting.
        #[test]
        fn a_percentile_is_the_smallest_number_that_enough_do_not_exceed(
            mut numbers in prop::collection::vec(-1_000_i32..1_000, 1..200),
            percent in 1_usize..=100,
        ) {
            numbers.sort_unstable();
            let sorted: Vec<f64> = numbers.iter().map(|number| f64::from(*number)).collect();
            let enough = |candidate: &i32| {
                numbers.iter().filter(|number| *number <= candidate).count() * 100 >= percent * numbers.len()
            };
            let naive = numbers.iter().find(|candidate| enough(candidate)).expect("the largest is enough");
            prop_assert_eq!(percentile(&sorted, percent).to_bits(), f64::from(*naive).to_bits());
        }
    }

    #[test]
    fn figures_of_a_few() {
        let found = Figures::of(&mut [3.0, 1.0, 2.0, 4.0]).expect("numbers");
        let wanted =
            Figures { count: 4, mean: 2.5, min: 1.0, p5: 1.0, p50: 2.0, p95: 4.0, p99: 4.0, max: 4.0 };
        assert_eq!(found, wanted);
        assert_eq!(Figures::of(&mut []), None);
    }

    #[test]
    fn bands_have_round_borders() {
        let numbers: Vec<f64> = (800..2_200).map(f64::from).collect();
        assert_eq!(band_borders(&numbers), [1_000.0, 1_200.0, 1_400.0, 1_600.0, 1_800.0, 2_000.0]);
        assert!(band_borders(&[7.0, 7.0]).is_empty());
        assert!(band_borders(&[]).is_empty());
        for (number, wanted) in
            [(0.0, 0.0), (1.0, 1.0), (1.1, 2.0), (30.0, 50.0), (60.0, 100.0), (0.03, 0.05)]
        {
            assert!((round_up(number) - wanted).abs() < 1e-12, "{number}");
        }
    }
}

//! Numbers that look random and are the same for the same seed, on every machine.

use std::f64::consts::TAU;

/// A sequence of numbers. The generator is `SplitMix64` (Steele, Lea, Flood: Fast splittable pseudorandom number
/// generators, 2014); what is made of it uses `libm`, for the platform's own mathematics differ.
pub(super) struct Random(u64);

impl Random {
    /// Starts a sequence.
    pub(super) fn from(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// Evenly spread over [0, 1).
    pub(super) fn uniform(&mut self) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "53 bits are exact")]
        let whole = (self.next() >> 11) as f64;
        whole / 9_007_199_254_740_992.0
    }

    /// A whole number below `end`, which is not 0. Evenly spread, but for a share of `end` in 2⁶⁴.
    pub(super) fn below(&mut self, end: usize) -> usize {
        let product = u128::from(self.next()) * (end as u128);
        usize::try_from(product >> 64).expect("below a usize")
    }

    /// Normally distributed with mean 0 and deviation 1 (Box and Muller, 1958).
    pub(super) fn normal(&mut self) -> f64 {
        // 1 - uniform is never 0, so the logarithm is finite.
        let radius = libm::sqrt(-2.0 * libm::log(1.0 - self.uniform()));
        radius * libm::cos(TAU * self.uniform())
    }

    /// Exponentially distributed with this mean.
    pub(super) fn exponential(&mut self, mean: f64) -> f64 {
        -mean * libm::log(1.0 - self.uniform())
    }

    /// The index of one of these weights, each as likely as it is large. At least one must be above 0.
    pub(super) fn weighted(&mut self, weights: &[f64]) -> usize {
        let mut rest = self.uniform() * weights.iter().sum::<f64>();
        for (index, weight) in weights.iter().enumerate() {
            if rest < *weight {
                return index;
            }
            rest -= weight;
        }
        // What rounding left over belongs to the last that can be drawn.
        weights.iter().rposition(|weight| *weight > 0.0).expect("a weight above 0")
    }
}

#[cfg(test)]
mod tests {
    use super::Random;

    const DRAWS: u32 = 100_000;

    fn mean(mut draw: impl FnMut() -> f64) -> f64 {
        (0..DRAWS).map(|_| draw()).sum::<f64>() / f64::from(DRAWS)
    }

    #[test]
    fn draws_have_the_means_that_they_promise() {
        type Draw = fn(&mut Random) -> f64;
        let table: [(&str, Draw, f64, f64); 6] = [
            ("uniform", Random::uniform, 0.5, 0.01),
            ("normal", Random::normal, 0.0, 0.02),
            ("squared normal", |random| libm::pow(random.normal(), 2.0), 1.0, 0.03),
            ("exponential", |random| random.exponential(7.0), 7.0, 0.15),
            ("below", |random| f64::from(u8::try_from(random.below(3)).unwrap()), 1.0, 0.02),
            (
                "weighted",
                |random| f64::from(u8::try_from(random.weighted(&[1.0, 0.0, 3.0])).unwrap()),
                1.5,
                0.02,
            ),
        ];
        for (name, draw, wanted, tolerance) in table {
            let mut random = Random::from(1);
            let found = mean(|| draw(&mut random));
            assert!((found - wanted).abs() < tolerance, "{name}: {found} for {wanted}");
        }
    }

    #[test]
    fn a_seed_is_a_sequence() {
        let draws = |seed| {
            let mut random = Random::from(seed);
            [random.uniform(), random.normal(), random.exponential(1.0)].map(f64::to_bits)
        };
        assert_eq!(draws(7), draws(7));
        assert_ne!(draws(7), draws(8));
        // The generator's published first value for seed 0.
        assert_eq!(Random::from(0).next(), 0xe220_a839_7b1d_cdaf);
    }
}

//! Taking turns.

use std::time::Duration;

/// One side of a comparison.
pub trait Contestant {
    /// Who it is.
    fn name(&self) -> &'static str;
    /// Does a round of work, checks its answer, and returns how long the timed part took.
    fn round(&mut self) -> Duration;
}

/// Runs `rounds` rounds, in each of which every contestant has its turn, and returns each one's median nanoseconds
/// per operation. Who begins changes from round to round. Where only answers are checked, there is one round.
pub fn medians(contestants: &mut [Box<dyn Contestant>], rounds: usize, operations: u32) -> Vec<f64> {
    let rounds = crate::report::rounds(rounds);
    let mut samples = vec![Vec::with_capacity(rounds); contestants.len()];
    for contestant in &mut *contestants {
        contestant.round();
    }
    for round in 0..rounds {
        for turn in 0..contestants.len() {
            let index = (round + turn) % contestants.len();
            let elapsed = contestants[index].round();
            samples[index].push(elapsed.as_secs_f64() * 1e9 / f64::from(operations));
        }
    }
    samples.iter_mut().map(|times| median(times)).collect()
}

/// The middle value; of an even number the upper of the two.
///
/// # Panics
///
/// If there are none, or one is not a number.
pub fn median(values: &mut [f64]) -> f64 {
    values.sort_by(|left, right| left.partial_cmp(right).expect("a measured time is a number"));
    values[values.len() / 2]
}

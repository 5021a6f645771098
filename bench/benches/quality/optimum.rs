//! The most there is: maximum-weight matching by blossoms (crate `mwmatching`).

use std::time::Instant;

use mwmatching::Matching;

use crate::crowd::Crowd;
use crate::pass::Outcome;

/// A pair counts so much beside its score, more than all scores together: as many pairs as can be.
const PAIR: f64 = 500.0;
/// Scores as whole numbers, and small enough for the crate's 32 bits.
const UNITS: f64 = 1_000_000.0;

/// The best pairs.
pub fn run(crowd: &Crowd) -> Outcome {
    let count = crowd.players.len();
    let mut edges = Vec::new();
    for one in 0..count {
        for other in one + 1..count {
            if let Some(score) = crowd.score(one, other) {
                #[expect(clippy::cast_possible_truncation, reason = "at most 501 million")]
                edges.push((one, other, ((PAIR + score) * UNITS).round() as i32));
            }
        }
    }
    let begun = Instant::now();
    let mates = Matching::new(edges).solve();
    let elapsed = begun.elapsed();
    let pairs = mates.iter().enumerate().filter(|(one, other)| *one < **other && **other != usize::MAX);
    Outcome { pairs: pairs.map(|(one, other)| (one, *other)).collect(), elapsed }
}

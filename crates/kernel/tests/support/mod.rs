//! Random cases by a printed seed.

#![allow(dead_code, reason = "each test file uses a part of it")]

use std::time::{SystemTime, UNIX_EPOCH};

use proptest::prelude::{ProptestConfig, Strategy};
use proptest::test_runner::{RngAlgorithm, TestRng, TestRunner};

/// Runs a property on so many random values. The seed is printed, and `TEST_SEED` repeats a run.
pub fn check<S: Strategy>(cases: u32, values: &S, property: impl Fn(S::Value)) {
    let now = || SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_micros());
    let given = std::env::var("TEST_SEED").ok().and_then(|text| text.parse::<u64>().ok());
    let seed = given.unwrap_or_else(|| u64::try_from(now()).unwrap_or(0));
    println!("TEST_SEED={seed}");
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(&seed.to_le_bytes());
    let config = ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &bytes));
    let outcome = runner.run(values, |value| {
        property(value);
        Ok(())
    });
    if let Err(failure) = outcome {
        panic!("{failure}\nrepeat with TEST_SEED={seed}");
    }
}

/// Equal but for the last digits.
pub fn is_close(left: f64, right: f64, tolerance: f64) -> bool {
    (left - right).abs() <= tolerance * left.abs().max(right.abs()).max(1.0)
}

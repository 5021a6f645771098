//! The arithmetic of matchmaking, apart from everything that knows of tickets or players.
//!
//! - [`Rater`] brings ratings up to date after a game (Weng–Lin, Plackett–Luce); [`win_probability`] foretells one.
//! - [`Vectors`] keeps many vectors so that one is compared with all of them at the speed of memory.
//! - [`pack`] and [`PackedUnit`] do that in single precision, in memory that the caller owns.
//! - [`Selection`] chooses among them by maximal marginal relevance.
//!
//! # What it guarantees
//!
//! Equal calls give equal bits, on every machine. Numbers are `f64`, sums have one order, the functions that the
//! processor has no exact instruction for come from `libm`, and nothing is contracted into a fused multiply-add.
//! Where wider instructions are used ([`Vectors::cosines`], [`PackedUnit::cosines`]) they do the same operations in the same order on more
//! candidates at a time, so the scalar twin has the same bits; a test compares them.
//!
//! # What it does not
//!
//! It does not check what its callers have checked already: components of vectors are finite numbers.
//!
//! Nothing here allocates once its buffers have grown to what they are used for.
#![allow(
    unsafe_code,
    reason = "a function for wider instructions may be called only where the processor has them"
)]

mod blocks;
mod packed;
mod rating;
mod relevance;
mod vectors;
mod win;

pub use packed::{PACKED_LANES, PackedUnit, pack, packed_len};
pub use rating::{BadGame, MAGNITUDE_MAX, PlackettLuce, Rater, Rating, Standing};
pub use relevance::{Diversity, MarginalRelevance, Selection};
pub use vectors::{Unit, Vectors};
pub use win::{BETA, Strength, win_probabilities, win_probability};

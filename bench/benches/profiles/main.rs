//! The tiers of player profiles beside std's `HashMap`, and who is kept beside LRU and beside the best there is.
//!
//! Run by `npm run bench -- profiles`. A look-up is asked with the texts that a frame holds, so both hash them. What is
//! not equal: the warm tier takes a lock, counts, looks at the age and hands out a reference of its own; the map does
//! none of that.

#![expect(clippy::cast_precision_loss, reason = "counts of a benchmark fit into a double")]

mod eviction;
mod look_up;

fn main() {
    look_up::report();
    eviction::report();
}

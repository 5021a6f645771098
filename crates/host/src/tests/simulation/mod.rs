//! The whole system in one thread: core, sessions and journal as they are, under a simulated clock, disk and players.
//!
//! A seed decides everything. `TEST_SEED=7 TEST_CASES=1 cargo test -p musterd-host simulation` repeats one,
//! `TEST_CASES=100000` runs more of them.

mod facts;
mod images;
mod life;
mod player;
mod seeds;
mod shell;
mod verdict;
mod witness;
mod world;

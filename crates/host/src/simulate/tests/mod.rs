//! Whole simulations and recorded days.

mod runs;
mod synthetic;
mod trace;

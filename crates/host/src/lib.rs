//! Runs the engine: one thread around the pure core, and the roads in and out of it.
//!
//! ```text
//! Handle::submit ─▶ intake ring ─▶ engine thread: decode · apply · tick ─▶ outbox of each worker ─▶ Handle::drain
//!  (any worker)     (shared)                                                      └─▶ its doorbell, once a turn
//! ```
//!
//! [`open`] gives a worker (a thread of the shell) its [`Handle`]. Workers that open the same name share one engine,
//! and with it one pool of tickets; the last one to drop its handle ends the engine and joins its thread.
//!
//! # What it promises
//!
//! - `submit` takes no lock and, for a frame that fits a slot, allocates nothing. It answers accepted, bad message,
//!   ring full or closed; every other answer is a message.
//! - What was accepted is applied, in the order of acceptance for each worker.
//! - What the engine says reaches the outbox's ring in order, or waits in order until the worker has drained. The
//!   engine never waits for a worker.
//! - A panic of the engine ends it in order: every worker drains one fatal record, and `submit` answers closed.
//!
//! # Durability
//!
//! Without a data folder what the engine says leaves at once, and an engine that ends forgets everything. With one, all
//! input is noted in a journal (see `journal`), and what the engine says because of it leaves when the commit that holds
//! it is durable. The welcome and the pong wait for nothing.
#![forbid(unsafe_code)]

mod clock;
mod counters;
mod deliveries;
mod doorbell;
#[cfg(feature = "fuzzing")]
pub mod fuzzing;
mod handle;
mod journal;
mod keeping;
pub mod limits;
mod machine;
mod mailbox;
mod options;
mod outbox;
mod panics;
mod prepared;
mod profiles;
pub mod record;
mod refusal;
mod registry;
mod replay;
mod seeded;
mod shared;
mod simulate;
mod spill;
mod station;
mod thread;

/// The tiers of profiles by themselves.
#[cfg(feature = "bench")]
pub mod tiers {
    pub use crate::profiles::{Hot, Kept, Warm};
}

#[cfg(test)]
mod tests;

pub use counters::{COMMIT_BOUNDS_US, EngineStats};
pub use doorbell::Doorbell;
pub use handle::{Handle, Submitted};
pub use journal::Durability;
pub use mailbox::TooSmall;
pub use musterd_core::Connection;
pub use musterd_core::code::Code;
pub use musterd_core::message::ClientHeartbeat;
pub use musterd_core::rules;
pub use musterd_wire::{WireError, batch};
pub use options::{DataOptions, EngineOptions};
pub use refusal::Refusal;
pub use registry::open;
pub use replay::{Replayed, replay};
pub use simulate::{Simulation, replay_day};

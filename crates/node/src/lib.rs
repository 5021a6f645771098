//! The engine as a Node addon. Converts between JavaScript and `musterd-host`, and does nothing else.
//!
//! - `engine` the class: open, worker, stats, close · `options` what it is opened with
//! - `hot` its two methods of the hot path, submit and drain, without napi-rs in between
//! - `attachment` one engine of one thread, and how it ends with its thread · `doorbell` how its thread is woken
//! - `store` the class that keeps ratings and history, and `store_rows` what it takes and gives
//! - `tables`, `replay`, `simulation`, `kernel` and `requests` what needs no engine that serves · `view` the memory of typed arrays
//! - `guard` the one place that no panic passes, and where refusals become errors with a code
//!
//! `ts/engine/addon.ts` is the one user. Its types are generated from here, and from `engine-methods.d.ts` for the two
//! methods that napi-rs does not see.

mod attachment;
mod doorbell;
pub mod engine;
mod guard;
mod hot;
pub mod kernel;
pub mod options;
pub mod replay;
pub mod requests;
pub mod simulation;
pub mod store;
pub mod store_rows;
pub mod tables;
mod view;

/// The engine frees what it took for a ticket ten minutes later, in the order it came: the system's allocator spends a
/// third of the engine's time on that, this one a tenth.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

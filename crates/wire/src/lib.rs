//! The wire contract of musterd, `proto/musterd/v1.proto`, for the engine's plain data.
//!
//! [`decode`] reads a client's frame in place, [`encode`] writes a server's into the caller's buffer, and
//! [`compose`] plays the client; [`batch`] reads many frames to records. The codec is written by hand for this one contract, because it runs for every
//! message: it borrows where a general library allocates, and writes without a pass to learn the sizes. Its
//! table of fields is held against the contract file by a test, and its bytes against `protobufjs` by
//! `conformance/*.json`.
#![forbid(unsafe_code)]

pub mod batch;
pub mod compose;
mod decode;
mod encode;
mod error;
mod fields;
pub mod limits;
mod list;
mod reader;
mod values;
mod writer;

pub use decode::{decode, is_control};
pub use encode::encode;
pub use error::{Overflow, WireError};

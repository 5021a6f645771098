//! Tests that need a machine other than the core's, or the parts on their own.

pub(crate) mod commits;
mod departing;
pub(crate) mod faulty_disk;
mod full_intake;
mod journal;
mod mailbox;
mod outbox;
mod panicking;
mod pausing;
mod profiles;
pub(crate) mod random;
mod replies;
pub(crate) mod said;
pub(crate) mod server;
mod simulation;
pub(crate) mod support;

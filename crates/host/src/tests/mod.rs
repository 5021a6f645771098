//! Tests that need a machine other than the core's, or the parts on their own.

mod departing;
mod full_intake;
mod mailbox;
mod outbox;
mod panicking;
mod pausing;
mod replies;
pub(crate) mod support;

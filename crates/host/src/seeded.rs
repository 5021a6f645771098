//! Bugs that tests switch on to see that they would be found. In any other build there are none.

#[cfg(not(test))]
use musterd_core::seeded;

/// A bug that the simulation must find.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Bug {
    /// What the engine says leaves before its input is durable.
    AckBeforeCommit,
    /// The end of a commit releases what was said after it began, too.
    ReleaseTooMuch,
    /// What a full outbox makes up for goes beyond what is durable.
    ResendBeyondDurable,
    /// A message that finds the outbox full is forgotten.
    LostWhenFull,
    /// Recovery leaves out the last commit.
    LostTail,
    /// Recovery applies the commits of the last segment twice.
    DoubleApply,
    /// A restart leaves the sockets of the run before connected.
    ForgottenStart,
    /// A replay makes none of the decisions of the record.
    DecisionsIgnored,
    /// Requests to cancel are not in the journal.
    UnjournaledCancel,
    /// Engine time is not in the journal: it begins anew at each start.
    TimeGoesBack,
    /// Segments are removed that the newest snapshot needs.
    RemovedTooMuch,
    /// What a killed process did not sync is not synced by the next.
    UnsyncedTail,
}

/// One of them can be played by a real server too, see `musterd_core::seeded`.
#[cfg(not(test))]
#[inline]
pub(crate) fn is_seeded(bug: Bug) -> bool {
    bug == Bug::AckBeforeCommit && seeded::is("ack_before_commit")
}

#[cfg(test)]
thread_local! {
    static SEEDED: std::cell::Cell<Option<Bug>> = const { std::cell::Cell::new(None) };
}

#[cfg(test)]
pub(crate) fn is_seeded(bug: Bug) -> bool {
    SEEDED.get() == Some(bug)
}

/// From now on this thread has this bug, or none.
#[cfg(test)]
pub(crate) fn seed(bug: Option<Bug>) {
    SEEDED.set(bug);
}

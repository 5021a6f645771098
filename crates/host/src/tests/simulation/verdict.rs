//! What a simulation finds out.

use std::fmt;

/// What is looked at. The numbers are those of the invariants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Check {
    /// 1: a player is in one live ticket, a ticket in one match.
    Claims,
    /// 2: a ticket that was acknowledged is there, and ends once.
    Acknowledged,
    /// 2, 4: what was told of an end or a match is never taken back.
    TakenBack,
    /// 3: a match obeys the rules of its tickets.
    Legal,
    /// 6: a ticket keeps its place, and ends for an absence only beyond the grace.
    Place,
    /// 7: messages rise by `seq`, and a welcome comes first.
    Order,
    /// 7: whoever comes back is told all that he missed.
    Told,
    /// 15: nobody waits who could be matched.
    Liveness,
    /// 17: nobody is matched who is absent.
    Absent,
    /// 18: engine time never goes back.
    Time,
    /// The public events have no holes and never change.
    Events,
    /// What is on the disk leads to an engine.
    Recovery,
    /// It leads to the engine that wrote it.
    Image,
    /// Nothing panics, and no file is written to after it has failed.
    Conduct,
}

/// A check that does not hold.
#[derive(Clone, Debug)]
pub(crate) struct Violation {
    pub(crate) check: Check,
    pub(crate) sentence: String,
}

impl fmt::Display for Violation {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:?}: {}", self.check, self.sentence)
    }
}

pub(crate) type Verdict<T = ()> = Result<T, Violation>;

/// Fails with the check unless the condition holds.
pub(crate) fn ensure(holds: bool, check: Check, sentence: impl FnOnce() -> String) -> Verdict {
    if holds { Ok(()) } else { Err(Violation { check, sentence: sentence() }) }
}

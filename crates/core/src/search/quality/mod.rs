//! Objective `quality`: of the tickets of a pass as many players as can be are matched, and then with the best total score.
//!
//! Where a match is one ticket against another, [`pairs`] pairs all at once. Else the groups that the oldest anchors find
//! are a beginning, which [`gathering`] betters by exchanges and by taking groups apart. Either is a search that may stop
//! short of the best there is; `bench/` measures the pairs beside an exact algorithm. What is left over goes to the
//! search for single anchors like under objective `oldest`, so no legal group is left waiting.

mod court;
mod gathering;
mod pairs;

pub(super) use gathering::Gathering;
pub(super) use pairs::Effort;

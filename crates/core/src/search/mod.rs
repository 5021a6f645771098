//! Finds matches in a pool.
//!
//! What a pass promises (objective `oldest`): of all legal groups of tickets in the pool, the first is taken in
//! this order, until none is left: the oldest anchor (a group's anchor is its oldest ticket, by time and then
//! id), most players, least spread of the first distance rule, oldest members. `tests/naive.rs` says the same
//! in the plainest code and compares.
//!
//! [`pool`] is the data; [`pass`] chooses anchors; [`group`] finds an anchor's best group among younger tickets,
//! under [`terms`] and by widening a [`window`] of the rating index; [`packing`] decides whether parties fill the teams.

mod agenda;
mod assembly;
mod backfill;
mod batch;
mod dive;
mod exchange;
mod filling;
mod found;
mod group;
mod intake;
mod ladder;
mod measure;
mod packing;
mod pair;
mod pass;
mod plan;
mod pool;
mod quality;
mod referee;
mod regions;
mod relevance;
mod roles;
mod score;
mod seating;
mod split;
mod stage;
mod terms;
#[cfg(test)]
mod tests;
mod window;

pub(crate) use agenda::Agenda;
pub(crate) use backfill::{Present, Vacancy, fill};
pub(crate) use group::{Group, PAIR};
pub(crate) use intake::{Member, take as take_facts};
pub(crate) use pass::{PassFigures, Taken, run_pass};
pub(crate) use pool::{Arrival, Pool};
pub(crate) use regions::nearest_common;

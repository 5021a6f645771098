//! The matchmaking engine as a pure state machine.
//!
//! [`Engine::apply`] takes one command, [`Engine::tick`] lets time pass; both speak through a [`Sink`]. There is
//! no clock, no thread, no I/O and no hash order here: time, ids of sessions and the seed come in with the
//! calls, so equal calls give equal messages, and a journal of calls is a recording of a server.
//!
//! Rooms: [`command`] and [`message`] are the plain data of both directions; [`rules`] compiles a rule set;
//! [`judge`] says whether a group keeps its rules; `search` finds groups in a pool; `engine` keeps players, sessions, tickets and queues, and joins it all.

pub mod code;
pub mod command;
pub mod decision;
mod engine;
mod explanation;
pub mod facts;
mod id_order;
pub mod judge;
pub mod limits;
pub mod matched;
pub mod message;
mod roll;
pub mod rules;
mod search;
pub mod seeded;
mod sink;
mod slab;
pub mod ticket;
mod time;
pub mod value;

pub use engine::{BadImage, Engine, Recorded, Settings, WaitingPlayer, WaitingTicket};
pub use sink::{CloseCode, Connection, Sink, is_control};
pub use time::EngineTime;

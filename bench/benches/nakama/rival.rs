//! Nakama as a contestant.

use std::time::Duration;

use bumpalo::Bump;
use musterd_bench::compare::Contestant;
use musterd_bench::nakama::Nakama;
use musterd_core::command::{Command, Value};
use musterd_wire::decode;
use serde_json::json;

use crate::crowd::{Asker, DISTANCE_MAX, matchable};

/// How Nakama looks for matches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Search {
    /// By itself.
    Own,
    /// By a custom processor that sorts and pairs.
    Processor,
}

impl Search {
    /// For the table.
    pub fn name(self) -> &'static str {
        match self {
            Search::Own => "Nakama's own search",
            Search::Processor => "Nakama, sort-and-pair processor",
        }
    }

    /// How many times better we are to be.
    pub fn target(self) -> &'static str {
        match self {
            Search::Own => ">= 1000x",
            Search::Processor => ">= 30x",
        }
    }
}

/// Nakama with everybody who asks.
pub struct Rival {
    nakama: Nakama,
    search: Search,
}

impl Rival {
    /// The same crowd as ours, in the same order.
    pub fn new(mut nakama: Nakama, search: Search, tickets: u32) -> Rival {
        let ratings: Vec<f64> = matchable(tickets).iter().map(rating).collect();
        nakama.ask(&json!({
            "command": "prepare",
            "processor": search == Search::Processor,
            "distanceMax": DISTANCE_MAX,
            "ratings": ratings,
        }));
        Rival { nakama, search }
    }
}

impl Contestant for Rival {
    fn name(&self) -> &'static str {
        self.search.name()
    }

    fn round(&mut self) -> Duration {
        let answer = self.nakama.ask(&json!({ "command": "round" }));
        Duration::from_nanos(answer["nanoseconds"].as_u64().expect("a round took time"))
    }
}

fn rating(asker: &Asker) -> f64 {
    let arena = Bump::new();
    let request = decode(&asker.frame, &arena).expect("a good frame");
    let Command::Enqueue(enqueue) = request.command else { panic!("an enqueue") };
    let Value::Number(rating) = enqueue.attributes[0].value else { panic!("a number") };
    rating
}

//! Runs rule sets over recorded or invented arrivals, in virtual time, with the engine that serves players.
//!
//! ```text
//! trace or spec ─▶ arrivals ─▶ Side: an engine and its virtual time ─▶ Fates ┐
//!                       └────▶ Side: the rule set to compare with ─▶ Fates ──┴─▶ Summary ─▶ JSON text
//! journal ─▶ Recording: the day as recorded, made again, and as it would have been
//! ```
//!
//! Nothing here knows a clock, a thread or the platform's randomness: the same words in give the same bytes out.

mod answering;
mod arrival;
mod ears;
mod figures;
mod input;
mod ledger;
mod measure;
mod random;
mod recording;
mod report;
mod side;
mod spec;
mod summary;
mod synthetic;
#[cfg(test)]
mod tests;
mod trace;

use std::fs::File;
use std::io::BufReader;

use musterd_core::code::Code;

use crate::refusal::Refusal;
use arrival::Arrival;
use input::{Asked, Source};
use ledger::{Ledger, Party};
use measure::Measure;
use report::{SourceFacts, Summary};
use side::Side;
use summary::SideFacts;
use trace::Trace;

pub use recording::replay_day;

/// A simulation on its way: one rule set after the other over the same arrivals.
pub struct Simulation {
    seed: u64,
    arrivals: Vec<Arrival>,
    ledger: Ledger,
    measure: Measure,
    /// Arrivals and cancels in the order of their time.
    inputs: Vec<Input>,
    sides: Vec<Side>,
    /// The side that runs, and its next input.
    running: usize,
    next: usize,
    until_ms: u64,
    source: SourceFacts,
}

/// Something that players do.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Input {
    at_ms: u64,
    is_cancel: bool,
    arrival: usize,
}

impl Simulation {
    /// Reads what is asked, a JSON text (see `input`), and prepares everybody who arrives.
    ///
    /// Refused with `BAD_ARGUMENT` for a text that is none of ours, `RULES_INVALID`, and `CONFIG_INVALID` for a trace or
    /// spec that cannot be used.
    pub fn open(json: &str) -> Result<Self, Refusal> {
        let asked: Asked = input::read(json)?;
        if !(0.0..=1.0).contains(&asked.acceptance) {
            return Err(Refusal::new(Code::BadArgument, "acceptance: a share, from 0 to 1"));
        }
        if !(1..=2).contains(&asked.sides.len()) {
            return Err(Refusal::new(Code::BadArgument, "sides: one rule set, or two"));
        }
        let sides = asked.sides.iter().map(|rules| Side::new(rules, asked.seed, asked.acceptance));
        let sides = sides.collect::<Result<Vec<_>, _>>()?;
        let (arrivals, source) = arrivals_of(&asked, &sides)?;
        let measure = Measure::of(&sides[0].rules);
        let mut ledger = Ledger::default();
        for arrival in &arrivals {
            let skills: Option<Box<[_]>> =
                arrival.players.iter().map(|player| measure.skill(player)).collect();
            ledger.add(Party {
                at_ms: arrival.at_ms,
                ticket_id: arrival.ticket_id.clone(),
                skills: skills.unwrap_or_default(),
                size: arrival.players.len(),
            });
        }
        let until_ms = asked.until_ms.unwrap_or(u64::MAX);
        let inputs = inputs_of(&arrivals);
        let seed = asked.seed;
        Ok(Self { seed, arrivals, ledger, measure, inputs, sides, running: 0, next: 0, until_ms, source })
    }

    /// Goes on for about so many steps (an arrival, a cancel, a tick), and says what share of all is done; 1 at the end.
    pub fn advance(&mut self, steps: u32) -> f64 {
        for _ in 0..steps {
            if self.running == self.sides.len() {
                return 1.0;
            }
            if !self.step() {
                self.running += 1;
                self.next = 0;
            }
        }
        let done = self.running * self.inputs.len() + self.next;
        // The last tickets may wait long after the last arrival, so it is never quite done before it is.
        measure::amount(done) / measure::amount(self.sides.len() * self.inputs.len() + 1)
    }

    /// Everything that was found, as a JSON text; docs/simulate.md has its keys. Finishes what is left to do.
    pub fn outcome(&mut self) -> String {
        while self.advance(u32::MAX) < 1.0 {}
        let sides: Vec<SideFacts<'_>> = self
            .sides
            .iter()
            .map(|side| SideFacts {
                name: &side.name,
                fates: &side.fates,
                ended_at_ms: side.ended_at_ms(self.until_ms),
            })
            .collect();
        let summary = Summary::of(self.seed, &self.source, &self.ledger, &self.measure, &sides);
        serde_json::to_string(&summary).expect("numbers and texts")
    }

    /// The next thing that happens to the running side. False: nothing does any more.
    fn step(&mut self) -> bool {
        let side = &mut self.sides[self.running];
        let input = self.inputs.get(self.next).filter(|input| input.at_ms < self.until_ms);
        if input.is_none() && !side.is_anyone_waiting() {
            // Matches may still run, but that is nobody's wait.
            return false;
        }
        let before = input.map_or(self.until_ms, |input| input.at_ms);
        // At one instant everybody is heard before anything is due, as by a server that drains its input first.
        if side.tick_before(before, &self.ledger) {
            return true;
        }
        let Some(&Input { at_ms, is_cancel, arrival }) = input else { return false };
        let arrival = &self.arrivals[arrival];
        if is_cancel {
            side.give_up(arrival, at_ms, &self.ledger);
        } else {
            side.arrive(arrival, &self.ledger);
        }
        self.next += 1;
        true
    }
}

fn arrivals_of(asked: &Asked, sides: &[Side]) -> Result<(Vec<Arrival>, SourceFacts), Refusal> {
    match &asked.source {
        Source::Trace(options) => {
            let file = File::open(&options.path)
                .map_err(|error| Refusal::new(Code::ConfigInvalid, format!("{}: {error}", options.path)))?;
            let Trace { arrivals, lines, of_other_queues, broken, first_broken } =
                trace::read_trace(BufReader::new(file), options)?;
            Ok((arrivals, SourceFacts::Trace { lines, of_other_queues, broken, first_broken }))
        }
        Source::Synthetic(options) => {
            let rule_sets: Vec<_> = sides.iter().map(|side| &side.rules).collect();
            let arrivals = synthetic::invent(options, asked.seed, &rule_sets)?;
            Ok((arrivals, SourceFacts::Synthetic))
        }
    }
}

fn inputs_of(arrivals: &[Arrival]) -> Vec<Input> {
    let mut inputs: Vec<Input> = Vec::with_capacity(arrivals.len());
    for (index, arrival) in arrivals.iter().enumerate() {
        inputs.push(Input { at_ms: arrival.at_ms, is_cancel: false, arrival: index });
        inputs.extend(arrival.cancel_at_ms.map(|at_ms| Input { at_ms, is_cancel: true, arrival: index }));
    }
    inputs.sort_unstable();
    inputs
}

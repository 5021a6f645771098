//! An engine that decides a recorded day again, and how that compares with the record.

use bumpalo::Bump;
use musterd_core::decision::Decision;
use musterd_core::{Engine, EngineTime};
use serde::Serialize;

use crate::journal::{Position, Step};
use crate::simulate::ears::Ears;

/// An engine that is told what a server was told, and makes decisions of its own.
pub(super) struct Again {
    engine: Engine,
    ears: Ears,
    arena: Bump,
    pub(super) tally: Tally,
}

/// How the decisions compare.
#[derive(Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Tally {
    /// Decisions of the record.
    pub(super) decisions: u64,
    /// CRC-32C of all of them, as the journal holds them.
    pub(super) checksum: u32,
    /// Steps that were decided otherwise.
    pub(super) differing_steps: u64,
    /// The first of them.
    pub(super) first_difference: Option<Difference>,
}

/// A step that was decided otherwise.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Difference {
    position: u64,
    recorded: String,
    again: String,
}

impl Again {
    /// Begins with a copy of this engine.
    pub(super) fn new(engine: &Engine) -> Self {
        Self { engine: copy_of(engine), ears: Ears::default(), arena: Bump::new(), tally: Tally::default() }
    }

    /// When the server had something to do next, if it was not late.
    pub(super) fn next_tick(&self) -> Option<EngineTime> {
        self.engine.next_tick()
    }

    /// Does a step again, and compares what is decided.
    pub(super) fn step(&mut self, position: Position, step: &Step<'_>, is_set_aside: bool) {
        self.ears.begin();
        let recorded = carry_out(&mut self.engine, step, is_set_aside, &mut self.ears, &mut self.arena);
        let [theirs, ours] = [recorded, &self.ears.decisions].map(bytes_of);
        self.tally.decisions += recorded.len() as u64;
        self.tally.checksum = crc32c::crc32c_append(self.tally.checksum, &theirs);
        // What is set aside panicked then, so nothing was decided that could be compared.
        if theirs != ours && !is_set_aside {
            self.tally.differing_steps += 1;
            self.tally.first_difference.get_or_insert_with(|| Difference {
                position: position.0,
                recorded: words(recorded),
                again: words(&self.ears.decisions),
            });
        }
        self.ears.decisions.clear();
    }

    /// True when it ended as the server did, to the last byte.
    pub(super) fn is_like(&self, engine: &Engine) -> bool {
        self.engine.image() == engine.image()
    }
}

/// The same engine once more.
pub(super) fn copy_of(engine: &Engine) -> Engine {
    Engine::from_image(&engine.image()).expect("an image that was just made")
}

/// Lets an engine carry out a step by its own lights; returns what the record says of it.
fn carry_out<'s>(
    engine: &mut Engine,
    step: &'s Step<'_>,
    is_set_aside: bool,
    ears: &mut Ears,
    arena: &mut Bump,
) -> &'s [Decision] {
    match step {
        Step::Start { at, settings, .. } => {
            engine.restart(*at, *settings, ears);
            &[]
        }
        Step::Tick { at, decisions } => {
            if !is_set_aside {
                engine.tick(*at, ears);
            }
            decisions
        }
        Step::Request { at, connection, frame, decisions } => {
            arena.reset();
            if let Ok(request) = musterd_wire::decode(frame, arena) {
                if is_set_aside {
                    engine.set_aside(*at, *connection, &request, ears);
                } else {
                    engine.apply(*at, *connection, &request, ears);
                }
            }
            decisions
        }
    }
}

fn bytes_of(decisions: &[Decision]) -> Vec<u8> {
    postcard::to_stdvec(decisions).expect("decisions have no value that postcard refuses")
}

/// Decisions for eyes.
fn words(decisions: &[Decision]) -> String {
    let each = decisions.iter().map(|decision| match decision {
        Decision::Matched(matched) => format!("match of {}", matched.tickets.join(", ")),
        Decision::Ended { ticket_id, state, .. } => format!("{ticket_id} {state:?}"),
        other => format!("{other:?}"),
    });
    if decisions.is_empty() { "nothing".into() } else { each.collect::<Vec<_>>().join("; ") }
}

#[cfg(test)]
mod tests {
    use musterd_core::ticket::{Reason, TicketState};
    use musterd_core::{EngineTime, Settings};

    use super::Again;
    use crate::journal::{Position, Step};
    use crate::tests::support::options;

    /// A record of another build, or one that somebody changed: what it says was never decided.
    #[test]
    fn a_decision_that_is_not_made_again_is_told() {
        let settings: Settings = options(None).settings();
        let mut again = Again::new(&musterd_core::Engine::new(settings));
        let at = EngineTime::from_millis(5);
        let ended = musterd_core::decision::Decision::Ended {
            ticket_id: "a".into(),
            state: TicketState::TimedOut,
            reason: Reason::None,
        };
        again.step(Position(1), &Step::Tick { at, decisions: Vec::new() }, false);
        assert_eq!((again.tally.differing_steps, again.tally.decisions), (0, 0));
        again.step(Position(7), &Step::Tick { at, decisions: vec![ended.clone()] }, false);
        again.step(Position(8), &Step::Tick { at, decisions: vec![ended] }, false);
        let difference = again.tally.first_difference.as_ref().expect("told");
        assert_eq!((again.tally.differing_steps, again.tally.decisions), (2, 2));
        assert_eq!((difference.position, &*difference.recorded), (7, "a TimedOut"));
        assert_eq!(difference.again, "nothing");
        assert!(!again.is_like(&musterd_core::Engine::new(settings)), "time has passed");
    }
}

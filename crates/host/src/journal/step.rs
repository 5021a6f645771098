//! A step: what happened to the engine, with what it decided then.
//!
//! Steps follow one another in a commit's body, in `postcard` form. The order of variants and fields belongs to the
//! format; a new variant goes to the end.

use musterd_core::decision::Decision;
use musterd_core::{Connection, EngineTime, Settings};
use serde::{Deserialize, Serialize};

/// One step.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) enum Step<'a> {
    /// The server started: every socket is gone.
    Start {
        /// Engine time, which stood still while the server was down.
        at: EngineTime,
        /// What the engine was told.
        settings: Settings,
        /// For logs: milliseconds since 1970.
        wall_ms: u64,
    },
    /// A frame was applied.
    Request {
        at: EngineTime,
        connection: Connection,
        /// As the worker submitted it.
        #[serde(borrow)]
        frame: &'a [u8],
        decisions: Vec<Decision>,
    },
    /// Time passed.
    Tick { at: EngineTime, decisions: Vec<Decision> },
}

/// The head of a step whose decisions are not yet known; see [`put_decisions`].
#[derive(Serialize)]
enum Head<'a> {
    /// In the place of [`Step::Start`], so that the others have their numbers.
    #[expect(dead_code, reason = "written as a whole step")]
    Start,
    Request {
        at: EngineTime,
        connection: Connection,
        #[serde(serialize_with = "as_bytes")]
        frame: &'a [u8],
    },
    Tick {
        at: EngineTime,
    },
}

/// The same bytes as a sequence of numbers, written at once.
fn as_bytes<S: serde::Serializer>(bytes: &&[u8], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_bytes(bytes)
}

/// Appends a whole step.
pub(crate) fn put(body: &mut Vec<u8>, step: &Step<'_>) {
    append(body, step);
}

/// Appends the head of a request; its decisions follow by [`put_decisions`].
pub(crate) fn put_request(body: &mut Vec<u8>, at: EngineTime, connection: Connection, frame: &[u8]) {
    append(body, &Head::Request { at, connection, frame });
}

/// Appends the head of a tick; its decisions follow by [`put_decisions`].
pub(crate) fn put_tick(body: &mut Vec<u8>, at: EngineTime) {
    append(body, &Head::Tick { at });
}

/// Appends the decisions of the step whose head was appended last.
pub(crate) fn put_decisions(body: &mut Vec<u8>, decisions: &[Decision]) {
    append(body, &decisions);
}

fn append(body: &mut Vec<u8>, value: &impl Serialize) {
    let taken = std::mem::take(body);
    *body = postcard::to_extend(value, taken).expect("a vector takes everything");
}

/// The steps of a commit's body, each with its offset. Ends after the first that cannot be read.
pub(crate) fn steps(body: &[u8]) -> impl Iterator<Item = Result<(usize, Step<'_>), postcard::Error>> {
    let mut rest = body;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let offset = body.len() - rest.len();
        Some(match postcard::take_from_bytes(rest) {
            Ok((step, after)) => {
                rest = after;
                Ok((offset, step))
            }
            Err(error) => {
                rest = &[];
                Err(error)
            }
        })
    })
}

#[cfg(test)]
mod tests {
    use super::{Decision, EngineTime, Step, put, put_decisions, put_request, put_tick, steps};
    use musterd_core::ticket::{Reason, TicketState};

    #[test]
    fn a_step_in_two_parts_is_the_same_as_in_one() {
        let at = EngineTime::from_millis(70_000);
        let ended = Decision::Ended {
            ticket_id: "a".into(),
            state: TicketState::Cancelled,
            reason: Reason::Requested,
        };
        let request =
            Step::Request { at, connection: 3, frame: &[1, 200, 3], decisions: vec![ended.clone()] };
        let tick = Step::Tick { at, decisions: Vec::new() };
        let (mut whole, mut parts) = (Vec::new(), Vec::new());
        put(&mut whole, &request);
        put(&mut whole, &tick);
        put_request(&mut parts, at, 3, &[1, 200, 3]);
        put_decisions(&mut parts, &[ended]);
        put_tick(&mut parts, at);
        put_decisions(&mut parts, &[]);
        assert_eq!(parts, whole);
        let read: Vec<_> = steps(&whole).map(|step| step.expect("a step").1).collect();
        assert_eq!(read, [request, tick]);
        assert!(steps(&[9]).next().is_some_and(|step| step.is_err()), "no such variant");
    }
}

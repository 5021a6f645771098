//! What was acknowledged, and whether the engine still knows it after it was started again.

use musterd_host::Handle;

use crate::drive::{Records, submit};
use crate::frames;
use crate::reply::Reply;

/// Finished tickets that an engine remembers, less those that ended beside them.
const CHECKED_MAX: usize = 200_000;
/// Questions that are under way at once.
const WINDOW: usize = 4_096;

/// Asks for the last of these tickets, all of which must be in one of these states. Returns how many were asked for.
pub fn check(handle: &mut Handle, acknowledged: &[u32], states: &[u32]) -> usize {
    let asked = &acknowledged[acknowledged.len().saturating_sub(CHECKED_MAX)..];
    check_all(handle, asked.iter().copied(), states);
    asked.len()
}

/// Asks for each of these tickets, all of which must be in one of these states.
pub fn check_all(handle: &mut Handle, tickets: impl Iterator<Item = u32>, states: &[u32]) {
    let mut tickets = tickets.peekable();
    let (mut records, mut under_way) = (Records::new(), 0_usize);
    while under_way > 0 || tickets.peek().is_some() {
        while under_way < WINDOW
            && let Some(ticket) = tickets.peek()
        {
            if !submit(handle, 0, &frames::read(*ticket)) {
                break;
            }
            tickets.next();
            under_way += 1;
        }
        records.drain(handle, |_, frame| {
            let state = Reply::read(frame).ticket_state.expect("an acknowledged ticket is there");
            assert!(states.contains(&state), "an acknowledged ticket has state {state}");
            under_way -= 1;
        });
    }
}

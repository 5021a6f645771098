//! Virtual players answer a proposal.

use musterd_core::command::{Command, Request};
use musterd_core::decision::MatchDecision;
use musterd_core::{Connection, Engine, EngineTime, Sink};

const CONTROL: Connection = 0;

/// Each party of a proposed match accepts, or declines as one; `accepts` is asked for each in the order of the match.
pub(super) fn answer(
    engine: &mut Engine,
    at: EngineTime,
    matched: &MatchDecision,
    mut accepts: impl FnMut() -> bool,
    sink: &mut impl Sink,
) {
    for ticket_id in matched.tickets.iter() {
        let accept = accepts();
        let Some(ticket) = engine.waiting_ticket(ticket_id) else { continue };
        let players: Vec<_> = ticket.players.iter().map(|player| player.id.clone()).collect();
        let player_ids: Vec<&str> = players.iter().map(|id| &**id).collect();
        let command = Command::AnswerProposal { match_id: &matched.id, player_ids: &player_ids, accept };
        engine.apply(at, CONTROL, &Request { id: "", request: 1, command }, sink);
    }
}

//! Players answer a proposal, by themselves or through a server.

use crate::code::Code;
use crate::engine::Engine;
use crate::engine::answer::{Asker, Refused};
use crate::limits;
use crate::matched::MatchEnd;
use crate::sink::Sink;
use crate::slab::Key;
use crate::ticket::Reason;

/// One player's answer: his ticket, and his place in it.
type Answer = (Key, usize);

impl Engine {
    /// A player accepts or declines. The answer to a good one is a `ticket` message.
    pub(in crate::engine) fn answer_as_player(
        &mut self,
        asker: &Asker<'_>,
        match_id: &str,
        accept: bool,
        sink: &mut impl Sink,
    ) {
        let Some(player) = asker.player else { return };
        let player_id = self.players[player].id.clone();
        match self.find_answers(match_id, &[&player_id]) {
            Ok((proposal, answers)) => self.take_answers(proposal, &answers, accept, asker, sink),
            Err(refused) => asker.refuse_with(&refused, sink),
        }
    }

    /// A server tells the answers of players. It is told how the match stands then.
    pub(in crate::engine) fn answer_as_server(
        &mut self,
        asker: &Asker<'_>,
        match_id: &str,
        player_ids: &[&str],
        accept: bool,
        sink: &mut impl Sink,
    ) {
        match self.find_answers(match_id, player_ids) {
            Ok((proposal, answers)) => {
                let record = self.lobby.proposals[proposal].record;
                self.take_answers(proposal, &answers, accept, asker, sink);
                self.report_match(asker, record, true, sink);
            }
            Err(refused) => asker.refuse_with(&refused, sink),
        }
    }

    /// The open proposal of a match, and the places of these players in it.
    ///
    /// # Errors
    /// `BAD_MESSAGE` without players or with too many, `MATCH_NOT_FOUND` if the match is unknown or somebody is not
    /// asked, `TOO_LATE` if it is decided.
    fn find_answers(&self, match_id: &str, player_ids: &[&str]) -> Result<(Key, Vec<Answer>), Refused> {
        let unknown = || Refused::new(Code::MatchNotFound, format!("no match `{match_id}` of yours"));
        if player_ids.is_empty() || player_ids.len() > limits::BACKFILL_PLAYERS + 1 {
            let message = format!("playerIds names 1 to {} players", limits::BACKFILL_PLAYERS + 1);
            return Err(Refused::new(Code::BadMessage, message));
        }
        let record = &self.lobby.matches[self.lobby.matches.find(match_id).ok_or_else(unknown)?];
        let answer_of = |player_id: &&str| {
            let found =
                record.proposal.and_then(|proposal| Some((proposal, self.asked(proposal, player_id)?)));
            match found {
                Some(found) => Ok(found),
                None if record.has_player(player_id) => {
                    Err(Refused::new(Code::TooLate, format!("match `{match_id}` is decided")))
                }
                None => Err(unknown()),
            }
        };
        let found = player_ids.iter().map(answer_of).collect::<Result<Vec<_>, _>>()?;
        let proposal = found.first().map(|(proposal, _)| *proposal).ok_or_else(unknown)?;
        Ok((proposal, found.into_iter().map(|(_, answer)| answer).collect()))
    }

    /// The place of a player among those that a proposal asks.
    fn asked(&self, proposal: Key, player_id: &str) -> Option<Answer> {
        let player = self.players.find(player_id)?;
        let ticket = self.players[player].claim?;
        let record = &self.tickets[ticket];
        let place = record.members.iter().position(|member| member.player == player)?;
        (record.proposal == Some(proposal)).then_some((ticket, place))
    }

    fn take_answers(
        &mut self,
        proposal: Key,
        answers: &[Answer],
        accept: bool,
        asker: &Asker<'_>,
        sink: &mut impl Sink,
    ) {
        if accept {
            return self.accept(proposal, answers, asker, sink);
        }
        let mut declined: Vec<(Key, Reason)> = Vec::new();
        for (ticket, _) in answers {
            if declined.iter().all(|(earlier, _)| earlier != ticket) {
                declined.push((*ticket, Reason::Declined));
            }
        }
        self.drop_proposal(proposal, MatchEnd::Declined, &declined, Some(asker), sink);
    }

    /// Notes who accepts. Accepting twice changes nothing.
    fn accept(&mut self, key: Key, answers: &[Answer], asker: &Asker<'_>, sink: &mut impl Sink) {
        let proposal = &mut self.lobby.proposals[key];
        let mut is_news = false;
        for (ticket, place) in answers {
            let found = proposal.asked.iter_mut().find(|one| one.ticket == *ticket);
            if let Some(accepted) = found.and_then(|one| one.accepted.get_mut(*place)) {
                is_news |= !std::mem::replace(accepted, true);
            }
        }
        let (players, accepted) = proposal.counts();
        if players == accepted {
            return self.form(key, Some(asker), sink);
        }
        if let (Some(player), [(ticket, _)]) = (asker.player, answers) {
            self.tell_state_to(player, *ticket, Some(asker), sink);
        }
        if is_news {
            self.note_news(key, sink);
        }
    }
}

//! Proposals, matches and backfills in an image, and the events that tell of them.

use std::collections::VecDeque;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{BadImage, EventImage, Shared, pick};
use crate::engine::events::{Happened, MatchNews};
use crate::engine::lobby::{Backfill, Lobby, MatchRecord, Proposal};
use crate::matched::{Match, MatchEnd, MatchState, TeamResult};
use crate::roll::Roll;
use crate::slab::{Key, Slab};

/// The tables of the lobby; each match by its index.
#[derive(Serialize, Deserialize)]
pub(super) struct LobbyImage<Proposals, Matches, Backfills> {
    proposals: Proposals,
    proposed: Vec<(Key, u32)>,
    matches: Matches,
    known: Vec<(Key, u32)>,
    over: VecDeque<Key>,
    backfills: Backfills,
    filled: Vec<(Key, u32)>,
    backfills_over: VecDeque<Key>,
    backfills_made: u64,
}

pub(super) type OwnedLobby = LobbyImage<Slab<Proposal>, Slab<MatchRecord>, Slab<Backfill>>;
type LentLobby<'a> = LobbyImage<&'a Slab<Proposal>, &'a Slab<MatchRecord>, &'a Slab<Backfill>>;

impl<'a> LentLobby<'a> {
    pub(super) fn of(lobby: &'a Lobby, matches: &mut Shared<Match>) -> LentLobby<'a> {
        let proposed = lobby.proposals.iter().map(|(key, item)| (key, matches.number(item.matched())));
        let proposed = proposed.collect();
        let known = lobby.matches.iter().map(|(key, item)| (key, matches.number(item.matched())));
        let known = known.collect();
        let filled = lobby.backfills.iter().filter_map(|(key, item)| Some((key, item.matched.as_ref()?)));
        let filled = filled.map(|(key, matched)| (key, matches.number(matched))).collect();
        LobbyImage {
            proposals: &lobby.proposals,
            proposed,
            matches: lobby.matches.table(),
            known,
            over: lobby.over.clone(),
            backfills: lobby.backfills.table(),
            filled,
            backfills_over: lobby.backfills_over.clone(),
            backfills_made: lobby.backfills_made,
        }
    }
}

impl OwnedLobby {
    /// Of a format that had none.
    pub(super) fn empty() -> OwnedLobby {
        LobbyImage {
            proposals: Slab::new(),
            proposed: Vec::new(),
            matches: Slab::new(),
            known: Vec::new(),
            over: VecDeque::new(),
            backfills: Slab::new(),
            filled: Vec::new(),
            backfills_over: VecDeque::new(),
            backfills_made: 0,
        }
    }

    pub(super) fn into_lobby(self, matches: &[Arc<Match>]) -> Result<Lobby, BadImage> {
        let missing = || BadImage("it refers to a proposal, match or backfill that it does not hold".into());
        let OwnedLobby { mut proposals, matches: mut records, mut backfills, .. } = self;
        for (key, index) in self.proposed {
            let proposal = proposals.get_mut(key).ok_or_else(missing)?;
            proposal.matched = Some(pick(matches, index)?.clone());
        }
        for (key, index) in self.known {
            let record = records.get_mut(key).ok_or_else(missing)?;
            record.matched = Some(pick(matches, index)?.clone());
        }
        for (key, index) in self.filled {
            let backfill = backfills.get_mut(key).ok_or_else(missing)?;
            backfill.matched = Some(pick(matches, index)?.clone());
        }
        // Without its match a record has no id to be found by.
        if records.iter().any(|(_, record)| record.matched.is_none()) {
            return Err(missing());
        }
        let mut lobby = Lobby::of(proposals, Roll::of(records), Roll::of(backfills));
        lobby.over = self.over;
        lobby.backfills_over = self.backfills_over;
        lobby.backfills_made = self.backfills_made;
        if lobby.is_whole() {
            lobby.index();
            Ok(lobby)
        } else {
            Err(missing())
        }
    }
}

/// [`MatchNews`] with the match's index.
#[derive(Serialize, Deserialize)]
pub(super) struct NewsImage {
    matched: u32,
    state: MatchState,
    end: MatchEnd,
    result: Option<Box<[TeamResult]>>,
    players: u32,
    accepted: u32,
    expires_in_ms: f64,
}

impl NewsImage {
    fn of(news: &MatchNews, table: &mut Shared<Match>) -> NewsImage {
        NewsImage {
            matched: table.number(&news.matched),
            state: news.state,
            end: news.end,
            result: news.result.clone(),
            players: news.players,
            accepted: news.accepted,
            expires_in_ms: news.expires_in_ms,
        }
    }

    fn into_news(self, table: &[Arc<Match>]) -> Result<MatchNews, BadImage> {
        let NewsImage { matched, state, end, result, players, accepted, expires_in_ms } = self;
        let matched = pick(table, matched)?.clone();
        Ok(MatchNews { matched, state, end, result, players, accepted, expires_in_ms })
    }
}

impl EventImage {
    pub(super) fn of(happened: &Happened, table: &mut Shared<Match>) -> EventImage {
        match happened {
            Happened::TicketEnded(ticket) => EventImage::TicketEnded(*ticket),
            Happened::Matched(matched) => EventImage::Matched(table.number(matched)),
            Happened::Proposed(news) => EventImage::Proposed(NewsImage::of(news, table)),
            Happened::Filled { matched, backfill_id } => {
                EventImage::Filled { matched: table.number(matched), backfill_id: backfill_id.clone() }
            }
            Happened::MatchEnded(news) => EventImage::MatchEnded(NewsImage::of(news, table)),
            Happened::RulesChanged(changed) => EventImage::RulesChanged(changed.clone()),
        }
    }

    pub(super) fn into_happened(self, table: &[Arc<Match>]) -> Result<Happened, BadImage> {
        Ok(match self {
            EventImage::TicketEnded(ticket) => Happened::TicketEnded(ticket),
            EventImage::Matched(index) => Happened::Matched(pick(table, index)?.clone()),
            EventImage::Proposed(news) => Happened::Proposed(news.into_news(table)?),
            EventImage::Filled { matched, backfill_id } => {
                Happened::Filled { matched: pick(table, matched)?.clone(), backfill_id }
            }
            EventImage::MatchEnded(news) => Happened::MatchEnded(news.into_news(table)?),
            EventImage::RulesChanged(changed) => Happened::RulesChanged(changed),
        })
    }
}

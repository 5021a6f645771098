//! Counts of matches, made or would-be.

use super::histogram::{Histogram, QUALITY, WAIT_MS};
use crate::message::FiguresView;

/// What came of the tickets of one lane, or of a shadow.
#[derive(Debug)]
pub(super) struct Figures {
    matches: u64,
    tickets: u64,
    players: u64,
    wait_ms: Histogram,
    quality: Histogram,
}

impl Figures {
    pub(super) fn new() -> Figures {
        let (wait_ms, quality) = (Histogram::new(WAIT_MS), Histogram::new(QUALITY));
        Figures { matches: 0, tickets: 0, players: 0, wait_ms, quality }
    }

    /// A match was made.
    pub(super) fn observe_match(&mut self, quality: f64) {
        self.matches += 1;
        self.quality.observe(quality);
    }

    /// This was one of its tickets.
    pub(super) fn observe_ticket(&mut self, players: u32, waited_ms: f64) {
        self.tickets += 1;
        self.players += u64::from(players);
        self.wait_ms.observe(waited_ms);
    }

    pub(super) fn view(&self) -> FiguresView<'_> {
        FiguresView {
            matches: self.matches,
            tickets: self.tickets,
            players: self.players,
            wait_ms: self.wait_ms.view(),
            quality: self.quality.view(),
        }
    }
}

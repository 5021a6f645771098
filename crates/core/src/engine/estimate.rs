//! How long a ticket will probably wait: what tickets like it lately did.

use super::lane::Lane;
use super::queue::Queue;
use super::ticket::Ticket;
use crate::limits;
use crate::ticket::TicketState;
use crate::value::OwnedValue;

/// The waits of the newest matched tickets of a lane, cut into bands by the first number that its rules compare, each
/// with its median wait. Forgotten when the server starts again.
#[derive(Debug, Default)]
pub(super) struct Estimates {
    /// Number and wait in milliseconds; a ring.
    newest: Vec<(f64, f64)>,
    /// Where in the ring the next one goes.
    next: usize,
    since_update: usize,
    /// The least number of each band but the first.
    bounds: Vec<f64>,
    /// The median wait of each band, in milliseconds.
    medians: Vec<f64>,
}

impl Estimates {
    fn observe(&mut self, number: f64, waited_ms: f64) {
        if self.newest.len() < limits::ESTIMATE_WAITS {
            self.newest.push((number, waited_ms));
        } else {
            self.newest[self.next] = (number, waited_ms);
        }
        self.next = (self.next + 1) % limits::ESTIMATE_WAITS;
        self.since_update += 1;
        if self.since_update >= limits::ESTIMATE_BAND {
            self.update();
        }
    }

    /// Cuts the waits into bands of equal size.
    fn update(&mut self) {
        self.since_update = 0;
        let mut waits = self.newest.clone();
        waits.sort_by(|left, right| left.0.total_cmp(&right.0).then(left.1.total_cmp(&right.1)));
        let bands = (waits.len() / limits::ESTIMATE_BAND).max(1);
        let size = waits.len().div_ceil(bands);
        self.bounds = waits.chunks(size).skip(1).map(|band| band[0].0).collect();
        self.medians = waits.chunks(size).map(median).collect();
    }

    /// The median wait of the band of this number; `None` as long as too few tickets were matched.
    fn of(&self, number: f64) -> Option<f64> {
        let band = self.bounds.partition_point(|bound| *bound <= number);
        self.medians.get(band).copied()
    }
}

/// The median wait of a band; of an even count the upper one of the two in the middle.
fn median(band: &[(f64, f64)]) -> f64 {
    let mut waits: Vec<f64> = band.iter().map(|(_, waited_ms)| *waited_ms).collect();
    waits.sort_by(f64::total_cmp);
    waits[waits.len() / 2]
}

impl Lane {
    /// A ticket of this lane was matched.
    pub(super) fn observe_wait(&mut self, ticket: &Ticket, waited_ms: f64) {
        let number = self.number_of(ticket);
        self.estimates.observe(number, waited_ms);
    }

    /// The ticket's value for the first number that the rules compare; 0 if they compare none.
    fn number_of(&self, ticket: &Ticket) -> f64 {
        let Some(rule) = self.rules.distances.first() else { return 0.0 };
        let values = ticket.members.iter().map(|member| match member.values.get(rule.attribute) {
            Some(OwnedValue::Number(number)) => *number,
            _ => 0.0,
        });
        rule.aggregation.fold(values)
    }
}

impl Queue {
    /// How long a ticket like this one lately waited in all, in milliseconds; `None` when it waits no more, or too few
    /// were matched.
    pub(super) fn estimate_for(&self, ticket: &Ticket, state: TicketState) -> Option<f64> {
        let is_waiting = matches!(state, TicketState::Queued | TicketState::Searching);
        if !is_waiting || ticket.members.is_empty() || ticket.awaits_profile() {
            return None;
        }
        let lane = self.lanes.iter().find(|lane| lane.number == ticket.lane)?;
        lane.estimates.of(lane.number_of(ticket))
    }
}

#[cfg(test)]
mod tests {
    use super::Estimates;
    use crate::limits::{ESTIMATE_BAND, ESTIMATE_WAITS};

    #[test]
    fn nothing_is_estimated_before_a_band_is_full() {
        let mut estimates = Estimates::default();
        for _ in 1..ESTIMATE_BAND {
            estimates.observe(1_500.0, 7.0);
        }
        assert_eq!(estimates.of(1_500.0), None);
        estimates.observe(1_500.0, 7.0);
        assert_eq!(estimates.of(0.0), Some(7.0));
    }

    #[test]
    fn each_band_has_its_own_median_and_old_waits_are_forgotten() {
        let mut estimates = Estimates::default();
        for index in 0..ESTIMATE_WAITS {
            let (number, wait) = if index % 2 == 0 { (1_000.0, 5.0) } else { (2_000.0, 900.0) };
            estimates.observe(number, wait);
        }
        assert_eq!((estimates.of(900.0), estimates.of(2_100.0)), (Some(5.0), Some(900.0)));
        for _ in 0..ESTIMATE_WAITS {
            estimates.observe(1_500.0, 60.0);
        }
        assert_eq!((estimates.of(900.0), estimates.of(2_100.0)), (Some(60.0), Some(60.0)));
        assert_eq!(estimates.newest.len(), ESTIMATE_WAITS);
    }
}

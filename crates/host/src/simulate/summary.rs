//! Sums up what became of everybody: figures by rating band and party size, side by side.

use std::collections::BTreeMap;

use super::figures::{Figures, band_borders, percentile};
use super::ledger::{Fate, Fates, Ledger, Made, Party, Standing};
use super::measure::{Measure, Skill, amount};
use super::report::{Group, Point, SideSummary, SourceFacts, Summary, Worst};
use crate::limits::REPORT_POINTS;

/// Version of the report's keys.
const FORMAT: u32 = 1;
/// Lengths of a point in time that read well, in milliseconds: 1, 5, 15 minutes, 1, 3, 6, 12 hours, a day, a week.
const POINT_MS: [u64; 9] =
    [60_000, 300_000, 900_000, 3_600_000, 10_800_000, 21_600_000, 43_200_000, 86_400_000, 604_800_000];

/// One side with what became of its parties.
pub(super) struct SideFacts<'a> {
    pub(super) name: &'a str,
    pub(super) fates: &'a Fates,
    /// When it stopped; who waited then waits still.
    pub(super) ended_at_ms: u64,
}

/// What a match is worth.
struct Worth {
    quality: f64,
    gap: Option<f64>,
    balance: Option<f64>,
}

impl<'a> Summary<'a> {
    /// Sums up the sides.
    pub(super) fn of(
        seed: u64,
        source: &'a SourceFacts,
        ledger: &'a Ledger,
        measure: &'a Measure,
        sides: &[SideFacts<'a>],
    ) -> Self {
        let mut ratings: Vec<f64> = ledger.parties.iter().filter_map(Party::rating).collect();
        ratings.sort_unstable_by(f64::total_cmp);
        let borders = band_borders(&ratings);
        let latest_ms = sides.iter().map(|side| side.ended_at_ms).max().unwrap_or(0);
        let point_ms = point_ms(latest_ms);
        let sides = sides.iter().map(|side| Counting { ledger, measure, side }.summary(&borders, point_ms));
        Self {
            format: FORMAT,
            seed,
            source,
            rating: measure.attribute(),
            prediction: measure.prediction(),
            point_ms,
            sides: sides.collect(),
        }
    }
}

/// The length of a point in time that gives not too many.
fn point_ms(latest_ms: u64) -> u64 {
    let fits = |length: &&u64| latest_ms / **length < REPORT_POINTS as u64;
    POINT_MS.iter().find(fits).copied().unwrap_or(latest_ms / REPORT_POINTS as u64 + 1)
}

/// Sums up one side.
struct Counting<'l, 's, 'a> {
    ledger: &'a Ledger,
    measure: &'l Measure,
    side: &'s SideFacts<'a>,
}

impl<'a> Counting<'_, '_, 'a> {
    fn summary(&self, borders: &[f64], point_ms: u64) -> SideSummary<'a> {
        let worths: Vec<Worth> = self.side.fates.matches.iter().map(|made| self.worth(made)).collect();
        let everybody: Vec<usize> = (0..self.side.fates.of.len()).collect();
        let mut quality: Vec<f64> = worths.iter().map(|worth| worth.quality).collect();
        let mut gaps: Vec<f64> = worths.iter().filter_map(|worth| worth.gap).collect();
        let mut balances: Vec<f64> = worths.iter().filter_map(|worth| worth.balance).collect();
        SideSummary {
            name: self.side.name,
            ended_at_ms: self.side.ended_at_ms,
            matches: worths.len(),
            quality: Figures::of(&mut quality),
            gap: Figures::of(&mut gaps),
            balance: Figures::of(&mut balances),
            refused: &self.side.fates.refused,
            worst: self.worst(),
            all: self.group("all".into(), &everybody, &worths),
            by_band: self.by_band(borders, &worths),
            by_size: self.by_size(&worths),
            over_time: self.over_time(point_ms),
            wait_percentiles_ms: self.wait_percentiles(),
        }
    }

    fn party(&self, place: usize) -> (&'a Party, Fate) {
        (&self.ledger.parties[place], self.side.fates.of[place])
    }

    /// How long a ticket waited, or has waited.
    fn waited_ms(&self, place: usize) -> u64 {
        let (party, fate) = self.party(place);
        let until = if fate.standing == Standing::Waiting { self.side.ended_at_ms } else { fate.since_ms };
        until.saturating_sub(party.at_ms)
    }

    fn worth(&self, made: &Made) -> Worth {
        let parties: Vec<&Party> = made.parties.iter().map(|place| &self.ledger.parties[*place]).collect();
        let ratings: Option<Vec<f64>> = parties.iter().map(|party| party.rating()).collect();
        let gap = ratings.map(|ratings| {
            let highest = ratings.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            highest - ratings.iter().copied().fold(f64::INFINITY, f64::min)
        });
        let balance = gap.and_then(|_| {
            let count = made.teams.iter().max().map_or(0, |last| usize::from(*last) + 1);
            let mut teams: Vec<Vec<Skill>> = vec![Vec::new(); count];
            for (party, team) in parties.iter().zip(&made.teams) {
                teams[usize::from(*team)].extend(&party.skills);
            }
            self.measure.balance(&teams)
        });
        Worth { quality: made.quality, gap, balance }
    }

    fn group(&self, label: String, places: &[usize], worths: &[Worth]) -> Group {
        let count = |wanted: fn(Standing) -> bool| {
            places.iter().filter(|place| wanted(self.party(**place).1.standing)).count()
        };
        let matched = places.iter().filter_map(|place| match self.party(*place).1.standing {
            Standing::Matched(number) => Some((*place, &worths[number])),
            _ => None,
        });
        let matched: Vec<(usize, &Worth)> = matched.collect();
        let mut waits: Vec<f64> =
            matched.iter().map(|(place, _)| milliseconds(self.waited_ms(*place))).collect();
        let mut quality: Vec<f64> = matched.iter().map(|(_, worth)| worth.quality).collect();
        let mut gaps: Vec<f64> = matched.iter().filter_map(|(_, worth)| worth.gap).collect();
        let mut balances: Vec<f64> = matched.iter().filter_map(|(_, worth)| worth.balance).collect();
        Group {
            label,
            tickets: places.len(),
            players: places.iter().map(|place| self.party(*place).0.size).sum(),
            matched: matched.len(),
            cancelled: count(|standing| standing == Standing::Cancelled),
            timed_out: count(|standing| standing == Standing::TimedOut),
            failed: count(|standing| standing == Standing::Failed),
            refused: count(|standing| standing == Standing::Refused),
            waiting: count(|standing| standing == Standing::Waiting),
            wait_ms: Figures::of(&mut waits),
            quality: Figures::of(&mut quality),
            gap: Figures::of(&mut gaps),
            balance: Figures::of(&mut balances),
        }
    }

    fn by_band(&self, borders: &[f64], worths: &[Worth]) -> Vec<Group> {
        if borders.is_empty() {
            return Vec::new();
        }
        let mut bands: Vec<Vec<usize>> = vec![Vec::new(); borders.len() + 1];
        for place in 0..self.side.fates.of.len() {
            if let Some(rating) = self.ledger.parties[place].rating() {
                bands[borders.partition_point(|border| *border <= rating)].push(place);
            }
        }
        let label = |band: usize| match (band.checked_sub(1).map(|below| borders[below]), borders.get(band)) {
            (None, Some(above)) => format!("below {above}"),
            (Some(below), Some(above)) => format!("{below} to {above}"),
            (below, None) => format!("from {}", below.unwrap_or_default()),
        };
        bands.iter().enumerate().map(|(band, places)| self.group(label(band), places, worths)).collect()
    }

    fn by_size(&self, worths: &[Worth]) -> Vec<Group> {
        let mut sizes: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for place in 0..self.side.fates.of.len() {
            sizes.entry(self.ledger.parties[place].size).or_default().push(place);
        }
        sizes.iter().map(|(size, places)| self.group(size.to_string(), places, worths)).collect()
    }

    fn over_time(&self, point_ms: u64) -> Vec<Point> {
        let index = |at_ms: u64| usize::try_from(at_ms / point_ms).unwrap_or(usize::MAX);
        let count = index(self.side.ended_at_ms) + 1;
        let (mut arrived, mut left) = (vec![0_usize; count], vec![0_usize; count]);
        let mut waits: Vec<Vec<f64>> = vec![Vec::new(); count];
        for place in 0..self.side.fates.of.len() {
            let (party, fate) = self.party(place);
            let point = index(party.at_ms).min(count - 1);
            arrived[point] += 1;
            if fate.standing != Standing::Waiting {
                left[index(fate.since_ms).min(count - 1)] += 1;
            }
            if matches!(fate.standing, Standing::Matched(_)) {
                waits[point].push(milliseconds(self.waited_ms(place)));
            }
        }
        let mut waiting = 0;
        let points = waits.iter_mut().enumerate().map(|(point, waits)| {
            waiting = waiting + arrived[point] - left[point];
            Point {
                at_ms: point as u64 * point_ms,
                arrived: arrived[point],
                waiting,
                wait_p95_ms: Figures::of(waits).map(|figures| figures.p95),
            }
        });
        points.collect()
    }

    fn wait_percentiles(&self) -> Vec<f64> {
        let matched = (0..self.side.fates.of.len())
            .filter(|place| matches!(self.party(*place).1.standing, Standing::Matched(_)));
        let mut waits: Vec<f64> = matched.map(|place| milliseconds(self.waited_ms(place))).collect();
        waits.sort_unstable_by(f64::total_cmp);
        if waits.is_empty() {
            Vec::new()
        } else {
            (0..=100).map(|percent| percentile(&waits, percent)).collect()
        }
    }

    fn worst(&self) -> Option<Worst<'a>> {
        let asked =
            (0..self.side.fates.of.len()).filter(|place| self.party(*place).1.standing != Standing::Refused);
        // Of equals the first.
        let place = asked.rev().max_by_key(|place| self.waited_ms(*place))?;
        let (party, fate) = self.party(place);
        let state = match fate.standing {
            Standing::Matched(_) => "matched",
            Standing::Cancelled => "cancelled",
            Standing::TimedOut => "timed out",
            Standing::Failed => "failed",
            Standing::Refused => "refused",
            Standing::Waiting => "still waiting",
        };
        Some(Worst {
            ticket_id: &party.ticket_id,
            waited_ms: self.waited_ms(place),
            state,
            at_ms: party.at_ms,
            players: party.size,
            rating: party.rating(),
        })
    }
}

fn milliseconds(whole: u64) -> f64 {
    usize::try_from(whole).map_or(f64::INFINITY, amount)
}

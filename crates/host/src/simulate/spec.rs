//! What invented players are like. docs/simulate.md has the format.

use std::collections::BTreeMap;

use musterd_core::code::Code;
use musterd_core::limits::{LATENCY_REGIONS, PLAYER_ATTRIBUTES, TICKET_PLAYERS};
use serde::Deserialize;

use crate::limits::{SYNTHETIC_HOURS, SYNTHETIC_PLAYERS};
use crate::refusal::Refusal;

/// What invented players are like.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Spec {
    /// How many arrive.
    pub(super) players: u32,
    /// In how many hours.
    #[serde(default = "a_day")]
    pub(super) hours: f64,
    /// The hour of the week when it begins, from Monday 00:00 UTC.
    #[serde(default)]
    pub(super) start_hour: f64,
    /// How arrivals follow the day and the week, if no file says it.
    #[serde(default)]
    pub(super) curve: Curve,
    /// Weights of party sizes.
    #[serde(default = "all_alone")]
    pub(super) parties: BTreeMap<u8, f64>,
    /// How each attribute is drawn.
    #[serde(default)]
    pub(super) attributes: BTreeMap<String, Draw>,
    /// Where players live.
    #[serde(default)]
    pub(super) regions: BTreeMap<String, Region>,
    /// The mean of how long a party waits before it gives up; by default it never does.
    pub(super) patience_seconds: Option<f64>,
}

/// How arrivals follow the day and the week.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) enum Curve {
    /// Evenings above mornings, weekends above weekdays.
    #[default]
    Typical,
    /// The same at any time.
    Flat,
}

/// How an attribute is drawn.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) enum Draw {
    /// A number.
    Normal(Normal),
    /// A number, each between the two as likely.
    Uniform(f64, f64),
    /// The same number for all.
    Number(f64),
    /// The same text for all.
    Text(String),
    /// One of the texts, by weight.
    OneOf(BTreeMap<String, f64>),
    /// A list: each of the texts by its own chance.
    SomeOf(BTreeMap<String, f64>),
    /// A list: so many of the texts, drawn one after the other by weight, so that the first is the one preferred.
    Ranked(Ranked),
    /// A list of other players.
    Players(Others),
    /// A number for each key.
    Map(BTreeMap<String, Normal>),
}

/// A normally distributed number.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Normal {
    pub(super) mean: f64,
    pub(super) deviation: f64,
    /// Nothing is below.
    #[serde(default = "no_least")]
    pub(super) min: f64,
    /// Nothing is above.
    #[serde(default = "no_most")]
    pub(super) max: f64,
    /// Correlation of the members of a party, 0 to 1.
    #[serde(default)]
    pub(super) alike: f64,
}

/// A list of preferences.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Ranked {
    pub(super) of: BTreeMap<String, f64>,
    pub(super) least: usize,
    pub(super) most: usize,
}

/// A list of other players, such as a block list.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Others {
    /// How many players have a list that is not empty.
    pub(super) share: f64,
    /// How many it names at most.
    pub(super) most: usize,
}

/// Where players live.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Region {
    /// The weight of those who live there.
    pub(super) weight: f64,
    /// Their mean latency to it, in milliseconds.
    pub(super) home_ms: f64,
    /// The mean latency of everyone else.
    pub(super) away_ms: f64,
    /// The deviation of both.
    #[serde(default)]
    pub(super) deviation_ms: f64,
}

fn a_day() -> f64 {
    24.0
}

fn all_alone() -> BTreeMap<u8, f64> {
    BTreeMap::from([(1, 1.0)])
}

fn no_least() -> f64 {
    f64::NEG_INFINITY
}

fn no_most() -> f64 {
    f64::INFINITY
}

impl Spec {
    /// Reads a spec; `from` names it in refusals.
    ///
    /// Refused with `CONFIG_INVALID`.
    pub(super) fn read(json: &str, from: &str) -> Result<Self, Refusal> {
        let refuse = |what: String| Refusal::new(Code::ConfigInvalid, format!("{from}: {what}"));
        let spec: Self = serde_json::from_str(json).map_err(|error| refuse(error.to_string()))?;
        spec.problem().map_or(Ok(spec), |what| Err(refuse(what)))
    }

    /// What makes no sense in it, if anything does.
    fn problem(&self) -> Option<String> {
        let outside = |what: &str, value: f64, least: f64, most: f64| {
            let is_inside = (least..=most).contains(&value);
            (!is_inside).then(|| format!("{what}: must be between {least} and {most}, not {value}"))
        };
        let party_max = u8::try_from(TICKET_PLAYERS).unwrap_or(u8::MAX);
        let sizes = self.parties.keys().find(|size| !(1..=party_max).contains(size));
        outside("players", self.players.into(), 1.0, SYNTHETIC_PLAYERS.into())
            .or_else(|| outside("hours", self.hours, 0.01, SYNTHETIC_HOURS.into()))
            .or_else(|| outside("startHour", self.start_hour, 0.0, 168.0))
            .or_else(|| outside("patienceSeconds", self.patience_seconds.unwrap_or(1.0), 0.001, 1e6))
            .or_else(|| {
                sizes.map(|size| format!("parties: a party has 1 to {party_max} players, not {size}"))
            })
            .or_else(|| weights("parties", self.parties.values()))
            .or_else(|| {
                outside(
                    "attributes: their number",
                    count(self.attributes.len()),
                    0.0,
                    count(PLAYER_ATTRIBUTES),
                )
            })
            .or_else(|| {
                outside("regions: their number", count(self.regions.len()), 0.0, count(LATENCY_REGIONS))
            })
            .or_else(|| self.regions.iter().find_map(|(name, region)| region.problem(name)))
            .or_else(|| self.weights_of_regions())
            .or_else(|| self.attributes.iter().find_map(|(name, draw)| draw.problem(name)))
    }

    fn weights_of_regions(&self) -> Option<String> {
        let regions = self.regions.values().map(|region| &region.weight);
        if self.regions.is_empty() { None } else { weights("regions", regions) }
    }
}

impl Region {
    fn problem(&self, name: &str) -> Option<String> {
        let is_good = |milliseconds: &f64| (0.0..=100_000.0).contains(milliseconds);
        let all = [self.home_ms, self.away_ms, self.deviation_ms].iter().all(is_good);
        (!all).then(|| format!("regions.{name}: a latency is between 0 and 100000 milliseconds"))
    }
}

impl Draw {
    fn problem(&self, name: &str) -> Option<String> {
        let place = format!("attributes.{name}");
        match self {
            Self::Normal(normal) => normal.problem(&place),
            Self::Uniform(least, most) if least > most => Some(format!("{place}: {least} is above {most}")),
            Self::OneOf(of) => weights(&place, of.values()),
            Self::SomeOf(chances) if !chances.values().all(|chance| (0.0..=1.0).contains(chance)) => {
                Some(format!("{place}: a chance is between 0 and 1"))
            }
            Self::Ranked(Ranked { of, least, most }) => {
                let is_good = least <= most && *most <= of.len() && of.values().all(|weight| *weight > 0.0);
                (!is_good).then(|| {
                    format!("{place}: least is up to most, most up to {}, weights are above 0", of.len())
                })
            }
            Self::Players(others) if !(0.0..=1.0).contains(&others.share) || others.most > 100 => {
                Some(format!("{place}: share is between 0 and 1, most up to 100"))
            }
            Self::Map(of) => of.values().find_map(|normal| normal.problem(&place)),
            _ => None,
        }
    }
}

impl Normal {
    fn problem(&self, place: &str) -> Option<String> {
        let is_good = self.deviation >= 0.0
            && self.min <= self.max
            && (0.0..=1.0).contains(&self.alike)
            && self.mean.is_finite();
        (!is_good)
            .then(|| format!("{place}: deviation is 0 or more, min not above max, alike between 0 and 1"))
    }
}

/// Weights that nothing can be drawn by.
fn weights<'a>(place: &str, mut of: impl Iterator<Item = &'a f64> + Clone) -> Option<String> {
    let is_good =
        of.clone().all(|weight| weight.is_finite() && *weight >= 0.0) && of.any(|weight| *weight > 0.0);
    (!is_good).then(|| format!("{place}: weights are 0 or more, and one is above 0"))
}

fn count(number: usize) -> f64 {
    super::measure::amount(number)
}

//! Invents the arrivals that a spec describes.

use std::f64::consts::TAU;
use std::sync::Arc;

use musterd_core::code::Code;
use musterd_core::rules::{AttributeKind, RuleSet};
use musterd_core::value::OwnedValue;

use super::arrival::{Arrival, Player};
use super::input::SyntheticOptions;
use super::measure::amount;
use super::random::Random;
use super::spec::{Curve, Draw, Normal, Others, Ranked, Region, Spec};
use crate::refusal::Refusal;

/// Hours of a week.
const WEEK_HOURS: usize = 168;
/// How finely the curve is followed.
const SLOTS_PER_HOUR: usize = 60;
const SLOT_MS: f64 = 60_000.0;
/// The least latency that anyone has.
const LATENCY_MS_MIN: f64 = 1.0;

/// Invents arrivals, in the order of their time. The same spec, seed and rule sets give the same.
///
/// Refused with `CONFIG_INVALID` for a spec that makes no sense, or that does not fit the rule sets.
pub(super) fn invent(
    options: &SyntheticOptions,
    seed: u64,
    rule_sets: &[&RuleSet],
) -> Result<Vec<Arrival>, Refusal> {
    let spec = Spec::read(&options.spec, &options.from)?;
    fit(&spec, rule_sets)
        .map_err(|what| Refusal::new(Code::ConfigInvalid, format!("{}: {what}", options.from)))?;
    let week = options.week.clone().unwrap_or_else(|| week_of(spec.curve));
    if week.len() != WEEK_HOURS || !week.iter().all(|hour| *hour >= 0.0) || week.iter().sum::<f64>() <= 0.0 {
        let message = "a week's curve has 168 numbers from 0, and one above it";
        return Err(Refusal::new(Code::BadArgument, message));
    }
    let mut random = Random::from(seed);
    let sizes = party_sizes(&spec, &mut random);
    let times = times(sizes.len(), &spec, &week, &mut random);
    let mut inventor = Inventor { names: attribute_names(&spec), spec: &spec, random, players: 0 };
    let arrivals = sizes.into_iter().zip(times).enumerate();
    Ok(arrivals.map(|(index, (size, at_ms))| inventor.arrival(index, size, at_ms)).collect())
}

/// Every attribute of the spec is known to a rule set, of its kind, and none is missing that has no default.
fn fit(spec: &Spec, rule_sets: &[&RuleSet]) -> Result<(), String> {
    for (name, draw) in &spec.attributes {
        let mut declared =
            rule_sets.iter().filter_map(|rules| rules.attribute(name).map(|index| &rules.attributes[index]));
        let Some(kind) = declared.next().map(|spec| spec.kind) else {
            let known = rule_sets.iter().flat_map(|rules| &rules.attributes).map(|spec| &*spec.name);
            let known = known.collect::<Vec<_>>().join(", ");
            return Err(format!("attributes.{name}: the rules declare no such attribute, but {known}"));
        };
        if kind != draw.kind() {
            return Err(format!("attributes.{name}: the rules declare it as a {}", kind.name()));
        }
    }
    let needed = rule_sets.iter().flat_map(|rules| &rules.attributes).filter(|spec| spec.default.is_none());
    let missing = needed.map(|spec| &*spec.name).find(|name| !spec.attributes.contains_key(*name));
    missing.map_or(Ok(()), |name| {
        Err(format!("attributes.{name} is missing: the rules declare it without a default"))
    })
}

impl Draw {
    fn kind(&self) -> AttributeKind {
        match self {
            Self::Normal(_) | Self::Uniform(..) | Self::Number(_) => AttributeKind::Number,
            Self::Text(_) | Self::OneOf(_) => AttributeKind::Text,
            Self::SomeOf(_) | Self::Ranked(_) | Self::Players(_) => AttributeKind::List,
            Self::Map(_) => AttributeKind::Map,
        }
    }
}

/// Sizes of parties, until all players are in one.
fn party_sizes(spec: &Spec, random: &mut Random) -> Vec<usize> {
    let (sizes, weights): (Vec<usize>, Vec<f64>) =
        spec.parties.iter().map(|(size, weight)| (usize::from(*size), *weight)).unzip();
    let mut rest = spec.players as usize;
    let mut drawn = Vec::new();
    while rest > 0 {
        // The last party takes whoever is left.
        let size = sizes[random.weighted(&weights)].min(rest);
        rest -= size;
        drawn.push(size);
    }
    drawn
}

/// Rising times that follow the week.
fn times(count: usize, spec: &Spec, week: &[f64], random: &mut Random) -> Vec<u64> {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "hours are at most a year")]
    let slots = (libm::ceil(spec.hours * amount(SLOTS_PER_HOUR)) as usize).max(1);
    let mut until = Vec::with_capacity(slots);
    let mut sum = 0.0;
    for slot in 0..slots {
        sum += intensity(week, spec.start_hour + (amount(slot) + 0.5) / amount(SLOTS_PER_HOUR));
        until.push(sum);
    }
    let mut drawn: Vec<u64> = (0..count)
        .map(|_| {
            let wanted = random.uniform() * sum;
            let slot = until.partition_point(|until| *until <= wanted).min(slots - 1);
            let slot_ms = SLOT_MS.min(spec.hours * 3_600_000.0);
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most a year")]
            let at_ms = (amount(slot) * SLOT_MS + random.uniform() * slot_ms) as u64;
            at_ms
        })
        .collect();
    drawn.sort_unstable();
    drawn
}

/// How busy it is at this hour of the week: between the middles of two hours on a straight line.
fn intensity(week: &[f64], hour: f64) -> f64 {
    let from_middle = hour - 0.5;
    let before = libm::floor(from_middle);
    let share = from_middle - before;
    let hours = amount(week.len());
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "an hour of the week")]
    let index = (before - hours * libm::floor(before / hours)) as usize;
    week[index] * (1.0 - share) + week[(index + 1) % week.len()] * share
}

/// The built-in curve: highest at 20:00, lowest at 08:00, a quarter more on Saturday and Sunday.
fn week_of(curve: Curve) -> Vec<f64> {
    let hour = |hour: usize| {
        let weekend = if hour / 24 >= 5 { 1.25 } else { 1.0 };
        match curve {
            Curve::Flat => 1.0,
            Curve::Typical => {
                weekend * (1.0 + 0.6 * libm::cos((amount(hour % 24) + 0.5 - 20.0) / 24.0 * TAU))
            }
        }
    };
    (0..WEEK_HOURS).map(hour).collect()
}

fn attribute_names(spec: &Spec) -> Vec<Arc<str>> {
    spec.attributes.keys().map(|name| Arc::from(name.as_str())).collect()
}

/// Invents one party after the other.
struct Inventor<'s> {
    spec: &'s Spec,
    /// Parallel to the spec's attributes.
    names: Vec<Arc<str>>,
    random: Random,
    players: usize,
}

impl Inventor<'_> {
    fn arrival(&mut self, index: usize, size: usize, at_ms: u64) -> Arrival {
        let shared: Vec<f64> = self.spec.attributes.iter().map(|_| self.random.normal()).collect();
        let weights: Vec<f64> = self.spec.regions.values().map(|region| region.weight).collect();
        let home = (!weights.is_empty()).then(|| self.random.weighted(&weights));
        let players = (0..size).map(|_| self.player(&shared, home)).collect();
        let patience_ms = self.spec.patience_seconds.map(|mean| self.random.exponential(mean * 1_000.0));
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "positive, and saturates"
        )]
        let cancel_at_ms = patience_ms.map(|patience| at_ms.saturating_add(patience as u64));
        Arrival { at_ms, ticket_id: format!("t{:07}", index + 1).into(), players, cancel_at_ms }
    }

    fn player(&mut self, shared: &[f64], home: Option<usize>) -> Player {
        self.players += 1;
        let spec = self.spec;
        let draws = spec.attributes.values().zip(shared).enumerate();
        let attributes =
            draws.map(|(index, (draw, shared))| (self.names[index].clone(), self.value(draw, *shared)));
        let attributes = attributes.collect();
        let regions = spec.regions.iter().enumerate();
        let latencies = regions.map(|(index, (name, region))| {
            (Arc::from(name.as_str()), latency(region, home == Some(index), &mut self.random))
        });
        let latencies = latencies.collect();
        Player { id: player_id(self.players), attributes, latencies }
    }

    fn value(&mut self, draw: &Draw, shared: f64) -> OwnedValue {
        let random = &mut self.random;
        match draw {
            Draw::Normal(of) => OwnedValue::Number(normal(of, shared, random)),
            Draw::Uniform(least, most) => OwnedValue::Number(least + (most - least) * random.uniform()),
            Draw::Number(number) => OwnedValue::Number(*number),
            Draw::Text(text) => OwnedValue::Text(text.as_str().into()),
            Draw::OneOf(of) => {
                let weights: Vec<f64> = of.values().copied().collect();
                let chosen = of.keys().nth(random.weighted(&weights)).expect("an index of a weight");
                OwnedValue::Text(chosen.as_str().into())
            }
            Draw::SomeOf(of) => {
                let chosen = of.iter().filter(|(_, chance)| random.uniform() < **chance);
                OwnedValue::List(chosen.map(|(text, _)| Box::from(text.as_str())).collect())
            }
            Draw::Ranked(of) => ranked(of, random),
            Draw::Players(others) => self.others(others),
            Draw::Map(of) => {
                let entries =
                    of.iter().map(|(key, of)| (Box::from(key.as_str()), normal(of, shared, random)));
                OwnedValue::Map(entries.collect())
            }
        }
    }

    /// Other players, of those who come too.
    fn others(&mut self, Others { share, most }: &Others) -> OwnedValue {
        let random = &mut self.random;
        let count = if random.uniform() < *share && *most > 0 { 1 + random.below(*most) } else { 0 };
        let all = self.spec.players as usize;
        let named = (0..count).map(|_| Box::from(&*player_id(1 + random.below(all))));
        OwnedValue::List(named.collect())
    }
}

fn player_id(number: usize) -> Arc<str> {
    format!("p{number:07}").into()
}

fn normal(of: &Normal, shared: f64, random: &mut Random) -> f64 {
    let own = random.normal();
    let deviate = libm::sqrt(of.alike) * shared + libm::sqrt(1.0 - of.alike) * own;
    (of.mean + of.deviation * deviate).clamp(of.min, of.max)
}

fn ranked(Ranked { of, least, most }: &Ranked, random: &mut Random) -> OwnedValue {
    let mut left: Vec<(&String, f64)> = of.iter().map(|(text, weight)| (text, *weight)).collect();
    let count = least + random.below(most - least + 1);
    let drawn = (0..count).map(|_| {
        let weights: Vec<f64> = left.iter().map(|(_, weight)| *weight).collect();
        Box::from(left.remove(random.weighted(&weights)).0.as_str())
    });
    OwnedValue::List(drawn.collect())
}

fn latency(region: &Region, is_home: bool, random: &mut Random) -> f64 {
    let mean = if is_home { region.home_ms } else { region.away_ms };
    (mean + region.deviation_ms * random.normal()).max(LATENCY_MS_MIN)
}

//! Scoring `mmr`: candidates are taken one after the other by maximal marginal relevance to the anchor's party.

use musterd_kernel::{Diversity, MarginalRelevance, Selection, Unit, Vectors};

use super::measure::number;
use super::pool::{Pool, Waiting};
use crate::facts::{Fact, PartyFacts, Symbol};
use crate::rules::RuleSet;
use crate::rules::model::{ScoringKind, VectorSource};
use crate::slab::Key;

type Candidate<'p> = (Key, &'p Waiting);

/// The scoring of a rule set, if it is by relevance.
struct Relevance<'r> {
    source: &'r VectorSource,
    terms: MarginalRelevance,
}

fn of(rules: &RuleSet) -> Option<Relevance<'_>> {
    match &rules.scoring.as_ref()?.kind {
        ScoringKind::Rating { .. } => None,
        ScoringKind::Relevance { vector, lambda, is_fast } => {
            let diversity = if *is_fast { Diversity::FromQuery } else { Diversity::FromChosen };
            Some(Relevance { source: vector, terms: MarginalRelevance { lambda: *lambda, diversity } })
        }
    }
}

/// The candidates in the order in which they would be taken; as they are where nothing is scored by relevance.
pub(super) fn ordered<'p>(
    pool: &Pool,
    rules: &RuleSet,
    anchor: &Waiting,
    candidates: &[Candidate<'p>],
    evaluations: &mut u64,
) -> Vec<Candidate<'p>> {
    let Some(relevance) = of(rules).filter(|_| !candidates.is_empty()) else { return candidates.to_vec() };
    let mut order = Vec::with_capacity(candidates.len());
    select(pool, &relevance, anchor, candidates, evaluations, |index, _| order.push(candidates[index]));
    order
}

/// The term of a group whose anchor leads: the mean of what each other party was worth when it was taken; 0 where
/// nothing is scored by relevance, 1 where nobody was taken.
pub(super) fn term(pool: &Pool, rules: &RuleSet, chosen: &[Candidate<'_>], evaluations: &mut u64) -> f64 {
    let Some(relevance) = of(rules) else { return 0.0 };
    let Some(((_, anchor), others)) = chosen.split_first() else { return 1.0 };
    if others.is_empty() {
        return 1.0;
    }
    // Whichever way they are chosen, what counts is what the paper counts.
    let terms = MarginalRelevance { diversity: Diversity::FromChosen, ..relevance.terms };
    let relevance = Relevance { terms, ..relevance };
    let (mut sum, mut count) = (0.0, 0.0);
    select(pool, &relevance, anchor, others, evaluations, |_, worth| {
        sum += worth.midpoint(1.0);
        count += 1.0;
    });
    (sum / count).clamp(0.0, 1.0)
}

/// Takes all candidates, the best each time, and tells what each was worth. Of those worth the same the first comes
/// first.
fn select(
    pool: &Pool,
    relevance: &Relevance<'_>,
    anchor: &Waiting,
    candidates: &[Candidate<'_>],
    evaluations: &mut u64,
    mut taken: impl FnMut(usize, f64),
) {
    let keys = keys(pool, relevance.source, anchor, candidates);
    let dimension = keys.dimension();
    if dimension == 0 {
        (0..candidates.len()).for_each(|index| taken(index, 0.0));
        return;
    }
    let mut vectors = Vectors::new(dimension);
    let mut components = vec![0.0; dimension];
    for (_, waiting) in candidates {
        keys.write(&waiting.facts, &mut components);
        vectors.push(&components);
    }
    keys.write(&anchor.facts, &mut components);
    let mut selection = Selection::default();
    selection.start(relevance.terms, &vectors, &Unit::of(&components));
    let cost = u64::try_from(candidates.len()).unwrap_or(u64::MAX) / VECTORS_PER_EVALUATION + 1;
    while let Some(best) = selection.best() {
        *evaluations += cost;
        taken(best, selection.score(best));
        selection.take(&vectors, best);
    }
}

/// How many vectors are compared for one evaluation.
const VECTORS_PER_EVALUATION: u64 = 16;

/// What the components of vectors are.
enum Keys<'r> {
    Numbers(&'r [usize]),
    /// The attribute, and the keys in the order of their texts.
    Map(usize, Vec<Symbol>),
}

fn keys<'r>(
    pool: &Pool,
    source: &'r VectorSource,
    anchor: &Waiting,
    candidates: &[Candidate<'_>],
) -> Keys<'r> {
    let attribute = match source {
        VectorSource::Numbers(attributes) => return Keys::Numbers(attributes),
        VectorSource::Map(attribute) => *attribute,
    };
    let parties = std::iter::once(anchor).chain(candidates.iter().map(|(_, waiting)| *waiting));
    let players = parties.flat_map(|waiting| &waiting.facts.players);
    let mut keys: Vec<Symbol> = Vec::new();
    for player in players {
        if let Fact::Map(entries) = &player.values[attribute] {
            keys.extend(entries.iter().map(|(key, _)| *key));
        }
    }
    keys.sort_unstable();
    keys.dedup();
    // Sums run in the order of the texts: symbols depend on who came first.
    keys.sort_by_cached_key(|key| pool.text(*key));
    Keys::Map(attribute, keys)
}

impl Keys<'_> {
    fn dimension(&self) -> usize {
        match self {
            Keys::Numbers(attributes) => attributes.len(),
            Keys::Map(_, keys) => keys.len(),
        }
    }

    /// The mean vector of a party; a key that a player lacks is 0.
    fn write(&self, party: &PartyFacts, components: &mut [f64]) {
        #[expect(clippy::cast_precision_loss, reason = "a party has at most ten players")]
        let players = party.players.len() as f64;
        for (place, component) in components.iter_mut().enumerate() {
            let sum: f64 = match self {
                Keys::Numbers(attributes) => {
                    party.players.iter().map(|player| number(player, attributes[place])).sum()
                }
                Keys::Map(attribute, keys) => {
                    let entry = |player: &crate::facts::PlayerFacts| match &player.values[*attribute] {
                        Fact::Map(entries) => entries
                            .iter()
                            .find(|(key, _)| *key == keys[place])
                            .map_or(0.0, |(_, value)| *value),
                        _ => 0.0,
                    };
                    party.players.iter().map(entry).sum()
                }
            };
            *component = sum / players;
        }
    }
}

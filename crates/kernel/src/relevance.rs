//! Choice by maximal marginal relevance: who is like the one that asks, and unlike those already chosen.
//!
//! Source: J. Carbonell and J. Goldstein, "The Use of MMR, Diversity-Based Reranking for Reordering Documents and
//! Producing Summaries", SIGIR 1998.

use crate::vectors::{Unit, Vectors};

/// What counts as diverse.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Diversity {
    /// `mmr`, the paper's: a candidate's diversity is 1 − its highest similarity to one already chosen; 1 while nobody is.
    #[default]
    FromChosen,
    /// `mmr-fast`: the highest similarity to the query that any candidate has − the candidate's own.
    ///
    /// Compares no two candidates. So it orders by similarity alone: the most alike first for λ above ½, the least alike
    /// for λ below, and two candidates that are copies of each other are both taken.
    FromQuery,
}

/// How a candidate's score is made: λ·similarity + (1 − λ)·diversity.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MarginalRelevance {
    /// 0 only diversity to 1 only similarity. Default 0.7.
    pub lambda: f64,
    /// What counts as diverse.
    pub diversity: Diversity,
}

impl Default for MarginalRelevance {
    fn default() -> Self {
        Self { lambda: 0.7, diversity: Diversity::FromChosen }
    }
}

/// Where a candidate stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Open,
    Chosen,
    Rejected,
}

/// One choice among candidates, one after the other. Its buffers serve the next choice too.
///
/// Candidates are known by their numbers in [`Vectors`]. Of those that score the same the lowest number comes first.
///
/// ```
/// use musterd_kernel::{MarginalRelevance, Selection, Unit, Vectors};
///
/// let mut candidates = Vectors::new(2);
/// for vector in [[1.0, 0.0], [1.0, 0.0], [1.0, 1.0]] {
///     candidates.push(&vector);
/// }
/// let mut selection = Selection::default();
/// let relevance = MarginalRelevance { lambda: 0.5, ..MarginalRelevance::default() };
/// selection.start(relevance, &candidates, &Unit::of(&[1.0, 0.2]));
/// assert_eq!(selection.take_best(&candidates), Some(0));
/// // The second is a copy of the first.
/// assert_eq!(selection.take_best(&candidates), Some(2));
/// ```
#[derive(Clone, Debug, Default)]
pub struct Selection {
    relevance: MarginalRelevance,
    states: Vec<State>,
    /// Each candidate's similarity to the query.
    similarity: Vec<f64>,
    /// The highest of them.
    similarity_max: f64,
    /// Each candidate's highest similarity to one that is chosen; unused while nobody is.
    closest: Vec<f64>,
    chosen: usize,
    unit: Unit,
    cosines: Vec<f64>,
}

impl Selection {
    /// Begins a choice: nobody is chosen, everybody is open.
    ///
    /// # Panics
    ///
    /// If `query` has not the candidates' dimension.
    pub fn start(&mut self, relevance: MarginalRelevance, candidates: &Vectors, query: &Unit) {
        let count = candidates.len();
        self.relevance = relevance;
        self.chosen = 0;
        for buffer in [&mut self.similarity, &mut self.closest, &mut self.cosines] {
            buffer.clear();
            buffer.resize(count, 0.0);
        }
        self.states.clear();
        self.states.resize(count, State::Open);
        candidates.cosines(query, &mut self.similarity);
        self.similarity_max = self.similarity.iter().fold(-1.0, |most, &similarity| most.max(similarity));
    }

    /// The candidate's similarity to the query, −1 to 1.
    pub fn similarity(&self, candidate: usize) -> f64 {
        self.similarity[candidate]
    }

    /// The candidate's score beside those that are chosen by now. A candidate that is chosen itself has no score worth
    /// asking for: keep the one from before.
    #[inline]
    pub fn score(&self, candidate: usize) -> f64 {
        let MarginalRelevance { lambda, diversity } = self.relevance;
        let similarity = self.similarity[candidate];
        let diversity = match diversity {
            Diversity::FromChosen if self.chosen == 0 => 1.0,
            Diversity::FromChosen => 1.0 - self.closest[candidate],
            Diversity::FromQuery => self.similarity_max - similarity,
        };
        lambda * similarity + (1.0 - lambda) * diversity
    }

    /// The open candidate with the highest score.
    pub fn best(&self) -> Option<usize> {
        let mut best: Option<(usize, f64)> = None;
        for (candidate, state) in self.states.iter().enumerate() {
            if *state == State::Open {
                let score = self.score(candidate);
                if best.is_none_or(|(_, highest)| score > highest) {
                    best = Some((candidate, score));
                }
            }
        }
        best.map(|(candidate, _)| candidate)
    }

    /// Chooses an open candidate. The others are from now on compared with it too.
    ///
    /// # Panics
    ///
    /// If there is no such candidate, or `candidates` are not those of [`Selection::start`].
    pub fn take(&mut self, candidates: &Vectors, candidate: usize) {
        self.states[candidate] = State::Chosen;
        if self.relevance.diversity == Diversity::FromChosen {
            candidates.read(candidate, &mut self.unit);
            candidates.cosines(&self.unit, &mut self.cosines);
            for (closest, &cosine) in self.closest.iter_mut().zip(&self.cosines) {
                *closest = if self.chosen == 0 { cosine } else { closest.max(cosine) };
            }
        }
        self.chosen += 1;
    }

    /// Leaves a candidate out of this choice: it is not offered again, and nobody is compared with it.
    ///
    /// # Panics
    ///
    /// If there is no such candidate.
    pub fn reject(&mut self, candidate: usize) {
        self.states[candidate] = State::Rejected;
    }

    /// [`Selection::best`] and [`Selection::take`].
    pub fn take_best(&mut self, candidates: &Vectors) -> Option<usize> {
        let best = self.best()?;
        self.take(candidates, best);
        Some(best)
    }
}

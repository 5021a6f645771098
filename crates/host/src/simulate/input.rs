//! What a simulation is asked for, as the JSON text that the shell hands over.

use musterd_core::code::Code;
use musterd_core::rules::{self, RuleSet};
use serde::Deserialize;

use crate::refusal::Refusal;

/// What [`Simulation::open`](super::Simulation::open) reads.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Asked {
    /// Of everything that is drawn.
    pub(super) seed: u64,
    /// The rule sets to compare: one or two.
    pub(super) sides: Vec<NamedRules>,
    /// Who arrives.
    pub(super) source: Source,
    /// When to stop; by default when nobody waits any more.
    pub(super) until_ms: Option<u64>,
    /// The share of parties that accept a proposal, where the rules ask for that.
    #[serde(default = "everyone")]
    pub(super) acceptance: f64,
}

fn everyone() -> f64 {
    1.0
}

/// A rule set with its name.
#[derive(Clone, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct NamedRules {
    /// What the report calls it, for example the file's name.
    pub(super) name: String,
    /// Name of its queue.
    pub(super) queue: String,
    /// The rule set, a JSON text.
    pub(super) rules: String,
}

/// Who arrives.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) enum Source {
    /// Those of a trace.
    Trace(ReadOptions),
    /// Invented ones.
    Synthetic(SyntheticOptions),
}

/// How a trace is read.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct ReadOptions {
    /// The file.
    pub(super) path: String,
    /// The only queue whose arrivals count.
    pub(super) queue: Option<String>,
    /// True: the first broken line ends it.
    #[serde(default)]
    pub(super) strict: bool,
}

/// How players are invented.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct SyntheticOptions {
    /// Where the spec is from, for refusals.
    pub(super) from: String,
    /// The spec, a JSON text.
    pub(super) spec: String,
    /// How many players are there in each hour of a week, Monday 00:00 UTC first, instead of the spec's curve.
    pub(super) week: Option<Vec<f64>>,
}

/// Reads a JSON text of the shell's.
///
/// Refused with `BAD_ARGUMENT`.
pub(super) fn read<'a, T: Deserialize<'a>>(json: &'a str) -> Result<T, Refusal> {
    serde_json::from_str(json).map_err(|error| Refusal::new(Code::BadArgument, error.to_string()))
}

impl NamedRules {
    /// Compiles the rule set.
    ///
    /// Refused with `RULES_INVALID` and its first problem: the shell has checked it before, and knows them all.
    pub(super) fn compile(&self) -> Result<RuleSet, Refusal> {
        rules::compile(&self.rules).map_err(|problems| {
            let problem = &problems[0];
            let message = format!("{}:{}: {}: {}", self.name, problem.line, problem.path, problem.message);
            Refusal::new(Code::RulesInvalid, message)
        })
    }
}

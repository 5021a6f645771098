//! Rule sets: the JSON text of the studio, compiled once into plain numbers.
//!
//! The language is `FlexMatch`'s, with what it lacks under new keys. [`compile`] reads the text; [`model`] and
//! [`expression`] are what it becomes.

pub mod expression;
pub mod model;
pub mod plan;
mod read;
mod widening;

use std::sync::Arc;

use crate::value::OwnedValue;
use model::{Algorithm, Parameters, Roles, Rule, Scoring, Weight};

pub use read::compile;
pub(crate) use read::is_queue_name;

/// A mistake in a rule set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where, for example `rules[0].maxDistance`.
    pub path: String,
    /// Line of the text, from 1.
    pub line: u32,
    /// What is wrong and what was expected.
    pub message: String,
}

/// The problems of a rule set, [`RULE_SET_PROBLEMS`](crate::limits::RULE_SET_PROBLEMS) at most; none if it is good.
///
/// ```
/// let problems = musterd_core::rules::check("{}");
/// assert_eq!(problems[0].path, "ruleLanguageVersion");
/// ```
pub fn check(json: &str) -> Vec<Problem> {
    compile(json).err().unwrap_or_default()
}

/// A compiled rule set.
#[derive(Clone, Debug, PartialEq)]
pub struct RuleSet {
    /// The text that it was compiled from.
    pub source: Box<str>,
    /// Its own name, or empty.
    pub name: Box<str>,
    /// The attributes it declares.
    pub attributes: Box<[AttributeSpec]>,
    /// The texts that its rules name: the symbol of each is its index.
    pub texts: Box<[Box<str>]>,
    /// Names of the teams, each of a quantity by its own; their sizes are in the steps.
    pub teams: Box<[Arc<str>]>,
    /// For each team the index of its declaration: teams of one quantity have the same.
    pub team_declarations: Box<[usize]>,
    /// All rules, in the order of the text; a compound rule follows those that it names.
    pub rules: Box<[Rule]>,
    /// How a match is put together.
    pub algorithm: Algorithm,
    /// Which roles a team is made of.
    pub roles: Option<Roles>,
    /// Soft rules.
    pub weights: Box<[Weight]>,
    /// How good a match is beyond the rules.
    pub scoring: Option<Scoring>,
    /// The distance rules. The first one's attribute is what the pool is ordered by.
    pub distances: Box<[DistanceRule]>,
    /// Whose age counts for the steps.
    pub expansion_age: ExpansionAge,
    /// What holds from which age on, by rising age; the first is from 0.
    pub steps: Box<[Step]>,
    /// What `FlexMatch` keeps outside the file.
    pub options: QueueOptions,
}

/// A declared player attribute.
#[derive(Clone, Debug, PartialEq)]
pub struct AttributeSpec {
    /// Its name.
    pub name: Arc<str>,
    /// Its kind.
    pub kind: AttributeKind,
    /// True: other players of the match may see it.
    pub public: bool,
    /// The value of a player who brings none.
    pub default: Option<OwnedValue>,
}

/// The four kinds of attribute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AttributeKind {
    /// `number`
    Number,
    /// `string`
    Text,
    /// `string_list`
    List,
    /// `string_number_map`
    Map,
}

impl AttributeKind {
    /// The kind's name in a rule set.
    pub const fn name(self) -> &'static str {
        match self {
            AttributeKind::Number => "number",
            AttributeKind::Text => "string",
            AttributeKind::List => "string_list",
            AttributeKind::Map => "string_number_map",
        }
    }
}

/// A `batchDistance` rule on a number: the spread of the parties' values in a match has a maximum.
#[derive(Clone, Debug, PartialEq)]
pub struct DistanceRule {
    /// Its name.
    pub name: Box<str>,
    /// Index of the attribute.
    pub attribute: usize,
    /// How a party's values become one.
    pub aggregation: Aggregation,
    /// The largest maximum of all steps.
    pub widest: f64,
}

/// How a party's values become one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Aggregation {
    /// The smallest.
    Min,
    /// The largest.
    Max,
    /// The mean; what `FlexMatch` takes when nothing is said.
    #[default]
    Average,
}

impl Aggregation {
    /// Folds the values of a party, in their order. The party has at least one player.
    pub fn fold(self, values: impl ExactSizeIterator<Item = f64>) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "a party has at most ten players")]
        let players = values.len() as f64;
        match self {
            Aggregation::Min => values.fold(f64::INFINITY, f64::min),
            Aggregation::Max => values.fold(f64::NEG_INFINITY, f64::max),
            Aggregation::Average => values.sum::<f64>() / players,
        }
    }
}

/// Whose age counts for the expansion steps of a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExpansionAge {
    /// The newest ticket's: each added ticket resets the clock. `FlexMatch`'s default.
    Newest,
    /// The oldest ticket's.
    Oldest,
}

/// What holds for a group from a certain age on.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// The age in milliseconds.
    pub from_ms: u64,
    /// Maximum spread of each distance rule.
    pub maxima: Box<[f64]>,
    /// The parameters of each rule, parallel to [`RuleSet::rules`].
    pub rules: Box<[Parameters]>,
    /// Least and most players of each team.
    pub teams: Box<[TeamSize]>,
}

/// Least and most players of a team.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TeamSize {
    /// Least.
    pub min: u32,
    /// Most.
    pub max: u32,
}

/// What `FlexMatch` keeps outside the file, and what it lacks: the `queue` block.
#[derive(Clone, Debug, PartialEq)]
pub struct QueueOptions {
    /// The queue's name, if the file says one.
    pub name: Option<Box<str>>,
    /// A ticket not matched after so long is `TIMED_OUT`.
    pub request_timeout_ms: u64,
    /// A pass each so many milliseconds; 0: a pass on arrival.
    pub tick_ms: u64,
    /// Tickets that may wait at once.
    pub capacity: u32,
    /// Candidate evaluations of one pass.
    pub search_budget: u64,
    /// What a pass aims for.
    pub objective: Objective,
    /// Under [`Objective::Quality`]: a ticket this old is an anchor first.
    pub promote_after_ms: u64,
    /// True: a found group is proposed to its players first.
    pub acceptance_required: bool,
    /// How long a proposal waits for its players.
    pub acceptance_timeout_ms: u64,
    /// True: the engine asks for more players itself when a match is not full.
    pub backfill_automatic: bool,
    /// Places that a match keeps open beyond its teams' sizes.
    pub additional_players: u32,
    /// True: players belong to their match until it has ended.
    pub exclusive: bool,
    /// A running match ends after so long.
    pub match_ttl_ms: u64,
    /// A ticket that waited so long in a canary returns to the live rules.
    pub canary_return_after_ms: u64,
    /// What becomes of a ticket with an absent member.
    pub when_absent: WhenAbsent,
    /// Attributes that a player whose token was asked for may bring himself; of any other he may not.
    pub client_attributes: Box<[Box<str>]>,
}

/// What a pass aims for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Objective {
    /// The oldest ticket's best group, then the next oldest's.
    #[default]
    Oldest,
    /// Most players, then the best total score.
    Quality,
}

/// What becomes of a ticket with an absent member while his grace lasts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhenAbsent {
    /// It keeps its place and enters no match.
    Hold,
    /// It is matched all the same.
    Match,
}

impl RuleSet {
    /// The step for a group of this age.
    pub fn step_at(&self, age_ms: u64) -> usize {
        if crate::seeded::is("early_expansion") {
            return self.steps.len() - 1;
        }
        self.steps.partition_point(|step| step.from_ms <= age_ms) - 1
    }

    /// The index of an attribute.
    pub fn attribute(&self, name: &str) -> Option<usize> {
        self.attributes.iter().position(|attribute| &*attribute.name == name)
    }

    /// About how many bytes a player's values take on the wire, names included.
    pub(crate) fn wire_bytes(&self, values: &[OwnedValue]) -> usize {
        let named = self.attributes.iter().zip(values);
        named.map(|(attribute, value)| attribute.name.len() + 8 + value.wire_bytes()).sum()
    }

    /// The most players that one team can ever take.
    pub fn party_max(&self) -> u32 {
        let sizes = self.steps.iter().flat_map(|step| &step.teams);
        sizes.map(|size| size.max).max().unwrap_or(0)
    }
}

//! Rules as the engine keeps them: what a rule is made of, and which of it may expand.
//!
//! A [`Rule`] holds what never changes; its [`Parameters`] are in the [`Step`](super::Step) that a group has reached.

use super::Aggregation;
use super::expression::Expression;
use crate::facts::Symbol;

/// One rule.
#[derive(Clone, Debug, PartialEq)]
pub struct Rule {
    /// Its name.
    pub name: Box<str>,
    /// True: it counts only inside the compound rules that name it.
    pub is_part: bool,
    /// What it demands.
    pub kind: RuleKind,
}

/// The rule types of the language.
#[derive(Clone, Debug, PartialEq)]
pub enum RuleKind {
    /// Every measured value compares with the reference; without one, the values with each other.
    Comparison {
        /// What is compared.
        measurements: Box<[Expression]>,
        /// How.
        operation: Operation,
        /// How a party's numbers become one.
        aggregation: Aggregation,
    },
    /// Every measured number is within the distances of the reference.
    Distance {
        /// What is measured.
        measurements: Box<[Expression]>,
        /// How a party's numbers become one.
        aggregation: Aggregation,
    },
    /// The spread of the parties' numbers has a maximum: the `n`th of [`RuleSet::distances`](super::RuleSet::distances).
    BatchDistance {
        /// The index there.
        distance: usize,
    },
    /// `batchDistance` on a text: all players have the same.
    BatchEquality {
        /// Index of the attribute.
        attribute: usize,
    },
    /// Counts what collections of texts have in common with each other or with the reference.
    Collection {
        /// The collections.
        measurements: Box<[Expression]>,
        /// What is counted.
        operation: CollectionOperation,
        /// How a party's collections become one.
        aggregation: CollectionAggregation,
    },
    /// A region that all parties reach in time.
    Latency {
        /// What `maxDistance` is measured from.
        distance_reference: DistanceReference,
        /// How a party's latencies to a region become one.
        aggregation: Aggregation,
    },
    /// Candidates are looked at in the order of a number.
    AbsoluteSort(Sort),
    /// Candidates are looked at in the order of the distance from the anchor's number.
    DistanceSort(Sort),
    /// Other rules, joined by logic.
    Compound {
        /// How they are joined.
        statement: Statement,
    },
}

/// How two values compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operation {
    /// `<`
    Less,
    /// `<=`
    LessOrEqual,
    /// `=`
    Equal,
    /// `!=`
    NotEqual,
    /// `>`
    Greater,
    /// `>=`
    GreaterOrEqual,
}

/// What a collection rule counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CollectionOperation {
    /// Texts that all collections have.
    Intersection,
    /// Collections that have the reference text.
    Contains,
    /// In each collection on its own, texts that the reference has too.
    ReferenceIntersectionCount,
}

/// How a party's collections become one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CollectionAggregation {
    /// What any member has; what `FlexMatch` takes when nothing is said.
    #[default]
    Union,
    /// What all members have.
    Intersection,
}

/// What a latency rule's `maxDistance` is measured from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DistanceReference {
    /// The lowest latency in the region.
    #[default]
    Min,
    /// The mean latency in the region.
    Average,
}

/// The order that a sort rule asks for.
#[derive(Clone, Debug, PartialEq)]
pub struct Sort {
    /// True: the largest first.
    pub is_descending: bool,
    /// Index of the attribute, a number or a map.
    pub attribute: usize,
    /// Which entry of a map.
    pub map_key: Option<MapKey>,
    /// How a party's numbers become one.
    pub aggregation: Aggregation,
}

/// An entry of a string-number map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MapKey {
    /// The smallest number.
    MinValue,
    /// The largest number.
    MaxValue,
    /// The number under this key.
    Named(Symbol),
}

/// Rules joined by logic. Indexes are those of [`RuleSet::rules`](super::RuleSet::rules).
#[derive(Clone, Debug, PartialEq)]
pub enum Statement {
    /// A rule.
    Rule(usize),
    /// All of these.
    And(Box<[Statement]>),
    /// One of these at least.
    Or(Box<[Statement]>),
    /// Not this.
    Not(Box<Statement>),
    /// Exactly one of these.
    Xor(Box<[Statement]>),
}

/// What may expand in a rule, as it stands at one step. What the rule's type does not have is `None`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Parameters {
    /// `referenceValue`
    pub reference: Option<Expression>,
    /// `minDistance`
    pub min_distance: Option<f64>,
    /// `maxDistance`
    pub max_distance: Option<f64>,
    /// `minCount`
    pub min_count: Option<u32>,
    /// `maxCount`
    pub max_count: Option<u32>,
    /// `maxLatency`, milliseconds.
    pub max_latency: Option<f64>,
}

/// How a match is put together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Algorithm {
    /// Up to 40 players by search, or more by filling.
    pub strategy: Strategy,
    /// In which order candidates are looked at.
    pub batching: Batching,
    /// When backfills are searched.
    pub backfill_priority: BackfillPriority,
}

/// `strategy`
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Strategy {
    /// `exhaustiveSearch`, up to 40 players.
    #[default]
    Exhaustive,
    /// `balanced`, 41 to 200 players.
    Balanced {
        /// Index of the `balancedAttribute`, a number.
        attribute: usize,
    },
}

/// `batchingPreference`
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Batching {
    /// `random`: here the order of arrival, so that equal input gives equal matches.
    #[default]
    Arrival,
    /// `sorted` by these attributes.
    Sorted(Box<[usize]>),
    /// `largestPopulation`: the region that most waiting players reach.
    LargestPopulation,
    /// `fastestRegion`: the region of least latency.
    FastestRegion,
}

/// `backfillPriority`
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BackfillPriority {
    /// By age, like any ticket.
    #[default]
    Normal,
    /// Before new matches.
    High,
    /// After new matches.
    Low,
}

/// Which roles a team is made of.
#[derive(Clone, Debug, PartialEq)]
pub struct Roles {
    /// Index of the attribute: a player's roles, the preferred first; an empty list plays any.
    pub attribute: usize,
    /// The roles of each team.
    pub composition: Box<[RoleCount]>,
    /// Indexes of the teams that it holds for, rising.
    pub teams: Box<[usize]>,
}

/// How many players of a team play one role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoleCount {
    /// The role.
    pub role: Symbol,
    /// At least.
    pub min: u32,
    /// At most.
    pub max: u32,
}

/// A soft rule: it ranks legal groups and forbids none.
#[derive(Clone, Debug, PartialEq)]
pub struct Weight {
    /// Its name, or the type's.
    pub name: Box<str>,
    /// Above 0.
    pub weight: f64,
    /// What it looks at.
    pub kind: WeightKind,
}

/// What a soft rule looks at. Each gives a number from 0 (worst) to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum WeightKind {
    /// Difference of the teams' means of an attribute, as a share of the scale.
    Balance {
        /// Index of the attribute, a number.
        attribute: usize,
        /// The difference that counts as 0.
        scale: f64,
    },
    /// Spread of the parties' means of an attribute, as a share of the scale.
    Spread {
        /// Index of the attribute, a number.
        attribute: usize,
        /// The spread that counts as 0.
        scale: f64,
    },
    /// Mean latency to the match's region, as a share of the scale.
    Latency {
        /// Milliseconds that count as 0.
        scale: f64,
    },
    /// Mean wait of the tickets, as a share of the scale: longer is better.
    Wait {
        /// Milliseconds that count as 1.
        scale_ms: f64,
    },
    /// Premade parties against premade parties.
    Premade,
    /// Players kept from those whom they would rather avoid.
    Avoid {
        /// Index of the attribute: ids of players.
        attribute: usize,
    },
    /// Players in the roles that they prefer.
    Role,
}

/// How good a match is beyond the rules.
#[derive(Clone, Debug, PartialEq)]
pub struct Scoring {
    /// Its share beside the weights, above 0.
    pub weight: f64,
    /// How.
    pub kind: ScoringKind,
}

/// `scoring.type`
#[derive(Clone, Debug, PartialEq)]
pub enum ScoringKind {
    /// `rating`: how even the predicted chances are.
    Rating {
        /// Index of the attribute of the mean.
        mu: usize,
        /// Index of the attribute of the uncertainty.
        sigma: usize,
        /// Performance spread of one player.
        beta: f64,
    },
    /// `mmr`, `mmr-fast`: maximal marginal relevance over a player vector.
    Relevance {
        /// Where a player's vector is.
        vector: VectorSource,
        /// Weight of similarity against diversity, 0 to 1.
        lambda: f64,
        /// True: the cheaper variant.
        is_fast: bool,
    },
}

/// Where a player's vector is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum VectorSource {
    /// Indexes of number attributes, one a dimension.
    Numbers(Box<[usize]>),
    /// Index of a map attribute, its keys the dimensions.
    Map(usize),
}

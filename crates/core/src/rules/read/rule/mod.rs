//! The rules: what each type is made of, and which of it may expand.

mod batch;
mod compound;
mod latency;
mod measured;
mod reference;
mod sort;

use reference::Reference;

use super::document::{Node, Object};
use super::expansion::Property;
use super::names::Names;
use super::scope::Scope;
use crate::limits;
use crate::rules::expression::Expression;
use crate::rules::model::{CollectionOperation, Parameters, Rule, RuleKind};
use crate::rules::{Aggregation, DistanceRule};

/// Every rule type of the language.
const TYPES: [&str; 8] = [
    "batchDistance",
    "comparison",
    "distance",
    "collection",
    "latency",
    "absoluteSort",
    "distanceSort",
    "compound",
];

/// What every rule may have.
const COMMON: [&str; 3] = ["name", "description", "type"];

/// The rules read so far.
pub(super) struct Rules {
    /// The good ones.
    pub(super) declared: Vec<Declared>,
    /// The `batchDistance` rules on a number.
    pub(super) distances: Vec<DistanceRule>,
    /// Indexes into [`Self::declared`].
    pub(super) names: Names<usize>,
}

/// A rule with what it starts from.
pub(super) struct Declared {
    pub(super) rule: Rule,
    pub(super) parameters: Parameters,
    reference: Reference,
}

impl Rules {
    /// Reads `rules`; without it there are none.
    pub(super) fn read(node: Option<Node<'_>>, scope: &Scope<'_>) -> Rules {
        let mut rules = Rules { declared: Vec::new(), distances: Vec::new(), names: Names::new() };
        let Some(node) = node else { return rules };
        let Some(nodes) = node.array(limits::RULES) else {
            rules.names.lose();
            return rules;
        };
        for node in nodes {
            rules.declare(node, scope);
        }
        rules
    }

    fn declare(&mut self, node: Node<'_>, scope: &Scope<'_>) {
        let Some(object) = node.open_object() else { return self.names.lose() };
        let name = object.require("name").and_then(|node| node.name());
        let read = self.read_rule(&object, scope);
        let Some(name) = name else { return self.names.lose() };
        let index = read.is_some().then_some(self.declared.len());
        if !self.names.declare(name, index) {
            object.problem(format_args!("rule `{name}` is declared twice"));
        }
        let Some((kind, parameters, reference)) = read else { return };
        if let RuleKind::Compound { statement } = &kind {
            compound::mark_parts(statement, &mut |part| self.declared[part].rule.is_part = true);
        }
        self.declared.push(Declared {
            rule: Rule { name: name.into(), is_part: false, kind },
            parameters,
            reference,
        });
    }

    fn read_rule(&mut self, object: &Object<'_>, scope: &Scope<'_>) -> Option<measured::Read> {
        let kind = TYPES[object.require("type")?.one_of(&TYPES)?];
        let plain = |kind: RuleKind| (kind, Parameters::default(), Reference::Absent);
        match kind {
            "batchDistance" => batch::read(object, scope, &mut self.distances),
            "comparison" => measured::read_comparison(object, scope),
            "distance" => measured::read_distance(object, scope),
            "collection" => measured::read_collection(object, scope),
            "latency" => latency::read(object),
            "absoluteSort" => sort::read(object, scope).map(RuleKind::AbsoluteSort).map(plain),
            "distanceSort" => sort::read(object, scope).map(RuleKind::DistanceSort).map(plain),
            _ => compound::read(object, self).map(|statement| plain(RuleKind::Compound { statement })),
        }
    }
}

impl Declared {
    /// What an expansion may change.
    pub(super) fn expandable(&self) -> &'static [Property] {
        use Property::{MaxCount, MaxDistance, MaxLatency, MinCount, MinDistance, ReferenceValue};
        match &self.rule.kind {
            RuleKind::Comparison { .. } if self.parameters.reference.is_some() => &[ReferenceValue],
            RuleKind::Distance { .. } => &[ReferenceValue, MinDistance, MaxDistance],
            RuleKind::BatchDistance { .. } => &[MaxDistance],
            RuleKind::Collection { operation: CollectionOperation::Intersection, .. } => {
                &[MinCount, MaxCount]
            }
            RuleKind::Collection { .. } => &[ReferenceValue, MinCount, MaxCount],
            RuleKind::Latency { .. } => &[MaxLatency, MaxDistance],
            _ => &[],
        }
    }

    /// Reads another value of its `referenceValue`.
    pub(super) fn read_reference(&self, node: &Node<'_>, scope: &Scope<'_>) -> Option<Expression> {
        reference::read_reference(node, self.reference, scope)
    }
}

/// Refuses every key but the common ones and these.
fn refuse_unknown(object: &Object<'_>, own: &[&str]) {
    let known: Vec<&str> = COMMON.iter().chain(own).copied().collect();
    object.refuse_unknown(&known);
}

/// How a party's numbers become one.
fn read_aggregation(object: &Object<'_>) -> Option<Aggregation> {
    const AGGREGATIONS: [Aggregation; 3] = [Aggregation::Min, Aggregation::Max, Aggregation::Average];
    match object.get("partyAggregation") {
        Some(node) => Some(AGGREGATIONS[node.one_of(&["min", "max", "avg"])?]),
        None => Some(Aggregation::default()),
    }
}

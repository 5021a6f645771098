//! A player's attributes against what the rule set declares.

use super::answer::Refused;
use super::claims::{Authority, Claims};
use super::own_value::own;
use crate::code::Code;
use crate::command::{Attribute, Latency};
use crate::limits;
use crate::rules::{AttributeKind, AttributeSpec, RuleSet};
use crate::value::{Latencies, OwnedValue, Values};

/// One value for each declared attribute, from the first that has it: a server's request, the player's token, his
/// profile, his own request, the default. What only `also` declares, the other rules that the ticket may come under,
/// counts for nothing but is no mistake.
///
/// # Errors
/// `BAD_ATTRIBUTE`: undeclared, not for a player to say, given twice, of the wrong kind, over a limit, not finite, or
/// missing without a default. Of a profile only what is declared is looked at.
pub(super) fn resolve(
    rules: &RuleSet,
    also: Option<&RuleSet>,
    player_id: &str,
    attributes: &[Attribute<'_>],
    authority: Authority,
    claims: Option<&Claims>,
    profile: &[Attribute<'_>],
) -> Result<Values, Refused> {
    let refuse = |what: String| Refused::new(Code::BadAttribute, format!("player `{player_id}`: {what}"));
    check_names(rules, also, attributes, authority).map_err(refuse)?;
    let resolved = rules.attributes.iter().map(|spec| {
        let given = attributes.iter().find(|attribute| attribute.name == &*spec.name);
        let of = |attribute: &Attribute<'_>| {
            own(&spec.name, &attribute.value).and_then(|value| of_kind(spec, value))
        };
        if let Some(given) = given.filter(|_| authority == Authority::Server) {
            return of(given).map_err(refuse);
        }
        if let Some(claimed) = claims.and_then(|claims| claims.value(&spec.name)) {
            return of_kind(spec, claimed.clone()).map_err(refuse);
        }
        if let Some(known) = profile.iter().find(|attribute| attribute.name == &*spec.name) {
            return of(known).map_err(|what| refuse(format!("in his profile, {what}")));
        }
        if let Some(given) = given {
            return of(given).map_err(refuse);
        }
        spec.default.clone().ok_or_else(|| refuse(format!("attribute `{}` is missing", spec.name)))
    });
    resolved.collect()
}

/// One value for each declared attribute of a player who is in a match: his own, else what is `known` of him, else the
/// default.
///
/// # Errors
/// As [`resolve`].
pub(super) fn resolve_present(
    rules: &RuleSet,
    player_id: &str,
    attributes: &[Attribute<'_>],
    known: impl Fn(&AttributeSpec) -> Option<OwnedValue>,
) -> Result<Values, Refused> {
    let refuse = |what: String| Refused::new(Code::BadAttribute, format!("player `{player_id}`: {what}"));
    check_names(rules, None, attributes, Authority::Server).map_err(refuse)?;
    let resolved = rules.attributes.iter().map(|spec| {
        match attributes.iter().find(|attribute| attribute.name == &*spec.name) {
            Some(given) => {
                own(&spec.name, &given.value).and_then(|value| of_kind(spec, value)).map_err(refuse)
            }
            None => known(spec).ok_or_else(|| refuse(format!("attribute `{}` is missing", spec.name))),
        }
    });
    resolved.collect()
}

/// Every name is declared, may be given, and is given once.
pub(super) fn check_names(
    rules: &RuleSet,
    also: Option<&RuleSet>,
    attributes: &[Attribute<'_>],
    authority: Authority,
) -> Result<(), String> {
    let all = || [Some(rules), also].into_iter().flatten();
    if attributes.len() > limits::PLAYER_ATTRIBUTES {
        return Err(format!("more than {} attributes", limits::PLAYER_ATTRIBUTES));
    }
    for (index, attribute) in attributes.iter().enumerate() {
        let name = attribute.name;
        if all().all(|rules| rules.attribute(name).is_none()) {
            return Err(format!("the queue's rule set declares no attribute `{name}`"));
        }
        let is_his =
            || all().any(|rules| rules.options.client_attributes.iter().any(|allowed| &**allowed == name));
        if authority == Authority::Token && !is_his() {
            return Err(format!(
                "attribute `{name}` is not for a player to say; the queue's clientAttributes do not list it"
            ));
        }
        if attributes[..index].iter().any(|earlier| earlier.name == name) {
            return Err(format!("attribute `{name}` is given twice"));
        }
    }
    Ok(())
}

/// The value, if it is of the declared kind.
pub(super) fn of_kind(spec: &AttributeSpec, value: OwnedValue) -> Result<OwnedValue, String> {
    let is_right = matches!(
        (spec.kind, &value),
        (AttributeKind::Number, OwnedValue::Number(_))
            | (AttributeKind::Text, OwnedValue::Text(_))
            | (AttributeKind::List, OwnedValue::List(_))
            | (AttributeKind::Map, OwnedValue::Map(_))
    );
    if is_right {
        Ok(value)
    } else {
        Err(format!("attribute `{}` must be a {}", spec.name, spec.kind.name()))
    }
}

/// Checks latencies: at most 64 regions with short names, each a finite number of milliseconds from 0.
///
/// # Errors
/// `BAD_MESSAGE`.
pub(super) fn check_latencies(player_id: &str, latencies: &[Latency<'_>]) -> Result<(), Refused> {
    let refuse = |what: &str| Err(Refused::new(Code::BadMessage, format!("player `{player_id}`: {what}")));
    if latencies.len() > limits::LATENCY_REGIONS {
        return refuse("more than 64 regions in latencyMs");
    }
    for latency in latencies {
        if latency.region.is_empty() || latency.region.chars().count() > limits::STRING_CHARS {
            return refuse("a region's name has 1 to 100 characters");
        }
        if !latency.milliseconds.is_finite() || latency.milliseconds < 0.0 {
            return refuse("a latency is a number of milliseconds from 0");
        }
    }
    Ok(())
}

/// Copies latencies that are good, by region; of a region that is named twice the last counts.
pub(super) fn own_latencies(latencies: &[Latency<'_>]) -> Latencies {
    let mut own: Vec<(Box<str>, f64)> = Vec::with_capacity(latencies.len());
    for latency in latencies {
        match own.iter_mut().find(|(region, _)| **region == *latency.region) {
            // Zero loses its sign, so that equal numbers have equal bits.
            Some((_, milliseconds)) => *milliseconds = latency.milliseconds + 0.0,
            None => own.push((latency.region.into(), latency.milliseconds + 0.0)),
        }
    }
    own.sort_unstable_by(|(left, _), (right, _)| left.cmp(right));
    own.into()
}

//! Named values that are kept until it is known which of them count.

use super::attributes::of_kind;
use super::claims::Authority;
use super::own_value::own;
use super::unresolved::UnresolvedMember;
use crate::command::Attribute;
use crate::rules::{AttributeSpec, RuleSet};
use crate::value::{OwnedValue, Values};

/// Named values as a request or a profile gave them; `None`: one over a limit.
pub(super) type Kept = Box<[(Box<str>, Option<OwnedValue>)]>;

/// Copies the values of a request.
///
/// # Errors
/// What is wrong with one: over a limit, or of another kind than the rules declare.
pub(super) fn declared(rules: &RuleSet, attributes: &[Attribute<'_>]) -> Result<Kept, String> {
    let kept = attributes.iter().map(|attribute| {
        let name = attribute.name;
        let value = own(name, &attribute.value)?;
        let value = match rules.attributes.iter().find(|spec| &*spec.name == name) {
            Some(spec) => of_kind(spec, value)?,
            None => value,
        };
        Ok((name.into(), Some(value)))
    });
    kept.collect()
}

/// Copies the values of a profile. What is over a limit counts only if it is unresolved for.
pub(super) fn own_known(attributes: &[Attribute<'_>]) -> Kept {
    let kept = attributes
        .iter()
        .map(|attribute| (attribute.name.into(), own(attribute.name, &attribute.value).ok()));
    kept.collect()
}

/// One value for each declared attribute, by the order of [`resolve`](super::attributes::resolve): a server's request,
/// the player's token, his profile, his own request, the default. `None`: one is missing, or the token or the profile has
/// another kind. A value of the request was of the declared kind when it came; under rules that have changed since, one
/// of another kind counts for nothing.
pub(super) fn resolve_kept(
    rules: &RuleSet,
    member: &UnresolvedMember,
    authority: Authority,
    profile: &Kept,
) -> Option<Values> {
    let resolved = rules.attributes.iter().map(|spec| {
        let given = find(&member.attributes, spec)
            .and_then(Option::as_ref)
            .and_then(|value| of_kind(spec, value.clone()).ok());
        if authority == Authority::Server && given.is_some() {
            return given;
        }
        if let Some(claimed) = member.claims.as_ref().and_then(|claims| claims.value(&spec.name)) {
            return of_kind(spec, claimed.clone()).ok();
        }
        if let Some(known) = find(profile, spec) {
            return of_kind(spec, known.clone()?).ok();
        }
        given.or_else(|| spec.default.clone())
    });
    resolved.collect()
}

/// The value of this name; `Some(&None)`: one over a limit.
fn find<'k>(kept: &'k Kept, spec: &AttributeSpec) -> Option<&'k Option<OwnedValue>> {
    kept.iter().find(|(name, _)| **name == *spec.name).map(|(_, value)| value)
}

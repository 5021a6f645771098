//! What tickets asked for that wait for profiles, and whom the loader of profiles has been told of.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::claims::{Authority, Claims};
use super::kept::{Kept, resolve_kept};
use crate::limits;
use crate::rules::RuleSet;
use crate::sink::Connection;
use crate::slab::Key;
use crate::value::Values;

/// What a ticket asked for, as long as a profile is missing.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Unresolved {
    pub(super) authority: Authority,
    /// In the order of the ticket's members.
    pub(super) members: Box<[UnresolvedMember]>,
    /// In the order of their coming; of this run only, as is all that the loader was told.
    #[serde(skip)]
    pub(super) number: u64,
}

/// One member of it.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct UnresolvedMember {
    pub(super) attributes: Kept,
    pub(super) claims: Option<Claims>,
    pub(super) profile: Known,
}

/// What is known of a member.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Known {
    /// All that there is.
    Profile(Kept),
    /// Nothing yet, and whether whoever loads profiles has been told.
    Awaited {
        #[serde(skip)]
        is_told: bool,
    },
}

/// The tickets that wait for profiles.
#[derive(Debug, Default)]
pub(super) struct Profiles {
    pub(super) unresolved: BTreeMap<Key, Unresolved>,
    /// Those with a member whom the loader has not been told of, the oldest first.
    pub(super) untold: BTreeMap<u64, Key>,
    newest: u64,
    /// The loader, while it waits for something to load.
    pub(super) loader: Option<Loader>,
}

/// Whoever loads profiles waits for an answer.
#[derive(Clone, Copy, Debug)]
pub(super) struct Loader {
    pub(super) connection: Connection,
    pub(super) request: u32,
    pub(super) limit: usize,
}

impl Profiles {
    /// Tickets of an image.
    pub(super) fn of(unresolved: BTreeMap<Key, Unresolved>) -> Self {
        let mut profiles = Profiles::default();
        for (ticket, unresolved) in unresolved {
            profiles.insert(ticket, unresolved);
        }
        profiles
    }

    /// A ticket waits from now on.
    pub(super) fn insert(&mut self, ticket: Key, mut unresolved: Unresolved) {
        self.newest += 1;
        unresolved.number = self.newest;
        self.untold.insert(unresolved.number, ticket);
        self.unresolved.insert(ticket, unresolved);
    }

    /// A ticket waits no more, whatever for.
    pub(super) fn remove(&mut self, ticket: Key) -> Option<Unresolved> {
        let unresolved = self.unresolved.remove(&ticket)?;
        self.untold.remove(&unresolved.number);
        Some(unresolved)
    }

    /// Nobody remembers what was told: everything is told again.
    pub(super) fn tell_again(&mut self) {
        for (ticket, unresolved) in &mut self.unresolved {
            self.untold.insert(unresolved.number, *ticket);
            for member in &mut unresolved.members {
                if let Known::Awaited { is_told } = &mut member.profile {
                    *is_told = false;
                }
            }
        }
    }

    /// Up to so many members whose profiles are to be loaded: ticket, and place among its members.
    pub(super) fn take_untold(&mut self, limit: usize) -> Vec<(Key, usize)> {
        let mut told = Vec::new();
        while told.len() < limit
            && let Some((number, ticket)) = self.untold.first_key_value().map(|(number, key)| (*number, *key))
        {
            let unresolved = self.unresolved.get_mut(&ticket).expect("what is untold is unresolved");
            let untold = unresolved.members.iter_mut().enumerate().filter_map(|(place, member)| {
                match &mut member.profile {
                    Known::Awaited { is_told } if !*is_told => Some((place, is_told)),
                    _ => None,
                }
            });
            let mut is_all = true;
            for (place, is_told) in untold {
                if told.len() == limit {
                    is_all = false;
                    break;
                }
                *is_told = true;
                told.push((ticket, place));
            }
            if is_all {
                self.untold.remove(&number);
            }
        }
        told
    }
}

impl Unresolved {
    pub(super) fn is_complete(&self) -> bool {
        self.members.iter().all(|member| matches!(member.profile, Known::Profile(_)))
    }

    pub(super) fn is_awaited(&self, member: usize) -> bool {
        matches!(self.members[member].profile, Known::Awaited { .. })
    }

    /// The members' values under rules, once every profile is there.
    pub(super) fn values(&self, rules: &RuleSet) -> Option<Vec<Values>> {
        if self.members.len() > rules.party_max() as usize {
            return None;
        }
        let values = self.members.iter().map(|member| {
            let Known::Profile(profile) = &member.profile else { return None };
            resolve_kept(rules, member, self.authority, profile)
        });
        let values: Vec<Values> = values.collect::<Option<_>>()?;
        let bytes: usize = values.iter().map(|values| rules.wire_bytes(values)).sum();
        (bytes <= limits::TICKET_ATTRIBUTE_BYTES).then_some(values)
    }
}

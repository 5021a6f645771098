//! The versions of a queue's rules: which there are, by what each came about, which one the file holds.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::limits;
use crate::message::RulesOrigin;
use crate::time::EngineTime;

/// One version. Its number always means the same text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Version {
    pub(super) number: u32,
    /// The rule set, a JSON text.
    pub(super) text: Arc<str>,
    /// By what and when it last became what it is.
    pub(super) stamp: Stamp,
}

/// By what and when something came about.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Stamp {
    pub(super) origin: RulesOrigin,
    pub(super) at: EngineTime,
    /// Milliseconds since 1970; 0: unknown.
    pub(super) wall_ms: f64,
}

/// The versions of one queue.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Versions {
    /// By rising number.
    list: Vec<Version>,
    /// The highest number ever given.
    newest: u32,
    /// The version that the file holds, as the latest start found it.
    pub(super) file: Option<u32>,
    /// True: a changed file becomes live. False: what an operator put or went back to wins over the file.
    pub(super) follows_file: bool,
}

impl Versions {
    /// The first version of a queue, with this number.
    pub(super) fn beginning_at(number: u32, text: &str, stamp: Stamp) -> Versions {
        let is_file = stamp.origin == RulesOrigin::File;
        Versions {
            list: vec![Version { number, text: text.into(), stamp }],
            newest: number,
            file: is_file.then_some(number),
            follows_file: is_file,
        }
    }

    /// Every version that can be gone back to, oldest first.
    pub(super) fn iter(&self) -> impl Iterator<Item = &Version> {
        self.list.iter()
    }

    pub(super) fn find(&self, number: u32) -> Option<&Version> {
        self.list.iter().find(|version| version.number == number)
    }

    /// The newest version with this text.
    pub(super) fn with_text(&self, text: &str) -> Option<&Version> {
        self.list.iter().rev().find(|version| *version.text == *text)
    }

    /// The text that the file held when the latest start read it.
    pub(super) fn file_text(&self) -> Option<&Arc<str>> {
        self.find(self.file?).map(|version| &version.text)
    }

    /// Adds a version and gives it its number.
    pub(super) fn add(&mut self, text: &str, stamp: Stamp) -> u32 {
        self.newest += 1;
        self.list.push(Version { number: self.newest, text: text.into(), stamp });
        self.newest
    }

    /// The version became something by this.
    pub(super) fn stamp(&mut self, number: u32, stamp: Stamp) {
        if let Some(version) = self.list.iter_mut().find(|version| version.number == number) {
            version.stamp = stamp;
        }
    }

    /// Forgets the oldest that nothing uses, beyond [`limits::RULE_VERSIONS`].
    pub(super) fn prune(&mut self, is_used: impl Fn(u32) -> bool) {
        let file = self.file;
        let is_kept = |version: &Version| Some(version.number) == file || is_used(version.number);
        let spare = self.list.iter().filter(|version| !is_kept(version)).count();
        let mut surplus = spare.saturating_sub(limits::RULE_VERSIONS);
        self.list.retain(|version| {
            let goes = surplus > 0 && !is_kept(version);
            surplus -= usize::from(goes);
            !goes
        });
    }
}

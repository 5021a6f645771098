//! Answers to questions about the rules of a queue and their versions.

use super::Engine;
use super::answer::{Asker, Refused};
use super::lane::LaneKind;
use super::queue::Queue;
use super::versions::Version;
use crate::code::Code;
use crate::message::{Message, RulesReport, VersionView};
use crate::sink::Sink;

impl Engine {
    /// One version of a queue's rules; 0: the live one.
    pub(super) fn read_rules(&self, asker: &Asker<'_>, name: &str, version: u32, sink: &mut impl Sink) {
        match self.find_rules(name, version) {
            Ok(report) => asker.say(Message::RulesReport(report), sink),
            Err(refused) => asker.refuse_with(&refused, sink),
        }
    }

    fn find_rules(&self, name: &str, version: u32) -> Result<RulesReport<'_>, Refused> {
        let queue = &self.queues[self.queue_named(name)?];
        let number = if version == 0 { queue.live().version } else { version };
        let found = queue.versions.find(number).ok_or_else(|| {
            let message = format!("queue `{name}` has no version {number} of its rules");
            Refused::new(Code::VersionNotFound, message)
        })?;
        let follows_file = queue.versions.follows_file;
        Ok(RulesReport { version: view(queue, found), rules: &found.text, follows_file })
    }

    /// The versions of a queue's rules.
    pub(super) fn read_rule_versions(&self, asker: &Asker<'_>, name: &str, sink: &mut impl Sink) {
        match self.queue_named(name) {
            Ok(index) => {
                let queue = &self.queues[index];
                let views: Vec<VersionView> =
                    queue.versions.iter().map(|version| view(queue, version)).collect();
                asker.say(Message::RuleVersions(&views), sink);
            }
            Err(refused) => asker.refuse_with(&refused, sink),
        }
    }
}

fn view(queue: &Queue, version: &Version) -> VersionView {
    let is = |wanted: fn(LaneKind) -> bool| {
        queue.lanes.iter().any(|lane| wanted(lane.kind) && lane.version == version.number)
    };
    VersionView {
        version: version.number,
        origin: version.stamp.origin,
        at_ms: version.stamp.at.as_millis_f64(),
        wall_ms: version.stamp.wall_ms,
        is_live: is(|kind| kind == LaneKind::Live),
        is_canary: is(|kind| kind == LaneKind::Canary),
        is_shadow: queue.shadow.as_ref().is_some_and(|shadow| shadow.version == version.number),
        is_kept: is(|kind| matches!(kind, LaneKind::Kept { .. })),
        is_file: queue.versions.file == Some(version.number),
    }
}

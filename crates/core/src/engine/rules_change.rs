//! A queue gets rules: its first, or others while tickets wait; some players get others; others are tried.

use std::sync::Arc;

use super::Engine;
use super::answer::{Asker, Refused};
use super::canary::{Canary, Share};
use super::events::Happened;
use super::lane::{Lane, LaneKind};
use super::queue::Queue;
use super::versions::{Stamp, Versions};
use crate::code::Code;
use crate::command::{CanaryChange, RulesChange};
use crate::limits;
use crate::message::{Message, RulesChanged, RulesOrigin};
use crate::rules::{Problem, RuleSet, compile, is_queue_name};
use crate::sink::Sink;

/// Why rules do not change.
pub(super) enum Unchanged {
    Refused(Refused),
    Problems(Vec<Problem>),
}

impl From<Refused> for Unchanged {
    fn from(refused: Refused) -> Self {
        Unchanged::Refused(refused)
    }
}

/// A version, and whether the change made something new.
pub(super) type Changed = Result<(u32, bool), Unchanged>;

impl Engine {
    /// Says what came of a change of rules.
    pub(super) fn answer_change(
        &self,
        asker: &Asker<'_>,
        queue_name: &str,
        changed: Changed,
        sink: &mut impl Sink,
    ) {
        match changed {
            Ok((version, created)) => {
                asker.say(Message::RulesAnswer { version, created, problems: &[] }, sink);
            }
            Err(Unchanged::Problems(problems)) => {
                let live = self.queue_names.get(queue_name);
                let version = live.map_or(0, |queue| self.queues[*queue].live().version);
                asker.say(Message::RulesAnswer { version, created: false, problems: &problems }, sink);
            }
            Err(Unchanged::Refused(refused)) => asker.refuse_with(&refused, sink),
        }
    }

    /// Opens a queue by a rule set, or changes its rules. With a mistake in them nothing changes.
    pub(super) fn change_rules(&mut self, change: &RulesChange<'_>, sink: &mut impl Sink) -> Changed {
        let name = change.queue;
        if !is_queue_name(name) {
            let message = format!("a queue's name is 1 to {} of [A-Za-z0-9_.:-]", limits::QUEUE_NAME_CHARS);
            return Err(Refused::new(Code::BadMessage, message).into());
        }
        if !(0.0..=limits::KEEP_MS).contains(&change.keep_ms) {
            return Err(Refused::new(Code::BadMessage, "tickets can be kept for 0 to 43,200 seconds").into());
        }
        let origin = if change.by_operator { RulesOrigin::Put } else { RulesOrigin::File };
        let stamp = self.stamp(origin, change.wall_ms);
        match self.queue_names.get(name).copied() {
            None => self.open_queue(name, change.rules, stamp),
            Some(queue) if change.by_operator => self.put_rules(queue, change, stamp, sink),
            Some(queue) => self.take_file(queue, change.rules, stamp, sink),
        }
    }

    fn stamp(&self, origin: RulesOrigin, wall_ms: f64) -> Stamp {
        let wall_ms = if wall_ms.is_finite() { wall_ms.max(0.0) } else { 0.0 };
        Stamp { origin, at: self.now, wall_ms }
    }

    fn open_queue(&mut self, name: &str, json: &str, stamp: Stamp) -> Changed {
        if self.queues.len() >= limits::QUEUES {
            let message = format!("an engine has at most {} queues", limits::QUEUES);
            return Err(Refused::new(Code::Overloaded, message).into());
        }
        let rules = compiled(json)?;
        let (name, index): (Arc<str>, usize) = (name.into(), self.queues.len());
        self.queue_names.insert(name.clone(), index);
        self.queues.push(Queue::new(name, rules, Versions::beginning_at(1, json, stamp)));
        self.tell_change(index, 1, stamp, false);
        Ok((1, true))
    }

    /// The rules of a file, at a start. They become live if the live ones are a file's too; otherwise they become a
    /// version that can be gone back to. A file that has not changed changes nothing.
    fn take_file(&mut self, index: usize, json: &str, stamp: Stamp, sink: &mut impl Sink) -> Changed {
        let queue = &self.queues[index];
        let live = queue.live();
        let version = live.version;
        let is_known = if queue.versions.follows_file {
            // Those that a pass panicked by are tried again.
            !live.is_suspended && *live.rules.source == *json
        } else {
            queue.versions.file_text().is_some_and(|text| **text == *json)
        };
        if is_known {
            return Ok((version, false));
        }
        let rules = compiled(json)?;
        let queue = &mut self.queues[index];
        let number = queue.versions.add(json, stamp);
        queue.versions.file = Some(number);
        if !queue.versions.follows_file {
            self.prune_versions(index);
            return Ok((version, false));
        }
        self.make_live(index, number, &rules, stamp, 0, sink);
        Ok((number, false))
    }

    /// The rules of an operator. They become live, and win over the file from now on.
    fn put_rules(
        &mut self,
        index: usize,
        change: &RulesChange<'_>,
        stamp: Stamp,
        sink: &mut impl Sink,
    ) -> Changed {
        let live = self.queues[index].live();
        if !live.is_suspended && *live.rules.source == *change.rules {
            let version = live.version;
            let followed_file = std::mem::replace(&mut self.queues[index].versions.follows_file, false);
            if followed_file {
                self.queues[index].versions.stamp(version, stamp);
                self.tell_change(index, version, stamp, false);
            }
            return Ok((version, false));
        }
        let rules = compiled(change.rules)?;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 43,200,000")]
        let keep_ms = change.keep_ms as u64;
        if keep_ms > 0 {
            self.check_kept_lanes(index)?;
        }
        let number = self.queues[index].versions.add(change.rules, stamp);
        self.queues[index].versions.follows_file = false;
        self.make_live(index, number, &rules, stamp, keep_ms, sink);
        Ok((number, false))
    }

    fn check_kept_lanes(&mut self, index: usize) -> Result<(), Refused> {
        let queue = &mut self.queues[index];
        queue.drop_empty_lanes();
        let kept = queue.lanes.iter().filter(|lane| matches!(lane.kind, LaneKind::Kept { .. })).count();
        if kept < limits::KEPT_LANES {
            return Ok(());
        }
        let message =
            format!("tickets wait under {kept} older versions already; wait, or let these move at once");
        Err(Refused::new(Code::VersionInUse, message))
    }

    /// Makes an older version live again. The file's own version then follows the file.
    pub(super) fn rollback_rules(
        &mut self,
        name: &str,
        version: u32,
        wall_ms: f64,
        sink: &mut impl Sink,
    ) -> Changed {
        let index = self.queue_named(name)?;
        let text = self.version_text(index, version)?;
        let stamp = self.stamp(RulesOrigin::Rollback, wall_ms);
        let live = self.queues[index].live();
        let is_live = live.version == version && !live.is_suspended;
        let rules = if is_live { live.rules.clone() } else { compiled(&text)? };
        let versions = &mut self.queues[index].versions;
        versions.follows_file = versions.file == Some(version);
        if !is_live {
            self.make_live(index, version, &rules, stamp, 0, sink);
        }
        Ok((version, false))
    }

    /// Makes rules live. A canary ends; tickets that wait under the former rules move, at once or after `keep_ms`.
    fn make_live(
        &mut self,
        index: usize,
        version: u32,
        rules: &Arc<RuleSet>,
        stamp: Stamp,
        keep_ms: u64,
        sink: &mut impl Sink,
    ) {
        let now = self.now;
        let canary = self.queues[index].canary.take();
        self.close_canary_lane(index);
        let queue = &mut self.queues[index];
        let live = queue.live_mut();
        let former = live.rules.clone();
        if keep_ms > 0 && !live.is_suspended && live.tickets > 0 {
            live.kind = LaneKind::Kept { until: now + keep_ms };
            let number = queue.number_lane();
            queue.lanes.push(Lane::new(number, LaneKind::Live, rules.clone(), version));
        } else {
            // They leave the pool of the former rules: places are those of one pool.
            for ticket in live.line.tickets(&self.tickets) {
                self.leave_pool(ticket);
            }
            self.queues[index].live_mut().change_rules(rules, version);
            self.recheck_live(index, &former, sink);
        }
        self.move_backfills(index, &former, rules, sink);
        self.queues[index].versions.stamp(version, stamp);
        if let Some(canary) = canary {
            self.tell_change(index, canary.version, Stamp { origin: RulesOrigin::Canary, ..stamp }, true);
        }
        self.tell_change(index, version, stamp, false);
        self.settle_lanes(index, Some(&former), sink);
        self.queues[index].drop_empty_lanes();
        self.prune_versions(index);
    }

    /// Gives a version to some of the players. The same version again changes only who they are; another one takes
    /// the place of the one before.
    pub(super) fn put_canary(&mut self, change: &CanaryChange<'_>, sink: &mut impl Sink) -> Changed {
        let index = self.queue_named(change.queue)?;
        let canary = read_canary(change)?;
        let text = self.version_text(index, canary.version)?;
        let queue = &self.queues[index];
        if queue.live().version == canary.version {
            let message = format!("version {} is live; a canary needs another one", canary.version);
            return Err(Refused::new(Code::VersionInUse, message).into());
        }
        let version = canary.version;
        let stamp = self.stamp(RulesOrigin::Canary, change.wall_ms);
        let running = queue.canary_lane().filter(|lane| lane.version == version && !lane.is_suspended);
        let created = running.is_none();
        if created {
            let rules = compiled(&text)?;
            self.end_canary(index, stamp, sink);
            let queue = &mut self.queues[index];
            let return_after_ms = queue.live().rules.options.canary_return_after_ms;
            let number = queue.number_lane();
            let lane = Lane::new(number, LaneKind::Canary, rules, version);
            queue.lanes.push(lane.returning_after(return_after_ms));
        }
        let queue = &mut self.queues[index];
        queue.canary = Some(canary);
        queue.versions.stamp(version, stamp);
        self.tell_change(index, version, stamp, false);
        Ok((version, created))
    }

    /// Ends the canary, if there is one; its tickets return to the live rules.
    pub(super) fn delete_canary(&mut self, name: &str, wall_ms: f64, sink: &mut impl Sink) -> Changed {
        let index = self.queue_named(name)?;
        let stamp = self.stamp(RulesOrigin::Canary, wall_ms);
        self.end_canary(index, stamp, sink);
        Ok((self.queues[index].live().version, false))
    }

    fn end_canary(&mut self, index: usize, stamp: Stamp, sink: &mut impl Sink) {
        let Some(canary) = self.queues[index].canary.take() else { return };
        self.close_canary_lane(index);
        self.tell_change(index, canary.version, stamp, true);
        let live = self.queues[index].live().rules.clone();
        self.settle_lanes(index, Some(&live), sink);
        self.queues[index].drop_empty_lanes();
    }

    /// Nobody comes to the canary's lane any more, and its tickets are to move.
    fn close_canary_lane(&mut self, index: usize) {
        let now = self.now;
        for lane in self.queues[index].lanes.iter_mut().filter(|lane| lane.kind == LaneKind::Canary) {
            lane.kind = LaneKind::Kept { until: now };
        }
    }

    /// Tries rules on live tickets. A text that is a version already keeps its number.
    pub(super) fn put_shadow(&mut self, name: &str, json: &str, wall_ms: f64) -> Changed {
        let index = self.queue_named(name)?;
        let rules = compiled(json)?;
        let stamp = self.stamp(RulesOrigin::Shadow, wall_ms);
        let versions = &mut self.queues[index].versions;
        let known = versions.with_text(json).map(|version| version.number);
        let version = known.unwrap_or_else(|| versions.add(json, stamp));
        self.begin_shadow(index, version, rules);
        self.tell_change(index, version, stamp, false);
        self.prune_versions(index);
        Ok((version, known.is_none()))
    }

    /// Ends the shadow, if there is one.
    pub(super) fn delete_shadow(&mut self, name: &str, wall_ms: f64) -> Changed {
        let index = self.queue_named(name)?;
        if let Some(version) = self.end_shadow(index) {
            let stamp = self.stamp(RulesOrigin::Shadow, wall_ms);
            self.tell_change(index, version, stamp, true);
            self.prune_versions(index);
        }
        Ok((self.queues[index].live().version, false))
    }

    /// The index of a queue. Refused with `UNKNOWN_QUEUE`.
    pub(super) fn queue_named(&self, name: &str) -> Result<usize, Refused> {
        let unknown = || Refused::new(Code::UnknownQueue, format!("no queue is named `{name}`"));
        self.queue_names.get(name).copied().ok_or_else(unknown)
    }

    /// The text of a version. Refused with `VERSION_NOT_FOUND`.
    fn version_text(&self, index: usize, version: u32) -> Result<Arc<str>, Refused> {
        let queue = &self.queues[index];
        let found = queue.versions.find(version).map(|version| version.text.clone());
        found.ok_or_else(|| {
            let message = format!("queue `{}` has no version {version} of its rules", queue.name);
            Refused::new(Code::VersionNotFound, message)
        })
    }

    fn prune_versions(&mut self, index: usize) {
        let queue = &mut self.queues[index];
        let mut versions = queue.versions.clone();
        versions.prune(|version| queue.uses(version));
        queue.versions = versions;
    }

    fn tell_change(&mut self, index: usize, version: u32, stamp: Stamp, is_ended: bool) {
        let queue = &self.queues[index];
        let changed = RulesChanged {
            queue: queue.name.clone(),
            version,
            origin: stamp.origin,
            is_ended,
            live: queue.live().version,
            wall_ms: stamp.wall_ms,
        };
        self.events.push(self.now, Happened::RulesChanged(Box::new(changed)));
    }
}

fn compiled(json: &str) -> Result<Arc<RuleSet>, Unchanged> {
    compile(json).map(Arc::new).map_err(Unchanged::Problems)
}

/// Who a canary is for. Refused with `BAD_MESSAGE`.
fn read_canary(change: &CanaryChange<'_>) -> Result<Canary, Refused> {
    let refuse = |message: &str| Err(Refused::new(Code::BadMessage, message));
    if change.name.chars().count() > limits::CANARY_NAME_CHARS {
        return refuse("a canary's name has at most 64 characters");
    }
    if change.release.chars().count() > limits::RELEASE_CHARS {
        return refuse("a release has at most 64 characters");
    }
    if !(0.0..=100.0).contains(&change.percent) {
        return refuse("percent is a number from 0 to 100");
    }
    let share = match change.release {
        "" => Share::Percent(change.percent),
        release => Share::Release(release.into()),
    };
    let name = if change.name.is_empty() { change.version.to_string() } else { change.name.to_owned() };
    Ok(Canary { version: change.version, name: name.into(), share })
}

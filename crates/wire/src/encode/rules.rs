//! The rules of a queue, their versions, and what lanes and shadows have done.

use musterd_core::message::{
    CanaryView, FiguresView, LaneReport, RulesChanged, RulesReport, ShadowReport, VersionView,
};

use super::report::{count, histogram};
use crate::fields::{
    canary_report, event, lane_report, match_figures, queue_report, rule_version, rule_versions,
    rules_changed, rules_report, server_message, shadow_report,
};
use crate::writer::Writer;

/// Writes the fields of a `RulesReport` and says which body it is.
pub(super) fn rules_report(writer: &mut Writer<'_>, report: &RulesReport<'_>) -> u32 {
    writer.boolean(rules_report::FOLLOWS_FILE, report.follows_file);
    writer.text(rules_report::RULES, report.rules);
    version(writer, rules_report::VERSION, &report.version);
    server_message::RULES_REPORT
}

/// Writes the fields of a `RuleVersions` and says which body it is.
pub(super) fn rule_versions(writer: &mut Writer<'_>, versions: &[VersionView]) -> u32 {
    for view in versions.iter().rev() {
        version(writer, rule_versions::VERSIONS, view);
    }
    server_message::RULE_VERSIONS
}

fn version(writer: &mut Writer<'_>, tag: u32, view: &VersionView) {
    let mark = writer.begin();
    writer.boolean(rule_version::FILE, view.is_file);
    writer.boolean(rule_version::KEPT, view.is_kept);
    writer.boolean(rule_version::SHADOW, view.is_shadow);
    writer.boolean(rule_version::CANARY, view.is_canary);
    writer.boolean(rule_version::LIVE, view.is_live);
    writer.double(rule_version::WALL_MS, view.wall_ms);
    writer.double(rule_version::AT_MS, view.at_ms);
    writer.text(rule_version::ORIGIN, view.origin.name());
    writer.uint32(rule_version::VERSION, view.version);
    writer.end(tag, mark);
}

/// Writes a `RulesChanged` as a field of the event that holds it.
pub(super) fn rules_changed(writer: &mut Writer<'_>, changed: &RulesChanged) {
    let mark = writer.begin();
    writer.double(rules_changed::WALL_MS, changed.wall_ms);
    writer.uint32(rules_changed::LIVE, changed.live);
    writer.boolean(rules_changed::ENDED, changed.is_ended);
    writer.text(rules_changed::ORIGIN, changed.origin.name());
    writer.uint32(rules_changed::VERSION, changed.version);
    writer.text(rules_changed::QUEUE, &changed.queue);
    writer.end(event::RULES_CHANGED, mark);
}

/// Writes what a queue's report says of its lanes, its canary and its shadow.
pub(super) fn of_queue(
    writer: &mut Writer<'_>,
    lanes: &[LaneReport<'_>],
    canary: Option<&CanaryView<'_>>,
    shadow: Option<&ShadowReport<'_>>,
) {
    if let Some(report) = shadow {
        write_shadow(writer, report);
    }
    if let Some(view) = canary {
        let mark = writer.begin();
        writer.text(canary_report::NAME, view.name);
        writer.text(canary_report::RELEASE, view.release);
        writer.double(canary_report::PERCENT, view.percent);
        writer.uint32(canary_report::VERSION, view.version);
        writer.end(queue_report::CANARY, mark);
    }
    for lane in lanes.iter().rev() {
        write_lane(writer, lane);
    }
}

fn write_lane(writer: &mut Writer<'_>, lane: &LaneReport<'_>) {
    let mark = writer.begin();
    figures(writer, lane_report::FIGURES, &lane.figures);
    writer.boolean(lane_report::SUSPENDED, lane.suspended);
    writer.uint32(lane_report::PLAYERS_WAITING, lane.players_waiting);
    writer.uint32(lane_report::TICKETS_HELD, lane.tickets_held);
    writer.uint32(lane_report::TICKETS_WAITING, lane.tickets_waiting);
    writer.uint32(lane_report::VERSION, lane.version);
    writer.text(lane_report::KIND, lane.kind);
    writer.end(queue_report::LANES, mark);
}

fn write_shadow(writer: &mut Writer<'_>, report: &ShadowReport<'_>) {
    let mark = writer.begin();
    figures(writer, shadow_report::FIGURES, &report.figures);
    writer.boolean(shadow_report::SUSPENDED, report.suspended);
    writer.double(shadow_report::BUDGET_EXHAUSTED_TOTAL, count(report.budget_exhausted));
    writer.double(shadow_report::TICKETS_UNFIT_TOTAL, count(report.tickets_unfit));
    writer.uint32(shadow_report::TICKETS_WAITING, report.tickets_waiting);
    writer.uint32(shadow_report::VERSION, report.version);
    writer.end(queue_report::SHADOW, mark);
}

fn figures(writer: &mut Writer<'_>, tag: u32, view: &FiguresView<'_>) {
    let mark = writer.begin();
    histogram(writer, match_figures::QUALITY, &view.quality);
    histogram(writer, match_figures::WAIT_MS, &view.wait_ms);
    writer.double(match_figures::PLAYERS_TOTAL, count(view.players));
    writer.double(match_figures::TICKETS_TOTAL, count(view.tickets));
    writer.double(match_figures::MATCHES_TOTAL, count(view.matches));
    writer.end(tag, mark);
}

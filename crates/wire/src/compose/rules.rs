//! The control bodies about the rules of a queue.

use musterd_core::command::{CanaryChange, Command, RulesChange};

use super::only_text;
use crate::fields::{
    client_message as field, delete_canary, delete_shadow, put_canary, put_rules, put_shadow,
    read_rule_versions, read_rules, rollback_rules, rules_change,
};
use crate::writer::Writer;

/// Writes the fields of a body and says which body it is; `None` when it is about something else.
pub(super) fn body(writer: &mut Writer<'_>, command: &Command<'_>) -> Option<u32> {
    Some(match command {
        Command::PutRules { queue, rules } => {
            writer.text(put_rules::RULES, rules);
            only_text(writer, field::PUT_RULES, put_rules::QUEUE, queue)
        }
        Command::ChangeRules(change) => write_change(writer, change),
        Command::ReadRules { queue, version } => {
            writer.uint32(read_rules::VERSION, *version);
            only_text(writer, field::READ_RULES, read_rules::QUEUE, queue)
        }
        Command::ReadRuleVersions { queue } => {
            only_text(writer, field::READ_RULE_VERSIONS, read_rule_versions::QUEUE, queue)
        }
        Command::RollbackRules { queue, version, wall_ms } => {
            writer.double(rollback_rules::WALL_MS, *wall_ms);
            writer.uint32(rollback_rules::VERSION, *version);
            only_text(writer, field::ROLLBACK_RULES, rollback_rules::QUEUE, queue)
        }
        Command::PutShadow { queue, rules, wall_ms } => {
            writer.double(put_shadow::WALL_MS, *wall_ms);
            writer.text(put_shadow::RULES, rules);
            only_text(writer, field::PUT_SHADOW, put_shadow::QUEUE, queue)
        }
        Command::DeleteShadow { queue, wall_ms } => {
            writer.double(delete_shadow::WALL_MS, *wall_ms);
            only_text(writer, field::DELETE_SHADOW, delete_shadow::QUEUE, queue)
        }
        Command::PutCanary(change) => write_canary(writer, change),
        Command::DeleteCanary { queue, wall_ms } => {
            writer.double(delete_canary::WALL_MS, *wall_ms);
            only_text(writer, field::DELETE_CANARY, delete_canary::QUEUE, queue)
        }
        _ => return None,
    })
}

fn write_change(writer: &mut Writer<'_>, change: &RulesChange<'_>) -> u32 {
    let mark = writer.begin();
    writer.double(rules_change::WALL_MS, change.wall_ms);
    writer.double(rules_change::KEEP_MS, change.keep_ms);
    writer.boolean(rules_change::BY_OPERATOR, change.by_operator);
    writer.end(put_rules::CHANGE, mark);
    writer.text(put_rules::RULES, change.rules);
    only_text(writer, field::PUT_RULES, put_rules::QUEUE, change.queue)
}

fn write_canary(writer: &mut Writer<'_>, change: &CanaryChange<'_>) -> u32 {
    writer.double(put_canary::WALL_MS, change.wall_ms);
    writer.text(put_canary::NAME, change.name);
    writer.text(put_canary::RELEASE, change.release);
    writer.double(put_canary::PERCENT, change.percent);
    writer.uint32(put_canary::VERSION, change.version);
    only_text(writer, field::PUT_CANARY, put_canary::QUEUE, change.queue)
}

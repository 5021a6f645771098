//! The control bodies about the rules of a queue.

use musterd_core::command::{CanaryChange, Command, RulesChange};

use super::player::only_text;
use crate::error::WireError;
use crate::fields::{
    client_message, delete_canary, delete_shadow, put_canary, put_rules, put_shadow, read_rule_versions,
    read_rules, rollback_rules, rules_change,
};
use crate::reader::Reader;

/// Reads the body that stands behind `tag`.
pub(super) fn command(tag: u32, body: Reader<'_>) -> Result<Command<'_>, WireError> {
    match tag {
        client_message::PUT_RULES => read_put_rules(body),
        client_message::READ_RULES => read_read_rules(body),
        client_message::READ_RULE_VERSIONS => {
            only_text(body, read_rule_versions::QUEUE, read_rule_versions::has)
                .map(|queue| Command::ReadRuleVersions { queue })
        }
        client_message::ROLLBACK_RULES => read_rollback_rules(body),
        client_message::PUT_SHADOW => read_put_shadow(body),
        client_message::DELETE_SHADOW => read_end(body, delete_shadow::has)
            .map(|(queue, wall_ms)| Command::DeleteShadow { queue, wall_ms }),
        client_message::PUT_CANARY => read_put_canary(body).map(Command::PutCanary),
        client_message::DELETE_CANARY => read_end(body, delete_canary::has)
            .map(|(queue, wall_ms)| Command::DeleteCanary { queue, wall_ms }),
        _ => Err(WireError::NoBody),
    }
}

fn read_put_rules(mut reader: Reader<'_>) -> Result<Command<'_>, WireError> {
    let (mut queue, mut rules, mut change) = ("", "", None);
    while let Some(tag) = reader.tag()? {
        match tag {
            put_rules::QUEUE => queue = reader.text()?,
            put_rules::RULES => rules = reader.text()?,
            put_rules::CHANGE => change = Some(read_change(Reader::new(reader.bytes()?))?),
            _ => reader.skip(tag, put_rules::has)?,
        }
    }
    Ok(match change {
        Some(change) => Command::ChangeRules(RulesChange { queue, rules, ..change }),
        None => Command::PutRules { queue, rules },
    })
}

fn read_change(mut reader: Reader<'_>) -> Result<RulesChange<'_>, WireError> {
    let mut change = RulesChange::default();
    while let Some(tag) = reader.tag()? {
        match tag {
            rules_change::BY_OPERATOR => change.by_operator = reader.boolean()?,
            rules_change::KEEP_MS => change.keep_ms = reader.double()?,
            rules_change::WALL_MS => change.wall_ms = reader.double()?,
            _ => reader.skip(tag, rules_change::has)?,
        }
    }
    Ok(change)
}

fn read_read_rules(mut reader: Reader<'_>) -> Result<Command<'_>, WireError> {
    let (mut queue, mut version) = ("", 0);
    while let Some(tag) = reader.tag()? {
        match tag {
            read_rules::QUEUE => queue = reader.text()?,
            read_rules::VERSION => version = reader.uint32()?,
            _ => reader.skip(tag, read_rules::has)?,
        }
    }
    Ok(Command::ReadRules { queue, version })
}

fn read_rollback_rules(mut reader: Reader<'_>) -> Result<Command<'_>, WireError> {
    let (mut queue, mut version, mut wall_ms) = ("", 0, 0.0);
    while let Some(tag) = reader.tag()? {
        match tag {
            rollback_rules::QUEUE => queue = reader.text()?,
            rollback_rules::VERSION => version = reader.uint32()?,
            rollback_rules::WALL_MS => wall_ms = reader.double()?,
            _ => reader.skip(tag, rollback_rules::has)?,
        }
    }
    Ok(Command::RollbackRules { queue, version, wall_ms })
}

fn read_put_shadow(mut reader: Reader<'_>) -> Result<Command<'_>, WireError> {
    let (mut queue, mut rules, mut wall_ms) = ("", "", 0.0);
    while let Some(tag) = reader.tag()? {
        match tag {
            put_shadow::QUEUE => queue = reader.text()?,
            put_shadow::RULES => rules = reader.text()?,
            put_shadow::WALL_MS => wall_ms = reader.double()?,
            _ => reader.skip(tag, put_shadow::has)?,
        }
    }
    Ok(Command::PutShadow { queue, rules, wall_ms })
}

fn read_put_canary(mut reader: Reader<'_>) -> Result<CanaryChange<'_>, WireError> {
    let mut change = CanaryChange::default();
    while let Some(tag) = reader.tag()? {
        match tag {
            put_canary::QUEUE => change.queue = reader.text()?,
            put_canary::VERSION => change.version = reader.uint32()?,
            put_canary::PERCENT => change.percent = reader.double()?,
            put_canary::RELEASE => change.release = reader.text()?,
            put_canary::NAME => change.name = reader.text()?,
            put_canary::WALL_MS => change.wall_ms = reader.double()?,
            _ => reader.skip(tag, put_canary::has)?,
        }
    }
    Ok(change)
}

/// Queue and time of a body that has only those: `DeleteShadow`, `DeleteCanary`.
fn read_end(mut reader: Reader<'_>, has: fn(u32) -> bool) -> Result<(&str, f64), WireError> {
    const { assert!(delete_shadow::QUEUE == delete_canary::QUEUE, "both are laid out alike") };
    const { assert!(delete_shadow::WALL_MS == delete_canary::WALL_MS, "both are laid out alike") };
    let (mut queue, mut wall_ms) = ("", 0.0);
    while let Some(tag) = reader.tag()? {
        match tag {
            delete_canary::QUEUE => queue = reader.text()?,
            delete_canary::WALL_MS => wall_ms = reader.double()?,
            _ => reader.skip(tag, has)?,
        }
    }
    Ok((queue, wall_ms))
}

//! `roles`: which roles a team is made of.

use super::document::{Node, Object};
use super::scope::Scope;
use crate::facts::Symbol;
use crate::limits;
use crate::rules::AttributeKind;
use crate::rules::model::{RoleCount, Roles};

/// Reads the block.
pub(super) fn read_roles(node: Node<'_>, scope: &Scope<'_>) -> Option<Roles> {
    let object = node.object(&["attribute", "composition", "teams"])?;
    let attribute = object.require("attribute");
    let attribute = attribute.and_then(|node| scope.attributes.refer(&node, &[AttributeKind::List]));
    let composition = object.require("composition").and_then(|node| read_composition(node, scope));
    let teams = match object.get("teams") {
        Some(node) => read_teams(node, scope),
        None => Some((0..scope.teams.names.len()).collect()),
    };
    Some(Roles { attribute: attribute?, composition: composition?, teams: teams? })
}

fn read_composition(node: Node<'_>, scope: &Scope<'_>) -> Option<Box<[RoleCount]>> {
    if node.raw().as_array().is_some_and(|array| array.elements.is_empty()) {
        node.problem("expected at least one role");
        return None;
    }
    let mut composition: Vec<RoleCount> = Vec::new();
    for node in node.array(limits::ROLES)? {
        let Some(object) = node.object(&["role", "minPlayers", "maxPlayers"]) else { continue };
        let Some(count) = read_count(&object, scope) else { continue };
        if composition.iter().any(|earlier| earlier.role == count.role) {
            object.problem("the role is counted twice");
        }
        composition.push(count);
    }
    Some(composition.into())
}

fn read_count(object: &Object<'_>, scope: &Scope<'_>) -> Option<RoleCount> {
    let role: Option<Symbol> =
        object.require("role").and_then(|node| node.name().map(|name| scope.symbol(name)));
    let players = |node: Node<'_>| node.integer_between(0, limits::MATCH_PLAYERS);
    let min = object.require("minPlayers").and_then(players);
    let max = object.get("maxPlayers").map_or(min, players);
    let (role, min, max) = (role?, min?, max?);
    if min > max {
        object.problem(format_args!("minPlayers {min} is more than maxPlayers {max}"));
    }
    Some(RoleCount { role, min, max })
}

fn read_teams(node: Node<'_>, scope: &Scope<'_>) -> Option<Box<[usize]>> {
    let mut teams: Vec<usize> = Vec::new();
    for node in node.array(limits::LARGE_MATCH_PLAYERS as usize)? {
        let Some(name) = node.text() else { continue };
        let found = match scope.teams.find(name) {
            Ok(found) => found,
            Err(problem) => {
                node.tell(problem);
                continue;
            }
        };
        if found.clone().any(|team| teams.contains(&team)) {
            node.problem(format_args!("team `{name}` is named twice"));
        }
        teams.extend(found);
    }
    teams.sort_unstable();
    Some(teams.into())
}

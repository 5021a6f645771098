//! The teams of a rule set.

use std::sync::Arc;

use super::TeamSize;
use super::document::{Node, Object};
use crate::limits;

/// A team before its sizes go into the steps.
pub(super) struct Team {
    pub(super) name: Arc<str>,
    pub(super) size: TeamSize,
}

/// The declared teams, in their order.
pub(super) fn read_teams(node: Node<'_>) -> Vec<Team> {
    let mut teams: Vec<Team> = Vec::new();
    let most = limits::MATCH_PLAYERS as usize;
    let empty = node.raw().as_array().is_some_and(|array| array.elements.is_empty());
    if empty {
        node.problem("a match needs at least one team");
    }
    for node in node.array(most).unwrap_or_default() {
        let Some(object) = node.object(&["name", "minPlayers", "maxPlayers", "quantity"]) else { continue };
        let Some(team) = read_team(&object) else { continue };
        if teams.iter().any(|earlier| earlier.name == team.name) {
            object.problem(format_args!("team `{}` is declared twice", team.name));
        }
        teams.push(team);
    }
    teams
}

fn read_team(object: &Object<'_>) -> Option<Team> {
    let name = object.require("name")?.name()?;
    let quantity = object.get("quantity").and_then(|node| Some((node.integer_between(1, 200)?, node)));
    if let Some((quantity, node)) = quantity.filter(|(quantity, _)| *quantity > 1) {
        node.problem(format_args!("not supported yet: team quantity {quantity}"));
    }
    let max = object.require("maxPlayers").and_then(|node| node.integer_between(1, 200));
    let min = object.require("minPlayers").and_then(|node| node.integer_between(0, 200));
    let (min, max) = (min?, max?);
    if min > max {
        object.problem(format_args!("minPlayers {min} is more than maxPlayers {max}"));
    }
    Some(Team { name: name.into(), size: TeamSize { min, max } })
}

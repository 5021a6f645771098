//! The teams of a rule set, each of a quantity under a name of its own.

use std::ops::Range;
use std::sync::Arc;

use super::document::{Node, Object};
use super::names::{Found, Names};
use crate::limits;
use crate::rules::TeamSize;
use crate::rules::expression::TeamSelection;

/// The teams of a match, in their order.
pub(super) struct Teams {
    pub(super) names: Vec<Arc<str>>,
    /// For each team the index of its declaration.
    pub(super) declarations: Vec<usize>,
    /// Before any expansion.
    pub(super) sizes: Vec<TeamSize>,
    references: Names<Reference>,
}

/// What a team's name means in an expression or an expansion.
#[derive(Clone)]
struct Reference {
    teams: Range<usize>,
    /// True for the name of a declaration with a quantity: it means all of its teams, as a list.
    is_quantity: bool,
}

impl Teams {
    /// Reads `teams`.
    pub(super) fn read(node: Option<Node<'_>>) -> Teams {
        let mut teams = Teams {
            names: Vec::new(),
            declarations: Vec::new(),
            sizes: Vec::new(),
            references: Names::new(),
        };
        let Some(node) = node else {
            teams.references.lose();
            return teams;
        };
        if node.raw().as_array().is_some_and(|array| array.elements.is_empty()) {
            node.problem("a match needs at least one team");
            teams.references.lose();
        }
        match node.array(limits::LARGE_MATCH_PLAYERS as usize) {
            Some(nodes) => nodes.into_iter().enumerate().for_each(|(index, node)| teams.declare(index, node)),
            None => teams.references.lose(),
        }
        teams
    }

    fn declare(&mut self, declaration: usize, node: Node<'_>) {
        let Some(object) = node.object(&["name", "minPlayers", "maxPlayers", "quantity"]) else {
            return self.references.lose();
        };
        let name = object.require("name").and_then(|node| node.name());
        let quantity = object
            .get("quantity")
            .map_or(Some(1), |node| node.integer_between(1, limits::LARGE_MATCH_PLAYERS));
        let size = read_size(&object);
        let Some(name) = name else { return self.references.lose() };
        let (Some(quantity), Some(size)) = (quantity, size) else {
            self.refer(&object, name, None);
            // The names of its teams are not known either.
            return self.references.lose();
        };
        self.add(&object, declaration, name, quantity as usize, size);
    }

    fn add(&mut self, object: &Object<'_>, declaration: usize, name: &str, quantity: usize, size: TeamSize) {
        let first = self.names.len();
        if first + quantity > limits::LARGE_MATCH_PLAYERS as usize {
            object.problem(format_args!("more than {} teams", limits::LARGE_MATCH_PLAYERS));
            return self.references.lose();
        }
        let teams = first..first + quantity;
        self.refer(object, name, Some(Reference { teams: teams.clone(), is_quantity: quantity > 1 }));
        for team in teams {
            let number = team - first + 1;
            if quantity > 1 {
                let reference = Reference { teams: team..team + 1, is_quantity: false };
                self.refer(object, &format!("{name}_{number}"), Some(reference.clone()));
                self.refer(object, &format!("{name}{number}"), Some(reference));
                self.names.push(format!("{name}_{number}").into());
            } else {
                self.names.push(name.into());
            }
            self.declarations.push(declaration);
            self.sizes.push(size);
        }
    }

    fn refer(&mut self, object: &Object<'_>, name: &str, reference: Option<Reference>) {
        if !self.references.declare(name, reference) {
            object.problem(format_args!("team `{name}` is declared twice"));
        }
    }

    /// The teams of one name; else what is wrong, or nothing when a declaration is.
    pub(super) fn find(&self, name: &str) -> Result<Range<usize>, Option<String>> {
        self.reference(name).map(|reference| reference.teams.clone())
    }

    fn reference(&self, name: &str) -> Result<&Reference, Option<String>> {
        match self.references.find(name) {
            Found::Known(reference) => Ok(reference),
            Found::Broken => Err(None),
            Found::Unknown => {
                let names: Vec<&str> = self.names.iter().map(|name| &**name).collect();
                Err(Some(format!("teams has no `{name}`; the teams are: {}", names.join(", "))))
            }
        }
    }

    /// What `teams[…]` with these names means; `*` alone is all teams.
    pub(super) fn select(&self, names: &[&str]) -> Result<TeamSelection, Option<String>> {
        if names == ["*"] {
            return Ok(TeamSelection::Many((0..self.names.len()).collect()));
        }
        if let [name] = names {
            let reference = self.reference(name)?;
            if !reference.is_quantity {
                return Ok(TeamSelection::One(reference.teams.start));
            }
        }
        let mut selected: Vec<usize> = Vec::new();
        for name in names {
            for team in self.find(name)? {
                if selected.contains(&team) {
                    return Err(Some(format!("team `{}` is named twice", self.names[team])));
                }
                selected.push(team);
            }
        }
        selected.sort_unstable();
        Ok(TeamSelection::Many(selected.into()))
    }
}

fn read_size(object: &Object<'_>) -> Option<TeamSize> {
    let max =
        object.require("maxPlayers").and_then(|node| node.integer_between(1, limits::LARGE_MATCH_PLAYERS));
    let min =
        object.require("minPlayers").and_then(|node| node.integer_between(0, limits::LARGE_MATCH_PLAYERS));
    let (min, max) = (min?, max?);
    if min > max {
        object.problem(format_args!("minPlayers {min} is more than maxPlayers {max}"));
    }
    Some(TeamSize { min, max })
}

//! The cases as they stand in their files.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::Value as Json;

/// One case.
pub struct Case {
    /// Name of the file and of the case.
    pub name: String,
    /// The rule set, a JSON text.
    pub rules: String,
    /// In the order in which they come.
    pub tickets: Vec<TicketOfCase>,
    /// What must come of it, in order.
    pub matches: Vec<Expected>,
    /// Why.
    pub because: String,
}

/// A ticket, and when it comes.
pub struct TicketOfCase {
    pub id: String,
    pub at_ms: u64,
    /// Each with `playerId`, `attributes` and `latencyMs`.
    pub players: Vec<(String, Json)>,
}

/// A match as a case expects it, or as the engine made it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Expected {
    pub at_ms: u64,
    /// By age.
    pub tickets: Vec<String>,
    /// Tickets of each team, by age; `None` where the case is not about it.
    pub teams: Option<BTreeMap<String, Vec<String>>>,
    pub region: Option<String>,
    /// Role of each player that has one.
    pub roles: Option<BTreeMap<String, String>>,
}

impl Expected {
    /// True if a match is what was expected, in all that the case is about.
    pub fn allows(&self, made: &Expected) -> bool {
        self.at_ms == made.at_ms
            && self.tickets == made.tickets
            && (self.teams.is_none() || self.teams == made.teams)
            && (self.region.is_none() || self.region == made.region)
            && (self.roles.iter().flatten())
                .all(|(player, role)| made.roles.as_ref().and_then(|roles| roles.get(player)) == Some(role))
    }
}

/// Every case of every file.
pub fn read_cases() -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../conformance/rules");
    let mut files: Vec<_> = fs::read_dir(&folder)
        .expect("the folder of the cases")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
        .collect();
    files.sort();
    files.iter().flat_map(|path| read_file(path)).collect()
}

fn read_file(path: &Path) -> Vec<Case> {
    let stem = path.file_stem().expect("a file").to_string_lossy().into_owned();
    let content: Json =
        serde_json::from_str(&fs::read_to_string(path).expect("a readable file")).expect("a JSON file");
    let cases = content["cases"].as_array().expect("cases");
    cases.iter().map(|case| read_case(&stem, case, &content["ruleSets"])).collect()
}

fn read_case(file: &str, case: &Json, rule_sets: &Json) -> Case {
    let mut rules = rule_sets[text(&case["use"])].clone();
    for (key, value) in case["with"].as_object().expect("an object") {
        rules[key] = value.clone();
    }
    Case {
        name: format!("{file}: {}", text(&case["name"])),
        rules: rules.to_string(),
        tickets: list(&case["tickets"]).iter().map(read_ticket).collect(),
        matches: list(&case["matches"]).iter().map(read_match).collect(),
        because: text(&case["because"]).to_owned(),
    }
}

fn read_ticket(ticket: &Json) -> TicketOfCase {
    let id = text(&ticket["id"]).to_owned();
    let players = list(&ticket["players"]).iter().enumerate().map(|(index, player)| {
        let named = player["playerId"].as_str().map(ToOwned::to_owned);
        (named.unwrap_or_else(|| format!("{id}{}", index + 1)), player.clone())
    });
    TicketOfCase { players: players.collect(), at_ms: ticket["atMs"].as_u64().expect("a time"), id }
}

fn read_match(expected: &Json) -> Expected {
    let teams = expected["teams"]
        .as_object()
        .map(|teams| teams.iter().map(|(name, tickets)| (name.clone(), texts(tickets))).collect());
    let roles = expected["roles"]
        .as_object()
        .map(|roles| roles.iter().map(|(player, role)| (player.clone(), text(role).to_owned())).collect());
    Expected {
        at_ms: expected["atMs"].as_u64().expect("a time"),
        tickets: texts(&expected["tickets"]),
        teams,
        region: expected["region"].as_str().map(ToOwned::to_owned),
        roles,
    }
}

pub fn list(value: &Json) -> &[Json] {
    value.as_array().map_or(&[], Vec::as_slice)
}

pub fn text(value: &Json) -> &str {
    value.as_str().expect("a text")
}

pub fn texts(value: &Json) -> Vec<String> {
    list(value).iter().map(|item| text(item).to_owned()).collect()
}

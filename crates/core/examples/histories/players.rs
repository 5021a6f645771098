//! What players bring: few values, so that they meet often and miss each other often.

use serde_json::{Value as Json, json};

use crate::input::{Held, Person};
use crate::random::Random;

/// How many players there are: so few tickets can wait at once that brute force tries every group.
pub const PLAYERS: u64 = 8;

pub const MODES: [&str; 2] = ["ranked", "casual"];
pub const MAPS: [&str; 3] = ["fort", "lake", "mine"];
pub const REGIONS: [&str; 3] = ["lima", "oslo", "rome"];
pub const ROLES: [&str; 3] = ["tank", "healer", "archer"];

/// The attributes of every rule set, so that tickets outlive a change of rules.
pub fn declared() -> Json {
    json!([
        {"name": "skill", "type": "number"},
        {"name": "level", "type": "number", "default": 3},
        {"name": "mode", "type": "string", "default": "casual"},
        {"name": "maps", "type": "string_list", "default": []},
        {"name": "blocked", "type": "string_list", "default": []},
        {"name": "plays", "type": "string_list", "default": []},
        {"name": "wins", "type": "string_number_map", "default": {}},
    ])
}

pub fn id_of(number: u64) -> String {
    format!("p{number}")
}

/// A player with new values. Means of parties of up to four and teams of up to three are exact in binary.
pub fn draw(random: &mut Random, id: &str) -> Person {
    let numbered = |random: &mut Random, unit: u64, most: u64| {
        Held::Number(f64::from(u32::try_from(unit * random.below(most)).expect("a small number")))
    };
    let mut attributes = vec![("skill", numbered(random, 12, 10))];
    if random.percent(70) {
        attributes.push(("level", numbered(random, 1, 6)));
    }
    if random.percent(60) {
        attributes.push(("mode", Held::Text((*random.pick(&MODES)).to_owned())));
    }
    if random.percent(80) {
        attributes.push(("maps", Held::List(random.some_of(&MAPS, 60))));
    }
    if random.percent(20) {
        attributes.push(("blocked", Held::List(vec![id_of(random.below(PLAYERS))])));
    }
    if random.percent(80) {
        attributes.push(("plays", Held::List(random.some_of(&ROLES, 60))));
    }
    if random.percent(50) {
        let wins = [("chess", 7.0), ("go", 2.0)];
        attributes.push(("wins", Held::Map(wins.into_iter().filter(|_| random.percent(60)).collect())));
    }
    Person { id: id.to_owned(), attributes, latencies: latencies(random) }
}

fn latencies(random: &mut Random) -> Vec<(&'static str, f64)> {
    if random.percent(8) {
        return Vec::new();
    }
    let known = REGIONS.into_iter().filter(|_| random.percent(80)).collect::<Vec<_>>();
    let told = known
        .into_iter()
        .map(|region| (region, f64::from(u32::try_from(12 * random.within(1, 10)).expect("a small number"))));
    told.collect()
}

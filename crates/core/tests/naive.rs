//! The engine against the plainest matcher that can be written: it tries every subset of the waiting tickets.
//! They share the words of rules.md and no code. Small pools, every clock, parties, two rules, odd team sizes.

mod support;

use proptest::prelude::*;
use support::{Bench, check_property};

/// A rule set and a pool, as the test draws them.
#[derive(Clone, Debug)]
struct Case {
    oldest_clock: bool,
    /// Least and most players of each team.
    teams: Vec<(u32, u32)>,
    /// From second, maximum distance.
    steps: Vec<(u64, f64)>,
    /// Maximum of a second rule, on the attribute `level`.
    level_max: Option<f64>,
    tick_ms: u64,
    /// Milliseconds after the one before, party of (rating, level).
    tickets: Vec<(u64, Party)>,
}

/// Rating and level of each player.
type Party = Vec<(f64, f64)>;

struct Waiting {
    id: String,
    at: u64,
    size: u32,
    rating: f64,
    level: f64,
}

impl Case {
    fn rules(&self) -> String {
        let teams: Vec<String> = self
            .teams
            .iter()
            .enumerate()
            .map(|(index, (min, max))| {
                format!(r#"{{"name":"t{index}","minPlayers":{min},"maxPlayers":{max}}}"#)
            })
            .collect();
        let steps: Vec<String> = self.steps[1..]
            .iter()
            .map(|(second, distance)| format!(r#"{{"waitTimeSeconds":{second},"value":{distance}}}"#))
            .collect();
        let expansions = if steps.is_empty() {
            String::new()
        } else {
            format!(r#","expansions":[{{"target":"rules[near].maxDistance","steps":[{}]}}]"#, steps.join(","))
        };
        let level = self.level_max.map_or(String::new(), |maximum| {
            format!(r#",{{"name":"level","type":"batchDistance","batchAttribute":"level","maxDistance":{maximum},"partyAggregation":"max"}}"#)
        });
        format!(
            r#"{{"ruleLanguageVersion":"1.0","playerAttributes":[{{"name":"rating","type":"number"}},{{"name":"level","type":"number","default":3}}],
            "algorithm":{{"expansionAgeSelection":"{}"}},"teams":[{}],
            "rules":[{{"name":"near","type":"batchDistance","batchAttribute":"rating","maxDistance":{}}}{level}]{expansions},
            "queue":{{"tickMs":{},"requestTimeoutSeconds":3600}}}}"#,
            if self.oldest_clock { "oldest" } else { "newest" },
            teams.join(","),
            self.steps[0].1,
            self.tick_ms
        )
    }

    fn distance_at(&self, age_ms: u64) -> f64 {
        self.steps.iter().rev().find(|(second, _)| second * 1_000 <= age_ms).expect("the first is from 0").1
    }

    /// Players and spread of a legal group, `None` for another.
    fn judge(&self, group: &[&Waiting], now: u64) -> Option<(u32, f64)> {
        let ages = group.iter().map(|ticket| now - ticket.at);
        let age = if self.oldest_clock { ages.max() } else { ages.min() }?;
        let spread = |value: fn(&Waiting) -> f64| {
            let values = group.iter().map(|ticket| value(ticket));
            values.clone().fold(f64::MIN, f64::max) - values.fold(f64::MAX, f64::min)
        };
        let rating_spread = spread(|ticket| ticket.rating);
        let near = rating_spread <= self.distance_at(age);
        let level = self.level_max.is_none_or(|maximum| spread(|ticket| ticket.level) <= maximum);
        let sizes: Vec<u32> = group.iter().map(|ticket| ticket.size).collect();
        let fits = self.fits(&sizes, &mut vec![0; self.teams.len()]);
        (near && level && fits).then(|| (sizes.iter().sum(), rating_spread))
    }

    fn fits(&self, sizes: &[u32], filled: &mut Vec<u32>) -> bool {
        let Some((size, rest)) = sizes.split_first() else {
            return filled.iter().zip(&self.teams).all(|(filled, (min, _))| filled >= min);
        };
        (0..self.teams.len()).any(|team| {
            if filled[team] + size > self.teams[team].1 {
                return false;
            }
            filled[team] += size;
            let fits = self.fits(rest, filled);
            filled[team] -= size;
            fits
        })
    }

    /// One pass: the group with the oldest anchor, then most players, least spread, oldest members, again and
    /// again. `waiting` is by age.
    fn pass(&self, waiting: &mut Vec<Waiting>, now: u64) -> Vec<Vec<String>> {
        let mut made = Vec::new();
        loop {
            let mut best: Option<(usize, u32, f64, Vec<usize>)> = None;
            for subset in 1_u32..1 << waiting.len() {
                let indexes: Vec<usize> =
                    (0..waiting.len()).filter(|index| subset & 1 << index != 0).collect();
                let group: Vec<&Waiting> = indexes.iter().map(|index| &waiting[*index]).collect();
                let Some((players, spread)) = self.judge(&group, now) else { continue };
                let is_better = best.as_ref().is_none_or(|(anchor, most, least, members)| {
                    let order = indexes[0].cmp(anchor).then(most.cmp(&players)).then(spread.total_cmp(least));
                    order.then_with(|| indexes.cmp(members)).is_lt()
                });
                if is_better {
                    best = Some((indexes[0], players, spread, indexes));
                }
            }
            let Some((.., members)) = best else { return made };
            let taken: Vec<Waiting> = members.iter().rev().map(|index| waiting.remove(*index)).collect();
            made.push(taken.into_iter().rev().map(|ticket| ticket.id).collect());
        }
    }
}

fn case() -> impl Strategy<Value = Case> {
    let team =
        prop_oneof![Just((1, 1)), Just((2, 2)), Just((1, 2)), Just((3, 3)), Just((2, 4)), Just((1, 3))];
    let distance = || (1..8_u32).prop_map(|tens| f64::from(tens) * 40.0);
    let steps = prop::collection::vec((1..6_u64, distance()), 0..3).prop_map(|mut later| {
        later.sort_by_key(|step| step.0);
        later.dedup_by_key(|step| step.0);
        later
    });
    let player =
        ((0..12_u32).prop_map(|tens| 1_000.0 + f64::from(tens) * 30.0), (1..5_u32).prop_map(f64::from));
    let ticket = (prop_oneof![Just(0_u64), 0..3_000_u64], prop::collection::vec(player, 1..4));
    (
        any::<bool>(),
        prop::collection::vec(team, 1..4),
        (distance(), steps),
        prop::option::of((0..3_u32).prop_map(f64::from)),
        prop_oneof![Just(0_u64), Just(1_000)],
        prop::collection::vec(ticket, 1..10),
    )
        .prop_map(|(oldest_clock, teams, (first, later), level_max, tick_ms, tickets)| {
            let party_max = teams.iter().map(|(_, max)| *max as usize).max().unwrap_or(1);
            let tickets = tickets
                .into_iter()
                .map(|(after, mut party)| {
                    party.truncate(party_max);
                    (after, party)
                })
                .collect();
            let steps = std::iter::once((0, first)).chain(later).collect();
            Case { oldest_clock, teams, steps, level_max, tick_ms, tickets }
        })
}

/// Enqueues a party over the control connection and runs no tick.
fn enqueue(bench: &mut Bench, id: &str, party: &[(f64, f64)]) {
    use musterd_core::command::{Attribute, Command, Enqueue, Member, Value};
    let ids: Vec<String> = (0..party.len()).map(|index| format!("{id}.{index}")).collect();
    let attributes: Vec<[Attribute<'_>; 2]> = party
        .iter()
        .map(|(rating, level)| {
            [("rating", *rating), ("level", *level)]
                .map(|(name, value)| Attribute { name, value: Value::Number(value) })
        })
        .collect();
    let players: Vec<Member<'_>> = ids
        .iter()
        .zip(&attributes)
        .map(|(player_id, attributes)| Member { player_id, attributes, ..Member::default() })
        .collect();
    let enqueue = Enqueue { ticket_id: id, queue: "q", players: &players, ..Enqueue::default() };
    bench.control(Command::CreateTicket { enqueue, presence: false });
    let told = bench.take();
    assert_eq!(told.last(), Some(&format!("0 report {id} Searching created=true")));
}

fn waiting(id: &str, at: u64, party: &[(f64, f64)]) -> Waiting {
    let players = f64::from(u32::try_from(party.len()).expect("a small party"));
    Waiting {
        id: id.to_owned(),
        at,
        size: u32::try_from(party.len()).expect("a small party"),
        rating: party.iter().map(|(rating, _)| rating).sum::<f64>() / players,
        level: party.iter().map(|(_, level)| *level).fold(f64::MIN, f64::max),
    }
}

/// Runs the engine through the case; at every time at which it ticks, the naive matcher passes over what waits.
fn compare(case: &Case) {
    let mut bench = Bench::with_queue("q", &case.rules());
    let mut pool: Vec<Waiting> = Vec::new();
    let mut expected: Vec<Vec<String>> = Vec::new();
    let mut arrivals: Vec<(u64, String, Party)> = Vec::new();
    let mut at = 0;
    for (index, (after, party)) in case.tickets.iter().enumerate() {
        at += after;
        arrivals.push((at, format!("k{index}"), party.clone()));
    }
    let end = at + 20_000;
    let mut next = arrivals.into_iter().peekable();
    loop {
        let arrival = next.peek().map(|(at, ..)| *at);
        let deadline = bench.engine.next_tick().map(musterd_core::EngineTime::as_millis);
        let Some(now) = arrival.into_iter().chain(deadline).min().filter(|now| *now <= end) else { break };
        bench.now = bench.now.max(now);
        while let Some((at, id, party)) = next.next_if(|(at, ..)| *at <= bench.now) {
            enqueue(&mut bench, &id, &party);
            pool.push(waiting(&id, at, &party));
        }
        pool.sort_by(|left, right| left.at.cmp(&right.at).then_with(|| left.id.cmp(&right.id)));
        let is_pass = case.tick_ms == 0 || bench.now.is_multiple_of(case.tick_ms);
        bench.follow();
        bench.tick();
        bench.follow();
        if is_pass {
            expected.extend(case.pass(&mut pool, bench.now));
        }
    }
    let made: Vec<Vec<String>> = bench.out.matches.iter().map(|seen| seen.tickets.clone()).collect();
    assert_eq!(made, expected);
    assert!(case.pass(&mut pool, end).is_empty(), "liveness: a legal group still waits at the end");
    for seen in &bench.out.matches {
        let sizes_hold = seen
            .teams
            .iter()
            .zip(&case.teams)
            .all(|(team, (min, max))| (*min as usize..=*max as usize).contains(&team.len()));
        assert!(sizes_hold, "{seen:?}");
    }
}

#[test]
fn makes_the_matches_of_the_naive_matcher() {
    check_property(3_000, &case(), |case| compare(&case));
}

//! The search against the plainest matcher that can be written: all subsets of the waiting tickets, all teams.

mod case;
mod fairness;
mod large;
mod naive;
mod random;

use self::case::{Case, Ticket, relevance};
use self::random::{Random, first_seed};
use super::plan::{Finder, Plan};
use super::{Agenda, Arrival, Member, PassFigures, Pool, run_pass};
use crate::id_order::IdOrder;
use crate::rules::RuleSet;
use crate::slab::{Key, Slab};
use crate::time::EngineTime;
use crate::value::OwnedValue;

/// A group as the search told of it.
#[derive(Clone, Debug, PartialEq)]
struct Told {
    tickets: Vec<String>,
    teams: Vec<usize>,
    quality: f64,
    region: Option<String>,
    roles: Vec<Option<String>>,
}

/// A pool with what an engine knows beside it.
struct World<'a> {
    case: &'a Case,
    rules: RuleSet,
    pool: Pool,
    agenda: Agenda,
    waiting: Vec<(&'a Ticket, Key)>,
    keys: Slab<()>,
    /// Until when steps that were reached have been told.
    told_until: u64,
    /// Of the last pass.
    figures: PassFigures,
}

impl<'a> World<'a> {
    fn new(case: &'a Case, rules: RuleSet) -> World<'a> {
        let pool = Pool::new(&rules);
        World {
            case,
            rules,
            pool,
            agenda: Agenda::default(),
            waiting: Vec::new(),
            keys: Slab::new(),
            told_until: 0,
            figures: PassFigures::default(),
        }
    }

    fn insert(&mut self, ticket: &'a Ticket) {
        let values: Vec<Vec<OwnedValue>> = ticket.players.iter().map(case::Player::values).collect();
        let members = ticket.players.iter().zip(&values).map(|(player, values)| Member {
            player_id: &player.id,
            values,
            latencies: &player.latencies,
        });
        let arrival = Arrival {
            ticket: self.keys.insert(()),
            id: ticket.id.as_str().into(),
            id_order: IdOrder::default(),
            enqueued_at: EngineTime::from_millis(ticket.at),
        };
        let key = self.pool.insert(&self.rules, arrival, members);
        self.agenda.add(key);
        self.waiting.push((ticket, key));
    }

    /// A pass, after what the engine does before one.
    fn pass(&mut self, now: u64) -> Vec<Told> {
        for (ticket, key) in &self.waiting {
            let has_reached = self.rules.steps[1..].iter().any(|step| {
                let at = ticket.at + step.from_ms;
                at <= now && (at > self.told_until || ticket.at >= self.told_until)
            });
            if has_reached {
                self.agenda.add(*key);
            }
        }
        self.told_until = now;
        let mut told = Vec::new();
        let now = EngineTime::from_millis(now);
        let backfills = |_: &mut Pool, _: Option<EngineTime>, _: &mut u64| {};
        self.figures =
            run_pass(&mut self.pool, &self.rules, now, &mut self.agenda, backfills, |group, members| {
                let text = |text: &std::sync::Arc<str>| text.to_string();
                told.push(Told {
                    tickets: members.iter().map(|(_, id)| id.to_string()).collect(),
                    teams: group.teams.to_vec(),
                    quality: group.quality,
                    region: group.region.as_ref().map(text),
                    roles: group.roles.iter().map(|role| role.as_ref().map(text)).collect(),
                });
            });
        let is_taken = |ticket: &Ticket| told.iter().any(|told| told.tickets.contains(&ticket.id));
        self.waiting.retain(|(ticket, _)| !is_taken(ticket));
        told
    }
}

/// The times at which something may become legal.
fn times(case: &Case) -> Vec<u64> {
    let arrivals = case.tickets.iter().map(|ticket| ticket.at);
    let steps =
        case.tickets.iter().flat_map(|ticket| case.steps.iter().map(|terms| ticket.at + terms.from_ms));
    let mut times: Vec<u64> = arrivals.chain(steps).collect();
    times.sort_unstable();
    times.dedup();
    times
}

/// Runs a case; tickets that come at one time are put in by `order`.
fn run(
    case: &Case,
    rules: &RuleSet,
    is_reversed: bool,
    mut check: impl FnMut(u64, &[&Ticket], &[Told]),
) -> Vec<Told> {
    let mut world = World::new(case, rules.clone());
    let mut all = Vec::new();
    for now in times(case) {
        let mut arriving: Vec<&Ticket> = case.tickets.iter().filter(|ticket| ticket.at == now).collect();
        if is_reversed {
            arriving.reverse();
        }
        for ticket in arriving {
            world.insert(ticket);
        }
        let mut before: Vec<&Ticket> = world.waiting.iter().map(|(ticket, _)| *ticket).collect();
        before.sort_by(|left, right| left.at.cmp(&right.at).then_with(|| left.id.cmp(&right.id)));
        let told = world.pass(now);
        check(now, &before, &told);
        all.extend(told);
    }
    assert!(world.agenda.is_empty(), "everything was looked at: {:?}", world.case);
    all
}

/// What the search told of one pass, against the naive matcher.
fn compare(case: &Case, now: u64, before: &[&Ticket], told: &[Told]) {
    let mut waiting = before.to_vec();
    let mut told = told.iter();
    let mut anchor = 0;
    while anchor < waiting.len() {
        let legal = case.legal_of_first(&waiting[anchor..], now);
        if legal.is_empty() {
            anchor += 1;
            continue;
        }
        let found =
            told.next().unwrap_or_else(|| panic!("at {now} nothing for {:?}\n{case:#?}", waiting[anchor].id));
        assert_eq!(found.tickets[0], waiting[anchor].id, "the oldest anchor first\n{case:#?}");
        check_group(case, now, &waiting, found, &legal);
        waiting.retain(|ticket| !found.tickets.contains(&ticket.id));
    }
    assert_eq!(told.next(), None, "at {now} one too many\n{case:#?}");
}

fn check_group(case: &Case, now: u64, waiting: &[&Ticket], found: &Told, legal: &[naive::Lineup<'_>]) {
    let ticket = |id: &String| *waiting.iter().find(|ticket| ticket.id == *id).expect("a waiting ticket");
    let lineup: Vec<(&Ticket, usize)> =
        found.tickets.iter().map(ticket).zip(found.teams.iter().copied()).collect();
    assert!(case.is_legal(&lineup, now), "at {now} {found:?}\n{case:#?}");
    let players =
        |lineup: &[(&Ticket, usize)]| lineup.iter().map(|(ticket, _)| ticket.players.len()).sum::<usize>();
    let most = legal.iter().map(|lineup| players(lineup)).max();
    assert_eq!(Some(players(&lineup)), most, "most players\n{found:?}\n{case:#?}");
    // The search by windows knows of no latencies; the engine finds the region of its matches.
    if Plan::of(&case.rules()).finder == Finder::Assembly {
        assert_eq!(found.region.as_deref(), case.region(&lineup, now), "{found:?}\n{case:#?}");
    }
    check_roles(case, &lineup, found);
    if !case.weights.is_empty() {
        let best = legal.iter().filter(|lineup| Some(players(lineup)) == most);
        let best = best.map(|lineup| case.score(lineup, now)).fold(0.0, f64::max);
        let own = case.score(&lineup, now);
        assert!((found.quality - own).abs() < 1e-9, "its quality is its score {own}\n{found:?}\n{case:#?}");
        assert!(own > best - 1e-9, "the best score is {best}, this has {own}\n{found:?}\n{case:#?}");
    }
}

fn check_roles(case: &Case, lineup: &[(&Ticket, usize)], found: &Told) {
    if case.composition.is_empty() {
        return assert!(found.roles.is_empty());
    }
    let players =
        lineup.iter().flat_map(|(ticket, team)| ticket.players.iter().map(move |player| (player, *team)));
    let mut sum = 0;
    let mut filled = vec![[0; 3]; case.teams.len()];
    for ((player, team), role) in players.zip(&found.roles) {
        let role = role.as_ref().expect("everybody plays a role");
        let index = case::ROLES.iter().position(|known| known == role).expect("a role of the rules");
        filled[team][index] += 1;
        if !player.roles.is_empty() {
            sum += player.roles.iter().position(|own| own == role).expect("a role of his");
        }
    }
    assert_eq!(Some(sum), case.rank_sum(lineup), "the least sum of ranks\n{found:?}\n{case:#?}");
    for counts in filled {
        assert!(
            counts.iter().zip(&case.composition).all(|(count, (min, max))| (*min..=*max).contains(count))
        );
    }
}

const CASES: u64 = 400;

fn check_cases(is_soft: bool) {
    let seed = first_seed();
    for number in 0..CASES {
        let case = Case::draw(&mut Random::new(seed.wrapping_add(number)), is_soft);
        let rules = case.rules();
        run(&case, &rules, false, |now, before, told| compare(&case, now, before, told));
    }
}

#[test]
fn every_anchor_with_a_legal_group_gets_one_with_most_players() {
    check_cases(false);
}

#[test]
fn of_few_candidates_the_group_has_the_highest_score() {
    check_cases(true);
}

#[test]
fn nothing_hangs_on_the_order_of_arrival_within_one_time() {
    let seed = first_seed();
    for number in 0..CASES {
        let case = Case::draw(&mut Random::new(seed.wrapping_add(number)), number % 2 == 0);
        let mut rules = case.rules();
        if number % 5 == 0 {
            rules.scoring = Some(relevance());
        }
        let once = run(&case, &rules, false, |_, _, _| {});
        assert_eq!(once, run(&case, &rules, false, |_, _, _| {}), "the same again\n{case:#?}");
        assert_eq!(once, run(&case, &rules, true, |_, _, _| {}), "the other way round\n{case:#?}");
    }
}

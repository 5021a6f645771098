//! Passes over 100,000 tickets that wait.

use cpu_time::ThreadTime;

use musterd_bench::compare::median;
use musterd_bench::report::{Better, Row};

use crate::crowd::{lonely, matchable, partners};
use crate::world::World;

const WAITING: u32 = 100_000;
/// One in a hundred is new.
const EVERY: u32 = 100;
/// Odd, so that the median is one of them.
const ROUNDS: usize = 9;

/// Milliseconds of a pass, which must tell `match_frames` players of their match.
fn time_pass(world: &mut World, match_frames: u32) -> f64 {
    let start = ThreadTime::now();
    world.pass();
    let elapsed = start.elapsed().as_secs_f64() * 1e3;
    assert_eq!(world.said.match_frames, match_frames, "all matches that there are");
    elapsed
}

/// The first pass of an engine in which nobody has a partner.
fn cold_without_partners() -> f64 {
    let mut world = World::new(WAITING);
    world.enqueue(&lonely(WAITING));
    time_pass(&mut world, 0)
}

/// The first pass of an engine in which everybody has one: search, matches and their frames.
fn cold_with_partners() -> f64 {
    let mut world = World::new(WAITING);
    world.enqueue(&matchable(WAITING));
    time_pass(&mut world, WAITING)
}

/// Passes that find a partner for each of the newcomers. Between them the matched come back and wait again.
fn passes_with_newcomers() -> Vec<f64> {
    let mut world = World::new(WAITING + WAITING / EVERY);
    let newcomers = partners(WAITING, EVERY);
    let mut waiting = lonely(WAITING);
    world.enqueue(&waiting);
    world.pass();
    waiting.retain(|asker| asker.connection % EVERY == 0);
    let mut times = Vec::new();
    for _ in 0..ROUNDS {
        world.enqueue(&newcomers);
        times.push(time_pass(&mut world, 2 * WAITING / EVERY));
        world.acknowledge();
        world.enqueue(&waiting);
        world.pass();
    }
    times
}

/// Prints the rows.
pub fn report() {
    let cold = |pass: fn() -> f64| median(&mut (0..ROUNDS).map(|_| pass()).collect::<Vec<_>>());
    print("100 K waiting: cold pass, nobody has a partner", cold(cold_without_partners), Some(15.0));
    print("100 K waiting: cold pass, all are matched and told", cold(cold_with_partners), Some(15.0));
    print("100 K waiting: pass with 1 % new, each matched", median(&mut passes_with_newcomers()), Some(2.0));
}

fn print(name: &str, ours: f64, target: Option<f64>) {
    Row { name, ours, rival: None, rival_name: "", unit: "ms", better: Better::Lower, target }.print();
}

//! A pass over a thousand tickets to a million, and what a waiting ticket occupies. `npm run bench -- growth`.
//!
//! One against one. Each engine is new, and its first pass is measured: once where nobody has a partner, which is the search
//! alone, and once where everybody has, which is search, matches and their frames.

#[path = "../engine/crowd.rs"]
#[expect(dead_code, reason = "the engine's own benchmark uses the rest")]
mod crowd;
#[path = "../engine/world.rs"]
mod world;

use cpu_time::ThreadTime;
use musterd_bench::compare::median;
use musterd_bench::report::{Better, Row, is_quick, print_not_measured, rounds};
use serde_json::json;

use crowd::{Asker, lonely, matchable};
use world::World;

/// Tickets that wait together, and in how many engines. Odd, so that the median is one of them.
const SIZES: [(u32, usize); 4] = [(1_000, 31), (10_000, 15), (100_000, 7), (1_000_000, 1)];
/// Bytes of a page, as `/proc` counts.
const PAGE: f64 = 4_096.0;

/// Who asks, by how many, and whether they are matched.
type Crowd = (&'static str, fn(u32) -> Vec<Asker>, bool);

const CROWDS: [Crowd; 2] =
    [("nobody has a partner", lonely, false), ("all are matched and told", matchable, true)];

fn main() {
    let sizes = if is_quick() { &SIZES[..2] } else { &SIZES[..] };
    let series: Vec<(&str, Vec<[f64; 2]>)> = CROWDS
        .iter()
        .map(|(name, crowd, all)| {
            let point = |&(tickets, full): &(u32, usize)| {
                let askers = crowd(tickets);
                let mut times: Vec<f64> = (0..rounds(full)).map(|_| first_pass(&askers, *all)).collect();
                [f64::from(tickets), median(&mut times)]
            };
            (*name, sizes.iter().map(point).collect())
        })
        .collect();
    for (name, points) in &series {
        report(name, points);
    }
    draw(&series);
    report_bytes(sizes[sizes.len() - 1].0);
}

/// Milliseconds of this thread until everybody who has a partner has been told of him; one pass, unless the queue's search
/// budget ends it.
fn first_pass(askers: &[Asker], all: bool) -> f64 {
    let tickets = u32::try_from(askers.len()).expect("a million");
    let mut world = World::new(tickets);
    world.enqueue(askers);
    let wanted = if all { tickets } else { 0 };
    let start = ThreadTime::now();
    world.pass();
    while world.said.match_frames < wanted {
        world.pass();
    }
    let elapsed = start.elapsed().as_secs_f64() * 1e3;
    assert_eq!(world.said.match_frames, wanted, "all matches that there are");
    elapsed
}

fn report(name: &str, points: &[[f64; 2]]) {
    let ([fewest, least], [most, longest]) = (points[0], points[points.len() - 1]);
    let row = Row {
        name: &format!("1 M tickets: first pass, {name}"),
        ours: longest,
        rival: None,
        rival_name: "",
        unit: "ms",
        better: Better::Lower,
        target: None,
    };
    if most >= 1e6 {
        row.print();
        let grown = longest / least;
        let n_log_n = most * most.log2() / (fewest * fewest.log2());
        Row {
            name: &format!("1 M tickets beside 1 K, {name}: times the cost"),
            ours: grown,
            rival: Some(n_log_n),
            rival_name: "n log n",
            unit: "times",
            better: Better::Lower,
            target: None,
        }
        .print_against(">= 1x");
    } else {
        Row { name: &format!("first pass, {name}"), ..row }.print();
    }
}

fn draw(series: &[(&str, Vec<[f64; 2]>)]) {
    let lines: Vec<_> = series.iter().map(|(name, points)| json!({"name": name, "points": points})).collect();
    let n_log_n: Vec<[f64; 2]> = series[0]
        .1
        .iter()
        .map(|[tickets, _]| {
            let [fewest, least] = series[0].1[0];
            [*tickets, least * tickets * tickets.log2() / (fewest * fewest.log2())]
        })
        .collect();
    let reference = json!({"name": "n log n from the first point", "points": n_log_n, "rival": true});
    let chart = json!({
        "name": "growth",
        "title": "The first pass over so many tickets",
        "x": {"label": "tickets that wait", "unit": "", "scale": "log"},
        "y": {"label": "CPU time", "unit": "ms", "scale": "log"},
        "series": lines.into_iter().chain([reference]).collect::<Vec<_>>(),
    });
    println!("CHART {chart}");
}

/// What the process grows by when everybody asks: the ticket, its claim, its places in line and pool, and the
/// acknowledgement that is kept until the player has it.
fn report_bytes(tickets: u32) {
    const NAME: &str = "bytes a ticket that waits";
    let mut world = World::new(tickets);
    let askers = lonely(tickets);
    let Some(before) = resident_bytes() else {
        return print_not_measured(NAME, "only Linux says what a process occupies");
    };
    world.enqueue(&askers);
    world.pass();
    world.acknowledge();
    let grown = resident_bytes().expect("as before") - before;
    Row {
        name: NAME,
        ours: grown / f64::from(tickets),
        rival: None,
        rival_name: "",
        unit: "B",
        better: Better::Lower,
        target: Some(256.0),
    }
    .print();
}

fn resident_bytes() -> Option<f64> {
    let pages = std::fs::read_to_string("/proc/self/statm").ok()?;
    pages.split(' ').nth(1)?.parse::<f64>().ok().map(|pages| pages * PAGE)
}

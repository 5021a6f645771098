//! How long people wait against how well they are matched, one against one, beside Nakama's matchmaker with a processor
//! that sorts and pairs: the same arrivals and ratings through both, at several settings of each.
//! `npm run bench -- frontier`.
//!
//! Time is only counted, so nothing here depends on the machine. A point of a curve is one setting; to be ahead at every
//! wait means: for each setting of the rival one of ours lets nobody wait longer, at the same quantile, and its pairs are
//! nearer.

mod ours;
mod outcome;
mod trace;

use musterd_bench::nakama::Nakama;
use musterd_bench::report::{Better, Row, is_quick, print_not_measured};
use serde_json::{Value, json};

use ours::Setting;
use outcome::{Outcome, Wait, frontier, narrowest};
use trace::Trace;

const SEED: u64 = 0x5eed;
/// How many come a second, for how many seconds, and the passes of the rival in seconds: it has no shorter one than 1 s.
const SCENES: [(f64, f64, &[u64]); 3] = [
    (10.0, 600.0, &[1, 2, 3, 5, 10, 15, 30]),
    (200.0, 120.0, &[1, 2, 3, 5, 10, 15]),
    (2_000.0, 40.0, &[1, 2, 3, 5]),
];
/// The density of the ratings where most are.
const DENSITY: f64 = 0.4 / 350.0;
/// First distances of ours, as shares of what lies between two neighbours among those who come in a second.
const DISTANCES: [f64; 11] = [16.0, 8.0, 4.0, 2.0, 1.0, 0.5, 0.35, 0.25, 0.15, 0.1, 0.05];
/// The quantiles of the waits that curves are drawn over.
const WAITS: [(&str, Wait); 2] = [("p50", |outcome| outcome.wait_p50), ("p95", |outcome| outcome.wait_p95)];

fn main() {
    let scenes = if is_quick() { &SCENES[..1] } else { &SCENES[..] };
    for &(per_second, seconds, intervals) in scenes {
        let trace = Trace::new(SEED, per_second, seconds);
        println!("{per_second} tickets/s: {} tickets, seed {SEED:#x}", trace.ratings.len());
        let ours: Vec<Outcome> =
            settings(per_second, intervals).iter().map(|setting| setting.run(&trace)).collect();
        let theirs = match Nakama::start() {
            Ok(nakama) => rival(nakama, &trace, intervals),
            Err(why) => {
                print_not_measured(&format!("streaming, {per_second} tickets/s"), &why);
                Vec::new()
            }
        };
        for outcome in ours.iter().chain(&theirs) {
            let Outcome { setting, wait_p50, wait_p95, gap } = outcome;
            println!("  {setting}: wait p50 {wait_p50:.3} s, p95 {wait_p95:.3} s, gap {gap:.3}");
        }
        draw(per_second, &ours, &theirs);
        if !theirs.is_empty() {
            report(per_second, &ours, &theirs);
        }
    }
}

/// Ours at one rate: the rival's own intervals, a little less than they are, because more who play move the quantiles by
/// a little too; and distances that widen, the narrower the slower.
fn settings(per_second: f64, intervals: &[u64]) -> Vec<Setting> {
    let between = 1.0 / (per_second * DENSITY);
    let batches =
        intervals.iter().flat_map(|seconds| [1_000, 970].map(|share| Setting::Batch(seconds * share)));
    let widening = DISTANCES.iter().map(|share| Setting::Widening(share * between, step_seconds(*share)));
    let both =
        DISTANCES.iter().map(|share| Setting::BatchWidening(200, share * between, step_seconds(*share)));
    batches.chain(widening).chain(both).collect()
}

/// Seconds until the distance widens: about what one waits for a partner who is so near.
fn step_seconds(share: f64) -> f64 {
    1.0 / share
}

fn rival(mut nakama: Nakama, trace: &Trace, intervals: &[u64]) -> Vec<Outcome> {
    let mut ask = |seconds: u64| {
        let answer = nakama.ask(&trace.question(seconds * 1_000));
        let pairs: Vec<(usize, usize, f64)> = serde_json::from_value(answer["pairs"].clone()).expect("pairs");
        Outcome::new(format!("Nakama, {seconds} s"), trace, &pairs)
    };
    intervals.iter().map(|seconds| ask(*seconds)).collect()
}

fn report(per_second: f64, ours: &[Outcome], theirs: &[Outcome]) {
    for (quantile, wait) in WAITS {
        let (our_gap, their_gap) = narrowest(ours, theirs, wait);
        Row {
            name: &format!(
                "streaming, {per_second} tickets/s: mean gap at equal wait {quantile}, where we lead least"
            ),
            ours: our_gap,
            rival: Some(their_gap),
            rival_name: "Nakama, sort-and-pair processor",
            unit: "rating points",
            better: Better::Lower,
            target: None,
        }
        .print_against(">= 1x");
    }
}

fn draw(per_second: f64, ours: &[Outcome], theirs: &[Outcome]) {
    let mut series: Vec<Value> = Vec::new();
    for (quantile, wait) in WAITS {
        for (who, outcomes, rival) in [("musterd", ours, false), ("Nakama", theirs, true)] {
            let points: Vec<[f64; 2]> = frontier(outcomes, wait)
                .iter()
                .map(|outcome| [wait(outcome).max(0.01), outcome.gap])
                .collect();
            if !points.is_empty() {
                series.push(json!({
                    "name": format!("{who}, wait {quantile}"), "points": points, "rival": rival
                }));
            }
        }
    }
    let chart = json!({
        "name": format!("streaming-{per_second}"),
        "title": format!("{per_second} tickets/s: wait against gap (nearer to the corner is better)"),
        "x": {"label": "wait", "unit": "s", "scale": "log"},
        "y": {"label": "mean gap of two who play each other", "unit": "rating points", "scale": "log"},
        "series": series,
    });
    println!("CHART {chart}");
}

//! One pass under objective `quality` beside the optimum, which an exact blossom algorithm finds: the tickets matched
//! and their total score, as a share of the best there is. `npm run bench -- quality`.
//!
//! The blossom is given the same graph, with scores as whole numbers: the rating rows as they are, the others to a
//! millionth.

mod crowd;
mod optimum;
mod pass;

use std::time::Duration;

use musterd_bench::compare::median;
use musterd_bench::report::{Better, Row, rounds};

use crowd::{Crowd, Scene};

const SEEDS: usize = 20;
const TICKETS: usize = 400;

fn main() {
    for scene in [Scene::Rating, Scene::RatingWithin, Scene::Style] {
        let mut shares = Vec::new();
        let mut times = (Vec::new(), Vec::new());
        for seed in 1..=rounds(SEEDS) {
            // An odd number each second time: somebody stays.
            let crowd = Crowd::new(scene, seed as u64, TICKETS - usize::from(seed.is_multiple_of(2)));
            let ours = pass::run(&crowd);
            let best = optimum::run(&crowd);
            assert_eq!(
                ours.pairs.len(),
                best.pairs.len(),
                "seed {seed}: as many players as can be are matched"
            );
            shares.push(crowd.total(&ours.pairs) / crowd.total(&best.pairs));
            times.0.push(millis(ours.elapsed));
            times.1.push(millis(best.elapsed));
        }
        let worst = shares.iter().copied().fold(f64::INFINITY, f64::min);
        Row {
            name: &format!(
                "one pass, {TICKETS} tickets, {}: share of the optimum, worst of {SEEDS} seeds",
                scene.name()
            ),
            ours: worst,
            rival: Some(1.0),
            rival_name: "blossom",
            unit: "share",
            better: Better::Higher,
            target: Some(scene.target()),
        }
        .print();
        Row {
            name: &format!("one pass, {TICKETS} tickets, {}: time", scene.name()),
            ours: median(&mut times.0),
            rival: Some(median(&mut times.1)),
            rival_name: "blossom",
            unit: "ms",
            better: Better::Lower,
            target: None,
        }
        .print();
    }
}

fn millis(elapsed: Duration) -> f64 {
    elapsed.as_secs_f64() * 1e3
}

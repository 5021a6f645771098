//! The kernel beside code that anybody would write: cosines of one query against 10,000 candidates of 16 components.
//!
//! `cargo bench --bench kernel`. The two take turns; a figure is the median of the rounds. The rival reads the same
//! candidates from one vector of vectors' components, in order, and computes both lengths as it goes, which is what the
//! definition says. Ours has made the candidates' lengths 1 when they came. So a third contestant has done that too, and
//! shows what the layout alone is worth.
//!
//! The rating update beside its rival is in `bench/js/ratings.bench.ts`, because the rival is JavaScript. Here is only
//! what it takes without the call.

use std::hint::black_box;
use std::time::{Duration, Instant};

use musterd_bench::compare::{Contestant, medians};
use musterd_bench::report::{Better, Row};
use musterd_kernel::{PackedUnit, Rater, Rating, Standing, Unit, Vectors, pack, packed_len};

const CANDIDATES: u32 = 10_000;
const DIMENSION: usize = 16;
/// Rounds, odd, and passes over all candidates in each.
const ROUNDS: usize = 15;
const PASSES: u32 = 20;
const GAMES: u32 = 10_000;

/// Components between −1 and 1 that look random, and are the same in every run.
fn data() -> Vec<f64> {
    let mut state = 1_u32;
    let mut next = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        f64::from(state) / f64::from(u32::MAX) * 2.0 - 1.0
    };
    (0..CANDIDATES as usize * DIMENSION).map(|_| next()).collect()
}

struct Ours {
    vectors: Vectors,
    query: Unit,
    cosines: Vec<f64>,
}

impl Contestant for Ours {
    fn name(&self) -> &'static str {
        "Vectors::cosines"
    }

    fn round(&mut self) -> Duration {
        let start = Instant::now();
        for _ in 0..PASSES {
            self.vectors.cosines(black_box(&self.query), &mut self.cosines);
            black_box(&self.cosines);
        }
        start.elapsed()
    }
}

/// In single precision, in memory of the caller's.
struct Packed {
    vectors: Vec<f32>,
    query: PackedUnit,
    cosines: Vec<f32>,
}

impl Packed {
    #[expect(clippy::cast_possible_truncation, reason = "single precision is what is measured")]
    fn of(components: &[f64], query: &[f64]) -> Self {
        let single = |numbers: &[f64]| numbers.iter().map(|number| *number as f32).collect::<Vec<f32>>();
        let places = packed_len(CANDIDATES as usize, DIMENSION).expect("few");
        let mut packed = vec![0.0; places];
        pack(&single(components), DIMENSION, &mut packed);
        Self {
            vectors: packed,
            query: PackedUnit::of(&single(query)),
            cosines: vec![0.0; CANDIDATES as usize],
        }
    }
}

impl Contestant for Packed {
    fn name(&self) -> &'static str {
        "PackedUnit::cosines"
    }

    fn round(&mut self) -> Duration {
        let start = Instant::now();
        for _ in 0..PASSES {
            black_box(&self.query).cosines(&self.vectors, &mut self.cosines);
            black_box(&self.cosines);
        }
        start.elapsed()
    }
}

struct Naive {
    components: Vec<f64>,
    query: Vec<f64>,
    cosines: Vec<f64>,
    cosine: fn(&[f64], &[f64]) -> f64,
}

impl Contestant for Naive {
    fn name(&self) -> &'static str {
        "naive Rust"
    }

    fn round(&mut self) -> Duration {
        let start = Instant::now();
        for _ in 0..PASSES {
            let query = black_box(&self.query);
            for (cosine, candidate) in self.cosines.iter_mut().zip(self.components.chunks_exact(DIMENSION)) {
                *cosine = (self.cosine)(query, candidate);
            }
            black_box(&self.cosines);
        }
        start.elapsed()
    }
}

fn dot(left: &[f64], right: &[f64]) -> f64 {
    left.iter().zip(right).map(|(a, b)| a * b).sum()
}

/// The definition.
fn cosine(left: &[f64], right: &[f64]) -> f64 {
    dot(left, right) / (dot(left, left) * dot(right, right)).sqrt()
}

fn contestants() -> Vec<Box<dyn Contestant>> {
    let components = data();
    let query: Vec<f64> = components[..DIMENSION].iter().map(|component| component * 3.0).collect();
    let mut vectors = Vectors::new(DIMENSION);
    let mut units = Vec::new();
    for candidate in components.chunks_exact(DIMENSION) {
        vectors.push(candidate);
        let length = dot(candidate, candidate).sqrt();
        units.extend(candidate.iter().map(|component| component / length));
    }
    let length = dot(&query, &query).sqrt();
    let unit_query: Vec<f64> = query.iter().map(|component| component / length).collect();
    let cosines = vec![0.0; CANDIDATES as usize];
    let mut ours = Ours { vectors, query: Unit::of(&query), cosines: cosines.clone() };
    let mut packed = Packed::of(&components, &query);
    packed.round();
    let off = ours_off(&mut ours, &packed);
    assert!(!off, "nearly the same cosines");
    let mut naive = Naive { components, query, cosines: cosines.clone(), cosine };
    let mut prepared = Naive { components: units, query: unit_query, cosines, cosine: dot };
    ours.round();
    for rival in [&mut naive, &mut prepared] {
        rival.round();
        let off = ours.cosines.iter().zip(&rival.cosines).any(|(left, right)| (left - right).abs() > 1e-12);
        assert!(!off, "the same cosines");
    }
    vec![Box::new(ours), Box::new(naive), Box::new(prepared), Box::new(packed)]
}

fn ours_off(ours: &mut Ours, packed: &Packed) -> bool {
    ours.round();
    ours.cosines
        .iter()
        .zip(&packed.cosines)
        .any(|(double, single)| (double - f64::from(*single)).abs() > 1e-5)
}

/// Five against five, all of them different.
struct Games {
    players: Vec<[Rating; 10]>,
    rater: Rater,
}

impl Contestant for Games {
    fn name(&self) -> &'static str {
        "Rater::rate"
    }

    fn round(&mut self) -> Duration {
        let start = Instant::now();
        for players in &mut self.players {
            let standings =
                black_box([Standing { players: 5, rank: 1.0 }, Standing { players: 5, rank: 2.0 }]);
            self.rater.rate(players, &standings).expect("a good game");
        }
        black_box(&self.players);
        start.elapsed()
    }
}

fn games() -> Games {
    let data = data();
    let rating = |game: usize, player: usize| Rating {
        mu: 25.0 + 10.0 * data[game * 10 + player],
        sigma: 4.0 + 3.0 * data[game + player],
    };
    let game = |game| std::array::from_fn(|player| rating(game, player));
    Games { players: (0..GAMES as usize).map(game).collect(), rater: Rater::default() }
}

fn main() {
    let measured = medians(&mut contestants(), ROUNDS, CANDIDATES * PASSES);
    let row = Row {
        name: "kernel: cosine, 10,000 candidates, d = 16",
        ours: measured[0],
        rival: Some(measured[1]),
        rival_name: "naive Rust",
        unit: "ns",
        better: Better::Lower,
        target: Some(1.5),
    };
    row.print();
    let name = "kernel: cosine in single precision, 10,000 packed candidates";
    Row { name, ours: measured[3], ..row.clone() }.print();
    let name = "kernel: cosine, rival's lengths made 1 before";
    Row { name, rival: Some(measured[2]), rival_name: "naive Rust, prepared", target: None, ..row }.print();

    let rated = medians(&mut [Box::new(games())], ROUNDS, GAMES);
    Row {
        name: "kernel: rating update 5v5, from Rust",
        ours: rated[0],
        rival: None,
        rival_name: "",
        unit: "ns",
        better: Better::Lower,
        target: Some(300.0),
    }
    .print();
}

//! Single pushes while others push and the consumer drains: quantiles of the push's own time.

use std::collections::VecDeque;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

use crossbeam_queue::ArrayQueue;
use musterd_bench::clock::ticks;
use musterd_bench::compare::median;
use musterd_bench::latency::Quantiles;
use musterd_bench::report::{Better, Row};
use musterd_ring::ring;

use crate::CAPACITY;

const PUSHES: u64 = 200_000;
const ROUNDS: usize = 9;

/// Times every accepted push of `producers` threads while `drain` runs on another, and checks the sum.
fn time_pushes(
    producers: u64,
    push: impl Fn(u64) -> bool + Clone + Send,
    mut drain: impl FnMut(&mut u64) -> u64 + Send,
) -> Quantiles {
    let pushed_sum = AtomicU64::new(0);
    let mut samples = Vec::new();
    thread::scope(|scope| {
        let pushers: Vec<_> = (0..producers)
            .map(|name| {
                let push = push.clone();
                scope.spawn(move || time_one_producer(name * PUSHES, &push))
            })
            .collect();
        scope.spawn(|| {
            let mut sum = 0;
            let mut left = producers * PUSHES;
            while left > 0 {
                let drained = drain(&mut sum);
                left -= drained;
                if drained == 0 {
                    thread::yield_now();
                }
            }
            pushed_sum.store(sum, Ordering::Relaxed);
        });
        for pusher in pushers {
            samples.extend(pusher.join().expect("no push panics"));
        }
    });
    let total = producers * PUSHES;
    assert_eq!(pushed_sum.into_inner(), total * (total - 1) / 2, "what comes out is what went in");
    Quantiles::of_ticks(&mut samples)
}

fn time_one_producer(first: u64, push: &impl Fn(u64) -> bool) -> Vec<u32> {
    let mut samples = Vec::with_capacity(usize::try_from(PUSHES).expect("fits"));
    for number in first..first + PUSHES {
        loop {
            let start = ticks();
            let accepted = push(number);
            let elapsed = ticks() - start;
            if accepted {
                samples.push(u32::try_from(elapsed).unwrap_or(u32::MAX));
                break;
            }
            thread::yield_now();
        }
    }
    samples
}

fn ours(producers: u64) -> Quantiles {
    let (producer, mut consumer) = ring::<u64>(CAPACITY);
    let push = move |number| producer.push_with(|slot| *slot = number).is_ok();
    time_pushes(producers, &push, move |sum| consumer.drain(64, |slot| *sum += *slot) as u64)
}

fn array_queue(producers: u64) -> Quantiles {
    let queue = ArrayQueue::new(CAPACITY);
    let push = |number| queue.push(number).is_ok();
    time_pushes(producers, push, |sum| {
        let mut count = 0;
        while count < 64
            && let Some(number) = queue.pop()
        {
            *sum += number;
            count += 1;
        }
        count
    })
}

fn mutex_queue(producers: u64) -> Quantiles {
    let queue = Mutex::new(VecDeque::with_capacity(CAPACITY));
    let push = |number| {
        let mut queue = queue.lock().expect("nobody panics");
        let room = queue.len() < CAPACITY;
        if room {
            queue.push_back(number);
        }
        room
    };
    time_pushes(producers, push, |sum| {
        let mut queue = queue.lock().expect("nobody panics");
        let count = queue.len().min(64);
        *sum += queue.drain(..count).sum::<u64>();
        count as u64
    })
}

/// The median over the rounds of each quantile.
fn middle(rounds: &[Quantiles]) -> Quantiles {
    let of = |pick: fn(&Quantiles) -> f64| median(&mut rounds.iter().map(pick).collect::<Vec<_>>());
    Quantiles { p50: of(|round| round.p50), p99: of(|round| round.p99), p999: of(|round| round.p999) }
}

/// What timing nothing costs: part of every figure.
fn clock() -> Quantiles {
    Quantiles::of_ticks(&mut time_one_producer(0, &|_| true))
}

/// A queue with a number of producers.
type Measure = fn(u64) -> Quantiles;

/// Prints the rows.
pub fn report() {
    let clock = clock();
    println!(
        "clock alone, included below: p50 {:.0} ns, p99 {:.0}, p99.9 {:.0}",
        clock.p50, clock.p99, clock.p999
    );
    let queues: [(&str, Measure); 3] =
        [("musterd-ring", ours), ("crossbeam ArrayQueue", array_queue), ("Mutex<VecDeque>", mutex_queue)];
    for (producers, name) in [(1, "1P1C"), (2, "2P1C")] {
        let mut rounds = vec![Vec::new(); queues.len()];
        for _ in 0..ROUNDS {
            for (index, (_, measure)) in queues.iter().enumerate() {
                rounds[index].push(measure(producers));
            }
        }
        let figures: Vec<_> = rounds.iter().map(|rounds| middle(rounds)).collect();
        print_rows(name, &figures, &queues);
    }
}

/// Reads one of the quantiles.
type Pick = fn(&Quantiles) -> f64;

fn print_rows(name: &str, figures: &[Quantiles], queues: &[(&str, Measure)]) {
    let quantiles: [(&str, Pick); 3] =
        [("p50", |figure| figure.p50), ("p99", |figure| figure.p99), ("p99.9", |figure| figure.p999)];
    for (quantile, pick) in quantiles {
        let target = match (name, quantile) {
            ("1P1C", "p99") => Some(150.0),
            ("2P1C", "p99.9") => Some(50.0),
            _ => None,
        };
        for (figure, (rival_name, _)) in figures.iter().zip(queues).skip(1) {
            Row {
                name: &format!("ring push {name} {quantile}"),
                ours: pick(&figures[0]),
                rival: Some(pick(figure)),
                rival_name,
                unit: "ns",
                better: Better::Lower,
                target,
            }
            .print();
        }
    }
}

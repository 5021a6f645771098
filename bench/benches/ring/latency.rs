//! Single pushes while others push and the consumer drains: quantiles of the push's own time.
//!
//! The quantiles are of all rounds together, not the median of the rounds'. On a busy machine the system runs the
//! threads of some rounds one after another. Such a round is quiet for every queue, and a median would let it hide the
//! ones in which they met.

use std::collections::VecDeque;
use std::hint::black_box;
use std::sync::{Barrier, Mutex};
use std::thread;

use crossbeam_queue::ArrayQueue;
use musterd_bench::clock::ticks;
use musterd_bench::latency::Quantiles;
use musterd_bench::report::{Better, Row};
use musterd_ring::{Block, ring};

use crate::CAPACITY;
use crate::frame::{Frame, answer, bytes_of};
use crate::lock::Lock;

const PUSHES: u64 = 200_000;
const ROUNDS: usize = 15;
/// Values drained before the consumer looks whether it is done.
const DRAIN: usize = 64;

/// Times every accepted push of `producers` threads while `drain`, which adds to a sum and returns how many it took,
/// runs on another. Checks that what came out is what went in.
fn time_pushes(
    producers: u64,
    push: impl Fn(u64) -> bool + Sync,
    mut drain: impl FnMut(&mut u64) -> usize + Send,
    answer: impl Fn(u64) -> u64,
) -> Vec<u32> {
    let total = producers * PUSHES;
    let threads = usize::try_from(producers + 1).expect("few");
    let (push, start) = (&push, &Barrier::new(threads));
    let mut samples = Vec::new();
    let sum = thread::scope(|scope| {
        let time = |name| {
            scope.spawn(move || {
                start.wait();
                time_one_producer(name * PUSHES, push)
            })
        };
        let pushers: Vec<_> = (0..producers).map(time).collect();
        let drainer = scope.spawn(move || {
            let (mut sum, mut taken) = (0, 0);
            start.wait();
            while taken < total {
                let drained = drain(&mut sum);
                taken += drained as u64;
                if drained == 0 {
                    thread::yield_now();
                }
            }
            sum
        });
        for pusher in pushers {
            samples.extend(pusher.join().expect("no push panics"));
        }
        drainer.join().expect("no drain panics")
    });
    assert_eq!(sum, (0..total).map(answer).sum::<u64>(), "what comes out is what went in");
    samples
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

fn ours_with_numbers(producers: u64) -> Vec<u32> {
    let (producer, mut consumer) = ring::<u64>(CAPACITY);
    let push = |number| producer.push_with(|slot| *slot = number).is_ok();
    time_pushes(producers, push, |sum| consumer.drain(DRAIN, |slot| *sum += *slot), |number| number)
}

fn ours_with_frames(producers: u64) -> Vec<u32> {
    let (producer, mut consumer) = ring::<Block>(CAPACITY);
    let push = |number| {
        let bytes = bytes_of(number);
        producer.push_with(|slot| slot.store(number, black_box(&bytes))).is_ok()
    };
    let drain = |sum: &mut u64| {
        consumer.drain(DRAIN, |block| {
            *sum += answer(block.tag(), block.bytes());
            block.clear();
        })
    };
    time_pushes(producers, push, drain, frame_answer)
}

fn array_queue<T: Send>(producers: u64, make: fn(u64) -> T, answer: fn(&T) -> u64) -> Vec<u32> {
    let queue = ArrayQueue::new(CAPACITY);
    let push = |number| queue.push(make(number)).is_ok();
    let drain = |sum: &mut u64| {
        let values = std::iter::from_fn(|| queue.pop()).take(DRAIN);
        values.inspect(|value| *sum += answer(value)).count()
    };
    time_pushes(producers, push, drain, |number| answer(&make(number)))
}

fn locked_queue<T: Send, Held: Lock<VecDeque<T>>>(
    producers: u64,
    make: fn(u64) -> T,
    answer: fn(&T) -> u64,
) -> Vec<u32> {
    let queue = Held::around(VecDeque::with_capacity(CAPACITY));
    let push = |number| {
        queue.with(|queue| {
            let room = queue.len() < CAPACITY;
            if room {
                queue.push_back(make(number));
            }
            room
        })
    };
    let drain = |sum: &mut u64| {
        queue.with(|queue| {
            let count = queue.len().min(DRAIN);
            queue.drain(..count).for_each(|value| *sum += answer(&value));
            count
        })
    };
    time_pushes(producers, push, drain, |number| answer(&make(number)))
}

fn make_frame(number: u64) -> Frame {
    Frame::new(number, black_box(&bytes_of(number)))
}

fn frame_answer(number: u64) -> u64 {
    answer(number, &bytes_of(number))
}

/// Times the pushes of a number of producers into a queue.
type Measure = fn(u64) -> Vec<u32>;

const QUEUES: [&str; 4] =
    ["musterd-ring", "crossbeam ArrayQueue", "Mutex<VecDeque>", "parking_lot Mutex<VecDeque>"];
const WITH_NUMBERS: [Measure; 4] = [
    ours_with_numbers,
    |producers| array_queue(producers, |number| number, |number| *number),
    |producers| locked_queue::<u64, Mutex<_>>(producers, |number| number, |number| *number),
    |producers| locked_queue::<u64, parking_lot::Mutex<_>>(producers, |number| number, |number| *number),
];
const WITH_FRAMES: [Measure; 4] = [
    ours_with_frames,
    |producers| array_queue(producers, make_frame, Frame::answer),
    |producers| locked_queue::<Frame, Mutex<_>>(producers, make_frame, Frame::answer),
    |producers| locked_queue::<Frame, parking_lot::Mutex<_>>(producers, make_frame, Frame::answer),
];

/// Of each queue the quantiles over all rounds, in each of which every queue has its turn.
fn measure(queues: &[Measure], producers: u64) -> Vec<Quantiles> {
    let mut samples = vec![Vec::new(); queues.len()];
    for _ in 0..ROUNDS {
        for (samples, measure) in samples.iter_mut().zip(queues) {
            samples.extend(measure(producers));
        }
    }
    samples.iter_mut().map(|samples| Quantiles::of_ticks(samples)).collect()
}

/// Prints all figures, and a row for each quantile beside the rival that is best at it.
pub fn report() {
    let clock = Quantiles::of_ticks(&mut time_one_producer(0, &|_| true));
    println!("{:54} {clock}", "the clock alone, a part of every figure:");
    for (payload, queues) in [("u64", &WITH_NUMBERS), ("62-byte frame", &WITH_FRAMES)] {
        for producers in [1, 2] {
            let name = format!("ring push {producers}P1C, {payload}");
            let figures = measure(queues, producers);
            for (queue, figures) in QUEUES.iter().zip(&figures) {
                println!("{:54} {figures}", format!("{name}, {queue}:"));
            }
            print_row(&format!("{name}, p50"), &figures, |figure| figure.p50, None);
            print_row(
                &format!("{name}, p99"),
                &figures,
                |figure| figure.p99,
                (producers == 1).then_some(150.0),
            );
            print_row(
                &format!("{name}, p99.9"),
                &figures,
                |figure| figure.p999,
                (producers == 2).then_some(50.0),
            );
        }
    }
}

fn print_row(name: &str, figures: &[Quantiles], pick: fn(&Quantiles) -> f64, target: Option<f64>) {
    let rivals = QUEUES.iter().zip(figures.iter().map(pick)).skip(1);
    let (rival_name, rival) = rivals.min_by(|left, right| left.1.total_cmp(&right.1)).expect("two rivals");
    Row {
        name,
        ours: pick(&figures[0]),
        rival: Some(rival),
        rival_name,
        unit: "ns",
        better: Better::Lower,
        target,
    }
    .print();
}

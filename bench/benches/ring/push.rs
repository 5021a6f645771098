//! One push, nobody else around.

use std::collections::VecDeque;
use std::hint::black_box;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use crossbeam_queue::ArrayQueue;
use musterd_bench::compare::{Contestant, medians};
use musterd_bench::report::{Better, Row};
use musterd_ring::{Block, Consumer, Producer, ring};

use crate::CAPACITY;
use crate::frame::{Frame, answer, bytes_of};
use crate::lock::Lock;

/// Pushes timed in a round: few enough that the clock costs nothing, and the queue is empty again before the next.
pub const OPERATIONS: u32 = 4_096;
const ROUNDS: usize = 301;

/// A queue under test: how it takes a number, and how it gives back the sum of all it holds.
struct Queue<Push, Sum> {
    name: &'static str,
    push: Push,
    sum: Sum,
    expected: u64,
}

impl<Push: FnMut(u64), Sum: FnMut() -> u64> Contestant for Queue<Push, Sum> {
    fn name(&self) -> &'static str {
        self.name
    }

    fn round(&mut self) -> Duration {
        let start = Instant::now();
        for number in 0..u64::from(OPERATIONS) {
            (self.push)(black_box(number));
        }
        let elapsed = start.elapsed();
        assert_eq!((self.sum)(), self.expected, "{} gives back what it took", self.name);
        elapsed
    }
}

fn queue<'a>(
    name: &'static str,
    expected: u64,
    push: impl FnMut(u64) + 'a,
    sum: impl FnMut() -> u64 + 'a,
) -> Box<dyn Contestant + 'a> {
    Box::new(Queue { name, push, sum, expected })
}

/// All queues with numbers in them.
pub fn of_numbers() -> Vec<Box<dyn Contestant>> {
    let expected = (0..u64::from(OPERATIONS)).sum();
    let (producer, consumer) = ring::<u64>(CAPACITY);
    vec![
        queue("musterd-ring", expected, push_number(producer), sum_of(consumer, |number| *number)),
        array_queue(expected, |number| number, |number| *number),
        locked_queue::<u64, Mutex<_>>("Mutex<VecDeque>", expected, |number| number, |number| *number),
        locked_queue::<u64, parking_lot::Mutex<_>>(
            "parking_lot Mutex<VecDeque>",
            expected,
            |number| number,
            |number| *number,
        ),
    ]
}

/// All queues with frames in them.
pub fn of_frames() -> Vec<Box<dyn Contestant>> {
    let expected = (0..u64::from(OPERATIONS)).map(|number| answer(number, &bytes_of(number))).sum();
    let (producer, consumer) = ring::<Block>(CAPACITY);
    let answer_of = |block: &mut Block| answer(block.tag(), block.bytes());
    let make = |number| Frame::new(number, black_box(&bytes_of(number)));
    vec![
        queue("musterd-ring", expected, push_frame(producer), sum_of(consumer, answer_of)),
        array_queue(expected, make, Frame::answer),
        locked_queue::<Frame, Mutex<_>>("Mutex<VecDeque>", expected, make, Frame::answer),
        locked_queue::<Frame, parking_lot::Mutex<_>>(
            "parking_lot Mutex<VecDeque>",
            expected,
            make,
            Frame::answer,
        ),
    ]
}

fn push_number(producer: Producer<u64>) -> impl FnMut(u64) {
    move |number| producer.push_with(|slot| *slot = number).expect("there is room")
}

fn push_frame(producer: Producer<Block>) -> impl FnMut(u64) {
    move |number| {
        let frame = bytes_of(number);
        producer.push_with(|slot| slot.store(number, black_box(&frame))).expect("there is room");
    }
}

fn sum_of<T>(mut consumer: Consumer<T>, mut answer: impl FnMut(&mut T) -> u64) -> impl FnMut() -> u64 {
    move || {
        let mut sum = 0;
        consumer.drain(usize::MAX, |slot| sum += answer(slot));
        sum
    }
}

fn array_queue<T: 'static>(expected: u64, make: fn(u64) -> T, answer: fn(&T) -> u64) -> Box<dyn Contestant> {
    let values: &'static ArrayQueue<T> = Box::leak(Box::new(ArrayQueue::new(CAPACITY)));
    let push = move |number| assert!(values.push(make(number)).is_ok(), "there is room");
    queue("crossbeam ArrayQueue", expected, push, move || {
        std::iter::from_fn(|| values.pop()).map(|value| answer(&value)).sum()
    })
}

fn locked_queue<T: 'static, Held: Lock<VecDeque<T>> + 'static>(
    name: &'static str,
    expected: u64,
    make: fn(u64) -> T,
    answer: fn(&T) -> u64,
) -> Box<dyn Contestant> {
    let values: &'static Held = Box::leak(Box::new(Held::around(VecDeque::with_capacity(CAPACITY))));
    let push = move |number| {
        values.with(|values| {
            assert!(values.len() < CAPACITY, "there is room");
            values.push_back(make(number));
        });
    };
    queue(name, expected, push, move || {
        values.with(|values| values.drain(..).map(|value| answer(&value)).sum())
    })
}

/// Prints the rows.
pub fn report() {
    for (name, mut contestants, target) in [
        ("ring push, one thread, u64", of_numbers(), Some(10.0)),
        ("ring push, one thread, 62-byte frame", of_frames(), None),
    ] {
        let medians = medians(&mut contestants, ROUNDS, OPERATIONS);
        for (rival, figure) in contestants.iter().zip(&medians).skip(1) {
            Row {
                name,
                ours: medians[0],
                rival: Some(*figure),
                rival_name: rival.name(),
                unit: "ns",
                better: Better::Lower,
                target,
            }
            .print();
        }
    }
}

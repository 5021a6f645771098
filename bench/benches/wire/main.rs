//! The wire codec beside prost, on the same bytes: 10,000 match requests read, 10,000 match messages written.
//!
//! `cargo bench --bench wire`. Each figure is the median of rounds in which ours and the rival take turns. Before
//! anything is measured, both must read the same values and write the same bytes.
//!
//! What is not equal, and to whose favour: prost makes owned texts and maps where ours borrows from the frame,
//! which is the point of it. Prost's maps are the faster of its two kinds. Making prost's message out of the
//! engine's match is not counted. The matches are few enough to stay in the cache, as one that has just been made
//! is; with 10,000 of them in memory prost's scattered texts would cost it twice as much.
//!
//! The request is a real one of this contract: five texts in four nested messages. The 62 bytes that the target
//! in microseconds was set for are one text and numbers, so what compares is the ratio.

mod data;
mod rival;

use std::hint::black_box;
use std::time::Instant;

use bumpalo::Bump;
use criterion::{Criterion, Throughput};
use musterd_bench::compare::median;
use musterd_core::command::{Command, Value};
use musterd_wire::limits::FRAME_OUT_BYTES;
use musterd_wire::{decode, encode};
use prost::Message as _;

use data::{DISTINCT, MESSAGES, Matches};

/// Odd, so that the median is one of them.
const ROUNDS: usize = 15;

/// Reads every frame and sums up what a matchmaker needs of it.
fn read_ours(frames: &[Vec<u8>], arena: &mut Bump) -> f64 {
    let mut sum = 0.0;
    for frame in frames {
        arena.reset();
        let request = decode(black_box(frame), arena).expect("a good frame");
        let Command::Enqueue(body) = request.command else { panic!("an enqueue") };
        let Value::Number(rating) = body.attributes[0].value else { panic!("a number") };
        sum += checksum(request.id, body.ticket_id, body.queue, rating, body.latencies[0].milliseconds);
    }
    sum
}

fn read_rival(frames: &[Vec<u8>]) -> f64 {
    let mut sum = 0.0;
    for frame in frames {
        let message = rival::ClientMessage::decode(black_box(frame.as_slice())).expect("a good frame");
        let Some(rival::ClientBody::Enqueue(body)) = &message.body else { panic!("an enqueue") };
        let Some(rival::Kind::Number(rating)) = body.attributes["rating"].kind else { panic!("a number") };
        sum += checksum(&message.id, &body.ticket_id, &body.queue, rating, body.latency_ms["eu"]);
    }
    sum
}

fn checksum(id: &str, ticket_id: &str, queue: &str, rating: f64, latency_ms: f64) -> f64 {
    let last = |text: &str| f64::from(text.as_bytes()[text.len() - 1]);
    last(id) + last(ticket_id) + last(queue) + rating + latency_ms
}

fn write_ours(matches: &Matches, buffer: &mut [u8]) -> usize {
    let mut bytes = 0;
    for index in (0..DISTINCT).cycle().take(MESSAGES) {
        let range = encode(black_box(&matches.outgoing(index)), buffer).expect("room");
        bytes += range.len();
        black_box(&buffer[range]);
    }
    bytes
}

fn write_rival(messages: &[rival::ServerMessage], buffer: &mut Vec<u8>) -> usize {
    let mut bytes = 0;
    for message in messages.iter().cycle().take(MESSAGES) {
        buffer.clear();
        black_box(message).encode(buffer).expect("room");
        bytes += buffer.len();
        black_box(buffer.as_slice());
    }
    bytes
}

/// The rival's messages, checked to be written as the same bytes.
fn rival_messages(matches: &Matches, buffer: &mut [u8]) -> Vec<rival::ServerMessage> {
    let read = |index| {
        let range = encode(&matches.outgoing(index), buffer).expect("room");
        let message = rival::ServerMessage::decode(&buffer[range.clone()]).expect("a good frame");
        assert_eq!(message.encode_to_vec(), buffer[range], "message {index}");
        message
    };
    (0..DISTINCT).map(read).collect()
}

/// Median microseconds of each, taking turns.
fn medians(mut ours: impl FnMut(), mut rival: impl FnMut()) -> (f64, f64) {
    let timed = |work: &mut dyn FnMut()| {
        let start = Instant::now();
        work();
        start.elapsed().as_secs_f64() * 1e6
    };
    let rounds = (0..ROUNDS).map(|_| (timed(&mut ours), timed(&mut rival)));
    let (mut times_of_ours, mut times_of_rival): (Vec<_>, Vec<_>) = rounds.unzip();
    (median(&mut times_of_ours), median(&mut times_of_rival))
}

fn print_row(name: &str, (ours, rival): (f64, f64), target: &str) {
    let round = |microseconds: f64| (microseconds * 10.0).round() / 10.0;
    let row = serde_json::json!({
        "name": name, "ours": round(ours), "rival": round(rival), "rivalName": "prost", "unit": "µs",
        "target": target,
    });
    println!("BENCH {row}");
}

fn main() {
    let frames = data::request_frames();
    let matches = Matches::new();
    let mut arena = Bump::new();
    let mut buffer = vec![0; FRAME_OUT_BYTES];
    let messages = rival_messages(&matches, &mut buffer);
    let mut rival_buffer = Vec::with_capacity(FRAME_OUT_BYTES);
    assert_eq!(read_ours(&frames, &mut arena).to_bits(), read_rival(&frames).to_bits(), "the same values");
    let written = write_ours(&matches, &mut buffer);
    assert_eq!(written, write_rival(&messages, &mut rival_buffer), "the same bytes");
    let read: usize = frames.iter().map(Vec::len).sum();
    println!("a request has {} bytes, a match {}", read / MESSAGES, written / MESSAGES);

    let mut criterion = Criterion::default().configure_from_args();
    let mut group = criterion.benchmark_group("wire");
    group.throughput(Throughput::Elements(MESSAGES as u64));
    group.bench_function("decode/ours", |bencher| bencher.iter(|| read_ours(&frames, &mut arena)));
    group.bench_function("decode/prost", |bencher| bencher.iter(|| read_rival(&frames)));
    group.bench_function("encode/ours", |bencher| bencher.iter(|| write_ours(&matches, &mut buffer)));
    group
        .bench_function("encode/prost", |bencher| bencher.iter(|| write_rival(&messages, &mut rival_buffer)));
    group.finish();
    criterion.final_summary();

    let decoded =
        medians(|| _ = black_box(read_ours(&frames, &mut arena)), || _ = black_box(read_rival(&frames)));
    print_row("wire: decode 10,000 match requests", decoded, "<= 200, >= 3x");
    let encoded = medians(
        || _ = black_box(write_ours(&matches, &mut buffer)),
        || _ = black_box(write_rival(&messages, &mut rival_buffer)),
    );
    print_row("wire: encode 10,000 match messages", encoded, "<= 120");
}

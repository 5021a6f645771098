//! Bytes that nobody should send. The codec may refuse them or make sense of them, and must come back.

use bumpalo::Bump;
use musterd_wire::{compose, decode};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::generators::{player_message, seeded};
use crate::json_request::request;

/// Arena bytes that a frame of 16 KiB may take. The lists of one frame are bounded, its texts are borrowed.
const ARENA_BYTES_MAX: usize = 1 << 20;

/// Reads the frame, and if it says something composes and reads that: it must say the same.
fn survive(frame: &[u8]) {
    let arena = Bump::new();
    let read = decode(frame, &arena);
    assert!(arena.allocated_bytes() <= ARENA_BYTES_MAX, "{} bytes of arena", arena.allocated_bytes());
    if let Ok(request) = read {
        let again = compose::frame(&request);
        // By their text, for a NaN is not equal to itself.
        let (once, twice) = (format!("{request:?}"), format!("{:?}", decode(&again, &Bump::new())));
        assert_eq!(twice, format!("Ok({once})"));
    }
}

/// Bytes that are likelier than others to be a field of something.
fn field_like() -> impl Strategy<Value = Vec<u8>> {
    let tag =
        prop_oneof![Just(0x0a_u8), Just(0x12), Just(0x1a), Just(0x22), Just(0x2a), Just(0x09), any::<u8>()];
    let chunk = (tag, 0_u8..24, vec(any::<u8>(), 0..24));
    vec(chunk, 0..24).prop_map(|chunks| {
        chunks.into_iter().flat_map(|(tag, length, rest)| [vec![tag, length], rest].concat()).collect()
    })
}

proptest! {
    #![proptest_config(seeded(4_000))]

    #[test]
    fn any_bytes_are_survived(bytes in vec(any::<u8>(), 0..512)) {
        survive(&bytes);
    }

    #[test]
    fn bytes_like_fields_are_survived(bytes in field_like()) {
        survive(&bytes);
    }
}

proptest! {
    #![proptest_config(seeded(12))]

    #[test]
    fn every_prefix_of_a_good_frame_is_survived(message in player_message()) {
        let arena = Bump::new();
        let frame = compose::frame(&request(&message, &arena));
        for length in 0..frame.len() {
            survive(&frame[..length]);
        }
    }

    #[test]
    fn every_flipped_bit_of_a_good_frame_is_survived(message in player_message()) {
        let arena = Bump::new();
        let mut frame = compose::frame(&request(&message, &arena));
        for bit in 0..frame.len() * 8 {
            frame[bit / 8] ^= 1 << (bit % 8);
            survive(&frame);
            frame[bit / 8] ^= 1 << (bit % 8);
        }
    }
}

/// Sixteen KiB of the same field over and over, in every place where a list is read.
#[test]
fn repetition_does_not_use_up_memory() {
    let within = |tag: u8, inner: &[u8]| {
        let length = inner.len();
        let low = u8::try_from(length & 0x7f).expect("seven bits") | 0x80;
        let high = u8::try_from(length >> 7).expect("at most 16 KiB");
        [&[tag, low, high], inner].concat()
    };
    let much = |field: &[u8]| field.repeat(16_000 / field.len());
    let player = |inner: &[u8]| within(0x22, &within(0x1a, inner));
    let frames = [
        ("enqueues", much(&[0x22, 0])),
        ("enqueues with one attribute each", much(&[0x22, 2, 0x22, 0])),
        ("players", within(0x22, &much(&[0x1a, 0]))),
        ("players with eleven attributes each", within(0x22, &much(&within(0x1a, &[0x12, 0].repeat(11))))),
        ("attributes", within(0x22, &much(&[0x22, 0]))),
        ("regions", within(0x22, &much(&[0x2a, 0]))),
        ("queues", within(0x22, &much(&[0x3a, 0]))),
        ("regions of a player", player(&much(&[0x1a, 0]))),
        ("values of an attribute", within(0x22, &within(0x22, &much(&[0x12, 4, 0x1a, 2, 0x0a, 0])))),
        ("groups", much(&[0x7b])),
        ("unknown fields", much(&[0x78, 1])),
    ];
    for (name, frame) in frames {
        println!("{name}");
        survive(&frame);
    }
}

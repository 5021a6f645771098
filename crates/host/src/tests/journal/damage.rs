//! A journal that is cut or damaged anywhere: what was not finished is passed over whole, anything else is refused, and
//! refusing changes nothing.

use std::time::Duration;

use musterd_core::code::Code;

use super::super::faulty_disk::FaultyDisk;
use super::super::server::{Build, Server};
use super::life::{image_on, lived, opened};
use crate::journal::{
    COMMIT_HEADER_BYTES, FileHeader, Place, Position, SEGMENT_HEADER_BYTES, segment_name, snapshot_name,
};

/// The only segment of a short life.
fn one_segment() -> (FaultyDisk, Vec<u8>) {
    let disk = FaultyDisk::new();
    lived(&disk, Build::default());
    let bytes = disk.files().remove(&segment_name(1)).expect("the first segment");
    (disk, bytes)
}

/// Offsets of the commits in a segment, and its end: each header says how long its body is.
fn commits_of(segment: &[u8]) -> Vec<usize> {
    let mut offsets = vec![SEGMENT_HEADER_BYTES];
    while let Some(header) = segment[offsets[offsets.len() - 1]..].first_chunk::<8>() {
        let [.., l0, l1, l2, l3] = *header;
        let body = u32::from_le_bytes([l0, l1, l2, l3]) as usize;
        offsets.push(offsets[offsets.len() - 1] + COMMIT_HEADER_BYTES + body);
    }
    offsets
}

fn disk_with(segment: &[u8]) -> FaultyDisk {
    let disk = FaultyDisk::new();
    disk.put(&segment_name(1), segment.to_vec());
    disk
}

#[test]
fn a_journal_cut_at_any_byte_is_that_of_its_whole_commits() {
    let (_, bytes) = one_segment();
    let commits = commits_of(&bytes);
    let images: Vec<Vec<u8>> =
        commits.iter().map(|end| image_on(&disk_with(&bytes[..*end])).expect("whole commits")).collect();
    assert!(images.windows(2).all(|pair| pair[0] != pair[1]), "each commit changes something");
    for length in 0..bytes.len() {
        let disk = disk_with(&bytes[..length]);
        let whole = commits.iter().rposition(|end| *end <= length).unwrap_or(0);
        assert_eq!(image_on(&disk), Ok(images[whole].clone()), "cut to {length} of {} bytes", bytes.len());
        // Two starts later it is still there: what was torn stays behind, and segments follow it.
        if length % 16 == 0 {
            for start in 0..3 {
                drop(Server::start(&disk, Build::default()).unwrap_or_else(|refusal| {
                    panic!("cut to {length}, start {start}: {refusal}");
                }));
            }
        }
    }
}

#[test]
fn a_flipped_bit_is_a_torn_end_or_refused_with_its_position() {
    let (_, bytes) = one_segment();
    let commits = commits_of(&bytes);
    let last = commits[commits.len() - 2];
    let without_last = image_on(&disk_with(&bytes[..last])).expect("whole commits");
    for bit in 0..bytes.len() * 8 {
        let (byte, mut flipped) = (bit / 8, bytes.clone());
        flipped[byte] ^= 1 << (bit % 8);
        let disk = disk_with(&flipped);
        let before = disk.files();
        let outcome = image_on(&disk);
        let damaged = commits.iter().rposition(|begin| *begin <= byte);
        let is_padding = (SEGMENT_HEADER_BYTES - 4..SEGMENT_HEADER_BYTES).contains(&byte);
        if is_padding {
            assert!(outcome.is_ok(), "bit {bit} means nothing");
        } else if byte >= last {
            assert_eq!(outcome, Ok(without_last.clone()), "bit {bit}, in the last commit");
        } else {
            let refusal = outcome.expect_err("damage before the end");
            let position = damaged.map_or(0, |index| commits[index] - SEGMENT_HEADER_BYTES);
            assert_eq!(refusal.code, Code::JournalCorrupt, "bit {bit}: {refusal}");
            assert!(refusal.message.contains(&format!("at position {position} ")), "bit {bit}: {refusal}");
            assert!(refusal.message.contains("replay --data-dir"), "{refusal}");
            assert_eq!(disk.files(), before, "bit {bit}: refusing changes nothing");
        }
    }
}

/// A disk with several segments, snapshots in between, and the image of it all.
fn many_segments() -> (FaultyDisk, Vec<u8>) {
    let disk = FaultyDisk::new();
    let build = Build { segment_bytes: 1, ..Build::default() };
    let mut server = lived(&disk, build);
    assert!(server.make_snapshot(Duration::MAX));
    for connection in 4..8 {
        server.control(musterd_core::command::Command::Admit(super::life::admit(connection)));
        server.settle().expect("a good disk");
    }
    assert!(server.make_snapshot(Duration::MAX));
    server.control(musterd_core::command::Command::Admit(super::life::admit(9)));
    server.settle().expect("a good disk");
    drop(server);
    let image = image_on(&disk).expect("a good journal");
    (disk, image)
}

fn numbers(disk: &FaultyDisk, ending: &str) -> Vec<u64> {
    let files = disk.files();
    let names = files.keys().filter_map(|name| name.strip_suffix(ending));
    names.map(|digits| digits.parse().expect("a number")).collect()
}

#[test]
fn a_missing_segment_is_refused_if_anything_needs_it() {
    let (disk, image) = many_segments();
    let segments = numbers(&disk, ".journal");
    let snapshots = numbers(&disk, ".snapshot");
    let newest = *snapshots.last().expect("two snapshots");
    assert!(snapshots.len() == 2 && segments.len() > 6, "{snapshots:?} {segments:?}");
    for missing in &segments {
        let damaged = disk.copy();
        damaged.take_away(&segment_name(*missing));
        let outcome = image_on(&damaged);
        if *missing < newest {
            assert_eq!(outcome, Ok(image.clone()), "segment {missing} is in the snapshot before {newest}");
        } else if segments.last() == Some(missing) {
            assert!(outcome.is_ok(), "nothing tells that the last segment was ever there");
        } else {
            let refusal = outcome.expect_err("a gap");
            assert_eq!(refusal.code, Code::JournalCorrupt, "segment {missing}: {refusal}");
        }
    }
    let damaged = disk.copy();
    for segment in &segments {
        damaged.take_away(&segment_name(*segment));
    }
    let refusal = image_on(&damaged).expect_err("a snapshot is made before a segment that is there");
    assert_eq!(refusal.code, Code::JournalCorrupt);
}

#[test]
fn a_snapshot_that_is_missing_or_damaged_is_made_up_for_by_earlier_ones() {
    let (disk, image) = many_segments();
    let snapshots = numbers(&disk, ".snapshot");
    let all = [vec![], vec![snapshots[0]], vec![snapshots[1]], snapshots.clone()];
    for gone in &all {
        let damaged = disk.copy();
        for snapshot in gone {
            damaged.take_away(&snapshot_name(*snapshot));
        }
        assert_eq!(image_on(&damaged), Ok(image.clone()), "without {gone:?}");
    }
    let newest = snapshot_name(snapshots[1]);
    let bytes = disk.files().remove(&newest).expect("the newest");
    for bit in (0..bytes.len() * 8).step_by(7) {
        let damaged = disk.copy();
        let mut flipped = bytes.clone();
        flipped[bit / 8] ^= 1 << (bit % 8);
        damaged.put(&newest, flipped);
        assert_eq!(image_on(&damaged), Ok(image.clone()), "bit {bit} of {newest}");
    }
    for length in 0..bytes.len() {
        let damaged = disk.copy();
        damaged.put(&newest, bytes[..length].to_vec());
        assert_eq!(image_on(&damaged), Ok(image.clone()), "{newest} cut to {length}");
    }
}

#[test]
fn a_damaged_snapshot_whose_segments_are_gone_is_refused() {
    let (disk, _) = many_segments();
    let newest = *numbers(&disk, ".snapshot").last().expect("two");
    for segment in numbers(&disk, ".journal").into_iter().filter(|segment| *segment < newest) {
        disk.take_away(&segment_name(segment));
    }
    disk.take_away(&snapshot_name(numbers(&disk, ".snapshot")[0]));
    disk.put(&snapshot_name(newest), vec![7; 99]);
    assert_eq!(image_on(&disk).expect_err("nothing leads there").code, Code::JournalCorrupt);
}

#[test]
fn a_file_of_a_newer_build_is_refused_by_its_version() {
    let place = Place { commit: 1, position: Position(0) };
    let newer = FileHeader { version: 99, segment: 1, first: place }.to_bytes().to_vec();
    for name in [segment_name(1), snapshot_name(1)] {
        let disk = FaultyDisk::new();
        disk.put(&name, newer.clone());
        let refusal = image_on(&disk).expect_err("a newer build's");
        assert_eq!(refusal.code, Code::JournalVersion);
        assert!(refusal.message.contains(&name) && refusal.message.contains("format 99"), "{refusal}");
    }
}

#[test]
fn a_torn_header_between_good_segments_holds_nobody_up() {
    let disk = FaultyDisk::new();
    drop(opened(&disk, Build::default()));
    let image = image_on(&disk).expect("a good journal");
    for length in 0..SEGMENT_HEADER_BYTES {
        let disk = disk.copy();
        disk.put(&segment_name(2), vec![0; length]);
        assert_eq!(image_on(&disk), Ok(image.clone()), "{length} bytes");
        drop(Server::start(&disk, Build::default()).expect("the torn segment is the last"));
        drop(Server::start(&disk, Build::default()).expect("another follows it"));
    }
}

#[test]
fn no_snapshot_is_made_of_segments_that_end_too_early() {
    let disk = FaultyDisk::new();
    let server = lived(&disk, Build { segment_bytes: 1, ..Build::default() });
    let last_closed = numbers(&disk, ".journal").len() as u64 - 1;
    let mut bytes = disk.files().remove(&segment_name(last_closed)).expect("closed");
    let end = bytes.len() - 1;
    bytes[end] ^= 1;
    disk.put(&segment_name(last_closed), bytes);
    let before = disk.files();
    assert!(!server.make_snapshot(Duration::ZERO), "it would hide the damage");
    assert_eq!(disk.files(), before, "and nothing is removed");
}

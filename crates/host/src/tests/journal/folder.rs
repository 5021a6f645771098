//! The data folder of the operating system: locked, refused when it cannot be used, and a journal like any other.

use std::fs;
use std::path::PathBuf;

use musterd_core::code::Code;

use super::super::server::settings;
use crate::journal::{DataFolder, Durability};
use crate::options::DataOptions;
use crate::prepared::Prepared;

/// A folder of this test alone, removed at its end.
struct Place(PathBuf);

impl Place {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("musterd-host-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        Self(path)
    }

    fn options(&self) -> DataOptions {
        DataOptions { folder: self.0.clone(), durability: Durability::Disk, keep_hours: 24 }
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn code_of(options: &DataOptions) -> Code {
    Prepared::with_journal(options, settings()).map(|_| ()).expect_err("refused").code
}

#[test]
fn a_second_opener_is_refused_until_the_first_has_gone() {
    let place = Place::new("locked");
    let first = Prepared::with_journal(&place.options(), settings()).expect("a new folder");
    let refusal = Prepared::with_journal(&place.options(), settings()).err().expect("locked");
    assert_eq!(refusal.code, Code::DataLocked);
    assert!(refusal.message.contains(&std::process::id().to_string()), "{refusal}");
    drop(first);
    Prepared::with_journal(&place.options(), settings()).expect("free again");
}

#[test]
fn what_is_no_usable_folder_is_refused() {
    let place = Place::new("unusable");
    fs::create_dir_all(&place.0).expect("a temporary folder");
    let file = place.0.join("file");
    fs::write(&file, "not a folder").expect("written");
    let of = |folder: PathBuf| DataOptions { folder, ..place.options() };
    assert_eq!(code_of(&of(file.clone())), Code::DataDir, "a file");
    assert_eq!(code_of(&of(file.join("below"))), Code::DataDir, "below a file");
    let crossed = place.0.join("crossed");
    fs::create_dir_all(&crossed).expect("made");
    fs::write(crossed.join("journal"), "a file").expect("written");
    assert_eq!(code_of(&of(crossed)), Code::DataDir, "its journal is a file");
}

#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_written_is_refused() {
    use std::os::unix::fs::PermissionsExt;
    let place = Place::new("unwritable");
    fs::create_dir_all(&place.0).expect("made");
    fs::set_permissions(&place.0, fs::Permissions::from_mode(0o500)).expect("ours");
    let is_root = fs::write(place.0.join("probe"), "").is_ok();
    let outcome = Prepared::with_journal(&place.options(), settings()).map(|_| ());
    // Root may write anywhere: a link to nowhere is what even root cannot write into.
    if is_root {
        assert!(outcome.is_ok(), "root may");
        let dangling = place.0.join("dangling");
        std::os::unix::fs::symlink("/proc/1/no-such-folder", &dangling).expect("a link");
        assert_eq!(code_of(&DataOptions { folder: dangling, ..place.options() }), Code::DataDir);
    } else {
        assert_eq!(outcome.expect_err("read only").code, Code::DataDir);
    }
    fs::set_permissions(&place.0, fs::Permissions::from_mode(0o700)).expect("ours");
}

#[cfg(unix)]
#[test]
fn only_the_owner_can_read_it() {
    use std::os::unix::fs::PermissionsExt;
    let place = Place::new("private");
    drop(Prepared::with_journal(&place.options(), settings()).expect("a new folder"));
    let mode = |path: PathBuf| fs::metadata(path).expect("there").permissions().mode() & 0o777;
    let journal = place.0.join("journal");
    assert_eq!((mode(place.0.clone()), mode(journal.clone())), (0o700, 0o700));
    for file in fs::read_dir(journal).expect("a folder") {
        assert_eq!(mode(file.expect("an entry").path()), 0o600);
    }
}

#[test]
fn a_folder_on_disk_keeps_what_the_trait_promises() {
    let place = Place::new("contract");
    let folder = DataFolder::open(&place.0).expect("a new folder");
    let disk = &folder.disk;
    let mut file = disk.create("000000000001.journal", b"begin").expect("new");
    assert!(disk.create("000000000001.journal", b"").is_err(), "never another in its place");
    file.append(b" and more").expect("open");
    file.sync().expect("open");
    disk.sync("000000000001.journal").expect("there");
    assert_eq!(disk.read("000000000001.journal").expect("there"), b"begin and more");
    for content in [&b"first"[..], b"second"] {
        disk.replace("set-aside", &[content, b"!"]).expect("written");
        assert_eq!(disk.read("set-aside").expect("there"), [content, b"!"].concat());
    }
    assert_eq!(disk.names().expect("a folder"), ["000000000001.journal", "set-aside"], "and no draft");
    assert!(
        disk.age("set-aside").expect("there").as_secs() < 3_600
            && disk.available_bytes().expect("a disk") > 0
    );
    disk.remove("set-aside").expect("there");
    assert!(disk.sync("set-aside").is_err() && disk.read("set-aside").is_err());
}

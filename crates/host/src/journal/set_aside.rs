//! The steps that recovery leaves out because they panic.

use std::collections::BTreeMap;
use std::io;

use super::Position;
use super::disk::Disk;

const NAME: &str = "set-aside";

/// Positions of such steps, with what the panic said. A text file, one a line: for an operator to read.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct SetAside(BTreeMap<Position, String>);

impl SetAside {
    /// Reads the file, if there is one. A line that is none is ignored: the step will panic again and be written anew.
    pub(crate) fn load(disk: &dyn Disk) -> io::Result<Self> {
        if !disk.names()?.iter().any(|name| name == NAME) {
            return Ok(Self::default());
        }
        let bytes = disk.read(NAME)?;
        let text = String::from_utf8_lossy(&bytes);
        let entry = |line: &str| {
            let (position, sentence) = line.split_once('\t')?;
            Some((Position(position.parse().ok()?), sentence.to_owned()))
        };
        Ok(Self(text.lines().filter_map(entry).collect()))
    }

    /// Adds a step, on disk too.
    pub(crate) fn add(&mut self, position: Position, sentence: &str, disk: &dyn Disk) -> io::Result<()> {
        self.0.insert(position, sentence.replace(['\n', '\r', '\t'], " "));
        let lines: Vec<String> =
            self.0.iter().map(|(position, sentence)| format!("{position}\t{sentence}\n")).collect();
        disk.replace(NAME, &[lines.concat().as_bytes()])
    }

    pub(crate) fn contains(&self, position: Position) -> bool {
        self.0.contains_key(&position)
    }

    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }
}

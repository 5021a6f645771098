//! What an engine is opened with.

use std::fmt::Display;
use std::hash::{BuildHasher, RandomState};
use std::path::PathBuf;

use musterd_core::Settings;
use musterd_core::code::Code;
use musterd_core::message::ClientHeartbeat;

use crate::journal::{DataFolder, Durability};
use crate::limits::{DURATION_MS_MAX, KEEP_HOURS_MAX, MISSED_MAX, NAME_BYTES};
use crate::refusal::Refusal;

/// What an engine is opened with. Workers that share an engine by its name must all give the same options.
#[derive(Clone, Debug, PartialEq)]
pub struct EngineOptions {
    /// The name under which other workers of this process attach; `None`: that of the data folder, without one an
    /// engine of one's own.
    pub name: Option<String>,
    /// How long the session of a dropped player is kept, in milliseconds.
    pub grace_ms: u64,
    /// Seed of the engine's random choices, for tests; `None`: another one each time.
    pub seed: Option<u64>,
    /// What `welcome` tells a client to do.
    pub heartbeat: ClientHeartbeat,
    /// Where the engine keeps its journal; `None`: it forgets everything when it ends.
    pub data: Option<DataOptions>,
}

/// Where and how an engine keeps its journal.
#[derive(Clone, Debug, PartialEq)]
pub struct DataOptions {
    /// The folder; made if it is missing.
    pub folder: PathBuf,
    /// What an answer survives.
    pub durability: Durability,
    /// How long a segment of the journal stays that no recovery needs any more.
    pub keep_hours: u32,
}

impl EngineOptions {
    /// Refuses values that make no sense with `BAD_ARGUMENT`.
    pub(crate) fn check(&self) -> Result<(), Refusal> {
        between("name: its length in bytes", self.name.as_ref().map_or(1, String::len), 1, NAME_BYTES)?;
        between("graceMs", self.grace_ms, 0, DURATION_MS_MAX.into())?;
        between("heartbeat.intervalMs", self.heartbeat.interval_ms, 1.0, DURATION_MS_MAX.into())?;
        between("heartbeat.timeoutMs", self.heartbeat.timeout_ms, 1.0, DURATION_MS_MAX.into())?;
        between("heartbeat.missedMax", self.heartbeat.missed_max, 1, MISSED_MAX)?;
        between("keepHours", self.data.as_ref().map_or(0, |data| data.keep_hours), 0, KEEP_HOURS_MAX)
    }

    /// The same with a name, if there is a data folder and no name was chosen.
    pub(crate) fn named(&self) -> Self {
        let of_folder = || self.data.as_ref().map(|data| DataFolder::name_of(&data.folder));
        Self { name: self.name.clone().or_else(of_folder), ..self.clone() }
    }

    /// The same for the core, with the seed chosen.
    pub(crate) fn settings(&self) -> Settings {
        // `RandomState` takes its keys from the operating system: random enough for a seed, without a dependency.
        let seed = self.seed.unwrap_or_else(|| RandomState::new().hash_one(0));
        Settings { grace_ms: self.grace_ms, seed, heartbeat: self.heartbeat }
    }
}

/// Written so that NaN is refused.
fn between<T: Copy + PartialOrd + Display>(what: &str, value: T, least: T, most: T) -> Result<(), Refusal> {
    if value >= least && value <= most {
        return Ok(());
    }
    Err(Refusal::new(Code::BadArgument, format!("{what} must be between {least} and {most}, not {value}")))
}

#[cfg(test)]
mod tests {
    use super::{Code, EngineOptions};
    use crate::tests::support::options;

    #[test]
    fn values_out_of_range_are_refused_by_name() {
        type Change = fn(&mut EngineOptions);
        let table: [(&str, Change); 8] = [
            ("name", |options| options.name = Some(String::new())),
            ("name", |options| options.name = Some("n".repeat(4_097))),
            ("graceMs", |options| options.grace_ms = 86_400_001),
            ("heartbeat.intervalMs", |options| options.heartbeat.interval_ms = 0.0),
            ("heartbeat.intervalMs", |options| options.heartbeat.interval_ms = f64::NAN),
            ("heartbeat.timeoutMs", |options| options.heartbeat.timeout_ms = f64::INFINITY),
            ("heartbeat.missedMax", |options| options.heartbeat.missed_max = 0),
            ("heartbeat.missedMax", |options| options.heartbeat.missed_max = 1_001),
        ];
        assert_eq!(options(None).check(), Ok(()));
        for (named, change) in table {
            let mut changed = options(None);
            change(&mut changed);
            let refusal = changed.check().expect_err(named);
            assert_eq!(refusal.code, Code::BadArgument);
            assert!(refusal.message.starts_with(named), "{refusal}");
        }
    }

    #[test]
    fn a_seed_that_is_given_is_used() {
        let seeded = EngineOptions { seed: Some(7), ..options(None) };
        assert_eq!(seeded.settings().seed, 7);
        assert_ne!(options(None).settings().seed, options(None).settings().seed, "drawn anew each time");
    }
}

//! What an engine is opened with, in JavaScript's words.

use musterd_host::{self as host, ClientHeartbeat, Durability, Refusal};
use napi::ValueType;
use napi::bindgen_prelude::{FromNapiValue, Unknown};
use napi_derive::napi;

use crate::guard::{bad_argument, refused};

/// What an engine is opened with. Threads that share an engine by its name must all give the same options.
#[napi(object, object_to_js = false)]
pub struct EngineOptions {
    /// The name under which other threads of this process attach, up to 4,096 bytes. Default: the real path of the data
    /// folder; without one an engine of one's own.
    pub name: Option<String>,
    /// How long the session of a dropped player is kept, in milliseconds, up to a day.
    pub grace_ms: f64,
    /// Seed of the engine's random choices, a whole number from 0, for tests. Default: another one each time.
    pub seed: Option<f64>,
    /// What `welcome` tells a client to do.
    pub heartbeat: HeartbeatOptions,
    /// Where the engine keeps its journal. Default: nowhere, it forgets everything when it ends.
    pub data: Option<DataOptions>,
}

/// Where and how an engine keeps its journal.
#[napi(object, object_to_js = false)]
pub struct DataOptions {
    /// The folder; made if it is missing.
    pub folder: String,
    /// `disk`: an answer survives power loss. `process`: it survives the end of the process.
    #[napi(ts_type = "'disk' | 'process'")]
    pub durability: String,
    /// How long a segment of the journal stays that no recovery needs any more, in hours, up to 8,784.
    pub keep_hours: f64,
}

/// The client's half of the heartbeat.
#[napi(object, object_to_js = false)]
pub struct HeartbeatOptions {
    /// A ping each so many milliseconds.
    pub interval_ms: f64,
    /// An answer within so many milliseconds.
    pub timeout_ms: f64,
    /// Reconnect after so many misses.
    pub missed_max: f64,
}

/// Reads the options. Whether they make sense is the host's to say.
pub(crate) fn engine_options(value: Unknown<'_>) -> Result<host::EngineOptions, Refusal> {
    if value.get_type().map_err(refused("options"))? != ValueType::Object {
        return Err(bad_argument("options must be an object"));
    }
    let options = EngineOptions::from_unknown(value).map_err(refused("options"))?;
    let heartbeat = ClientHeartbeat {
        interval_ms: options.heartbeat.interval_ms,
        timeout_ms: options.heartbeat.timeout_ms,
        missed_max: whole("heartbeat.missedMax", options.heartbeat.missed_max)?,
    };
    Ok(host::EngineOptions {
        name: options.name,
        grace_ms: whole("graceMs", options.grace_ms)?,
        seed: options.seed.map(|seed| whole("seed", seed)).transpose()?,
        heartbeat,
        data: options.data.map(data_options).transpose()?,
    })
}

fn data_options(options: DataOptions) -> Result<host::DataOptions, Refusal> {
    let durability = match &*options.durability {
        "disk" => Durability::Disk,
        "process" => Durability::Process,
        other => return Err(bad_argument(format!("data.durability must be disk or process, not {other}"))),
    };
    let keep_hours = whole("data.keepHours", options.keep_hours)?;
    Ok(host::DataOptions { folder: options.folder.into(), durability, keep_hours })
}

/// A whole number that `T` and a JavaScript number both hold exactly.
pub(crate) fn whole<T: TryFrom<u64>>(what: &str, value: f64) -> Result<T, Refusal> {
    const EXACT: f64 = 9_007_199_254_740_991.0;
    let refusal = || bad_argument(format!("{what} must be a whole number from 0, not {value}"));
    if !(0.0..=EXACT).contains(&value) || value.fract() != 0.0 {
        return Err(refusal());
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked above")]
    T::try_from(value as u64).map_err(|_| refusal())
}

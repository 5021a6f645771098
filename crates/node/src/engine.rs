//! The class `Engine`.

use std::rc::Rc;

use musterd_host::{self as host, Refusal};
use napi::Env;
use napi::bindgen_prelude::{ClassInstance, JavaScriptClassExt, Unknown};
use napi_derive::napi;

use crate::attachment::Attachment;
use crate::guard::{Coded, guard, refused};
use crate::hot;

/// One thread's way to an engine. It lives until `close`, or until its thread ends.
#[napi]
pub struct Engine {
    attachment: Rc<Attachment>,
}

#[napi]
impl Engine {
    /// Opens an engine, or attaches to the one that is open in this process under the same name.
    ///
    /// `doorbell` is called on this thread when there is something to `drain`, and not again before that was called. It
    /// must not throw. It does not keep the process alive.
    ///
    /// Throws `ERR_MUSTER_ENGINE_OPEN` when the name is open with other options, `ERR_MUSTER_BAD_ARGUMENT` for options
    /// of the wrong type or out of range, `ERR_MUSTER_OVERLOADED` beyond 256 threads, `ERR_MUSTER_CLOSED` when the
    /// engine of that name has ended by a defect and is not yet closed by all. For a data folder that cannot be used:
    /// `ERR_MUSTER_DATA_DIR`, `_DATA_LOCKED`, `_JOURNAL_VERSION`, `_JOURNAL_CORRUPT`, `_JOURNAL_FULL` or
    /// `_JOURNAL_FAILED`. An engine with a data folder is recovered first, which takes as long as the replay.
    #[napi(ts_args_type = "options: EngineOptions, doorbell: () => void", ts_return_type = "Engine")]
    pub fn open<'env>(
        env: &'env Env,
        options: Unknown<'env>,
        doorbell: Unknown<'env>,
    ) -> Result<ClassInstance<'env, Engine>, Coded> {
        guard("open", || {
            let attachment = Attachment::open(*env, options, doorbell)?;
            instance(env, &attachment).inspect_err(|_| attachment.close())
        })
    }

    /// This thread's number in its engine, 0 to 255: the high 8 bits of every connection that it owns.
    #[napi(getter)]
    pub fn worker(&self) -> Result<u32, Coded> {
        guard("worker", || Ok(self.attachment.worker().into()))
    }

    /// Figures of the engine and of this thread's outbox; cheap. All 0 after `close`.
    #[napi]
    pub fn stats(&self) -> Result<EngineStats, Coded> {
        guard("stats", || {
            let stats = self.attachment.handle().as_ref().map(host::Handle::stats);
            Ok(stats.unwrap_or_default().into())
        })
    }

    /// Lets go of the engine: its connections of this thread are detached, what is not drained is forgotten. The last
    /// one to close ends the engine and waits for its thread. Idempotent.
    #[napi]
    pub fn close(&self) -> Result<(), Coded> {
        guard("close", || {
            self.attachment.close();
            Ok(())
        })
    }
}

/// The object that JavaScript gets.
fn instance<'env>(
    env: &'env Env,
    attachment: &Rc<Attachment>,
) -> Result<ClassInstance<'env, Engine>, Refusal> {
    let instance = Engine { attachment: attachment.clone() }.into_instance(env).map_err(refused("engine"))?;
    hot::define_methods(env, &instance, attachment).map_err(refused("engine"))?;
    Ok(instance)
}

/// Figures of an engine, read without stopping it: each is true, but they are not of one instant.
#[napi(object, object_from_js = false)]
pub struct EngineStats {
    /// Commands in the intake ring.
    pub ring_occupancy: f64,
    /// Slots of the intake ring.
    pub ring_capacity: f64,
    /// Records in this thread's outbox.
    pub outbox_occupancy: f64,
    /// Slots of this thread's outbox.
    pub outbox_capacity: f64,
    /// Records and sessions of all threads that wait for room in an outbox.
    pub outbox_waiting: f64,
    /// Pongs and errors dropped because too many waited, since the start.
    pub outbox_dropped: f64,
    /// Commands applied since the start.
    pub commands: f64,
    /// Times that the engine let time pass: passes over pools, deadlines.
    pub passes: f64,
    /// Messages said since the start.
    pub messages: f64,
    /// How long the engine has been running, in milliseconds.
    pub engine_time_ms: f64,
    /// The end of what is durable, in bytes of the journal; 0 without one.
    pub journal_position: f64,
    /// Commits made since the start.
    pub commits: f64,
    /// How long they took together, in seconds.
    pub commits_seconds: f64,
    /// Upper bounds in seconds of the counts that follow.
    pub commit_bounds_seconds: Vec<f64>,
    /// Commits that took at most each bound but more than the one before; one more for the rest.
    pub commits_by_time: Vec<f64>,
    /// Steps that recovery left out because they panic, and queues that were suspended since the start.
    pub poisoned: f64,
    /// Steps that the start replayed.
    pub recovered_steps: f64,
    /// Bytes of an unfinished commit that the start passed over: nobody had been told of it.
    pub recovered_torn_bytes: f64,
    /// Recorded decisions that this build would not have made.
    pub recovered_unforeseen: f64,
    /// True while the disk is nearly full, so that no new ticket is taken.
    pub disk_low: bool,
    /// Look-ups of profiles that the hot tier answered, since the start.
    pub hot_hits: f64,
    /// Those that it did not.
    pub hot_misses: f64,
    /// Of those, the ones that the warm tier answered.
    pub warm_hits: f64,
    /// And those that it did not.
    pub warm_misses: f64,
    /// Players in the warm tier.
    pub warm_players: f64,
    /// Bytes that they take.
    pub warm_bytes: f64,
}

impl From<host::EngineStats> for EngineStats {
    #[expect(
        clippy::cast_precision_loss,
        reason = "counts below 2^53 are exact, and no engine lives to count more"
    )]
    fn from(stats: host::EngineStats) -> Self {
        Self {
            ring_occupancy: stats.ring_occupancy as f64,
            ring_capacity: stats.ring_capacity as f64,
            outbox_occupancy: stats.outbox_occupancy as f64,
            outbox_capacity: stats.outbox_capacity as f64,
            outbox_waiting: stats.outbox_waiting as f64,
            outbox_dropped: stats.outbox_dropped as f64,
            commands: stats.commands as f64,
            passes: stats.passes as f64,
            messages: stats.messages as f64,
            engine_time_ms: stats.engine_time_ms as f64,
            journal_position: stats.journal_position as f64,
            commits: stats.commits as f64,
            commits_seconds: stats.commits_us as f64 / 1e6,
            commit_bounds_seconds: host::COMMIT_BOUNDS_US.iter().map(|bound| *bound as f64 / 1e6).collect(),
            commits_by_time: stats.commits_by_time.iter().map(|count| *count as f64).collect(),
            poisoned: stats.poisoned as f64,
            recovered_steps: stats.recovered_steps as f64,
            recovered_torn_bytes: stats.recovered_torn_bytes as f64,
            recovered_unforeseen: stats.recovered_unforeseen as f64,
            disk_low: stats.disk_low > 0,
            hot_hits: stats.tiers.hot[0] as f64,
            hot_misses: stats.tiers.hot[1] as f64,
            warm_hits: stats.tiers.warm[0] as f64,
            warm_misses: stats.tiers.warm[1] as f64,
            warm_players: stats.tiers.players as f64,
            warm_bytes: stats.tiers.bytes as f64,
        }
    }
}

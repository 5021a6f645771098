//! The class `Store`: ratings and history in an embedded file.
//!
//! Reading a rating takes microseconds and waits for nobody, so it is done at once. What writes waits for the disk, so it
//! is done on a thread of Node's pool, and a promise says how it ended. Such a promise never rejects: a refusal is in its
//! record, with its code, and `ts/engine/store.ts` throws it.

use std::cell::RefCell;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use musterd_host::{Code, Refusal};
use musterd_store::{self as stored, Place, Problem, StoreError};
use napi::bindgen_prelude::{AsyncTask, ClassInstance, FromNapiValue, JavaScriptClassExt, Unknown};
use napi::{Env, Task, ValueType};
use napi_derive::napi;

use crate::guard::{Coded, bad_argument, guard, refused};
use crate::store_rows::{HistoryBatch, StoreOutcome, StoreResult};

/// Numbers of a rating in an answer: mu, sigma, games.
const RATED: usize = 3;

/// One end of a store. It lives until `close`, or until its thread ends.
#[napi]
pub struct Store {
    ends: RefCell<Option<Ends>>,
}

#[derive(Clone)]
struct Ends {
    writer: Arc<Mutex<stored::Store>>,
    reader: stored::Reader,
}

impl Ends {
    /// The writer, whoever panicked while holding it: what was not committed has been rolled back.
    fn writer(&self) -> MutexGuard<'_, stored::Store> {
        self.writer.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[napi]
impl Store {
    /// Opens a store in `file`, which is made if it is missing, or in memory.
    ///
    /// Throws `ERR_MUSTER_DATA_LOCKED` when another program keeps the file locked for 5 seconds, `_STORE_VERSION`,
    /// `_STORE_CORRUPT`, and `_STORE_FAILED` for a file that cannot be read or written.
    #[napi(ts_args_type = "file?: string", ts_return_type = "Store")]
    pub fn open_store<'env>(
        env: &'env Env,
        file: Unknown<'env>,
    ) -> Result<ClassInstance<'env, Store>, Coded> {
        guard("openStore", || {
            let file = Option::<String>::from_unknown(file).map_err(refused("file"))?;
            if file.as_deref() == Some("") {
                return Err(bad_argument("file must be the path of a file"));
            }
            let place = file.map_or(Place::Memory, |file| Place::File(file.into()));
            let store = stored::Store::open(place).map_err(refusal)?;
            let reader = store.reader().map_err(refusal)?;
            let writer = Arc::new(Mutex::new(store));
            let store = Self { ends: RefCell::new(Some(Ends { writer, reader })) };
            store.into_instance(env).map_err(refused("store"))
        })
    }

    /// Mu, sigma and rated games of each player in a queue, in the players' order. A player without games has those of
    /// somebody of whom nothing is known: 25, 25/3 and 0.
    ///
    /// Throws `ERR_MUSTER_BAD_ARGUMENT` for more than 1,024 players, `_CLOSED`, `_DATA_LOCKED`, `_STORE_CORRUPT`,
    /// `_STORE_FAILED`.
    #[napi(ts_args_type = "queue: string, players: string[]")]
    pub fn ratings(&self, queue: Unknown<'_>, players: Unknown<'_>) -> Result<Vec<f64>, Coded> {
        guard("ratings", || {
            let ends = self.ends()?;
            let queue = String::from_unknown(queue).map_err(refused("queue"))?;
            let players = Vec::<String>::from_unknown(players).map_err(refused("players"))?;
            let rated = ends.reader.ratings(&queue, players.iter().map(String::as_str)).map_err(refusal)?;
            let mut numbers = Vec::with_capacity(rated.len() * RATED);
            for stored::Rated { rating, games } in rated {
                numbers.extend([rating.mu, rating.sigma, f64::from(games)]);
            }
            Ok(numbers)
        })
    }

    /// Applies a result once: writes it and every player's new rating.
    ///
    /// The promise is of what became of it, and never rejects. Throws `ERR_MUSTER_BAD_ARGUMENT` and `_CLOSED`.
    #[napi(ts_args_type = "result: StoreResult", ts_return_type = "Promise<StoreOutcome>")]
    pub fn apply_result(&self, result: Unknown<'_>) -> Result<AsyncTask<Writing>, Coded> {
        guard("applyResult", || {
            let ends = self.ends()?;
            let result = object::<StoreResult>(result, "result")?.read()?;
            Ok(AsyncTask::new(Writing { ends, work: Work::Apply(result) }))
        })
    }

    /// Writes events down, and the number of the last of them.
    ///
    /// The promise is of how it ended, and never rejects. Throws `ERR_MUSTER_BAD_ARGUMENT` and `_CLOSED`.
    #[napi(ts_args_type = "batch: HistoryBatch", ts_return_type = "Promise<StoreOutcome>")]
    pub fn record_history(&self, batch: Unknown<'_>) -> Result<AsyncTask<Writing>, Coded> {
        guard("recordHistory", || {
            let ends = self.ends()?;
            let batch = object::<HistoryBatch>(batch, "batch")?.read()?;
            Ok(AsyncTask::new(Writing { ends, work: Work::Record(batch) }))
        })
    }

    /// The number of the last event that is written down, 0 at the beginning. Waits while something is being written.
    ///
    /// Throws `ERR_MUSTER_CLOSED`, `_DATA_LOCKED`, `_STORE_CORRUPT`, `_STORE_FAILED`.
    #[napi]
    pub fn history_position(&self) -> Result<f64, Coded> {
        guard("historyPosition", || self.ends()?.writer().history_position().map_err(refusal))
    }

    /// Lets go of the file, once what is being written is written. Idempotent.
    #[napi]
    pub fn close_store(&self) -> Result<(), Coded> {
        guard("closeStore", || {
            drop(self.ends.take());
            Ok(())
        })
    }
}

impl Store {
    fn ends(&self) -> Result<Ends, Refusal> {
        self.ends.borrow().clone().ok_or_else(|| Refusal::new(Code::Closed, "the store has been closed"))
    }
}

/// Something to write, on its way through a thread of Node's pool.
pub struct Writing {
    ends: Ends,
    work: Work,
}

enum Work {
    Apply(stored::GameResult),
    Record(stored::Batch),
}

impl Task for Writing {
    type Output = StoreOutcome;
    type JsValue = StoreOutcome;

    fn compute(&mut self) -> napi::Result<StoreOutcome> {
        let Self { ends, work } = self;
        let outcome = guard("Store", || {
            let mut store = ends.writer();
            match work {
                Work::Apply(result) => store.apply(result).map(StoreOutcome::of).map_err(refusal),
                Work::Record(batch) => store.record(batch).map(|()| StoreOutcome::default()).map_err(refusal),
            }
        });
        Ok(outcome.unwrap_or_else(|error| StoreOutcome::refused(error.status, error.reason.clone())))
    }

    fn resolve(&mut self, _: Env, outcome: StoreOutcome) -> napi::Result<StoreOutcome> {
        Ok(outcome)
    }
}

/// An object with the fields of `T`.
fn object<T: FromNapiValue>(value: Unknown<'_>, what: &str) -> Result<T, Refusal> {
    if value.get_type().map_err(refused(what))? != ValueType::Object {
        return Err(bad_argument(format!("{what} must be an object")));
    }
    T::from_unknown(value).map_err(refused(what))
}

fn refusal(error: StoreError) -> Refusal {
    let code = match error.problem {
        Problem::Locked => Code::DataLocked,
        Problem::Newer => Code::StoreVersion,
        Problem::Damaged => Code::StoreCorrupt,
        Problem::Failed => Code::StoreFailed,
        Problem::BadArgument => Code::BadArgument,
    };
    Refusal::new(code, error.message)
}

//! What stands around every export.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};

use musterd_host::{Code, Refusal};
use napi::{Error, Status};

/// What an export throws: an `Error` whose `code` is one of ours.
pub(crate) type Coded = Error<&'static str>;

/// Runs an export's body. A refusal and a panic both become an error with a code, so that neither a wrong argument nor a
/// defect of ours ends the process.
#[inline]
pub(crate) fn guard<T>(export: &'static str, body: impl FnOnce() -> Result<T, Refusal>) -> Result<T, Coded> {
    let outcome = catch_unwind(AssertUnwindSafe(|| {
        #[cfg(seeded_bug = "panic")]
        seeded::panic_if_armed(export);
        body()
    }));
    match outcome {
        Ok(Ok(value)) => Ok(value),
        Ok(Err(refusal)) => Err(Error::new(refusal.code.name(), refusal.message)),
        Err(panic) => Err(defect(export, &*panic)),
    }
}

/// A refused argument.
#[cold]
pub(crate) fn bad_argument(message: impl Into<String>) -> Refusal {
    Refusal::new(Code::BadArgument, message)
}

/// What napi could not convert, as a refused argument.
pub(crate) fn refused(what: &str) -> impl FnOnce(Error<Status>) -> Refusal {
    move |error| bad_argument(format!("{what}: {}", error.reason))
}

#[cold]
fn defect(export: &str, panic: &(dyn Any + Send)) -> Coded {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    let said = text.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("no words");
    Error::new(Code::Internal.name(), format!("a defect of musterd in {export}: {said}"))
}

/// A panic inside each export, for the test that none of them ends the process. Only in a build with
/// `--cfg seeded_bug="panic"`.
#[cfg(seeded_bug = "panic")]
mod seeded {
    use std::cell::RefCell;

    thread_local! {
        static ARMED: RefCell<Option<String>> = const { RefCell::new(None) };
    }

    /// The next call of this export panics.
    #[napi_derive::napi]
    pub fn seed_panic(export: String) {
        ARMED.set(Some(export));
    }

    pub(super) fn panic_if_armed(export: &str) {
        let armed = ARMED.with_borrow_mut(|armed| armed.take_if(|name| name == export));
        assert!(armed.is_none(), "a seeded panic");
    }
}

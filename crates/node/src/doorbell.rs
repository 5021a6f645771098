//! How the engine wakes a JavaScript thread.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use musterd_host::Doorbell;
use napi::Status;
use napi::bindgen_prelude::{Function, Unknown};
use napi::threadsafe_function::{ThreadsafeFunction, ThreadsafeFunctionCallMode};

/// Calls the JavaScript doorbell on its own thread. Weak: an engine keeps no process alive. Its queue holds one call:
/// the host coalesces already, and a second call would find nothing to drain.
type WakeUp = ThreadsafeFunction<(), Unknown<'static>, (), Status, false, true, 1>;

/// One thread's doorbell.
///
/// Node frees a thread-safe function while its thread ends, and calling it later is a use of freed memory (it aborts
/// Node 20 and 22). So whoever rings holds the lock, and [`silence`](Self::silence), which runs before Node frees it,
/// takes it out under the lock. It is never cloned, and dropped on its own thread only.
#[derive(Clone)]
pub(crate) struct JsDoorbell(Arc<Mutex<Option<WakeUp>>>);

impl JsDoorbell {
    /// A doorbell that calls `handler`. On the JavaScript thread.
    pub(crate) fn new(handler: &Function<'_, (), Unknown<'static>>) -> napi::Result<Self> {
        let builder = handler.build_threadsafe_function::<()>().weak::<true>().max_queue_size::<1>();
        Ok(Self(Arc::new(Mutex::new(Some(builder.build()?)))))
    }

    /// Never calls the handler again. On the JavaScript thread.
    pub(crate) fn silence(&self) {
        let function = self.lock().take();
        drop(function);
    }

    fn lock(&self) -> MutexGuard<'_, Option<WakeUp>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Doorbell for JsDoorbell {
    fn ring(&self) {
        if let Some(function) = &*self.lock() {
            // Refused when its thread ends, and when a call is in the queue already, which drains all the same.
            let _ = function.call((), ThreadsafeFunctionCallMode::NonBlocking);
        }
    }
}

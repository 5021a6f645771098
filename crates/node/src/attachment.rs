//! One engine of one JavaScript thread.
#![allow(unsafe_code, reason = "hooks of the environment come with a bare pointer to what they end")]

use std::cell::{Cell, RefCell, RefMut};
use std::ffi::c_void;
use std::rc::Rc;

use musterd_host::{Handle, Refusal, open};
use napi::bindgen_prelude::{FromNapiValue, Function, Unknown};
use napi::{Env, ValueType, sys};

use crate::doorbell::JsDoorbell;
use crate::guard::{bad_argument, guard, refused};
use crate::options::engine_options;

/// One engine of one JavaScript thread, from `open` until `close` or the end of the thread, whichever comes first. All
/// of it happens on that thread.
pub(crate) struct Attachment {
    env: sys::napi_env,
    worker: u8,
    handle: RefCell<Option<Handle>>,
    doorbell: JsDoorbell,
    /// The hook that ends the attachment with its thread is registered, and owns a reference.
    hooked: Cell<bool>,
}

impl Attachment {
    /// Opens or attaches, with the values as JavaScript gave them.
    pub(crate) fn open(env: Env, options: Unknown<'_>, handler: Unknown<'_>) -> Result<Rc<Self>, Refusal> {
        let options = engine_options(options)?;
        let doorbell = JsDoorbell::new(&function(handler)?).map_err(refused("doorbell"))?;
        let handle = open(&options, Box::new(doorbell.clone())).inspect_err(|_| doorbell.silence())?;
        let attachment = Rc::new(Self {
            env: env.raw(),
            worker: handle.worker(),
            handle: RefCell::new(Some(handle)),
            doorbell,
            hooked: Cell::new(true),
        });
        // Hooks run in the reverse order of their registration, and the thread-safe function has registered its own
        // when it was made: so this one silences the doorbell before Node frees it.
        // SAFETY: the environment is alive, and the hook gets a reference of its own.
        unsafe {
            sys::napi_add_env_cleanup_hook(
                env.raw(),
                Some(end_with_thread),
                Rc::into_raw(attachment.clone()) as *mut c_void,
            );
        }
        Ok(attachment)
    }

    /// This thread's number in its engine.
    pub(crate) fn worker(&self) -> u8 {
        self.worker
    }

    /// The way to the engine; `None` after the end.
    #[inline]
    pub(crate) fn handle(&self) -> RefMut<'_, Option<Handle>> {
        self.handle.borrow_mut()
    }

    /// Lets go of the engine. Idempotent.
    pub(crate) fn close(&self) {
        self.end();
        if self.hooked.replace(false) {
            let hook: *const Self = self;
            // SAFETY: the hook is registered with this pointer, on this thread; it will not run now, and its reference
            // is given back here. `self` lives on, for its caller has another.
            unsafe {
                sys::napi_remove_env_cleanup_hook(self.env, Some(end_with_thread), hook as *mut c_void);
                Rc::decrement_strong_count(hook);
            }
        }
    }

    fn end(&self) {
        self.doorbell.silence();
        let handle = self.handle.borrow_mut().take();
        drop(handle);
    }
}

/// The thread ends: so does what it had opened.
unsafe extern "C" fn end_with_thread(attachment: *mut c_void) {
    // SAFETY: registered with a reference of its own, which this takes back; a hook runs once.
    let attachment = unsafe { Rc::from_raw(attachment as *const Attachment) };
    attachment.hooked.set(false);
    // Nobody is left to throw at.
    let _ = guard("the end of a thread", || {
        attachment.end();
        Ok(())
    });
}

fn function(value: Unknown<'_>) -> Result<Function<'_, (), Unknown<'static>>, Refusal> {
    match value.get_type().map_err(refused("doorbell"))? {
        ValueType::Function => Function::from_unknown(value).map_err(refused("doorbell")),
        other => Err(bad_argument(format!("doorbell must be a function, not {other}"))),
    }
}

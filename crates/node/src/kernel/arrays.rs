//! The typed arrays of one call.
#![allow(unsafe_code, reason = "typed arrays are used in place")]

use musterd_host::Refusal;
use napi::bindgen_prelude::{Env, JsValue, Unknown};

use crate::guard::bad_argument;
use crate::view::{Element, Memory, copied, elements};

/// A typed array and its name in an error.
pub(super) type Named<'a> = (&'a Unknown<'a>, &'a str);

/// The typed arrays of one call, of which one is written in place. It is taken last, and takes this with it: so no other
/// slice of the same memory is in use, even when a caller passes the same array twice.
pub(super) struct Arrays<'call>(&'call Env);

impl<'call> Arrays<'call> {
    /// Of the call that was given this environment.
    pub(super) fn of(env: &'call Env) -> Self {
        Self(env)
    }

    /// A copy of an array's elements.
    pub(super) fn copied<T: Element>(&self, (value, what): Named<'_>) -> Result<Vec<T>, Refusal> {
        // SAFETY: environment and value are those of this call, and no slice is in use as long as this lives.
        unsafe { copied(self.0.raw(), value.raw(), what) }
    }

    /// The array that is written.
    pub(super) fn written<T: Element>(self, (value, what): Named<'_>) -> Result<&'call mut [T], Refusal> {
        // SAFETY: environment and value are those of this call; with this gone, no other slice can be made.
        unsafe { elements(self.0.raw(), value.raw(), what) }
    }

    /// An array that is read in place, and the one that is written, which must not share memory with it.
    pub(super) fn read_and_written<R: Element, W: Element>(
        self,
        read: Named<'_>,
        written: Named<'_>,
    ) -> Result<(&'call [R], &'call mut [W]), Refusal> {
        // SAFETY: environment and values are those of this call; what is written overlaps nothing that is read, and
        // with this gone no other slice can be made.
        unsafe {
            let source = Memory::<R>::of(self.0.raw(), read.0.raw(), read.1)?;
            let target = Memory::<W>::of(self.0.raw(), written.0.raw(), written.1)?;
            if source.overlaps(&target) {
                return Err(bad_argument(format!("{} and {} must not share memory", read.1, written.1)));
            }
            Ok((source.elements(), target.elements()))
        }
    }
}

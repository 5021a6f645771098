//! The memory of typed arrays, in place.
#![allow(unsafe_code, reason = "Node-API without napi-rs in between")]

use std::ptr::null_mut;
use std::slice;

use musterd_host::Refusal;
use napi::sys;

use crate::guard::bad_argument;

/// What a typed array is made of.
pub(crate) trait Element: Copy {
    /// The kind as Node-API numbers it.
    const KIND: sys::napi_typedarray_type;
    /// The array's name in JavaScript, with its article.
    const NAME: &'static str;
}

impl Element for u8 {
    const KIND: sys::napi_typedarray_type = sys::TypedarrayType::uint8_array;
    const NAME: &'static str = "a Uint8Array";
}

impl Element for u32 {
    const KIND: sys::napi_typedarray_type = sys::TypedarrayType::uint32_array;
    const NAME: &'static str = "a Uint32Array";
}

impl Element for f32 {
    const KIND: sys::napi_typedarray_type = sys::TypedarrayType::float32_array;
    const NAME: &'static str = "a Float32Array";
}

impl Element for f64 {
    const KIND: sys::napi_typedarray_type = sys::TypedarrayType::float64_array;
    const NAME: &'static str = "a Float64Array";
}

/// Where the elements of a typed array lie, looked at and not yet used.
pub(crate) struct Memory<T> {
    data: *mut T,
    length: usize,
}

impl<T: Element> Memory<T> {
    /// That of a typed array (a `Buffer` is a `Uint8Array`). Detached: none.
    ///
    /// # Safety
    /// Environment and value are those of the call under way.
    pub(crate) unsafe fn of(env: sys::napi_env, value: sys::napi_value, what: &str) -> Result<Self, Refusal> {
        let (mut kind, mut length, mut data) = (-1, 0, null_mut());
        let (mut memory, mut ours) = (null_mut(), false);
        // SAFETY: the caller's promise. On failure the kind stays -1.
        let data = unsafe {
            sys::napi_get_typedarray_info(
                env,
                value,
                &raw mut kind,
                &raw mut length,
                &raw mut data,
                &raw mut memory,
                null_mut(),
            );
            if kind != T::KIND {
                return Err(bad_argument(format!("{what} must be {}", T::NAME)));
            }
            // Shared memory is no ArrayBuffer: another thread could write to it while we read.
            sys::napi_is_arraybuffer(env, memory, &raw mut ours);
            data.cast::<T>()
        };
        if !ours {
            return Err(bad_argument(format!("{what} must not lie in shared memory")));
        }
        Ok(Self { data, length: if data.is_null() { 0 } else { length } })
    }

    /// Whether some byte belongs to both.
    pub(crate) fn overlaps<U>(&self, other: &Memory<U>) -> bool {
        let (ours, theirs) = (self.data.addr(), other.data.addr());
        let (our_end, their_end) =
            (ours + self.length * size_of::<T>(), theirs + other.length * size_of::<U>());
        self.length > 0 && other.length > 0 && ours < their_end && theirs < our_end
    }

    /// The elements, in place.
    ///
    /// # Safety
    /// No JavaScript runs and no slice of memory that overlaps is made while the slice is in use.
    pub(crate) unsafe fn elements<'call>(self) -> &'call mut [T] {
        if self.length == 0 {
            return &mut [];
        }
        // SAFETY: Node-API gave both; a typed array begins at a multiple of its element's size; the memory is this
        // thread's, and nobody touches it before the call returns.
        unsafe { slice::from_raw_parts_mut(self.data, self.length) }
    }
}

/// The elements of a typed array, in place.
///
/// # Safety
/// Environment and value are those of the call under way; no JavaScript runs and no second slice of the same memory is
/// made while the slice is in use.
pub(crate) unsafe fn elements<'call, T: Element>(
    env: sys::napi_env,
    value: sys::napi_value,
    what: &str,
) -> Result<&'call mut [T], Refusal> {
    // SAFETY: the caller's promise.
    unsafe { Memory::of(env, value, what).map(|memory| memory.elements()) }
}

/// A copy of the elements of a typed array.
///
/// # Safety
/// Environment and value are those of the call under way, and no slice of the same memory is in use.
pub(crate) unsafe fn copied<T: Element>(
    env: sys::napi_env,
    value: sys::napi_value,
    what: &str,
) -> Result<Vec<T>, Refusal> {
    // SAFETY: the caller's promise; the slice ends here.
    unsafe { elements::<T>(env, value, what).map(|elements| elements.to_vec()) }
}

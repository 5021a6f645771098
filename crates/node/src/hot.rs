//! The methods of the hot path: `submit`, `submitLater`, `wake` and `drain`.
//!
//! A method that napi-rs makes costs 500 ns before its first line (unwrapping `this`, comparing type tags, counting
//! borrows; measured). These are functions that Node-API calls directly, and each carries a pointer to its attachment:
//! 80 ns, arguments read and answer made. Their types are in `engine-methods.d.ts`.
#![allow(unsafe_code, reason = "Node-API without napi-rs in between")]

use std::ffi::{CStr, c_void};
use std::ptr::null_mut;
use std::rc::Rc;

use musterd_host::{Handle, Refusal, Submitted};
use napi::bindgen_prelude::{JsValue, ToNapiValue};
use napi::{Env, JsError, check_status, sys};

use crate::attachment::Attachment;
use crate::guard::{Coded, bad_argument, guard};
use crate::view::elements;

/// Defines the methods on an instance of the class, not to be changed.
pub(crate) fn define_methods<'env>(
    env: &Env,
    instance: &impl JsValue<'env>,
    attachment: &Rc<Attachment>,
) -> napi::Result<()> {
    let methods = [
        property(c"submit", carrying(env, c"submit", submit, attachment)?),
        property(c"submitLater", carrying(env, c"submitLater", submit_later, attachment)?),
        property(c"wake", carrying(env, c"wake", wake, attachment)?),
        property(c"drain", carrying(env, c"drain", drain, attachment)?),
    ];
    // SAFETY: the environment, the instance and the functions belong to the call that is under way.
    check_status!(unsafe {
        sys::napi_define_properties(env.raw(), instance.raw(), methods.len(), methods.as_ptr())
    })
}

fn property(name: &'static CStr, value: sys::napi_value) -> sys::napi_property_descriptor {
    sys::napi_property_descriptor {
        utf8name: name.as_ptr(),
        name: null_mut(),
        method: None,
        getter: None,
        setter: None,
        value,
        attributes: sys::PropertyAttributes::enumerable,
        data: null_mut(),
    }
}

/// A function that finds the attachment in its data, and keeps it alive as long as it lives itself.
fn carrying(
    env: &Env,
    name: &'static CStr,
    callback: unsafe extern "C" fn(sys::napi_env, sys::napi_callback_info) -> sys::napi_value,
    attachment: &Rc<Attachment>,
) -> napi::Result<sys::napi_value> {
    let data = Rc::as_ptr(attachment) as *mut c_void;
    let mut function = null_mut();
    // SAFETY: the environment is alive. The function is not called before the finalizer owns a reference, which is given
    // to it only once it is registered.
    unsafe {
        let (text, length) = (name.as_ptr(), name.count_bytes().cast_signed());
        check_status!(sys::napi_create_function(
            env.raw(),
            text,
            length,
            Some(callback),
            data,
            &raw mut function
        ))?;
        check_status!(sys::napi_add_finalizer(
            env.raw(),
            function,
            data,
            Some(release),
            null_mut(),
            null_mut()
        ))?;
        Rc::increment_strong_count(Rc::as_ptr(attachment));
    }
    Ok(function)
}

/// The function is gone, and with it its reference.
unsafe extern "C" fn release(_: sys::napi_env, attachment: *mut c_void, _: *mut c_void) {
    // SAFETY: the reference was taken when this finalizer was registered, on this thread.
    unsafe { Rc::decrement_strong_count(attachment as *const Attachment) };
}

unsafe extern "C" fn submit(env: sys::napi_env, info: sys::napi_callback_info) -> sys::napi_value {
    // SAFETY: Node-API calls this with a living environment and the call's own info.
    unsafe { take_frame(env, info, "submit", Handle::submit) }
}

unsafe extern "C" fn submit_later(env: sys::napi_env, info: sys::napi_callback_info) -> sys::napi_value {
    // SAFETY: as above.
    unsafe { take_frame(env, info, "submitLater", Handle::submit_later) }
}

unsafe extern "C" fn wake(env: sys::napi_env, info: sys::napi_callback_info) -> sys::napi_value {
    // SAFETY: as above.
    unsafe {
        let ([], attachment) = call::<0>(env, info);
        let outcome = guard("wake", || {
            if let Some(handle) = &*attachment.handle() {
                handle.wake();
            }
            Ok(0)
        });
        answer(env, outcome)
    }
}

/// What `submit` and `submitLater` have in common.
///
/// # Safety
/// Environment and info are those of the call under way.
unsafe fn take_frame(
    env: sys::napi_env,
    info: sys::napi_callback_info,
    name: &'static str,
    take: impl FnOnce(&mut Handle, u32, &[u8]) -> Result<Submitted, Refusal>,
) -> sys::napi_value {
    // SAFETY: the caller's promise; the slice is used during the call.
    unsafe {
        let ([connection, frame], attachment) = call::<2>(env, info);
        let outcome = guard(name, || {
            let (connection, frame) = (connection_number(env, connection)?, elements(env, frame, "frame")?);
            match &mut *attachment.handle() {
                Some(handle) => take(handle, connection, frame).map(number),
                None => Ok(number(Submitted::Closed)),
            }
        });
        answer(env, outcome)
    }
}

unsafe extern "C" fn drain(env: sys::napi_env, info: sys::napi_callback_info) -> sys::napi_value {
    // SAFETY: as above.
    unsafe {
        let ([buffer], attachment) = call::<1>(env, info);
        answer(
            env,
            guard("drain", || {
                let buffer = elements(env, buffer, "into")?;
                let Some(handle) = &mut *attachment.handle() else { return Ok(0) };
                let written = handle.drain(buffer).map_err(|too_small| {
                    bad_argument(format!(
                        "into is too small: the next record takes {} bytes",
                        too_small.needed
                    ))
                })?;
                u32::try_from(written).map_err(|_| bad_argument("into is larger than 4 GiB"))
            }),
        )
    }
}

/// What `submit` returns.
fn number(submitted: Submitted) -> u32 {
    match submitted {
        Submitted::Accepted => 0,
        Submitted::BadMessage(error) => 1 | u32::from(error as u8) << 8,
        Submitted::RingFull => 2,
        Submitted::Closed => 3,
    }
}

/// The arguments of a call, `undefined` where one is missing, and the attachment that its function carries.
///
/// # Safety
/// `info` is that of the call under way, of a function that [`carrying`] made. The attachment lives at least as long.
unsafe fn call<'call, const N: usize>(
    env: sys::napi_env,
    info: sys::napi_callback_info,
) -> ([sys::napi_value; N], &'call Attachment) {
    let (mut count, mut arguments, mut data) = (N, [null_mut(); N], null_mut());
    // SAFETY: the caller's promise. The call cannot fail: all pointers are good.
    unsafe {
        sys::napi_get_cb_info(env, info, &raw mut count, arguments.as_mut_ptr(), null_mut(), &raw mut data);
        (arguments, &*(data as *const Attachment))
    }
}

/// A connection's number: a whole number of 32 bits, nothing that would have to be rounded.
///
/// # Safety
/// Environment and value are those of the call under way.
unsafe fn connection_number(env: sys::napi_env, value: sys::napi_value) -> Result<u32, Refusal> {
    let mut given = f64::NAN;
    // SAFETY: the caller's promise. On failure `given` stays not a number.
    unsafe { sys::napi_get_value_double(env, value, &raw mut given) };
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "compared with the original")]
    let connection = given as u32;
    if f64::from(connection).to_bits() == given.to_bits() {
        Ok(connection)
    } else {
        Err(bad_argument("connection must be a whole number from 0 to 4,294,967,295"))
    }
}

/// Gives the answer to JavaScript, or throws.
///
/// # Safety
/// The environment is that of the call under way.
unsafe fn answer(env: sys::napi_env, outcome: Result<u32, Coded>) -> sys::napi_value {
    // SAFETY: the caller's promise.
    unsafe {
        match outcome {
            Ok(number) => u32::to_napi_value(env, number).unwrap_or(null_mut()),
            Err(error) => {
                JsError::from(error).throw_into(env);
                null_mut()
            }
        }
    }
}

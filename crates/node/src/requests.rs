//! Many players' frames to records, in one call.
#![allow(unsafe_code, reason = "typed arrays are used in place")]

use musterd_host::Refusal;
use musterd_host::batch::{BadBatch, Columns, decode_requests as decode};
use napi::bindgen_prelude::{Env, FromNapiValue, JsValue, Unknown};
use napi_derive::napi;

use crate::guard::{Coded, bad_argument, guard, refused};
use crate::view::{Memory, copied};

/// Reads many frames of players, and writes a record of one size for each: nine whole numbers to `heads`, and the numbers
/// that were asked for to `numbers`. Returns how many frames can be read.
///
/// `frames` holds the frames one after the other, `ends` the place behind each one's last byte. A record's head is: 0, or
/// for a frame that cannot be read a number whose sentence is at that place (from 1) in `wireErrors()`, the rest being 0
/// then; the number of the body's field in `ClientMessage` (4: enqueue); and three texts, each as its first byte among
/// `frames` and its length: the message's id, the ticket's id, the queue. The last number is that of the players that an
/// enqueue names, 0 for the sender alone. `numbers` gets for each frame the sender's own attributes of the kind number by
/// the names in `attributes`, then his round trips to `regions` in milliseconds; NaN where there is none.
///
/// A frame is good exactly when a server would take it.
///
/// Throws `ERR_MUSTER_BAD_ARGUMENT` for anything but such arrays, for ends that fall or lie beyond the frames, for arrays that
/// share the memory that is written, and unless `heads` has nine places and `numbers` one for each name, for each frame.
#[napi(
    namespace = "kernel",
    ts_args_type = "frames: Uint8Array, ends: Uint32Array, attributes: Array<string>, regions: Array<string>, heads: Uint32Array, numbers: Float64Array"
)]
pub fn decode_requests(
    env: Env,
    frames: Unknown<'_>,
    ends: Unknown<'_>,
    attributes: Unknown<'_>,
    regions: Unknown<'_>,
    heads: Unknown<'_>,
    numbers: Unknown<'_>,
) -> Result<u32, Coded> {
    guard("decodeRequests", || {
        // First what may run JavaScript: a list of names can be a proxy.
        let attributes = Vec::<String>::from_unknown(attributes).map_err(refused("attributes"))?;
        let regions = Vec::<String>::from_unknown(regions).map_err(refused("regions"))?;
        let env = env.raw();
        // SAFETY: environment and values are those of this call, and no JavaScript runs from here on. What is written
        // overlaps nothing else, `ends` is copied, and nobody else has a slice.
        let (frames, ends, heads, numbers) = unsafe {
            let ends = copied::<u32>(env, ends.raw(), "ends")?;
            let frames = Memory::<u8>::of(env, frames.raw(), "frames")?;
            let heads = Memory::<u32>::of(env, heads.raw(), "heads")?;
            let numbers = Memory::<f64>::of(env, numbers.raw(), "numbers")?;
            if heads.overlaps(&numbers) || heads.overlaps(&frames) || numbers.overlaps(&frames) {
                return Err(bad_argument("frames, heads and numbers must not share their memory"));
            }
            (frames.elements(), ends, heads.elements(), numbers.elements())
        };
        let columns = Columns { attributes: &attributes, regions: &regions };
        let good = decode(frames, &ends, columns, heads, numbers).map_err(refusal)?;
        u32::try_from(good).map_err(|_| bad_argument("more frames than a 32-bit number counts"))
    })
}

fn refusal(problem: BadBatch) -> Refusal {
    bad_argument(match problem {
        BadBatch::Ends => "ends must rise, and lie within frames",
        BadBatch::Heads => "heads must have nine places for each frame",
        BadBatch::Numbers => "numbers must have a place for each name, for each frame",
    })
}

//! How alike vectors are, and a choice by it.

use musterd_host::Refusal;
use musterd_kernel::{MarginalRelevance, PackedUnit, Selection, Unit, Vectors, pack, packed_len};
use napi::bindgen_prelude::{Env, FromNapiValue as _, Unknown};
use napi_derive::napi;

use super::arrays::Arrays;
use crate::guard::{Coded, bad_argument, guard, refused};

/// The cosine of the angle between `query` and each of `candidates`, which lie one after the other, written to `into`: −1
/// to 1, and 0 where one of the two is zeros alone.
///
/// Each call takes the candidates' lengths anew. Who asks more than once packs them first: `packVectors`.
///
/// Throws `ERR_MUSTER_BAD_ARGUMENT` for anything but such arrays, for an empty query, for numbers that are not finite,
/// and for lengths that do not fit together.
#[napi(
    namespace = "kernel",
    ts_args_type = "query: Float64Array, candidates: Float64Array, into: Float64Array"
)]
pub fn cosines(
    env: Env,
    query: Unknown<'_>,
    candidates: Unknown<'_>,
    into: Unknown<'_>,
) -> Result<(), Coded> {
    guard("cosines", || {
        let arrays = Arrays::of(&env);
        let query = arrays.copied::<f64>((&query, "query"))?;
        let candidates = arrays.copied::<f64>((&candidates, "candidates"))?;
        let into = arrays.written::<f64>((&into, "into"))?;
        if query.is_empty() || into.len().checked_mul(query.len()) != Some(candidates.len()) {
            return Err(bad_argument(
                "candidates must hold as many vectors of the query's length as into has places",
            ));
        }
        all_finite(query.iter().chain(&candidates).copied())?;
        vectors_of(&candidates, query.len()).cosines(&Unit::of(&query), into);
        Ok(())
    })
}

/// Writes the directions of `vectors`, which lie one after the other with `dimension` components each, to `into`, for
/// `packedCosines`. `into` must have `dimension` places for each vector, with the number of vectors rounded up to a
/// multiple of 16; what lies in it is nobody's business but the kernel's, and may be copied or sent to another thread.
///
/// Throws `ERR_MUSTER_BAD_ARGUMENT` for anything but such arrays, for a `dimension` that is no whole number above 0, for
/// numbers that are not finite, and for lengths that do not fit together.
#[napi(namespace = "kernel", ts_args_type = "vectors: Float32Array, dimension: number, into: Float32Array")]
pub fn pack_vectors(
    env: Env,
    vectors: Unknown<'_>,
    dimension: Unknown<'_>,
    into: Unknown<'_>,
) -> Result<(), Coded> {
    guard("packVectors", || {
        let dimension = whole_dimension(dimension)?;
        let arrays = Arrays::of(&env);
        let vectors = arrays.copied::<f32>((&vectors, "vectors"))?;
        let into = arrays.written::<f32>((&into, "into"))?;
        if !vectors.len().is_multiple_of(dimension) {
            return Err(bad_argument("vectors must hold a multiple of dimension numbers"));
        }
        if Some(into.len()) != packed_len(vectors.len() / dimension, dimension) {
            return Err(bad_argument(
                "into must have dimension places for each vector, their number rounded up to a multiple of 16",
            ));
        }
        all_finite(vectors.iter().map(|component| f64::from(*component)))?;
        pack(&vectors, dimension, into);
        Ok(())
    })
}

/// The cosine of the angle between `query` and each of the vectors in `packed`, which `packVectors` wrote, to `into`: −1
/// to 1, and 0 where one of the two is zeros alone; `into` has a place for each vector. In single precision: about six
/// digits. Reads `packed` where it lies and allocates nothing for it.
///
/// Throws `ERR_MUSTER_BAD_ARGUMENT` for anything but such arrays, for an empty query, for numbers in it that are not
/// finite, for lengths that do not fit together, and when `packed` and `into` share memory.
#[napi(namespace = "kernel", ts_args_type = "query: Float32Array, packed: Float32Array, into: Float32Array")]
pub fn packed_cosines(
    env: Env,
    query: Unknown<'_>,
    packed: Unknown<'_>,
    into: Unknown<'_>,
) -> Result<(), Coded> {
    guard("packedCosines", || {
        let arrays = Arrays::of(&env);
        let query = arrays.copied::<f32>((&query, "query"))?;
        let (packed, into) = arrays.read_and_written::<f32, f32>((&packed, "packed"), (&into, "into"))?;
        if query.is_empty() || Some(packed.len()) != packed_len(into.len(), query.len()) {
            return Err(bad_argument(
                "packed must hold as many vectors of the query's length as into has places, in multiples of 16",
            ));
        }
        all_finite(query.iter().map(|component| f64::from(*component)))?;
        PackedUnit::of(&query).cosines(packed, into);
        Ok(())
    })
}

/// Chooses among `candidates`, which lie one after the other, who is like `query` and unlike those chosen before, by
/// maximal marginal relevance (Carbonell and Goldstein, SIGIR 1998): each time the one with the highest
/// `lambda` · similarity + (1 − `lambda`) · (1 − its highest similarity to one already chosen); of equals the first. Writes
/// their numbers, from 0, to `into` in the order of choice, as many as it has places or there are candidates, and returns
/// how many. `lambda` is 0 (only unlike each other) to 1 (only like the query).
///
/// Throws `ERR_MUSTER_BAD_ARGUMENT` for anything but such arrays, for a `lambda` outside 0 to 1, for an empty query, for
/// numbers that are not finite, and for candidates that are no multiple of the query's length.
#[napi(
    namespace = "kernel",
    ts_args_type = "query: Float32Array, candidates: Float32Array, lambda: number, into: Uint32Array"
)]
pub fn select_diverse(
    env: Env,
    query: Unknown<'_>,
    candidates: Unknown<'_>,
    lambda: Unknown<'_>,
    into: Unknown<'_>,
) -> Result<u32, Coded> {
    guard("selectDiverse", || {
        let lambda = f64::from_unknown(lambda).map_err(refused("lambda"))?;
        if !(0.0..=1.0).contains(&lambda) {
            return Err(bad_argument("lambda must be between 0 and 1"));
        }
        let arrays = Arrays::of(&env);
        let query = doubled(&arrays.copied::<f32>((&query, "query"))?);
        let candidates = doubled(&arrays.copied::<f32>((&candidates, "candidates"))?);
        let into = arrays.written::<u32>((&into, "into"))?;
        if query.is_empty() || !candidates.len().is_multiple_of(query.len()) {
            return Err(bad_argument("candidates must hold vectors of the query's length"));
        }
        all_finite(query.iter().chain(&candidates).copied())?;
        let relevance = MarginalRelevance { lambda, ..MarginalRelevance::default() };
        Ok(choose(relevance, &Unit::of(&query), &vectors_of(&candidates, query.len()), into))
    })
}

/// Writes the chosen candidates' numbers; returns how many there are.
fn choose(relevance: MarginalRelevance, query: &Unit, candidates: &Vectors, into: &mut [u32]) -> u32 {
    let mut selection = Selection::default();
    selection.start(relevance, candidates, query);
    let mut chosen = 0;
    for place in into {
        let Some(best) = selection.take_best(candidates) else { break };
        *place = u32::try_from(best).expect("an array has fewer than 2^32 numbers");
        chosen += 1;
    }
    chosen
}

fn vectors_of(components: &[f64], dimension: usize) -> Vectors {
    let mut vectors = Vectors::new(dimension);
    components.chunks_exact(dimension).for_each(|vector| vectors.push(vector));
    vectors
}

fn doubled(components: &[f32]) -> Vec<f64> {
    components.iter().map(|component| f64::from(*component)).collect()
}

fn all_finite(mut components: impl Iterator<Item = f64>) -> Result<(), Refusal> {
    if components.all(f64::is_finite) {
        Ok(())
    } else {
        Err(bad_argument("the components of a vector must be finite numbers"))
    }
}

fn whole_dimension(given: Unknown<'_>) -> Result<usize, Refusal> {
    let given = f64::from_unknown(given).map_err(refused("dimension"))?;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "compared with the original")]
    let dimension = given as u32;
    if dimension > 0 && f64::from(dimension).to_bits() == given.to_bits() {
        Ok(dimension as usize)
    } else {
        Err(bad_argument("dimension must be a whole number above 0"))
    }
}

//! Many directions in single precision, in memory that the caller owns: half the bytes of [`Vectors`](crate::Vectors),
//! so that twice as many are in reach of the processor, and nothing to allocate or to free.
//!
//! For scoring beside the engine. What decides a match is in double precision.

use crate::blocks;
use crate::vectors::Unit;

/// How many vectors a block has: two registers of 256 bits.
pub const PACKED_LANES: usize = 16;

/// How many numbers so many vectors take when they are packed; `None`: more than can be counted.
///
/// ```
/// assert_eq!(musterd_kernel::packed_len(17, 3), Some(96));
/// ```
pub fn packed_len(vectors: usize, dimension: usize) -> Option<usize> {
    vectors.div_ceil(PACKED_LANES).checked_mul(PACKED_LANES)?.checked_mul(dimension)
}

/// Writes the directions of vectors that lie one after the other to `into`, in blocks. What is behind the last one becomes
/// zeros.
///
/// ```
/// use musterd_kernel::{PackedUnit, pack, packed_len};
///
/// let players = [3.0, 0.0, -1.0, 0.0];
/// let mut packed = vec![0.0; packed_len(2, 2).unwrap()];
/// pack(&players, 2, &mut packed);
/// let mut cosines = [0.0; 2];
/// PackedUnit::of(&[0.5, 0.0]).cosines(&packed, &mut cosines);
/// assert_eq!(cosines, [1.0, -1.0]);
/// ```
///
/// # Panics
///
/// If the dimension is 0, `vectors` holds no whole number of vectors, or `into` has not [`packed_len`] places.
pub fn pack(vectors: &[f32], dimension: usize, into: &mut [f32]) {
    assert!(dimension > 0 && vectors.len().is_multiple_of(dimension), "whole vectors with components");
    let count = vectors.len() / dimension;
    assert_eq!(Some(into.len()), packed_len(count, dimension), "a place for each component");
    into.fill(0.0);
    let mut unit = PackedUnit::default();
    for (number, vector) in vectors.chunks_exact(dimension).enumerate() {
        unit.set(vector);
        let place = blocks::place::<PACKED_LANES>(number, dimension);
        for (component, value) in unit.components.iter().enumerate() {
            into[place + component * PACKED_LANES] = *value;
        }
    }
}

/// A direction in single precision: that of [`Unit`], each component rounded.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PackedUnit {
    components: Vec<f32>,
    double: Unit,
    scratch: Vec<f64>,
}

impl PackedUnit {
    /// The direction of a vector of finite numbers.
    pub fn of(vector: &[f32]) -> Self {
        let mut unit = Self::default();
        unit.set(vector);
        unit
    }

    /// Becomes the direction of another vector, in the same memory.
    pub fn set(&mut self, vector: &[f32]) {
        self.scratch.clear();
        self.scratch.extend(vector.iter().map(|component| f64::from(*component)));
        self.double.set(&self.scratch);
        self.components.clear();
        #[expect(clippy::cast_possible_truncation, reason = "rounded to single precision")]
        self.components.extend(self.double.components().iter().map(|component| *component as f32));
    }

    /// The cosine of the angle to another direction, −1 to 1; 0 if one of them is zeros alone.
    ///
    /// This is the scalar twin of [`PackedUnit::cosines`].
    ///
    /// # Panics
    ///
    /// If they have different dimensions.
    pub fn cosine(&self, other: &Self) -> f32 {
        assert_eq!(self.components.len(), other.components.len(), "directions of the same space");
        blocks::cosine(&self.components, &other.components)
    }

    /// Writes the cosine of the angle to each packed direction, in their order. Each is bit for bit what
    /// [`PackedUnit::cosine`] says, as long as nobody has written to `packed` but [`pack`].
    ///
    /// # Panics
    ///
    /// If `packed` does not hold as many directions as `cosines` has places.
    pub fn cosines(&self, packed: &[f32], cosines: &mut [f32]) {
        let numbers = packed_len(cosines.len(), self.components.len());
        assert_eq!(Some(packed.len()), numbers, "a cosine for each direction of this space");
        blocks::cosines::<f32, PACKED_LANES>(packed, &self.components, cosines);
    }
}

//! Sums of products, many side by side.
//!
//! A block is `LANES` vectors, transposed: their first components, then their second ones, and so on. Each vector's sum
//! runs over its components in their order, whether one vector is added up at a time or a block of them, and wider
//! instructions change nothing but the time.

use std::ops::{Add, Mul};

/// The numbers that a vector may be made of.
pub(crate) trait Number: Copy + Default + Add<Output = Self> + Mul<Output = Self> {
    /// The nearest number from −1 to 1: rounding may leave a cosine a little outside.
    fn within_one(self) -> Self;
}

impl Number for f64 {
    #[inline]
    fn within_one(self) -> Self {
        self.clamp(-1.0, 1.0)
    }
}

impl Number for f32 {
    #[inline]
    fn within_one(self) -> Self {
        self.clamp(-1.0, 1.0)
    }
}

/// The cosine of the angle between two directions. The scalar twin of [`cosines`].
pub(crate) fn cosine<T: Number>(left: &[T], right: &[T]) -> T {
    left.iter().zip(right).fold(T::default(), |sum, (own, its)| sum + *own * *its).within_one()
}

/// Where the first component of a vector lies in the blocks; the others follow at each `LANES`-th place.
pub(crate) fn place<const LANES: usize>(number: usize, dimension: usize) -> usize {
    number / LANES * (dimension * LANES) + number % LANES
}

/// Writes the cosine of the angle between `unit` and each vector of the blocks, as many as `cosines` has places.
pub(crate) fn cosines<T: Number, const LANES: usize>(blocks: &[T], unit: &[T], cosines: &mut [T]) {
    #[cfg(target_arch = "x86_64")]
    if std::arch::is_x86_feature_detected!("avx2") {
        // SAFETY: this processor has the instructions that the function is compiled for.
        unsafe { wide_cosines::<T, LANES>(blocks, unit, cosines) };
        return;
    }
    block_cosines::<T, LANES>(blocks, unit, cosines);
}

/// [`block_cosines`] for processors with registers of 256 bits. Only additions and multiplications, each rounded: the
/// instructions that fuse both are another feature, which this does not ask for.
#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2")]
fn wide_cosines<T: Number, const LANES: usize>(blocks: &[T], unit: &[T], cosines: &mut [T]) {
    block_cosines::<T, LANES>(blocks, unit, cosines);
}

/// Adds up each block's vectors side by side.
#[inline(always)]
#[expect(clippy::inline_always, reason = "it is compiled for the instructions of the function around it")]
fn block_cosines<T: Number, const LANES: usize>(blocks: &[T], unit: &[T], cosines: &mut [T]) {
    for (block, cosines) in blocks.chunks_exact(unit.len() * LANES).zip(cosines.chunks_mut(LANES)) {
        let mut sums = [T::default(); LANES];
        for (components, direction) in block.chunks_exact(LANES).zip(unit) {
            for (sum, component) in sums.iter_mut().zip(components) {
                *sum = *sum + *direction * *component;
            }
        }
        for (cosine, sum) in cosines.iter_mut().zip(sums) {
            *cosine = sum.within_one();
        }
    }
}

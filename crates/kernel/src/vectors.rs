//! Many vectors, and how alike one is to each of them.
//!
//! Cosine similarity does not depend on lengths, so only directions are kept, and comparing is a sum of products. The
//! vectors lie in blocks of [`LANES`] (see [`blocks`]), so that the sums of eight are made side by side.

use crate::blocks;

/// How many vectors a block has: two registers of 256 bits, one of 512.
const LANES: usize = 8;

/// A direction: a vector of length 1, or of zeros alone.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Unit(Vec<f64>);

impl Unit {
    /// The direction of a vector of finite numbers.
    pub fn of(vector: &[f64]) -> Self {
        let mut unit = Self::default();
        unit.set(vector);
        unit
    }

    /// Becomes the direction of another vector, in the same memory.
    pub fn set(&mut self, vector: &[f64]) {
        self.0.clear();
        self.0.extend_from_slice(vector);
        normalise(&mut self.0);
    }

    /// The cosine of the angle to another direction, −1 to 1; 0 if one of them is zeros alone.
    ///
    /// This is the scalar twin of [`Vectors::cosines`].
    ///
    /// # Panics
    ///
    /// If they have different dimensions.
    pub fn cosine(&self, other: &Self) -> f64 {
        assert_eq!(self.0.len(), other.0.len(), "directions of the same space");
        blocks::cosine(&self.0, &other.0)
    }

    /// Its components.
    pub(crate) fn components(&self) -> &[f64] {
        &self.0
    }
}

/// Makes the length 1. First the largest component is made 1, so that no square leaves the range of numbers.
fn normalise(vector: &mut [f64]) {
    let largest = vector.iter().fold(0.0_f64, |most, component| most.max(component.abs()));
    debug_assert!(vector.iter().all(|component| component.is_finite()), "checked where values come in");
    if largest == 0.0 {
        return;
    }
    for component in &mut *vector {
        *component /= largest;
    }
    let length = vector.iter().fold(0.0, |sum, component| sum + component * component).sqrt();
    for component in vector {
        *component /= length;
    }
}

/// Vectors of one dimension, each known by its number: 0, 1, 2, … in the order in which they came.
///
/// ```
/// use musterd_kernel::{Unit, Vectors};
///
/// let mut players = Vectors::new(2);
/// players.push(&[3.0, 0.0]);
/// players.push(&[-1.0, 0.0]);
/// let mut cosines = [0.0; 2];
/// players.cosines(&Unit::of(&[0.5, 0.0]), &mut cosines);
/// assert_eq!(cosines, [1.0, -1.0]);
/// ```
#[derive(Clone, Debug)]
pub struct Vectors {
    dimension: usize,
    count: usize,
    /// Blocks of `dimension × LANES` numbers. What lies behind the last vector is zeros.
    blocks: Vec<f64>,
    /// A direction on its way in or out.
    scratch: Unit,
}

impl Vectors {
    /// None yet, of this dimension.
    ///
    /// # Panics
    ///
    /// If the dimension is 0.
    pub fn new(dimension: usize) -> Self {
        assert!(dimension > 0, "a vector has a component");
        Self { dimension, count: 0, blocks: Vec::new(), scratch: Unit::default() }
    }

    /// How many components a vector has.
    pub fn dimension(&self) -> usize {
        self.dimension
    }

    /// How many vectors there are.
    pub fn len(&self) -> usize {
        self.count
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// Forgets the vectors, and keeps the memory for the next ones, of this dimension.
    ///
    /// # Panics
    ///
    /// If the dimension is 0.
    pub fn restart(&mut self, dimension: usize) {
        assert!(dimension > 0, "a vector has a component");
        self.dimension = dimension;
        self.count = 0;
        self.blocks.clear();
    }

    /// Adds a vector of finite numbers.
    ///
    /// # Panics
    ///
    /// If it has another dimension.
    pub fn push(&mut self, vector: &[f64]) {
        assert_eq!(vector.len(), self.dimension, "a vector of this space");
        if self.count.is_multiple_of(LANES) {
            self.blocks.resize(self.blocks.len() + self.dimension * LANES, 0.0);
        }
        self.scratch.set(vector);
        let place = self.place(self.count);
        for (component, value) in self.scratch.0.iter().enumerate() {
            self.blocks[place + component * LANES] = *value;
        }
        self.count += 1;
    }

    /// Writes the direction of vector `number` to `unit`.
    ///
    /// # Panics
    ///
    /// If there is no such vector.
    pub fn read(&self, number: usize, unit: &mut Unit) {
        assert!(number < self.count, "one of the vectors");
        let place = self.place(number);
        unit.0.clear();
        unit.0.extend(self.blocks[place..].iter().step_by(LANES).take(self.dimension));
    }

    /// Where the first component of a vector lies.
    fn place(&self, number: usize) -> usize {
        blocks::place::<LANES>(number, self.dimension)
    }

    /// Writes the cosine of the angle between `unit` and each vector to `cosines`, in the vectors' order. Each is bit for
    /// bit what [`Unit::cosine`] says.
    ///
    /// # Panics
    ///
    /// If `unit` has another dimension, or `cosines` not a place for each vector.
    pub fn cosines(&self, unit: &Unit, cosines: &mut [f64]) {
        assert_eq!(unit.0.len(), self.dimension, "a direction of this space");
        assert_eq!(cosines.len(), self.count, "a cosine for each vector");
        blocks::cosines::<f64, LANES>(&self.blocks, &unit.0, cosines);
    }
}

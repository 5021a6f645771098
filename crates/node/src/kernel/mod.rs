//! The batch kernels: numbers in typed arrays in, numbers in typed arrays of the caller's out.
//!
//! - `ratings` ratings after games, and who will win · `likeness` cosines, and a choice by them
//! - `arrays` how the arrays of a call are read and written
mod arrays;
pub mod likeness;
pub mod ratings;

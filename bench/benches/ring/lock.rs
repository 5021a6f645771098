//! The two locks that a rival's queue lies behind.

use std::sync::Mutex;

/// A value behind a lock.
pub trait Lock<T>: Sync {
    /// A new one around it.
    fn around(value: T) -> Self;
    /// Locks, uses, unlocks.
    fn with<Answer>(&self, uses: impl FnOnce(&mut T) -> Answer) -> Answer;
}

impl<T: Send> Lock<T> for Mutex<T> {
    fn around(value: T) -> Self {
        Mutex::new(value)
    }

    fn with<Answer>(&self, uses: impl FnOnce(&mut T) -> Answer) -> Answer {
        uses(&mut self.lock().expect("nobody panics"))
    }
}

impl<T: Send> Lock<T> for parking_lot::Mutex<T> {
    fn around(value: T) -> Self {
        parking_lot::Mutex::new(value)
    }

    fn with<Answer>(&self, uses: impl FnOnce(&mut T) -> Answer) -> Answer {
        uses(&mut self.lock())
    }
}

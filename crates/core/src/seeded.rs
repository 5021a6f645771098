//! Bugs that are put in on purpose, to see that the checker of histories finds each.
//!
//! A build has them only with `--cfg seeded_bug="history"`, and plays the one that the environment variable `SEEDED_BUG`
//! names. In every other build [`is`] is a constant `false`, and the compiler leaves the bugs out. Their list, with what
//! each breaks and which invariant must catch it, is `__test__/history/seeded-bugs.ts`; a test keeps both equal.

/// True when this bug is to be played.
#[cfg(seeded_bug = "history")]
pub fn is(name: &str) -> bool {
    use std::sync::LazyLock;
    static CHOSEN: LazyLock<String> = LazyLock::new(|| std::env::var("SEEDED_BUG").unwrap_or_default());
    *CHOSEN == name
}

/// True when this bug is to be played: never, in this build.
#[cfg(not(seeded_bug = "history"))]
#[inline]
pub const fn is(_name: &str) -> bool {
    false
}

//! Random histories: players who do whatever players do, under random rule sets that cover the whole language, against
//! an engine in virtual time. What they see is written as `docs/bots.md` says, one history a seed, and the checker
//! (`__test__/history/random`) looks for what must never be in one.
//!
//! ```sh
//! cargo run --profile test -p musterd-core --example histories -- 7 1 | npm run check-history -- /dev/stdin
//! ```
//!
//! Its words are the first seed and how many follow. The same seed gives the same history in every build that makes
//! the same matches.

mod input;
mod journal;
mod life;
mod players;
mod random;
mod rules;
mod scribe;

use std::io::{self, BufWriter, Write as _};

use life::live;

fn main() -> io::Result<()> {
    let mut words = std::env::args().skip(1);
    let mut number = |what: &str| -> u64 {
        let word = words.next().unwrap_or_else(|| panic!("{what} is missing: histories FIRST COUNT"));
        word.parse().unwrap_or_else(|_| panic!("{what} is no number: {word}"))
    };
    let (first, count) = (number("the first seed"), number("the count of seeds"));
    let mut out = BufWriter::new(io::stdout().lock());
    for seed in first..first + count {
        live(seed, &mut out)?;
    }
    out.flush()
}

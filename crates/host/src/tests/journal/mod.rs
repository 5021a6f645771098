//! The journal on a disk that fails, and what comes back from it.

mod answers;
mod damage;
mod failures;
mod fixture;
mod folder;
mod life;
mod poison;
mod recovering;
mod room;
mod time;

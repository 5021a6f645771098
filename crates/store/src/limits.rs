//! Every limit of the store.

/// How long a call waits for another program that has locked the file, in milliseconds.
pub const BUSY_MS: u32 = 5_000;
/// Rows of one table that a batch forgets at most because they are too old: so a batch takes as long as the last one.
pub const FORGOTTEN_ROWS: u32 = 1_000;
/// Matches and rule changes of one batch.
pub const BATCH_ROWS: usize = 1_024;
/// Players whose ratings are read at once.
pub const READ_PLAYERS: usize = 1_024;
/// Bytes that the write-ahead log keeps on disk after a checkpoint.
pub const LOG_BYTES: u32 = 4 * 1_024 * 1_024;
/// The highest rank of a team, and with a minus before it the lowest: whatever 32 bits hold.
pub const RANK_MAX: f64 = 4_294_967_295.0;

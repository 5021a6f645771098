//! The limits of the wire itself; those of what a message says are in [`musterd_core::limits`].

/// Bytes of a player's frame.
pub const FRAME_BYTES: usize = 16 * 1024;
/// Bytes of a control frame: an admin body is at most as large.
pub const CONTROL_FRAME_BYTES: usize = 2 * 1024 * 1024;
/// Bytes of a frame to a player. A match that does not fit is sent truncated to the receiver's own team.
pub const FRAME_OUT_BYTES: usize = 64 * 1024;
/// Bytes that the shell may add to a player's match: its pass, a signed token.
pub const PASS_BYTES: usize = 4 * 1024;
/// Bytes of a match for a player as it leaves the engine.
pub const MATCH_BYTES: usize = FRAME_OUT_BYTES - PASS_BYTES;
/// How deeply groups of unknown fields may be nested. The contract itself has none.
pub const GROUP_NESTING: u32 = 16;

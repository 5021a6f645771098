//! Every limit of the host in one place.

use crate::record::HEADER_BYTES;

/// Slots of the intake ring, shared by all workers of an engine. A command of up to 223 bytes lies in its slot.
pub const INTAKE_SLOTS: usize = 65_536;
/// Bytes of frames in the intake that lie outside their slots; a frame that would pass it finds the ring full.
pub const INTAKE_SPILL_BYTES: usize = 64 * 1024 * 1024;
/// Slots of each worker's outbox ring.
pub const OUTBOX_SLOTS: usize = 16_384;
/// Workers of one engine: the high 8 bits of a connection number name one.
pub const WORKERS: usize = 256;
/// Records that wait for room in one worker's outbox. Beyond it pongs and errors are dropped and counted; welcomes,
/// replies, closes and gones are kept, for there are only so many connections and outstanding requests.
pub const WAITING_RECORDS: usize = 65_536;
/// Commands that the engine takes before it lets time pass.
pub const BATCH_COMMANDS: usize = 1_024;
/// Records that one drain moves.
pub const DRAIN_RECORDS: usize = 1_024;
/// Bytes of a control reply: the reports of all queues fit. A larger one is answered by `MESSAGE_TOO_LARGE` instead.
pub const REPLY_BYTES: usize = 2 * 1024 * 1024;
/// Bytes of the largest record, header included. A record for a player takes at most 65,552.
pub const RECORD_BYTES: usize = HEADER_BYTES + REPLY_BYTES;
/// Milliseconds between two looks at the clock that count as a pause: the process was stopped, or a pass was long.
pub const PAUSE_MS: u64 = 1_000;
/// After a pause, milliseconds in which no deadline fires, so that the workers can read their sockets first.
pub const SETTLE_MS: u64 = 50;
/// The engine looks at its clock at least so often, so that a pause is always noticed. In milliseconds.
pub const SLEEP_MS_MAX: u64 = 500;
/// Looks at the intake before the engine's thread sleeps: about as long as waking it would cost the producer.
pub const SPINS: usize = 64;
/// How soon the engine looks again at an outbox that was full. In milliseconds.
pub const RETRY_MS: u64 = 1;
/// Bytes of steps that wait for the disk, beyond which no input is taken until a commit has ended: the intake fills
/// up, and players are told OVERLOADED.
pub const JOURNAL_PENDING_BYTES: usize = 8 * 1024 * 1024;
/// Bytes of a segment of the journal, beyond which the next commit begins another.
pub const SEGMENT_BYTES: usize = 64 * 1024 * 1024;
/// Bytes of a snapshot that are written before they are synced.
pub const SYNC_BYTES: usize = 4 * 1024 * 1024;
/// Bytes replayed at a start beyond which a snapshot is made at once, and not only when a segment is full.
pub const SNAPSHOT_AFTER_BYTES: u64 = 16 * 1024 * 1024;
/// Free bytes of the disk below which no new ticket is taken, so that the journal can still hold how the others end.
pub const DISK_RESERVE_BYTES: u64 = 64 * 1024 * 1024;
/// How often the free bytes are looked at. In milliseconds.
pub const DISK_LOOK_MS: u64 = 1_000;
/// Engine time is noted in the journal at least so often while a deadline is ahead: a crash sets it back no further. In
/// milliseconds.
pub const TIME_NOTE_MS: u64 = 1_000;
/// Steps that one start sets aside because they panic; with more it refuses.
pub const SET_ASIDE_PER_START: usize = 16;
/// The longest `keepHours`: a year.
pub const KEEP_HOURS_MAX: u32 = 8_784;
/// Bytes of an engine's name.
pub const NAME_BYTES: usize = 4_096;
/// The longest `graceMs` and heartbeat time: a day, in milliseconds.
pub const DURATION_MS_MAX: u32 = 86_400_000;
/// The largest `missedMax`.
pub const MISSED_MAX: u32 = 1_000;
/// Arrivals of one simulation.
pub const TRACE_ARRIVALS: usize = 5_000_000;
/// Bytes of a line of a trace.
pub const TRACE_LINE_BYTES: usize = 262_144;
/// Broken lines of a trace that are told one by one; the others are counted.
pub const TRACE_BROKEN_TOLD: usize = 20;
/// The latest time in a trace: three years, in milliseconds.
pub const TRACE_MS_MAX: u64 = 94_608_000_000;
/// Invented players of one simulation.
pub const SYNTHETIC_PLAYERS: u32 = 5_000_000;
/// Hours that invented players arrive in: a year.
pub const SYNTHETIC_HOURS: u32 = 8_784;
/// Rating bands of a report.
pub const REPORT_BANDS: usize = 12;
/// Points in time of a report.
pub const REPORT_POINTS: usize = 96;

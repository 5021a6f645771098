//! The error codes: one table for the engine, the shell, the documents.

/// Declares the table once: variant, name on the wire, what it means.
macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $variant:ident = $name:literal,)+) => {
        /// What went wrong. A code is never used for something else later.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Code {
            $($(#[doc = $doc])+ $variant,)+
        }

        impl Code {
            /// Every code, in the order of the table.
            pub const ALL: &'static [Code] = &[$(Code::$variant,)+];

            /// The code as clients see it.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Code::$variant => concat!("ERR_MUSTER_", $name),)+
                }
            }
        }
    };
}

codes! {
    /// The message cannot be read, or a field of it is missing, too long or makes no sense.
    BadMessage = "BAD_MESSAGE",
    /// A feature of the contract that this build does not have yet.
    NotSupported = "NOT_SUPPORTED",
    /// No queue has this name.
    UnknownQueue = "UNKNOWN_QUEUE",
    /// An attribute is unknown, missing, of the wrong kind, too long or not a finite number.
    BadAttribute = "BAD_ATTRIBUTE",
    /// The ticket id is in use for another request.
    DuplicateTicket = "DUPLICATE_TICKET",
    /// A player of the request is in a ticket already.
    PlayerBusy = "PLAYER_BUSY",
    /// The queue has no such version of its rules, or has forgotten it.
    VersionNotFound = "VERSION_NOT_FOUND",
    /// The version is in use otherwise, or too many are.
    VersionInUse = "VERSION_IN_USE",
    /// No such ticket, or it is another's.
    TicketNotFound = "TICKET_NOT_FOUND",
    /// No such match, or it is another's.
    MatchNotFound = "MATCH_NOT_FOUND",
    /// The match has a result, and this is another one.
    ResultConflict = "RESULT_CONFLICT",
    /// No such backfill.
    BackfillNotFound = "BACKFILL_NOT_FOUND",
    /// The ticket or proposal has ended, or is past the point where it can be changed.
    TooLate = "TOO_LATE",
    /// More players than a ticket, or any team of the queue, may have.
    PartyTooLarge = "PARTY_TOO_LARGE",
    /// A frame or body over the limit.
    MessageTooLarge = "MESSAGE_TOO_LARGE",
    /// The queue is at its capacity.
    QueueFull = "QUEUE_FULL",
    /// The queue makes no passes until its rules change.
    QueueSuspended = "QUEUE_SUSPENDED",
    /// Too many messages or connections; slow down.
    RateLimited = "RATE_LIMITED",
    /// Not who he says he is, or not allowed to name these players.
    Unauthorized = "UNAUTHORIZED",
    /// Known, but not allowed to do this.
    Forbidden = "FORBIDDEN",
    /// The rule set is refused; the problems say where and why.
    RulesInvalid = "RULES_INVALID",
    /// The configuration is refused; the message says where and why.
    ConfigInvalid = "CONFIG_INVALID",
    /// The server has no room for this now.
    Overloaded = "OVERLOADED",
    /// The server is closing; connect again later.
    ShuttingDown = "SHUTTING_DOWN",
    /// The journal was written by a newer build.
    JournalVersion = "JOURNAL_VERSION",
    /// The journal's disk is full.
    JournalFull = "JOURNAL_FULL",
    /// The journal is damaged before its end; the message says where and what can be done.
    JournalCorrupt = "JOURNAL_CORRUPT",
    /// The journal could not be written or synced; nothing that it does not hold was answered.
    JournalFailed = "JOURNAL_FAILED",
    /// The store of ratings and history was written by a newer build.
    StoreVersion = "STORE_VERSION",
    /// The store of ratings and history is damaged, or is the file of another program.
    StoreCorrupt = "STORE_CORRUPT",
    /// The store of ratings and history could not be read or written; what was to be written is not.
    StoreFailed = "STORE_FAILED",
    /// The data directory cannot be used.
    DataDir = "DATA_DIR",
    /// Another process uses the data directory.
    DataLocked = "DATA_LOCKED",
    /// The keys that sign players' tokens cannot be read or fetched.
    AuthKeys = "AUTH_KEYS",
    /// Another process listens on the port.
    PortInUse = "PORT_IN_USE",
    /// An engine of this name is open with other options.
    EngineOpen = "ENGINE_OPEN",
    /// The native addon for this platform is missing or does not load.
    AddonMissing = "ADDON_MISSING",
    /// An argument of a library call is of the wrong type or out of range.
    BadArgument = "BAD_ARGUMENT",
    /// The object has been closed.
    Closed = "CLOSED",
    /// A defect of musterd; the ticket or call failed, the server lives.
    Internal = "INTERNAL",
}

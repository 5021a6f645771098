//! Every field of `proto/musterd/v1.proto` that this build reads or writes, as the tag that stands before it in
//! a frame. One table for both directions; a test holds it against the file.

/// How a field's value is laid out, by its number in a tag.
#[derive(Clone, Copy)]
#[repr(u32)]
enum Layout {
    /// A variable-length number: `uint32`, `bool`, an enum.
    Varint = 0,
    /// Eight bytes: `double`.
    Double = 1,
    /// A length, then so many bytes: text, a message, packed numbers.
    Length = 2,
}

/// Declares the tags of each message as a module of constants.
macro_rules! messages {
    ($($module:ident = $message:literal { $($field:ident = $number:literal $layout:ident,)+ })+) => {
        $(pub(crate) mod $module {
            use super::Layout;
            $(pub(crate) const $field: u32 = ($number << 3) | Layout::$layout as u32;)+

            /// True for a field number that the message has: such a field with another tag is malformed.
            #[allow(dead_code, reason = "only messages that are read ask")]
            pub(crate) const fn has(number: u32) -> bool {
                $(number == $number)||+
            }
        })+

        /// (message, field, tag) of every field, for the test.
        #[cfg(test)]
        const TABLE: &[(&str, &str, u32)] = &[$($(($message, stringify!($field), $module::$field),)+)+];
    };
}

messages! {
    client_message = "ClientMessage" {
        ID = 1 Length, REQUEST = 2 Varint,
        HELLO = 3 Length, ENQUEUE = 4 Length, CANCEL = 5 Length, EXPLAIN = 6 Length, ACCEPT = 7 Length,
        DECLINE = 8 Length, ACK = 9 Length, PING = 10 Length,
        ADMIT = 64 Length, DETACH = 65 Length, PRESENCE = 66 Length, PUT_RULES = 67 Length,
        CREATE_TICKET = 68 Length, READ_TICKET = 69 Length, DELETE_TICKET = 70 Length,
        READ_QUEUES = 71 Length, READ_EVENTS = 72 Length, VERIFIED_ENQUEUE = 73 Length,
        ANSWER_PROPOSAL = 74 Length, READ_MATCH = 75 Length, END_MATCH = 76 Length, REPORT_RESULT = 77 Length,
        CREATE_BACKFILL = 78 Length, READ_BACKFILL = 79 Length, DELETE_BACKFILL = 80 Length,
        EXPLAIN_TICKET = 81 Length, EXPLAIN_QUEUE = 82 Length,
        READ_RULES = 83 Length, ROLLBACK_RULES = 84 Length, PUT_SHADOW = 85 Length, DELETE_SHADOW = 86 Length,
        PUT_CANARY = 87 Length, DELETE_CANARY = 88 Length, READ_RULE_VERSIONS = 89 Length,
        READ_WANTED_PROFILES = 90 Length, TAKE_PROFILES = 91 Length, CHANGE_TIERS = 92 Length,
        PROFILES = 120 Length, AWAITED = 121 Length,
    }
    hello = "Hello" {
        PLAYER_ID = 1 Length, TOKEN = 2 Length, RESUME = 3 Length, LAST_SEQ = 4 Varint, RELEASE = 5 Length,
    }
    enqueue = "Enqueue" {
        TICKET_ID = 1 Length, QUEUE = 2 Length, PLAYERS = 3 Length, ATTRIBUTES = 4 Length,
        LATENCY_MS = 5 Length, TRACEPARENT = 6 Length, QUEUES = 7 Length,
    }
    player = "Player" {
        PLAYER_ID = 1 Length, ATTRIBUTES = 2 Length, LATENCY_MS = 3 Length, TOKEN = 4 Length,
    }
    value = "Value" { NUMBER = 1 Double, TEXT = 2 Length, LIST = 3 Length, MAP = 4 Length, }
    text_list = "TextList" { ITEMS = 1 Length, }
    number_map = "NumberMap" { ENTRIES = 1 Length, }
    value_entry = "map<string, Value>" { KEY = 1 Length, VALUE = 2 Length, }
    number_entry = "map<string, double>" { KEY = 1 Length, VALUE = 2 Double, }
    cancel = "Cancel" { TICKET_ID = 1 Length, }
    explain = "Explain" { TICKET_ID = 1 Length, }
    accept = "Accept" { MATCH_ID = 1 Length, }
    decline = "Decline" { MATCH_ID = 1 Length, }
    ack = "Ack" { SEQ = 1 Varint, }
    ping = "Ping" { TS = 1 Double, }
    admit = "Admit" {
        CONNECTION = 1 Varint, PLAYER_ID = 2 Length, SESSION_ID = 3 Length, RESUME = 4 Length,
        RESUMED_SESSION_ID = 5 Length, RESUMED = 6 Length, LAST_SEQ = 7 Varint, RELEASE = 8 Length,
        CLAIMS = 9 Length,
    }
    claims = "Claims" { ATTRIBUTES = 1 Length, PARTY = 2 Length, }
    verified_enqueue = "VerifiedEnqueue" { CONNECTION = 1 Varint, ENQUEUE = 2 Length, MEMBERS = 3 Length, }
    verified_member = "VerifiedMember" { PLAYER_ID = 1 Length, CLAIMS = 2 Length, }
    profile_values = "ProfileValues" { PLAYER_ID = 1 Length, ATTRIBUTES = 2 Length, }
    detach = "Detach" { CONNECTION = 1 Varint, }
    presence = "Presence" { CONNECTION = 1 Varint, PRESENT = 2 Varint, }
    put_rules = "PutRules" { QUEUE = 1 Length, RULES = 2 Length, CHANGE = 3 Length, }
    rules_change = "RulesChange" { BY_OPERATOR = 1 Varint, KEEP_MS = 2 Double, WALL_MS = 3 Double, }
    read_rules = "ReadRules" { QUEUE = 1 Length, VERSION = 2 Varint, }
    read_rule_versions = "ReadRuleVersions" { QUEUE = 1 Length, }
    rollback_rules = "RollbackRules" { QUEUE = 1 Length, VERSION = 2 Varint, WALL_MS = 3 Double, }
    put_shadow = "PutShadow" { QUEUE = 1 Length, RULES = 2 Length, WALL_MS = 3 Double, }
    delete_shadow = "DeleteShadow" { QUEUE = 1 Length, WALL_MS = 2 Double, }
    put_canary = "PutCanary" {
        QUEUE = 1 Length, VERSION = 2 Varint, PERCENT = 3 Double, RELEASE = 4 Length, NAME = 5 Length,
        WALL_MS = 6 Double,
    }
    delete_canary = "DeleteCanary" { QUEUE = 1 Length, WALL_MS = 2 Double, }
    create_ticket = "CreateTicket" { ENQUEUE = 1 Length, PRESENCE = 2 Varint, }
    read_wanted_profiles = "ReadWantedProfiles" { AGAIN = 1 Varint, LIMIT = 2 Varint, }
    take_profiles = "TakeProfiles" { QUEUE = 1 Length, PROFILES = 2 Length, UNAVAILABLE = 3 Length, }
    change_tiers = "ChangeTiers" {
        QUEUE = 1 Length, ALL_QUEUES = 2 Varint, FORGOTTEN = 3 Length, FORGET_ALL = 4 Varint,
        WARM_BYTES = 5 Double, AGE_MS = 6 Double,
    }
    wanted_profiles = "WantedProfiles" { WANTED = 1 Length, }
    wanted_profile = "WantedProfile" { QUEUE = 1 Length, PLAYER_ID = 2 Length, }
    read_ticket = "ReadTicket" { TICKET_ID = 1 Length, }
    delete_ticket = "DeleteTicket" { TICKET_ID = 1 Length, }
    read_queues = "ReadQueues" { QUEUE = 1 Length, }
    read_events = "ReadEvents" { AFTER = 1 Double, LIMIT = 2 Varint, }
    answer_proposal = "AnswerProposal" { MATCH_ID = 1 Length, PLAYER_IDS = 2 Length, ACCEPT = 3 Varint, }
    read_match = "ReadMatch" { MATCH_ID = 1 Length, }
    end_match = "EndMatch" { MATCH_ID = 1 Length, }
    report_result = "ReportResult" { MATCH_ID = 1 Length, TEAMS = 2 Length, }
    team_result = "TeamResult" { NAME = 1 Length, RANK = 2 Varint, PLAYERS = 3 Length, }
    player_result = "PlayerResult" { PLAYER_ID = 1 Length, LEFT = 2 Varint, }
    create_backfill = "CreateBackfill" { MATCH_ID = 1 Length, QUEUE = 2 Length, TEAMS = 3 Length, }
    present_team = "PresentTeam" { NAME = 1 Length, PLAYERS = 2 Length, }
    read_backfill = "ReadBackfill" { BACKFILL_ID = 1 Length, }
    delete_backfill = "DeleteBackfill" { BACKFILL_ID = 1 Length, }
    explain_ticket = "ExplainTicket" { TICKET_ID = 1 Length, }
    explain_queue = "ExplainQueue" { QUEUE = 1 Length, }

    server_message = "ServerMessage" {
        SEQ = 1 Varint, REF = 2 Length, REQUEST = 3 Varint,
        WELCOME = 4 Length, TICKET = 5 Length, PROPOSAL = 6 Length, MATCH = 7 Length,
        EXPLANATION = 8 Length, PONG = 9 Length, ERROR = 10 Length,
        DONE = 64 Length, TICKET_REPORT = 65 Length, QUEUE_REPORTS = 66 Length, EVENT_BATCH = 67 Length,
        RULES_ANSWER = 68 Length, MATCH_REPORT = 69 Length, BACKFILL_REPORT = 70 Length,
        TICKET_EXPLANATION = 71 Length, QUEUE_EXPLANATION = 72 Length,
        RULES_REPORT = 73 Length, RULE_VERSIONS = 74 Length,
        WANTED_PROFILES = 75 Length,
    }
    welcome = "Welcome" {
        SESSION_ID = 1 Length, PLAYER_ID = 2 Length, RESUME = 3 Length, RESUMED = 4 Varint,
        GRACE_MS = 5 Double, HEARTBEAT = 6 Length,
    }
    heartbeat = "Heartbeat" { INTERVAL_MS = 1 Double, TIMEOUT_MS = 2 Double, MAX_MISSED = 3 Varint, }
    ticket = "Ticket" {
        TICKET_ID = 1 Length, QUEUE = 2 Length, STATE = 3 Varint, PLAYERS = 4 Length, WAITED_MS = 5 Double,
        REASON = 6 Length, ESTIMATED_WAIT_MS = 7 Double,
    }
    proposal = "Proposal" {
        MATCH_ID = 1 Length, TICKET_ID = 2 Length, PLAYERS = 3 Varint, ACCEPTED = 4 Varint, EXPIRES_IN_MS = 5 Double,
    }
    matched = "Match" {
        MATCH_ID = 1 Length, TICKET_ID = 2 Length, QUEUE = 3 Length, TEAMS = 4 Length, REGION = 5 Length,
        QUALITY = 6 Double, TRUNCATED = 9 Varint, BACKFILL_ID = 10 Length,
    }
    team = "Team" { NAME = 1 Length, PLAYERS = 2 Length, }
    team_player = "TeamPlayer" { PLAYER_ID = 1 Length, ATTRIBUTES = 2 Length, ROLE = 3 Length, }
    explanation = "Explanation" { TICKET_ID = 1 Length, STATE = 2 Varint, BLOCKING = 3 Length, NEXT_EXPANSION = 4 Length, }
    blocking = "Blocking" { RULE = 1 Length, MARGIN = 2 Double, CANDIDATES = 3 Varint, }
    next_expansion = "NextExpansion" { IN_MS = 1 Double, NEEDS_PARTNER_AGE_MS = 2 Double, }
    ticket_explanation = "TicketExplanation" {
        TICKET = 1 Length, STEP = 2 Varint, CANDIDATES = 3 Varint, PASSING = 4 Varint, TOO_LARGE = 5 Varint,
        UNBLOCKED = 6 Varint, WAITING = 7 Varint, SAMPLED = 8 Varint, RULES = 9 Length, NEAREST = 10 Length,
        NEXT_EXPANSION = 11 Length, ABSENT = 12 Length, MATCH_ID = 13 Length, PLAYERS_MIN = 14 Varint,
        PLAYERS_WAITING = 15 Varint,
    }
    rule_standing = "RuleStanding" {
        RULE = 1 Length, BLOCKED = 2 Varint, LEFT = 3 Varint, MARGIN = 4 Double, UNBLOCKED = 5 Varint, ALONE = 6 Varint,
    }
    nearest_candidate = "NearestCandidate" { TICKET = 1 Length, PLAYERS = 2 Length, VERDICTS = 3 Length, }
    rule_verdict = "RuleVerdict" { RULE = 1 Length, HOLDS = 2 Varint, MARGIN = 3 Double, }
    queue_explanation = "QueueExplanation" {
        QUEUE = 1 Length, TICKETS_WAITING = 2 Varint, TICKETS_HELD = 3 Varint, EXAMINED = 4 Varint,
        CANDIDATES = 5 Varint, SAMPLED = 6 Varint, PASSING = 7 Varint, ALONE_IN_PARTITION = 8 Varint,
        RULES = 9 Length, PLAYERS_MIN = 10 Varint, PLAYERS_WAITING = 11 Varint,
    }
    queue_rule = "QueueRule" { RULE = 1 Length, TICKETS = 2 Varint, LAST = 3 Varint, PAIRS = 4 Varint, }
    pong = "Pong" { TS = 1 Double, }
    error = "Error" { CODE = 1 Length, MESSAGE = 2 Length, RETRY_AFTER_MS = 3 Double, }
    ticket_report = "TicketReport" { TICKET = 1 Length, MATCH_ID = 2 Length, MATCH = 3 Length, CREATED = 4 Varint, }
    match_report = "MatchReport" {
        MATCH = 1 Length, STATE = 2 Varint, CREATED = 3 Varint, RESULT = 4 Length, REASON = 5 Length,
        PLAYERS = 6 Varint, ACCEPTED = 7 Varint, EXPIRES_IN_MS = 8 Double,
    }
    backfill_report = "BackfillReport" {
        BACKFILL_ID = 1 Length, MATCH_ID = 2 Length, QUEUE = 3 Length, STATE = 4 Varint, REASON = 5 Length,
        WAITED_MS = 6 Double, MATCH = 7 Length, JOINED = 8 Length, AUTOMATIC = 9 Varint,
    }
    queue_reports = "QueueReports" { QUEUES = 1 Length, }
    queue_report = "QueueReport" {
        NAME = 1 Length, RULE_SET = 2 Length, VERSION = 3 Varint, TICK_MS = 4 Double, TICKETS_WAITING = 5 Varint,
        TICKETS_HELD = 6 Varint, PLAYERS_WAITING = 7 Varint, OLDEST_TICKET_MS = 8 Double, SUSPENDED = 9 Varint,
        MATCHES_TOTAL = 10 Double, COMPLETED_TOTAL = 11 Double, CANCELLED_TOTAL = 12 Double,
        TIMED_OUT_TOTAL = 13 Double, FAILED_TOTAL = 14 Double, ATTEMPTS_HIT_TOTAL = 15 Double,
        ATTEMPTS_MISS_TOTAL = 16 Double, BUDGET_EXHAUSTED_TOTAL = 17 Double, WAIT_MS = 18 Length,
        QUALITY = 19 Length, RULES_ORIGIN = 20 Length, LANES = 21 Length, CANARY = 22 Length,
        SHADOW = 23 Length, TICKETS_PROPOSED = 30 Varint, BACKFILLS_WAITING = 31 Varint,
        MATCHES_RUNNING = 32 Varint,
    }
    histogram = "Histogram" { BOUNDS = 1 Length, COUNTS = 2 Length, SUM = 3 Double, }
    event_batch = "EventBatch" { EVENTS = 1 Length, GAP = 2 Varint, }
    event = "Event" {
        SEQ = 1 Double, AT_MS = 2 Double, TICKET = 3 Length, MATCH = 4 Length, PROPOSAL = 5 Length,
        MATCH_ENDED = 6 Length, RULES_CHANGED = 7 Length,
    }
    lane_report = "LaneReport" {
        KIND = 1 Length, VERSION = 2 Varint, TICKETS_WAITING = 3 Varint, TICKETS_HELD = 4 Varint,
        PLAYERS_WAITING = 5 Varint, SUSPENDED = 6 Varint, FIGURES = 7 Length,
    }
    canary_report = "CanaryReport" { VERSION = 1 Varint, PERCENT = 2 Double, RELEASE = 3 Length, NAME = 4 Length, }
    shadow_report = "ShadowReport" {
        VERSION = 1 Varint, TICKETS_WAITING = 2 Varint, TICKETS_UNFIT_TOTAL = 3 Double,
        BUDGET_EXHAUSTED_TOTAL = 4 Double, SUSPENDED = 5 Varint, FIGURES = 6 Length,
    }
    match_figures = "MatchFigures" {
        MATCHES_TOTAL = 1 Double, TICKETS_TOTAL = 2 Double, PLAYERS_TOTAL = 3 Double, WAIT_MS = 4 Length,
        QUALITY = 5 Length,
    }
    rules_report = "RulesReport" { VERSION = 1 Length, RULES = 2 Length, FOLLOWS_FILE = 3 Varint, }
    rule_versions = "RuleVersions" { VERSIONS = 1 Length, }
    rule_version = "RuleVersion" {
        VERSION = 1 Varint, ORIGIN = 2 Length, AT_MS = 3 Double, WALL_MS = 4 Double, LIVE = 5 Varint,
        CANARY = 6 Varint, SHADOW = 7 Varint, KEPT = 8 Varint, FILE = 9 Varint,
    }
    rules_changed = "RulesChanged" {
        QUEUE = 1 Length, VERSION = 2 Varint, ORIGIN = 3 Length, ENDED = 4 Varint, LIVE = 5 Varint,
        WALL_MS = 6 Double,
    }
    rules_answer = "RulesAnswer" { VERSION = 1 Varint, CREATED = 2 Varint, PROBLEMS = 3 Length, }
    rules_problem = "RulesProblem" { PATH = 1 Length, LINE = 2 Varint, MESSAGE = 3 Length, }
}

#[cfg(test)]
mod tests;

//! Every limit of the engine in one place. protocol.md and rules.md state those that a user meets.

/// Characters of a message's `id`.
pub const ID_CHARS: usize = 64;
/// Characters of a ticket id.
pub const TICKET_ID_CHARS: usize = 64;
/// Characters of a player id.
pub const PLAYER_ID_CHARS: usize = 128;
/// Characters of a queue's name.
pub const QUEUE_NAME_CHARS: usize = 128;
/// Players of one ticket.
pub const TICKET_PLAYERS: usize = 10;
/// Attributes of one player.
pub const PLAYER_ATTRIBUTES: usize = 10;
/// Attributes of one token: it may serve several queues.
pub const CLAIM_ATTRIBUTES: usize = 32;
/// Attributes of one profile: it may serve several queues.
pub const PROFILE_ATTRIBUTES: usize = 32;
/// Players whose profiles the loader is told to load at once.
pub const WANTED_PROFILES: u32 = 256;
/// Characters of a string value, a list item, a map key, a region name.
pub const STRING_CHARS: usize = 100;
/// Items of a string list.
pub const LIST_ITEMS: usize = 100;
/// Entries of a string-number map.
pub const MAP_ENTRIES: usize = 10;
/// Bytes that the attributes of one ticket take on the wire, names included.
pub const TICKET_ATTRIBUTE_BYTES: usize = 16_384;
/// Regions in a player's latencies.
pub const LATENCY_REGIONS: usize = 64;
/// Teams of a match.
pub const MATCH_TEAMS: usize = 200;
/// Players who are present in a match that asks for more.
pub const BACKFILL_PLAYERS: usize = 199;
/// Characters of a match id that comes from elsewhere.
pub const MATCH_ID_CHARS: usize = 64;
/// Matches that run at once; beyond it the oldest is forgotten as if it had ended.
pub const RUNNING_MATCHES: usize = 262_144;
/// Matches that are over and can still be read; the oldest is forgotten first.
pub const ENDED_MATCHES: usize = 65_536;
/// How long a match that is over can still be read.
pub const ENDED_MATCH_MS: u64 = 600_000;
/// Players who are remembered of a match that they have left, so that its result may name them.
pub const FORMER_PLAYERS: usize = 200;
/// Backfills that wait at once.
pub const BACKFILLS: usize = 16_384;
/// Backfills that are over and can still be read, for as long as matches; the oldest is forgotten first.
pub const ENDED_BACKFILLS: usize = 16_384;
/// How often a proposal is told again as players accept.
pub const PROPOSAL_TELL_MS: u64 = 500;
/// Waits of matched tickets that an estimate is made of, a lane.
pub const ESTIMATE_WAITS: usize = 256;
/// Waits of one band of an estimate; with fewer nothing is estimated.
pub const ESTIMATE_BAND: usize = 32;
/// Characters of a trace context.
pub const TRACEPARENT_CHARS: usize = 64;
/// Characters of a game build's name.
pub const RELEASE_CHARS: usize = 64;
/// Characters of a rule set's JSON text.
pub const RULE_SET_CHARS: usize = 65_535;
/// Mistakes told of one rule set, the first ones found.
pub const RULE_SET_PROBLEMS: usize = 100;
/// Rules of a rule set.
pub const RULES: usize = 200;
/// Players of a match that is searched exhaustively.
pub const MATCH_PLAYERS: u32 = 40;
/// Players of a match at all, and its teams; those of more than [`MATCH_PLAYERS`] are filled by strategy `balanced`.
pub const LARGE_MATCH_PLAYERS: u32 = 200;
/// Steps of one expansion.
pub const EXPANSION_STEPS: usize = 64;
/// Ages at which anything changes in one rule set: each is a copy of all parameters.
pub const RULE_SET_STEPS: usize = 256;
/// Functions, team references and literals of one expression; rules and operators of one compound statement.
pub const EXPRESSION_NODES: usize = 64;
/// Nesting of one expression, and of one compound statement.
pub const EXPRESSION_NESTING: usize = 16;
/// Expressions that one rule measures.
pub const MEASUREMENTS: usize = 64;
/// Roles of a team's composition.
pub const ROLES: usize = 32;
/// Soft rules of a rule set.
pub const WEIGHTS: usize = 32;
/// Nesting of a rule set's JSON text.
pub const JSON_NESTING: usize = 16;
/// Queues of one engine.
pub const QUEUES: usize = 1_024;
/// Messages kept for a session that has not acknowledged them, beyond matches and final states.
pub const KEPT_MESSAGES: usize = 32;
/// Finished tickets that can still be read; the oldest is forgotten first.
pub const FINISHED_TICKETS: usize = 262_144;
/// Ended tickets that are forgotten together once there are more.
pub const FORGOTTEN_AT_ONCE: usize = 256;
/// How long a finished ticket can still be read.
pub const FINISHED_MS: u64 = 600_000;
/// Public events that can still be read.
pub const EVENTS: usize = 65_536;
/// Events in one answer.
pub const EVENTS_PER_READ: u32 = 512;
/// About how many bytes of events one answer holds; one event may be more.
pub const EVENT_BATCH_BYTES: usize = 65_536;
/// Readers waiting for the next event.
pub const EVENT_READERS: usize = 256;
/// Sessions of one engine.
pub const SESSIONS: usize = 4_000_000;
/// Tickets waiting in one queue, unless its `capacity` says otherwise.
pub const QUEUE_CAPACITY: u32 = 1_000_000;
/// Candidate evaluations of one pass, unless the queue's `searchBudget` says otherwise.
pub const SEARCH_BUDGET: u64 = 2_000_000;
/// When to try again after a refusal for want of room.
pub const RETRY_AFTER_MS: f64 = 1_000.0;
/// Candidates that a search looks at first; it looks at more when these make no group.
pub const FIRST_CANDIDATES: usize = 24;
/// How many times more candidates each next try of a search looks at.
pub const CANDIDATES_GROWTH: usize = 4;
/// Candidates that a search puts in the order of sort rules at once, the nearest by index.
pub const SORTED_CANDIDATES: usize = 512;
/// Evaluations of one try before a search begins anew from another front.
pub const TRY_EVALUATIONS: u64 = 2_000;
/// How many times more evaluations a try may take when all shorter ones were cut short.
pub const TRY_GROWTH: u64 = 16;
/// From how many fronts a search begins with the same candidates.
pub const FRONTS: usize = 4;
/// The share of a pass's evaluations, one in so many, that one anchor may take before the others have had theirs.
pub const ANCHOR_SHARE: u64 = 16;
/// Splits of one group into teams that are tried. All, where there are no more.
pub const SPLITS: u32 = 1_024;
/// Rounds of exchanges between teams where not all splits are tried.
pub const SPLIT_ROUNDS: usize = 8;
/// Candidates of which every group is scored; of more, exchanges with the first group are tried.
pub const EXACT_CANDIDATES: usize = 10;
/// Exchanges that are tried to find a group of a higher score.
pub const EXCHANGES: usize = 256;
/// Candidates that are tried in an exchange, the first ones.
pub const EXCHANGE_CANDIDATES: usize = 32;
/// Numbers of players, the largest first, of which a large match asks whether parties make them up exactly.
pub const FILLING_TRIES: usize = 32;
/// Stretches of ratings that are tried for a large match, those that most players lie in.
pub const STRETCHES: usize = 8;
/// Exchanges that balance the teams of a large match.
pub const BALANCE_EXCHANGES: usize = 64;
/// Versions of a queue's rules that can be gone back to, beside those in use; the oldest is forgotten first.
pub const RULE_VERSIONS: usize = 32;
/// Older versions of a queue's rules under which tickets may still wait at once.
pub const KEPT_LANES: usize = 4;
/// How long tickets may wait under an older version, in milliseconds: the longest request timeout.
pub const KEEP_MS: f64 = 43_200_000.0;
/// Characters of a canary's name.
pub const CANARY_NAME_CHARS: usize = 64;
/// Candidate evaluations of one pass of a shadow, at most: it runs after the others on the thread that they need.
pub const SHADOW_SEARCH_BUDGET: u64 = 100_000;
/// Waiting tickets that an explanation for a server compares a ticket with, the nearest by age.
pub const EXPLAIN_CANDIDATES: usize = 1_000;
/// The same for a player.
pub const EXPLAIN_CANDIDATES_PLAYER: usize = 100;
/// Rules that a player's explanation names, the first that block.
pub const EXPLAIN_RULES_PLAYER: usize = 64;
/// Tickets that the explanation of a queue looks at, the oldest first, and compares with each other.
pub const EXPLAIN_TICKETS: usize = 64;
/// Judgements of a rule in one explanation; with many rules fewer candidates are looked at, never less than eight.
pub const EXPLAIN_JUDGEMENTS: usize = 20_000;
/// Tickets of a queue's line that one explanation walks past, for each that it may look at.
pub const EXPLAIN_WALK: usize = 4;
/// Ways to put two parties into teams that an explanation tries.
pub const EXPLAIN_SPLITS: usize = 16;
/// Under objective quality: rounds of exchanges between the groups of a pass.
pub const QUALITY_ROUNDS: usize = 4;
/// Groups on each side, by number, that a group exchanges parties with.
pub const QUALITY_NEIGHBOURS: usize = 3;
/// Tickets left over, the nearest by number, that a group tries in the place of one of its own.
pub const QUALITY_SPARES: usize = 8;
/// Groups that are taken apart to make room for a ticket left over, in one pass.
pub const QUALITY_REBUILDS: usize = 64;

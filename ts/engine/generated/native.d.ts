// Made from crates/node by `npm run generate`.

/**
 * The methods of the hot path. They are functions of each instance that carry their engine with them, because
 * finding it from `this` would cost more than all the rest of the call (100 to 500 ns, measured): so a method may
 * also be kept and called on its own.
 */
export interface Engine {
  /**
   * Validates a frame in place and queues a copy of it; keeps nothing of the caller's.
   *
   * `connection` is one of this worker's (`worker * 2 ** 24 + slot`), or 0 for its control connection.
   *
   * Returns 0 accepted, 1 bad message, with its number in bits 8 to 15 (see `wireErrors`), 2 the intake ring is full,
   * 3 the engine is closed. Throws `ERR_MUSTER_BAD_ARGUMENT` for another worker's connection, for anything but a
   * `Uint8Array`, and for one over shared memory.
   */
  submit: (connection: number, frame: Uint8Array) => number;
  /**
   * `submit` without waking an engine that sleeps: `wake` has to follow soon. Frames that come together need one
   * wake-up, which costs a system call, and the engine takes them as one batch.
   */
  submitLater: (connection: number, frame: Uint8Array) => number;
  /** Wakes the engine if it sleeps. Returns 0. */
  wake: () => number;
  /**
   * Moves what the engine has said into `into`, from its start, and returns the bytes written: at most 1,024 records.
   * If more is left, the doorbell rings again. After `close` there is nothing.
   *
   * Each record begins at a multiple of 8 with `u32 payload length, u32 connection, u16 kind, u16 detail, u32 zero`,
   * little endian. Kinds: 0 a frame for the connection, 1 close it with the code in `detail`, 2 it is gone and its
   * number free, 3 a reply to a control request, 4 the engine has ended and the payload says why.
   *
   * Throws `ERR_MUSTER_BAD_ARGUMENT` when the next record does not fit into the whole of `into`, and keeps it for the
   * next drain. Any record for a player fits into 65,552 bytes, any reply into 2,097,168.
   */
  drain: (into: Uint8Array) => number;
}

/** One thread's way to an engine. It lives until `close`, or until its thread ends. */
export declare class Engine {
  /**
   * Opens an engine, or attaches to the one that is open in this process under the same name.
   *
   * `doorbell` is called on this thread when there is something to `drain`, and not again before that was called. It
   * must not throw. It does not keep the process alive.
   *
   * Throws `ERR_MUSTER_ENGINE_OPEN` when the name is open with other options, `ERR_MUSTER_BAD_ARGUMENT` for options
   * of the wrong type or out of range, `ERR_MUSTER_OVERLOADED` beyond 256 threads, `ERR_MUSTER_CLOSED` when the
   * engine of that name has ended by a defect and is not yet closed by all. For a data folder that cannot be used:
   * `ERR_MUSTER_DATA_DIR`, `_DATA_LOCKED`, `_JOURNAL_VERSION`, `_JOURNAL_CORRUPT`, `_JOURNAL_FULL` or
   * `_JOURNAL_FAILED`. An engine with a data folder is recovered first, which takes as long as the replay.
   */
  static open(options: EngineOptions, doorbell: () => void): Engine
  /** This thread's number in its engine, 0 to 255: the high 8 bits of every connection that it owns. */
  get worker(): number
  /** Figures of the engine and of this thread's outbox; cheap. All 0 after `close`. */
  stats(): EngineStats
  /**
   * Lets go of the engine: its connections of this thread are detached, what is not drained is forgotten. The last
   * one to close ends the engine and waits for its thread. Idempotent.
   */
  close(): void
}

/** Rule sets over recorded or invented arrivals, in virtual time. */
export declare class Simulation {
  /**
   * Prepares everybody who arrives. `request` is a JSON text; `ts/simulate/request.ts` has its keys.
   *
   * Throws `ERR_MUSTER_BAD_ARGUMENT` for a request that is none, `_RULES_INVALID`, and `_CONFIG_INVALID` for a trace or
   * a spec that cannot be used.
   */
  static openSimulation(request: string): Simulation
  /**
   * Goes on for about so many steps: arrivals, cancels, passes. Returns the share of all that is done; 1 at the end.
   *
   * Throws `ERR_MUSTER_BAD_ARGUMENT` for anything but a whole number.
   */
  advance(steps: number): number
  /** Everything that was found, a JSON text; `ts/simulate/outcome.ts` has its keys. Finishes what is left to do. */
  outcome(): string
}

/** One end of a store. It lives until `close`, or until its thread ends. */
export declare class Store {
  /**
   * Opens a store in `file`, which is made if it is missing, or in memory.
   *
   * Throws `ERR_MUSTER_DATA_LOCKED` when another program keeps the file locked for 5 seconds, `_STORE_VERSION`,
   * `_STORE_CORRUPT`, and `_STORE_FAILED` for a file that cannot be read or written.
   */
  static openStore(file?: string): Store
  /**
   * Mu, sigma and rated games of each player in a queue, in the players' order. A player without games has those of
   * somebody of whom nothing is known: 25, 25/3 and 0.
   *
   * Throws `ERR_MUSTER_BAD_ARGUMENT` for more than 1,024 players, `_CLOSED`, `_DATA_LOCKED`, `_STORE_CORRUPT`,
   * `_STORE_FAILED`.
   */
  ratings(queue: string, players: string[]): Array<number>
  /**
   * Applies a result once: writes it and every player's new rating.
   *
   * The promise is of what became of it, and never rejects. Throws `ERR_MUSTER_BAD_ARGUMENT` and `_CLOSED`.
   */
  applyResult(result: StoreResult): Promise<StoreOutcome>
  /**
   * Writes events down, and the number of the last of them.
   *
   * The promise is of how it ended, and never rejects. Throws `ERR_MUSTER_BAD_ARGUMENT` and `_CLOSED`.
   */
  recordHistory(batch: HistoryBatch): Promise<StoreOutcome>
  /**
   * The number of the last event that is written down, 0 at the beginning. Waits while something is being written.
   *
   * Throws `ERR_MUSTER_CLOSED`, `_DATA_LOCKED`, `_STORE_CORRUPT`, `_STORE_FAILED`.
   */
  historyPosition(): number
  /** Lets go of the file, once what is being written is written. Idempotent. */
  closeStore(): void
}

/**
 * The problems of a rule set's JSON text; none if it is good.
 *
 * Throws `ERR_MUSTER_BAD_ARGUMENT` for anything but a string.
 */
export declare function checkRules(json: string): Array<RulesProblem>

/** Where and how an engine keeps its journal. */
export interface DataOptions {
  /** The folder; made if it is missing. */
  folder: string
  /** `disk`: an answer survives power loss. `process`: it survives the end of the process. */
  durability: 'disk' | 'process'
  /** How long a segment of the journal stays that no recovery needs any more, in hours, up to 8,784. */
  keepHours: number
}

/** What an engine is opened with. Threads that share an engine by its name must all give the same options. */
export interface EngineOptions {
  /**
   * The name under which other threads of this process attach, up to 4,096 bytes. Default: the real path of the data
   * folder; without one an engine of one's own.
   */
  name?: string
  /** How long the session of a dropped player is kept, in milliseconds, up to a day. */
  graceMs: number
  /** Seed of the engine's random choices, a whole number from 0, for tests. Default: another one each time. */
  seed?: number
  /** What `welcome` tells a client to do. */
  heartbeat: HeartbeatOptions
  /** Where the engine keeps its journal. Default: nowhere, it forgets everything when it ends. */
  data?: DataOptions
}

/** Figures of an engine, read without stopping it: each is true, but they are not of one instant. */
export interface EngineStats {
  /** Commands in the intake ring. */
  ringOccupancy: number
  /** Slots of the intake ring. */
  ringCapacity: number
  /** Records in this thread's outbox. */
  outboxOccupancy: number
  /** Slots of this thread's outbox. */
  outboxCapacity: number
  /** Records and sessions of all threads that wait for room in an outbox. */
  outboxWaiting: number
  /** Pongs and errors dropped because too many waited, since the start. */
  outboxDropped: number
  /** Commands applied since the start. */
  commands: number
  /** Times that the engine let time pass: passes over pools, deadlines. */
  passes: number
  /** Messages said since the start. */
  messages: number
  /** How long the engine has been running, in milliseconds. */
  engineTimeMs: number
  /** The end of what is durable, in bytes of the journal; 0 without one. */
  journalPosition: number
  /** Commits made since the start. */
  commits: number
  /** How long they took together, in seconds. */
  commitsSeconds: number
  /** Upper bounds in seconds of the counts that follow. */
  commitBoundsSeconds: Array<number>
  /** Commits that took at most each bound but more than the one before; one more for the rest. */
  commitsByTime: Array<number>
  /** Steps that recovery left out because they panic, and queues that were suspended since the start. */
  poisoned: number
  /** Steps that the start replayed. */
  recoveredSteps: number
  /** Bytes of an unfinished commit that the start passed over: nobody had been told of it. */
  recoveredTornBytes: number
  /** Recorded decisions that this build would not have made. */
  recoveredUnforeseen: number
  /** True while the disk is nearly full, so that no new ticket is taken. */
  diskLow: boolean
}

/** Every error code, in the order of the engine's table. */
export declare function errorCodes(): Array<string>

/**
 * What the engine will make of a good rule set, as a JSON text: the shape is `Plan` of `ts/engine/rules.ts`.
 *
 * Throws `ERR_MUSTER_BAD_ARGUMENT` for anything but a string, `ERR_MUSTER_RULES_INVALID` for a rule set with problems.
 */
export declare function explainPlan(json: string): string

/** The client's half of the heartbeat. */
export interface HeartbeatOptions {
  /** A ping each so many milliseconds. */
  intervalMs: number
  /** An answer within so many milliseconds. */
  timeoutMs: number
  /** Reconnect after so many misses. */
  missedMax: number
}

/** Some events in a row. */
export interface HistoryBatch {
  /** Matches that were made; one that is there already has got players, or is told again. */
  matches: Array<HistoryMatch>
  /** Changes to rules. */
  ruleChanges: Array<HistoryRuleChange>
  /** The number of the last event. */
  position: number
  /** Rows from before this wall time are forgotten, some at a time. */
  forgetBeforeMs: number
}

/** A match that was made. */
export interface HistoryMatch {
  /** Its id. */
  id: string
  /** Its queue. */
  queue: string
  /** Wall time in milliseconds since 1970. */
  madeAtMs: number
  /** The version of its rules, 0 where that is not known. */
  rulesVersion: number
  /** Where it is played. */
  region?: string
  /** 0 to 1. */
  quality: number
  /** Its teams, a JSON text. */
  teams: string
}

/** A change to the rules of a queue. */
export interface HistoryRuleChange {
  /** Which queue. */
  queue: string
  /** Wall time in milliseconds since 1970. */
  changedAtMs: number
  /** What was done, in a word. */
  change: string
  /** The version that it led to. */
  version: number
  /** More about it, a JSON text. */
  detail: string
}

/** What a result did to one player. */
export interface RatingChange {
  /** Who. */
  playerId: string
  /** The mean of his rating before. */
  muBefore: number
  /** The deviation of his rating before. */
  sigmaBefore: number
  /** The mean of his rating after. */
  mu: number
  /** The deviation of his rating after. */
  sigma: number
  /** His rated games, this one with them. */
  games: number
}

/**
 * Replays the journal of a data folder, which stays as it is: once more with its own decisions, and under other rules
 * if any are given. `request` and what it returns are JSON texts; `ts/simulate/recorded.ts` has their keys.
 *
 * Throws `ERR_MUSTER_BAD_ARGUMENT` for a request that is none, `_DATA_DIR`, `_JOURNAL_VERSION`, `_JOURNAL_CORRUPT`,
 * `_RULES_INVALID`, and `_CONFIG_INVALID` for a queue that nobody asked for or a trace that cannot be written.
 */
export declare function replayDay(request: string): string

/** What a replay found. */
export interface Replayed {
  /** Steps replayed after the snapshot that it began with. */
  steps: number
  /** The position of the first commit that was not replayed whole. */
  position: number
  /** Engine time there, in milliseconds. */
  engineTimeMs: number
  /** Tickets that wait. */
  ticketsWaiting: number
  /** Bytes behind the last whole commit. */
  tornBytes: number
  /** Recorded decisions that this build would not have made. */
  unforeseen: number
}

/**
 * Replays the journal of a data folder, which stays as it is, in this thread.
 *
 * `until` is a position of the journal to stop before; everything by default. `into` is a data folder to make, empty
 * or missing, that a server goes on from there with.
 *
 * Throws `ERR_MUSTER_DATA_DIR` for a folder that cannot be used, `_JOURNAL_VERSION`, and `_JOURNAL_CORRUPT` for damage
 * before `until`.
 */
export declare function replayJournal(folder: string, until?: number, into?: string): Replayed

/** A mistake in a rule set. */
export interface RulesProblem {
  /** Where, for example `rules[0].maxDistance`. */
  path: string
  /** Line of the text, from 1. */
  line: number
  /** What is wrong and what was expected. */
  message: string
}

/** Why nothing was written. */
export interface StoreFailure {
  /** The code. */
  code: string
  /** The sentence. */
  message: string
}

/** How something to write ended. */
export interface StoreOutcome {
  /** Of a result: `new` when it has been applied, `again` when it was before, `different` when its match has another. */
  applied?: 'new' | 'again' | 'different'
  /** Of a result: what it did to each player, team by team. */
  changes?: Array<RatingChange>
  /** Why nothing was written. */
  error?: StoreFailure
}

/** How a match ended. */
export interface StoreResult {
  /** The match. */
  matchId: string
  /** Its queue. */
  queue: string
  /** Every team of the match. */
  teams: Array<StoreTeam>
  /** A text that is equal for equal results. */
  body: string
  /** Wall time in milliseconds since 1970. */
  reportedAtMs: number
}

/** One team of a result. */
export interface StoreTeam {
  /** Lower is better, equal is a tie. */
  rank: number
  /** Every player of the team. */
  players: Array<string>
  /** Those of them who left before the end. */
  left: Array<string>
}

/** Why a frame cannot be read, a sentence for each number that `submit` gives; the first is that of number 1. */
export declare function wireErrors(): Array<string>

export declare namespace kernel {
  /**
   * The cosine of the angle between `query` and each of `candidates`, which lie one after the other, written to `into`: −1
   * to 1, and 0 where one of the two is zeros alone.
   *
   * Each call takes the candidates' lengths anew. Who asks more than once packs them first: `packVectors`.
   *
   * Throws `ERR_MUSTER_BAD_ARGUMENT` for anything but such arrays, for an empty query, for numbers that are not finite,
   * and for lengths that do not fit together.
   */
  export function cosines(query: Float64Array, candidates: Float64Array, into: Float64Array): void
  /**
   * Reads many frames of players, and writes a record of one size for each: nine whole numbers to `heads`, and the numbers
   * that were asked for to `numbers`. Returns how many frames can be read.
   *
   * `frames` holds the frames one after the other, `ends` the place behind each one's last byte. A record's head is: 0, or
   * for a frame that cannot be read a number whose sentence is at that place (from 1) in `wireErrors()`, the rest being 0
   * then; the number of the body's field in `ClientMessage` (4: enqueue); and three texts, each as its first byte among
   * `frames` and its length: the message's id, the ticket's id, the queue. The last number is that of the players that an
   * enqueue names, 0 for the sender alone. `numbers` gets for each frame the sender's own attributes of the kind number by
   * the names in `attributes`, then his round trips to `regions` in milliseconds; NaN where there is none.
   *
   * A frame is good exactly when a server would take it.
   *
   * Throws `ERR_MUSTER_BAD_ARGUMENT` for anything but such arrays, for ends that fall or lie beyond the frames, for arrays that
   * share the memory that is written, and unless `heads` has nine places and `numbers` one for each name, for each frame.
   */
  export function decodeRequests(frames: Uint8Array, ends: Uint32Array, attributes: Array<string>, regions: Array<string>, heads: Uint32Array, numbers: Float64Array): number
  /**
   * The cosine of the angle between `query` and each of the vectors in `packed`, which `packVectors` wrote, to `into`: −1
   * to 1, and 0 where one of the two is zeros alone; `into` has a place for each vector. In single precision: about six
   * digits. Reads `packed` where it lies and allocates nothing for it.
   *
   * Throws `ERR_MUSTER_BAD_ARGUMENT` for anything but such arrays, for an empty query, for numbers in it that are not
   * finite, for lengths that do not fit together, and when `packed` and `into` share memory.
   */
  export function packedCosines(query: Float32Array, packed: Float32Array, into: Float32Array): void
  /**
   * Writes the directions of `vectors`, which lie one after the other with `dimension` components each, to `into`, for
   * `packedCosines`. `into` must have `dimension` places for each vector, with the number of vectors rounded up to a
   * multiple of 16; what lies in it is nobody's business but the kernel's, and may be copied or sent to another thread.
   *
   * Throws `ERR_MUSTER_BAD_ARGUMENT` for anything but such arrays, for a `dimension` that is no whole number above 0, for
   * numbers that are not finite, and for lengths that do not fit together.
   */
  export function packVectors(vectors: Float32Array, dimension: number, into: Float32Array): void
  /**
   * The probability of each team of one game to win it, written to `into`; together 1.
   *
   * `ratings` holds mu and sigma of each player, team by team, `players` the number of players of each team.
   *
   * Throws `ERR_MUSTER_BAD_ARGUMENT` for anything but such arrays and for numbers that do not add up.
   */
  export function predictWin(ratings: Float64Array, players: Uint32Array, into: Float64Array): void
  /**
   * Brings ratings up to date after games, by Plackett–Luce with the constants of `openskill`'s defaults.
   *
   * `ratings` holds mu and sigma of each player, those of a team one after the other, those of a game team by team; they
   * are replaced. `players` is the number of players of each team, `ranks` its place (lower is better, equal a tie), and
   * `teams` the number of teams of each game.
   *
   * Throws `ERR_MUSTER_BAD_ARGUMENT` for anything but such arrays, for numbers that do not add up, and for a rating with a
   * sigma that is not above 0 or with a number beyond a billion. The games before it have been rated then.
   */
  export function rateGames(ratings: Float64Array, players: Uint32Array, ranks: Float64Array, teams: Uint32Array): void
  /**
   * Chooses among `candidates`, which lie one after the other, who is like `query` and unlike those chosen before, by
   * maximal marginal relevance (Carbonell and Goldstein, SIGIR 1998): each time the one with the highest
   * `lambda` · similarity + (1 − `lambda`) · (1 − its highest similarity to one already chosen); of equals the first. Writes
   * their numbers, from 0, to `into` in the order of choice, as many as it has places or there are candidates, and returns
   * how many. `lambda` is 0 (only unlike each other) to 1 (only like the query).
   *
   * Throws `ERR_MUSTER_BAD_ARGUMENT` for anything but such arrays, for a `lambda` outside 0 to 1, for an empty query, for
   * numbers that are not finite, and for candidates that are no multiple of the query's length.
   */
  export function selectDiverse(query: Float32Array, candidates: Float32Array, lambda: number, into: Uint32Array): number
}

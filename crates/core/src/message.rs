//! What goes out: one message for one connection, or one control reply, as plain borrowed data.
//!
//! The engine lends these to a [`Sink`](crate::Sink); `wire` writes them as bytes.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::code::Code;
pub use crate::explanation::{
    Blocking, Explanation, MemberView, NearestCandidate, NextExpansion, QueueExplanation, QueueRule,
    RuleStanding, RuleVerdict, TicketExplanation,
};
use crate::matched::{Match, MatchState, Team, TeamResult};
use crate::rules::Problem;
use crate::ticket::TicketState;

/// One message with its envelope.
#[derive(Clone, Copy, Debug)]
pub struct Outgoing<'a> {
    /// Rising per session; 0 on messages that carry none.
    pub seq: u32,
    /// The `id` of the message that this one answers, or empty.
    pub reference: &'a str,
    /// The control request that this one answers, or 0.
    pub request: u32,
    /// What is said.
    pub message: Message<'a>,
}

/// A profile that a ticket waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WantedProfile<'a> {
    /// The ticket's queue.
    pub queue: &'a str,
    /// The player.
    pub player_id: &'a str,
}

/// What is said.
#[derive(Clone, Copy, Debug)]
pub enum Message<'a> {
    /// A session began or goes on.
    Welcome(Welcome<'a>),
    /// A ticket entered a state.
    Ticket(TicketView<'a>),
    /// A group was found, and its players are asked whether they come.
    Proposal(ProposalView<'a>),
    /// A match was made.
    Match(MatchView<'a>),
    /// The answer to a ping.
    Pong {
        /// The client's own time.
        ts: f64,
    },
    /// A refusal.
    Error(Refusal<'a>),
    /// Control reply: done.
    Done,
    /// Control reply: how a ticket stands.
    TicketReport(TicketReport<'a>),
    /// Control reply: figures of queues.
    QueueReports(&'a [QueueReport<'a>]),
    /// Control reply: public events.
    EventBatch {
        /// Oldest first.
        events: &'a [EventView<'a>],
        /// True: events between the asked one and the first of these are forgotten.
        gap: bool,
    },
    /// Control reply: whose profiles are to be loaded.
    WantedProfiles(&'a [WantedProfile<'a>]),
    /// Control reply: what became of a rule set.
    RulesAnswer {
        /// The version now live.
        version: u32,
        /// True: the queue is new.
        created: bool,
        /// Not empty: refused.
        problems: &'a [Problem],
    },
    /// Control reply: how a match stands.
    MatchReport(MatchReport<'a>),
    /// Control reply: how a backfill stands.
    BackfillReport(BackfillReport<'a>),
    /// Control reply: one version of a queue's rules.
    RulesReport(RulesReport<'a>),
    /// Control reply: the versions of a queue's rules, oldest first.
    RuleVersions(&'a [VersionView]),
    /// Why a ticket still waits, as its players may know it.
    Explanation(Explanation<'a>),
    /// Control reply: why a ticket still waits.
    TicketExplanation(&'a TicketExplanation<'a>),
    /// Control reply: which rules keep a queue's tickets waiting.
    QueueExplanation(&'a QueueExplanation<'a>),
}

/// One version of a queue's rules.
#[derive(Clone, Copy, Debug)]
pub struct RulesReport<'a> {
    /// Which, and how it came about.
    pub version: VersionView,
    /// The rule set, a JSON text.
    pub rules: &'a str,
    /// True: the next start makes the file's rules live if the file has changed; false: what was put, or gone back to,
    /// wins over the file.
    pub follows_file: bool,
}

/// How a version of the rules came about, and what it is used for.
#[derive(Clone, Copy, Debug, PartialEq)]
#[expect(clippy::struct_excessive_bools, reason = "a version may be used for any of these at once")]
pub struct VersionView {
    /// Its number, from 1.
    pub version: u32,
    /// By what it last became what it is.
    pub origin: RulesOrigin,
    /// When that was, in engine time.
    pub at_ms: f64,
    /// When that was, in milliseconds since 1970; 0: unknown.
    pub wall_ms: f64,
    /// True: new tickets get it.
    pub is_live: bool,
    /// True: the canary's players get it.
    pub is_canary: bool,
    /// True: it is tried on live tickets.
    pub is_shadow: bool,
    /// True: tickets still wait under it that came while it was live.
    pub is_kept: bool,
    /// True: the file holds it.
    pub is_file: bool,
}

/// By what a version of the rules became live, a canary or a shadow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RulesOrigin {
    /// A file of the server, at its start.
    File,
    /// An operator's PUT.
    Put,
    /// An operator went back to it.
    Rollback,
    /// An operator tries it on live tickets.
    Shadow,
    /// An operator gave it to some of the players.
    Canary,
}

impl RulesOrigin {
    /// The origin as servers see it.
    pub const fn name(self) -> &'static str {
        match self {
            RulesOrigin::File => "file",
            RulesOrigin::Put => "put",
            RulesOrigin::Rollback => "rollback",
            RulesOrigin::Shadow => "shadow",
            RulesOrigin::Canary => "canary",
        }
    }
}

/// The rules of a queue changed: a version became live, a canary or a shadow, or stopped to be a canary or a shadow.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RulesChanged {
    /// The queue.
    pub queue: Arc<str>,
    /// The version.
    pub version: u32,
    /// By what.
    pub origin: RulesOrigin,
    /// True: the version stopped to be a canary or a shadow.
    pub is_ended: bool,
    /// The version that is live now.
    pub live: u32,
    /// Milliseconds since 1970; 0: unknown.
    pub wall_ms: f64,
}

/// A session began or goes on.
#[derive(Clone, Copy, Debug)]
pub struct Welcome<'a> {
    /// The session.
    pub session_id: &'a str,
    /// The player.
    pub player_id: &'a str,
    /// The session's resume token.
    pub resume: &'a str,
    /// True: the session that the client named.
    pub resumed: bool,
    /// How long a dropped session is kept.
    pub grace_ms: f64,
    /// What the client does.
    pub heartbeat: ClientHeartbeat,
}

/// The client's half of the heartbeat.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct ClientHeartbeat {
    /// A ping each so many milliseconds.
    pub interval_ms: f64,
    /// An answer within so many.
    pub timeout_ms: f64,
    /// Reconnect after so many misses.
    pub missed_max: u32,
}

/// How a ticket stands.
#[derive(Clone, Copy, Debug)]
pub struct TicketView<'a> {
    /// The ticket.
    pub ticket_id: &'a str,
    /// Its queue.
    pub queue: &'a str,
    /// Its state.
    pub state: TicketState,
    /// Its players.
    pub players: &'a [Arc<str>],
    /// How long it has waited, or had when it ended.
    pub waited_ms: f64,
    /// Why it is in this state, or empty.
    pub reason: &'a str,
    /// How long a ticket like it lately waited for its match; `None`: too few did, or it waits no more.
    pub estimated_wait_ms: Option<f64>,
}

/// A proposal as one of its tickets sees it.
#[derive(Clone, Copy, Debug)]
pub struct ProposalView<'a> {
    /// The proposed match.
    pub match_id: &'a str,
    /// The receiver's ticket.
    pub ticket_id: &'a str,
    /// How many players are asked.
    pub players: u32,
    /// How many of them have accepted.
    pub accepted: u32,
    /// How long the others have.
    pub expires_in_ms: f64,
}

/// A match as one receiver may see it.
#[derive(Clone, Copy, Debug)]
pub struct MatchView<'a> {
    /// The whole match.
    pub matched: &'a Match,
    /// For whom: an index into `matched.tickets`. `None`: a server, which sees every attribute.
    pub viewer: Option<usize>,
}

/// A refusal, with a code that never changes its meaning.
#[derive(Clone, Copy, Debug)]
pub struct Refusal<'a> {
    /// The code.
    pub code: Code,
    /// A sentence that says what to do.
    pub message: &'a str,
    /// When to try again.
    pub retry_after_ms: Option<f64>,
}

/// How a ticket stands, for a server.
#[derive(Clone, Copy, Debug)]
pub struct TicketReport<'a> {
    /// The ticket.
    pub ticket: TicketView<'a>,
    /// Its match, if it has one.
    pub matched: Option<&'a Match>,
    /// The id of the match that it is proposed for, or empty.
    pub proposed: &'a str,
    /// True: this request made the ticket.
    pub created: bool,
}

/// How a match stands, for a server.
#[derive(Clone, Copy, Debug)]
pub struct MatchReport<'a> {
    /// The match.
    pub matched: &'a Match,
    /// Where it stands.
    pub state: MatchState,
    /// True: this request changed it.
    pub created: bool,
    /// The result that ended it, or empty.
    pub result: &'a [TeamResult],
    /// Why it is over, or empty.
    pub reason: &'a str,
    /// While it is proposed: how many players are asked.
    pub players: u32,
    /// How many of them have accepted.
    pub accepted: u32,
    /// How long the others have.
    pub expires_in_ms: f64,
}

/// How a backfill stands, for a server.
#[derive(Clone, Copy, Debug)]
pub struct BackfillReport<'a> {
    /// The backfill.
    pub backfill_id: &'a str,
    /// The match that asks.
    pub match_id: &'a str,
    /// The queue.
    pub queue: &'a str,
    /// Its state; COMPLETED: players came.
    pub state: TicketState,
    /// Why it is in this state, or empty.
    pub reason: &'a str,
    /// How long it has waited, or had when it ended.
    pub waited_ms: f64,
    /// The match with those who came.
    pub matched: Option<&'a Match>,
    /// Who came, by team; teams that nobody joined are not there.
    pub joined: &'a [Team],
    /// True: the engine made it.
    pub automatic: bool,
}

/// Figures of one queue.
#[derive(Clone, Copy, Debug)]
pub struct QueueReport<'a> {
    /// The queue's name.
    pub name: &'a str,
    /// The rule set's own name, or empty.
    pub rule_set: &'a str,
    /// Version of the live rules, from 1.
    pub version: u32,
    /// 0: a pass on arrival.
    pub tick_ms: f64,
    /// Tickets that can be matched now.
    pub tickets_waiting: u32,
    /// Tickets held for an absent member.
    pub tickets_held: u32,
    /// Players of both.
    pub players_waiting: u32,
    /// Wait of the oldest ticket.
    pub oldest_ticket_ms: f64,
    /// True: a pass failed, no passes until the rules change.
    pub suspended: bool,
    /// Counts since start.
    pub totals: QueueTotals,
    /// Wait of completed tickets in milliseconds.
    pub wait_ms: HistogramView<'a>,
    /// Quality of matches.
    pub quality: HistogramView<'a>,
    /// Tickets that are in a proposal.
    pub tickets_proposed: u32,
    /// Backfills that wait for players.
    pub backfills_waiting: u32,
    /// Matches that run.
    pub matches_running: u32,
    /// By what the live rules became live.
    pub rules_origin: RulesOrigin,
    /// Its lanes, the live one among them; none when all queues were asked for.
    pub lanes: &'a [LaneReport<'a>],
    /// Which players the canary is for, if there is one.
    pub canary: Option<CanaryView<'a>>,
    /// What the shadow would have done, if there is one and this queue was asked for.
    pub shadow: Option<ShadowReport<'a>>,
}

/// Figures of one lane: of the tickets that wait under one version of the rules.
#[derive(Clone, Copy, Debug)]
pub struct LaneReport<'a> {
    /// `live`, `canary` or `kept`.
    pub kind: &'static str,
    /// Version of its rules.
    pub version: u32,
    /// Tickets that can be matched now.
    pub tickets_waiting: u32,
    /// Tickets held for an absent member.
    pub tickets_held: u32,
    /// Players of both.
    pub players_waiting: u32,
    /// True: a pass failed, no passes until its rules change.
    pub suspended: bool,
    /// What it has matched since its rules became its own, or since the start.
    pub figures: FiguresView<'a>,
}

/// Which players a canary is for.
#[derive(Clone, Copy, Debug)]
pub struct CanaryView<'a> {
    /// The version that they get.
    pub version: u32,
    /// So many in a hundred, if `release` is empty.
    pub percent: f64,
    /// The game build, if not empty.
    pub release: &'a str,
    /// What the choice is salted with.
    pub name: &'a str,
}

/// What a shadow would have done since it was put, or since the start.
#[derive(Clone, Copy, Debug)]
pub struct ShadowReport<'a> {
    /// Version of its rules.
    pub version: u32,
    /// Tickets that it could match now: that wait, and that it would not have matched yet.
    pub tickets_waiting: u32,
    /// Tickets that its rules do not admit.
    pub tickets_unfit: u64,
    /// Passes that ended for want of budget.
    pub budget_exhausted: u64,
    /// True: one of its passes failed, there are no more.
    pub suspended: bool,
    /// Its would-be matches.
    pub figures: FiguresView<'a>,
}

/// Matches, made or would-be.
#[derive(Clone, Copy, Debug)]
pub struct FiguresView<'a> {
    /// How many.
    pub matches: u64,
    /// Tickets in them.
    pub tickets: u64,
    /// Players of those.
    pub players: u64,
    /// Wait of the tickets in milliseconds.
    pub wait_ms: HistogramView<'a>,
    /// Quality of the matches.
    pub quality: HistogramView<'a>,
}

/// Counts of one queue since start.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct QueueTotals {
    /// Matches made.
    pub matches: u64,
    /// Tickets that ended COMPLETED.
    pub completed: u64,
    /// Tickets that ended CANCELLED.
    pub cancelled: u64,
    /// Tickets that ended `TIMED_OUT`.
    pub timed_out: u64,
    /// Tickets that ended FAILED.
    pub failed: u64,
    /// Anchors searched that found a match.
    pub attempts_hit: u64,
    /// Anchors searched that found none.
    pub attempts_miss: u64,
    /// Passes that ended for want of budget.
    pub budget_exhausted: u64,
}

/// Upper bounds, and how many values fell at or below each but above the one before; one more for the rest.
#[derive(Clone, Copy, Debug)]
pub struct HistogramView<'a> {
    /// Rising.
    pub bounds: &'a [f64],
    /// One longer than `bounds`.
    pub counts: &'a [u64],
    /// Sum of all values.
    pub sum: f64,
}

/// A public event.
#[derive(Clone, Copy, Debug)]
pub struct EventView<'a> {
    /// From 1, without holes.
    pub seq: u64,
    /// Engine time.
    pub at_ms: f64,
    /// What happened.
    pub body: EventBody<'a>,
}

/// What happened.
#[derive(Clone, Copy, Debug)]
pub enum EventBody<'a> {
    /// A ticket reached a final state.
    Ticket(TicketView<'a>),
    /// A match was made; servers see every attribute.
    Match(&'a Match),
    /// A running match got players.
    Filled {
        /// The match with those who came.
        matched: &'a Match,
        /// The backfill that brought them.
        backfill_id: &'a str,
    },
    /// A group was found, and its players are asked.
    Proposal(MatchReport<'a>),
    /// A match is ENDED or DROPPED.
    MatchEnded(MatchReport<'a>),
    /// The rules of a queue changed.
    RulesChanged(&'a RulesChanged),
}

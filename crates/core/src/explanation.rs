//! What is said of a ticket or a queue that waits. Here because a message lends it.

use std::sync::Arc;

use crate::message::TicketView;
use crate::ticket::TicketState;
use crate::value::{Latencies, OwnedValue};

/// Why a ticket still waits, as its players may know it: counts and margins, nothing of any other player.
#[derive(Clone, Copy, Debug)]
pub struct Explanation<'a> {
    /// The ticket.
    pub ticket_id: &'a str,
    /// Its state; of one that has ended there is nothing more to say.
    pub state: TicketState,
    /// The rules that keep candidates from it, in the order of the rule set.
    pub blocking: &'a [Blocking<'a>],
    /// When it may be matched under wider rules; `None`: there are none wider.
    pub next_expansion: Option<NextExpansion>,
}

/// A rule that keeps candidates from a ticket.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Blocking<'a> {
    /// Its name.
    pub rule: &'a str,
    /// By how much it fails for the candidate for whom it fails least, in its own unit, rounded up to one digit.
    pub margin: f64,
    /// How many candidates it keeps from the ticket.
    pub candidates: u32,
}

/// When a ticket may be matched under wider rules.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum NextExpansion {
    /// After so many milliseconds.
    InMs(f64),
    /// With a partner so old: the newest ticket's age counts.
    NeedsPartnerAgeMs(f64),
}

/// Why a ticket still waits, for a server.
#[derive(Clone, Copy, Debug)]
pub struct TicketExplanation<'a> {
    /// The ticket.
    pub ticket: TicketView<'a>,
    /// The expansion step that its own age has reached, from 0.
    pub step: u32,
    /// Waiting tickets that it was compared with.
    pub candidates: u32,
    /// Those that no rule keeps from it.
    pub passing: u32,
    /// Those whose party does not fit into a match with this one.
    pub too_large: u32,
    /// Those that no rule would keep from it at the next step.
    pub unblocked: u32,
    /// Waiting tickets that it might be compared with.
    pub waiting: u32,
    /// True: not all of those were.
    pub is_sampled: bool,
    /// Every rule that counts, in the order of the rule set.
    pub rules: &'a [RuleStanding<'a>],
    /// The candidate that fewest rules keep from it, and of those the one by the least margins.
    pub nearest: Option<NearestCandidate<'a>>,
    /// When it may be matched under wider rules.
    pub next_expansion: Option<NextExpansion>,
    /// Members whose absence holds the ticket.
    pub absent: &'a [Arc<str>],
    /// The match that it is proposed for, or empty.
    pub proposed: &'a str,
    /// Players that a match needs at its step.
    pub players_min: u32,
    /// Players that wait beside its own.
    pub players_waiting: u32,
}

/// What a rule does to the candidates of a ticket.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RuleStanding<'a> {
    /// Its name.
    pub rule: &'a str,
    /// Candidates that it keeps from the ticket.
    pub blocked: u32,
    /// Candidates that it and all rules before it leave.
    pub left: u32,
    /// By how much it fails where it fails least, in its own unit; 0 when it keeps nobody away.
    pub margin: f64,
    /// Of the blocked ones, how many it would let pass at the next step.
    pub unblocked: u32,
    /// True: the party breaks it alone, whoever comes.
    pub alone: bool,
}

/// The candidate that comes nearest.
#[derive(Clone, Copy, Debug)]
pub struct NearestCandidate<'a> {
    /// Its ticket.
    pub ticket: TicketView<'a>,
    /// Its players with all that rules look at.
    pub players: &'a [MemberView<'a>],
    /// Names of the attributes of each player, in their order.
    pub attributes: &'a [&'a str],
    /// Every rule that counts.
    pub verdicts: &'a [RuleVerdict<'a>],
}

/// A player as rules see him.
#[derive(Clone, Copy, Debug)]
pub struct MemberView<'a> {
    /// Who it is.
    pub player_id: &'a str,
    /// One value for each attribute.
    pub values: &'a [OwnedValue],
    /// His round trips.
    pub latencies: &'a Latencies,
}

/// What a rule says of a candidate.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RuleVerdict<'a> {
    /// Its name.
    pub rule: &'a str,
    /// True: it does not keep the two apart.
    pub holds: bool,
    /// By how much it fails, in its own unit.
    pub margin: f64,
}

/// Which rules keep a queue's tickets waiting.
#[derive(Clone, Copy, Debug)]
pub struct QueueExplanation<'a> {
    /// The queue.
    pub queue: &'a str,
    /// Tickets that can be matched now.
    pub tickets_waiting: u32,
    /// Tickets that wait for an absent member or in a proposal.
    pub tickets_held: u32,
    /// Tickets looked at, the oldest first.
    pub examined: u32,
    /// Other tickets that each of these was compared with, at most.
    pub candidates: u32,
    /// True: there are more tickets than these.
    pub is_sampled: bool,
    /// Of those looked at: with at least one candidate that no rule keeps away.
    pub passing: u32,
    /// Of those looked at: nobody else has the texts and numbers that the rules want equal.
    pub alone_in_partition: u32,
    /// Every rule that counts, in the order of the rule set.
    pub rules: &'a [QueueRule<'a>],
    /// Players that a match needs at the first step.
    pub players_min: u32,
    /// Players that wait.
    pub players_waiting: u32,
}

/// What a rule does to a queue's tickets.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct QueueRule<'a> {
    /// Its name.
    pub rule: &'a str,
    /// Tickets from which it keeps every candidate.
    pub tickets: u32,
    /// Tickets from which it, taken in the rules' order, keeps the last candidate that was left.
    pub last: u32,
    /// Pairs of tickets that it keeps apart.
    pub pairs: u32,
}

//! What comes in: one request of a player, or of the server's own shell, as plain borrowed data.
//!
//! `wire` fills these from a frame without copying a byte; the engine copies what it keeps.

/// One decoded frame.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Request<'a> {
    /// Chosen by the client, at most [`limits::ID_CHARS`](crate::limits::ID_CHARS); empty when absent. The
    /// answer carries it as `ref`.
    pub id: &'a str,
    /// The number of a control request, 0 on a player's frame.
    pub request: u32,
    /// What is asked.
    pub command: Command<'a>,
}

/// What is asked.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Command<'a> {
    /// A player's greeting. The shell turns it into [`Command::Admit`]; one that reaches the engine is a second
    /// hello and closes the connection with 4003.
    Hello(Hello<'a>),
    /// Ask for a match.
    Enqueue(Enqueue<'a>),
    /// Give a ticket up.
    Cancel {
        /// The ticket.
        ticket_id: &'a str,
    },
    /// Ask why a ticket still waits.
    Explain {
        /// The ticket.
        ticket_id: &'a str,
    },
    /// Accept a proposal.
    Accept {
        /// The proposed match.
        match_id: &'a str,
    },
    /// Decline a proposal.
    Decline {
        /// The proposed match.
        match_id: &'a str,
    },
    /// Every message up to and including `seq` has been handled.
    Ack {
        /// Cumulative.
        seq: u32,
    },
    /// Answered by a pong with the same time.
    Ping {
        /// The client's time in milliseconds.
        ts: f64,
    },
    /// Control: a socket said a good hello.
    Admit(Admit<'a>),
    /// Control: a player's [`Command::Enqueue`] whose members showed tokens of their own.
    VerifiedEnqueue {
        /// The player's connection.
        connection: u32,
        /// What he asks.
        enqueue: Enqueue<'a>,
        /// The members whose tokens are good.
        members: &'a [VerifiedMember<'a>],
    },
    /// Control: a socket has gone.
    Detach {
        /// The connection; may be used again after [`Sink::gone`](crate::Sink::gone).
        connection: u32,
    },
    /// Control: a heartbeat was missed, or came back.
    Presence {
        /// The connection.
        connection: u32,
        /// False: missed.
        present: bool,
    },
    /// Control: the rules that a file holds, as [`Command::ChangeRules`] without a time. Journals of format 1 have it.
    PutRules {
        /// The queue's name.
        queue: &'a str,
        /// The rule set, a JSON text.
        rules: &'a str,
    },
    /// Control: create a queue, or replace its rules.
    ChangeRules(RulesChange<'a>),
    /// Control: make an older version of the rules live again.
    RollbackRules {
        /// The queue.
        queue: &'a str,
        /// The version.
        version: u32,
        /// Milliseconds since 1970, for eyes; 0: unknown.
        wall_ms: f64,
    },
    /// Control: the rules of one version, and how it came about.
    ReadRules {
        /// The queue.
        queue: &'a str,
        /// The version; 0: the live one.
        version: u32,
    },
    /// Control: the versions of a queue's rules.
    ReadRuleVersions {
        /// The queue.
        queue: &'a str,
    },
    /// Control: try rules on live tickets without matching anybody.
    PutShadow {
        /// The queue.
        queue: &'a str,
        /// The rule set, a JSON text.
        rules: &'a str,
        /// Milliseconds since 1970, for eyes; 0: unknown.
        wall_ms: f64,
    },
    /// Control: end that.
    DeleteShadow {
        /// The queue.
        queue: &'a str,
        /// Milliseconds since 1970, for eyes; 0: unknown.
        wall_ms: f64,
    },
    /// Control: let some players be matched by another version.
    PutCanary(CanaryChange<'a>),
    /// Control: end that.
    DeleteCanary {
        /// The queue.
        queue: &'a str,
        /// Milliseconds since 1970, for eyes; 0: unknown.
        wall_ms: f64,
    },
    /// Control: a ticket from a server.
    CreateTicket {
        /// The ticket. `players` must not be empty.
        enqueue: Enqueue<'a>,
        /// True: members without a connection count as absent.
        presence: bool,
    },
    /// Control: how a ticket stands.
    ReadTicket {
        /// The ticket.
        ticket_id: &'a str,
    },
    /// Control: cancel a ticket.
    DeleteTicket {
        /// The ticket.
        ticket_id: &'a str,
    },
    /// Control: figures of one queue, or of all when the name is empty.
    ReadQueues {
        /// The queue's name, or empty.
        queue: &'a str,
    },
    /// Control: the public events after `after`, now or as soon as there are any.
    ReadEvents {
        /// Sequence number of the last event seen, 0 for the start.
        after: u64,
        /// How many at most.
        limit: u32,
    },
    /// Control: players answer a proposal through a server.
    AnswerProposal {
        /// The proposed match.
        match_id: &'a str,
        /// Who answers; must not be empty.
        player_ids: &'a [&'a str],
        /// False: they decline.
        accept: bool,
    },
    /// Control: how a match stands.
    ReadMatch {
        /// The match.
        match_id: &'a str,
    },
    /// Control: a match is over.
    EndMatch {
        /// The match.
        match_id: &'a str,
    },
    /// Control: a match is over, and how it went.
    ReportResult {
        /// The match.
        match_id: &'a str,
        /// Every team of it, once.
        teams: &'a [TeamResult<'a>],
    },
    /// Control: a running match asks for more players.
    CreateBackfill(CreateBackfill<'a>),
    /// Control: how a backfill stands.
    ReadBackfill {
        /// The backfill.
        backfill_id: &'a str,
    },
    /// Control: give a backfill up.
    DeleteBackfill {
        /// The backfill.
        backfill_id: &'a str,
    },
    /// Control: whose profiles are to be loaded, now or as soon as there is one. Only the last who asked is answered.
    ReadWantedProfiles {
        /// True: also those that were named before; for a loader that begins.
        again: bool,
        /// How many at most.
        limit: u32,
    },
    /// Control: what the server knows of players, for the tickets of a queue that wait for it.
    TakeProfiles {
        /// The queue.
        queue: &'a str,
        /// What is known.
        profiles: &'a [Profile<'a>],
        /// Players of whom nothing can be known now.
        unavailable: &'a [&'a str],
    },
    /// Control: what the tiers of profiles keep. They lie before the engine, which never sees it.
    ChangeTiers(TiersChange<'a>),
    /// Control: all that keeps a ticket waiting.
    ExplainTicket {
        /// The ticket.
        ticket_id: &'a str,
    },
    /// Control: which rules keep a queue's tickets waiting.
    ExplainQueue {
        /// The queue's name.
        queue: &'a str,
    },
}

/// How a team did.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct TeamResult<'a> {
    /// The team.
    pub name: &'a str,
    /// From 1, the best; equal for a draw.
    pub rank: u32,
    /// Those of its players of whom there is something to say.
    pub players: &'a [PlayerResult<'a>],
}

/// What became of a player.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct PlayerResult<'a> {
    /// The player.
    pub player_id: &'a str,
    /// True: he was gone before the end.
    pub left: bool,
}

/// A running match asks for more players.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct CreateBackfill<'a> {
    /// The match; one that the engine does not know was made elsewhere.
    pub match_id: &'a str,
    /// The queue whose tickets may come.
    pub queue: &'a str,
    /// All players who are present, by team.
    pub teams: &'a [PresentTeam<'a>],
}

/// A team of a running match as it is.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct PresentTeam<'a> {
    /// The team.
    pub name: &'a str,
    /// Who is present; tokens count for nothing.
    pub players: &'a [Member<'a>],
}

/// Rules for a queue.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct RulesChange<'a> {
    /// The queue.
    pub queue: &'a str,
    /// The rule set, a JSON text.
    pub rules: &'a str,
    /// True: an operator put them, and they win over those of a file. False: a file holds them.
    pub by_operator: bool,
    /// How long tickets that wait now stay with the rules that they have, in milliseconds; 0: they move at once.
    pub keep_ms: f64,
    /// Milliseconds since 1970, for eyes; 0: unknown.
    pub wall_ms: f64,
}

/// What the tiers of profiles keep.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct TiersChange<'a> {
    /// From now on a profile is asked for in this queue; empty: nothing changes.
    pub queue: &'a str,
    /// From now on profiles are asked for in every queue.
    pub all_queues: bool,
    /// What is kept of these players for `queue` is forgotten.
    pub forgotten: &'a [&'a str],
    /// Everything that is kept is forgotten.
    pub forget_all: bool,
    /// Bytes that the warm tier may take; 0: as before.
    pub warm_bytes: f64,
    /// How old a profile in the warm tier may become, in milliseconds; 0: as before.
    pub age_ms: f64,
}

/// A canary: a version of the rules for some of the players.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct CanaryChange<'a> {
    /// The queue.
    pub queue: &'a str,
    /// The version that they get.
    pub version: u32,
    /// Which players: so many in a hundred, unless `release` is given.
    pub percent: f64,
    /// Which players: those whose `hello` named this game build. A `*` at the end stands for any ending.
    pub release: &'a str,
    /// What the choice is salted with; empty: the version's number.
    pub name: &'a str,
    /// Milliseconds since 1970, for eyes; 0: unknown.
    pub wall_ms: f64,
}

/// A player's greeting.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Hello<'a> {
    /// Who is speaking, under auth none.
    pub player_id: &'a str,
    /// Proof of who is speaking, under auth jwt.
    pub token: &'a str,
    /// The resume token of an earlier session.
    pub resume: &'a str,
    /// The highest `seq` that the client has handled.
    pub last_seq: u32,
    /// The game build.
    pub release: &'a str,
}

/// A party's request for a match.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Enqueue<'a> {
    /// Empty: the engine chooses.
    pub ticket_id: &'a str,
    /// The queue's name.
    pub queue: &'a str,
    /// The party; empty means the sender alone with the two fields below.
    pub players: &'a [Member<'a>],
    /// The sender's attributes when `players` is empty.
    pub attributes: &'a [Attribute<'a>],
    /// The sender's latencies when `players` is empty.
    pub latencies: &'a [Latency<'a>],
    /// W3C trace context.
    pub traceparent: &'a str,
    /// Reserved; anything in it is refused as not supported.
    pub queues: &'a [&'a str],
    /// What the server knows of members. It comes from the shell, never from a player's frame.
    pub profiles: &'a [Profile<'a>],
    /// Members whose profiles are not there yet: the ticket waits for them. From the shell too.
    pub awaited: &'a [&'a str],
}

/// What the server knows of a player.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Profile<'a> {
    /// The player.
    pub player_id: &'a str,
    /// Values that win over those that he sends. Names that the rule set does not declare count for nothing.
    pub attributes: &'a [Attribute<'a>],
}

/// One player of a party.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Member<'a> {
    /// The player.
    pub player_id: &'a str,
    /// What the rules look at.
    pub attributes: &'a [Attribute<'a>],
    /// Round trips to regions.
    pub latencies: &'a [Latency<'a>],
    /// Proof of consent. The shell reads it; one that reaches the engine counts for nothing.
    pub token: &'a str,
}

/// A named attribute value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Attribute<'a> {
    /// The attribute, as the rule set declares it.
    pub name: &'a str,
    /// Its value.
    pub value: Value<'a>,
}

/// An attribute's value in one of the four kinds of the rule language.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value<'a> {
    /// `number`
    Number(f64),
    /// `string`
    Text(&'a str),
    /// `string_list`
    List(&'a [&'a str]),
    /// `string_number_map`
    Map(&'a [(&'a str, f64)]),
    /// A value message without a kind: no value at all.
    Missing,
}

/// A round trip to a region.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Latency<'a> {
    /// The region's name.
    pub region: &'a str,
    /// Milliseconds.
    pub milliseconds: f64,
}

/// What a player's token says of him beside who he is.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Claims<'a> {
    /// Values that win over those that a player sends.
    pub attributes: &'a [Attribute<'a>],
    /// The ids of the party that he agrees to; empty: none.
    pub party: &'a [&'a str],
}

/// A member whose token is good.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct VerifiedMember<'a> {
    /// The player.
    pub player_id: &'a str,
    /// What his token says.
    pub claims: Claims<'a>,
}

/// A socket that said a good hello. Ids and tokens are made by the shell, for the core has no randomness.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Admit<'a> {
    /// The connection's number.
    pub connection: u32,
    /// Who it is.
    pub player_id: &'a str,
    /// The session id to use if a new session begins.
    pub session_id: &'a str,
    /// The resume token to use if a new session begins.
    pub resume: &'a str,
    /// The session that the player's resume token names; empty if he showed none, or a bad one.
    pub resumed_session_id: &'a str,
    /// That token.
    pub resumed: &'a str,
    /// The highest `seq` that the client has handled.
    pub last_seq: u32,
    /// The game build.
    pub release: &'a str,
    /// What his token says; `None`: nobody asked for one.
    pub claims: Option<Claims<'a>>,
}

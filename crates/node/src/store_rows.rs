//! What a store takes and gives, in JavaScript's words.

use musterd_host::Refusal;
use musterd_store as stored;
use napi_derive::napi;

use crate::options::whole;

/// How a match ended.
#[napi(object, object_to_js = false)]
pub struct StoreResult {
    /// The match.
    pub match_id: String,
    /// Its queue.
    pub queue: String,
    /// Every team of the match.
    pub teams: Vec<StoreTeam>,
    /// A text that is equal for equal results.
    pub body: String,
    /// Wall time in milliseconds since 1970.
    pub reported_at_ms: f64,
}

/// One team of a result.
#[napi(object, object_to_js = false)]
pub struct StoreTeam {
    /// Lower is better, equal is a tie.
    pub rank: f64,
    /// Every player of the team.
    pub players: Vec<String>,
    /// Those of them who left before the end.
    pub left: Vec<String>,
}

impl StoreResult {
    pub(crate) fn read(self) -> Result<stored::GameResult, Refusal> {
        Ok(stored::GameResult {
            match_id: self.match_id,
            queue: self.queue,
            teams: self.teams.into_iter().map(StoreTeam::read).collect(),
            body: self.body,
            reported_at_ms: whole("reportedAtMs", self.reported_at_ms)?,
        })
    }
}

impl StoreTeam {
    fn read(self) -> stored::Team {
        let Self { rank, players, left } = self;
        let member = |player: String| stored::Member { left: left.contains(&player), player };
        stored::Team { rank, players: players.into_iter().map(member).collect() }
    }
}

/// Some events in a row.
#[napi(object, object_to_js = false)]
pub struct HistoryBatch {
    /// Matches that were made; one that is there already has got players, or is told again.
    pub matches: Vec<HistoryMatch>,
    /// Changes to rules.
    pub rule_changes: Vec<HistoryRuleChange>,
    /// The number of the last event.
    pub position: f64,
    /// Rows from before this wall time are forgotten, some at a time.
    pub forget_before_ms: f64,
}

/// A match that was made.
#[napi(object, object_to_js = false)]
pub struct HistoryMatch {
    /// Its id.
    pub id: String,
    /// Its queue.
    pub queue: String,
    /// Wall time in milliseconds since 1970.
    pub made_at_ms: f64,
    /// The version of its rules, 0 where that is not known.
    pub rules_version: u32,
    /// Where it is played.
    pub region: Option<String>,
    /// 0 to 1.
    pub quality: f64,
    /// Its teams, a JSON text.
    pub teams: String,
}

/// A change to the rules of a queue.
#[napi(object, object_to_js = false)]
pub struct HistoryRuleChange {
    /// Which queue.
    pub queue: String,
    /// Wall time in milliseconds since 1970.
    pub changed_at_ms: f64,
    /// What was done, in a word.
    pub change: String,
    /// The version that it led to.
    pub version: u32,
    /// More about it, a JSON text.
    pub detail: String,
}

impl HistoryBatch {
    pub(crate) fn read(self) -> Result<stored::Batch, Refusal> {
        Ok(stored::Batch {
            matches: self.matches.into_iter().map(HistoryMatch::read).collect::<Result<_, _>>()?,
            rule_changes: self
                .rule_changes
                .into_iter()
                .map(HistoryRuleChange::read)
                .collect::<Result<_, _>>()?,
            position: self.position,
            forget_before_ms: whole("forgetBeforeMs", self.forget_before_ms)?,
        })
    }
}

impl HistoryMatch {
    fn read(self) -> Result<stored::MatchRow, Refusal> {
        let Self { id, queue, made_at_ms, rules_version, region, quality, teams } = self;
        let made_at_ms = whole("madeAtMs", made_at_ms)?;
        Ok(stored::MatchRow { id, queue, made_at_ms, rules_version, region, quality, teams })
    }
}

impl HistoryRuleChange {
    fn read(self) -> Result<stored::RuleChange, Refusal> {
        let Self { queue, changed_at_ms, change, version, detail } = self;
        let changed_at_ms = whole("changedAtMs", changed_at_ms)?;
        Ok(stored::RuleChange { queue, changed_at_ms, change, version, detail })
    }
}

/// How something to write ended.
#[napi(object, object_from_js = false)]
#[derive(Default)]
pub struct StoreOutcome {
    /// Of a result: `new` when it has been applied, `again` when it was before, `different` when its match has another.
    #[napi(ts_type = "'new' | 'again' | 'different'")]
    pub applied: Option<&'static str>,
    /// Of a result: what it did to each player, team by team.
    pub changes: Option<Vec<RatingChange>>,
    /// Why nothing was written.
    pub error: Option<StoreFailure>,
}

/// Why nothing was written.
#[napi(object, object_from_js = false)]
pub struct StoreFailure {
    /// The code.
    pub code: String,
    /// The sentence.
    pub message: String,
}

/// What a result did to one player.
#[napi(object, object_from_js = false)]
pub struct RatingChange {
    /// Who.
    pub player_id: String,
    /// The mean of his rating before.
    pub mu_before: f64,
    /// The deviation of his rating before.
    pub sigma_before: f64,
    /// The mean of his rating after.
    pub mu: f64,
    /// The deviation of his rating after.
    pub sigma: f64,
    /// His rated games, this one with them.
    pub games: u32,
}

impl StoreOutcome {
    pub(crate) fn of(applied: stored::Applied) -> Self {
        let (name, changes) = match applied {
            stored::Applied::New(changes) => ("new", changes),
            stored::Applied::Again(changes) => ("again", changes),
            stored::Applied::Different => ("different", Vec::new()),
        };
        let changes = changes.into_iter().map(RatingChange::from).collect();
        Self { applied: Some(name), changes: Some(changes), error: None }
    }

    pub(crate) fn refused(code: &str, message: String) -> Self {
        Self { error: Some(StoreFailure { code: code.to_owned(), message }), ..Self::default() }
    }
}

impl From<stored::Change> for RatingChange {
    fn from(stored::Change { player, before, after }: stored::Change) -> Self {
        let stored::Rated { rating, games } = after;
        let (mu_before, sigma_before) = (before.mu, before.sigma);
        Self { player_id: player, mu_before, sigma_before, mu: rating.mu, sigma: rating.sigma, games }
    }
}

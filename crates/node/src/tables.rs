//! What needs no engine.

use musterd_host::{Code, Refusal, WireError, rules};
use napi::bindgen_prelude::{FromNapiValue, Unknown};
use napi_derive::napi;

use crate::guard::{Coded, guard, refused};

/// A mistake in a rule set.
#[napi(object, object_from_js = false)]
pub struct RulesProblem {
    /// Where, for example `rules[0].maxDistance`.
    pub path: String,
    /// Line of the text, from 1.
    pub line: u32,
    /// What is wrong and what was expected.
    pub message: String,
}

/// The problems of a rule set's JSON text; none if it is good.
///
/// Throws `ERR_MUSTER_BAD_ARGUMENT` for anything but a string.
#[napi(ts_args_type = "json: string")]
pub fn check_rules(json: Unknown<'_>) -> Result<Vec<RulesProblem>, Coded> {
    guard("checkRules", || Ok(problems(&String::from_unknown(json).map_err(refused("json"))?)))
}

/// What the engine will make of a good rule set, as a JSON text: the shape is `Plan` of `ts/engine/rules.ts`.
///
/// Throws `ERR_MUSTER_BAD_ARGUMENT` for anything but a string, `ERR_MUSTER_RULES_INVALID` for a rule set with problems.
#[napi(ts_args_type = "json: string")]
pub fn explain_plan(json: Unknown<'_>) -> Result<String, Coded> {
    guard("explainPlan", || plan(&String::from_unknown(json).map_err(refused("json"))?))
}

/// Every error code, in the order of the engine's table.
#[napi]
pub fn error_codes() -> Result<Vec<&'static str>, Coded> {
    guard("errorCodes", || Ok(Code::ALL.iter().map(|code| code.name()).collect()))
}

/// Why a frame cannot be read, a sentence for each number that `submit` gives; the first is that of number 1.
#[napi]
pub fn wire_errors() -> Result<Vec<&'static str>, Coded> {
    guard("wireErrors", || Ok(WireError::ALL.iter().map(|error| error.sentence()).collect()))
}

fn problems(json: &str) -> Vec<RulesProblem> {
    let found = rules::check(json).into_iter();
    found.map(|rules::Problem { path, line, message }| RulesProblem { path, line, message }).collect()
}

fn plan(json: &str) -> Result<String, Refusal> {
    let rules = rules::compile(json).map_err(|problems| {
        let first = problems.first().map_or("", |problem| &*problem.message);
        Refusal::new(Code::RulesInvalid, format!("{} problems, the first: {first}", problems.len()))
    })?;
    serde_json::to_string(&rules.plan()).map_err(|error| Refusal::new(Code::Internal, error.to_string()))
}

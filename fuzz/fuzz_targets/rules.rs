//! A rule set of any text: it is compiled or refused, in little time and memory, and what is compiled makes sense.
#![no_main]

use libfuzzer_sys::fuzz_target;
use musterd_core::limits;
use musterd_core::rules::{Problem, RuleSet, compile};

fuzz_target!(|text: &str| {
    match compile(text) {
        Ok(rules) => assert_sound(&rules),
        Err(problems) => assert_told(&problems, text),
    }
});

fn assert_sound(rules: &RuleSet) {
    assert!(!rules.teams.is_empty() && rules.party_max() >= 1);
    assert!(rules.attributes.len() <= limits::PLAYER_ATTRIBUTES);
    assert!(rules.distances.len() <= limits::RULES);
    assert_eq!(rules.steps.first().map(|step| step.from_ms), Some(0));
    assert!(rules.steps.is_sorted_by(|one, next| one.from_ms < next.from_ms));
    for step in &rules.steps {
        let players: u32 = step.teams.iter().map(|team| team.max).sum();
        assert!((1..=limits::LARGE_MATCH_PLAYERS).contains(&players), "{players} players");
        assert!(step.teams.iter().all(|team| team.min <= team.max));
        assert!(step.maxima.iter().all(|most| most.is_finite() && *most >= 0.0));
        assert_eq!((step.teams.len(), step.maxima.len()), (rules.teams.len(), rules.distances.len()));
        assert_eq!(step.rules.len(), rules.rules.len());
    }
    assert!(rules.rules.len() <= limits::RULES && rules.steps.len() <= limits::RULE_SET_STEPS);
    assert_eq!(rules.plan().timeline.rows.len(), rules.steps.len());
    for age_ms in [0, 1, u64::MAX] {
        assert!(rules.step_at(age_ms) < rules.steps.len());
    }
}

fn assert_told(problems: &[Problem], text: &str) {
    assert!((1..=limits::RULE_SET_PROBLEMS).contains(&problems.len()));
    let lines = text.bytes().filter(|byte| *byte == b'\n').count() + 1;
    for Problem { line, message, .. } in problems {
        assert!((1..=lines).contains(&(*line as usize)), "line {line} of {lines}");
        assert!(!message.is_empty());
    }
}

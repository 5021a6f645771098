//! `conformance/rules/*.json`: what every rule, function, expansion and option of the language means, played by the
//! engine in virtual time. The brute-force evaluator of the checker is held to the same files
//! (`__test__/history/rules/conformance.test.ts`).

mod case;
mod play;

use std::panic::{AssertUnwindSafe, catch_unwind};

use case::{Case, read_cases};
use play::{Played, play};

/// Plays a case and compares: a sentence where something is otherwise.
fn fault_of(case: &Case) -> Option<String> {
    let played = catch_unwind(AssertUnwindSafe(|| play(case)));
    let Ok(played) = played else { return Some("the engine panics".to_owned()) };
    match played {
        Played::Refused(problems) => Some(format!("the rules are refused: {problems}")),
        Played::Matches(made) => {
            let is_as_expected = made.len() == case.matches.len()
                && made.iter().zip(&case.matches).all(|(made, expected)| expected.allows(made));
            (!is_as_expected).then(|| {
                format!("made {made:?}\n    expected {:?}\n    because {}", case.matches, case.because)
            })
        }
    }
}

#[test]
fn the_engine_makes_the_matches_of_every_case() {
    let cases = read_cases();
    assert!(cases.len() > 200, "{} cases", cases.len());
    let faults: Vec<String> = cases
        .iter()
        .filter_map(|case| fault_of(case).map(|fault| format!("{}: {fault}", case.name)))
        .collect();
    assert!(faults.is_empty(), "{} of {} cases:\n{}", faults.len(), cases.len(), faults.join("\n"));
}

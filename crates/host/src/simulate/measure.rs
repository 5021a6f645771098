//! What a player is worth, and how even that makes a match.

use musterd_core::rules::model::ScoringKind;
use musterd_core::rules::{AttributeKind, RuleSet};
use musterd_core::value::OwnedValue;
use musterd_kernel::{Rating, Strength, win_probabilities};

use super::arrival::Player;

/// What a difference of one class means in Elo's scale: ten to one.
const ELO_SCALE: f64 = 400.0;

/// Which numbers of a player tell how strong he is. Both sides of a comparison are measured by one, the first side's.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Measure {
    /// Nothing does.
    None,
    /// One number, taken for a rating on Elo's scale.
    Elo {
        /// The attribute.
        rating: String,
        /// Of a player who brings none.
        default: Option<f64>,
    },
    /// What the rules are scored by: a mean with its uncertainty.
    Rating {
        /// The attribute of the mean, and of a player who brings none.
        mu: (String, Option<f64>),
        /// The attribute of the uncertainty, and of a player who brings none.
        sigma: (String, Option<f64>),
        /// How far one game of a player strays.
        beta: f64,
    },
}

/// How strong a player is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Skill {
    pub(super) mean: f64,
    pub(super) deviation: f64,
}

impl Measure {
    /// By `scoring: rating`, else by the attribute of the first distance rule, else by the first number declared.
    pub(super) fn of(rules: &RuleSet) -> Self {
        let named = |index: usize| {
            let spec = &rules.attributes[index];
            let default = match spec.default {
                Some(OwnedValue::Number(number)) => Some(number),
                _ => None,
            };
            (spec.name.to_string(), default)
        };
        if let Some(ScoringKind::Rating { mu, sigma, beta }) =
            rules.scoring.as_ref().map(|scoring| &scoring.kind)
        {
            return Self::Rating { mu: named(*mu), sigma: named(*sigma), beta: *beta };
        }
        let first = rules.distances.first().map(|distance| distance.attribute);
        let number = |index: &usize| rules.attributes[*index].kind == AttributeKind::Number;
        let found = first.or_else(|| (0..rules.attributes.len()).find(number));
        found.map_or(Self::None, |index| {
            let (rating, default) = named(index);
            Self::Elo { rating, default }
        })
    }

    /// The attribute that bands are made of.
    pub(super) fn attribute(&self) -> Option<&str> {
        match self {
            Self::None => None,
            Self::Elo { rating, .. } => Some(rating),
            Self::Rating { mu: (name, _), .. } => Some(name),
        }
    }

    /// How a win is predicted, in a word.
    pub(super) fn prediction(&self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Elo { .. } => "elo",
            Self::Rating { .. } => "rating",
        }
    }

    /// How strong a player is, if he says so.
    pub(super) fn skill(&self, player: &Player) -> Option<Skill> {
        let number = |name: &str, default: Option<f64>| match player.value(name) {
            Some(OwnedValue::Number(number)) => Some(*number),
            Some(_) => None,
            None => default,
        };
        match self {
            Self::None => None,
            Self::Elo { rating, default } => Some(Skill { mean: number(rating, *default)?, deviation: 0.0 }),
            Self::Rating { mu, sigma, .. } => {
                Some(Skill { mean: number(&mu.0, mu.1)?, deviation: number(&sigma.0, sigma.1)? })
            }
        }
    }

    /// How even a match is: 1 less the difference between the best and the worst chance of a team; of two teams that is
    /// 1 − |2p − 1|. `None` for fewer than two teams.
    pub(super) fn balance(&self, teams: &[Vec<Skill>]) -> Option<f64> {
        if teams.len() < 2 || teams.iter().any(Vec::is_empty) || *self == Self::None {
            return None;
        }
        let mut chances = vec![0.0; teams.len()];
        match self {
            Self::Rating { beta, .. } => {
                let strengths: Vec<Strength> = teams.iter().map(|team| strength(team)).collect();
                win_probabilities(&strengths, *beta, &mut chances);
            }
            _ => elo_chances(teams, &mut chances),
        }
        let highest = chances.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let lowest = chances.iter().copied().fold(f64::INFINITY, f64::min);
        Some(1.0 - (highest - lowest))
    }
}

fn strength(team: &[Skill]) -> Strength {
    team.iter().map(|skill| Rating { mu: skill.mean, sigma: skill.deviation }).collect()
}

/// The chance of each team: Elo's between the means of each two teams, and of all those the team's share.
fn elo_chances(teams: &[Vec<Skill>], chances: &mut [f64]) {
    let means: Vec<f64> = teams.iter().map(|team| mean(team)).collect();
    let count = amount(teams.len());
    for (chance, own) in chances.iter_mut().zip(&means) {
        let beats = |other: &f64| 1.0 / (1.0 + libm::pow(10.0, (other - own) / ELO_SCALE));
        // A team against itself is a half, and no game.
        let sum = means.iter().map(beats).sum::<f64>() - 0.5;
        *chance = sum / (count * (count - 1.0) / 2.0);
    }
}

fn mean(team: &[Skill]) -> f64 {
    team.iter().map(|skill| skill.mean).sum::<f64>() / amount(team.len())
}

/// A count as a number.
#[expect(clippy::cast_precision_loss, reason = "counts of things in memory are far below 2^53")]
pub(super) fn amount(count: usize) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use super::{Measure, Skill};

    fn team(means: &[f64]) -> Vec<Skill> {
        means.iter().map(|mean| Skill { mean: *mean, deviation: 2.0 }).collect()
    }

    #[test]
    fn equal_teams_are_even_and_others_are_as_even_as_elo_says() {
        let elo = Measure::Elo { rating: "rating".into(), default: None };
        let rating =
            Measure::Rating { mu: ("mu".into(), None), sigma: ("sigma".into(), None), beta: 25.0 / 6.0 };
        // Of 400 points Elo says ten to one, so 1 − (10/11 − 1/11).
        let table = [
            (&elo, vec![team(&[1500.0, 1600.0]), team(&[1550.0, 1550.0])], 1.0),
            (&elo, vec![team(&[1900.0]), team(&[1500.0])], 2.0 / 11.0),
            (&elo, vec![team(&[1500.0]), team(&[1500.0]), team(&[1500.0])], 1.0),
            (&rating, vec![team(&[25.0, 25.0]), team(&[20.0, 30.0])], 1.0),
            // One deviation of the difference of two players: sqrt(2·(4 + beta²)).
            (&rating, vec![team(&[25.0 + 6.536_223_850_375_86]), team(&[25.0])], 0.317_310_507_862_914_1),
        ];
        for (measure, teams, wanted) in table {
            let found = measure.balance(&teams).expect("two teams");
            assert!((found - wanted).abs() < 1e-9, "{teams:?}: {found} for {wanted}");
        }
        assert_eq!(elo.balance(&[team(&[1.0])]), None);
        assert_eq!(Measure::None.balance(&[team(&[1.0]), team(&[1.0])]), None);
    }
}

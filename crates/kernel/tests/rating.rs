//! Ratings beside the paper's formulas as they stand there: sums over pairs of teams. The npm package is compared in
//! `__test__/engine/kernel.test.ts`.

#![allow(clippy::float_cmp, reason = "exact values, where they are promised")]

mod support;

use musterd_kernel::{
    BETA, BadGame, MAGNITUDE_MAX, PlackettLuce, Rater, Rating, Standing, Strength, win_probabilities,
    win_probability,
};
use proptest::prelude::*;
use support::{check, is_close};

type Game = Vec<(u32, Vec<Rating>)>;

fn rating() -> impl Strategy<Value = Rating> {
    (0.0..50.0_f64, 0.5..10.0_f64).prop_map(|(mu, sigma)| Rating { mu, sigma })
}

/// Teams of up to five players, with ranks that often tie.
fn game() -> impl Strategy<Value = Game> {
    prop::collection::vec((0..5_u32, prop::collection::vec(rating(), 1..=5)), 1..=8)
}

fn split(game: &Game) -> (Vec<Rating>, Vec<Standing>) {
    let standing =
        |(rank, team): &(u32, Vec<Rating>)| Standing { players: team.len(), rank: f64::from(*rank) };
    (game.iter().flat_map(|(_, team)| team.clone()).collect(), game.iter().map(standing).collect())
}

fn rated(model: PlackettLuce, game: &Game) -> Vec<Rating> {
    let (mut players, standings) = split(game);
    Rater::new(model).rate(&mut players, &standings).expect("a good game");
    players
}

/// Algorithm 4 of the paper.
fn naive(model: PlackettLuce, game: &Game) -> Vec<Rating> {
    let grown = |player: &Rating| player.sigma.powi(2) + model.tau.powi(2);
    let sums: Vec<(f64, f64, u32)> = game
        .iter()
        .map(|(rank, team)| (team.iter().map(|player| player.mu).sum(), team.iter().map(grown).sum(), *rank))
        .collect();
    let c = sums.iter().map(|(_, variance, _)| variance + model.beta.powi(2)).sum::<f64>().sqrt();
    let e = |mu: f64| (mu / c).exp();
    let no_better = |rank: u32| sums.iter().filter(|team| team.2 >= rank).map(|team| e(team.0)).sum::<f64>();
    let tied =
        |rank: u32| f64::from(u32::try_from(sums.iter().filter(|team| team.2 == rank).count()).unwrap());
    let mut players = Vec::new();
    for (index, (mu, variance, rank)) in sums.iter().enumerate() {
        let (mut omega, mut delta) = (0.0, 0.0);
        for (other, (_, _, its_rank)) in sums.iter().enumerate().filter(|(_, team)| team.2 <= *rank) {
            let share = e(*mu) / no_better(*its_rank);
            omega += (f64::from(u8::from(index == other)) - share) / tied(*its_rank);
            delta += share * (1.0 - share) / tied(*its_rank);
        }
        let omega = omega * variance / c;
        let delta = delta * variance / c.powi(2) * (variance.sqrt() / c);
        for player in &game[index].1 {
            let own = grown(player);
            let sigma = own.sqrt() * (1.0 - own / variance * delta).max(model.kappa).sqrt();
            let sigma = if model.limit_sigma { sigma.min(player.sigma) } else { sigma };
            players.push(Rating { mu: player.mu + own / variance * omega, sigma });
        }
    }
    players
}

#[test]
fn the_update_is_the_papers() {
    let models = (0.1..10.0_f64, 0.0..1.0_f64, any::<bool>()).prop_map(|(beta, tau, limit_sigma)| {
        PlackettLuce { beta, tau, limit_sigma, ..PlackettLuce::default() }
    });
    check(2_000, &(game(), models), |(game, model)| {
        for model in [model, PlackettLuce::default()] {
            for (ours, theirs) in rated(model, &game).iter().zip(naive(model, &game)) {
                let close = is_close(ours.mu, theirs.mu, 1e-10) && is_close(ours.sigma, theirs.sigma, 1e-10);
                assert!(close, "{ours:?} and {theirs:?}");
            }
        }
    });
}

#[test]
fn only_the_order_of_ranks_counts_and_a_rater_may_be_used_again() {
    check(500, &(game(), game()), |(game, other)| {
        let stretched: Game = game.iter().map(|(rank, team)| (rank * rank * 7 + 3, team.clone())).collect();
        let expected = rated(PlackettLuce::default(), &game);
        assert_eq!(rated(PlackettLuce::default(), &stretched), expected);

        let mut rater = Rater::default();
        for game in [&other, &game] {
            let (mut players, standings) = split(game);
            rater.rate(&mut players, &standings).expect("a good game");
            assert_eq!(players, rated(PlackettLuce::default(), game));
        }
    });
}

#[test]
fn the_order_of_the_teams_changes_nothing_but_the_order_of_the_ratings() {
    check(500, &game(), |game| {
        let turned: Game = game.iter().rev().cloned().collect();
        let mut expected = rated(PlackettLuce::default(), &game).into_iter();
        let teams: Vec<Vec<Rating>> =
            game.iter().map(|(_, team)| expected.by_ref().take(team.len()).collect()).collect();
        let expected: Vec<Rating> = teams.into_iter().rev().flatten().collect();
        for (ours, theirs) in rated(PlackettLuce::default(), &turned).iter().zip(expected) {
            assert!(is_close(ours.mu, theirs.mu, 1e-10) && is_close(ours.sigma, theirs.sigma, 1e-10));
        }
    });
}

#[test]
fn a_game_of_equals() {
    let two = |first, second| {
        let mut players = [Rating::default(); 2];
        let standings = [first, second].map(|rank| Standing { players: 1, rank });
        Rater::default().rate(&mut players, &standings).expect("a good game");
        players
    };
    let [winner, loser] = two(1.0, 2.0);
    assert_eq!(winner.mu - 25.0, 25.0 - loser.mu);
    assert!(winner.mu > 25.0 && winner.sigma < 25.0 / 3.0 && winner.sigma == loser.sigma);
    assert_eq!(two(2.0, 1.0), [loser, winner]);
    let [first, second] = two(1.0, 1.0);
    assert_eq!((first, first.mu), (second, 25.0));
}

#[test]
fn games_at_the_edge_have_finite_ratings() {
    let far = MAGNITUDE_MAX;
    let ratings =
        [(far, far), (-far, far), (far, 1e-9), (-far, 1e-9), (0.0, f64::MIN_POSITIVE), (25.0, 25.0 / 3.0)];
    for (mu, sigma) in ratings {
        for (its_mu, its_sigma) in ratings {
            for ranks in [
                [1.0, 2.0, 3.0],
                [3.0, 2.0, 1.0],
                [1.0, 1.0, 1.0],
                [-f64::MAX, f64::MAX, 0.0],
                [0.0, -0.0, 0.0],
            ] {
                let middle = Rating::default();
                let mut players = [Rating { mu, sigma }, Rating { mu: its_mu, sigma: its_sigma }, middle];
                let standings = ranks.map(|rank| Standing { players: 1, rank });
                Rater::default().rate(&mut players, &standings).expect("a good game");
                for player in players {
                    assert!(
                        player.mu.is_finite() && player.sigma.is_finite() && player.sigma > 0.0,
                        "{players:?}"
                    );
                }
            }
        }
    }
}

#[test]
fn a_team_without_players_takes_part_and_one_team_alone_only_grows_unsure() {
    let mut players = [Rating::default()];
    let standings = [Standing { players: 0, rank: 1.0 }, Standing { players: 1, rank: 2.0 }];
    Rater::default().rate(&mut players, &standings).expect("a good game");
    assert!(players[0].mu < 25.0);

    let mut alone = [Rating::default()];
    Rater::default().rate(&mut alone, &standings[1..]).expect("a good game");
    assert_eq!(alone[0].mu, 25.0);
    assert!(alone[0].sigma > 25.0 / 3.0);
    assert_eq!(Rater::default().rate(&mut [], &[]), Ok(()));
}

#[test]
fn a_bad_game_is_refused_and_changes_nothing() {
    let good = Rating::default();
    let standings = |ranks: [f64; 2]| ranks.map(|rank| Standing { players: 1, rank });
    let cases = [
        (vec![good; 3], standings([1.0, 2.0]), BadGame::PlayerCount),
        (vec![good], standings([1.0, 2.0]), BadGame::PlayerCount),
        (vec![good; 2], standings([1.0, f64::NAN]), BadGame::Rank),
        (vec![good; 2], standings([f64::INFINITY, 1.0]), BadGame::Rank),
        (vec![good, Rating { mu: f64::NAN, ..good }], standings([1.0, 2.0]), BadGame::Rating),
        (vec![good, Rating { mu: 2.0 * MAGNITUDE_MAX, ..good }], standings([1.0, 2.0]), BadGame::Rating),
        (vec![good, Rating { sigma: 0.0, ..good }], standings([1.0, 2.0]), BadGame::Rating),
        (vec![good, Rating { sigma: -1.0, ..good }], standings([1.0, 2.0]), BadGame::Rating),
        (vec![good, Rating { sigma: f64::NAN, ..good }], standings([1.0, 2.0]), BadGame::Rating),
        (vec![good, Rating { sigma: f64::INFINITY, ..good }], standings([1.0, 2.0]), BadGame::Rating),
    ];
    for (players, standings, expected) in cases {
        let mut after = players.clone();
        assert_eq!(Rater::default().rate(&mut after, &standings), Err(expected));
        assert_eq!(format!("{after:?}"), format!("{players:?}"));
    }
    let whole = [Standing { players: usize::MAX, rank: 1.0 }; 2];
    assert_eq!(Rater::default().rate(&mut [good], &whole), Err(BadGame::PlayerCount));
}

#[test]
fn probabilities_to_win_are_shares_of_one() {
    check(500, &game(), |game| {
        let teams: Vec<Strength> = game.iter().map(|(_, team)| team.iter().copied().collect()).collect();
        let mut probabilities = vec![f64::NAN; teams.len()];
        win_probabilities(&teams, BETA, &mut probabilities);
        assert!(is_close(probabilities.iter().sum(), 1.0, 1e-12), "{probabilities:?}");
        for (index, probability) in probabilities.iter().enumerate() {
            assert!((0.0..=1.0).contains(probability));
            let weaker = teams.iter().zip(&probabilities).filter(|(team, _)| team.mu < teams[index].mu);
            if teams.len() == 2 {
                assert!(weaker.clone().all(|(_, its)| its <= probability));
            }
        }
        if let [first, second] = teams[..] {
            assert_eq!(probabilities[0], win_probability(first, second, BETA));
            let sum = win_probability(first, second, BETA) + win_probability(second, first, BETA);
            assert!(is_close(sum, 1.0, 1e-12));
        }
    });
}

#[test]
fn a_team_alone_wins() {
    let mut probability = [f64::NAN];
    win_probabilities(&[Strength::default()], BETA, &mut probability);
    assert_eq!(probability, [1.0]);
    win_probabilities(&[], BETA, &mut []);
}

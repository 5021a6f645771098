//! Many vectors beside one at a time, and beside the definition.

#![allow(clippy::float_cmp, reason = "exact values, where they are promised")]

mod support;

use musterd_kernel::{Diversity, MarginalRelevance, PackedUnit, Selection, Unit, Vectors, pack, packed_len};
use proptest::prelude::*;
use support::{check, is_close};

/// A space of some dimension, a query and candidates in it; some of them zeros, some copies.
fn space() -> impl Strategy<Value = (Vec<f64>, Vec<Vec<f64>>)> {
    let component = || prop_oneof![4 => -100.0..100.0_f64, 1 => Just(0.0), 1 => Just(1.0)];
    (1..20_usize).prop_flat_map(move |dimension| {
        let vector = || prop::collection::vec(component(), dimension);
        let candidate =
            prop_oneof![8 => vector(), 1 => Just(vec![0.0; dimension]), 1 => Just(vec![1.0; dimension])];
        (vector(), prop::collection::vec(candidate, 0..40))
    })
}

fn vectors(candidates: &[Vec<f64>], dimension: usize) -> Vectors {
    let mut vectors = Vectors::new(dimension);
    for candidate in candidates {
        vectors.push(candidate);
    }
    vectors
}

/// The definition, for numbers that are neither very large nor very small.
fn naive_cosine(left: &[f64], right: &[f64]) -> f64 {
    let dot = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f64>();
    let lengths = (dot(left, left) * dot(right, right)).sqrt();
    if lengths == 0.0 { 0.0 } else { dot(left, right) / lengths }
}

#[test]
fn many_have_the_bits_of_one_and_the_value_of_the_definition() {
    check(2_000, &space(), |(query, candidates)| {
        let vectors = vectors(&candidates, query.len());
        let unit = Unit::of(&query);
        let mut cosines = vec![f64::NAN; candidates.len()];
        vectors.cosines(&unit, &mut cosines);
        for (number, (cosine, candidate)) in cosines.iter().zip(&candidates).enumerate() {
            assert_eq!(cosine.to_bits(), unit.cosine(&Unit::of(candidate)).to_bits());
            assert!(is_close(*cosine, naive_cosine(&query, candidate), 1e-12));
            let mut read = Unit::default();
            vectors.read(number, &mut read);
            assert_eq!(read, Unit::of(candidate));
        }
    });
}

#[test]
fn packed_ones_have_the_bits_of_one_and_nearly_the_value_of_double_precision() {
    check(2_000, &space(), |(query, candidates)| {
        #[expect(clippy::cast_possible_truncation, reason = "single precision is what is tested")]
        let single = |vector: &[f64]| vector.iter().map(|component| *component as f32).collect::<Vec<f32>>();
        let double =
            |vector: &[f32]| vector.iter().map(|component| f64::from(*component)).collect::<Vec<f64>>();
        let (query, dimension) = (single(&query), query.len());
        let flat = single(&candidates.concat());
        let mut packed = vec![f32::NAN; packed_len(candidates.len(), dimension).expect("few")];
        pack(&flat, dimension, &mut packed);
        let unit = PackedUnit::of(&query);
        let mut cosines = vec![f32::NAN; candidates.len()];
        unit.cosines(&packed, &mut cosines);
        for (cosine, candidate) in cosines.iter().zip(flat.chunks_exact(dimension)) {
            assert_eq!(cosine.to_bits(), unit.cosine(&PackedUnit::of(candidate)).to_bits());
            let exact = Unit::of(&double(&query)).cosine(&Unit::of(&double(candidate)));
            assert!(is_close(f64::from(*cosine), exact, 1e-5), "{cosine} and {exact}");
        }
    });
}

#[test]
fn the_length_of_a_vector_does_not_count_however_long_it_is() {
    let cases: [(&[f64], &[f64], f64); 7] = [
        (&[1e308, 1e308], &[1e-308, 1e-308], 1.0),
        (&[f64::MAX, 0.0], &[-f64::MIN_POSITIVE, 0.0], -1.0),
        (&[5e-324, 0.0], &[0.0, 1e308], 0.0),
        (&[0.0, 0.0], &[1.0, 2.0], 0.0),
        (&[0.0, 0.0], &[0.0, 0.0], 0.0),
        (&[-0.0, 0.0], &[3.0, 0.0], 0.0),
        (&[3.0, 4.0], &[4.0, 3.0], 0.96),
    ];
    for (left, right, expected) in cases {
        let mut cosine = [f64::NAN];
        vectors(&[right.to_vec()], 2).cosines(&Unit::of(left), &mut cosine);
        assert!(is_close(cosine[0], expected, 1e-15), "{left:?} {right:?}: {cosine:?}");
    }
}

#[test]
fn vectors_restart_without_a_trace_of_the_last_ones() {
    let mut kept = vectors(&vec![vec![9.0; 4]; 19], 4);
    kept.restart(3);
    assert!(kept.is_empty());
    kept.push(&[1.0, 0.0, 0.0]);
    assert_eq!((kept.len(), kept.dimension()), (1, 3));
    let mut cosines = [f64::NAN];
    kept.cosines(&Unit::of(&[2.0, 0.0, 0.0]), &mut cosines);
    assert_eq!(cosines, [1.0]);
}

/// Who is taken, in order, and with what score: every similarity computed anew at every step.
fn naive_choice(relevance: MarginalRelevance, query: &[f64], candidates: &[Vec<f64>]) -> Vec<(usize, f64)> {
    let cosine = |left: &[f64], right: &[f64]| Unit::of(left).cosine(&Unit::of(right));
    let most = |values: Vec<f64>| values.into_iter().reduce(f64::max);
    let mut chosen: Vec<(usize, f64)> = Vec::new();
    while chosen.len() < candidates.len() {
        let score = |candidate: &Vec<f64>| {
            let similarity = cosine(query, candidate);
            let diversity = match relevance.diversity {
                Diversity::FromChosen => {
                    let to_chosen = chosen.iter().map(|(other, _)| cosine(&candidates[*other], candidate));
                    1.0 - most(to_chosen.collect()).unwrap_or(0.0)
                }
                Diversity::FromQuery => {
                    most(candidates.iter().map(|other| cosine(query, other)).collect()).unwrap() - similarity
                }
            };
            relevance.lambda * similarity + (1.0 - relevance.lambda) * diversity
        };
        let open = (0..candidates.len()).filter(|number| chosen.iter().all(|(taken, _)| taken != number));
        let best = open
            .map(|number| (number, score(&candidates[number])))
            .reduce(|best, next| if next.1 > best.1 { next } else { best });
        chosen.push(best.expect("an open candidate"));
    }
    chosen
}

#[test]
fn the_choice_is_the_definitions() {
    let relevance = (0.0..=1.0_f64, any::<bool>()).prop_map(|(lambda, fast)| MarginalRelevance {
        lambda,
        diversity: if fast { Diversity::FromQuery } else { Diversity::FromChosen },
    });
    check(300, &(space(), relevance), |((query, candidates), relevance)| {
        let vectors = vectors(&candidates, query.len());
        let mut selection = Selection::default();
        for _ in 0..2 {
            selection.start(relevance, &vectors, &Unit::of(&query));
            for (candidate, score) in naive_choice(relevance, &query, &candidates) {
                assert_eq!(selection.best(), Some(candidate));
                assert_eq!(selection.score(candidate).to_bits(), score.to_bits());
                selection.take(&vectors, candidate);
            }
            assert_eq!(selection.take_best(&vectors), None);
        }
    });
}

#[test]
fn a_rejected_candidate_is_as_if_it_were_not_there() {
    let all = [vec![1.0, 0.0], vec![1.0, 0.1], vec![0.0, 1.0], vec![1.0, 0.9]];
    let without: Vec<Vec<f64>> = all.iter().skip(1).cloned().collect();
    let choice = |candidates: &[Vec<f64>], rejected: Option<usize>| {
        let vectors = vectors(candidates, 2);
        let mut selection = Selection::default();
        selection.start(MarginalRelevance::default(), &vectors, &Unit::of(&[1.0, 0.2]));
        if let Some(candidate) = rejected {
            selection.reject(candidate);
        }
        std::iter::from_fn(|| selection.take_best(&vectors)).collect::<Vec<_>>()
    };
    let expected: Vec<usize> = choice(&without, None).iter().map(|candidate| candidate + 1).collect();
    assert_eq!(choice(&all, Some(0)), expected);
}

#[test]
fn copies_are_avoided_by_mmr_and_taken_by_mmr_fast() {
    let candidates = [vec![1.0, 0.0], vec![1.0, 0.0], vec![1.0, 1.0]];
    let first_two = |diversity| {
        let vectors = vectors(&candidates, 2);
        let mut selection = Selection::default();
        let relevance = MarginalRelevance { lambda: 0.5, diversity };
        selection.start(relevance, &vectors, &Unit::of(&[1.0, 0.2]));
        [selection.take_best(&vectors), selection.take_best(&vectors)]
    };
    assert_eq!(first_two(Diversity::FromChosen), [Some(0), Some(2)]);
    assert_eq!(first_two(Diversity::FromQuery), [Some(0), Some(1)]);
}

//! What a way to match does to those who wait.

use crate::trace::Trace;

/// One point of a curve.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// How it was set.
    pub setting: String,
    /// Half of the counted waited at most so many seconds.
    pub wait_p50: f64,
    /// All but one in twenty.
    pub wait_p95: f64,
    /// Mean difference of the ratings of two who play each other.
    pub gap: f64,
}

/// At most one in so many of the counted may be left over: two who may play each other do, in the end.
const LEFT_OVER: usize = 1_000;

impl Outcome {
    /// Of these pairs: two places in the trace, and when they met in milliseconds.
    ///
    /// # Panics
    ///
    /// If somebody plays twice, or before he came, or if too many never play.
    pub fn new(setting: String, trace: &Trace, pairs: &[(usize, usize, f64)]) -> Outcome {
        let mut met = vec![None; trace.ratings.len()];
        for &(one, other, at_ms) in pairs {
            let gap = (trace.ratings[one] - trace.ratings[other]).abs();
            for place in [one, other] {
                #[expect(clippy::cast_precision_loss, reason = "minutes")]
                let wait_ms = at_ms - trace.arrivals_ms[place] as f64;
                assert!(wait_ms >= 0.0, "{setting}: nobody plays before he comes");
                assert!(met[place].replace((wait_ms, gap)).is_none(), "{setting}: nobody plays twice");
            }
        }
        let counted: Vec<(f64, f64)> = met[trace.counted.clone()].iter().copied().flatten().collect();
        let left = trace.counted.len() - counted.len();
        assert!(left * LEFT_OVER <= trace.counted.len(), "{setting}: {left} of {} wait", trace.counted.len());
        let mut waits: Vec<f64> = counted.iter().map(|(wait_ms, _)| wait_ms / 1e3).collect();
        waits.sort_by(f64::total_cmp);
        #[expect(clippy::cast_precision_loss, reason = "thousands")]
        let gap = counted.iter().map(|(_, gap)| gap).sum::<f64>() / counted.len() as f64;
        let at = |per_cent: usize| waits[(waits.len() - 1) * per_cent / 100];
        Outcome { setting, wait_p50: at(50), wait_p95: at(95), gap }
    }
}

/// Which wait a curve is drawn over.
pub type Wait = fn(&Outcome) -> f64;

/// The points that no other is better than in both, by their wait.
pub fn frontier(outcomes: &[Outcome], wait: Wait) -> Vec<&Outcome> {
    let mut sorted: Vec<&Outcome> = outcomes.iter().collect();
    sorted.sort_by(|one, other| wait(one).total_cmp(&wait(other)).then(one.gap.total_cmp(&other.gap)));
    let mut least = f64::INFINITY;
    sorted.retain(|outcome| {
        let better = outcome.gap < least;
        least = least.min(outcome.gap);
        better
    });
    sorted
}

/// Our least gap among those who let wait no longer than the rival's point, beside the rival's; where we lead least.
pub fn narrowest(ours: &[Outcome], theirs: &[Outcome], wait: Wait) -> (f64, f64) {
    let beside = |their: &Outcome| {
        let within = ours.iter().filter(|our| wait(our) <= wait(their));
        (within.map(|our| our.gap).fold(f64::INFINITY, f64::min), their.gap)
    };
    let lead = |(ours, theirs): &(f64, f64)| theirs / ours;
    let all = theirs.iter().map(beside);
    all.min_by(|one, other| lead(one).total_cmp(&lead(other))).expect("the rival has points")
}

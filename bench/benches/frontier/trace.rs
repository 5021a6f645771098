//! Who comes when.

use serde_json::json;

/// Mean and standard deviation of the ratings.
const RATING: (f64, f64) = (1_500.0, 350.0);

/// Everybody who asks, in the order of arrival.
pub struct Trace {
    /// Milliseconds from the start, whole, rising.
    pub arrivals_ms: Vec<u64>,
    /// Of the one who arrived then.
    pub ratings: Vec<f64>,
    /// Whose fate counts: those who came when the pool had filled, and early enough that others came after them.
    pub counted: std::ops::Range<usize>,
}

impl Trace {
    /// Arrivals by chance, so many a second for so long, normal ratings: the same for the same seed.
    pub fn new(seed: u64, per_second: f64, seconds: f64) -> Trace {
        let mut random = Random(seed);
        let mut at_ms = 0.0;
        let (mut arrivals_ms, mut ratings) = (Vec::new(), Vec::new());
        loop {
            at_ms -= (1.0 - random.unit()).ln() / per_second * 1e3;
            if at_ms > seconds * 1e3 {
                break;
            }
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "minutes")]
            arrivals_ms.push(at_ms as u64);
            ratings.push((RATING.0 + RATING.1 * random.normal()).clamp(0.0, 3_000.0));
        }
        let (begin, end) = (arrivals_ms.len() / 4, arrivals_ms.len() * 3 / 4);
        Trace { arrivals_ms, ratings, counted: begin..end }
    }

    /// The question to Nakama: a pass each so many milliseconds, any two may play.
    pub fn question(&self, interval_ms: u64) -> serde_json::Value {
        json!({
            "command": "stream",
            "intervalMs": interval_ms,
            "distanceMax": 10_000.0,
            "arrivalsMs": self.arrivals_ms,
            "ratings": self.ratings,
        })
    }
}

/// Steele, Lea and Flood's `SplitMix64`.
struct Random(u64);

impl Random {
    fn unit(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        #[expect(clippy::cast_precision_loss, reason = "53 bits")]
        let unit = ((mixed ^ (mixed >> 31)) >> 11) as f64 / (1_u64 << 53) as f64;
        unit
    }

    /// Nearly normal, by the sum of twelve.
    fn normal(&mut self) -> f64 {
        (0..12).map(|_| self.unit()).sum::<f64>() - 6.0
    }
}

//! Who waits, and what a pair of them is worth: said here once more, apart from the engine.

/// What counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scene {
    /// One rating, any two may play.
    Rating,
    /// One rating, two may play within a distance.
    RatingWithin,
    /// Half rating, half how alike the players' styles are.
    Style,
}

/// Rating difference that [`Scene::RatingWithin`] allows.
const WITHIN: f64 = 25.0;
/// Dimensions of a style.
const STYLE: usize = 8;

impl Scene {
    /// For the table.
    pub fn name(self) -> &'static str {
        match self {
            Scene::Rating => "one rating, no bound",
            Scene::RatingWithin => "one rating, within 25",
            Scene::Style => "half rating, half cosine",
        }
    }

    /// Least share of the optimum.
    pub fn target(self) -> f64 {
        match self {
            Scene::Rating | Scene::RatingWithin => 1.0,
            Scene::Style => 0.99,
        }
    }

    /// The rule set.
    pub fn rules(self) -> String {
        let (scale, within) = match self {
            Scene::Rating => (4_000.0, String::new()),
            Scene::RatingWithin => (
                4_000.0,
                format!(
                    r#""rules": [{{"name": "near", "type": "batchDistance", "batchAttribute": "rating", "maxDistance": {WITHIN}}}],"#
                ),
            ),
            Scene::Style => (
                400.0,
                r#""scoring": {"type": "mmr", "attribute": "style", "lambda": 1, "weight": 1},"#.to_owned(),
            ),
        };
        format!(
            r#"{{"ruleLanguageVersion": "1.0",
            "playerAttributes": [{{"name": "rating", "type": "number"}},
                {{"name": "style", "type": "string_number_map", "default": {{"a": 1}}}}],
            "teams": [{{"name": "red", "minPlayers": 1, "maxPlayers": 1}}, {{"name": "blue", "minPlayers": 1, "maxPlayers": 1}}],
            {within} "weights": [{{"type": "spread", "attribute": "rating", "scale": {scale}, "weight": 1}}],
            "queue": {{"tickMs": 1000, "objective": "quality"}}}}"#
        )
    }
}

/// One who waits.
pub struct Player {
    pub rating: f64,
    pub style: [f64; STYLE],
}

/// Everybody who waits.
pub struct Crowd {
    pub scene: Scene,
    pub players: Vec<Player>,
}

impl Crowd {
    /// So many players, the same for the same seed.
    pub fn new(scene: Scene, seed: u64, count: usize) -> Crowd {
        let mut random = Random(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
        let mut player = || Player {
            // Whole ratings: differences are exact.
            rating: (1_500.0 + 350.0 * random.normal()).round().clamp(0.0, 3_000.0),
            style: std::array::from_fn(|_| random.normal()),
        };
        Crowd { scene, players: (0..count).map(|_| player()).collect() }
    }

    /// What a pair is worth, from 0 to 1; `None`: the two may not play.
    pub fn score(&self, one: usize, other: usize) -> Option<f64> {
        let (one, other) = (&self.players[one], &self.players[other]);
        let difference = (one.rating - other.rating).abs();
        match self.scene {
            Scene::RatingWithin if difference > WITHIN => None,
            Scene::Rating | Scene::RatingWithin => Some(1.0 - difference / 4_000.0),
            Scene::Style => {
                let near = 1.0 - difference.min(400.0) / 400.0;
                Some(0.5 * near + 0.5 * f64::midpoint(cosine(&one.style, &other.style), 1.0))
            }
        }
    }

    /// The total score of these pairs.
    pub fn total(&self, pairs: &[(usize, usize)]) -> f64 {
        pairs.iter().map(|(one, other)| self.score(*one, *other).expect("a pair that may play")).sum()
    }
}

fn cosine(one: &[f64], other: &[f64]) -> f64 {
    let product =
        |left: &[f64], right: &[f64]| left.iter().zip(right).map(|(left, right)| left * right).sum::<f64>();
    product(one, other) / (product(one, one) * product(other, other)).sqrt()
}

/// A xorshift generator.
struct Random(u64);

impl Random {
    fn unit(&mut self) -> f64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        #[expect(clippy::cast_precision_loss, reason = "53 bits")]
        let unit = (self.0 >> 11) as f64 / (1_u64 << 53) as f64;
        unit
    }

    /// Nearly normal, by the sum of twelve.
    fn normal(&mut self) -> f64 {
        (0..12).map(|_| self.unit()).sum::<f64>() - 6.0
    }
}

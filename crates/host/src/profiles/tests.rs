use std::collections::HashMap;
use std::sync::Arc;

use bumpalo::Bump;
use musterd_core::EngineTime;
use musterd_core::command::{
    Admit, Attribute, Command, Enqueue, Member, Profile, Request, TiersChange, Value, VerifiedMember,
};
use proptest::prelude::*;

use super::{Kept, SharedTiers, Tiers, Warm};
use crate::limits::{HOT_MS, PROFILE_AGE_MS, WARM_ENTRY_BYTES, WARM_SHARDS};

/// A worker's tiers at a time that the test chooses.
struct Bench {
    tiers: Tiers,
    now_ms: u64,
}

/// What was put beside an `enqueue`: who is known with which rating, and who is awaited.
type Beside = (Vec<(String, f64)>, Vec<String>);

impl Bench {
    fn with(shared: &Arc<SharedTiers>) -> Self {
        Self { tiers: Tiers::new(shared.clone()), now_ms: 1_000_000 }
    }

    fn new() -> Self {
        let mut bench = Self::with(&Arc::default());
        bench.change(TiersChange { queue: "q", ..TiersChange::default() });
        bench
    }

    /// The frame that would be queued, read again.
    fn take<T>(&mut self, command: Command<'_>, read: impl FnOnce(Option<Command<'_>>) -> T) -> T {
        let frame = musterd_wire::compose::frame(&Request { id: "", request: 0, command });
        let now = EngineTime::from_millis(self.now_ms);
        let arena = Bump::new();
        let taken = self.tiers.take(7, &command, &frame, || now);
        read(taken.map(|frame| musterd_wire::decode(frame, &arena).expect("a frame").command))
    }

    fn change(&mut self, change: TiersChange<'_>) {
        self.take(Command::ChangeTiers(change), |taken| assert_eq!(taken, None, "it is for the tiers alone"));
    }

    fn learn(&mut self, queue: &str, player_id: &str, rating: f64) {
        let attributes = [Attribute { name: "rating", value: Value::Number(rating) }];
        let profiles = [Profile { player_id, attributes: &attributes }];
        let command = Command::TakeProfiles { queue, profiles: &profiles, unavailable: &["somebody"] };
        self.take(command, |taken| assert_eq!(taken, Some(command), "the engine gets it as it is"));
    }

    fn ask(&mut self, queue: &str, party: &[&str]) -> Beside {
        let players: Vec<Member<'_>> =
            party.iter().map(|player_id| Member { player_id, ..Member::default() }).collect();
        let enqueue = Enqueue { queue, players: &players, ..Enqueue::default() };
        self.take(Command::CreateTicket { enqueue, presence: false }, |taken| beside(taken.as_ref()))
    }
}

fn beside(command: Option<&Command<'_>>) -> Beside {
    let Some(
        Command::Enqueue(enqueue)
        | Command::VerifiedEnqueue { enqueue, .. }
        | Command::CreateTicket { enqueue, .. },
    ) = command
    else {
        panic!("no enqueue: {command:?}")
    };
    let rating = |profile: &Profile<'_>| match profile.attributes {
        [Attribute { name: "rating", value: Value::Number(rating) }] => *rating,
        other => panic!("{other:?}"),
    };
    let known = enqueue.profiles.iter().map(|profile| (profile.player_id.to_owned(), rating(profile)));
    (known.collect(), enqueue.awaited.iter().map(|id| (*id).to_owned()).collect())
}

fn known(player: &str, rating: f64) -> Beside {
    (vec![(player.to_owned(), rating)], Vec::new())
}

fn awaited(players: &[&str]) -> Beside {
    (Vec::new(), players.iter().map(|id| (*id).to_owned()).collect())
}

#[test]
fn what_was_loaded_is_put_beside_the_next_enqueue_and_the_others_are_awaited() {
    let mut bench = Bench::new();
    assert_eq!(bench.ask("other", &["ann"]), (Vec::new(), Vec::new()), "nobody asks in this queue");
    assert_eq!(bench.ask("q", &["ann"]), awaited(&["ann"]));
    bench.learn("q", "ann", 7.0);
    assert_eq!(bench.ask("q", &["ann"]), known("ann", 7.0), "hot");
    bench.now_ms += HOT_MS;
    assert_eq!(bench.ask("q", &["ann"]), known("ann", 7.0), "warm");
    assert_eq!(bench.ask("q", &["bob", "ann"]), (vec![("ann".into(), 7.0)], vec!["bob".into()]));
    let crowd: Vec<String> = (0..11).map(|number| format!("p{number}")).collect();
    let crowd: Vec<&str> = crowd.iter().map(|id| &**id).collect();
    assert_eq!(bench.ask("q", &crowd), (Vec::new(), Vec::new()), "too large: the engine refuses it");
    bench.now_ms += PROFILE_AGE_MS;
    assert_eq!(bench.ask("q", &["ann"]), awaited(&["ann"]), "too old");
    let figures = bench.tiers.shared.warm.figures();
    assert_eq!((figures.hot, figures.warm, figures.players), ([2, 4], [1, 3], 1));
}

#[test]
fn a_player_is_kept_for_each_queue_apart() {
    let mut bench = Bench::new();
    bench.change(TiersChange { all_queues: true, ..TiersChange::default() });
    bench.learn("q", "ann", 7.0);
    bench.learn("qa", "nn", 8.0);
    assert_eq!(bench.ask("q", &["ann"]), known("ann", 7.0));
    assert_eq!(bench.ask("qa", &["nn"]), known("nn", 8.0));
    assert_eq!(bench.ask("r", &["ann"]), awaited(&["ann"]));
}

#[test]
fn what_is_forgotten_is_loaded_again() {
    let mut bench = Bench::new();
    for (what, change) in [
        ("one", TiersChange { queue: "q", forgotten: &["ann"], ..TiersChange::default() }),
        ("all", TiersChange { forget_all: true, ..TiersChange::default() }),
    ] {
        bench.learn("q", "ann", 7.0);
        bench.learn("q", "bob", 8.0);
        bench.change(change);
        assert_eq!(bench.ask("q", &["ann"]), awaited(&["ann"]), "{what}");
        assert_eq!(bench.ask("q", &["bob"]).0.len(), usize::from(what == "one"), "{what}");
    }
}

#[test]
fn another_worker_hears_of_it_before_its_hot_tier_is_old() {
    let shared = Arc::default();
    let (mut one, mut other) = (Bench::with(&shared), Bench::with(&shared));
    one.change(TiersChange { queue: "q", ..TiersChange::default() });
    one.learn("q", "ann", 7.0);
    assert_eq!(other.ask("q", &["ann"]), known("ann", 7.0), "the warm tier is shared, and so are the queues");
    one.change(TiersChange { queue: "q", forgotten: &["ann"], ..TiersChange::default() });
    assert_eq!(other.ask("q", &["ann"]), known("ann", 7.0), "for as long as its hot tier keeps it");
    other.now_ms += HOT_MS;
    assert_eq!(other.ask("q", &["ann"]), awaited(&["ann"]));
}

#[test]
fn who_asks_alone_is_who_said_hello_on_his_connection() {
    let mut bench = Bench::new();
    bench.learn("q", "ann", 7.0);
    let connection = (3 << 24) | 5;
    let admit = Admit { connection, player_id: "ann", ..Admit::default() };
    let enqueue = Enqueue { queue: "q", ..Enqueue::default() };
    let verified = [VerifiedMember::default()];
    let alone = Command::VerifiedEnqueue { connection, enqueue, members: &verified };
    let ask = |bench: &mut Bench| bench.take(alone, |taken| beside(taken.as_ref()));
    assert_eq!(ask(&mut bench), (Vec::new(), Vec::new()), "nobody speaks there");
    bench.take(Command::Admit(admit), |taken| assert!(taken.is_some()));
    assert_eq!(ask(&mut bench), known("ann", 7.0));
    bench.take(Command::Detach { connection }, |taken| assert!(taken.is_some()));
    assert_eq!(ask(&mut bench), (Vec::new(), Vec::new()), "he has gone");
}

#[test]
fn values_that_are_too_large_are_not_kept() {
    let mut bench = Bench::new();
    let text = "x".repeat(20_000);
    let attributes = [Attribute { name: "text", value: Value::Text(&text) }];
    let profiles = [Profile { player_id: "ann", attributes: &attributes }];
    let command = Command::TakeProfiles { queue: "q", profiles: &profiles, unavailable: &[] };
    bench.take(command, |taken| assert_eq!(taken, Some(command)));
    assert_eq!(bench.ask("q", &["ann"]), awaited(&["ann"]));
}

/// Something that happens to the warm tier.
#[derive(Clone, Debug)]
enum Step {
    Put { player: u16, bytes: usize },
    Get { player: u16 },
    Forget { player: u16 },
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => (0..300_u16, 0..200_usize).prop_map(|(player, bytes)| Step::Put { player, bytes }),
        6 => (0..300_u16).prop_map(|player| Step::Get { player }),
        1 => (0..300_u16).prop_map(|player| Step::Forget { player }),
    ]
}

/// Beside a model that never lets anybody go: what is found is what was put last, and never more than the bytes.
#[test]
fn the_warm_tier_is_bounded_and_never_says_what_is_not_so() {
    let config = ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(100) };
    proptest!(config, |(steps in prop::collection::vec(step(), 1..1_000), entries in 1..20_usize)| {
        let bytes_max = entries * (WARM_ENTRY_BYTES + 100) * WARM_SHARDS;
        let warm = Warm::with_bytes(bytes_max);
        let mut model: HashMap<u16, Vec<u8>> = HashMap::new();
        for (number, step) in steps.into_iter().enumerate() {
            let id = |player: u16| format!("p{player}");
            match step {
                Step::Put { player, bytes } => {
                    let mut values = vec![0; bytes];
                    values.extend_from_slice(&number.to_le_bytes());
                    let hash = warm.hash("q", &id(player));
                    warm.put(hash, Kept::new("q", &id(player), &values).expect("short names"), 0);
                    model.insert(player, values);
                }
                Step::Get { player } => {
                    let hash = warm.hash("q", &id(player));
                    if let Some(found) = warm.get(hash, "q", &id(player), 0) {
                        prop_assert_eq!(Some(found.values()), model.get(&player).map(|values| &**values));
                    }
                }
                Step::Forget { player } => {
                    let hash = warm.hash("q", &id(player));
                    warm.forget(hash, "q", &id(player));
                    model.remove(&player);
                    prop_assert!(warm.get(hash, "q", &id(player), 0).is_none());
                }
            }
            prop_assert!(warm.figures().bytes <= bytes_max as u64);
        }
    });
}

#[test]
fn a_smaller_limit_lets_players_go_at_once_and_a_hit_keeps_them() {
    let mut bench = Bench::new();
    for player in 0..2_000 {
        bench.learn("q", &format!("p{player}"), 1.0);
    }
    assert_eq!(bench.tiers.shared.warm.figures().players, 2_000);
    let half = 1_000 * (u32::try_from(WARM_ENTRY_BYTES).expect("a small entry") + 50);
    bench.change(TiersChange { warm_bytes: f64::from(half), ..TiersChange::default() });
    let figures = bench.tiers.shared.warm.figures();
    assert!(figures.bytes <= u64::from(half) && figures.players > 500, "{figures:?}");
    bench.change(TiersChange { age_ms: 1.0, ..TiersChange::default() });
    bench.now_ms += HOT_MS;
    assert_eq!(bench.ask("q", &["p1999"]), awaited(&["p1999"]), "a millisecond is over");
}

//! Results, history and files, through the crate's own door.
#![allow(clippy::float_cmp, reason = "what is read back is what was written")]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use musterd_kernel::{Rater, Rating, Standing};
use musterd_store::{
    Applied, Batch, Change, GameResult, MatchRow, Member, Place, Problem, Rated, RuleChange, Store, Team,
    limits,
};
use rusqlite::Connection;

/// A folder that goes away with the test.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let name = format!("musterd-store-{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        let folder = std::env::temp_dir().join(name);
        fs::create_dir(&folder).unwrap();
        Self(folder)
    }

    fn file(&self) -> PathBuf {
        self.0.join("musterd.sqlite")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        drop(fs::remove_dir_all(&self.0));
    }
}

fn open(path: &Path) -> Store {
    Store::open(Place::File(path.to_owned())).unwrap()
}

fn problem(path: &Path) -> Problem {
    Store::open(Place::File(path.to_owned())).map(|_| ()).unwrap_err().problem
}

/// A result: for each team its rank and players; a name with `!` has left.
fn result(match_id: &str, teams: &[(f64, &[&str])]) -> GameResult {
    let member =
        |name: &&str| Member { player: name.trim_end_matches('!').to_owned(), left: name.ends_with('!') };
    let team = |(rank, players): &(f64, &[&str])| Team {
        rank: *rank,
        players: players.iter().map(member).collect(),
    };
    GameResult {
        match_id: match_id.to_owned(),
        queue: "duel".to_owned(),
        teams: teams.iter().map(team).collect(),
        body: format!("{teams:?}"),
        reported_at_ms: 1_000,
    }
}

fn changes(applied: Applied) -> Vec<Change> {
    match applied {
        Applied::New(changes) => changes,
        other => panic!("not new: {other:?}"),
    }
}

fn ratings(store: &Store, players: &[&str]) -> Vec<Rated> {
    store.reader().unwrap().ratings("duel", players.iter().copied()).unwrap()
}

/// What the kernel makes of new players in teams of these sizes and ranks.
fn expected(teams: &[(usize, f64)]) -> Vec<Rating> {
    let standings: Vec<Standing> =
        teams.iter().map(|(players, rank)| Standing { players: *players, rank: *rank }).collect();
    let mut players = vec![Rating::default(); teams.iter().map(|team| team.0).sum()];
    Rater::default().rate(&mut players, &standings).unwrap();
    players
}

fn after(changes: &[Change]) -> Vec<Rating> {
    changes.iter().map(|change| change.after.rating).collect()
}

fn each_place(test: impl Fn(Place)) {
    let folder = Folder::new();
    test(Place::Memory);
    test(Place::File(folder.file()));
}

#[test]
fn a_result_is_applied_once() {
    each_place(|place| {
        let mut store = Store::open(place).unwrap();
        assert_eq!(ratings(&store, &["ann"]), [Rated::default()]);
        let game = result("m1", &[(1.0, &["ann"]), (2.0, &["bob"])]);
        let first = changes(store.apply(&game).unwrap());
        assert_eq!(after(&first), expected(&[(1, 1.0), (1, 2.0)]));
        let stored = ratings(&store, &["bob", "ann", "cat"]);
        assert_eq!(stored, [first[1].after, first[0].after, Rated::default()]);
        assert_eq!(stored[0].games, 1);

        assert_eq!(store.apply(&game).unwrap(), Applied::Again(first.clone()));
        let other = result("m1", &[(2.0, &["ann"]), (1.0, &["bob"])]);
        assert_eq!(store.apply(&other).unwrap(), Applied::Different);
        assert_eq!(ratings(&store, &["ann"]), [first[0].after]);

        let second = changes(store.apply(&result("m2", &[(1.0, &["ann"]), (1.0, &["bob"])])).unwrap());
        assert_eq!(second[0].before, first[0].after.rating);
        assert_eq!(second[0].after.games, 2);
        // What the first result did is still told as it was.
        assert_eq!(store.apply(&game).unwrap(), Applied::Again(first));
    });
}

#[test]
fn queues_have_ratings_of_their_own() {
    let mut store = Store::open(Place::Memory).unwrap();
    store.apply(&result("m1", &[(1.0, &["ann"]), (2.0, &["bob"])])).unwrap();
    let reader = store.reader().unwrap();
    assert_eq!(reader.ratings("squads", ["ann"].into_iter()).unwrap(), [Rated::default()]);
}

#[test]
fn who_left_is_rated_as_if_his_team_had_come_last() {
    let mut store = Store::open(Place::Memory).unwrap();
    let teams: [(f64, &[&str]); 3] = [(1.0, &["a1!", "a2"]), (2.0, &["b1", "b2"]), (2.0, &["c1!", "c2"])];
    let got = after(&changes(store.apply(&result("m", &teams)).unwrap()));
    let stayed = expected(&[(2, 1.0), (2, 2.0), (2, 2.0)]);
    let first_lost = expected(&[(2, 9.0), (2, 2.0), (2, 2.0)]);
    let third_lost = expected(&[(2, 1.0), (2, 2.0), (2, 9.0)]);
    let whole = [first_lost[0], stayed[1], stayed[2], stayed[3], third_lost[4], stayed[5]];
    assert_eq!(got, whole);
    assert!(got[0].mu < 25.0 && got[1].mu > 25.0, "the leaver loses, his team wins");
}

#[test]
fn a_bad_result_changes_nothing() {
    let mut store = Store::open(Place::Memory).unwrap();
    for teams in
        [[(1.0, &["ann", "ann"][..]), (2.0, &["bob"][..])], [(f64::NAN, &["ann"][..]), (2.0, &["bob"][..])]]
    {
        assert_eq!(store.apply(&result("m", &teams)).unwrap_err().problem, Problem::BadArgument);
    }
    assert!(matches!(
        store.apply(&result("m", &[(1.0, &["ann"]), (2.0, &["bob"])])).unwrap(),
        Applied::New(_)
    ));
}

#[test]
fn ratings_survive_and_another_program_reads_them_meanwhile() {
    let folder = Folder::new();
    let mut store = open(&folder.file());
    let applied = changes(store.apply(&result("m", &[(1.0, &["ann"]), (2.0, &["bob"])])).unwrap());
    let other = Connection::open(folder.file()).unwrap();
    let mu: f64 =
        other.query_row("SELECT mu FROM ratings WHERE player = 'ann'", [], |row| row.get(0)).unwrap();
    assert_eq!(mu, applied[0].after.rating.mu);
    drop(store);
    assert_eq!(ratings(&open(&folder.file()), &["ann"]), [applied[0].after]);
}

fn a_match(id: &str, made_at_ms: i64) -> MatchRow {
    MatchRow {
        id: id.to_owned(),
        queue: "duel".to_owned(),
        made_at_ms,
        rules_version: 1,
        region: None,
        quality: 0.5,
        teams: "[]".to_owned(),
    }
}

fn batch(ids: &[&str], position: f64) -> Batch {
    Batch { matches: ids.iter().map(|id| a_match(id, 1_000)).collect(), position, ..Batch::default() }
}

fn count(path: &Path, table: &str) -> i64 {
    let connection = Connection::open(path).unwrap();
    connection.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0)).unwrap()
}

#[test]
fn history_goes_on_where_it_was_and_doubles_no_match() {
    let folder = Folder::new();
    let mut store = open(&folder.file());
    assert_eq!(store.history_position().unwrap(), 0.0);
    store.record(&batch(&["m1", "m2"], 5.0)).unwrap();
    drop(store);
    let mut store = open(&folder.file());
    assert_eq!(store.history_position().unwrap(), 5.0);
    let mut more = batch(&["m2", "m3"], 7.0);
    more.matches[0].teams = "[1]".to_owned();
    more.matches[0].made_at_ms = 2_000;
    store.record(&more).unwrap();
    assert_eq!((count(&folder.file(), "matches"), store.history_position().unwrap()), (3, 7.0));
    let row = "SELECT teams, made_at_ms FROM matches WHERE id = 'm2'";
    let row =
        Connection::open(folder.file()).unwrap().query_row(row, [], |row| Ok((row.get(0)?, row.get(1)?)));
    assert_eq!(row, Ok(("[1]".to_owned(), 1_000)), "brought up to date, and as old as it was");
}

#[test]
fn what_is_too_old_is_forgotten_a_bounded_number_at_once_and_ratings_stay() {
    let folder = Folder::new();
    let file = folder.file();
    let mut store = open(&file);
    store.apply(&result("m0", &[(1.0, &["ann"]), (2.0, &["bob"])])).unwrap();
    let change = RuleChange {
        queue: "duel".to_owned(),
        changed_at_ms: 1_000,
        change: "put".to_owned(),
        version: 2,
        detail: "{}".to_owned(),
    };
    store.record(&Batch { rule_changes: vec![change], position: 1.0, ..Batch::default() }).unwrap();
    for part in 0..2 {
        let ids: Vec<String> = (0..750).map(|index| format!("m{part}-{index}")).collect();
        store.record(&batch(&ids.iter().map(|id| &**id).collect::<Vec<_>>(), 2.0)).unwrap();
    }
    let forget = |before| Batch { position: 3.0, forget_before_ms: before, ..Batch::default() };
    let counts = || ["matches", "results", "rating_changes", "rule_changes"].map(|table| count(&file, table));
    store.record(&forget(1_000)).unwrap();
    assert_eq!(counts(), [1_500, 1, 2, 1], "nothing is older");
    store.record(&forget(1_001)).unwrap();
    assert_eq!(counts(), [1_500 - i64::from(limits::FORGOTTEN_ROWS), 0, 0, 0]);
    store.record(&forget(1_001)).unwrap();
    assert_eq!(counts(), [0; 4]);
    assert_eq!(count(&file, "ratings"), 2);
}

#[test]
fn a_batch_is_written_whole_or_not_at_all() {
    let folder = Folder::new();
    let mut store = open(&folder.file());
    let mut bad = batch(&["m1"], 9.0);
    bad.matches[0].quality = f64::NAN;
    store.record(&bad).unwrap_err();
    assert_eq!((count(&folder.file(), "matches"), store.history_position().unwrap()), (0, 0.0));
    let many: Vec<String> = (0..=limits::BATCH_ROWS).map(|index| index.to_string()).collect();
    let many = batch(&many.iter().map(|id| &**id).collect::<Vec<_>>(), 9.0);
    assert_eq!(store.record(&many).unwrap_err().problem, Problem::BadArgument);
}

#[test]
fn files_that_are_no_store_of_this_version_are_refused_by_name() {
    let folder = Folder::new();
    let file = folder.file();

    fs::write(&file, "this is not a database, however long it may be".repeat(100)).unwrap();
    assert_eq!(problem(&file), Problem::Damaged);
    let message = Store::open(Place::File(file.clone())).map(|_| ()).unwrap_err().message;
    assert!(message.contains("musterd.sqlite"), "{message}");

    fs::remove_file(&file).unwrap();
    Connection::open(&file).unwrap().execute_batch("CREATE TABLE theirs (x)").unwrap();
    assert_eq!(problem(&file), Problem::Damaged);

    fs::remove_file(&file).unwrap();
    drop(open(&file));
    Connection::open(&file).unwrap().pragma_update(None, "user_version", 99).unwrap();
    assert_eq!(problem(&file), Problem::Newer);

    assert_eq!(problem(&folder.0), Problem::Failed, "a folder");
    assert_eq!(
        problem(&folder.0.join("none/musterd.sqlite")),
        Problem::Failed,
        "in a folder that is not there"
    );
}

#[test]
fn damage_inside_is_an_error_of_the_call_that_finds_it() {
    let folder = Folder::new();
    let file = folder.file();
    let mut store = open(&file);
    store.apply(&result("m", &[(1.0, &["ann"]), (2.0, &["bob"])])).unwrap();
    drop(store);
    let mut bytes = fs::read(&file).unwrap();
    // The first page has the schema; behind it is what the tables hold.
    let page = 4_096;
    for byte in &mut bytes[page..] {
        *byte = 0xa5;
    }
    fs::write(&file, bytes).unwrap();
    let found =
        Store::open(Place::File(file)).and_then(|store| store.reader()?.ratings("duel", ["ann"].into_iter()));
    assert_eq!(found.unwrap_err().problem, Problem::Damaged);
}

#[test]
fn a_reader_waits_for_no_writer() {
    let folder = Folder::new();
    let store = open(&folder.file());
    let reader = store.reader().unwrap();
    let other = Connection::open(folder.file()).unwrap();
    other.execute_batch("BEGIN IMMEDIATE; DELETE FROM ratings").unwrap();
    assert_eq!(reader.ratings("duel", ["ann"].into_iter()).unwrap(), [Rated::default()]);
}

#[test]
fn a_rating_that_somebody_spoilt_is_an_error_and_no_result() {
    let folder = Folder::new();
    let mut store = open(&folder.file());
    let game = |id| result(id, &[(1.0, &["ann"]), (2.0, &["bob"])]);
    store.apply(&game("m1")).unwrap();
    Connection::open(folder.file()).unwrap().execute("UPDATE ratings SET sigma = -1", []).unwrap();
    assert_eq!(store.apply(&game("m2")).unwrap_err().problem, Problem::Damaged);
    Connection::open(folder.file()).unwrap().execute("UPDATE ratings SET sigma = 8", []).unwrap();
    assert!(matches!(store.apply(&game("m2")).unwrap(), Applied::New(_)));
}

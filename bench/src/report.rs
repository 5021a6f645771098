//! The lines that `npm run bench` gathers into its table.

use serde_json::json;

/// Which direction is good.
#[derive(Clone, Copy, Debug)]
pub enum Better {
    /// Times.
    Lower,
    /// Rates.
    Higher,
}

/// One row of the table.
#[derive(Clone, Debug)]
pub struct Row<'a> {
    /// What was measured.
    pub name: &'a str,
    /// Our figure.
    pub ours: f64,
    /// The rival's, if it has one.
    pub rival: Option<f64>,
    /// Who the rival is; empty without one.
    pub rival_name: &'a str,
    /// Of both figures.
    pub unit: &'a str,
    /// Which direction is good.
    pub better: Better,
    /// Our target in the same unit, if there is one.
    pub target: Option<f64>,
}

impl Row<'_> {
    /// Prints the row as one line of JSON after the word BENCH.
    pub fn print(&self) {
        self.print_line(&json!(self.target));
    }

    /// The same with a target in words: `<= 10`, `>= 3x` (times better than the rival), or both with a comma between.
    pub fn print_against(&self, target: &str) {
        self.print_line(&json!(target));
    }

    fn print_line(&self, target: &serde_json::Value) {
        let row = json!({
            "name": self.name,
            "ours": rounded(self.ours),
            "rival": self.rival.map(rounded),
            "rivalName": self.rival_name,
            "unit": self.unit,
            "better": match self.better { Better::Lower => "lower", Better::Higher => "higher" },
            "target": target,
        });
        println!("BENCH {row}");
    }
}

/// A row without figures, for the table to say why. The rows that stand for a target are named in `bench/targets.json`.
pub fn print_not_measured(name: &str, why: &str) {
    println!("BENCH {}", json!({ "name": name, "notMeasured": why }));
}

/// Whether only answers are to be checked, in the fewest rounds: `npm run bench -- --quick`.
#[must_use]
pub fn is_quick() -> bool {
    std::env::var_os("BENCH_QUICK").is_some()
}

/// The rounds to run: as many as said, and one where only answers are checked.
#[must_use]
pub fn rounds(full: usize) -> usize {
    if is_quick() { 1 } else { full }
}

/// Three digits behind the point are more than any of these figures deserve.
fn rounded(value: f64) -> f64 {
    (value * 1_000.0).round() / 1_000.0
}

//! Nakama's matchmaker as a child process: the Go program in `bench/nakama`, asked by lines of JSON.

use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use serde_json::Value;

/// The program, running.
pub struct Nakama {
    child: Child,
    to: Option<ChildStdin>,
    from: BufReader<ChildStdout>,
}

impl Nakama {
    /// Builds the program, where that has not been done, and starts it.
    ///
    /// # Errors
    ///
    /// Why there is no Nakama here, in a sentence: Go is missing, or the module could not be had or built.
    pub fn start() -> Result<Nakama, String> {
        let program = build()?;
        let mut child = Command::new(&program)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|error| format!("{}: {error}", program.display()))?;
        let to = child.stdin.take();
        let from = child.stdout.take().ok_or("no pipe from Nakama")?;
        Ok(Nakama { child, to, from: BufReader::new(from) })
    }

    /// One question and its answer.
    ///
    /// # Panics
    ///
    /// If the program ends, which it does when one of its checks fails; it has said why.
    pub fn ask(&mut self, question: &Value) -> Value {
        let to = self.to.as_mut().expect("taken only when it ends");
        writeln!(to, "{question}").and_then(|()| to.flush()).expect("Nakama reads what it is asked");
        let mut line = String::new();
        self.from.read_line(&mut line).expect("Nakama answers in text");
        serde_json::from_str(&line).expect("Nakama answers one line of JSON; else it has said what is wrong")
    }
}

impl Drop for Nakama {
    fn drop(&mut self) {
        // The program ends with its input.
        self.to = None;
        // Nothing can be done about a child that cannot be waited for, least of all here.
        _ = self.child.wait();
    }
}

fn build() -> Result<PathBuf, String> {
    let bench = Path::new(env!("CARGO_MANIFEST_DIR"));
    let program = bench.join("target/nakama/nakama").with_extension(std::env::consts::EXE_EXTENSION);
    eprintln!("building Nakama's matchmaker: minutes when it is the first time");
    let built = Command::new("go")
        .args(["build", "-mod=readonly", "-o"])
        .arg(&program)
        .arg(".")
        .current_dir(bench.join("nakama"))
        .output()
        .map_err(|error| format!("Go is not installed ({error})"))?;
    if built.status.success() {
        return Ok(program);
    }
    let said = String::from_utf8_lossy(&built.stderr);
    Err(format!("go build failed: {}", said.lines().last().unwrap_or("and said nothing")))
}

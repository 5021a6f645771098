//! What the engine's threads cost, whatever else the machine does meanwhile.

use std::fs;

/// Nanoseconds of processor that the threads of this process with such a name have had so far; 0 where the system does
/// not tell (it is Linux that does, and cuts names to 15 characters).
pub fn processor_ns(name: &str) -> u64 {
    let Ok(tasks) = fs::read_dir("/proc/self/task") else { return 0 };
    let of_task = |task: fs::DirEntry| {
        let read = |file: &str| fs::read_to_string(task.path().join(file)).unwrap_or_default();
        let is_named = read("comm").trim() == &name[..name.len().min(15)];
        let spent = read("schedstat").split(' ').next().and_then(|number| number.parse().ok());
        spent.filter(|_| is_named).unwrap_or(0)
    };
    tasks.flatten().map(of_task).sum()
}

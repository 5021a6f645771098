//! The journal under durability `disk`, through the door that the addon uses: frames submitted, records drained.
//!
//! `cargo bench --bench journal`; `-- sustained`, `-- acknowledged`, `-- recovery` run one part. Times of a disk mean
//! nothing alone: each part measures the volume's own `fdatasync` in the same run, turn by turn, with as many bytes as a
//! commit of ours had. Every part starts the engine again on what it left and asks it for what was acknowledged.

mod acknowledged;
mod drive;
mod folder;
mod frames;
mod ledger;
mod recovery;
mod reply;
mod sustained;
mod threads;
mod volume;

fn main() {
    let parts: [(&str, fn()); 3] = [
        ("sustained", sustained::report),
        ("acknowledged", acknowledged::report),
        ("recovery", recovery::report),
    ];
    let wanted: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with('-')).collect();
    for (name, report) in parts {
        if wanted.is_empty() || wanted.iter().any(|word| word == name) {
            report();
        }
    }
}

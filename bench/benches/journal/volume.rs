//! The volume itself: what an append and a `fdatasync` take.

use std::fs::File;
use std::io::Write;
use std::path::Path;
use std::time::Instant;

/// Appends of each look.
const APPENDS: usize = 100;

/// The times of all looks so far, in microseconds.
#[derive(Default)]
pub struct Volume {
    syncs_us: Vec<f64>,
}

impl Volume {
    /// Times some appends of so many bytes to a growing file.
    pub fn look(&mut self, folder: &Path, bytes: usize) {
        let path = folder.join("volume");
        let mut file = File::create(&path).expect("the folder can be written");
        let block = vec![0x5a; bytes];
        for _ in 0..APPENDS {
            file.write_all(&block).expect("there is room");
            let start = Instant::now();
            file.sync_data().expect("a good disk");
            self.syncs_us.push(start.elapsed().as_secs_f64() * 1e6);
        }
        drop(file);
        std::fs::remove_file(path).expect("it was there");
    }

    /// The median and the 99th percentile.
    pub fn quantiles_us(&mut self) -> [f64; 2] {
        quantiles(&mut self.syncs_us)
    }
}

/// The median and the 99th percentile of some times.
pub fn quantiles(times: &mut [f64]) -> [f64; 2] {
    times.sort_by(f64::total_cmp);
    [50, 99].map(|percent| times[(times.len() - 1) * percent / 100])
}

//! The data folder: who may use it.

use std::fs::{self, File};
use std::io::{Read, Seek, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use fs4::fs_std::FileExt;
use musterd_core::code::Code;

use super::disk::{Disk, Folder, private_folder};
use crate::refusal::Refusal;

/// The data folder, locked for this process as long as this lives.
pub(crate) struct DataFolder {
    /// Where the journal is.
    pub(crate) disk: Arc<dyn Disk>,
    /// Its lock is given back when it is closed.
    _lock: File,
}

impl DataFolder {
    /// Makes the folder if it is missing, and locks it.
    ///
    /// Refused with `DATA_DIR` if it cannot be used, `DATA_LOCKED` if another process does.
    pub(crate) fn open(path: &Path) -> Result<Self, Refusal> {
        let unusable = |error: std::io::Error| {
            let message = format!(
                "The data folder {} cannot be used: {error}. Choose another with --data-dir, or keep nothing with --ephemeral.",
                path.display()
            );
            Refusal::new(Code::DataDir, message)
        };
        private_folder(&path.to_path_buf()).map_err(unusable)?;
        let lock = lock(path).map_err(|error| error.unwrap_or_else(unusable))?;
        let disk = Folder::open(path.join("journal")).map_err(unusable)?;
        Ok(Self { disk: Arc::new(disk), _lock: lock })
    }

    /// The folder's one name, whatever the path to it.
    pub(crate) fn name_of(path: &Path) -> String {
        let absolute = fs::canonicalize(path).or_else(|_| std::path::absolute(path));
        absolute.unwrap_or_else(|_| path.to_path_buf()).to_string_lossy().into_owned()
    }
}

/// Either a refusal, or an error that needs its sentence.
enum Locking {
    Refused(Refusal),
    Failed(std::io::Error),
}

impl Locking {
    fn unwrap_or_else(self, sentence: impl FnOnce(std::io::Error) -> Refusal) -> Refusal {
        match self {
            Locking::Refused(refusal) => refusal,
            Locking::Failed(error) => sentence(error),
        }
    }
}

fn lock(path: &Path) -> Result<File, Locking> {
    let place: PathBuf = path.join("lock");
    let options = File::options().read(true).write(true).create(true).truncate(false).open(place);
    let mut file = options.map_err(Locking::Failed)?;
    if !FileExt::try_lock_exclusive(&file).map_err(Locking::Failed)? {
        let mut holder = String::new();
        // The number is for a person; without it the refusal is as true.
        let _ = file.read_to_string(&mut holder);
        let message = format!(
            "The data folder {} is in use by another server (process {}). Stop that one, or choose another folder with --data-dir.",
            path.display(),
            holder.trim()
        );
        return Err(Locking::Refused(Refusal::new(Code::DataLocked, message)));
    }
    let write = file
        .set_len(0)
        .and_then(|()| file.rewind())
        .and_then(|()| file.write_all(std::process::id().to_string().as_bytes()));
    write.map_err(Locking::Failed)?;
    Ok(file)
}

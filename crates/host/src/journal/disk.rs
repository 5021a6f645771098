//! The folder that a journal lives in, as a trait, so that tests can break it.

use std::ffi::OsStr;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::PathBuf;
use std::time::Duration;

use crate::limits::SYNC_BYTES;

/// A folder of files.
pub(crate) trait Disk: Send + Sync {
    /// Names of the files in it, sorted.
    fn names(&self) -> io::Result<Vec<String>>;
    /// A whole file.
    fn read(&self, name: &str) -> io::Result<Vec<u8>>;
    /// A new file that begins with these bytes. When this returns, power loss takes neither the file nor the bytes.
    fn create(&self, name: &str, begin: &[u8]) -> io::Result<Box<dyn DiskFile>>;
    /// Puts a file in the place of one with the same name, if there is one: all of it or nothing.
    fn replace(&self, name: &str, parts: &[&[u8]]) -> io::Result<()>;
    /// When this returns, power loss takes nothing of a file that an earlier process wrote.
    fn sync(&self, name: &str) -> io::Result<()>;
    /// Removes a file.
    fn remove(&self, name: &str) -> io::Result<()>;
    /// How long ago a file was last written to.
    fn age(&self, name: &str) -> io::Result<Duration>;
    /// Bytes that can still be written.
    fn available_bytes(&self) -> io::Result<u64>;
}

/// A file that grows at its end.
pub(crate) trait DiskFile: Send {
    /// Appends all of the bytes.
    fn append(&mut self, bytes: &[u8]) -> io::Result<()>;
    /// When this returns, power loss takes nothing that was appended.
    fn sync(&mut self) -> io::Result<()>;
}

/// A folder of the operating system.
pub(crate) struct Folder(PathBuf);

impl Folder {
    /// The folder at this path, made if it is missing, readable by its owner alone.
    pub(crate) fn open(path: PathBuf) -> io::Result<Self> {
        private_folder(&path)?;
        Ok(Self(path))
    }

    fn sync_names(&self) -> io::Result<()> {
        // Windows cannot sync a folder, and needs not: its file systems journal names themselves.
        if cfg!(unix) { File::open(&self.0)?.sync_all() } else { Ok(()) }
    }
}

/// Makes a folder that only its owner can enter, if it is missing.
pub(crate) fn private_folder(path: &PathBuf) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.recursive(true).create(path)
}

/// How to make a file that only its owner can read.
fn private_file() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

impl Disk for Folder {
    fn names(&self) -> io::Result<Vec<String>> {
        let mut names = Vec::new();
        for entry in fs::read_dir(&self.0)? {
            names.extend(entry?.file_name().to_str().map(String::from));
        }
        names.sort_unstable();
        Ok(names)
    }

    fn read(&self, name: &str) -> io::Result<Vec<u8>> {
        fs::read(self.0.join(name))
    }

    fn create(&self, name: &str, begin: &[u8]) -> io::Result<Box<dyn DiskFile>> {
        let mut file = private_file().create_new(true).open(self.0.join(name))?;
        file.write_all(begin)?;
        file.sync_all()?;
        self.sync_names()?;
        Ok(Box::new(file))
    }

    fn replace(&self, name: &str, parts: &[&[u8]]) -> io::Result<()> {
        let (place, draft) = (self.0.join(name), self.0.join(format!("{name}.draft")));
        let mut file = private_file().create(true).truncate(true).open(&draft)?;
        // A sync of the journal may have to wait for whatever its file system has not written yet. A snapshot in one piece
        // would hold up every acknowledgement meanwhile.
        for piece in parts.iter().flat_map(|part| part.chunks(SYNC_BYTES)) {
            file.write_all(piece)?;
            file.sync_data()?;
        }
        file.sync_all()?;
        fs::rename(draft, place)?;
        self.sync_names()
    }

    fn sync(&self, name: &str) -> io::Result<()> {
        private_file().open(self.0.join(name))?.sync_all()?;
        self.sync_names()
    }

    fn remove(&self, name: &str) -> io::Result<()> {
        fs::remove_file(self.0.join(name))
    }

    fn age(&self, name: &str) -> io::Result<Duration> {
        let modified = fs::metadata(self.0.join(OsStr::new(name)))?.modified()?;
        // A clock that went back makes the file young, which keeps it.
        Ok(modified.elapsed().unwrap_or_default())
    }

    fn available_bytes(&self) -> io::Result<u64> {
        fs4::available_space(&self.0)
    }
}

impl DiskFile for File {
    fn append(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.write_all(bytes)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.sync_data()
    }
}

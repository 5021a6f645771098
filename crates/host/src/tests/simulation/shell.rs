//! A worker of the shell: its sockets, and the frames that it has read and not yet submitted.

use std::collections::{BTreeMap, VecDeque};

use musterd_core::Connection;
use musterd_core::command::{Command, Request};

use crate::shared::{Shared, control_of};

/// A worker.
pub(crate) struct Shell {
    pub(crate) number: u8,
    /// Connections in use, until the engine says that they are gone: whose they are, and whether detached already.
    pub(crate) sockets: BTreeMap<Connection, (usize, bool)>,
    /// In the order in which they were read.
    frames: VecDeque<(Connection, Vec<u8>)>,
    /// It drains nothing before this time.
    pub(crate) blocked_until: u64,
}

impl Shell {
    pub(crate) fn new(number: u8) -> Self {
        Self { number, sockets: BTreeMap::new(), frames: VecDeque::new(), blocked_until: 0 }
    }

    /// The lowest connection number that is free, for this player.
    pub(crate) fn take_connection(&mut self, player: usize) -> Connection {
        let numbers = control_of(self.number) + 1..;
        let free = numbers.into_iter().find(|number| !self.sockets.contains_key(number)).expect("24 bits");
        self.sockets.insert(free, (player, false));
        free
    }

    /// Reads a frame from a socket.
    pub(crate) fn read(&mut self, connection: Connection, frame: Vec<u8>) {
        self.frames.push_back((connection, frame));
    }

    /// A request of its own.
    pub(crate) fn control(&mut self, command: Command<'_>) {
        let frame = musterd_wire::compose::frame(&Request { id: "", request: 1, command });
        self.read(control_of(self.number), frame);
    }

    /// A socket has closed.
    pub(crate) fn detach(&mut self, connection: Connection) {
        let Some((_, is_detached)) = self.sockets.get_mut(&connection) else { return };
        if !std::mem::replace(is_detached, true) {
            self.control(Command::Detach { connection });
        }
    }

    /// Submits up to so many frames, as long as there is room.
    pub(crate) fn submit(&mut self, shared: &Shared, most: usize) {
        for _ in 0..most {
            let Some((connection, frame)) = self.frames.front() else { return };
            if shared.push(*connection, frame).is_err() {
                return;
            }
            self.frames.pop_front();
        }
    }

    pub(crate) fn is_idle(&self) -> bool {
        self.frames.is_empty()
    }
}

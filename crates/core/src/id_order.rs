//! Ids that the engine makes, and their order without a look at their text.

use std::cmp::Ordering;
use std::io::Write;
use std::sync::Arc;

/// The `number`-th id of a kind: a letter, the engine's seed, and the number, both in hexadecimal digits.
pub(crate) fn made_id(kind: char, seed: u64, number: u64) -> (Arc<str>, IdOrder) {
    let mut text = [0; ID_BYTES];
    let mut rest = &mut text[..];
    let written = write!(rest, "{kind}-{seed:x}-").map(|()| ID_BYTES - rest.len()).and_then(|digits_at| {
        let mut rest = &mut text[digits_at..];
        write!(rest, "{number:x}").map(|()| (digits_at, ID_BYTES - digits_at - rest.len()))
    });
    let (digits_at, digits) = written.expect("an id of two numbers has room");
    let text = std::str::from_utf8(&text[..digits_at + digits]).expect("an id is ASCII");
    (text.into(), IdOrder::of_digits(&text[digits_at..]))
}

/// A letter, two dashes, two numbers of sixteen digits.
const ID_BYTES: usize = 35;

/// What tells two ids of one engine apart: the digits behind the beginning that they share. Of any other id nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct IdOrder(u64);

impl IdOrder {
    /// Of an id that begins with what all ids of its kind begin with, and ends with these digits. More than eight digits
    /// say nothing.
    pub(crate) fn of_digits(digits: &str) -> IdOrder {
        let mut bytes = [0; 8];
        if let Some(head) = bytes.get_mut(..digits.len()) {
            head.copy_from_slice(digits.as_bytes());
        }
        // No digit is 0, so a shorter id is before one that goes on.
        IdOrder(u64::from_be_bytes(bytes))
    }

    /// False: only texts tell.
    pub(crate) fn is_known(self) -> bool {
        self.0 != 0
    }

    /// The order of the two ids; `None`: only their texts tell.
    pub(crate) fn compare(self, other: IdOrder) -> Option<Ordering> {
        (self.is_known() && other.is_known()).then(|| self.0.cmp(&other.0))
    }
}

#[cfg(test)]
mod tests {
    use super::{IdOrder, made_id};

    #[test]
    fn an_id_names_seed_and_number() {
        let (id, order) = made_id('t', 0x5eed, 0x1a2b);
        assert_eq!((&*id, order), ("t-5eed-1a2b", IdOrder::of_digits("1a2b")));
        let (id, order) = made_id('m', u64::MAX, u64::MAX);
        assert_eq!((&*id, order), ("m-ffffffffffffffff-ffffffffffffffff", IdOrder::default()));
    }

    #[test]
    fn digits_order_as_their_texts_do() {
        let digits = ["1", "10", "1a", "2", "f", "ffffffff"];
        for [one, other] in digits.iter().flat_map(|one| digits.map(|other| [*one, other])) {
            let compared = IdOrder::of_digits(one).compare(IdOrder::of_digits(other));
            assert_eq!(compared, Some(one.cmp(other)), "{one} and {other}");
        }
        let long = IdOrder::of_digits("100000000");
        assert_eq!((long, long.compare(IdOrder::of_digits("1"))), (IdOrder::default(), None));
    }
}

//! Why a frame is refused, and why a message does not fit.

use std::fmt;

/// Declares the table once: variant, number, sentence.
macro_rules! wire_errors {
    ($($variant:ident = $number:literal, $sentence:literal;)+) => {
        /// Why a frame cannot be read. The numbers are stable: the addon hands them to the shell, conformance
        /// files name them. 0 is none of them.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[repr(u8)]
        pub enum WireError {
            $(#[doc = $sentence] $variant = $number,)+
        }

        impl WireError {
            /// Every error by rising number, the first is number 1.
            pub const ALL: &'static [WireError] = &[$(WireError::$variant,)+];

            /// The variant's name, as in `conformance/malformed.json`.
            pub const fn name(self) -> &'static str {
                match self {
                    $(WireError::$variant => stringify!($variant),)+
                }
            }

            /// What is wrong, as a sentence for the sender.
            pub const fn sentence(self) -> &'static str {
                match self {
                    $(WireError::$variant => $sentence,)+
                }
            }
        }
    };
}

wire_errors! {
    FrameTooLarge = 1, "The frame is larger than this kind of message may be.";
    Truncated = 2, "The frame ends in the middle of a field.";
    OverlongVarint = 3, "A variable-length number is longer than ten bytes or does not fit 64 bits.";
    LengthBeyondEnd = 4, "A length reaches beyond the end of the message that holds it.";
    BadFieldNumber = 5, "A field number is 0 or above 536,870,911.";
    BadWireType = 6, "A field has a wire type that does not exist.";
    WrongWireType = 7, "A known field has another wire type than the contract gives it.";
    UnmatchedGroup = 8, "A group ends that did not begin, or begins and does not end.";
    TooDeep = 9, "Groups are nested too deeply.";
    BadText = 10, "A text is not valid UTF-8.";
    TooMany = 11, "A list holds more items than any message may.";
    NoBody = 12, "The message says nothing: it has no body that this server knows.";
    WrongSender = 13, "This message may not be sent on this kind of connection.";
}

impl fmt::Display for WireError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.sentence())
    }
}

impl std::error::Error for WireError {}

/// The caller's buffer is too small for the message. Nothing useful is in it; try again with a larger one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Overflow;

impl fmt::Display for Overflow {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("The buffer is too small for the message.")
    }
}

impl std::error::Error for Overflow {}

#[cfg(test)]
mod tests {
    use super::WireError;

    #[test]
    fn numbers_rise_from_one_without_holes() {
        for (index, error) in WireError::ALL.iter().enumerate() {
            assert_eq!(*error as usize, index + 1, "{}", error.name());
        }
    }

    #[test]
    fn every_error_says_a_sentence_of_its_own() {
        for error in WireError::ALL {
            assert!(error.sentence().ends_with('.'), "{}", error.name());
            let same = WireError::ALL.iter().filter(|other| other.sentence() == error.sentence());
            assert_eq!(same.count(), 1, "{}", error.name());
        }
    }
}

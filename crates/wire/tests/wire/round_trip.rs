//! What is composed is read back, whatever it says.

use bumpalo::Bump;
use musterd_core::command::Request;
use musterd_wire::limits::FRAME_BYTES;
use musterd_wire::{compose, decode, is_control};
use proptest::prelude::*;

use crate::generators::{control_message, player_message, seeded};
use crate::json_request::{control_request, request};

/// Composes and reads, and composes into a buffer with no byte to spare.
fn assert_read_back(request: &Request<'_>) -> Result<(), TestCaseError> {
    let frame = compose::frame(request);
    let arena = Bump::new();
    prop_assert_eq!(decode(&frame, &arena), Ok(*request));

    let mut exact = vec![0; frame.len()];
    prop_assert_eq!(compose::compose(request, &mut exact), Ok(0..frame.len()));
    prop_assert_eq!(&exact, &frame);
    let mut short = vec![0; frame.len() - 1];
    prop_assert!(compose::compose(request, &mut short).is_err());
    Ok(())
}

proptest! {
    #![proptest_config(seeded(500))]

    #[test]
    fn a_players_message_is_read_back(message in player_message()) {
        let arena = Bump::new();
        let request = request(&message, &arena);
        prop_assume!(compose::frame(&request).len() <= FRAME_BYTES);
        prop_assert!(!is_control(&request.command));
        assert_read_back(&request)?;
    }

    #[test]
    fn a_control_message_is_read_back(message in control_message()) {
        let arena = Bump::new();
        let request = control_request(&message, &arena);
        prop_assert!(is_control(&request.command));
        assert_read_back(&request)?;
    }
}

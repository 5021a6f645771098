//! What is submitted.

use musterd_core::command::{Admit, Attribute, Command, Enqueue, Member, Request, Value};
use musterd_wire::compose;

/// The name of the queue.
pub const QUEUE: &str = "duel";
/// The largest legal difference of two ratings.
const DISTANCE_MAX: f64 = 100.0;
/// Digits of a ticket's id.
const ID_DIGITS: usize = 10;

/// One against one; `tick_ms` 0 looks for a match on arrival.
pub fn rules(tick_ms: u32) -> Vec<u8> {
    let rules = format!(
        r#"{{
            "ruleLanguageVersion": "1.0",
            "playerAttributes": [{{"name": "rating", "type": "number"}}],
            "teams": [
                {{"name": "red", "minPlayers": 1, "maxPlayers": 1}},
                {{"name": "blue", "minPlayers": 1, "maxPlayers": 1}}
            ],
            "rules": [{{
                "name": "near", "type": "batchDistance", "batchAttribute": "rating", "maxDistance": {DISTANCE_MAX}
            }}],
            "queue": {{"tickMs": {tick_ms}}}
        }}"#
    );
    control(1, Command::PutRules { queue: QUEUE, rules: &rules })
}

/// The player on a connection comes in.
pub fn admit(connection: u32) -> Vec<u8> {
    let player_id = player_id(connection);
    let admit = Admit {
        connection,
        player_id: &player_id,
        session_id: &player_id,
        resume: "token",
        ..Admit::default()
    };
    control(1, Command::Admit(admit))
}

/// How does this ticket stand?
pub fn read(number: u32) -> Vec<u8> {
    control(1, Command::ReadTicket { ticket_id: &ticket_id(number) })
}

/// A server's ticket for a player who is matched with nobody.
pub fn lonely(number: u32) -> Vec<u8> {
    let player_id = player_id(number);
    let rating = Value::Number(f64::from(number) * 2.0 * DISTANCE_MAX);
    let attributes = [Attribute { name: "rating", value: rating }];
    let players = [Member { player_id: &player_id, attributes: &attributes, ..Member::default() }];
    let ticket_id = ticket_id(number);
    let enqueue = Enqueue { queue: QUEUE, ticket_id: &ticket_id, players: &players, ..Enqueue::default() };
    control(1, Command::CreateTicket { enqueue, presence: false })
}

/// A player's `enqueue`, whose ticket can be given another number.
pub struct Asking {
    frame: Vec<u8>,
    /// Where the number stands.
    digits: usize,
}

impl Asking {
    /// With a rating.
    pub fn new(rating: f64) -> Self {
        let ticket_id = ticket_id(u32::MAX);
        let enqueue = Enqueue {
            queue: QUEUE,
            ticket_id: &ticket_id,
            attributes: &[Attribute { name: "rating", value: Value::Number(rating) }],
            ..Enqueue::default()
        };
        let frame = compose::frame(&Request { id: "e", request: 0, command: Command::Enqueue(enqueue) });
        let found = frame.windows(ID_DIGITS).position(|bytes| bytes == ticket_id.as_bytes());
        Self { frame, digits: found.expect("the id stands in the frame") }
    }

    /// The frame that asks for this ticket.
    pub fn numbered(&mut self, number: u32) -> &[u8] {
        let mut rest = number;
        for digit in self.frame[self.digits..self.digits + ID_DIGITS].iter_mut().rev() {
            *digit = b'0' + u8::try_from(rest % 10).expect("a digit");
            rest /= 10;
        }
        &self.frame
    }
}

/// A player has everything up to this `seq`.
pub fn acknowledge(seq: u32, into: &mut [u8]) -> &[u8] {
    let request = Request { id: "", request: 0, command: Command::Ack { seq } };
    let range = compose::compose(&request, into).expect("a small frame");
    &into[range]
}

fn control(request: u32, command: Command<'_>) -> Vec<u8> {
    compose::frame(&Request { id: "", request, command })
}

fn ticket_id(number: u32) -> String {
    format!("{number:010}")
}

fn player_id(number: u32) -> String {
    format!("player-{number:07}")
}

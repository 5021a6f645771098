//! Many players' frames to records of one size.

use bumpalo::Bump;
use musterd_core::command::{Attribute, Command, Latency, Request, Value};

use crate::decode::{decode, is_control};
use crate::error::WireError;
use crate::fields::client_message as field;

/// Numbers of a record's head: the places below.
pub const HEAD: usize = 9;
/// 0 for a frame that can be read, else the number of its [`WireError`], and the rest of the record means nothing.
pub const CODE: usize = 0;
/// The number of the body's field in `ClientMessage`, for example 4 for an `enqueue`.
pub const KIND: usize = 1;
/// Where the message's `id` begins among all frames' bytes, and behind it how many bytes it has.
pub const ID: usize = 2;
/// The same for the ticket's id of an `enqueue`, `cancel` or `explain`.
pub const TICKET_ID: usize = 4;
/// The same for the queue of an `enqueue`.
pub const QUEUE: usize = 6;
/// How many players an `enqueue` names; 0 for the sender alone.
pub const PLAYERS: usize = 8;

/// Which numbers of a request are read.
#[derive(Clone, Copy, Debug, Default)]
pub struct Columns<'a> {
    /// The sender's own attributes of the kind number.
    pub attributes: &'a [String],
    /// Regions whose round trip he tells.
    pub regions: &'a [String],
}

impl Columns<'_> {
    /// Numbers of a record beside its head.
    pub fn count(&self) -> usize {
        self.attributes.len() + self.regions.len()
    }
}

/// The batch does not fit together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadBatch {
    /// An end lies before the one before it, or beyond the bytes.
    Ends,
    /// There are not [`HEAD`] numbers of heads for each frame.
    Heads,
    /// There are not as many numbers as columns for each frame.
    Numbers,
}

/// Reads frames that lie one after the other in `bytes`, each up to its end, and writes a record for each: [`HEAD`]
/// numbers to `heads`, and its columns to `numbers`, attributes first, NaN where the request has no such number. Returns
/// how many can be read.
///
/// Each is read as [`decode`] reads it, so a frame is good here exactly when a server would take it: unknown fields are
/// skipped, all others checked. A message that only the server's own shell may send is [`WireError::WrongSender`].
///
/// # Errors
/// [`BadBatch`]; nothing has been written then.
///
/// ```
/// use musterd_wire::batch::{CODE, Columns, HEAD, ID, KIND, decode_requests};
///
/// let frame = [0x0a, 1, b'c', 0x4a, 2, 0x08, 7]; // {id: "c", ack: {seq: 7}}
/// let mut heads = [0; HEAD];
/// assert_eq!(decode_requests(&frame, &[7], Columns::default(), &mut heads, &mut []), Ok(1));
/// assert_eq!((heads[CODE], heads[KIND], heads[ID], heads[ID + 1]), (0, 9, 2, 1));
/// ```
pub fn decode_requests(
    bytes: &[u8],
    ends: &[u32],
    columns: Columns<'_>,
    heads: &mut [u32],
    numbers: &mut [f64],
) -> Result<usize, BadBatch> {
    if !ends.is_sorted() || ends.last().is_some_and(|end| *end as usize > bytes.len()) {
        return Err(BadBatch::Ends);
    }
    if Some(heads.len()) != ends.len().checked_mul(HEAD) {
        return Err(BadBatch::Heads);
    }
    if Some(numbers.len()) != ends.len().checked_mul(columns.count()) {
        return Err(BadBatch::Numbers);
    }
    let mut arena = Bump::new();
    let (mut begin, mut good, mut numbers) = (0, 0, numbers);
    for (end, head) in ends.iter().zip(heads.chunks_exact_mut(HEAD)) {
        let (own, rest) = std::mem::take(&mut numbers).split_at_mut(columns.count());
        arena.reset();
        match decode(&bytes[begin..*end as usize], &arena).and_then(of_a_player) {
            Ok(request) => {
                write(&request, bytes, columns, head, own);
                good += 1;
            }
            Err(error) => {
                head.fill(0);
                head[CODE] = error as u32;
                own.fill(f64::NAN);
            }
        }
        (begin, numbers) = (*end as usize, rest);
    }
    Ok(good)
}

fn of_a_player(request: Request<'_>) -> Result<Request<'_>, WireError> {
    if is_control(&request.command) { Err(WireError::WrongSender) } else { Ok(request) }
}

fn write(request: &Request<'_>, bytes: &[u8], columns: Columns<'_>, head: &mut [u32], numbers: &mut [f64]) {
    let (mut ticket_id, mut queue, mut players) = ("", "", 0);
    let (mut attributes, mut latencies): (&[Attribute<'_>], &[Latency<'_>]) = (&[], &[]);
    match &request.command {
        Command::Enqueue(enqueue) => {
            (ticket_id, queue, players) = (enqueue.ticket_id, enqueue.queue, enqueue.players.len());
            (attributes, latencies) = (enqueue.attributes, enqueue.latencies);
        }
        Command::Cancel { ticket_id: id } | Command::Explain { ticket_id: id } => ticket_id = id,
        _ => {}
    }
    head[CODE] = 0;
    head[KIND] = kind(&request.command);
    place(request.id, bytes, &mut head[ID..TICKET_ID]);
    place(ticket_id, bytes, &mut head[TICKET_ID..QUEUE]);
    place(queue, bytes, &mut head[QUEUE..PLAYERS]);
    head[PLAYERS] = count(players);
    let of_attributes = columns.attributes.iter().map(|name| number_of(attributes, name));
    let of_regions = columns.regions.iter().map(|region| latency_of(latencies, region));
    for (number, value) in numbers.iter_mut().zip(of_attributes.chain(of_regions)) {
        *number = value;
    }
}

/// Where a text that was borrowed from the bytes lies; an empty one anywhere.
fn place(text: &str, bytes: &[u8], into: &mut [u32]) {
    let begin = if text.is_empty() { 0 } else { text.as_ptr().addr() - bytes.as_ptr().addr() };
    into.copy_from_slice(&[count(begin), count(text.len())]);
}

/// A place or a length among bytes whose ends are 32-bit numbers.
fn count(number: usize) -> u32 {
    u32::try_from(number).expect("ends are 32-bit numbers")
}

fn number_of(attributes: &[Attribute<'_>], name: &str) -> f64 {
    match attributes.iter().find(|attribute| attribute.name == name).map(|attribute| attribute.value) {
        Some(Value::Number(number)) => number,
        _ => f64::NAN,
    }
}

fn latency_of(latencies: &[Latency<'_>], region: &str) -> f64 {
    latencies.iter().find(|latency| latency.region == region).map_or(f64::NAN, |latency| latency.milliseconds)
}

fn kind(command: &Command<'_>) -> u32 {
    let tag = match command {
        Command::Hello(_) => field::HELLO,
        Command::Enqueue(_) => field::ENQUEUE,
        Command::Cancel { .. } => field::CANCEL,
        Command::Explain { .. } => field::EXPLAIN,
        Command::Accept { .. } => field::ACCEPT,
        Command::Decline { .. } => field::DECLINE,
        Command::Ack { .. } => field::ACK,
        Command::Ping { .. } => field::PING,
        _ => unreachable!("no player's frame is another"),
    };
    tag >> 3
}

#[cfg(test)]
mod tests {
    use super::{BadBatch, CODE, Columns, HEAD, ID, KIND, PLAYERS, QUEUE, TICKET_ID, decode_requests};
    use crate::compose;
    use crate::error::WireError;
    use musterd_core::command::{Attribute, Command, Enqueue, Latency, Request, Value};

    fn enqueue(id: &'static str, ticket_id: &str, rating: f64) -> Vec<u8> {
        let enqueue = Enqueue {
            ticket_id,
            queue: "duel",
            attributes: &[
                Attribute { name: "name", value: Value::Text("ann") },
                Attribute { name: "rating", value: Value::Number(rating) },
            ],
            latencies: &[Latency { region: "eu", milliseconds: 20.0 }],
            ..Enqueue::default()
        };
        compose::frame(&Request { id, request: 0, command: Command::Enqueue(enqueue) })
    }

    fn joined(frames: &[Vec<u8>]) -> (Vec<u8>, Vec<u32>) {
        let mut bytes = Vec::new();
        let end = |frame: &Vec<u8>| {
            bytes.extend_from_slice(frame);
            u32::try_from(bytes.len()).expect("a few bytes")
        };
        let ends = frames.iter().map(end).collect();
        (bytes, ends)
    }

    fn text<'a>(bytes: &'a [u8], head: &[u32], place: usize) -> &'a str {
        let begin = head[place] as usize;
        std::str::from_utf8(&bytes[begin..begin + head[place + 1] as usize]).expect("text")
    }

    #[test]
    fn good_and_bad_frames_each_have_their_record() {
        let cancel = Request { id: "", request: 0, command: Command::Cancel { ticket_id: "t-9" } };
        let control = Request { id: "", request: 1, command: Command::Detach { connection: 1 } };
        let frames = [
            enqueue("first", "t-1", 1_500.0),
            vec![0xff],
            compose::frame(&cancel),
            compose::frame(&control),
            Vec::new(),
            enqueue("", "t-2", -0.5),
        ];
        let (bytes, ends) = joined(&frames);
        let names = ["rating", "name", "missing"].map(String::from);
        let regions = ["eu".to_owned()];
        let columns = Columns { attributes: &names, regions: &regions };
        let (mut heads, mut numbers) = (vec![7; HEAD * 6], vec![7.0; 4 * 6]);
        assert_eq!(decode_requests(&bytes, &ends, columns, &mut heads, &mut numbers), Ok(3));
        let heads: Vec<&[u32]> = heads.chunks_exact(HEAD).collect();
        let codes =
            [0, WireError::Truncated as u32, 0, WireError::WrongSender as u32, WireError::NoBody as u32, 0];
        assert_eq!(heads.iter().map(|head| head[CODE]).collect::<Vec<_>>(), codes);
        assert_eq!([heads[0][KIND], heads[2][KIND], heads[0][PLAYERS]], [4, 5, 0]);
        assert_eq!([ID, TICKET_ID, QUEUE].map(|at| text(&bytes, heads[0], at)), ["first", "t-1", "duel"]);
        assert_eq!([ID, TICKET_ID, QUEUE].map(|at| text(&bytes, heads[2], at)), ["", "t-9", ""]);
        assert_eq!([ID, TICKET_ID, QUEUE].map(|at| text(&bytes, heads[5], at)), ["", "t-2", "duel"]);
        let read = [0, 3, 20, 23].map(|place: usize| numbers[place].to_bits());
        assert_eq!(read, [1_500.0_f64, 20.0, -0.5, 20.0].map(f64::to_bits));
        assert!(
            numbers[1].is_nan() && numbers[2].is_nan() && numbers[4..20].iter().all(|number| number.is_nan())
        );
    }

    #[test]
    fn a_batch_that_does_not_fit_together_is_refused_and_nothing_is_written() {
        let (bytes, ends) = joined(&[enqueue("", "t", 1.0), enqueue("", "t", 1.0)]);
        let beyond = [ends[0], ends[1] + 1];
        let back = [ends[1], ends[0]];
        let cases: [(&[u32], usize, usize, BadBatch); 5] = [
            (&beyond, 2 * HEAD, 0, BadBatch::Ends),
            (&back, 2 * HEAD, 0, BadBatch::Ends),
            (&ends, 2 * HEAD - 1, 0, BadBatch::Heads),
            (&ends, 2 * HEAD + 1, 0, BadBatch::Heads),
            (&ends, 2 * HEAD, 1, BadBatch::Numbers),
        ];
        for (ends, heads, numbers, problem) in cases {
            let (mut heads, mut numbers) = (vec![7; heads], vec![7.0; numbers]);
            let result = decode_requests(&bytes, ends, Columns::default(), &mut heads, &mut numbers);
            assert_eq!(result, Err(problem));
            assert!(heads.iter().all(|number| *number == 7));
        }
    }
}

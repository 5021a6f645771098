//! One seed: a life full of accidents, then peace, and what must be true by then.

use musterd_core::command::Command;

use super::super::faulty_disk::Fault;
use super::verdict::{Check, Verdict, ensure};
use super::witness::{QUEUE, standing_of};
use super::world::{PLAYERS, World};

/// Everything that happens in a life.
const STEPS: std::ops::Range<u64> = 40..120;
/// A life may take so long, so that no ended ticket is forgotten: ten minutes less what peace takes.
const LIFE_MS_MAX: u64 = 400_000;
/// After that nothing waits any more: every grace and every timeout is over.
const PEACE_MS: u64 = 100_000;

/// What a life came to.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Figures {
    pub(crate) steps: u64,
    pub(crate) starts: u64,
    pub(crate) matches: u64,
    pub(crate) bytes: u64,
}

/// Lives a seed through.
pub(crate) fn live(seed: u64) -> Verdict<Figures> {
    let mut world = World::new(seed);
    world.start()?;
    put_rules(&mut world, 80);
    world.turn()?;
    let steps = world.random.between(STEPS);
    for _ in 0..steps {
        step(&mut world)?;
        if world.random.one_in(3) {
            continue;
        }
        world.turn()?;
    }
    make_peace(&mut world)?;
    let bytes = world.disk.files().values().map(|bytes| bytes.len() as u64).sum();
    let starts = world.starts.into();
    Ok(Figures { steps, starts, matches: world.server().machine().witness.matches, bytes })
}

fn put_rules(world: &mut World, distance: u32) {
    let rules = world.rules(distance);
    world.shells[0].control(Command::PutRules { queue: QUEUE, rules: &rules });
}

/// Something happens.
fn step(world: &mut World) -> Verdict {
    let player = world.random.below(PLAYERS);
    let is_connected = world.players[player].connection.is_some();
    match world.random.below(100) {
        0..=9 => world.connect(player),
        10..=14 => world.hang_up(player),
        15..=19 => miss(world, player),
        // Whoever is not connected comes back, whatever he wanted.
        20..=52 if !is_connected => world.connect(player),
        20..=44 => {
            let partner = world.random.one_in(3).then(|| world.random.below(PLAYERS));
            world.ask(player, partner, None);
        }
        // A second connection, on which the last request is sent again: its outcome was unknown.
        45..=52 => {
            if world.random.one_in(2) {
                world.connect(player);
            }
            let frame = world.players[player].newest_request.clone();
            if !frame.is_empty() {
                world.send(player, frame);
            }
        }
        53..=59 => cancel(world, player),
        60..=65 => {
            // Before its welcome a client does not know which session it would acknowledge in.
            if world.players[player].is_welcome {
                let seq = world.players[player].last_seq;
                world.say(player, Command::Ack { seq });
            }
        }
        66..=67 => world.say(player, Command::Ping { ts: 1.0 }),
        68..=72 => from_server(world, player),
        73 => {
            let distance = [80, 200][world.random.below(2)];
            put_rules(world, distance);
        }
        74..=83 => pass_time(world)?,
        84..=86 => {
            let now = world.now().as_millis();
            let worker = world.random.below(2);
            world.shells[worker].blocked_until = now + world.random.between(1..3_000);
        }
        87..=91 => world.follow(),
        92..=94 => world.make_snapshot()?,
        _ => accident(world)?,
    }
    Ok(())
}

fn miss(world: &mut World, player: usize) {
    let Some(connection) = world.players[player].connection else { return };
    let present = world.random.one_in(4);
    let worker = usize::from(crate::shared::worker_of(connection));
    world.shells[worker].control(Command::Presence { connection, present });
}

fn cancel(world: &mut World, player: usize) {
    let tickets = if world.random.one_in(4) { &world.tickets } else { &world.players[player].tickets };
    let recent = &tickets[tickets.len().saturating_sub(3)..];
    let Some(ticket_id) = world.random.pick(recent).cloned() else { return };
    world.say(player, Command::Cancel { ticket_id: &ticket_id });
}

fn from_server(world: &mut World, player: usize) {
    let recent = &world.tickets[world.tickets.len().saturating_sub(5)..];
    let ticket_id = world.random.pick(recent).cloned();
    match (world.random.below(4), ticket_id) {
        (0, Some(ticket_id)) => world.shells[0].control(Command::DeleteTicket { ticket_id: &ticket_id }),
        (1, Some(ticket_id)) => world.shells[1].control(Command::ReadTicket { ticket_id: &ticket_id }),
        _ => {
            let presence = world.random.one_in(2);
            world.ask(player, None, Some(presence));
        }
    }
}

fn pass_time(world: &mut World) -> Verdict {
    if world.now().as_millis() > LIFE_MS_MAX {
        return Ok(());
    }
    match world.random.below(8) {
        0 => {
            let milliseconds = world.random.between(5_000..40_000);
            world.advance(milliseconds)
        }
        1 => {
            // The process was stopped.
            let milliseconds = world.random.between(1_001..20_000);
            world.turn_at(milliseconds)
        }
        2..=4 => {
            let milliseconds = world.random.between(500..6_000);
            world.advance(milliseconds)
        }
        _ => {
            let milliseconds = world.random.between(1..300);
            world.advance(milliseconds)
        }
    }
}

/// A crash now, or a failure of the disk that comes soon, or little room on it.
fn accident(world: &mut World) -> Verdict {
    let accident_in = world.habits.accident_in;
    if !world.random.one_in(accident_in) {
        return Ok(());
    }
    let bytes = world.random.below(400);
    let calls = u32::try_from(world.random.below(12)).expect("small");
    let faults = [
        Fault::ShortWrite(bytes),
        Fault::Full(bytes),
        Fault::FailedSync,
        Fault::FailedCreate(bytes),
        Fault::FailedReplace,
    ];
    match world.random.below(6) {
        0 | 1 => world.restart(),
        2 => {
            let is_low = world.random.one_in(2);
            world.disk.set_available(if is_low { 1 } else { u64::MAX });
            Ok(())
        }
        3 | 4 => {
            world.disk.fail(Fault::Death(calls));
            Ok(())
        }
        _ => {
            world.disk.fail(faults[world.random.below(faults.len())]);
            Ok(())
        }
    }
}

/// The disk is good, everyone comes back, and time passes until nothing waits.
fn make_peace(world: &mut World) -> Verdict {
    world.disk.heal();
    world.habits.commit_in = 1;
    world.habits.is_peaceful = true;
    settle(world)?;
    for player in 0..PLAYERS {
        world.connect(player);
    }
    settle(world)?;
    world.advance(PEACE_MS)?;
    // Whoever was absent too long in a life has a new session now.
    settle(world)?;
    check_ends(world)?;
    world.restart()?;
    settle(world)
}

/// Until no worker, no commit and no outbox has anything left to do.
fn settle(world: &mut World) -> Verdict {
    for shell in &mut world.shells {
        shell.blocked_until = 0;
    }
    for _ in 0..2_000 {
        world.turn()?;
        let server = world.server();
        let is_busy = server.commits.is_under_way()
            || server.shared.intake_fill().0 > 0
            || server.thread.station.deliveries.waiting() > 0;
        if !is_busy && world.shells.iter().all(super::shell::Shell::is_idle) {
            // What the last turn released has been drained by it.
            return world.turn_at(1);
        }
    }
    ensure(false, Check::Told, || "it never settles".to_owned())
}

/// Every ticket has ended, and every player knows how his did.
fn check_ends(world: &mut World) -> Verdict {
    for id in world.tickets.clone() {
        let Some(standing) = standing_of(&mut world.server().machine().engine, &id) else { continue };
        let state = standing.state;
        ensure(state.is_final(), Check::Acknowledged, || format!("{id} never ends: {standing:?}"))?;
        let told = world.facts.end_of(&id);
        ensure(told.is_none_or(|told| told == state as u64), Check::TakenBack, || format!("{id}: {told:?}"))?;
        for player in world.players.iter().filter(|player| standing.players.contains(&player.id)) {
            if !player.knows(&id) {
                // He may have been named before he first came.
                continue;
            }
            let knows_match = standing.match_id.is_none() || player.knows_match_of(&id);
            ensure(player.knows_end_of(&id) && knows_match, Check::Told, || {
                format!("{} does not know how {id} ended: {standing:?}", player.id)
            })?;
        }
    }
    Ok(())
}

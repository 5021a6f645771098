/**
 * Bugs that are put in on purpose, each with the check that must find it: the test of the checker. The engine's are one
 * line each in crates/, behind `musterd_core::seeded::is("NAME")`; the gateway's are faults of a proxy before a sound
 * server. A new one is a row here and that line; `seeded-bugs.test.ts` plays every row and prints the table.
 */
import type { Fault } from './faulty-proxy.ts';

/** One bug. */
export interface SeededBug {
  readonly name: string;
  /** What it does, in a few words. */
  readonly breaks: string;
  /** The invariant whose check must find it; others may as well. */
  readonly caughtBy: string;
  /** Makes the fault of a connection; without one the bug is the engine's. */
  readonly proxy?: () => Fault;
}

/** Every so many messages of a kind a fault of the proxy strikes. */
const EVERY = 4;

export const seededBugs: readonly SeededBug[] = [
  { name: 'lost_wake_up', breaks: 'a ticket released from hold is never searched for again', caughtBy: '15' },
  { name: 'dropped_final_state', breaks: 'the end of every fourth ticket is told to nobody', caughtBy: '2' },
  { name: 'skipped_claim', breaks: 'a player who waits may ask for a second ticket', caughtBy: '1' },
  { name: 'doubled_match', breaks: 'a match is made twice, under two ids', caughtBy: '1' },
  { name: 'absent_matched', breaks: 'a ticket with an absent member is not held', caughtBy: '17' },
  { name: 'distance_ignored', breaks: 'three times the distance is let through', caughtBy: '3' },
  { name: 'early_expansion', breaks: 'the last expansion step holds from the start', caughtBy: '3' },
  { name: 'party_split', breaks: 'two players change teams', caughtBy: '3' },
  { name: 'expired_twice', breaks: 'the end of an expired ticket is told twice', caughtBy: '6' },
  { name: 'place_lost', breaks: 'a player who comes back starts to wait anew', caughtBy: '6' },
  { name: 'forgotten_ticket', breaks: 'a ticket that is held is forgotten', caughtBy: '6' },
  { name: 'cancel_ignored', breaks: 'a cancel is answered, and not carried out', caughtBy: '4' },
  { name: 'cancel_denied', breaks: 'a cancel is carried out, and answered with TOO_LATE', caughtBy: '4' },
  { name: 'resume_forgets', breaks: 'a resumed session has lost what it kept', caughtBy: '7' },
  { name: 'seq_repeats', breaks: 'every fifth message has the number of the one before', caughtBy: '7' },
  { name: 'time_goes_back', breaks: 'the clock of some commands is late', caughtBy: '18' },
  {
    name: 'frame_dropped',
    breaks: 'the gateway loses matches',
    caughtBy: '7',
    proxy: () => ({ pass: striking('match', () => []) }),
  },
  {
    name: 'frames_swapped',
    breaks: 'the gateway sends a match after what follows it',
    caughtBy: '7',
    proxy: swappingFault,
  },
  {
    name: 'healthy_dropped',
    breaks: 'the gateway gives up a player who answers',
    caughtBy: '13',
    proxy: () => {
      let heard = 0;
      return {
        pass: (_, frame) => [frame],
        closes: ({ state }) => (state === 'SEARCHING' && (heard += 1) % EVERY === 2 ? 4008 : undefined),
      };
    },
  },
];

/** Does something to every fourth message of a type. */
function striking(type: string, strike: (frame: string) => readonly string[]): Fault['pass'] {
  let heard = 0;
  return (message, frame) => {
    if (message.type !== type) return [frame];
    heard += 1;
    return heard % EVERY === 1 ? strike(frame) : [frame];
  };
}

function swappingFault(): Fault {
  let held: string | undefined;
  return {
    pass: ({ type }, frame) => {
      if (type === 'match') {
        held = frame;
        return [];
      }
      const frames = held === undefined ? [frame] : [frame, held];
      held = undefined;
      return frames;
    },
  };
}

/**
 * Bugs that are put in on purpose, each with the check that must find it: the test of the checker. The engine's are one
 * line each in crates/, behind `musterd_core::seeded::is("NAME")`; the gateway's are faults of a proxy before a sound
 * server; a bug that shows only after `kill -9` has `crash`. A new one is a row here and its line; `seeded-bugs.test.ts`
 * plays every row, and prints the table.
 */
import type { Fault } from './faulty-proxy.ts';
import type { FlagsFor } from './mortal.ts';

/** One bug. */
export interface SeededBug {
  readonly name: string;
  /** What it does, in a few words. */
  readonly breaks: string;
  /** The invariant whose check must find it; others may as well. */
  readonly caughtBy: string;
  /** Where the bug is: a line in crates/, a fault of the gateway, or how the server is run. */
  readonly by: 'engine' | 'proxy' | 'flags';
  /** For a fault of the gateway: makes that of one connection. */
  readonly fault?: () => Fault;
  /** The server's flags, where it is killed and started again halfway; it has a folder of its own to keep things in. */
  readonly crash?: FlagsFor;
}

/** Every so many messages of a kind a fault of the proxy strikes. */
const EVERY = 4;

export const seededBugs: readonly SeededBug[] = [
  {
    name: 'lost_wake_up',
    breaks: 'a ticket released from hold is never searched for again',
    caughtBy: '15',
    by: 'engine',
  },
  {
    name: 'dropped_final_state',
    breaks: 'the end of every fourth ticket is told to nobody',
    caughtBy: '2',
    by: 'engine',
  },
  {
    name: 'skipped_claim',
    breaks: 'a player who waits may ask for a second ticket',
    caughtBy: '1',
    by: 'engine',
  },
  { name: 'doubled_match', breaks: 'a match is made twice, under two ids', caughtBy: '1', by: 'engine' },
  {
    name: 'absent_matched',
    breaks: 'a ticket with an absent member is not held',
    caughtBy: '17',
    by: 'engine',
  },
  {
    name: 'distance_ignored',
    breaks: 'three times the distance is let through',
    caughtBy: '3',
    by: 'engine',
  },
  {
    name: 'early_expansion',
    breaks: 'the last expansion step holds from the start',
    caughtBy: '3',
    by: 'engine',
  },
  { name: 'party_split', breaks: 'two players change teams', caughtBy: '3', by: 'engine' },
  {
    name: 'expired_twice',
    breaks: 'the end of an expired ticket is told twice',
    caughtBy: '6',
    by: 'engine',
  },
  { name: 'place_lost', breaks: 'a player who comes back starts to wait anew', caughtBy: '6', by: 'engine' },
  { name: 'forgotten_ticket', breaks: 'a ticket that is held is forgotten', caughtBy: '6', by: 'engine' },
  {
    name: 'cancel_ignored',
    breaks: 'a cancel is answered, and not carried out',
    caughtBy: '4',
    by: 'engine',
  },
  {
    name: 'cancel_denied',
    breaks: 'a cancel is carried out, and answered with TOO_LATE',
    caughtBy: '4',
    by: 'engine',
  },
  { name: 'resume_forgets', breaks: 'a resumed session has lost what it kept', caughtBy: '7', by: 'engine' },
  {
    name: 'seq_repeats',
    breaks: 'every fifth message has the number of the one before',
    caughtBy: '7',
    by: 'engine',
  },
  { name: 'time_goes_back', breaks: 'the clock of some commands is late', caughtBy: '18', by: 'engine' },
  {
    name: 'frame_dropped',
    breaks: 'the gateway loses matches',
    caughtBy: '7',
    by: 'proxy',
    fault: () => ({ pass: striking('match', () => []) }),
  },
  {
    name: 'frames_swapped',
    breaks: 'the gateway sends a match after what follows it',
    caughtBy: '7',
    by: 'proxy',
    fault: swappingFault,
  },
  {
    name: 'healthy_dropped',
    breaks: 'the gateway gives up a player who answers',
    caughtBy: '13',
    by: 'proxy',
    fault: () => {
      let heard = 0;
      return {
        pass: (_, frame) => [frame],
        closes: ({ state }) => (state === 'SEARCHING' && (heard += 1) % EVERY === 2 ? 4008 : undefined),
      };
    },
  },
  {
    name: 'ack_before_commit',
    breaks: 'answers leave before a slow disk has what they answer',
    caughtBy: '2',
    by: 'engine',
    crash: (folder) => ['--data-dir', folder],
  },
  {
    name: 'nothing_kept',
    breaks: 'a killed server has forgotten what it had acknowledged',
    caughtBy: '2',
    by: 'flags',
    crash: () => ['--ephemeral'],
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

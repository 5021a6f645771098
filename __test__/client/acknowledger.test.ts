import test from 'ava';

import { Acknowledger } from '../../ts/client/acknowledger.ts';
import { ACK_DELAY_MS, ACK_MESSAGES_MAX } from '../../ts/client/limits.ts';
import { ManualClock } from './manual-clock.ts';

function acknowledging() {
  const clock = new ManualClock();
  const acks: number[] = [];
  return { clock, acks, acknowledger: new Acknowledger(clock, (seq) => acks.push(seq)) };
}

test('messages within the delay share one acknowledgement, of the highest seq', (t) => {
  const { clock, acks, acknowledger } = acknowledging();
  for (const seq of [1, 2, 5]) acknowledger.handled(seq);
  t.is(clock.pending, 1, 'one timer, however many messages');
  clock.advance(ACK_DELAY_MS - 1);
  t.deepEqual(acks, []);
  clock.advance(1);
  t.deepEqual(acks, [5]);
  clock.advance(10_000);
  t.deepEqual(acks, [5]);
});

test('the delay runs from the first message: a steady stream does not put it off', (t) => {
  const { clock, acks, acknowledger } = acknowledging();
  for (let seq = 1; seq <= 6; seq += 1) {
    acknowledger.handled(seq);
    clock.advance(ACK_DELAY_MS / 2);
  }
  t.deepEqual(acks, [2, 4, 6]);
});

test('so many messages are acknowledged at once, well before the server has to drop one', (t) => {
  const { clock, acks, acknowledger } = acknowledging();
  for (let seq = 1; seq <= ACK_MESSAGES_MAX * 2 + 1; seq += 1) acknowledger.handled(seq);
  t.deepEqual(acks, [ACK_MESSAGES_MAX, ACK_MESSAGES_MAX * 2]);
  t.true(ACK_MESSAGES_MAX < 32);
  clock.advance(ACK_DELAY_MS);
  t.deepEqual(acks, [ACK_MESSAGES_MAX, ACK_MESSAGES_MAX * 2, ACK_MESSAGES_MAX * 2 + 1]);
});

test('flush sends what waits, and nothing when nothing does', (t) => {
  const { clock, acks, acknowledger } = acknowledging();
  acknowledger.flush();
  acknowledger.handled(3);
  acknowledger.flush();
  acknowledger.flush();
  t.deepEqual(acks, [3]);
  t.is(clock.pending, 0);
});

test('stop forgets what waits', (t) => {
  const { clock, acks, acknowledger } = acknowledging();
  acknowledger.handled(3);
  acknowledger.stop();
  clock.advance(10_000);
  t.deepEqual(acks, []);
});

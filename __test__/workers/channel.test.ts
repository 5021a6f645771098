import { MessageChannel } from 'node:worker_threads';

import test, { type ExecutionContext } from 'ava';

import { MusterdError } from '../../ts/errors.ts';
import { Channel, type Contract, type Handlers } from '../../ts/workers/channel.ts';

interface Told extends Contract {
  readonly asks: {
    readonly double: readonly [value: number, doubled: number];
    readonly refuse: readonly [value: undefined, nothing: void];
    readonly fail: readonly [value: undefined, nothing: void];
    readonly never: readonly [value: undefined, nothing: void];
  };
  readonly tells: { readonly word: string };
}

interface Silent extends Contract {
  readonly asks: Record<never, never>;
  readonly tells: Record<never, never>;
}

function pair(t: ExecutionContext, words: string[] = []) {
  const { port1, port2 } = new MessageChannel();
  const handlers: Handlers<Told> = {
    asks: {
      double: (value) => 2 * value,
      refuse: () => {
        throw new MusterdError('OVERLOADED', 'Not now.', { retryAfterMs: 7 });
      },
      fail: async () => {
        throw new TypeError('a defect');
      },
      never: () => new Promise(() => {}),
    },
    tells: { word: (word) => words.push(word) },
  };
  const asked = new Channel<Told, Silent>(port1, handlers);
  const asking = new Channel<Silent, Told>(port2, { asks: {}, tells: {} });
  t.teardown(() => {
    asked.end(new MusterdError('CLOSED', 'The test is over.'));
    port1.close();
  });
  return asking;
}

test('questions are answered each by its own answer, and what is told arrives before the next answer', async (t) => {
  const words: string[] = [];
  const asking = pair(t, words);
  asking.tell('word', 'hello');
  t.deepEqual(await Promise.all([1, 2, 3].map((value) => asking.ask('double', value))), [2, 4, 6]);
  t.deepEqual(words, ['hello']);
});

test('a refusal keeps its code, its sentence and its time; a defect becomes INTERNAL', async (t) => {
  const asking = pair(t);
  const refused = await t.throwsAsync(asking.ask('refuse', undefined), { instanceOf: MusterdError });
  t.like(refused, { code: 'ERR_MUSTER_OVERLOADED', message: 'Not now.', retryAfterMs: 7 });
  await t.throwsAsync(asking.ask('fail', undefined), { code: 'ERR_MUSTER_INTERNAL', message: /a defect/ });
});

test('who waits when the other side ends is refused, and so is who asks later', async (t) => {
  const asking = pair(t);
  const waiting = asking.ask('never', undefined);
  asking.end(new MusterdError('INTERNAL', 'The thread has died.'));
  asking.end(new MusterdError('CLOSED', 'The second reason counts for nothing.'));
  await t.throwsAsync(waiting, { message: 'The thread has died.' });
  await t.throwsAsync(asking.ask('double', 1), { message: 'The thread has died.' });
});

// While a token is looked at its connection waits: order stays, limits hold, and it may end meanwhile.
import test, { type ExecutionContext } from 'ava';

import type { Identity, TokenVerifier } from '../../ts/identity/identity.ts';
import { MusterdError } from '../../ts/errors.ts';
import { TestClient } from '../support/client.ts';
import { type SceneOptions, startGateway } from '../support/gateway.ts';
import { until } from '../support/until.ts';

/** Looks at tokens when it is told to; a token is the name of its player. */
class SlowVerifier implements TokenVerifier {
  readonly asked: string[] = [];
  readonly #waiting: (() => void)[] = [];
  #isSlow = true;

  async verify(token: string): Promise<Identity> {
    this.asked.push(token);
    if (this.#isSlow) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    if (token === 'nobody') throw new MusterdError('UNAUTHORIZED', 'Nobody.');
    if (token === 'defect') throw new TypeError('seeded');
    const claims = { attributes: { rating: { number: 1_500 } } };
    return { playerId: token, expiresAtMs: Number.POSITIVE_INFINITY, claims };
  }

  /** Answers those that wait, and from now on at once. */
  release(isSlow = false): void {
    this.#isSlow = isSlow;
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}

async function scene(t: ExecutionContext, options: SceneOptions = {}) {
  const verifier = new SlowVerifier();
  return { verifier, ...(await startGateway(t, { ...options, gateway: { auth: verifier } })) };
}

test('a player who leaves while his token is looked at is not admitted', async (t) => {
  const { verifier, url, gateway } = await scene(t);
  const client = await TestClient.connect(url);
  client.say({ type: 'hello', token: 'ann' });
  await until(() => verifier.asked.length === 1);
  client.terminate();
  verifier.release();
  await until(() => gateway.stats().connections === 0);
  t.is(gateway.stats().sessions, 0);
  const { client: other, welcome } = await TestClient.welcomed(url, { token: 'ann' });
  t.false(welcome.resumed);
  await other.close();
});

test('a token that takes longer than the time for hello: 4002, and nothing after', async (t) => {
  const { verifier, url, gateway } = await scene(t, { limits: { helloMs: 200 } });
  const client = await TestClient.connect(url);
  client.say({ type: 'hello', token: 'ann' });
  await until(() => verifier.asked.length === 1);
  t.is((await client.closed).code, 4002);
  verifier.release();
  await until(() => gateway.stats().connections === 0);
  t.is(gateway.stats().sessions, 0);
});

test('what comes meanwhile counts against the rate, and the rest is taken in order', async (t) => {
  const { verifier, url } = await scene(t, { limits: { burst: 5, messagesPerSecond: 1 } });
  const client = await TestClient.connect(url);
  client.say({ type: 'hello', token: 'ann' });
  for (let number = 1; number <= 8; number++) client.say({ type: 'ping', id: `${number}`, ts: number });
  await until(() => verifier.asked.length === 1);
  verifier.release();
  await client.next('welcome');
  const pongs: (string | undefined)[] = [];
  for (let count = 0; count < 4; count++) pongs.push((await client.next('pong')).ref);
  t.deepEqual(pongs, ['1', '2', '3', '4']);
  t.is(await client.nextCode(), 'ERR_MUSTER_RATE_LIMITED');
  await client.close();
});

/** Ann's request for a party with these, each with a token. */
const party = (id: string, ...members: string[]) => ({
  type: 'enqueue',
  id,
  queue: 'duel',
  players: [{ playerId: 'ann' }, ...members.map((playerId) => ({ playerId, token: playerId }))],
});

test('several messages with tokens in a row are answered in order, the bad ones too', async (t) => {
  const { verifier, url } = await scene(t);
  verifier.release();
  const { client } = await TestClient.welcomed(url, { token: 'ann' });
  verifier.release(true);
  client.say(party('1', 'nobody'));
  client.say({ type: 'ping', id: '2', ts: 2 });
  client.say(party('3', 'bob'));
  client.say({ type: 'ping', id: '4', ts: 4 });
  await until(() => verifier.asked.at(-1) === 'nobody');
  verifier.release(true);
  await until(() => verifier.asked.at(-1) === 'bob');
  verifier.release();
  await until(() => client.heard.length === 4);
  const answers = client.heard.map(({ type, ...message }) => `${type} ${'ref' in message && message.ref}`);
  // No team of the queue has room for a party of two.
  t.deepEqual(answers, ['error 1', 'pong 2', 'error 3', 'pong 4']);
  await client.close();
});

test('a defect while a token is looked at is told as one, and ends nothing', async (t) => {
  const { verifier, url, link } = await scene(t);
  const defects: unknown[] = [];
  link.onDefect((error) => defects.push(error));
  verifier.release();
  const client = await TestClient.connect(url);
  client.say({ type: 'hello', id: 'h', token: 'defect' });
  t.like(await client.next('error'), { code: 'ERR_MUSTER_INTERNAL', ref: 'h' });
  t.is(defects.length, 1);
  client.say({ type: 'hello', token: 'ann' });
  t.is((await client.next('welcome')).playerId, 'ann');
  await client.close();
});

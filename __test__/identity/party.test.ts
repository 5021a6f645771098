// Under auth jwt nobody plays for someone else, and nobody picks his own rating. The table of who may name whom is in
// crates/core/tests/claims.rs; here real tokens go through real sockets.
import test, { type ExecutionContext } from 'ava';

import { secretFile } from '../../ts/identity/key-source.ts';
import { Tokens } from '../../ts/identity/tokens.ts';
import { type Form, TestClient } from '../support/client.ts';
import { startGateway } from '../support/gateway.ts';
import { until } from '../support/until.ts';
import { nowSeconds, secretSigner } from './keys.ts';

/** Two against two; a player may say his region himself, but not his rating. */
const PAIRS = JSON.stringify({
  name: 'pairs',
  ruleLanguageVersion: '1.0',
  playerAttributes: [
    { name: 'rating', type: 'number', public: true },
    { name: 'region', type: 'string', default: '', public: true },
  ],
  teams: [{ name: 'all', minPlayers: 2, maxPlayers: 2 }],
  rules: [{ name: 'near', type: 'batchDistance', batchAttribute: 'rating', maxDistance: 5_000 }],
  queue: { tickMs: 0, clientAttributes: ['region'] },
});

async function scene(t: ExecutionContext, form: Form = 'musterd.v1.json') {
  const signer = secretSigner(t);
  const { url, link } = await startGateway(t, {
    gateway: { auth: new Tokens({ keys: secretFile(signer.file) }) },
    queues: { pairs: PAIRS },
  });
  const token = (sub: string, claims: object = { attributes: { rating: 1_500 } }) =>
    signer.sign({ sub, ...claims });
  const player = async (sub: string, claims?: object) => {
    const { client } = await TestClient.welcomed(url, { token: await token(sub, claims) }, { form });
    t.teardown(() => client.terminate());
    return client;
  };
  return { url, link, token, player };
}

const enqueue = (...players: { playerId: string; token?: string; attributes?: object }[]) => ({
  type: 'enqueue',
  id: 'e',
  queue: 'pairs',
  players,
});

for (const form of ['musterd.v1.json', 'musterd.v1.proto'] as Form[]) {
  test(`a party with each member's token plays with what the tokens say, ${form}`, async (t) => {
    const { player, token } = await scene(t, form);
    const [ann, bob] = [await player('ann'), await player('bob')];
    const shown = await token('bob', { attributes: { rating: 900 } });
    ann.say(enqueue({ playerId: 'ann', attributes: { region: 'eu' } }, { playerId: 'bob', token: shown }));
    ann.say({ type: 'ping', id: 'after', ts: 1 });
    t.like(await ann.next('ticket'), { ref: 'e', state: 'SEARCHING', players: ['ann', 'bob'] });
    t.is((await ann.next('pong')).ref, 'after');
    const { teams } = await bob.next('match');
    t.deepEqual(teams[0]?.players, [
      { playerId: 'ann', attributes: { rating: 1_500, region: 'eu' } },
      { playerId: 'bob', attributes: { rating: 900, region: '' } },
    ]);
  });
}

test('a party that the token lists needs no tokens of the others', async (t) => {
  const { player } = await scene(t);
  const party = { id: 'p1', members: ['ann', 'bob'] };
  const ann = await player('ann', { attributes: { rating: 1 }, party });
  await player('bob', { attributes: { rating: 2 } });
  ann.say(enqueue({ playerId: 'ann' }, { playerId: 'bob' }));
  const { teams } = await ann.next('match');
  t.deepEqual(
    teams[0]?.players.map(({ attributes }) => attributes['rating']),
    [1, 2],
  );
});

test('what is refused is refused with a code, the connection lives, and nobody becomes busy', async (t) => {
  const { player, token } = await scene(t);
  const party = { id: 'p1', members: ['ann', 'bob'] };
  const ann = await player('ann', { attributes: { rating: 1 }, party });
  const bob = await player('bob');
  const expired = await token('bob', { exp: nowSeconds() - 60 });
  const [ofBob, ofCid] = [await token('bob'), await token('cid')];
  const cases: [object, string, RegExp][] = [
    [enqueue({ playerId: 'bob' }), 'UNAUTHORIZED', /player `bob` has not agreed/],
    [enqueue({ playerId: 'ann' }, { playerId: 'cid' }), 'UNAUTHORIZED', /player `cid` has not agreed/],
    [
      enqueue({ playerId: 'ann' }, { playerId: 'bob', token: expired }),
      'UNAUTHORIZED',
      /^Player bob: The token has expired/,
    ],
    [
      enqueue({ playerId: 'ann' }, { playerId: 'bob', token: ofCid }),
      'UNAUTHORIZED',
      /^Player bob: The token is of another player/,
    ],
    [
      enqueue({ playerId: 'ann' }, { playerId: 'bob', token: `${ofBob}x` }),
      'UNAUTHORIZED',
      /^Player bob: The token's signature is wrong/,
    ],
    [
      { type: 'enqueue', queue: 'pairs', attributes: { rating: 3_000 } },
      'BAD_ATTRIBUTE',
      /`rating` is not for a player to say/,
    ],
    [
      enqueue({ playerId: 'ann' }, { playerId: 'bob', attributes: { rating: 0 } }),
      'BAD_ATTRIBUTE',
      /player `bob`: attribute `rating` is not for a player/,
    ],
    [
      enqueue(...Array.from({ length: 11 }, (_, index) => ({ playerId: `p${index}`, token: 'x' }))),
      'PARTY_TOO_LARGE',
      /at most 2 players/,
    ],
  ];
  for (const [message, code, sentence] of cases) {
    ann.say(message);
    const error = await ann.next('error');
    t.is(error.code, `ERR_MUSTER_${code}`, JSON.stringify(error));
    t.regex(error.message, sentence);
  }
  for (const client of [ann, bob]) client.say({ type: 'enqueue', queue: 'pairs' });
  await ann.next('match');
  await bob.next('match');
});

test('a token without a rating: the rating is missing', async (t) => {
  const { player } = await scene(t);
  const ann = await player('ann', {});
  ann.say({ type: 'enqueue', id: 'e', queue: 'pairs' });
  t.like(await ann.next('error'), {
    code: 'ERR_MUSTER_BAD_ATTRIBUTE',
    ref: 'e',
    message: 'player `ann`: attribute `rating` is missing',
  });
});

test("an enqueue said again with a fresh token is the same request, another player's is not", async (t) => {
  const { player, token } = await scene(t);
  const ann = await player('ann');
  const again = async () => ({
    ...enqueue(
      { playerId: 'ann' },
      { playerId: 'bob', token: await token('bob', { exp: nowSeconds() + 99, attributes: { rating: 5 } }) },
    ),
    ticketId: 't-1',
  });
  ann.say(await again());
  t.like(await ann.next('ticket'), { ticketId: 't-1' });
  ann.say(await again());
  t.like(await ann.next('ticket'), { ticketId: 't-1' });
  ann.say({ ...(await again()), players: [{ playerId: 'ann' }] });
  t.is(await ann.nextCode(), 'ERR_MUSTER_DUPLICATE_TICKET');
});

test('no token reaches the engine: what it is given is without them', async (t) => {
  const { player, token, link } = await scene(t);
  const frames: Buffer[] = [];
  const submit = link.submit.bind(link);
  link.submit = (connection, frame) => {
    frames.push(Buffer.from(frame));
    return submit(connection, frame);
  };
  const ann = await player('ann');
  const shown = await token('bob');
  ann.say(enqueue({ playerId: 'ann' }, { playerId: 'bob', token: shown }));
  await ann.next('ticket');
  await until(() => frames.length >= 2);
  for (const frame of frames) t.false(frame.includes('eyJ'), frame.toString('latin1'));
});

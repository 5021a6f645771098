import { join } from 'node:path';
import test from 'ava';
import { jwtVerify } from 'jose';

import { tokensFrom } from '../../ts/bots/tokens.ts';
import { folderWith } from '../config/folder.ts';

const SECRET = 'a secret of at least thirty-two bytes';
const key = new TextEncoder().encode(SECRET);

for (const text of [SECRET, `${SECRET}\n`]) {
  test(`tokens are signed with ${JSON.stringify(text.slice(-6))} at the end of the file`, async (t) => {
    const secretFile = join(folderWith(t, { secret: text }), 'secret');
    const token = await tokensFrom({ secretFile })('ann', { rating: 1_500 });
    const { payload, protectedHeader } = await jwtVerify(token, key, { algorithms: ['HS256'] });
    t.is(protectedHeader.alg, 'HS256');
    t.is(payload.sub, 'ann');
    t.deepEqual(payload['attributes'], { rating: 1_500 });
    t.is(payload.iss, undefined);
    t.true((payload.exp ?? 0) > (payload.iat ?? Number.POSITIVE_INFINITY));
  });
}

test('issuer and audience are claimed when they are given', async (t) => {
  const secretFile = join(folderWith(t, { secret: SECRET }), 'secret');
  const token = await tokensFrom({ secretFile, issuer: 'studio', audience: 'game' })('ann', {});
  await t.notThrowsAsync(jwtVerify(token, key, { issuer: 'studio', audience: 'game' }));
});

test('a file that is not there is refused by name', (t) => {
  t.throws(() => tokensFrom({ secretFile: 'none' }), { code: 'ERR_MUSTER_CONFIG_INVALID', message: /none/ });
});

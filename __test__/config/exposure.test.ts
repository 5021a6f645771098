// Who is served, and what must be said before: section by section, each refusal with the word that mends it.
import test from 'ava';

import { loadConfiguration } from '../../ts/config/load.ts';
import type { ConfigProblem } from '../../ts/config/problem.ts';
import { MusterdError } from '../../ts/errors.ts';
import { folderWith } from './folder.ts';

async function problemsOf(options: Record<string, unknown>): Promise<string[]> {
  try {
    await loadConfiguration({ options });
    return [];
  } catch (error) {
    if (!(error instanceof MusterdError)) throw error;
    if (error.code !== 'ERR_MUSTER_CONFIG_INVALID') throw error;
    return (error.problems as ConfigProblem[]).map(({ path, message }) => `${path}: ${message}`);
  }
}

const jwt = { mode: 'jwt', jwtSecretFile: 'secret' };
const tls = { cert: 'cert.pem', key: 'key.pem' };
const tokens = (...list: unknown[]) => ({ admin: { tokens: list } });

/** Options, and what each problem must say in order; nothing: they are good. */
const cases: readonly (readonly [Record<string, unknown>, ...RegExp[]])[] = [
  [{ host: '127.0.0.1' }],
  [
    { host: '0.0.0.0' },
    /^host: .* add --auth jwt, or --insecure/,
    /^host: .* add --tls-cert .* --trust-proxy/,
  ],
  [{ host: '::' }, /--auth jwt/, /--tls-cert/],
  [{ host: '192.168.0.1', auth: jwt }, /^host: .* add --tls-cert/],
  [{ host: 'play.example', tls }, /^host: .* add --auth jwt/],
  [{ host: '0.0.0.0', auth: jwt, tls }],
  [{ host: '0.0.0.0', auth: jwt, trustProxy: 1 }],
  [{ host: '0.0.0.0', auth: jwt, trustProxy: 0 }, /^host: .* add --tls-cert/],
  [{ host: '0.0.0.0', insecure: true, tls }],
  [{ host: '0.0.0.0', insecure: true }, /^host: .* add --tls-cert/],
  [{ adminHost: '0.0.0.0' }, /^adminHost: .* add admin\.tokens/],
  [{ admin: { host: '0.0.0.0', tokens: [{ token: 'abc', role: 'read' }] } }],
  [{ insecure: true, adminHost: '0.0.0.0' }, /add admin\.tokens/],
  [{ tls: { cert: 'cert.pem' } }, /^tls\.cert: .* add --tls-key/],
  [{ tls: { key: 'key.pem' } }, /^tls\.key: .* add --tls-cert/],
  [{ auth: { mode: 'jwt' } }, /^auth\.mode: .* add --jwks or --jwt-secret-file/],
  [{ auth: { ...jwt, jwks: 'keys.json' } }, /not by both/],
  [{ auth: { jwks: 'keys.json' } }, /^auth\.jwks: is of no effect without sign-in: add --auth jwt/],
  [{ auth: { jwtSecretFile: 'secret' } }, /^auth\.jwtSecretFile: is of no effect/],
  [{ auth: { jwtIssuer: 'i', jwtAudience: 'a' } }, /^auth\.jwtIssuer: .* no effect/, /^auth\.jwtAudience: /],
  [{ auth: { mode: 'jwt', jwks: 'https://keys.example/' } }],
  [{ auth: { mode: 'jwt', jwks: 'http://127.0.0.1:9/' } }],
  [{ auth: { mode: 'jwt', jwks: 'http://[::1]:9/' } }],
  [{ auth: { mode: 'jwt', jwks: 'http://keys.example/' } }, /^auth\.jwks: .* use https/],
  [{ auth: { mode: 'jwt', jwks: 'http://keys.example/' }, insecure: true }],
  [tokens({ token: 'abc', role: 'read' }, { tokenFile: 'f', role: 'operate' })],
  [tokens({ token: 'abc' }), /^admin\.tokens\[0\]: role must be one of read, game, operate/],
  [tokens({ token: 'abc', role: 'root' }), /role must be one of/],
  [tokens({ role: 'read' }), /needs token or tokenFile/],
  [tokens({ token: 'a', tokenFile: 'f', role: 'read' }), /needs token or tokenFile, one of them/],
  [tokens({ token: 'a b', role: 'read' }), /printable ASCII without spaces/],
  [tokens({ token: 7, role: 'read' }), /printable ASCII/],
  [tokens({ tokenFile: 7, role: 'read' }), /tokenFile must be a text/],
  [tokens({ token: 'abc', role: 'read', rolle: 'x' }), /unknown key rolle/],
];

for (const [options, ...expected] of cases) {
  const isGood = expected.length === 0;
  test(`${JSON.stringify(options)} is ${isGood ? 'good' : 'refused'}`, async (t) => {
    const problems = await problemsOf(options);
    t.is(problems.length, expected.length, problems.join('\n'));
    for (const [index, pattern] of expected.entries()) t.regex(problems[index] ?? '', pattern);
  });
}

test('no message shows a token', async (t) => {
  const problems = await problemsOf(tokens({ token: 'very secret', role: 'read' }));
  t.false(problems.join().includes('secret'));
});

test('files that a configuration file names are relative to its folder', async (t) => {
  const folder = folderWith(t, {
    'musterd.yaml': [
      'auth: { mode: jwt, jwks: keys/set.json }',
      'tls: { cert: cert.pem, key: /etc/key.pem }',
      'admin: { tokens: [{ tokenFile: token, role: read }] }',
    ].join('\n'),
    'url.yaml': 'auth: { mode: jwt, jwks: "https://keys.example/set" }',
  });
  const { settings } = await loadConfiguration({ file: `${folder}/musterd.yaml` });
  t.is(settings.auth.jwks, `${folder}/keys/set.json`);
  t.deepEqual(settings.tls, { cert: `${folder}/cert.pem`, key: '/etc/key.pem' });
  t.is(settings.admin.tokens[0]?.tokenFile, `${folder}/token`);
  const { settings: other } = await loadConfiguration({ file: `${folder}/url.yaml` });
  t.is(other.auth.jwks, 'https://keys.example/set');
});

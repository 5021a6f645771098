import { join } from 'node:path';

import test from 'ava';

import { loadConfiguration, type Sources } from '../../ts/config/load.ts';
import type { ConfigProblem } from '../../ts/config/problem.ts';
import type { SettingPath } from '../../ts/config/settings.ts';
import type { MusterdError } from '../../ts/errors.ts';
import { folderWith } from './folder.ts';

const flags = (given: Partial<Record<SettingPath, string | true | readonly string[]>>) =>
  new Map(Object.entries(given)) as Map<SettingPath, string | true | readonly string[]>;

/** The code and the problems of a refused configuration. */
async function refusalOf(sources: Sources): Promise<{ code: string; problems: readonly ConfigProblem[] }> {
  try {
    await loadConfiguration(sources);
  } catch (error) {
    const { code, problems = [] } = error as MusterdError;
    return { code, problems };
  }
  throw new Error('the configuration was accepted');
}

test('without sources everything is the embedded default', async (t) => {
  const { settings, queues } = await loadConfiguration({});
  t.like(settings, { host: '127.0.0.1', port: 7700, durability: 'disk', rules: [] });
  t.deepEqual(
    queues.map(({ name, from }) => [name, from]),
    [
      ['duel', 'embedded'],
      ['squads', 'embedded'],
    ],
  );
});

test('a flag wins over the environment, that over options, they over the file, it over the default', async (t) => {
  const folder = folderWith(t, {
    'musterd.yaml': 'port: 1\nadmin: { port: 2 }\nlimits: { burst: 3, fragments: 4 }\nworkers: 1\n',
  });
  const { settings } = await loadConfiguration({
    file: join(folder, 'musterd.yaml'),
    options: { port: 10, limits: { burst: 30 }, admin: { port: 20 } },
    environment: { MUSTERD_PORT: '100', MUSTERD_ADMIN_PORT: '200', PATH: '/bin' },
    flags: flags({ port: '1000' }),
  });
  t.is(settings.port, 1_000);
  t.is(settings.admin.port, 200);
  t.is(settings.limits.burst, 30);
  t.is(settings.limits.fragments, 4);
  t.is(settings.limits.helloMs, 5_000);
});

test('MUSTERD_CONFIG names the file, --config wins over it', async (t) => {
  const folder = folderWith(t, { 'one.json': { port: 1 }, 'two.yaml': 'port: 2' });
  const environment = { MUSTERD_CONFIG: join(folder, 'one.json') };
  t.is((await loadConfiguration({ environment })).settings.port, 1);
  t.is((await loadConfiguration({ environment, file: join(folder, 'two.yaml') })).settings.port, 2);
});

test('ephemeral means durability none, whatever a weaker source says', async (t) => {
  const { settings } = await loadConfiguration({
    environment: { MUSTERD_DURABILITY: 'disk' },
    flags: flags({ ephemeral: true }),
  });
  t.is(settings.durability, 'none');
});

test('the environment variables that Kubernetes sets beside a service called musterd are not ours', async (t) => {
  const environment = { MUSTERD_SERVICE_HOST: '10.0.0.1', MUSTERD_PORT_7700_TCP: 'tcp://10.0.0.1:7700' };
  t.is((await loadConfiguration({ environment })).settings.port, 7700);
});

test('a section without keys is as good as none', async (t) => {
  const folder = folderWith(t, { 'musterd.yaml': 'limits:\n  # burst: 3\nadmin:\n' });
  t.is((await loadConfiguration({ file: join(folder, 'musterd.yaml') })).settings.limits.burst, 40);
});

for (const [name, yaml, line, path, message] of [
  ['an unknown key', 'host: ::1\nprot: 1\n', 2, 'prot', 'unknown key; did you mean port?'],
  [
    'an unknown key of a section',
    'limits:\n  burts: 1\n',
    2,
    'limits.burts',
    'unknown key; did you mean burst?',
  ],
  ['a text for a number', 'port: "7700"\n', 1, 'port', 'must be a whole number from 0 to 65535, not "7700"'],
  [
    'a number out of range',
    '\nport: 65536\n',
    2,
    'port',
    'must be a whole number from 0 to 65535, not 65536',
  ],
  ['NaN', 'port: .nan\n', 1, 'port', 'must be a whole number from 0 to 65535, not null'],
  [
    'a word that is no choice',
    'logLevel: loud\n',
    1,
    'logLevel',
    'must be one of error, warn, info, debug, not "loud"',
  ],
  ['a list for a section', 'limits: [1]\n', 1, 'limits', 'must be a mapping of keys'],
  [
    'one key in two spellings',
    'admin: { port: 1 }\nadminPort: 2\n',
    2,
    'adminPort',
    'the key admin.port is given twice, in two spellings',
  ],
  ['a repeated key', 'port: 1\nport: 2\n', 2, '', 'Map keys must be unique'],
  ['a list', '- port\n', 1, '', 'must be a mapping of keys'],
  ['the name of a prototype', '__proto__: { port: 1 }\n', 1, '__proto__', 'unknown key; did you mean port?'],
  [
    'a short resume key',
    'session: { resumeKey: short }\n',
    1,
    'session.resumeKey',
    'must be a text of at least 32 characters',
  ],
] as const) {
  test(`a file with ${name} is refused with its line`, async (t) => {
    const file = join(folderWith(t, { 'musterd.yaml': yaml }), 'musterd.yaml');
    const { code, problems } = await refusalOf({ file });
    t.is(code, 'ERR_MUSTER_CONFIG_INVALID');
    t.deepEqual(problems, [{ path, line, message, file }]);
  });
}

test('a file that is not there is refused by name', async (t) => {
  const file = join(folderWith(t, {}), 'none.yaml');
  const { problems } = await refusalOf({ file });
  t.deepEqual(problems, [{ path: '', line: 0, message: 'no such file or directory', file }]);
});

for (const [name, sources, path, message] of [
  ['an unknown option', { options: { burst: 1 } }, 'burst', /^unknown key; did you mean \w+\?$/],
  [
    'an unknown variable',
    { environment: { MUSTERD_PROT: '1' } },
    'MUSTERD_PROT',
    /did you mean MUSTERD_PORT\?/,
  ],
  [
    'a variable with a bad value',
    { environment: { MUSTERD_PORT: 'tcp://10.0.0.1:1' } },
    'MUSTERD_PORT',
    /^must be a whole number/,
  ],
  [
    'a flag with a bad value',
    { flags: flags({ port: '1e3' }) },
    '--port',
    /^must be a whole number .*, not "1e3"$/,
  ],
  [
    'a flag that is neither true nor false',
    { flags: flags({ ephemeral: 'perhaps' }) },
    '--ephemeral',
    /^must be true or false/,
  ],
  [
    'a heartbeat that is slower than its interval',
    { options: { heartbeat: { timeoutMs: 40_000 } } },
    'heartbeat.timeoutMs',
    /too much for heartbeat.intervalMs/,
  ],
  ['one port for both', { options: { port: 7701 } }, 'admin.port', /players' port too/],
] as const) {
  test(`${name} is refused`, async (t) => {
    const { code, problems } = await refusalOf(sources as Sources);
    t.is(code, 'ERR_MUSTER_CONFIG_INVALID');
    t.is(problems[0]?.path, path);
    t.regex(problems[0]?.message ?? '', message);
  });
}

test('all mistakes of all sources are told at once', async (t) => {
  const { problems } = await refusalOf({
    options: { port: -1, hots: 1 },
    environment: { MUSTERD_WORKERS: 'many' },
    flags: flags({ logLevel: 'loud' }),
  });
  t.deepEqual(
    problems.map(({ path }) => path),
    ['port', 'hots', 'MUSTERD_WORKERS', '--log-level'],
  );
});

for (const [path, value] of [
  ['redis', 'redis://localhost'],
  ['nats', 'nats://localhost'],
  ['etcd', 'http://localhost:2379'],
] as const) {
  test(`${path} ${value} is not supported yet`, async (t) => {
    const { code, problems } = await refusalOf({ flags: flags({ [path]: value }) });
    t.is(code, 'ERR_MUSTER_NOT_SUPPORTED');
    t.regex(problems[0]?.message ?? '', /is not supported yet$/);
  });
}

for (const host of ['127.0.0.1', '127.9.8.7', '::1', 'localhost', 'LOCALHOST']) {
  test(`${host} is loopback`, async (t) => {
    t.is((await loadConfiguration({ options: { host } })).settings.host, host);
  });
}

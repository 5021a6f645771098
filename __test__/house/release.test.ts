// The workflows agree with what they release: targets, scripts, stages, rights.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { parseTriple } from '@napi-rs/cli';
import test from 'ava';
import { parse } from 'yaml';

import { stages } from '../../scripts/lib/stages.js';

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly if?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Job {
  readonly needs?: string | readonly string[];
  readonly permissions?: Readonly<Record<string, string>>;
  readonly strategy?: { readonly matrix: { readonly include: readonly Readonly<Record<string, string>>[] } };
  readonly steps: readonly Step[];
}

interface Workflow {
  readonly on: {
    readonly workflow_dispatch?: { readonly inputs: Record<string, { readonly default: unknown }> };
  };
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = join(root, '.github/workflows');
const read = (name: string) => parse(readFileSync(join(folder, name), 'utf8')) as Workflow;
const release = read('release.yml');
const { napi, scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  napi: { targets: string[] };
  scripts: Record<string, string>;
};
const matrix = release.jobs['build']?.strategy?.matrix.include ?? [];
const stepsOf = ({ jobs }: Workflow) => Object.values(jobs).flatMap(({ steps }) => steps);

test('what is built are the targets of package.json, and each has its package below npm/', (t) => {
  const built = matrix.map(({ target = '' }) => target);
  t.deepEqual(built.toSorted(), napi.targets.toSorted());
  t.deepEqual(
    built.map((target) => parseTriple(target).platformArchABI).toSorted(),
    readdirSync(join(root, 'npm')).toSorted(),
  );
});

test('each target is tested where it is built, by stages that exist', (t) => {
  const inImage = readFileSync(join(root, 'scripts/release-in-image.sh'), 'utf8');
  const ofImage = [...inImage.matchAll(/--only (\w+)/g)].map(([, name = '']) => name);
  for (const { target = '', image, stages: named = '' } of matrix) {
    const chosen = image === undefined ? named.split(' ') : ofImage;
    t.true(chosen.includes('engine') && chosen.includes('cargo'), target);
    for (const name of chosen)
      t.true(
        stages.some((stage) => stage.name === name),
        `${target}: ${name}`,
      );
    t.is(image !== undefined, target.includes('linux'), `${target} is built in an image where it is Linux`);
    t.is(image?.includes('alpine') ?? false, target.includes('musl'), `${target} has its C library`);
  }
});

test('nothing is published before everything is built, tested and checked, and by one job alone', (t) => {
  const { advisories, pack, publish } = release.jobs;
  t.deepEqual(pack?.needs, ['advisories', 'build']);
  t.is(publish?.needs, 'pack');
  t.deepEqual(release.permissions, { contents: 'read' });
  t.is(publish?.permissions?.['id-token'], 'write', 'npm signs where it was built');
  const privileged = Object.entries(release.jobs).filter(([, { permissions }]) => permissions !== undefined);
  t.deepEqual(
    privileged.map(([name]) => name),
    ['publish'],
  );
  const checks = advisories?.steps.map(({ run }) => run ?? '').join('\n') ?? '';
  t.regex(checks, /npm audit --omit=dev/);
  t.regex(checks, /cargo deny check advisories licenses bans sources/);
});

test('by hand it is a rehearsal, unless somebody says otherwise', (t) => {
  t.is(release.on.workflow_dispatch?.inputs['dry-run']?.default, true);
  const uploads = stepsOf(release).filter(({ run }) => run?.includes('scripts/publish.js') === true);
  t.is(uploads.length, 2);
  const [rehearsal, real] = uploads;
  t.regex(rehearsal?.run ?? '', /--dry-run$/);
  t.regex(real?.run ?? '', /--provenance$/);
  t.is(real?.if, "github.event_name == 'push' || !inputs.dry-run");
});

for (const name of readdirSync(folder)) {
  const workflow = read(name);

  test(`${name}: every action is pinned by its commit`, (t) => {
    const used = stepsOf(workflow).flatMap(({ uses }) => uses ?? []);
    t.true(used.length > 0);
    t.deepEqual(
      used.filter((action) => !/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/.test(action)),
      [],
    );
  });

  test(`${name}: every script that it calls is there, and knows the flags`, (t) => {
    const lines = stepsOf(workflow).flatMap(({ run }) => run ?? []);
    t.true(lines.length > 0);
    for (const line of lines) {
      for (const [, verb = ''] of line.matchAll(/npm (?:--silent )?(?:run )?(test|start|build|lint)\b/g)) {
        t.true(verb in scripts, verb);
      }
      const [, path, flags = ''] = /(?:node|sh) (scripts\/[\w./-]+)(.*)/s.exec(line) ?? [];
      if (path === undefined) continue;
      const source = readFileSync(join(root, path), 'utf8');
      for (const [flag] of flags.matchAll(/--[a-z-]+/g)) t.true(source.includes(flag), `${path} ${flag}`);
    }
  });
}

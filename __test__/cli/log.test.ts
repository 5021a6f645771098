import test from 'ava';

import { MusterdError } from '../../ts/index.ts';
import { type Level, levels, Log } from '../../ts/telemetry/log.ts';

/** What a log of this level and format writes when each level says `hello` with these fields. */
function written(level: Level, format: 'json' | 'text', fields: object = {}): string[] {
  const lines: string[] = [];
  const log = new Log({ level, format, write: (line) => lines.push(line) });
  for (const each of levels) log[each]('hello', { ...fields });
  return lines;
}

for (const [level, expected] of [
  ['error', ['error']],
  ['warn', ['error', 'warn']],
  ['info', ['error', 'warn', 'info']],
  ['debug', ['error', 'warn', 'info', 'debug']],
] as const) {
  test(`level ${level} logs ${expected.join(', ')}`, (t) => {
    t.deepEqual(
      written(level, 'json').map((line) => JSON.parse(line).level),
      [...expected],
    );
  });
}

test('a JSON line has time, level, message and fields, whatever is in them', (t) => {
  const [line = ''] = written('error', 'json', { text: 'two\nlines "quoted"', number: 1, none: undefined });
  t.is(line.indexOf('\n'), line.length - 1);
  t.like(JSON.parse(line), { level: 'error', message: 'hello', text: 'two\nlines "quoted"', number: 1 });
  t.false(Number.isNaN(Date.parse(JSON.parse(line).time)));
});

test('a line for eyes has the time of day first', (t) => {
  const [line] = written('error', 'text', { queue: 'duel', version: 1, said: 'two\nlines' });
  t.regex(line ?? '', /^\d\d:\d\d:\d\d\.\d{3} error hello queue=duel version=1 said="two\\nlines"\n$/);
});

test('an error becomes its code, message and stack', (t) => {
  const [line = ''] = written('error', 'json', { error: new MusterdError('TOO_LATE', 'It has ended.') });
  t.like(JSON.parse(line).error, { code: 'ERR_MUSTER_TOO_LATE', message: 'It has ended.' });
  t.regex(JSON.parse(line).error.stack, /log\.test/);
});

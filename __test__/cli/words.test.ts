import test from 'ava';

import { errorText, exitCodeOf } from '../../ts/cli/exit.ts';
import { buildProgram } from '../../ts/cli/program.ts';
import { folderWith } from '../config/folder.ts';
import { musterd } from './command.ts';

/** How a command line that cannot be read ends, without a process. */
function refusalOf(words: readonly string[]): { code: number; text: string } {
  try {
    buildProgram(() => {}).parse(words, { from: 'user' });
  } catch (error) {
    return { code: exitCodeOf(error), text: errorText(error) };
  }
  throw new Error('the words were accepted');
}

for (const [words, text] of [
  [['serv'], 'unknown command serv; did you mean serve?'],
  [['chekc', 'rules'], 'unknown command chekc; did you mean check?'],
  [['--verison'], 'unknown flag --verison; did you mean --version?'],
  [['serve', '--prot', '1'], 'unknown flag --prot; did you mean --port?'],
  [['serve', '--limits-brust=1'], 'unknown flag --limits-brust; did you mean --limits-burst?'],
  [['serve', '--queues', 'x'], 'unknown flag --queues; did you mean'],
  [['serve', '-p', '1'], 'unknown flag -p; did you mean'],
  [['serve', '--port'], "option '--port <PORT>' argument missing"],
  [['serve', 'rules.json'], 'too many arguments'],
  [['check'], "missing required argument 'RULES'"],
  [['check', '--fast', 'rules'], 'unknown flag --fast; did you mean'],
] as const) {
  test(`musterd ${words.join(' ')}: ${text}`, (t) => {
    const refusal = refusalOf(words);
    t.is(refusal.code, 2);
    t.true(refusal.text.startsWith('musterd: ERR_MUSTER_CONFIG_INVALID: '), refusal.text);
    t.true(refusal.text.includes(text), refusal.text);
  });
}

for (const command of ['drain', 'config']) {
  test.serial(`musterd ${command} is not supported yet and ends with 2`, async (t) => {
    const { code, stdout, stderr } = await musterd([command, '--with', 'anything']);
    t.is(code, 2);
    t.is(stderr, `musterd: ERR_MUSTER_NOT_SUPPORTED: musterd ${command} is not supported yet.\n`);
    t.is(stdout, '');
  });
}

test.serial('musterd --version prints the version', async (t) => {
  const { code, stdout } = await musterd(['--version']);
  t.is(code, 0);
  t.regex(stdout, /^\d+\.\d+\.\d+\n$/);
});

test.serial('musterd alone shows its help and ends with 2', async (t) => {
  const { code, stdout, stderr } = await musterd([]);
  t.is(code, 2);
  t.is(stdout, '');
  t.regex(stderr, /Usage: musterd/);
});

for (const [words, wanted] of [
  [['--help'], [/Examples:/, /musterd serve/, /check/]],
  [
    ['serve', '--help'],
    [/Examples:/, /--admin-port/, /default 7700/, /MUSTERD_ADMIN_PORT/, /--rules/],
  ],
  [
    ['check', '--help'],
    [/Examples:/, /FILE:LINE/],
  ],
  [
    ['replay', '--help'],
    [/Examples:/, /--until/, /--into/, /--rules/, /--export/],
  ],
] as const) {
  test.serial(`musterd ${words.join(' ')} shows examples and ends with 0`, async (t) => {
    const { code, stdout } = await musterd(words);
    t.is(code, 0);
    for (const pattern of wanted) t.regex(stdout, pattern);
  });
}

for (const [name, words, env, pattern] of [
  [
    'a flag out of range',
    ['--port', '70000'],
    {},
    /CONFIG_INVALID\n--port: must be a whole number from 0 to 65535/,
  ],
  [
    'a variable that nobody knows',
    [],
    { MUSTERD_PROT: '1' },
    /MUSTERD_PROT: unknown variable; did you mean MUSTERD_PORT\?/,
  ],
  ['a missing configuration file', ['--config', 'none.yaml'], {}, /none\.yaml: no such file or directory/],
  ['a missing rule file', ['--rules', 'none.json'], {}, /none\.json: no such file or directory/],
  [
    'a feature of a later build',
    ['--redis', 'redis://here'],
    {},
    /NOT_SUPPORTED\n--redis: .* not supported yet/,
  ],
  ['an address of other machines', ['--host', '0.0.0.0'], {}, /CONFIG_INVALID\n--host: .* add --auth jwt/],
  ['rules that are wrong', ['--rules', 'wrong.json'], {}, /RULES_INVALID\nwrong\.json:2: teams: /],
  [
    'a configuration that is wrong',
    ['--config', 'wrong.yaml'],
    {},
    /CONFIG_INVALID\nwrong\.yaml:2: limits\.burst: must be/,
  ],
] as const) {
  test.serial(`musterd serve with ${name} ends with 2 and says where`, async (t) => {
    const cwd = folderWith(t, {
      'wrong.json': '{ "ruleLanguageVersion": "1.0",\n  "teams": 7 }',
      'wrong.yaml': 'limits:\n  burst: none\n',
    });
    const { code, stdout, stderr } = await musterd(['serve', '--port', '0', '--admin-port', '0', ...words], {
      cwd,
      env,
    });
    t.is(code, 2, stderr);
    t.regex(stderr, pattern);
    t.is(stdout, '');
  });
}

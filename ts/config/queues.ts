import { relative, resolve } from 'node:path';
import { type Document, problemAt, wordsOf } from './document.ts';
import { isMapping } from './kinds.ts';
import type { Given } from './layer.ts';
import { suggestion } from './nearest.ts';
import { ProblemList, refusal } from './problem.ts';
import { objectOf, type QueueRules, readQueue, readRules, ruleFilesOf } from './rule-file.ts';

/** What a queue of the configuration may say beside `rules`: the keys of a rule set's own `queue` section. */
export const queueKeys: readonly string[] = [
  'requestTimeoutSeconds',
  'acceptanceRequired',
  'acceptanceTimeoutSeconds',
  'backfillMode',
  'additionalPlayerCount',
  'tickMs',
  'objective',
  'promoteAfterSeconds',
  'capacity',
  'searchBudget',
  'whenAbsent',
  'exclusive',
  'matchTtlSeconds',
  'clientAttributes',
  'placement',
  'canary',
];

/**
 * The queues to open. Rule files come on top of the map `queues`, and win where both name a queue.
 *
 * @param named the key `queues`, @param files the key `rules`.
 * @throws MusterdError CONFIG_INVALID with every problem found.
 */
export function resolveQueues(named: Given | undefined, files: Given | undefined): QueueRules[] {
  const problems = new ProblemList();
  const queues = new Map<string, QueueRules>();
  for (const [name, entry] of Object.entries((named?.value ?? {}) as Record<string, Entry>)) {
    const queue = problems.attempt(() => queueOfEntry(name, entry, named?.document));
    if (queue !== undefined) queues.set(name, queue);
  }
  for (const queue of queuesOfFiles(files, problems)) queues.set(queue.name, queue);
  problems.throwIfAny('CONFIG_INVALID');
  return [...queues.values()];
}

type Entry = Readonly<Record<string, unknown>>;

/** The queues that the key `rules` names; two files with the same queue are a mistake. */
function queuesOfFiles(files: Given | undefined, problems: ProblemList): Iterable<QueueRules> {
  const fileByQueue = new Map<string, string>();
  const queues: QueueRules[] = [];
  for (const path of (files?.value ?? []) as string[]) {
    for (const file of problems.attempt(() => ruleFilesOf(seenFrom(files?.document, path))) ?? []) {
      const queue = problems.attempt(() => readQueue(file));
      if (queue === undefined) continue;
      const other = fileByQueue.get(queue.name);
      const message = `is a second file for the queue ${queue.name}, after ${other}`;
      if (other !== undefined) problems.add({ path: '', line: 0, message, file });
      fileByQueue.set(queue.name, file);
      queues.push(queue);
    }
  }
  return queues;
}

function queueOfEntry(name: string, entry: Entry, document: Document | undefined): QueueRules {
  const { rules, ...keys } = entry;
  const refused = (key: string, message: string) =>
    refusal('CONFIG_INVALID', [problemAt(document, ['queues', name, key], message)]);
  for (const key of Object.keys(keys)) {
    if (!queueKeys.includes(key))
      throw refused(key, `unknown key${suggestion(key, ['rules', ...queueKeys])}`);
  }
  if (typeof rules === 'string') return queueOfEntryFile(name, seenFrom(document, rules), keys, document);
  if (!isMapping(rules)) throw refused('rules', 'must be a rule set, or the path of a file that holds one');
  return {
    name,
    rules: JSON.stringify(withKeys(rules, keys)),
    from: document?.from ?? 'options',
    place: ({ path, message }) => {
      const words = wordsOf(path);
      const inner = isOverridden(words, keys) ? words.slice(1) : ['rules', ...words];
      return problemAt(document, ['queues', name, ...inner], message);
    },
  };
}

/** A queue whose rules have a file of their own. Problems name its lines, unless a key was laid over the text. */
function queueOfEntryFile(
  name: string,
  file: string,
  keys: Entry,
  document: Document | undefined,
): QueueRules {
  const text = readRules(file);
  const rules = objectOf(text);
  if (rules === undefined || Object.keys(keys).length === 0) {
    return { name, rules: text, from: file, place: (problem) => ({ ...problem, file }) };
  }
  return {
    name,
    rules: JSON.stringify(withKeys(rules, keys)),
    from: file,
    place: (problem) => {
      const words = wordsOf(problem.path);
      return isOverridden(words, keys)
        ? problemAt(document, ['queues', name, ...words.slice(1)], problem.message)
        : { ...problem, line: 0, file };
    },
  };
}

/** The rule set with the queue's keys laid over its `queue` section. */
function withKeys(rules: Entry, keys: Entry): Entry {
  if (Object.keys(keys).length === 0) return rules;
  const own = isMapping(rules['queue']) ? rules['queue'] : {};
  return { ...rules, queue: { ...own, ...keys } };
}

function isOverridden([section, key]: readonly (string | number)[], keys: Entry): boolean {
  return section === 'queue' && Object.hasOwn(keys, String(key));
}

/** A path of a file as seen from the working folder; a path of an option or flag is that already. */
function seenFrom(document: Document | undefined, path: string): string {
  return document?.file === undefined ? path : relative('.', resolve(document.folder, path)) || '.';
}

import type { QueueRules } from '../config/rule-file.ts';

/** The queue of the embedded configuration that two players are enough for, and where it says that it is from. */
const DUEL = 'duel';
const EMBEDDED = 'embedded';

/**
 * What a person reads when the server is ready: where to connect, and a line to paste that gets a match.
 *
 * @param url where players connect, @param adminUrl where servers and operators do, @param queues those that are
 *   open; without our own `duel` among them there is no line that would surely get a match. @param isForAll false:
 *   players need a token, or have to know the certificate, so that there is no such line either.
 */
export function greeting(
  url: string,
  adminUrl: string,
  queues: readonly QueueRules[],
  isForAll: boolean,
): string {
  const lines = [`Players connect to    ${url}`, `Servers and operators ${adminUrl}`];
  const isOurs = queues.some(({ name, from }) => name === DUEL && from === EMBEDDED);
  if (isOurs && isForAll)
    lines.push('', 'To get a match, paste this in the same folder in another terminal:', '', pasted(url));
  return `\n${lines.join('\n')}\n\n`;
}

/** Two players in one line, for any shell. */
function pasted(url: string): string {
  const script = [
    `import('musterd/client').then(({ connect }) => { `,
    `for (const [playerId, rating] of [['ann', 1500], ['bob', 1540]]) { `,
    `const client = connect('${url}', { playerId }); `,
    `client.on('match', ({ matchId, teams }) => { `,
    `console.log(playerId, matchId, teams.map(({ name, players }) => name + ': ' + players[0].playerId).join(', ')); `,
    `client.close(); }); `,
    `client.enqueue({ queue: '${DUEL}', attributes: { rating } }); } })`,
  ];
  return `node -e "${script.join('')}"`;
}

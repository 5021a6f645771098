// The types as the author of a game in a browser meets them: strict, with the types of the DOM, none of Node.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import test from 'ava';
import typescript from 'typescript';

const FOLDER = dirname(fileURLToPath(import.meta.url));

/** The complaints about a game's source. */
function complaints(source: string): string[] {
  const file = join(FOLDER, 'a-game.ts');
  const options: typescript.CompilerOptions = {
    target: typescript.ScriptTarget.ES2023,
    module: typescript.ModuleKind.ESNext,
    moduleResolution: typescript.ModuleResolutionKind.Bundler,
    lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.esnext.disposable.d.ts'],
    types: [],
    strict: true,
    noEmit: true,
    allowImportingTsExtensions: true,
  };
  const host = typescript.createCompilerHost(options);
  const { readFile, fileExists } = host;
  host.fileExists = (path) => path === file || fileExists(path);
  host.readFile = (path) => (path === file ? source : readFile(path));
  const program = typescript.createProgram([file], options, host);
  return typescript
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => typescript.flattenDiagnosticMessageText(messageText, '\n'));
}

// A line after @ts-expect-error that does compile is a complaint too.
const GAME = `
  import { ClientState, closes, connect, type MatchMessage, MusterdError } from '../../ts/client/index.ts';

  const client = connect('wss://play.example', { playerId: 'ada', WebSocket });
  const stop: () => void = client.on('match', (match: MatchMessage) => console.log(match.teams[0]?.name));
  client.on('closed', ({ error, code }) => console.log(error instanceof MusterdError, closes[code]?.action));
  client.on('roundTrip', (durationMs) => durationMs.toFixed());
  const { ticketId } = await client.enqueue({ queue: 'duel', attributes: { rating: 1500 } });
  await client.enqueue({ queue: 'squads', players: [{ playerId: 'ada', latencyMs: { eu: 20 } }] });
  if (client.state === ClientState.Ready) await client.cancel(ticketId);
  await using other = connect('wss://play.example', { token: async () => 'jwt' });
  stop();

  // @ts-expect-error an event that there is not
  client.on('matched', () => {});
  // @ts-expect-error a request without a queue
  client.enqueue({});
  // @ts-expect-error an attribute of no kind
  client.enqueue({ queue: 'duel', attributes: { rating: true } });
  // @ts-expect-error a state that there is not
  client.state === 'open';
`;

test('what the guide shows compiles, mistakes do not', (t) => t.deepEqual(complaints(GAME), []));

/**
 * The child of workers.bench.ts that does it the usual way: `cluster` processes that accept on one port, and a pool in
 * Redis that they share. It makes the same exchange as musterd with one queue of two players whose ratings are at most
 * 1 apart. A Lua script takes a partner out of the pool or puts the player in, in one step, so nobody is matched twice;
 * the partner's process hears of the match by publish and subscribe. Requests of a turn leave in one pipeline.
 */
import cluster, { type Worker } from 'node:cluster';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';

import { Redis } from 'ioredis';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';

import { ClientMessage, type musterd, ServerMessage } from '../../../ts/protocol/v1.ts';
import { PROCESSES } from './processes.ts';

const redisPort = Number(process.env['BENCH_REDIS_PORT']);
/** Linux counts CPU in hundredths of a second. */
const MICROSECONDS_PER_TICK = 10_000;

/** A player's request, as the pool keeps it. */
interface Waiting {
  readonly process: string;
  readonly player: string;
  readonly ticket: string;
  readonly rating: number;
}

const TAKE_OR_WAIT = `
local found = redis.call('ZRANGEBYSCORE', KEYS[1], ARGV[1] - 1, ARGV[1] + 1, 'LIMIT', 0, 1)
if found[1] then
  redis.call('ZREM', KEYS[1], found[1])
  return found[1]
end
redis.call('ZADD', KEYS[1], ARGV[1], ARGV[2])
return nil`;

if (cluster.isPrimary) primary();
else await serve(process.env['BENCH_PROCESS'] ?? '0');

function primary(): void {
  const redisPid = Number(process.env['BENCH_REDIS_PID']);
  let listening = 0;
  const workers: Worker[] = Array.from({ length: PROCESSES }, (_, index) =>
    cluster.fork({ BENCH_PROCESS: String(index) }),
  );
  cluster.on('listening', (_worker, { port }) => {
    listening++;
    if (listening === PROCESSES) process.send?.({ url: `ws://127.0.0.1:${port}/v1/match` });
  });
  process.on('message', async () => {
    const { user, system } = process.cpuUsage();
    const ofWorkers = await Promise.all(workers.map(cpuOf));
    const cpuMicroseconds = ofWorkers.reduce((sum, one) => sum + one, user + system + cpuOfProcess(redisPid));
    process.send?.({ cpuMicroseconds });
  });
  process.on('disconnect', () => {
    for (const worker of workers) worker.kill();
    process.exit();
  });
}

function cpuOf(worker: Worker): Promise<number> {
  return new Promise((resolve) => {
    worker.once('message', resolve);
    worker.send('cpu');
  });
}

/** What another process has used: fields 14 and 15 of its line, behind a name that may hold spaces. */
function cpuOfProcess(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * MICROSECONDS_PER_TICK;
}

async function serve(own: string): Promise<void> {
  const pool = new Redis(redisPort, { enableAutoPipelining: true });
  pool.defineCommand('takeOrWait', { numberOfKeys: 1, lua: TAKE_OR_WAIT });
  const takeOrWait = (pool as unknown as { takeOrWait: TakeOrWait }).takeOrWait.bind(pool);
  const hearing = new Redis(redisPort);
  const players = new Map<string, Session>();
  await hearing.subscribe(`process ${own}`);
  hearing.on('message', (_channel, text: string) => {
    const { matchId, waiting, partner } = JSON.parse(text) as {
      matchId: string;
      waiting: Waiting;
      partner: Waiting;
    };
    players.get(waiting.player)?.matched(matchId, waiting, [waiting, partner]);
  });
  const request = async (session: Session, player: string, enqueue: musterd.v1.Enqueue) => {
    const rating = enqueue.attributes['rating']?.number ?? 0;
    const waiting: Waiting = { process: own, player, ticket: enqueue.ticketId, rating };
    session.searching(waiting);
    const found = await takeOrWait('pool', rating, JSON.stringify(waiting));
    if (found === null) return;
    const partner = JSON.parse(found) as Waiting;
    const matchId = randomUUID();
    session.matched(matchId, waiting, [partner, waiting]);
    const news = JSON.stringify({ matchId, waiting: partner, partner: waiting });
    await pool.publish(`process ${partner.process}`, news);
  };
  const server = new WebSocketServer({
    host: '127.0.0.1',
    port: 0,
    path: '/v1/match',
    perMessageDeflate: false,
    clientTracking: false,
  });
  server.on('connection', (socket) => {
    const session = new Session(socket);
    let player = '';
    socket.on('message', (data: RawData) => {
      const { hello, enqueue } = ClientMessage.decode(data as Buffer);
      if (enqueue) void request(session, player, enqueue as musterd.v1.Enqueue);
      else if (hello) {
        player = hello.playerId ?? '';
        players.set(player, session);
        session.welcome(player);
      }
    });
    socket.on('close', () => players.delete(player));
  });
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    process.send?.(user + system);
  });
}

type TakeOrWait = (key: string, rating: number, waiting: string) => Promise<string | null>;

const State = { SEARCHING: 2, PLACING: 4, COMPLETED: 5 } as const;

/** What one player is told, with the fields that musterd tells. */
class Session {
  readonly #socket: WebSocket;
  #seq = 0;

  constructor(socket: WebSocket) {
    this.#socket = socket;
  }

  welcome(playerId: string): void {
    this.#send({ welcome: { sessionId: randomUUID(), playerId, resume: randomUUID() } });
  }

  searching(waiting: Waiting): void {
    this.#ticket(waiting, State.SEARCHING);
  }

  matched(matchId: string, own: Waiting, pair: readonly [red: Waiting, blue: Waiting]): void {
    this.#ticket(own, State.PLACING);
    const teams = pair.map(({ player, rating }, index) => ({
      name: index === 0 ? 'red' : 'blue',
      players: [
        { playerId: player, attributes: player === own.player ? { rating: { number: rating } } : {} },
      ],
    }));
    const match = { matchId, ticketId: own.ticket, queue: 'pairs', teams, quality: 1 };
    this.#send({ seq: ++this.#seq, match });
    this.#ticket(own, State.COMPLETED);
  }

  #ticket({ ticket: ticketId, player }: Waiting, state: number): void {
    const ticket = { ticketId, queue: 'pairs', state, players: [player], waitedMs: 1 };
    this.#send({ seq: ++this.#seq, ticket });
  }

  #send(message: musterd.v1.ServerMessage.$Properties): void {
    this.#socket.send(ServerMessage.encode(message).finish());
  }
}

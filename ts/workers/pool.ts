import { randomBytes } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { createServer } from 'node:net';
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';

import { MusterdError } from '../errors.ts';
import type { Certificate } from '../server/certificate.ts';
import { commonNowMs } from '../server/common-clock.ts';
import { sharedCommons } from '../server/commons.ts';
import { type GatewayEvents, listenError } from '../server/gateway.ts';
import { SHUTDOWN_MS } from '../server/settings.ts';
import { figuresMemory, GatewayFigures } from '../telemetry/gateway-figures.ts';
import { type HistogramReading, sumOfReadings } from '../telemetry/histogram.ts';
import type { Log } from '../telemetry/log.ts';
import { Channel } from './channel.ts';
import type { MainContract, ThreadContract, ThreadSettings } from './contract.ts';
import { GRACE_CHECK_MS, THREAD_DESCRIPTORS, THREAD_END_MS, TICKET_KEYS_BYTES } from './limits.ts';
import type { Players, PlayersFigures } from './players.ts';
import { SessionLedger } from './session-ledger.ts';

/** What the pool knows and its threads do not. */
export interface PoolSettings {
  /** How many threads. */
  readonly threads: number;
  readonly port: number;
  /** How long a session outlives its socket, with the engine's own delay. Milliseconds. */
  readonly graceMs: number;
  readonly log: Log;
  /** A thread has died once all were ready. Nobody has closed the others by then. */
  readonly died: (error: MusterdError) => void;
  /** What all threads are told. */
  readonly thread: Omit<ThreadSettings, 'place' | 'commons' | 'figures' | 'ticketKeys'>;
}

/** One thread, as the pool sees it. */
interface Member {
  readonly worker: Worker;
  readonly channel: Channel<MainContract, ThreadContract>;
  readonly figures: GatewayFigures;
  readonly exited: Promise<void>;
}

/**
 * The players' port held by worker threads. Each has a gateway and a way to the engine of its own; the kernel deals
 * connections out among their listening sockets, and what the engine says of a connection goes to the thread that has
 * it. Nothing of a player passes through the main thread; it loads the profiles that the engine misses.
 */
export class Pool extends EventEmitter<GatewayEvents> implements Players {
  readonly #settings: PoolSettings;
  readonly #members: Member[];
  readonly #ledger: SessionLedger;
  #state: 'starting' | 'ready' | 'closing' = 'starting';
  #watch: NodeJS.Timeout | undefined;
  #closed: Promise<void> | undefined;

  /** Starts the threads; {@link listen} opens the port. */
  constructor(settings: PoolSettings) {
    super();
    this.#settings = settings;
    this.#ledger = new SessionLedger(settings.graceMs, (name, event) => this.emit(name, event));
    const { threads, thread } = settings;
    const ownDescriptors = threads * THREAD_DESCRIPTORS;
    const common = {
      ...thread,
      gateway: { ...thread.gateway, ownDescriptors },
      commons: sharedCommons(threads),
      ticketKeys: randomBytes(TICKET_KEYS_BYTES),
    };
    this.#members = Array.from({ length: threads }, (_, place) => {
      const figures = figuresMemory();
      return this.#begin({ ...common, place, figures }, new GatewayFigures(figures));
    });
  }

  /**
   * Opens the port in every thread: when this resolves, all accept.
   *
   * @throws MusterdError PORT_IN_USE, CONFIG_INVALID, AUTH_KEYS, and INTERNAL when a thread ends at its start.
   */
  async listen(): Promise<{ host: string; port: number }> {
    const { port, thread } = this.#settings;
    // Sockets that share a port do not mind those of another server of this user; a lone one does.
    if (port !== 0) await tryPort(thread.gateway.host, port);
    const [first, ...others] = this.#members as [Member, ...Member[]];
    const address = await first.channel.ask('listen', port);
    await Promise.all(others.map(({ channel }) => channel.ask('listen', address.port)));
    this.#state = 'ready';
    return address;
  }

  async renew(certificate: Certificate): Promise<void> {
    await Promise.all(this.#members.map(({ channel }) => channel.ask('renew', certificate)));
  }

  async reloadTokens(): Promise<void> {
    await Promise.all(this.#members.map(({ channel }) => channel.ask('reloadTokens', undefined)));
  }

  watchSessions(): void {
    if (this.#watch) return;
    this.#watch = setInterval(() => this.#ledger.expire(commonNowMs()), GRACE_CHECK_MS).unref();
    for (const { channel } of this.#members) channel.tell('watchSessions', undefined);
  }

  figures(): PlayersFigures {
    const all = this.#members.map(({ figures }) => figures);
    const sum = (of: (figures: GatewayFigures) => HistogramReading) => all.map(of).reduce(sumOfReadings);
    const sessions = all.map((figures) => figures.sessions);
    return {
      sessions: sessions.reduce((count, ofOne) => count + ofOne, 0),
      heartbeatRttSeconds: sum(({ heartbeatRtt }) => heartbeatRtt),
      workers: { sessions, loopLagSeconds: sum(({ loopLag }) => loopLag) },
    };
  }

  /** Closes every gateway at once, then waits for the threads to end. Idempotent; a few seconds at most. */
  close(): Promise<void> {
    this.#closed ??= this.#close();
    return this.#closed;
  }

  async #close(): Promise<void> {
    this.#state = 'closing';
    await Promise.all(this.#members.map((member) => this.#end(member)));
    clearInterval(this.#watch);
  }

  /** Closes the gateway of a thread and waits until the thread has ended; one that is stuck is stopped. */
  async #end({ worker, channel, exited }: Member): Promise<void> {
    const timer = setTimeout(() => {
      this.#settings.log.warn('a worker thread did not end in time and is stopped');
      void worker.terminate();
    }, SHUTDOWN_MS + THREAD_END_MS);
    // A thread that has died needs no closing.
    await channel.ask('close', undefined).catch(() => {});
    await exited;
    clearTimeout(timer);
  }

  #begin(settings: ThreadSettings, figures: GatewayFigures): Member {
    const name = `musterd-worker-${settings.place + 1}`;
    const worker = new Worker(threadFile(), { workerData: settings, name });
    const channel = new Channel<MainContract, ThreadContract>(worker, {
      asks: {},
      tells: {
        sessions: (news) => {
          for (const one of news) this.#ledger.take(settings.place, one);
        },
        log: ({ level, message, fields }) =>
          this.#settings.log[level](message, { ...fields, worker: settings.place + 1 }),
      },
    });
    let cause: unknown;
    worker.on('error', (error) => {
      cause = error;
    });
    const exited = new Promise<void>((resolve) => {
      worker.once('exit', (code) => {
        resolve();
        this.#ended(channel, deathOf(name, code, cause));
      });
    });
    return { worker, channel, figures, exited };
  }

  #ended(channel: Member['channel'], death: MusterdError): void {
    channel.end(death);
    if (this.#state === 'ready') this.#settings.died(death);
  }
}

function deathOf(name: string, code: number, cause: unknown): MusterdError {
  const why = cause instanceof Error ? cause.message : `it ended with ${code}`;
  return new MusterdError('INTERNAL', `The thread ${name} has died: ${why}`, { cause });
}

/** The file that a thread begins with: beside this one, as it is or compiled. */
function threadFile(): URL {
  return new URL(`thread${extname(import.meta.url)}`, import.meta.url);
}

/**
 * Looks whether a port is free.
 *
 * @throws MusterdError PORT_IN_USE, CONFIG_INVALID.
 */
async function tryPort(host: string, port: number): Promise<void> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(listenError(error, host, port)));
    server.listen({ host, port, exclusive: true }, resolve);
  });
  await new Promise((resolve) => server.close(resolve));
}

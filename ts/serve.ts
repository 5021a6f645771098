import { EventEmitter } from 'node:events';
import { isIPv6 } from 'node:net';
import { AdminServer } from './admin/server.ts';
import { type Configuration, loadConfiguration } from './config/load.ts';
import type { ServeOptions } from './config/options.ts';
import { openEngine } from './config/open-engine.ts';
import type { Settings } from './config/settings.ts';
import { EventPump } from './engine/event-pump.ts';
import { EventFeed, type MatchReport, type WholeMatch } from './engine/events.ts';
import type { Link, LinkSettings } from './engine/link.ts';
import { readQueues } from './engine/queue-report.ts';
import { MusterdError } from './errors.ts';
import { MatchPasses } from './identity/match-pass.ts';
import { configuredStore, isProfileStore } from './profiles/choose.ts';
import { type Knowledge, openKnowledge } from './profiles/open.ts';
import type { ProfileStore } from './profiles/store.ts';
import type { TicketFields } from './protocol/types.ts';
import { readCertificate } from './server/certificate.ts';
import { certificateFiles, type DataKeys, readDataKeys, readSecrets, type Secrets } from './secrets.ts';
import type { SessionEvent } from './server/connections.ts';
import { MATCH_PATH } from './server/settings.ts';
import type { Figures } from './telemetry/figures.ts';
import { sumOfReadings } from './telemetry/histogram.ts';
import { Log, type LogTarget } from './telemetry/log.ts';
import { LoopLag } from './telemetry/loop-lag.ts';
import { queueFigures } from './telemetry/queue-figures.ts';
import { logRecovery } from './telemetry/recovery-log.ts';
import { tierFigures } from './telemetry/tier-figures.ts';
import { openPlayers } from './workers/open.ts';
import type { Players } from './workers/players.ts';

const sessionEvents = ['session:open', 'session:dropped', 'session:resumed', 'session:closed'] as const;

/** What a server tells its listeners. */
export interface ServerEvents {
  /** A player's session began. */
  'session:open': [SessionEvent];
  /** A player's socket closed; his session stays for the grace time. */
  'session:dropped': [SessionEvent];
  /** A dropped player came back in time. */
  'session:resumed': [SessionEvent];
  /** A session ended. */
  'session:closed': [SessionEvent];
  /** A ticket reached a final state. */
  ticket: [TicketFields];
  /** A match was made; with all attributes of all players. */
  match: [WholeMatch];
  /** A group was found, and its players are asked. */
  proposal: [MatchReport];
  /** A match is ENDED or DROPPED. */
  matchEnded: [MatchReport];
  /** The engine has ended for a reason of its own, or a worker thread has died, and the server has closed. */
  error: [MusterdError];
}

/**
 * Starts a server inside this process.
 *
 * @param options the keys of the configuration file as an object; the environment is not read.
 * @throws MusterdError CONFIG_INVALID, NOT_SUPPORTED or RULES_INVALID with every problem; PORT_IN_USE;
 *   ADDON_MISSING.
 *
 * @example
 * await using server = await serve({ port: 0, admin: { port: 0 } });
 * server.on('match', (match) => startGame(match));
 * console.log(server.url); // ws://127.0.0.1:40123/v1/match
 */
export async function serve({ config, log, profiles, ...options }: ServeOptions = {}): Promise<Server> {
  const own = isProfileStore(profiles) ? profiles : undefined;
  const said = own === undefined && profiles !== undefined ? { ...options, profiles } : options;
  const configuration = await loadConfiguration({
    options: said,
    ...(config !== undefined && { file: config }),
  });
  return Server.start(configuration, { format: 'json', write: log ?? (() => {}) }, own);
}

/** A running server. It keeps the process alive until it is closed. */
export class Server extends EventEmitter<ServerEvents> {
  readonly #settings: Settings;
  readonly #log: Log;
  readonly #link: Link;
  readonly #secrets: Secrets & DataKeys;
  readonly #feed: EventFeed;
  readonly #players: Players;
  readonly #admin: AdminServer;
  readonly #lag = new LoopLag();
  readonly #pump: EventPump;
  readonly #passes: MatchPasses;
  readonly #knowledge: Knowledge;
  #state: 'starting' | 'ready' | 'closing' = 'starting';
  #url = '';
  #adminUrl = '';
  #closed: Promise<void> | undefined;

  private constructor(
    link: Link,
    engine: LinkSettings,
    settings: Settings,
    log: Log,
    secrets: Secrets & DataKeys,
    knowledge: Knowledge,
  ) {
    super();
    this.#secrets = secrets;
    this.#knowledge = knowledge;
    this.#settings = settings;
    this.#log = log;
    this.#link = link;
    this.#feed = new EventFeed(link);
    this.#pump = new EventPump(link, this.#feed, this as unknown as EventEmitter);
    this.#passes = new MatchPasses(secrets.passKey);
    this.#players = this.#openPlayers(engine);
    this.#admin = this.#buildAdmin();
    for (const name of sessionEvents) this.#players.on(name, (event) => this.emit(name, event));
    (this as EventEmitter).on('newListener', (name) => {
      if (sessionEvents.includes(name as never)) this.#players.watchSessions();
    });
    link.onDefect((error) => this.#log.error('a defect', { error }));
    link.onFatal((error) => void this.#fail('the engine has ended', error));
  }

  /**
   * Opens engine, queues and ports.
   *
   * @param target where the lines of the log go. @param profiles in the place of the embedded store.
   * @throws MusterdError as {@link serve} does; nothing stays open then.
   */
  static async start(
    configuration: Configuration,
    target: LogTarget,
    profiles?: ProfileStore,
  ): Promise<Server> {
    const { settings } = configuration;
    const log = new Log({ ...target, level: settings.logLevel });
    const secrets = await readSecrets(settings, log);
    const own = profiles ?? (await configuredStore(settings.profiles));
    const { link, engine, open } = await openEngine(configuration);
    logRecovery(log, settings, link.stats());
    for (const queue of open) log.info('queue open', { ...queue });
    const server = constructed(link, () => {
      const keys = readDataKeys(settings);
      const knowledge = openKnowledge({ link, ...knowledgeSettings(settings, log), own });
      return new Server(link, engine, settings, log, { ...secrets, ...keys }, knowledge);
    });
    try {
      for (const { queue } of open) await server.#knowledge.queues.learnAll(link, queue);
      server.#knowledge.history.start();
      server.#knowledge.loader.start();
      await server.#listen();
      return server;
    } catch (error) {
      await server.close();
      throw error;
    }
  }

  /**
   * Reads certificate, keys of players' tokens and files of admin tokens again. What cannot be read is logged, and the
   * old one stays.
   */
  async reload(): Promise<void> {
    const { access, tokens } = this.#secrets;
    await this.#again('admin tokens', () => access.reload());
    if (tokens) await this.#again('keys of tokens', () => this.#players.reloadTokens());
    const files = certificateFiles(this.#settings);
    if (files) await this.#again('certificate', () => this.#players.renew(readCertificate(files)));
  }

  async #again(what: string, read: () => void | Promise<void>): Promise<void> {
    try {
      await read();
      this.#log.info('read again', { what });
    } catch (error) {
      this.#log.error('cannot be read again; the old one stays', { what, error });
    }
  }

  /** Where players connect, for example `ws://127.0.0.1:7700/v1/match`. */
  get url(): string {
    return this.#url;
  }

  /** The admin port, for example `http://127.0.0.1:7701`. */
  get adminUrl(): string {
    return this.#adminUrl;
  }

  /**
   * Closes in order: players are told and closed with 1012, requests in progress end, the engine ends. Idempotent;
   * takes at most a few seconds.
   */
  close(): Promise<void> {
    this.#closed ??= this.#close();
    return this.#closed;
  }

  /** So that `await using server = await serve()` closes it. */
  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  async #close(): Promise<void> {
    this.#state = 'closing';
    this.#log.info('closing');
    this.#pump.close();
    this.#lag.close();
    try {
      await this.#players.close();
    } finally {
      await this.#admin.close();
      await this.#knowledge.close();
      this.#link.close();
    }
  }

  async #listen(): Promise<void> {
    const { host, admin } = this.#settings;
    const players = await listening(this.#players, '--port');
    const servers = await listening(this.#admin, '--admin-port');
    this.#url = urlOf(this.#secrets.certificate ? 'wss' : 'ws', host, players.port) + MATCH_PATH;
    this.#adminUrl = urlOf('http', admin.host, servers.port);
    this.#state = 'ready';
    const { workers } = this.#settings;
    const urls = { url: this.#url, adminUrl: this.#adminUrl };
    this.#log.info('ready', { ...urls, ...(workers > 1 && { workers }) });
  }

  #openPlayers(engine: LinkSettings): Players {
    return openPlayers({
      settings: this.#settings,
      secrets: this.#secrets,
      link: this.#link,
      engine,
      passes: this.#passes,
      log: this.#log,
      died: (error) => void this.#fail('a worker thread has died', error),
    });
  }

  #buildAdmin(): AdminServer {
    const { admin, limits } = this.#settings;
    const { adminBodyBytes: bodyBytes, eventReaders } = limits;
    return new AdminServer(
      { host: admin.host, port: admin.port, bodyBytes, eventReaders },
      {
        link: this.#link,
        feed: this.#feed,
        profiles: this.#knowledge.store,
        queues: this.#knowledge.queues,
        access: this.#secrets.access,
        publicKeys: this.#passes.publicKeys,
        isReady: () => this.#state === 'ready',
        metrics: () => this.#metrics(),
        failed: (path, error) => this.#log.error('a request failed', { path, error }),
      },
    );
  }

  async #metrics(): Promise<{ type: string; text: string }> {
    // Loaded at the first scrape: the library would cost a third of the time to start.
    const { metricsText, metricsType } = await import('./telemetry/metrics.ts');
    return { type: metricsType, text: await metricsText(await this.#figures()) };
  }

  async #figures(): Promise<Figures> {
    const stats = this.#link.stats();
    const { sessions, heartbeatRttSeconds, workers } = this.#players.figures();
    const ownLag = this.#lag.seconds;
    return {
      sessions,
      ...(workers && { workerSessions: workers.sessions }),
      intakeRingOccupancy: stats.ringOccupancy / stats.ringCapacity,
      poisoned: stats.poisoned,
      tiers: { ...tierFigures(stats), ...this.#knowledge.loader.figures() },
      journalCommitSeconds: {
        bounds: stats.commitBoundsSeconds,
        counts: stats.commitsByTime,
        sum: stats.commitsSeconds,
      },
      heartbeatRttSeconds,
      eventLoopLagSeconds: workers ? sumOfReadings(ownLag, workers.loopLagSeconds) : ownLag,
      queues: (await readQueues(this.#link)).map(queueFigures),
    };
  }

  async #fail(what: string, error: MusterdError): Promise<void> {
    this.#log.error(what, { error });
    try {
      await this.close();
    } finally {
      // Without a listener for it, Node makes the event an uncaught error: nobody should overlook this one.
      this.emit('error', error);
    }
  }
}

function knowledgeSettings({ durability, dataDir, history, profiles }: Settings, log: Log) {
  return {
    folder: durability === 'none' ? undefined : dataDir,
    keepDays: history.keepDays,
    warmBytes: profiles.warmBytes,
    maxAgeMs: profiles.maxAgeMs,
    warn: (what: string, error?: unknown) => log.warn(what, error === undefined ? {} : { error }),
  };
}

/** Closes the engine when what is built on it cannot be. */
function constructed(link: Link, build: () => Server): Server {
  try {
    return build();
  } catch (error) {
    link.close();
    throw error;
  }
}

/** Waits until a port is open; a refusal then says which flag changes it. */
async function listening(
  part: Pick<Players | AdminServer, 'listen'>,
  flag: string,
): Promise<{ port: number }> {
  try {
    return await part.listen();
  } catch (error) {
    if (!(error instanceof MusterdError)) throw error;
    throw new MusterdError(error.code, `${error.message} Choose another with ${flag}, or 0 for a free one.`, {
      cause: error,
    });
  }
}

function urlOf(scheme: string, host: string, port: number): string {
  return `${scheme}://${isIPv6(host) ? `[${host}]` : host}:${port}`;
}

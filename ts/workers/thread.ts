/** A worker thread: a gateway of its own over the server's engine. Begun by {@link Pool}, which asks and tells it. */
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';

import { Link } from '../engine/link.ts';
import type { Tokens } from '../identity/tokens.ts';
import { MatchPasses } from '../identity/match-pass.ts';
import { commonNowMs } from '../server/common-clock.ts';
import { commonsOf } from '../server/commons.ts';
import type { SessionEvent } from '../server/connections.ts';
import { Gateway } from '../server/gateway.ts';
import type { GatewaySettings } from '../server/settings.ts';
import { GatewayFigures } from '../telemetry/gateway-figures.ts';
import { LoopLag } from '../telemetry/loop-lag.ts';
import { Channel } from './channel.ts';
import type { MainContract, SessionNews, ThreadContract, ThreadSettings } from './contract.ts';

/** The thread's parts, from its start to its end. */
class Thread {
  readonly #settings: ThreadSettings;
  readonly #port: MessagePort;
  readonly #channel: Channel<ThreadContract, MainContract>;
  readonly #figures: GatewayFigures;
  readonly #lag: LoopLag;
  #link: Link | undefined;
  #tokens: Tokens | undefined;
  #gateway: Gateway | undefined;
  #news: SessionNews[] | undefined;

  /** Begins to do what the main thread asks; the port keeps the thread alive until it is closed. */
  static begin(settings: ThreadSettings, port: MessagePort): Thread {
    return new Thread(settings, port);
  }

  private constructor(settings: ThreadSettings, port: MessagePort) {
    this.#settings = settings;
    this.#port = port;
    this.#figures = new GatewayFigures(settings.figures);
    this.#lag = new LoopLag(this.#figures.loopLag);
    this.#channel = new Channel(port, {
      asks: {
        listen: (asked) => this.#listen(asked),
        renew: (certificate) => this.#gateway?.renew(certificate),
        reloadTokens: () => this.#tokens?.reload(),
        close: () => this.#close(),
      },
      tells: {
        watchSessions: () => {
          this.#news ??= [];
        },
      },
    });
  }

  async #listen(port: number): Promise<{ host: string; port: number }> {
    const { auth, engine } = this.#settings;
    if (auth) this.#tokens = await openTokens(auth, this.#channel);
    this.#link = Link.open(engine);
    this.#link.onDefect((error) => this.#log('a defect', error));
    this.#gateway = new Gateway(this.#link, this.#gatewaySettings(port));
    this.#countSessions(this.#gateway);
    return await this.#gateway.listen();
  }

  async #close(): Promise<void> {
    this.#lag.close();
    await this.#gateway?.close();
    this.#link?.close();
    // Nothing keeps the thread alive once its port is closed, and what was said before still arrives.
    setImmediate(() => this.#port.close());
  }

  #gatewaySettings(port: number): GatewaySettings {
    const { gateway, commons, place, passKey, certificate } = this.#settings;
    const { resumeKey, ticketKeys } = this.#settings;
    return {
      ...gateway,
      port,
      sharesPort: true,
      commons: commonsOf(commons, place),
      resumeKey: Buffer.from(resumeKey),
      ticketKeys: Buffer.from(ticketKeys),
      auth: this.#tokens ?? 'none',
      metrics: { heartbeatRtt: (ms) => this.#figures.heartbeatRtt.observe(ms / 1_000) },
      ...(passKey && { passes: new MatchPasses(passKey) }),
      ...(certificate && { certificate }),
    };
  }

  #countSessions(gateway: Gateway): void {
    for (const name of ['session:open', 'session:resumed', 'session:dropped'] as const) {
      const change = name === 'session:dropped' ? -1 : 1;
      gateway.on(name, (event) => {
        this.#figures.countSession(change);
        this.#report(name, event);
      });
    }
  }

  /** What happens in one turn is told at once. */
  #report(name: SessionNews['name'], event: SessionEvent): void {
    if (this.#news === undefined) return;
    const isFirst = this.#news.push({ name, event, atMs: commonNowMs() }) === 1;
    if (isFirst) queueMicrotask(() => this.#tellNews());
  }

  #tellNews(): void {
    this.#channel.tell('sessions', this.#news ?? []);
    this.#news = [];
  }

  #log(message: string, error: unknown): void {
    this.#channel.tell('log', { level: 'error', message, fields: { error: plainError(error) } });
  }
}

/** An error as the log writes it: of the error itself a clone would leave out the code, or could not be made. */
function plainError(error: unknown): object | string {
  if (!(error instanceof Error)) return String(error);
  const { message, stack } = error;
  return { ...('code' in error && { code: String(error.code) }), message, stack };
}

/** What reads players' tokens; the library is loaded only where it is used. */
async function openTokens(
  auth: NonNullable<ThreadSettings['auth']>,
  channel: Channel<ThreadContract, MainContract>,
): Promise<Tokens> {
  const { openTokens: open } = await import('../identity/open.ts');
  return open(auth, (message, detail) =>
    channel.tell('log', { level: 'warn', message, fields: { ...detail } }),
  );
}

if (parentPort === null) throw new Error('This file is the beginning of a worker thread.');
Thread.begin(workerData as ThreadSettings, parentPort);

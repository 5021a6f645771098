import type { Settings } from '../config/settings.ts';
import type { Link, LinkSettings } from '../engine/link.ts';
import type { MusterdError } from '../errors.ts';
import type { MatchPasses } from '../identity/match-pass.ts';
import { type DataKeys, givesPasses, type Secrets } from '../secrets.ts';
import { ENGINE_BEHIND_MS } from '../server/connections.ts';
import type { Log } from '../telemetry/log.ts';
import { Alone, type Players } from './players.ts';
import { Pool } from './pool.ts';

/** What the players' port is made of. */
export interface PlayersSettings {
  readonly settings: Settings;
  readonly secrets: Secrets & DataKeys;
  readonly link: Link;
  /** What `link` was opened with, and other threads attach with. */
  readonly engine: LinkSettings;
  readonly passes: MatchPasses;
  readonly log: Log;
  /** A worker thread has died: the port is to be closed. */
  readonly died: (error: MusterdError) => void;
}

/**
 * The players' port, not yet listening: held by this thread, or by as many others as the settings say.
 *
 * @throws MusterdError BAD_ARGUMENT when the resume key is too short.
 */
export function openPlayers(whole: PlayersSettings): Players {
  return whole.settings.workers === 1 ? alone(whole) : pool(whole);
}

function alone({ settings, secrets, link, passes }: PlayersSettings): Alone {
  const { port, origin: origins } = settings;
  const { tokens, resumeKey, certificate } = secrets;
  const gateway = {
    ...gatewayOf(settings),
    port,
    origins,
    resumeKey,
    ...(givesPasses(settings) && { passes }),
    ...(certificate && { certificate }),
  };
  return new Alone(link, gateway, tokens);
}

function pool({ settings, secrets, engine, log, died }: PlayersSettings): Pool {
  const { resumeKey, passKey, certificate } = secrets;
  return new Pool({
    threads: settings.workers,
    port: settings.port,
    graceMs: settings.session.graceMs + ENGINE_BEHIND_MS,
    log,
    died,
    thread: {
      engine,
      gateway: gatewayOf(settings),
      resumeKey,
      ...(settings.auth.mode === 'jwt' && { auth: settings.auth }),
      ...(givesPasses(settings) && { passKey }),
      ...(certificate && { certificate }),
    },
  });
}

function gatewayOf({ host, origin: origins, limits, heartbeat, trustProxy }: Settings) {
  return { host, origins, limits, heartbeat, trustProxy };
}

import { attributesOf } from './loaded.ts';
import { PROFILE_BODY_BYTES, RESULT_MS } from './limits.ts';
import type { FinishedMatch, PlayerRating, Profiles, ProfileStore } from './store.ts';

/**
 * A store behind HTTP. `POST url` with `{queue, playerIds}` answers `{players: {ID: {ATTRIBUTE: value}}}`; one who is not
 * in it has no values. `POST url/results` with a finished match answers 2xx once it is taken, and may answer `{ratings}`.
 */
export class HttpProfiles implements ProfileStore {
  readonly #url: string;
  readonly #token: string | undefined;

  /** @param token goes into `Authorization: Bearer`, if there is one. */
  constructor(url: string, token?: string) {
    this.#url = url.replace(/\/+$/, '');
    this.#token = token;
  }

  async read(queue: string, playerIds: readonly string[], signal: AbortSignal): Promise<Profiles> {
    const answer = await this.#post('', { queue, playerIds }, signal);
    return attributesOf(answer, playerIds);
  }

  async applyResult(match: FinishedMatch): Promise<readonly PlayerRating[] | undefined> {
    const answer = await this.#post('/results', match, AbortSignal.timeout(RESULT_MS));
    const { ratings } = (answer ?? {}) as { ratings?: unknown };
    return Array.isArray(ratings) ? (ratings as PlayerRating[]) : undefined;
  }

  /** The answer's JSON; undefined where there is no body. */
  async #post(path: string, body: unknown, signal: AbortSignal): Promise<unknown> {
    const response = await fetch(`${this.#url}${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        ...(this.#token !== undefined && { authorization: `Bearer ${this.#token}` }),
      },
      body: JSON.stringify(body),
      redirect: 'error',
      signal,
    });
    const text = await bounded(response);
    if (!response.ok) throw new Error(`the profile store answered ${response.status}`);
    return text === '' ? undefined : JSON.parse(text);
  }
}

/** The body, if it is not too large. */
async function bounded(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length;
    if (bytes > PROFILE_BODY_BYTES)
      throw new Error(`the profile store's answer is over ${PROFILE_BODY_BYTES} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

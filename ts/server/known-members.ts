import type { TokenVerifier } from '../identity/identity.ts';
import { PARTY_MEMBERS } from '../identity/limits.ts';
import type { PlayerLookups } from '../profiles/lookups.ts';
import type { musterd } from '../protocol/v1.ts';
import { isEnqueueFrame } from './enqueue-frame.ts';
import { type Secret, secretIn, verifyMembers } from './member-tokens.ts';

type Known = Omit<musterd.v1.VerifiedEnqueue.$Properties, 'connection'>;

/** Puts beside a player's `enqueue` what others say of its members: their tokens, and the profile store. */
export class KnownMembers {
  /** Undefined under auth none. */
  readonly #verifier: TokenVerifier | undefined;
  readonly #lookups: PlayerLookups | undefined;

  constructor(verifier: TokenVerifier | undefined, lookups: PlayerLookups | undefined) {
    this.#verifier = verifier;
    this.#lookups = lookups;
  }

  /** What a frame holds that must not reach the engine. Nothing where nobody shows tokens. */
  secretIn(frame: Uint8Array): Secret {
    return this.#verifier && secretIn(frame);
  }

  /** True when a frame may be an `enqueue` for a queue that the store knows something for. */
  mayBeKnown(frame: Uint8Array): boolean {
    return this.#lookups?.isNeeded === true && isEnqueueFrame(frame);
  }

  /**
   * An `enqueue` without tokens, with what is known of its members; a promise only when something takes time.
   *
   * @param sender who asks; alone when he names nobody.
   * @throws MusterdError UNAUTHORIZED, AUTH_KEYS, OVERLOADED.
   */
  of(enqueue: musterd.v1.Enqueue, sender: string, secret: Secret): Known | Promise<Known> {
    if (secret !== undefined) return this.#verified(enqueue, sender);
    const profiles = this.#profiles(enqueue, sender);
    return profiles instanceof Promise
      ? profiles.then((found) => ({ enqueue, profiles: found }))
      : { enqueue, profiles };
  }

  async #verified(enqueue: musterd.v1.Enqueue, sender: string): Promise<Known> {
    const verifier = this.#verifier as TokenVerifier;
    // Tokens first: nobody makes the store work for a party that he may not name.
    const verified = await verifyMembers(enqueue, verifier);
    return { ...verified, profiles: await this.#profiles(enqueue, sender) };
  }

  #profiles({ queue, players }: musterd.v1.Enqueue, sender: string) {
    const members = players.length === 0 ? [sender] : players.map(({ playerId }) => playerId ?? '');
    // A party that is too large is the engine's to refuse.
    return members.length > PARTY_MEMBERS ? [] : (this.#lookups?.of(queue, members) ?? []);
  }
}

import type { musterd } from '../protocol/v1.ts';

/** What a good token says. */
export interface Identity {
  /** The claim `sub`. */
  readonly playerId: string;
  /** Wall time in milliseconds at which the token ends, our tolerance included. */
  readonly expiresAtMs: number;
  /** What it says of the player beside who he is, as the engine takes it. */
  readonly claims: musterd.v1.Claims.$Properties;
}

/** Reads players' tokens. */
export interface TokenVerifier {
  /**
   * What a token says.
   *
   * @throws MusterdError UNAUTHORIZED with what is wrong with it; AUTH_KEYS while the keys cannot be fetched;
   *   OVERLOADED.
   */
  verify(token: string): Promise<Identity>;
}

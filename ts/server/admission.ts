import { randomUUID } from 'node:crypto';

import { MusterdError } from '../errors.ts';
import type { Identity, TokenVerifier } from '../identity/identity.ts';
import { isPlayerId } from '../protocol/player-id.ts';
import type { musterd } from '../protocol/v1.ts';
import { ResumeTokens } from './resume-token.ts';

/** A player whom nobody asked for a token: he is who he says, for ever, and says nothing else of himself. */
export interface Stranger {
  readonly playerId: string;
}

/** Decides about a hello. */
export class Admission {
  readonly #tokens: ResumeTokens;

  /** @param resumeKey signs resume tokens */
  constructor(resumeKey: Buffer) {
    this.#tokens = new ResumeTokens(resumeKey);
  }

  /**
   * Who says hello under auth none.
   *
   * @throws MusterdError UNAUTHORIZED for a token alone, BAD_MESSAGE for a player id that cannot be.
   */
  believe({ playerId, token }: musterd.v1.Hello): Stranger {
    if (playerId === '' && token !== '') {
      throw new MusterdError('UNAUTHORIZED', 'This server takes no tokens: say playerId in hello.');
    }
    if (!isPlayerId(playerId)) {
      throw new MusterdError('BAD_MESSAGE', 'playerId must have 1 to 128 printable characters.');
    }
    return { playerId };
  }

  /**
   * Who says hello under auth jwt: the bearer of his token. What else he says of who he is must agree with it.
   *
   * @throws MusterdError UNAUTHORIZED; and what {@link TokenVerifier.verify} throws.
   */
  async verify({ playerId, token, resume }: musterd.v1.Hello, verifier: TokenVerifier): Promise<Identity> {
    if (token === '') refuse('This server needs a token in hello.');
    const identity = await verifier.verify(token);
    if (playerId !== '' && playerId !== identity.playerId) refuse('The token is of another player.');
    const session = resume === '' ? undefined : this.#tokens.read(resume);
    if (session && session.playerId !== identity.playerId) refuse("The resume token is another player's.");
    return identity;
  }

  /**
   * What the engine is told about a player whose hello is good. A resume token that is forged, damaged or another's
   * is as good as none.
   */
  admit(
    connection: number,
    player: Stranger | Identity,
    { lastSeq, release, resume }: musterd.v1.Hello,
  ): musterd.v1.Admit.$Properties {
    const { playerId } = player;
    const sessionId = randomUUID();
    const claim = resume === '' ? undefined : this.#tokens.read(resume);
    const isHis = claim?.playerId === playerId;
    return {
      connection,
      playerId,
      sessionId,
      resume: this.#tokens.issue({ sessionId, playerId, issuedAtMs: Date.now() }),
      resumedSessionId: isHis ? claim.sessionId : '',
      resumed: isHis ? resume : '',
      lastSeq,
      release,
      ...('claims' in player && { claims: player.claims }),
    };
  }
}

function refuse(message: string): never {
  throw new MusterdError('UNAUTHORIZED', message);
}

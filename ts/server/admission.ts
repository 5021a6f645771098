import { randomUUID } from 'node:crypto';

import { MusterdError } from '../errors.ts';
import type { musterd } from '../protocol/v1.ts';
import { ResumeTokens } from './resume-token.ts';

/** 1 to 128 characters, none of them a control, format or separator character or half of a surrogate pair. */
const PLAYER_ID = /^[^\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]{1,128}$/u;

/** Decides about a hello under auth none. */
export class Admission {
  readonly #tokens: ResumeTokens;

  /** @param resumeKey signs resume tokens */
  constructor(resumeKey: Buffer) {
    this.#tokens = new ResumeTokens(resumeKey);
  }

  /**
   * What the engine is told about a player who said `hello`. A resume token that is forged, damaged or another's
   * is as good as none.
   *
   * @throws MusterdError UNAUTHORIZED for a token alone, BAD_MESSAGE for a player id that cannot be.
   */
  admit(connection: number, hello: musterd.v1.Hello): musterd.v1.Admit.$Properties {
    const { playerId, lastSeq, release } = hello;
    checkPlayer(hello);
    const sessionId = randomUUID();
    const claim = hello.resume === '' ? undefined : this.#tokens.read(hello.resume);
    const isHis = claim?.playerId === playerId;
    return {
      connection,
      playerId,
      sessionId,
      resume: this.#tokens.issue({ sessionId, playerId, issuedAtMs: Date.now() }),
      resumedSessionId: isHis ? claim.sessionId : '',
      resumed: isHis ? hello.resume : '',
      lastSeq,
      release,
    };
  }
}

function checkPlayer({ playerId, token }: musterd.v1.Hello): void {
  if (playerId === '' && token !== '') {
    throw new MusterdError('UNAUTHORIZED', 'This server takes no tokens: say playerId in hello.');
  }
  if (!PLAYER_ID.test(playerId)) {
    throw new MusterdError('BAD_MESSAGE', 'playerId must have 1 to 128 printable characters.');
  }
}

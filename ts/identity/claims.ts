import { MusterdError } from '../errors.ts';
import * as shape from '../protocol/shape.ts';
import { attributeFields } from '../protocol/transcode.ts';
import type { musterd } from '../protocol/v1.ts';
import { CLAIM_ATTRIBUTES, PARTY_MEMBERS } from './limits.ts';

/**
 * The claims `attributes` and `party` of a token's payload, as the engine takes them.
 *
 * @throws MusterdError UNAUTHORIZED for a claim of another shape or over a limit.
 */
export function claimsOf(payload: Readonly<Record<string, unknown>>): musterd.v1.Claims.$Properties {
  const attributes = attributesOf(payload);
  if (Object.keys(attributes).length > CLAIM_ATTRIBUTES) {
    refuse(`The token's claim attributes has more than ${CLAIM_ATTRIBUTES} entries.`);
  }
  return { attributes, party: partyOf(payload['party']) };
}

function attributesOf(payload: Readonly<Record<string, unknown>>) {
  try {
    return attributeFields(payload, '') ?? {};
  } catch (error) {
    if (!(error instanceof MusterdError)) throw error;
    return refuse(`Of the token's claims: ${error.message}`);
  }
}

/** The members of `{id, members}`; an absent claim is a party of nobody. */
function partyOf(party: unknown): string[] {
  if (party === undefined || party === null) return [];
  const members = shape.isObject(party) ? party['members'] : undefined;
  const isNamed = shape.isObject(party) && typeof party['id'] === 'string' && party['id'] !== '';
  if (!isNamed || !Array.isArray(members) || !shape.isTextList(members)) {
    return refuse("The token's claim party must be {id, members}: a text and a list of player ids.");
  }
  if (members.length > PARTY_MEMBERS) {
    return refuse(`The token's claim party has more than ${PARTY_MEMBERS} members.`);
  }
  return members;
}

function refuse(message: string): never {
  throw new MusterdError('UNAUTHORIZED', message);
}

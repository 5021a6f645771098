import type { MusterdError } from '../errors.ts';
import type { MatchMessage, ProposalMessage, TicketMessage, WelcomeMessage } from '../protocol/types.ts';
import type { Closed, Reconnecting } from './lifecycle.ts';
import type { ClientState } from './states.ts';

/** What a client tells its listeners. Each ticket, proposal and match message is told once, in order. */
export interface ClientEvents {
  /**
   * A session began or goes on. `resumed: false` after an earlier welcome means that the server no longer
   * knows that session: tickets that had not ended are gone, and may be asked for again.
   */
  welcome: WelcomeMessage;
  /** A ticket of this player entered a state. After a reconnect a live ticket's state is told again. */
  ticket: TicketMessage;
  /** A match was found and wants to be accepted or declined. */
  proposal: ProposalMessage;
  /** A match was made. */
  match: MatchMessage;
  /** A refusal that answers no request, or a frame that could not be read. The client goes on. */
  error: MusterdError;
  /** The client went from one state to another. */
  state: { readonly from: ClientState; readonly to: ClientState };
  /** The connection was lost; another attempt follows. */
  reconnecting: Reconnecting;
  /** A heartbeat's round trip, in milliseconds. */
  roundTrip: number;
  /** The client has closed for good; nothing follows. */
  closed: Closed;
}

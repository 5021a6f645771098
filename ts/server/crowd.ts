import type { Socket } from 'node:net';

import { AddressCounter, addressKey, isLoopback } from './addresses.ts';

/** What {@link Crowd} counts by. */
export interface CrowdSettings {
  /** Sockets of one address at once. */
  readonly connectionsPerAddress: number;
  /** True: loopback addresses are counted like others. */
  readonly includeLoopback: boolean;
}

/** Sockets over the limit that may wait for a coded answer; more are cut off. */
const WAITING_FOR_REFUSAL = 64;

/** Counts the sockets of each address, from the TCP connection on. */
export class Crowd {
  readonly #settings: CrowdSettings;
  readonly #counter = new AddressCounter();

  constructor(settings: CrowdSettings) {
    this.#settings = settings;
  }

  /** A socket has connected. */
  enter(socket: Socket): void {
    const key = this.#keyOf(socket);
    if (key === undefined) return;
    this.#counter.add(key);
    socket.on('close', () => this.#counter.remove(key));
    const isHopeless = this.#counter.count(key) > this.#settings.connectionsPerAddress + WAITING_FOR_REFUSAL;
    if (isHopeless) socket.destroy();
  }

  /** True when the socket's address has more sockets than it may have. */
  isCrowded(socket: Socket): boolean {
    const key = this.#keyOf(socket);
    return key !== undefined && this.#counter.count(key) > this.#settings.connectionsPerAddress;
  }

  /** Undefined for a socket that is not counted. */
  #keyOf({ remoteAddress }: Socket): string | undefined {
    if (remoteAddress === undefined) return undefined;
    const isExempt = isLoopback(remoteAddress) && !this.#settings.includeLoopback;
    return isExempt ? undefined : addressKey(remoteAddress);
  }
}

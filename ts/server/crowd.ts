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

/** Counts the sockets of each address: from the TCP connection on, or from the upgrade where a proxy tells it. */
export class Crowd {
  readonly #settings: CrowdSettings;
  readonly #counter = new AddressCounter();

  constructor(settings: CrowdSettings) {
    this.#settings = settings;
  }

  /** A socket has connected from this address. */
  enter(socket: Socket, address: string | undefined): void {
    const key = this.#keyOf(address);
    if (key === undefined) return;
    this.#counter.add(key);
    socket.on('close', () => this.#counter.remove(key));
    const isHopeless = this.#counter.count(key) > this.#settings.connectionsPerAddress + WAITING_FOR_REFUSAL;
    if (isHopeless) socket.destroy();
  }

  /** True when an address has more sockets than it may have. */
  isCrowded(address: string | undefined): boolean {
    const key = this.#keyOf(address);
    return key !== undefined && this.#counter.count(key) > this.#settings.connectionsPerAddress;
  }

  /** Undefined for an address that is not counted. */
  #keyOf(address: string | undefined): string | undefined {
    if (address === undefined) return undefined;
    const isExempt = isLoopback(address) && !this.#settings.includeLoopback;
    return isExempt ? undefined : addressKey(address);
  }
}

import type { Socket } from 'node:net';

import type { AddressLimits } from '../limits.ts';
import { type AddressCells, AddressRates, cellsOf } from './address-rates.ts';
import { AddressCounter, addressKey, isLoopback } from './addresses.ts';
import { GREETING_PATIENCE_MS, REFUSALS_WAITING } from './settings.ts';

/** What {@link Crowd} counts by. */
export type CrowdSettings = Pick<
  AddressLimits,
  'connectionsPerAddress' | 'connectionsPerAddressPerSecond' | 'connectionBurstPerAddress' | 'includeLoopback'
>;

/** A TCP connection that has come in. */
export interface Visitor {
  readonly socket: Socket;
  /** Its address, empty when that is exempt from the limits of addresses. */
  readonly addressKey: string;
  /** Where its address is kept in tables of rates; undefined when it is exempt. */
  readonly cells: AddressCells | undefined;
  /** True when its address has too many connections, or makes too many. */
  readonly isRefused: boolean;
  readonly enteredAtMs: number;
}

/**
 * Counts sockets from the TCP connection on, in all and of each address. Without headroom for descriptors the
 * socket that has waited longest for its welcome makes room: a player is welcomed in milliseconds, and whoever
 * opens sockets to hold them is not.
 */
export class Crowd {
  readonly #settings: CrowdSettings;
  readonly #counter = new AddressCounter();
  readonly #rates: AddressRates;
  /** By peer, until their upgrade. With TLS the socket that upgrades is another object than the one that came in. */
  readonly #visitors = new Map<string, Visitor>();
  /** Not welcomed yet, oldest first. */
  readonly #greeting = new Set<Visitor>();
  #socketsMax = Number.POSITIVE_INFINITY;
  #size = 0;
  #refused = 0;

  constructor(settings: CrowdSettings) {
    this.#settings = settings;
    this.#rates = new AddressRates({
      perSecond: settings.connectionsPerAddressPerSecond,
      burst: settings.connectionBurstPerAddress,
    });
  }

  /** Sockets that there are. */
  get size(): number {
    return this.#size;
  }

  /** False when the sockets that there are take reserved descriptors. */
  get hasHeadroom(): boolean {
    return this.#size <= this.#socketsMax;
  }

  /** How many sockets there may be. */
  limitTo(sockets: number): void {
    this.#socketsMax = Math.max(0, sockets);
  }

  /** A socket has connected from `address`. It may be cut off at once. */
  enter(socket: Socket, address: string | undefined, nowMs = performance.now()): void {
    const visitor = this.#judge(socket, address, nowMs);
    const peer = peerOf(socket);
    this.#size++;
    this.#visitors.set(peer, visitor);
    this.#greeting.add(visitor);
    if (visitor.isRefused) this.#refused++;
    else if (visitor.addressKey !== '') this.#counter.add(visitor.addressKey);
    socket.once('close', () => this.#leave(visitor, peer));
    if (!this.hasHeadroom) this.#makeRoom(nowMs);
    if (this.#refused > REFUSALS_WAITING || this.#size > this.#socketsMax + REFUSALS_WAITING)
      socket.destroy();
  }

  /** Who wants to upgrade; undefined when he is gone already. To be asked once. */
  take(socket: Socket): Visitor | undefined {
    const peer = peerOf(socket);
    const visitor = this.#visitors.get(peer);
    this.#visitors.delete(peer);
    return visitor;
  }

  /** The visitor has become a player. */
  welcome(visitor: Visitor): void {
    this.#greeting.delete(visitor);
  }

  #judge(socket: Socket, address: string | undefined, nowMs: number): Visitor {
    const isExempt = address === undefined || (isLoopback(address) && !this.#settings.includeLoopback);
    if (isExempt) return { socket, addressKey: '', cells: undefined, isRefused: false, enteredAtMs: nowMs };
    const key = addressKey(address);
    const cells = cellsOf(key);
    const isCrowded = this.#counter.count(key) >= this.#settings.connectionsPerAddress;
    const isRefused = !this.#rates.take(cells, nowMs) || isCrowded;
    return { socket, addressKey: key, cells, isRefused, enteredAtMs: nowMs };
  }

  #makeRoom(nowMs: number): void {
    const [oldest] = this.#greeting;
    if (oldest === undefined || nowMs - oldest.enteredAtMs < GREETING_PATIENCE_MS) return;
    this.#greeting.delete(oldest);
    oldest.socket.destroy();
  }

  #leave(visitor: Visitor, peer: string): void {
    this.#size--;
    if (this.#visitors.get(peer) === visitor) this.#visitors.delete(peer);
    this.#greeting.delete(visitor);
    if (visitor.isRefused) this.#refused--;
    else if (visitor.addressKey !== '') this.#counter.remove(visitor.addressKey);
  }
}

function peerOf({ remoteAddress, remotePort }: Socket): string {
  return `${remoteAddress} ${remotePort}`;
}

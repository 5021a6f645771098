import type { Socket } from 'node:net';

import type { AddressLimits } from '../limits.ts';
import { type AddressCells, AddressRates } from './address-rates.ts';
import { addressKey, isLoopback } from './addresses.ts';
import { type Commons, ownCommons } from './commons.ts';
import { GREETING_PATIENCE_MS, REFUSALS_WAITING } from './settings.ts';

/** What {@link Crowd} counts by. */
export type CrowdSettings = Pick<
  AddressLimits,
  'connectionsPerAddress' | 'connectionsPerAddressPerSecond' | 'connectionBurstPerAddress' | 'includeLoopback'
>;

/** What follows from an address. */
interface Standing {
  /** The address, empty when it is exempt from the limits of addresses. */
  readonly addressKey: string;
  /** Where it is kept in tables of rates; undefined when it is exempt. */
  readonly cells: AddressCells | undefined;
  /** True when it has too many connections, or makes too many. */
  readonly isRefused: boolean;
}

const visitorOf = Symbol('visitor');

/** A socket that has come in. Its listener is shared by all, so that a connection costs no closure. */
type EnteredSocket = Socket & { [visitorOf]: Visitor };

/** A TCP connection that has come in. */
export interface Visitor {
  readonly socket: Socket;
  readonly crowd: Crowd;
  readonly enteredAtMs: number;
  /** By what it is found at its upgrade where that is another object's; else empty. */
  readonly peer: string;
  /** That of nobody until a proxy has told whose connection it is. */
  standing: Standing;
}

const NOBODY: Standing = { addressKey: '', cells: undefined, isRefused: false };

/**
 * Counts sockets from the TCP connection on, in all and of each address. Without headroom for descriptors the
 * socket that has waited longest for its welcome makes room: a player is welcomed in milliseconds, and whoever
 * opens sockets to hold them is not.
 */
export class Crowd {
  readonly #settings: CrowdSettings;
  readonly #isWrapped: boolean;
  readonly #commons: Commons;
  readonly #rates: AddressRates;
  /** With TLS the socket that upgrades is another object than the one that came in: by peer, until their upgrade. */
  readonly #visitors = new Map<string, Visitor>();
  /** Not welcomed yet, oldest first. */
  readonly #greeting = new Set<Visitor>();
  #socketsMax = Number.POSITIVE_INFINITY;

  /** @param isWrapped true: sockets come in under TLS. */
  constructor(settings: CrowdSettings, isWrapped = false, commons: Commons = ownCommons()) {
    this.#settings = settings;
    this.#isWrapped = isWrapped;
    this.#commons = commons;
    this.#rates = new AddressRates(
      { perSecond: settings.connectionsPerAddressPerSecond, burst: settings.connectionBurstPerAddress },
      commons.connectionRates,
    );
  }

  /** Sockets that there are, those of other gateways of this server among them. */
  get size(): number {
    return this.#commons.sockets.value;
  }

  /** False when the sockets that there are take reserved descriptors. */
  get hasHeadroom(): boolean {
    return this.size <= this.#socketsMax;
  }

  /** How many sockets there may be. */
  limitTo(sockets: number): void {
    this.#socketsMax = Math.max(0, sockets);
  }

  /**
   * A socket has connected. It may be cut off at once.
   *
   * @param address undefined where a proxy will tell it, see {@link identify}
   */
  enter(socket: Socket, address: string | undefined, nowMs = performance.now()): void {
    const peer = this.#isWrapped ? peerOf(socket) : '';
    const visitor: Visitor = { socket, crowd: this, enteredAtMs: nowMs, peer, standing: NOBODY };
    this.#commons.sockets.add(1);
    if (this.#isWrapped) this.#visitors.set(peer, visitor);
    this.#greeting.add(visitor);
    (socket as EnteredSocket)[visitorOf] = visitor;
    socket.on('close', onClose);
    if (!this.hasHeadroom) this.#makeRoom(nowMs);
    if (this.size > this.#socketsMax + REFUSALS_WAITING) socket.destroy();
    this.identify(visitor, address, nowMs);
  }

  /** The visitor comes from this address. He may be cut off at once. */
  identify(visitor: Visitor, address: string | undefined, nowMs = performance.now()): void {
    const standing = this.#judge(address, nowMs);
    visitor.standing = standing;
    const { refused, connections } = this.#commons;
    if (standing.isRefused) refused.add(1);
    else if (standing.cells !== undefined) connections.add(standing.addressKey, standing.cells);
    if (standing.isRefused && refused.value > REFUSALS_WAITING) visitor.socket.destroy();
  }

  /** Who wants to upgrade; undefined when he is gone already. To be asked once. */
  take(socket: Socket): Visitor | undefined {
    if (!this.#isWrapped) return socket.destroyed ? undefined : (socket as EnteredSocket)[visitorOf];
    const peer = peerOf(socket);
    const visitor = this.#visitors.get(peer);
    this.#visitors.delete(peer);
    return visitor;
  }

  /** The visitor's socket has closed. To be told once. */
  leave(visitor: Visitor): void {
    this.#commons.sockets.add(-1);
    if (this.#visitors.get(visitor.peer) === visitor) this.#visitors.delete(visitor.peer);
    this.#greeting.delete(visitor);
    const { addressKey: key, cells, isRefused } = visitor.standing;
    if (isRefused) this.#commons.refused.add(-1);
    else if (cells !== undefined) this.#commons.connections.remove(key, cells);
  }

  /** The visitor has become a player. */
  welcome(visitor: Visitor): void {
    this.#greeting.delete(visitor);
  }

  #judge(address: string | undefined, nowMs: number): Standing {
    if (address === undefined || (isLoopback(address) && !this.#settings.includeLoopback)) return NOBODY;
    const key = addressKey(address);
    const cells = this.#commons.cellsOf(key);
    const isCrowded = this.#commons.connections.count(key, cells) >= this.#settings.connectionsPerAddress;
    const isHurried = !this.#rates.take(cells, nowMs);
    return { addressKey: key, cells, isRefused: isCrowded || isHurried };
  }

  #makeRoom(nowMs: number): void {
    const [oldest] = this.#greeting;
    if (oldest === undefined || nowMs - oldest.enteredAtMs < GREETING_PATIENCE_MS) return;
    this.#greeting.delete(oldest);
    oldest.socket.destroy();
  }
}

function onClose(this: Socket): void {
  const visitor = (this as EnteredSocket)[visitorOf];
  visitor.crowd.leave(visitor);
}

function peerOf({ remoteAddress, remotePort }: Socket): string {
  return `${remoteAddress} ${remotePort}`;
}

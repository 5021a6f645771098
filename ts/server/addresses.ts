import { isIPv4, isIPv6 } from 'node:net';

import type { AddressCells } from './address-rates.ts';

const MAPPED_IPV4 = '::ffff:';
/** Groups of 16 bits in an IPv6 address, and in the network part that one customer gets. */
const IPV6_GROUPS = 8;
const NETWORK_GROUPS = 4;

/**
 * What counts as one address: an IPv4 address, or the 64-bit network of an IPv6 address, for a host can have
 * any address of its network.
 */
export function addressKey(address: string): string {
  if (address.startsWith(MAPPED_IPV4) && isIPv4(address.slice(MAPPED_IPV4.length))) {
    return address.slice(MAPPED_IPV4.length);
  }
  return isIPv6(address) ? networkOf(address) : address;
}

/** True for the addresses of this machine itself. */
export function isLoopback(address: string): boolean {
  return address === '::1' || addressKey(address).startsWith('127.');
}

/** The first four groups, with the zeros that `::` stands for. */
function networkOf(address: string): string {
  const [head = '', tail] = address.split('%', 1)[0]?.split('::') ?? [];
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = Array.from({ length: IPV6_GROUPS - before.length - after.length }, () => '0');
  return [...before, ...zeros, ...after].slice(0, NETWORK_GROUPS).join(':');
}

/** Counts by address, each given by its key and by its cells, of which a counter uses what it needs. */
export interface AddressCounts {
  /** How many an address has, or more. */
  count(key: string, cells: AddressCells): number;
  /** One more. */
  add(key: string, cells: AddressCells): void;
  /** One less. */
  remove(key: string, cells: AddressCells): void;
}

/** Counts connections by address. */
export class AddressCounter implements AddressCounts {
  readonly #counts = new Map<string, number>();

  /** Connections of `key`. */
  count(key: string): number {
    return this.#counts.get(key) ?? 0;
  }

  /** One more. */
  add(key: string): void {
    this.#counts.set(key, this.count(key) + 1);
  }

  /** One less. */
  remove(key: string): void {
    const left = this.count(key) - 1;
    if (left > 0) this.#counts.set(key, left);
    else this.#counts.delete(key);
  }
}

import { MusterdError } from '../errors.ts';
import { RING_FULL_RETRY_MS } from '../engine/limits.ts';
import type { AddressLimits, PlayerLimits } from '../limits.ts';
import { type AddressCells, AddressRates } from './address-rates.ts';
import { type Commons, ownCommons } from './commons.ts';

/** What {@link Hellos} goes by. */
export type HelloLimits = Pick<
  AddressLimits & PlayerLimits,
  'hellosPerAddressPerSecond' | 'helloBurstPerAddress' | 'hellosInFlight' | 'hellosInFlightPerAddress'
>;

/** Who says hello; the connection itself holds these fields. */
export interface Greeter {
  /** Its address, empty when that is exempt. */
  readonly addressKey: string;
  readonly cells: AddressCells | undefined;
  /** True from the hello until it is welcomed or refused. */
  helloInFlight: boolean;
}

/**
 * How many hellos are looked at, at once and over time: each costs a signature to check and a session to make,
 * and whoever says it is nobody yet.
 */
export class Hellos {
  readonly #limits: HelloLimits;
  readonly #rates: AddressRates;
  readonly #commons: Commons;

  constructor(limits: HelloLimits, commons: Commons = ownCommons()) {
    this.#limits = limits;
    this.#commons = commons;
    this.#rates = new AddressRates(
      { perSecond: limits.hellosPerAddressPerSecond, burst: limits.helloBurstPerAddress },
      commons.helloRates,
    );
  }

  /** How many are looked at now. */
  get inFlight(): number {
    return this.#commons.hellos.value;
  }

  /**
   * A hello has come. {@link end} must follow.
   *
   * @throws MusterdError RATE_LIMITED when its address says too many; OVERLOADED when too many are in flight.
   */
  begin(greeter: Greeter, nowMs: number): void {
    const { cells } = greeter;
    if (cells !== undefined && !this.#rates.take(cells, nowMs)) {
      throw new MusterdError('RATE_LIMITED', 'Too many hellos from this address.', {
        retryAfterMs: this.#rates.retryAfterMs(cells, nowMs),
      });
    }
    if (this.#isFull(greeter)) {
      throw new MusterdError('OVERLOADED', 'Too many players are signing in; try again.', {
        retryAfterMs: RING_FULL_RETRY_MS,
      });
    }
    greeter.helloInFlight = true;
    this.#commons.hellos.add(1);
    if (cells !== undefined) this.#commons.hellosOfAddresses.add(greeter.addressKey, cells);
  }

  /** The hello has been welcomed or refused, or its socket is gone. Idempotent. */
  end(greeter: Greeter): void {
    if (!greeter.helloInFlight) return;
    greeter.helloInFlight = false;
    this.#commons.hellos.add(-1);
    const { addressKey, cells } = greeter;
    if (cells !== undefined) this.#commons.hellosOfAddresses.remove(addressKey, cells);
  }

  /** Does the rest of a hello; where that throws, the hello has been refused. */
  orEnd(greeter: Greeter, work: () => void): void {
    try {
      work();
    } catch (error) {
      this.end(greeter);
      throw error;
    }
  }

  /** Waits for the rest of a hello; where that rejects, the hello has been refused. */
  async orEndLater<Result>(greeter: Greeter, work: Promise<Result>): Promise<Result> {
    try {
      return await work;
    } catch (error) {
      this.end(greeter);
      throw error;
    }
  }

  #isFull({ addressKey, cells }: Greeter): boolean {
    if (this.inFlight >= this.#limits.hellosInFlight) return true;
    if (cells === undefined) return false;
    const ofAddress = this.#commons.hellosOfAddresses.count(addressKey, cells);
    return ofAddress >= this.#limits.hellosInFlightPerAddress;
  }
}

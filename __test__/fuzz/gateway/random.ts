// Choices that a seed repeats.
import { randomFrom } from '../../../ts/bots/random.ts';

/** A source of choices. */
export class Choices {
  readonly #uniform: () => number;

  /** @param seed a whole number below 2³² */
  constructor(seed: number) {
    this.#uniform = randomFrom(seed).uniform;
  }

  /** The choices of one of many parts, independent of the others. */
  static of(seed: number, index: number): Choices {
    return new Choices(
      (Math.imul(seed ^ 0x9e37_79b9, 0x85eb_ca6b) + Math.imul(index + 1, 0xc2b2_ae35)) >>> 0,
    );
  }

  /** A whole number from 0 to `end`, which is not reached. */
  below(end: number): number {
    return Math.floor(this.#uniform() * end);
  }

  /** True with this probability. */
  chance(probability: number): boolean {
    return this.#uniform() < probability;
  }

  /** One of the items. */
  pick<Item>(items: readonly Item[]): Item {
    return items[this.below(items.length)] as Item;
  }

  /** One of the makers, as often as its weight says, called. */
  make<Made>(makers: readonly (readonly [weight: number, make: () => Made])[]): Made {
    let left = this.#uniform() * makers.reduce((sum, [weight]) => sum + weight, 0);
    for (const [weight, make] of makers) {
      left -= weight;
      if (left < 0) return make();
    }
    return (makers.at(-1) as (typeof makers)[number])[1]();
  }

  /** Up to `most` of them. */
  several<Item>(most: number, make: () => Item): Item[] {
    return Array.from({ length: this.below(most + 1) }, make);
  }

  /** Any bytes. */
  bytes(length: number): Buffer {
    return Buffer.from(Array.from({ length }, () => this.below(256)));
  }
}

import type { ExecutionContext } from 'ava';

/** A seed for a property test: that of the environment, to run a failure again, or a new one. It is logged. */
export function seedOf(t: ExecutionContext): number {
  const seed = Number(process.env['TEST_SEED'] ?? Date.now() & 0x7fff_ffff);
  t.log(`TEST_SEED=${seed}`);
  return seed;
}

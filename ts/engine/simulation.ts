import { addon } from './addon.ts';
import { coded } from './coded.ts';

/** Steps of one native call: a fraction of a second, in which the process does nothing else. */
const STEPS_PER_TURN = 20_000;

/**
 * Runs a simulation to its end.
 *
 * @param request a JSON text; ts/simulate/request.ts has its keys.
 * @param onProgress told the share that is done, 0 to 1, every fraction of a second.
 * @returns what was found, a JSON text; ts/simulate/outcome.ts has its keys.
 * @throws MusterdError CONFIG_INVALID for a trace or a spec that cannot be used, RULES_INVALID.
 */
export async function simulate(request: string, onProgress: (done: number) => void): Promise<string> {
  const simulation = coded(() => addon().Simulation.openSimulation(request));
  for (;;) {
    const done = coded(() => simulation.advance(STEPS_PER_TURN));
    onProgress(done);
    if (done >= 1) return coded(() => simulation.outcome());
    // Signals and the terminal have their turn.
    await new Promise(setImmediate);
  }
}

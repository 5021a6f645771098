/**
 * Counts unreadable messages in a sliding window. `times` holds those of the connection so far, undefined for
 * the many that never send one.
 *
 * @returns the new times, and whether they are too many
 */
export function strike(
  times: readonly number[] | undefined,
  nowMs: number,
  settings: { readonly protocolErrors: number; readonly protocolErrorWindowMs: number },
): { times: number[]; out: boolean } {
  const recent = (times ?? []).filter((time) => nowMs - time < settings.protocolErrorWindowMs);
  recent.push(nowMs);
  return { times: recent, out: recent.length >= settings.protocolErrors };
}

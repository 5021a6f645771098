/**
 * Resident memory of an idle connection: ours with a session, beside `ws` alone. Fresh processes in turns, the median of
 * the rounds; a collection before each look, so that no garbage is counted on either side. What the kernel keeps for a
 * socket belongs to neither. TLS is printed, without a target.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { holdIdle, type Kind } from '../load/idle.ts';
import { noRates } from '../load/pairs-queue.ts';
import { isQuick, median, printRow, rounds } from '../load/rows.ts';

const ROUNDS = rounds(3);
const plan = { processes: 1, connections: isQuick ? 200 : 6_000, openingMax: 64, watchMs: 0 };
const tlsPlan = { ...plan, connections: isQuick ? 100 : 2_000 };

const folder = mkdtempSync(join(tmpdir(), 'musterd-bench-'));
const tls = { cert: join(folder, 'cert.pem'), key: join(folder, 'key.pem') };

function makeCertificate(): void {
  const subject = ['-subj', '/CN=localhost', '-days', '2'];
  const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  execFileSync('openssl', ['req', '-x509', ...kind, '-keyout', tls.key, '-out', tls.cert, ...subject], {
    stdio: 'ignore',
  });
}

const ours: Kind = {
  file: 'server.ts',
  options: { ephemeral: true, port: 0, admin: { port: 0 }, limits: noRates },
};
const bare: Kind = { file: 'bare.ts', options: {} };
const secureOurs: Kind = { ...ours, options: { ...(ours.options as object), tls }, isSecure: true };
const secureBare: Kind = { ...bare, options: { tls }, isSecure: true };

async function compare(kinds: readonly [Kind, Kind], thePlan: typeof plan): Promise<[number, number]> {
  const bytes: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round++) {
    for (const [index, kind] of kinds.entries()) {
      const outcome = await holdIdle(kind, thePlan);
      if (outcome.dropped > 0) throw new Error(`${kind.file} dropped: ${outcome.reasons.join(', ')}`);
      bytes[index]?.push(outcome.bytesPerConnection);
    }
  }
  return [median(bytes[0]) / 1_024, median(bytes[1]) / 1_024];
}

try {
  const [mine, floor] = await compare([ours, bare], plan);
  const row = { rivalName: 'bare ws', unit: 'KiB' };
  printRow({ name: 'idle connection with a session', ours: mine, rival: floor, ...row, target: '>= 0.87x' });
  makeCertificate();
  const [secureMine, secureFloor] = await compare([secureOurs, secureBare], tlsPlan);
  printRow({ name: 'idle connection with a session, TLS', ours: secureMine, rival: secureFloor, ...row });
} finally {
  rmSync(folder, { recursive: true });
}

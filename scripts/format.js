import { readArguments } from './lib/arguments.js';
import { endChildrenWithUs, must } from './lib/child.js';
import { tool } from './lib/paths.js';
import { installPackages } from './lib/packages.js';
import { giveUp, step } from './lib/progress.js';

const usage = `
npm run format     rewrites every file in the house's format (rustfmt, biome)
`;

readArguments(usage);
endChildrenWithUs();
try {
  await installPackages();
  await step('formatting Rust', async (note) => {
    await must(['cargo', 'fmt', '--all'], { onLine: note });
    await must(['cargo', 'fmt', '--manifest-path', 'bench/Cargo.toml'], { onLine: note });
    await must(['cargo', 'fmt', '--manifest-path', 'fuzz/Cargo.toml'], { onLine: note });
  });
  await step('formatting everything else', (note) =>
    must([process.execPath, tool('@biomejs/biome/bin/biome'), 'format', '--write'], { onLine: note }),
  );
} catch (error) {
  giveUp(error);
}

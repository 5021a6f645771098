import { handOverTo } from './lib/hand-over.js';

const usage = `
npm start              installs packages, builds what is stale, serves on the embedded configuration
npm start -- FLAGS     passes the flags on to musterd serve: npm start -- --port 0 --rules rules/

  node dist/cli/main.js serve --help     lists them, once npm start or npm run build has built it
`;

const flags = process.argv.slice(2);
if (flags.includes('--help') || flags.includes('-h')) {
  console.log(usage.trim());
  process.exit(0);
}
await handOverTo(['cli', 'main.js'], ['serve', ...flags]);

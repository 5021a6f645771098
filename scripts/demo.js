import { handOverTo } from './lib/hand-over.js';

// npm run demo: a server and its players. Flags are those of ts/demo; --help lists them.
const { main } = await handOverTo(['demo', 'main.js']);
process.exitCode = await main(process.argv.slice(2));

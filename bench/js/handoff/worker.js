// A worker loads TypeScript only with the loader's hooks, which are not its own: register them, then go on.
import { register } from 'tsx/esm/api';

register();
await import('./taker.ts');

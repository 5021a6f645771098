/** A child of load programs: musterd itself, with these options. */
import type { ServeOptions } from '../../ts/config/options.ts';
import { serve } from '../../ts/serve.ts';
import { answer, optionsOf } from './child.ts';

const server = await serve(optionsOf<ServeOptions>());
answer({
  port: () => Number(new URL(server.url).port),
  adminUrl: () => server.adminUrl,
  close: () => server.close(),
});

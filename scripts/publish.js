import { resolve } from 'node:path';

import { readArguments, refuse } from './lib/arguments.js';
import { endChildrenWithUs } from './lib/child.js';
import { giveUp, step } from './lib/progress.js';
import { publishAll } from './lib/registry.js';

const usage = `
node scripts/publish.js --from FOLDER [--provenance] [--dry-run] [--registry URL]

  --from FOLDER     what scripts/pack.js made; platform packages go first, the main package last
  --provenance      with a signed proof of where it was built: in a release workflow only
  --dry-run         everything but the upload
  --registry URL    where to; npm's own default otherwise
`;

const { values } = readArguments(usage, {
  from: { type: 'string' },
  provenance: { type: 'boolean' },
  'dry-run': { type: 'boolean' },
  registry: { type: 'string' },
});
if (values['from'] === undefined) refuse('--from is missing.', usage);

endChildrenWithUs();
try {
  const published = await step('publishing', () =>
    publishAll(resolve(values['from']), {
      provenance: values['provenance'] === true,
      dryRun: values['dry-run'] === true,
      ...(values['registry'] === undefined ? {} : { registry: values['registry'] }),
    }),
  );
  console.log(published.length === 0 ? 'everything is published already' : published.join('\n'));
} catch (error) {
  giveUp(error);
}

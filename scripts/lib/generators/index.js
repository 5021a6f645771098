import { addonTypes } from './addon-types.js';
import { embeddedConfiguration } from './embedded-configuration.js';
import { errorTable } from './error-table.js';
import { fieldLedger } from './fields.js';
import { npmPackages } from './npm-packages.js';
import { protobufModule } from './protobuf.js';

/**
 * Every generated file. Needs installed packages, so that only `generate.js` imports it, after installing them.
 *
 * @returns {Promise<Map<string, string>>} path to content
 */
export async function generateAll() {
  const generators = [
    protobufModule,
    fieldLedger,
    addonTypes,
    embeddedConfiguration,
    npmPackages,
    errorTable,
  ];
  const parts = await Promise.all(generators.map((generate) => generate()));
  return new Map(parts.flatMap((part) => [...part]));
}

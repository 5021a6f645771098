// Loaded before a server by --import: it then runs on the addon that SEEDED_ADDON names instead of its own.
import { createRequire } from 'node:module';

const Module = createRequire(import.meta.url)('node:module');
const file = process.env['SEEDED_ADDON'];
Module['_extensions']['.node'] = (/** @type {NodeJS.Module} */ module) => process.dlopen(module, file ?? '');

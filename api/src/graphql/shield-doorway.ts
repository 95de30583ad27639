/**
 * The one door to graphql-shield. Its ES module build imports `isUndefined` from `util`, which Node 23 took away;
 * its CommonJS build reads it from the module's object, where it can be given back. One copy also keeps its
 * `instanceof` checks true.
 */
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

const nodeUtil = require('node:util') as { isUndefined?: (value: unknown) => boolean }; // the object that shield reads
nodeUtil.isUndefined ??= (value) => value === undefined;

/** graphql-shield's functions. */
export const graphqlShield = require('graphql-shield') as typeof import('graphql-shield'); // its CommonJS build, same types

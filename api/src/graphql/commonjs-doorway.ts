/**
 * The door to libraries whose ES module builds do not work beside the others: only their CommonJS builds are taken.
 *
 * graphql-shield: its ES build imports `isUndefined` from `util`, which Node 23 took away; its CommonJS build reads it
 * from the module's object, where it can be given back. One copy also keeps its `instanceof` checks true.
 *
 * graphql-rate-limit: it names an ES build that is not in its package, and loads graphql-shield as above.
 *
 * graphql-query-complexity: its ES build loads a second copy of graphql, whose types are strangers to the schema's.
 */
import { createRequire } from 'node:module';

import type * as QueryComplexity from 'graphql-query-complexity';
import type * as GraphqlRateLimit from 'graphql-rate-limit';
import type * as GraphqlShield from 'graphql-shield';

const require = createRequire(import.meta.url);

const nodeUtil = require('node:util') as { isUndefined?: (value: unknown) => boolean }; // the object that shield reads
nodeUtil.isUndefined ??= (value) => value === undefined;

/** graphql-shield's functions. */
export const graphqlShield = require('graphql-shield') as typeof GraphqlShield; // its CommonJS build, same types

/** graphql-rate-limit's functions. */
export const graphqlRateLimit = require('graphql-rate-limit') as typeof GraphqlRateLimit; // likewise

/** graphql-query-complexity's functions. */
export const queryComplexity = require('graphql-query-complexity') as typeof QueryComplexity; // likewise

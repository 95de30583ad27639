/** Prints the schema as SDL: the contract that stands in `schema/schema.graphql`. */
import { lexicographicSortSchema, printSchema } from 'graphql';

import { buildSchema } from '../graphql/index.js';

process.stdout.write(`${printSchema(lexicographicSortSchema(buildSchema()))}\n`);

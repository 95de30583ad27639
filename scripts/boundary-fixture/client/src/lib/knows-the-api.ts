// breaks: client-never-imports-api
export type { schema } from '../../../api/src/graphql/schema.js';

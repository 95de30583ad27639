// breaks: graphql-knows-no-adapter
export { store } from '../adapters/duckdb/store.js';

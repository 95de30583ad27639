// breaks: http-knows-no-adapter
export { store } from '../adapters/duckdb/store.js';

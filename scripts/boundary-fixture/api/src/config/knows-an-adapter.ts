// breaks: config-knows-no-layer
export { store } from '../adapters/duckdb/store.js';

// breaks: slices-know-no-infrastructure
export { store } from '../../adapters/duckdb/store.js';

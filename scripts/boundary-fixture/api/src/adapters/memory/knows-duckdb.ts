// breaks: adapters-are-strangers
export { store } from '../duckdb/store.js';

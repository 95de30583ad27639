export { DuckMarketStore } from './market-store.js';
export type { DuckMarketStoreOptions } from './market-store.js';
export { DuckParquetReader } from './parquet-reader.js';

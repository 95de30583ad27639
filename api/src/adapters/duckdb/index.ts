export { DuckMarketStore } from './market-store.js';
export type { DuckMarketStoreOptions } from './market-store.js';
export { DuckParquetReader } from './parquet-reader.js';
export { DuckStagingAreas } from './staging-areas.js';
export { DuckStagedPartReader } from './staged-part-reader.js';
export { DuckParquetWriter } from './parquet-writer.js';

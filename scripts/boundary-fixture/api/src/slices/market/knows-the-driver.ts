// breaks: driver-duckdb-only-in-duckdb
export { DuckDBInstance } from '@duckdb/node-api';

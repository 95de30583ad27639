// breaks: slice-market-uses-only-nothing
export { ingestion } from '../ingestion/index.js';

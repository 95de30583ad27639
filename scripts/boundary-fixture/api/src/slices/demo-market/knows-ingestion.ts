// breaks: slice-demo-market-uses-only-market
export { ingestion } from '../ingestion/index.js';

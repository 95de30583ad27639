// breaks: slice-ingestion-uses-only-market
export { market } from '../market/market.js';

export { seedDemoMarket } from './seed-demo-market.js';
export type { DemoMarketParts } from './seed-demo-market.js';

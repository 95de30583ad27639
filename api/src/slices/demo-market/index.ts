export { seedDemoMarket } from './seed-demo-market.js';
export type { DemoMarketOptions } from './seed-demo-market.js';

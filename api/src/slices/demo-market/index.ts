export { seedDemoMarket } from './seed-demo-market.js';
export type { DemoMarketOptions, OptionHistory } from './demo-market-options.js';

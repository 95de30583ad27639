export { seedDemoMarket } from './seed-demo-market.js';
export { optionHistoryOf } from './option-history.js';
export type { DemoMarketOptions, OptionHistory } from './demo-market-options.js';

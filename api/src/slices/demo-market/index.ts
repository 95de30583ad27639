export { seedDemoMarket } from './seed-demo-market.js';
export { optionHistoryOf } from './option-history.js';
export type { DemoMarketOptions, OptionHistory } from './demo-market-options.js';
export { DemoSettlements } from './settle-day.js';
export type { ContractTrades } from './settle-day.js';
export { ContractExpiries } from './contract-expiries.js';
export { MarketPath } from './market-path.js';
export type { MarketState } from './market-path.js';
export { quotedCurve } from './model-curve.js';
export {
  FACTOR_CORRELATIONS,
  PATH_BEGINS,
  PATH_ENDS,
  PRODUCT_MODELS,
  TRADING_DAYS_A_YEAR,
  productIndex,
} from './model-parameters.js';
export { keyedNormal, tickStream } from './random-streams.js';
export { onTick, ticksPerUnit } from './trading-session.js';
export { liquidity } from './trading-volume.js';

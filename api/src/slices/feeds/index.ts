export type * from './feeds.ports.js';
export { FeedSupervisor } from './feed-supervisor.js';
export type { FeedState, FeedStatus, FeedSupervisorOptions } from './feed-supervisor.js';
export { ReplayFeed } from './replay/replay-feed.js';
export type { ReplayFeedOptions } from './replay/replay-feed.js';
export { SimulatedFeed } from './simulated/simulated-feed.js';
export type { SimulatedFeedOptions } from './simulated/simulated-feed.js';
export type { SettlementSink } from './simulated/settlement-sink.js';
export type { TradingHours } from './simulated/trading-clock.js';

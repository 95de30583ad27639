export type * from './live-options.types.js';
export type * from './live-options.ports.js';
export { liveExpiryTerms, memoryOf, repriceExpiry } from './live-expiry.js';
export type { LiveExpiryTerms, RepricedExpiry } from './live-expiry.js';
export { LiveChains } from './live-chains.service.js';
export type { LiveChainsOptions } from './live-chains.service.js';

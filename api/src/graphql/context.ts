import type { MarketChanges, MarketService } from '../slices/market/index.js';

/** The services that resolvers call. */
export interface Services {
  readonly market: MarketService;
  readonly changes: MarketChanges;
}

/** Something that a caller should know of an answer that is right as far as it goes. */
export interface Notice {
  readonly code: 'TRUNCATED';
  /** The field as the caller named it. */
  readonly path: string;
  readonly message: string;
}

/** What one operation carries through its resolvers. */
export interface Context extends Services {
  readonly requestId: string;
  /** Collected by resolvers, sent as `extensions.notices`. */
  readonly notices: Notice[];
}

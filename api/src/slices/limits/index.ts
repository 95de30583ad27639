export type * from './limits.types.js';
export type * from './limits.ports.js';
export { quotaStatus } from './quota-status.js';
export { QuotasWithFallback } from './quotas-with-fallback.js';
export { retryAfterSeconds } from './retry-after.js';
export { REQUEST_WINDOW_MS, RequestLimitsService } from './request-limits.service.js';
export type { LimitedUse } from './request-limits.service.js';

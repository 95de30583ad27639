export { RedisImportProgress } from './import-progress.js';
export { RedisAttempts } from './redis-attempts.js';
export { RedisBus } from './redis-bus.js';
export { RedisConnection } from './redis-connection.js';
export { RedisLease } from './redis-lease.js';
export { RedisPendingSignIns } from './redis-pending-sign-ins.js';
export { RedisQuotas } from './redis-quotas.js';
export { RedisRevocations } from './redis-revocations.js';

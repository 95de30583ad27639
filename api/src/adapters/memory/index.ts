export { MemoryAttempts } from './attempts.js';
export { MemoryImportProgress } from './import-progress.js';
export { MemoryBus } from './memory-bus.js';
export { MemoryLease } from './memory-lease.js';
export { MemoryMarketChanges } from './market-changes.js';
export { MemoryPendingSignIns } from './pending-sign-ins.js';
export { MemoryQuotas } from './quotas.js';
export { MemoryRevocations } from './revocations.js';

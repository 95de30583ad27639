export type * from './volatility.types.js';
export type * from './volatility.ports.js';
export { VolatilityService } from './volatility.service.js';
export type { VolatilityServiceOptions } from './volatility.service.js';
export type { ConeQuestion, RealizedQuestion, SmileQuestion } from './questions.js';

export { parseEiaSeries } from './eia-series.js';
export type * from './eia.ports.js';
export { EiaService, FETCH_EIA } from './eia.service.js';
export type { EiaServiceParts } from './eia.service.js';
export type * from './eia.types.js';

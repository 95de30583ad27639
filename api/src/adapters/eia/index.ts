export { EiaHttpApi } from './eia-http-api.js';
export type { EiaHttpApiOptions } from './eia-http-api.js';

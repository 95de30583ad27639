import type { EiaSeries } from './eia.types.js';

const DAILY_ID = /^(PET|NG)\.([A-Z0-9_]{1,60})\.D$/;
const PETROLEUM_FUTURE = /^RCLC\d$|_PE\d_/;

/** @returns undefined for what is no id of a daily series of petroleum or natural gas */
export function parseEiaSeries(id: string): EiaSeries | undefined {
  const [, dataSet, code] = DAILY_ID.exec(id) ?? [];
  if (dataSet === undefined || code === undefined) return undefined;
  // The spot price of Henry Hub stands among the futures.
  if (dataSet === 'NG') return { id, code, route: 'natural-gas/pri/fut' };
  return { id, code, route: PETROLEUM_FUTURE.test(code) ? 'petroleum/pri/fut' : 'petroleum/pri/spt' };
}

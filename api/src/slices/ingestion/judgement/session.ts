import type { RejectionReason } from '../ingestion.types.js';

/** The prices of one session; NaN where there is none. */
export interface SessionPrices {
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly settle: number;
}

export interface SessionFault {
  readonly status: 'fault';
  /** The price that the others contradict. */
  readonly column: 'open' | 'high' | 'settle';
  readonly reason: RejectionReason;
  readonly message: string;
}

/** @returns what the four prices say against each other, or undefined; a price that is absent says nothing */
export function sessionFault({ open, high, low, settle }: SessionPrices): SessionFault | undefined {
  // A comparison with NaN is false.
  if (high < low)
    return { status: 'fault', column: 'high', reason: 'HIGH_BELOW_LOW', message: `high ${high} is below low ${low}` };
  if (settle > high) return outside('settle', `settle ${settle} is above high ${high}`);
  if (settle < low) return outside('settle', `settle ${settle} is below low ${low}`);
  if (open > high) return outside('open', `open ${open} is above high ${high}`);
  if (open < low) return outside('open', `open ${open} is below low ${low}`);
  return undefined;
}

function outside(column: 'open' | 'settle', message: string): SessionFault {
  return {
    status: 'fault',
    column,
    reason: column === 'open' ? 'OPEN_OUTSIDE_RANGE' : 'SETTLE_OUTSIDE_RANGE',
    message,
  };
}

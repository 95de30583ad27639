import { iceRows, isIceFile } from '../ice-rows.js';
import type { IceShape } from '../ice-rows.js';
import type { TextForm } from '../vendor-form.js';

const SHAPE: IceShape = {
  columns: {
    tradeDate: ['TRADE DATE'],
    strip: ['STRIP'],
    contract: ['CONTRACT'],
    type: ['PUT_CALL'],
    strike: ['STRIKE'],
    settle: ['SETTLEMENT_PRICE'],
  },
  description: undefined,
};

/** ICE's option settlements with their Greeks, which are left: they are computed here from the prices. */
export const iceGreeksForm: TextForm = {
  kind: 'TEXT',
  name: 'ice-greeks',
  example:
    'TRADE DATE|CONTRACT|STRIP|EXPIRATION_DATE|STRIKE|PUT_CALL|SETTLEMENT_PRICE|VOLATILITY|DELTA|GAMMA|THETA|VEGA',
  detect: (head) => isIceFile(head, SHAPE),
  decode: (lines) => iceRows(lines, SHAPE),
};

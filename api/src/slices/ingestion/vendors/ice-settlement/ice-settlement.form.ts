import { iceRows, isIceFile } from '../ice-rows.js';
import type { IceShape } from '../ice-rows.js';
import type { TextForm } from '../vendor-form.js';

const SHAPE: IceShape = {
  columns: {
    tradeDate: ['TRADE DATE'],
    strip: ['STRIP'],
    contract: ['CONTRACT'],
    type: ['CONTRACT TYPE'],
    strike: ['STRIKE'],
    settle: ['SETTLEMENT PRICE'],
  },
  description: { productId: ['PRODUCT_ID'], hub: ['HUB'], product: ['PRODUCT'] },
};

/** ICE's cleared settlements, `icecleared_oil_2026_11_19.dat`: futures, and options with their futures among them. */
export const iceSettlementForm: TextForm = {
  kind: 'TEXT',
  name: 'ice-settlement',
  example:
    'TRADE DATE|HUB|PRODUCT|STRIP|CONTRACT|CONTRACT TYPE|STRIKE|SETTLEMENT PRICE|NET CHANGE|EXPIRATION DATE|PRODUCT_ID',
  detect: (head) => isIceFile(head, SHAPE),
  decode: (lines) => iceRows(lines, SHAPE),
};

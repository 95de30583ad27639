import type { FuturesSymbol, IsoDate, ProductCode } from '@cushing/products';

import type { AlertSubject } from '../../../slices/alerts/index.js';

/** What is watched, as the columns that `alerts` and `alert_events` share. */
export interface SubjectColumns {
  kind: AlertSubject['kind'];
  symbol: string | null;
  secondSymbol: string | null;
  product: string | null;
  expiry: string | null;
}

export function fromSubject(subject: AlertSubject): SubjectColumns {
  const none = { symbol: null, secondSymbol: null, product: null, expiry: null };
  switch (subject.kind) {
    case 'PRICE':
    case 'CHANGE_PERCENT':
      return { ...none, kind: subject.kind, symbol: subject.symbol };
    case 'SPREAD':
      return { ...none, kind: subject.kind, symbol: subject.symbol, secondSymbol: subject.secondSymbol };
    case 'ATM_VOL':
      return { ...none, kind: subject.kind, product: subject.product, expiry: subject.expiry };
  }
}

/** The table holds each kind to its columns. */
export function toSubject(row: SubjectColumns): AlertSubject {
  switch (row.kind) {
    case 'PRICE':
    case 'CHANGE_PERCENT':
      return { kind: row.kind, symbol: row.symbol as FuturesSymbol };
    case 'SPREAD':
      return {
        kind: row.kind,
        symbol: row.symbol as FuturesSymbol,
        secondSymbol: row.secondSymbol as FuturesSymbol,
      };
    case 'ATM_VOL':
      return { kind: row.kind, product: row.product as ProductCode, expiry: row.expiry as IsoDate };
  }
}

import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

import type { FuturesSymbol, IsoDate, ProductCode } from '@cushing/products';

import type { AlertSubject } from '../../../slices/alerts/index.js';

/** What `alerts` and `alert_events` have in common: whose a row is, and what was to be told of. */
@Entity({ abstract: true })
export abstract class AlertColumns {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'uuid' })
  userId!: string;

  @Property({ type: 'text' })
  kind!: AlertSubject['kind'];

  @Property({ type: 'text', nullable: true })
  symbol!: string | null;

  @Property({ type: 'text', nullable: true })
  secondSymbol!: string | null;

  @Property({ type: 'text', nullable: true })
  product!: string | null;

  @Property({ type: 'text', nullable: true })
  expiry!: string | null;

  @Property({ type: 'double' })
  level!: number;

  @Property({ type: 'text' })
  note!: string;
}

/** What is watched. */
type SubjectColumns = Pick<AlertColumns, 'kind' | 'symbol' | 'secondSymbol' | 'product' | 'expiry'>;

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

/** What an alert watches, in words; prices on their tick grid, volatilities and changes in percent. */
import { parseFuturesSymbol, roundToTick } from '@cushing/products';
import type { ProductCode } from '@cushing/products';

import type { AlertDirection, AlertEventFieldsFragment, AlertFieldsFragment } from '../gql/graphql.js';
import {
  MISSING,
  changeText,
  dateText,
  percentText,
  priceText,
  shareText,
  signedText,
  numberText,
} from '../lib/format.js';

/** What is watched. */
export type AlertSubject = Pick<AlertFieldsFragment, 'expiry' | 'kind' | 'product' | 'secondSymbol' | 'symbol'>;

/** Decimals of a level that lies between two ticks. */
const FINE_DECIMALS = 6;
const CROSSES: Readonly<Record<AlertDirection, string>> = {
  UP: 'rises to',
  DOWN: 'falls below',
  EITHER: 'crosses',
};

/** @returns the product whose quotation the level is in; undefined where no contract is named */
export function productOf({ symbol, product }: Pick<AlertSubject, 'product' | 'symbol'>): ProductCode | undefined {
  if (product !== null) return product;
  const parsed = parseFuturesSymbol(symbol ?? '');
  return parsed.status === 'ok' ? parsed.contract.product : undefined;
}

/** @returns as in `CLF27`, `CLF27 change`, `CLF27 − CLG27` or `CL 17 Nov 2026 ATM vol` */
export function subjectText({ kind, symbol, secondSymbol, product, expiry }: AlertSubject): string {
  switch (kind) {
    case 'PRICE':
      return symbol ?? MISSING;
    case 'CHANGE_PERCENT':
      return `${symbol ?? MISSING} change`;
    case 'SPREAD':
      return `${symbol ?? MISSING} − ${secondSymbol ?? MISSING}`;
    case 'ATM_VOL':
      return `${product ?? MISSING} ${expiry === null ? MISSING : dateText(expiry)} ATM vol`;
  }
}

/** @returns a level, or a value that is held against it, in the unit of the kind */
export function valueText(subject: AlertSubject, value: number | null): string {
  if (value === null) return MISSING;
  const product = productOf(subject);
  if (subject.kind === 'ATM_VOL') return shareText(value);
  if (subject.kind === 'CHANGE_PERCENT') return percentText(value);
  if (product === undefined || roundToTick(product, value) !== value) {
    return numberText(value, FINE_DECIMALS).replace(/\.?0+$/u, '');
  }
  return subject.kind === 'SPREAD' ? changeText(product, value) : priceText(product, value);
}

/** @returns as in `CLF27 rises to 80.00` */
export function alertText(alert: AlertSubject & Pick<AlertFieldsFragment, 'direction' | 'level'>): string {
  return `${subjectText(alert)} ${CROSSES[alert.direction]} ${valueText(alert, alert.level)}`;
}

/** @returns as in `rises to` */
export function directionText(direction: AlertDirection): string {
  return CROSSES[direction];
}

/** @returns as in `CLF27 rose to 80.05 (alert at 80.00)` */
export function eventText(event: AlertSubject & Pick<AlertEventFieldsFragment, 'crossed' | 'level' | 'value'>): string {
  const way = event.crossed === 'UP' ? 'rose' : 'fell';
  return `${subjectText(event)} ${way} to ${valueText(event, event.value)} (alert at ${valueText(event, event.level)})`;
}

/**
 * How far the value has to go: of a price in its quotation and in percent of the price, of a spread in the quotation, of
 * what is in percent itself in percentage points.
 */
export function distanceText(subject: AlertSubject, value: number | null, level: number): string {
  if (value === null) return MISSING;
  const distance = level - value;
  if (subject.kind === 'CHANGE_PERCENT') return `${signedText(distance, 2)} pp`;
  if (subject.kind === 'ATM_VOL') return `${signedText(distance * 100, 2)} pp`;
  const product = productOf(subject);
  if (product === undefined) return MISSING;
  const text = changeText(product, distance);
  if (subject.kind === 'SPREAD' || value === 0) return text;
  return `${text} (${percentText((distance / Math.abs(value)) * 100)})`;
}

/** @returns where what is watched is looked at */
export function subjectAddress(subject: AlertSubject): string {
  const product = productOf(subject) ?? '';
  if (subject.kind === 'ATM_VOL') return `/options?product=${product}&expiry=${subject.expiry ?? ''}`;
  return `/futures?product=${product}&contract=${subject.symbol ?? ''}&history=CONTRACT`;
}

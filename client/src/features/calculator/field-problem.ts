import type { FieldName } from './calculator-view.js';
import type { FieldState } from './option-form.js';

const LABELS: Readonly<Record<FieldName, string>> = {
  forward: 'Future',
  strike: 'Strike',
  expiry: 'Expiry',
  days: 'Days',
  years: 'Years',
  vol: 'Vol',
  price: 'Premium',
  normalVol: 'Normal vol',
  rate: 'Rate',
  forward2: 'Second future',
  vol2: 'Second vol',
  correlation: 'Correlation',
  spreadStrike: 'Strike',
  firstFixing: 'First fixing',
  lastFixing: 'Last fixing',
  payment: 'Payment',
  known: 'Fixings made',
};

/** @returns the first of the fields that is wrong, and what is wrong with it, as in `Strike: Enter the strike.` */
export function fieldProblem(names: readonly FieldName[], field: (name: FieldName) => FieldState): string | undefined {
  for (const name of names) {
    const { error } = field(name);
    if (error !== undefined) return `${LABELS[name]}: ${error}`;
  }
  return undefined;
}

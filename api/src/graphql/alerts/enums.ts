import { registerEnumType } from 'type-graphql';

import type { AlertDirection, AlertEvent, AlertSubject } from '../../slices/alerts/index.js';

/* type-graphql wants an object of names for each enum; the domain's own unions are checked against them. */
type EnumOf<Name extends string> = { readonly [Key in Name]: Key };

export const AlertKindEnum: EnumOf<AlertSubject['kind']> = {
  PRICE: 'PRICE',
  CHANGE_PERCENT: 'CHANGE_PERCENT',
  SPREAD: 'SPREAD',
  ATM_VOL: 'ATM_VOL',
};
registerEnumType(AlertKindEnum, {
  name: 'AlertKind',
  description: 'What an alert watches.',
  valuesConfig: {
    PRICE: { description: 'The last price of a contract, in its quotation.' },
    CHANGE_PERCENT: { description: 'Its change against the previous settle, in percent of that.' },
    SPREAD: { description: "A contract's last price less another's, both of one quotation." },
    ATM_VOL: { description: 'The at-the-money volatility of an expiry of options, annualised, a decimal.' },
  },
});

export const AlertDirectionEnum: EnumOf<AlertDirection> = { UP: 'UP', DOWN: 'DOWN', EITHER: 'EITHER' };
registerEnumType(AlertDirectionEnum, {
  name: 'AlertDirection',
  description: 'Which crossing of its level an alert tells of.',
  valuesConfig: {
    UP: { description: 'From below it to it or above.' },
    DOWN: { description: 'From it or above to below it.' },
    EITHER: { description: 'Both.' },
  },
});

export const AlertCrossingEnum: EnumOf<AlertEvent['crossed']> = { UP: 'UP', DOWN: 'DOWN' };
registerEnumType(AlertCrossingEnum, {
  name: 'AlertCrossing',
  description: 'Which way a level was crossed.',
  valuesConfig: {
    UP: { description: 'From below it to it or above.' },
    DOWN: { description: 'From it or above to below it.' },
  },
});

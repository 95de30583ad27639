import { toDayNumber } from '@cushing/products';

import type { Fault } from '../../judgement/numbers.js';
import { parseRate } from '../../judgement/numbers.js';
import { parseDate } from '../../judgement/trade-days.js';
import type { RatesFormat } from '../file-format.js';
import { matchOf } from '../header-match.js';
import { parseTenor } from './tenor.js';

const COLUMNS = ['date', 'tenor', 'rate'] as const;

const NO_RATE: Fault = { status: 'fault', reason: 'VALUE_MISSING', message: 'a tenor needs its rate, this is blank' };

/** Zero rates to discount with: one line a date and tenor. Any calendar day may have some. */
export const ratesFormat: RatesFormat = {
  name: 'rates',
  kind: 'RATES',
  example: COLUMNS.join(','),

  match(header) {
    return matchOf(header, COLUMNS, COLUMNS);
  },

  reader(header, today) {
    const indexes = { date: header.indexOf('date'), tenor: header.indexOf('tenor'), rate: header.indexOf('rate') };
    return (record, batch, findings) => {
      const textOf = (column: keyof typeof indexes): string => record.fields[indexes[column]] ?? '';
      const reject = (column: keyof typeof indexes, { reason, message }: Fault): void => {
        const index = indexes[column];
        const place = { line: record.line, column: { index, name: header.names[index] ?? column } };
        findings.reject(place, textOf(column), reason, message);
      };
      const date = parseDate(textOf('date'), today);
      if (typeof date !== 'string') {
        reject('date', date);
        return;
      }
      const tenorDays = parseTenor(textOf('tenor'));
      if (typeof tenorDays !== 'number') {
        reject('tenor', tenorDays);
        return;
      }
      const rate = textOf('rate').trim() === '' ? NO_RATE : parseRate(textOf('rate'));
      if (rate.status === 'fault') {
        reject('rate', rate);
        return;
      }
      batch.add(toDayNumber(date), tenorDays, rate.value, record.line);
    };
  },
};

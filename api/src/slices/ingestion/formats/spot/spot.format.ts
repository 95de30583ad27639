import { toDayNumber } from '@cushing/products';

import type { TextRecord } from '../../ingestion.ports.js';
import type { Place } from '../../judgement/findings.js';
import { parsePrice } from '../../judgement/numbers.js';
import { parseDate } from '../../judgement/trade-days.js';
import type { SpotFormat } from '../file-format.js';
import { matchOf } from '../header-match.js';

const COLUMNS = ['Date', 'Price'] as const;

/** EIA's spot prices: one line a day of one series, which the file does not name. Any calendar day may have one. */
export const spotFormat: SpotFormat = {
  name: 'spot',
  kind: 'SPOT',
  example: 'Date,Price',

  match(header) {
    return matchOf(header, COLUMNS, COLUMNS);
  },

  reader(header, today, series) {
    const [dateIndex, priceIndex] = [header.indexOf('Date'), header.indexOf('Price')];
    const place = (record: TextRecord, index: number): Place => ({
      line: record.line,
      column: { index, name: header.names[index] ?? '' },
    });
    return (record, batch, findings) => {
      const dateText = record.fields[dateIndex] ?? '';
      const priceText = record.fields[priceIndex] ?? '';
      const date = parseDate(dateText, today);
      if (typeof date !== 'string') {
        findings.reject(place(record, dateIndex), dateText, date.reason, date.message);
        return;
      }
      if (priceText.trim() === '') {
        findings.passOver();
        return;
      }
      const price = parsePrice(priceText);
      if (price.status === 'fault') {
        findings.reject(place(record, priceIndex), priceText, price.reason, price.message);
        return;
      }
      batch.add(series, toDayNumber(date), price.value, record.line);
    };
  },
};

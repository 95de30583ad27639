import { expect, test } from '@jest/globals';
import { isoDate } from '@cushing/products';

import { readView } from './calculator-view.js';
import { optionInputs, withInputs } from './export-inputs.js';

test('every record of an export says what it was calculated of', () => {
  const view = readView(new URLSearchParams('product=NG&type=PUT'));
  const option = {
    ...{ type: 'PUT' as const, forward: 3.1, strike: 3, years: 0.25, rate: 0.04 },
    given: { kind: 'VOL', vol: 0.6, normalVol: 1.86 },
  } as const;
  const { header, rows } = withInputs(
    { header: ['figure', 'BLACK76'], rows: [['price', 0.3]] },
    optionInputs(view, isoDate('2026-11-20'), option, 'AMERICAN'),
  );
  const record = Object.fromEntries(header.map((name, index) => [name, rows[0]?.[index]]));
  expect(record).toEqual({
    ...{ figure: 'price', BLACK76: 0.3, product: 'NG', valuation: '2026-11-20', series: 'ON', type: 'PUT' },
    ...{ givenForward: 3.1, strike: 3, years: 0.25, rate: 0.04, givenVol: 0.6, givenNormalVol: 1.86, givenPrice: null },
    modelUsed: 'AMERICAN',
  });
});

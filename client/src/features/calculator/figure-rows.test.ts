/** The price by every model: in the quotation, as money of a contract, and in ticks from the exact one. */
import { expect, test } from '@jest/globals';

import { priceFigures } from './figure-rows.js';

/** A contract of CL is 1,000 barrels and moves by a cent, one of NG 10,000 MMBtu and by a tenth of a cent. */
test.each([
  ['CL', [2.5, 2.48, null], [2500, 2480, null], [0, -2, null]],
  ['NG', [0.125, 0.127, null], [1250, 1270, null], [0, 2, null]],
] as const)('of %s is read in dollars and in ticks', (product, prices, premiums, ticks) => {
  const [price, premium, fromExact] = priceFigures(
    prices.map((value) => ({ price: value })),
    product,
  );
  expect(price?.values).toEqual(prices);
  expectNear(premium?.values, premiums);
  expectNear(fromExact?.values, ticks);
});

test('is nowhere near an exact one that there is not', () => {
  const fromExact = priceFigures([{ price: null }, { price: 2.48 }], 'CL').find(({ id }) => id === 'ticksFromExact');
  expect(fromExact?.values).toEqual([null, null]);
});

function expectNear(actual: readonly (number | null)[] | undefined, expected: readonly (number | null)[]): void {
  expect(actual).toEqual(expected.map((value) => (value === null ? null : expect.closeTo(value, 9))));
}

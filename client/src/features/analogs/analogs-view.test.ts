import { isoDate } from '@cushing/products';
import { expect, test } from '@jest/globals';

import { ofProduct, readView, toggledHidden, writeView } from './analogs-view.js';

const view = (search: string) => readView(new URLSearchParams(search));

test('an address says product, date, how many days, their prices, and which are hidden', () => {
  const search = 'product=NG&asOf=2020-04-20&count=20&prices=absolute&apart=yes&hidden=2020-04-17,2020-04-14';
  expect(view(search)).toEqual({
    ...{ product: 'NG', asOf: '2020-04-20', count: 20, prices: 'ABSOLUTE', isApart: true },
    hidden: ['2020-04-17', '2020-04-14'],
  });
  expect(decodeURIComponent(writeView(view(search)).toString())).toBe(search);
});

test('what an address gets wrong is shown as if it was not said', () => {
  const wrong = view('product=XX&asOf=2020-02-30&count=7&prices=odd&apart=1&hidden=x,2020-04-17,2020-04-17');
  expect(wrong).toEqual({ ...view('product=CL'), hidden: ['2020-04-17'] });
  expect(writeView(view('')).toString()).toBe('product=CL');
});

test('another product keeps the date, and lets go of the days that were hidden', () => {
  const before = view('product=CL&asOf=2020-04-20&count=5&hidden=2020-04-17');
  expect(writeView(ofProduct(before, 'BZ')).toString()).toBe('product=BZ&asOf=2020-04-20&count=5');
  expect(ofProduct(before, 'CL')).toBe(before);
});

test('a day is hidden and shown again', () => {
  const day = isoDate('2020-04-17');
  expect(toggledHidden([], day)).toEqual([day]);
  expect(toggledHidden([isoDate('2020-04-14'), day], day)).toEqual(['2020-04-14']);
});

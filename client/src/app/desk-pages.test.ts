import { expect, test } from '@jest/globals';

import { addressOf, sameDay } from './desk-pages.js';

const at = (pathname: string, search = '') => ({ pathname, search });

test('another page is opened on the same product and date', () => {
  expect(sameDay('?product=NG&asOf=2020-04-20&expiry=2020-05-26&legs=x')).toBe('product=NG&asOf=2020-04-20');
  expect(addressOf(at('/options', '?product=NG&expiry=2020-05-26'), '/volatility', { panel: 'surface' })).toEqual({
    pathname: '/volatility',
    search: 'product=NG&panel=surface',
  });
});

test('a product alone stays on the page, and lets go of what was the old one\u2019s', () => {
  expect(
    addressOf(at('/options', '?product=CL&expiry=2026-11-17&columns=GREEKS'), undefined, { product: 'NG' }),
  ).toEqual({
    pathname: '/options',
    search: 'product=NG&columns=GREEKS',
  });
  expect(addressOf(at('/futures', '?product=CL&contract=CLZ26'), undefined, { product: 'HO' })).toEqual({
    pathname: '/futures',
    search: 'product=HO',
  });
});

test('from elsewhere a product leads to its futures', () => {
  expect(addressOf(at('/profile'), undefined, { product: 'RB', asOf: '2020-04-20' })).toEqual({
    pathname: '/futures',
    search: 'product=RB&asOf=2020-04-20',
  });
});

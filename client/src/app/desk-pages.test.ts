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

test('the dashboard goes to the front contract of another product', () => {
  expect(addressOf(at('/dashboard', '?product=CL&symbol=CLF27&interval=1h'), undefined, { product: 'NG' })).toEqual({
    pathname: '/dashboard',
    search: 'product=NG&interval=1h',
  });
  expect(addressOf(at('/options', '?product=CL'), '/dashboard', { product: 'NG', symbol: 'NGG27' })).toEqual({
    pathname: '/dashboard',
    search: 'product=NG&symbol=NGG27',
  });
});

test('the alerts remember where one came from, and a product leads away from them', () => {
  expect(addressOf(at('/options', '?product=NG&expiry=2026-11-24'), '/alerts', {})).toEqual({
    pathname: '/alerts',
    search: 'product=NG',
  });
  expect(addressOf(at('/alerts', '?product=NG'), undefined, { product: 'CL' })).toEqual({
    pathname: '/futures',
    search: 'product=CL',
  });
});

test('from elsewhere a product leads to its futures', () => {
  expect(addressOf(at('/profile'), undefined, { product: 'RB', asOf: '2020-04-20' })).toEqual({
    pathname: '/futures',
    search: 'product=RB&asOf=2020-04-20',
  });
});

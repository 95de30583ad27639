import { expect, test } from '@jest/globals';

import { isOwnDocument, readReturnPath, signInAddress } from './return-path.js';

test.each([
  '/futures',
  '/futures?product=NG&asOf=2020-04-20',
  '/profile#keys',
  '/explorer?query=%7B__typename%7D',
  '/a//b',
])('%s is a way back', (path) => {
  expect(readReturnPath(path)).toBe(path);
});

test.each([
  '',
  'futures',
  'https://evil.example',
  '//evil.example',
  '/\\evil.example',
  '\\/evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '\t//evil.example',
  ' //evil.example',
  'javascript:alert(1)',
  '/futures\\..\\..',
  '/.//evil.example',
  '/a/..//evil.example',
  '/login',
  '/./Login',
  '/auth/github?link=1',
  '/login?returnTo=%2Flogin',
  '/register',
  '/verify#token=x',
  `/${'a'.repeat(3_000)}`,
])('%j is none', (path) => {
  expect(readReturnPath(path)).toBeUndefined();
});

test('where no way back is asked for there is none', () => {
  expect(readReturnPath(null)).toBeUndefined();
});

test('the sign-in page is told the way back, unless it is the first page', () => {
  expect(signInAddress('/dashboard')).toBe('/login');
  expect(signInAddress(undefined, { notice: 'signed-out' })).toBe('/login?notice=signed-out');
  const address = new URL(signInAddress('/futures?product=NG&asOf=2020-04-20'), 'https://here.invalid');
  expect(address.searchParams.get('returnTo')).toBe('/futures?product=NG&asOf=2020-04-20');
});

test.each(['/explorer', '/explorer?query=x', '/explorer#x', '/reports/daily/latest', '/reports/daily/2020-04-20'])(
  '%s is a document of its own',
  (path) => {
    expect(isOwnDocument(path)).toBe(true);
    expect(readReturnPath(path)).toBe(path);
  },
);

test.each(['/reports', '/reports?subject=board', '/explorers', '/dashboard?to=/reports/daily/latest'])(
  '%s is one of the pages around the sign-in',
  (path) => {
    expect(isOwnDocument(path)).toBe(false);
  },
);

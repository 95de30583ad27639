/** Proves that no text leads a browser to another site, whatever it makes of it, and that our own pages are kept. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { readReturnPath } from './return-path.js';

const SITE = 'https://desk.example.com';

describe('a path of ours', () => {
  test.each([
    ['/', '/'],
    ['/futures', '/futures'],
    ['/futures?product=NG&asOf=2020-04-20#curve', '/futures?product=NG&asOf=2020-04-20#curve'],
    ['/profile?from=https://example.com/', '/profile?from=https://example.com/'],
    ['/a b', '/a%20b'],
    ['/%2F%2Fexample.com', '/%2F%2Fexample.com'],
    ['/naïve', '/na%C3%AFve'],
    ['/a/../b', '/b'],
    ['/authors', '/authors'],
  ])('%j is kept', (text, path) => {
    expect(readReturnPath(text)).toBe(path);
  });
});

describe('anything else', () => {
  test.each([
    undefined,
    '',
    'futures',
    '?product=NG',
    '//example.com',
    '///example.com',
    '/\\example.com',
    '\\\\example.com',
    '/\t/example.com',
    '/\n/example.com',
    '\t//example.com',
    ' /futures',
    '/.//example.com',
    '/a/..//example.com',
    '/%2e//example.com',
    '/a\u0000',
    '/a\u0085b',
    'https://example.com',
    'https:/example.com',
    'javascript:alert(1)',
    'data:text/html,x',
    '@example.com',
    '/auth/google',
    '/auth',
    '/AUTH/google?link=1',
    '/a/../auth/google',
    '/' + 'a'.repeat(2_000),
  ])('%j leads home', (text) => {
    expect(readReturnPath(text)).toBe('/');
  });
});

/** Texts out of what addresses are made of, and of what browsers treat in ways of their own. */
const pieces = fc.constantFrom(
  ...['/', '\\', '.', '..', '%2e', '%2f', '%5c', '@', ':', '?', '#', '\t', '\n', '\r', ' ', '\u0000', '\u3002'],
  ...['https:', 'javascript:', 'example.com', 'auth', 'futures', '\u2028', '\uFF0F', '\uD800'],
);
const texts = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join('')),
);

describe('any text', () => {
  test('leads to this site, from any of its pages', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const path = readReturnPath(text);
        expect(path).toMatch(/^\/(?!\/)[^\\\p{Cc}]*$/u);
        expect(new URL(path, `${SITE}/login?x=1`).origin).toBe(SITE);
        // The same once its path is taken apart, as a router of pages does.
        expect(new URL(new URL(path, SITE).pathname, SITE).origin).toBe(SITE);
      }),
      { numRuns: 2_000 },
    );
  });

  test('that was read once is read the same again', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const path = readReturnPath(text);
        expect(readReturnPath(path)).toBe(path);
      }),
      { numRuns: 1_000 },
    );
  });
});

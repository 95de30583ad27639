import { expect, test } from '@jest/globals';

import { readView, writeView } from './imports-view.js';

const ID = '0f8fad5b-d9cb-469f-a165-70867728950e';

test('an address holds the filter, the open import and where one came from', () => {
  const view = readView(new URLSearchParams(`product=NG&asOf=2026-11-19&status=FAILED&import=${ID}`));
  expect(view).toEqual({ product: 'NG', asOf: '2026-11-19', status: 'FAILED', open: ID });
  expect(writeView(view).toString()).toBe(`product=NG&asOf=2026-11-19&status=FAILED&import=${ID}`);
});

test('what an address gets wrong is not said', () => {
  const view = readView(new URLSearchParams('status=ROTTEN&import=../../etc'));
  expect(view).toEqual({ product: undefined, asOf: undefined, status: undefined, open: undefined });
  expect(writeView(view).toString()).toBe('');
});

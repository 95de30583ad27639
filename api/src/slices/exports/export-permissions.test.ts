/** Proves who may have which file: every subject against everybody who can ask, as a table that was written by hand. */
import { describe, expect, test } from '@jest/globals';

import { viewer } from '../../../test/support/export-tables.js';
import type { Permission } from '../accounts/index.js';
import { EXPORT_SUBJECTS, exportSources, exportViewerOf } from './index.js';
import type { ExportParameters, ExportSourcesParts, ExportSubject, ExportViewer } from './index.js';

/** No part is asked: whether somebody may is found out before. */
const SOURCES = exportSources(
  new Proxy({}, { get: (_parts, name) => (name === 'clock' ? () => 0 : {}) }) as ExportSourcesParts,
);

/** What each subject cannot do without. */
const QUESTIONS: Readonly<Record<ExportSubject, ExportParameters>> = {
  board: { product: 'CL' },
  'curve-history': {},
  chain: { product: 'CL', expiry: '2026-11-17' },
  surface: { product: 'CL' },
  greeks: { product: 'CL', greek: 'DELTA', type: 'CALL' },
  'realised-volatility': { product: 'CL' },
  bars: { symbol: 'CLZ26', interval: 'DAY' },
  alerts: {},
  audit: {},
};

/** What the roles may do, and each scope that a key can have. */
const ASKING: Readonly<Record<string, readonly Permission[]>> = {
  VIEWER: ['read', 'account'],
  ANALYST: ['read', 'account', 'calculate', 'alert', 'import'],
  ADMIN: ['read', 'account', 'calculate', 'alert', 'import', 'feed', 'administer'],
  'key: read': ['read'],
  'key: calculate': ['calculate'],
  'key: alert': ['alert'],
  'key: import': ['import'],
  'key: feed': ['feed'],
  'key: read, alert': ['read', 'alert'],
};

const MARKET: readonly ExportSubject[] = [
  ...(['board', 'curve-history', 'chain', 'surface', 'greeks', 'realised-volatility', 'bars'] as const),
];
const ALLOWED: Readonly<Record<string, readonly ExportSubject[]>> = {
  VIEWER: MARKET,
  ANALYST: [...MARKET, 'alerts'],
  ADMIN: [...MARKET, 'alerts', 'audit'],
  'key: read': MARKET,
  'key: calculate': [],
  'key: alert': ['alerts'],
  'key: import': [],
  'key: feed': [],
  'key: read, alert': [...MARKET, 'alerts'],
};

function isAllowed(subject: ExportSubject, whom: ExportViewer): boolean {
  try {
    SOURCES[subject].check(QUESTIONS[subject], whom);
    return true;
  } catch (error) {
    expect(error).toMatchObject({ code: 'FORBIDDEN', reason: 'PERMISSION' });
    return false;
  }
}

describe.each(Object.entries(ASKING))('%s', (name, permissions) => {
  test.each(EXPORT_SUBJECTS)('%s', async (subject) => {
    const whom = viewer('ada', ...permissions);
    const isExpected = ALLOWED[name]!.includes(subject);
    expect(isAllowed(subject, whom)).toBe(isExpected);
    // What is opened is looked at again, before any data.
    if (isExpected) return;
    await expect(SOURCES[subject].open(QUESTIONS[subject], whom)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

test('nobody is no viewer', () => {
  expect(exportViewerOf({ kind: 'ANONYMOUS' })).toBeUndefined();
});

test('whoever may not have a file is not told what may be asked of it', () => {
  for (const subject of EXPORT_SUBJECTS) {
    const check = (): void => {
      SOURCES[subject].check({ colour: 'red' }, viewer('ada', 'feed'));
    };
    expect(check).toThrow('does not allow this');
  }
});

import { expect, test } from '@jest/globals';

import { quoteMode } from './quote-mode.js';

test.each([
  [undefined, true, 'LIVE', 'SETTLE'],
  [{ origin: 'LIVE', isStale: false }, true, 'LIVE', 'LIVE'],
  [{ origin: 'SIMULATED', isStale: false }, true, 'LIVE', 'SIMULATED'],
  [{ origin: 'SIMULATED', isStale: false }, false, 'LIVE', 'SIMULATED'],
  [{ origin: 'LIVE', isStale: true }, true, 'LIVE', 'STALE'],
  [{ origin: 'LIVE', isStale: true }, false, 'LIVE', 'CLOSED'],
  [{ origin: 'LIVE', isStale: true }, false, 'OFFLINE', 'OFFLINE'],
  [{ origin: 'LIVE', isStale: true }, true, 'RECONNECTING', 'OFFLINE'],
  [{ origin: 'REPLAY', isStale: false }, false, 'LIVE', 'REPLAY'],
  [{ origin: 'REPLAY', isStale: true }, false, 'LIVE', 'STALE'],
] as const)('%p with the session open %p, heard of as %s, is %s', (quote, isOpen, status, mode) => {
  expect(quoteMode(quote, isOpen, status)).toBe(mode);
});

/** How a history of so many trade dates is parted into whole chains and thin ones. */
import { expect, test } from '@jest/globals';

import { optionHistoryOf } from './index.js';

test.each([
  [1, 1, 0],
  [45, 45, 0],
  [46, 45, 1],
  [250, 45, 205],
])('of %i dates %i have whole chains, %i before them a few strikes', (dates, fullDates, thinDates) => {
  expect(optionHistoryOf(dates)).toEqual({ fullDates, thinDates });
});

/** The status of all stages together, over every combination that there is. */
import { describe, expect, test } from '@jest/globals';

import { IMPORT_STAGES, STAGE_STATUSES, overallStatus } from './stages.js';
import type { StageStatus } from './stages.js';

const ALL = combinations(IMPORT_STAGES.length);

describe('the status of all stages together', () => {
  test('is asked of all 4^5 combinations', () => {
    expect(new Set(ALL.map((statuses) => statuses.join(' '))).size).toBe(1_024);
  });

  test('is the strongest of FAILED, PROCESSING, PENDING and COMPLETED, in that order', () => {
    // COMPLETED only when all are means that one that is pending is stronger.
    const weakestFirst: readonly StageStatus[] = ['COMPLETED', 'PENDING', 'PROCESSING', 'FAILED'];
    for (const statuses of ALL) {
      const strongest = Math.max(...statuses.map((status) => weakestFirst.indexOf(status)));
      expect([statuses, overallStatus(statuses)]).toEqual([statuses, weakestFirst[strongest]]);
    }
  });

  test('is as often each of them as can be counted by hand', () => {
    const counts = Object.fromEntries(
      STAGE_STATUSES.map((status) => [status, ALL.filter((statuses) => overallStatus(statuses) === status).length]),
    );
    // 4^5 - 3^5 with a failure, 3^5 - 2^5 with none of these and one under way, one of all completed, and the rest.
    expect(counts).toEqual({ FAILED: 781, PROCESSING: 211, COMPLETED: 1, PENDING: 31 });
  });

  test('does not depend on their order', () => {
    for (const statuses of ALL) {
      expect(overallStatus([...statuses].reverse())).toBe(overallStatus(statuses));
      expect(overallStatus([...statuses].sort())).toBe(overallStatus(statuses));
    }
  });

  test('of no stages is pending', () => {
    expect(overallStatus([])).toBe('PENDING');
  });
});

function combinations(length: number): readonly (readonly StageStatus[])[] {
  if (length === 0) return [[]];
  return combinations(length - 1).flatMap((statuses) => STAGE_STATUSES.map((status) => [...statuses, status]));
}

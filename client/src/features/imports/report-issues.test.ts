import { expect, test } from '@jest/globals';

import { filterIssues, issuesOf } from './report-issues.js';

const ISSUES = issuesOf({
  rejections: [
    {
      line: 9,
      column: 3,
      columnName: 'settle',
      value: 'abc',
      reason: 'NOT_A_NUMBER',
      message: '"abc" is not a number',
    },
    { line: 2, column: 0, columnName: null, value: '', reason: 'FIELD_COUNT', message: 'too few fields' },
  ],
  findings: [
    {
      line: 4,
      column: 2,
      columnName: 'CL02',
      kind: 'CURVE_JUMP',
      severity: 'WARNING',
      action: 'KEPT',
      message: 'CLX19 settled 62.67, 0.42 above',
    },
  ],
});
const NONE = { severity: undefined, kind: undefined, text: '' };

test('rejections and findings stand in one list by line, with what was done', () => {
  expect(ISSUES.map(({ line, severity, kind, columnName, done }) => [line, severity, kind, columnName, done])).toEqual([
    [2, 'REJECTED', 'Field count', '', 'Left out'],
    [4, 'WARNING', 'Curve jump', 'CL02', 'Stored as it is'],
    [9, 'REJECTED', 'Not a number', 'settle', 'Left out'],
  ]);
});

test('they are found by severity, kind and text together', () => {
  const lines = (filter: Partial<Parameters<typeof filterIssues>[1]>) =>
    filterIssues(ISSUES, { ...NONE, ...filter }).map(({ line }) => line);
  expect(lines({})).toEqual([2, 4, 9]);
  expect(lines({ severity: 'REJECTED' })).toEqual([2, 9]);
  expect(lines({ kind: 'Curve jump' })).toEqual([4]);
  expect(lines({ text: ' clx19 ' })).toEqual([4]);
  expect(lines({ text: 'SETTLE' })).toEqual([4, 9]);
  expect(lines({ severity: 'REJECTED', text: 'settle' })).toEqual([9]);
  expect(lines({ severity: 'INFO' })).toEqual([]);
});

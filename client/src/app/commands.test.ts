import { expect, test } from '@jest/globals';

import { COMMANDS, readCommand } from './commands.js';

test.each([
  ['clz27', { product: 'CL', contract: 'CLZ27', history: 'CONTRACT' }],
  ['NG 2020-04-20', { product: 'NG', contract: undefined, asOf: '2020-04-20' }],
  ['2020-04-20 clk20', { product: 'CL', contract: 'CLK20', history: 'CONTRACT', asOf: '2020-04-20' }],
  ['BRNZ26', { product: 'BZ', contract: 'BZZ26', history: 'CONTRACT' }],
  ['  rb  ', { product: 'RB', contract: undefined }],
])('%s goes to %p', (typed, view) => {
  expect(readCommand(typed)).toMatchObject({ kind: 'VIEW', view });
});

test.each(['', 'CLA27', '2020-02-30', 'CL XYZ', '<b>'])('%p is no command', (typed) => {
  expect(readCommand(typed)).toBeUndefined();
});

test('every command offered has a name of its own', () => {
  expect(new Set(COMMANDS.map(({ text }) => text)).size).toBe(COMMANDS.length);
});

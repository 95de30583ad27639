import { expect, test } from '@jest/globals';

import { COMMANDS, readCommand } from './commands.js';

test.each([
  ['clz27', { product: 'CL', contract: 'CLZ27', history: 'CONTRACT' }],
  ['2020-04-20 clk20', { product: 'CL', contract: 'CLK20', history: 'CONTRACT', asOf: '2020-04-20' }],
  ['BRNZ26', { product: 'BZ', contract: 'BZZ26', history: 'CONTRACT' }],
])('%s goes to a contract', (typed, view) => {
  expect(readCommand(typed)).toMatchObject({ kind: 'VIEW', view });
});

test.each([
  ['NG 2020-04-20', undefined, { product: 'NG', asOf: '2020-04-20' }],
  ['  rb  ', undefined, { product: 'RB' }],
  ['ng surf', '/volatility', { product: 'NG', panel: 'surface' }],
  ['CALC', '/calculator', {}],
  ['reports', '/reports', {}],
  ['chain 2020-04-20 cl', '/options', { product: 'CL', asOf: '2020-04-20' }],
  ['LOZ26 C7500', '/options', { product: 'CL', series: 'LO', expiry: '2026-11-17', strike: '75' }],
  ['lok20p-500', '/options', { product: 'CL', series: 'LO', expiry: '2020-04-16', strike: '-5' }],
  ['dash', '/dashboard', {}],
  ['NGG27 DASH', '/dashboard', { product: 'NG', symbol: 'NGG27' }],
  ['LOZ26 C7500 DASH', '/dashboard', { product: 'CL', symbol: 'CLZ26' }],
  ['CLZ26 SMILE', '/volatility', { product: 'CL', series: 'LO', expiry: '2026-11-17', panel: 'smile' }],
])('%s goes to a page', (typed, page, parameters) => {
  const command = readCommand(typed);
  expect(command).toMatchObject({ kind: 'PAGE', page });
  expect(command).toHaveProperty('parameters', parameters);
});

test.each([
  ['alert clf27 80', { symbol: 'CLF27', level: 80 }],
  ['ALERT 3.5 NGG27', { symbol: 'NGG27', level: 3.5 }],
  ['CLF27 alert', { symbol: 'CLF27' }],
  ['CLF27 -37.63 alert', { symbol: 'CLF27', level: -37.63 }],
  ['alert', {}],
])('%s asks for an alert', (typed, wish) => {
  expect(readCommand(typed)).toMatchObject({ kind: 'ALERT' });
  expect(readCommand(typed)).toHaveProperty('wish', wish);
});

test('the alerts have a page of their own', () => {
  expect(readCommand('alerts')).toMatchObject({ kind: 'PAGE', page: '/alerts', parameters: {} });
});

test.each([
  '',
  'CLA27',
  '2020-02-30',
  'CL XYZ',
  '<b>',
  'CL NG',
  'CL CLZ27',
  'SURF CONE',
  'constructor',
  'ALERT 80',
  'ALERT CLF27 80 81',
  'ALERT CLF27 CLG27',
  'ALERT ALERT',
  'ALERT NG',
])('%p is no command', (typed) => {
  expect(readCommand(typed)).toBeUndefined();
});

test('every command offered has a name of its own', () => {
  expect(new Set(COMMANDS.map(({ text }) => text)).size).toBe(COMMANDS.length);
});

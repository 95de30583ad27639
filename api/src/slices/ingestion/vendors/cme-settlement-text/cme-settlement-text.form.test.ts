/** CME's settlement text: published lines of 2026-09-04, whole chains of 2026-11-19, and damaged files. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { describeWithSharedData } from '../../../../../../scripts/testing/describe-with-shared-data.js';
import { cmeSettlementCsvForm } from '../cme-settlement-csv/cme-settlement-csv.form.js';
import type { StatedRow } from '../stated-row.js';
import type { TextForm } from '../vendor-form.js';
import { cmeSettlementTextForm as form } from './cme-settlement-text.form.js';

const HEAD = [
  '        FINAL POST-CLEARING PRICES AS OF 11/19/2026 10:35 PM (CDT)',
  'MTH/                       -------  DAILY  ------                                  PT                         -------  PRIOR  DAY  -------',
  'STRIKE            OPEN         HIGH          LOW         LAST         SETT         CHGE  ACTUAL VOL           SETT         VOL         INT',
];
const CL = 'CL WTI CRUDE OIL FUTURE';
const JAN27 =
  'JAN27            64.09        64.69B       63.59A       64.19        64.19         +.69      400000          63.50      360000      300000';
const LO = 'LO JAN27 Crude Oil Options PUT';
const STRIKE =
  '-1.00             ----         ----         ----         ----          .01          .00          12            .01         100         200';
const TOTALS = [
  'TOTAL                                                                                    ACTUAL VOL                     VOLUME    OPEN INT',
  'TOTAL                                                                                                                                  201',
];
const STATED_FUTURE = {
  kind: 'FUTURE',
  line: 5,
  tradeDate: '2026-11-19',
  product: 'CL',
  contract: { month: '2027-01' },
  open: '64.09',
  high: '64.69',
  low: '63.59',
  settle: '64.19',
  volume: '400000',
  openInterest: '300000',
};
const STATED_OPTION = {
  kind: 'OPTION',
  line: 5,
  tradeDate: '2026-11-19',
  series: 'LO',
  month: '2027-01',
  type: 'PUT',
  strike: '-1.00',
  settle: '0.01',
  bid: '',
  ask: '',
  volume: '12',
  openInterest: '200',
};

async function decodeBy(decoder: TextForm, text: string): Promise<StatedRow[]> {
  async function* lines() {
    for (const [index, line] of text.split(/\r?\n/).entries())
      yield await Promise.resolve({ line: index + 1, text: line });
  }
  const rows: StatedRow[] = [];
  for await (const row of decoder.decode(lines(), { fileName: 'x.txt' })) rows.push(row);
  return rows;
}

/** @returns what the lines say after the three that begin a bulletin, so the first is line 4 */
async function decode(...lines: string[]): Promise<StatedRow[]> {
  return decodeBy(form, [...HEAD, ...lines].join('\n'));
}

describe('detection of a settlement text', () => {
  test.each([
    '        FINAL POST-CLEARING PRICES AS OF 11/19/2026 10:35 PM (CDT)',
    '         FINAL PRE-CLEARING PRICES AS OF 09/04/2026 06:02 PM (CDT)',
    '  PRELIMINARY PRICES AS OF 01/02/2015 05:00 PM (CST)',
  ])('is by its heading, as %j', (first) => {
    expect(form.detect(['', first, ...HEAD.slice(1), CL])).toBe(true);
    expect(form.detect([first, ...HEAD.slice(1), CL].map((line) => line.replace('ACTUAL VOL', '   EST.VOL')))).toBe(
      true,
    );
  });

  test('takes no HTML, no date that does not exist, and no text without its columns', () => {
    expect(form.detect(['<!DOCTYPE html><pre>', ...HEAD, CL])).toBe(false);
    expect(form.detect([...HEAD, CL].map((line) => line.replace('11/19', '02/30')))).toBe(false);
    expect(form.detect([HEAD[0] ?? '', CL, JAN27])).toBe(false);
    expect(form.detect([])).toBe(false);
  });
});

describe('a line of a future', () => {
  test('is stated without the letters of bids and offers', async () => {
    expect(await decode(CL, JAN27)).toEqual([STATED_FUTURE]);
  });

  test('has blanks where there are hyphens or nothing, and a negative price', async () => {
    const line =
      'DEC26             ----         ----         ----         ----       -37.63       -55.90                      18.27';
    const blanks = { open: '', high: '', low: '', volume: '', openInterest: '' };
    const december = { ...STATED_FUTURE, ...blanks, contract: { month: '2026-12' }, settle: '-37.63' };
    expect(await decode(CL, line)).toEqual([december]);
    expect(await decode(CL, line.padEnd(138))).toEqual([december]);
  });

  test('is of July in both spellings', async () => {
    const july = { ...STATED_FUTURE, contract: { month: '2027-07' } };
    expect(await decode(CL, JAN27.replace('JAN', 'JUL'), JAN27.replace('JAN', 'JLY'))).toEqual([
      july,
      { ...july, line: 6 },
    ]);
  });

  test('is read under headings that stand elsewhere', async () => {
    const wider = (line: string) => `${line.slice(0, 40)}   ${line.slice(40)}`;
    const text = [HEAD[0], HEAD[1], wider(HEAD[2] ?? ''), CL, wider(JAN27)].join('\n');
    expect(await decodeBy(form, text)).toEqual([STATED_FUTURE]);
  });

  test('that was cut before its settlement or inside a number is unreadable', async () => {
    const unreadable = { kind: 'UNREADABLE', line: 5 };
    for (const end of [3, 5, 20, 35, 60, 73]) expect(await decode(CL, JAN27.slice(0, end))).toMatchObject([unreadable]);
    expect(await decode(CL, JAN27.slice(0, 97))).toMatchObject([{ ...unreadable, column: 8, value: '4000' }]);
    expect(await decode(CL, JAN27.slice(0, 136))).toMatchObject([{ ...unreadable, column: 11, value: '3000' }]);
  });

  test('whose numbers were moved by one character is unreadable, not half a number', async () => {
    for (const place of [8, 40, 70]) {
      const moved = `${JAN27.slice(0, place)} ${JAN27.slice(place)}`;
      expect(await decode(CL, moved)).toMatchObject([{ kind: 'UNREADABLE', line: 5 }]);
      const pulled = JAN27.slice(0, place) + JAN27.slice(place + 1);
      expect(await decode(CL, pulled)).toMatchObject([{ kind: 'UNREADABLE', line: 5 }]);
    }
  });

  test.each([
    ['a 13th month', JAN27.replace('JAN27', 'JAX27'), 1, 'JAX27'],
    ['a day of the month', JAN27.replace('JAN27', '02   '), 1, '02'],
    ['eighths', JAN27.replace('        64.19         +', "      64'1         +").replace("64'1 ", "  64'1"), 6, "64'1"],
  ])('with %s is unreadable, those after it are not', async (_, line, column, value) => {
    expect(await decode(CL, line, JAN27)).toEqual([
      { kind: 'UNREADABLE', line: 5, column, value, message: expect.any(String) },
      { ...STATED_FUTURE, line: 6 },
    ]);
  });
});

describe('a line of an option', () => {
  test('takes series, month and right from the heading above it', async () => {
    expect(await decode(LO, STRIKE, LO.replace('PUT', 'CALL').replace('JAN27', 'JLY28'), STRIKE)).toEqual([
      STATED_OPTION,
      { ...STATED_OPTION, line: 7, type: 'CALL', month: '2028-07' },
    ]);
  });

  test('keeps the word for a cabinet price', async () => {
    expect(await decode(LO, STRIKE.replace(' .01          .00', ' CAB          .00'))).toEqual([
      { ...STATED_OPTION, settle: 'CAB' },
    ]);
  });

  test('is not read under a heading without month or right: that is said once', async () => {
    expect(await decode('LO Crude Oil Options PUT', STRIKE, STRIKE, LO, STRIKE)).toEqual([
      { kind: 'UNREADABLE', line: 4, column: 0, value: 'LO Crude Oil Options PUT', message: expect.any(String) },
      { ...STATED_OPTION, line: 8 },
    ]);
  });
});

describe('headings', () => {
  test('of unknown products are told of once each, and none of their lines', async () => {
    const balmo = '1D SEP26 RBOB Gasoline BALMO Futures';
    const spread = '7A OCT26 Crude Oil Financial Calendar Spread Option (One Month)';
    const lines = [
      balmo,
      STRIKE.replace('-1.00', '02   '),
      ...TOTALS,
      `${spread} CALL`,
      STRIKE,
      `${spread} PUT`,
      STRIKE,
    ];
    expect(await decode(...lines, 'LO1 NOV26 Crude Oil Weekly Option CALL', STRIKE, CL, JAN27)).toEqual([
      { kind: 'UNKNOWN', line: 4, subject: balmo, proposal: 'RB' },
      { kind: 'UNKNOWN', line: 8, subject: `${spread} CALL`, proposal: undefined },
      { kind: 'UNKNOWN', line: 10, subject: `${spread} PUT`, proposal: undefined },
      { kind: 'UNKNOWN', line: 12, subject: 'LO1 NOV26 Crude Oil Weekly Option CALL', proposal: 'CL' },
      { ...STATED_FUTURE, line: 15 },
    ]);
  });

  test('may begin with a number, have several blanks, and stand under a known product', async () => {
    expect(
      await decode(CL, JAN27, '48 SEP26 Live Cattle Options CALL', STRIKE, 'NG   HENRY HUB FUTURES', JAN27),
    ).toEqual([
      STATED_FUTURE,
      { kind: 'UNKNOWN', line: 6, subject: '48 SEP26 Live Cattle Options CALL', proposal: undefined },
      { ...STATED_FUTURE, line: 9, product: 'NG' },
    ]);
  });

  test('of a known product with a month are of another contract than its futures', async () => {
    expect(await decode('CL SEP26 Crude Oil BALMO', JAN27.replace('JAN27', '02   '))).toEqual([
      { kind: 'UNKNOWN', line: 4, subject: 'CL SEP26 Crude Oil BALMO', proposal: 'CL' },
    ]);
  });

  test('with a line break go on in the next line', async () => {
    const [start, rest] = ['LO JAN27 <br />', 'Crude Oil Options PUT'];
    expect(await decode('KYP11 <br />', 'E-mini S&P 500 Synthetic Future', JAN27, start, rest, STRIKE)).toEqual([
      { kind: 'UNKNOWN', line: 4, subject: 'KYP11 E-mini S&P 500 Synthetic Future', proposal: undefined },
      { ...STATED_OPTION, line: 9 },
    ]);
    expect(await decode('CL <br />', JAN27, 'LO JAN27 Crude <br /> Options PUT', STRIKE)).toEqual([
      STATED_FUTURE,
      { ...STATED_OPTION, line: 7 },
    ]);
  });

  test('are not made of a damaged line', async () => {
    expect(await decode(CL, JAN27.replace('JAN27 ', 'JA 27 '), JAN27, 'JA', JAN27)).toEqual([
      { kind: 'UNREADABLE', line: 5, column: 1, value: 'JA 27', message: expect.any(String) },
      { ...STATED_FUTURE, line: 6 },
      { kind: 'UNREADABLE', line: 7, column: 0, value: 'JA', message: expect.any(String) },
      { ...STATED_FUTURE, line: 8 },
    ]);
  });

  test('are missing: the first settlements say so', async () => {
    expect(await decode(JAN27)).toMatchObject([{ kind: 'UNREADABLE', line: 4 }]);
    expect(await decodeBy(form, [CL, JAN27, JAN27, ...HEAD, CL, JAN27].join('\n'))).toMatchObject([
      { kind: 'UNREADABLE', line: 1 },
      { ...STATED_FUTURE, line: 8 },
    ]);
  });
});

describe('bulletins', () => {
  test('one after the other have each its date and its own first heading', async () => {
    const second = HEAD.map((line) =>
      line.replace('FINAL POST-CLEARING PRICES AS OF 11/19', 'PRELIMINARY PRICES AS OF 11/20'),
    );
    const text = [...HEAD, CL, JAN27, ...TOTALS, ...second, JAN27, CL, JAN27].join('\r\n');
    expect(await decodeBy(form, text)).toEqual([
      STATED_FUTURE,
      { kind: 'UNREADABLE', line: 11, column: 0, value: 'JAN27', message: expect.any(String) },
      { ...STATED_FUTURE, line: 13, tradeDate: '2026-11-20' },
    ]);
  });

  test('without a date that exists are left out as a whole', async () => {
    const undated = HEAD.map((line) => line.replace('11/19', '02/30'));
    expect(await decode(CL, JAN27, ...undated, CL, JAN27, '7A X', STRIKE)).toEqual([
      STATED_FUTURE,
      { kind: 'UNREADABLE', line: 6, column: 0, value: undated[0]?.trim(), message: expect.any(String) },
    ]);
  });

  test('are decoded whatever was cut from them, put into them or repeated in them', async () => {
    const valid = [...HEAD, CL, JAN27, LO, STRIKE, ...TOTALS, '7A OCT26 Spread CALL', STRIKE, ...HEAD, CL, JAN27].join(
      '\n',
    );
    const place = fc.nat({ max: valid.length });
    const inserted = fc.oneof(
      fc.string({ maxLength: 4 }),
      fc.constantFrom(' ', '\n', '\r\n', '<br />', JAN27, CL, '\0'),
    );
    const kinds = new Set(['FUTURE', 'OPTION', 'UNKNOWN', 'UNREADABLE']);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(place, place, inserted), { minLength: 1, maxLength: 6 }), async (edits) => {
        let text = valid;
        for (const [one, other, characters] of edits) {
          const from = Math.min(one, other);
          const to = Math.min(Math.max(one, other), from + 30);
          text = text.slice(0, from) + characters + text.slice(one < other ? to : from);
        }
        form.detect(text.split('\n'));
        for (const row of await decodeBy(form, text)) expect(kinds).toContain(row.kind);
      }),
      { numRuns: 300 },
    );
  });
});

describeWithSharedData('published lines', 'data/format_samples/stlnymex.txt', (path) => {
  test('are of four products that are not known', async () => {
    const text = readFileSync(path, 'utf8');
    expect(form.detect(text.split('\n'))).toBe(true);
    const spread = '7A OCT26 Crude Oil Financial Calendar Spread Option (One Month)';
    expect(await decodeBy(form, text)).toEqual([
      { kind: 'UNKNOWN', line: 4, subject: '0CJ TEST PLATINUM FUTURE', proposal: undefined },
      { kind: 'UNKNOWN', line: 8, subject: `${spread} CALL`, proposal: undefined },
      { kind: 'UNKNOWN', line: 11, subject: `${spread} PUT`, proposal: undefined },
      { kind: 'UNKNOWN', line: 16, subject: '1D SEP26 RBOB Gasoline BALMO Futures', proposal: 'RB' },
    ]);
  });

  test('under the heading of a known product are read as they stand', async () => {
    const text = readFileSync(path, 'utf8').replace('0CJ TEST PLATINUM', 'CL TEST').replaceAll('7A OCT26', 'LO OCT26');
    const rows = await decodeBy(form, text);
    const september = { tradeDate: '2026-09-04', volume: '' };
    expect(rows).toHaveLength(8);
    expect(rows[1]).toEqual({
      ...{ ...STATED_FUTURE, ...september, line: 6, contract: { month: '2029-01' } },
      ...{ open: '1942.5', high: '2136.9', low: '1942.5', settle: '1936.0', openInterest: '' },
    });
    const option = { ...STATED_OPTION, ...september, month: '2026-10' };
    expect(rows[3]).toEqual({ ...option, line: 9, type: 'CALL', strike: '0.00', settle: '2.92', openInterest: '7875' });
    expect(rows[6]).toEqual({ ...option, line: 13, strike: '-0.50', openInterest: '9000' });
  });
});

describeWithSharedData('chains of one day', 'data/synthetic_settlement/CL/truth_CL_20261119.csv', (path) => {
  test.each([
    ['CL', 12, 2152, 12],
    ['NG', 12, 1336, 0],
  ])('of %s have %d futures and %d options, as in the CSV of that day', async (product, futures, options, cabinets) => {
    const folder = join(dirname(path), '..', product);
    const read = (name: string) => readFileSync(join(folder, name), 'utf8');
    const rows = await decodeBy(form, read('STLNYMEX_20261119.txt'));
    const others = await decodeBy(cmeSettlementCsvForm, read('nymex.settle.20261119.s.csv'));
    expect(rows).toHaveLength(futures + options);
    expect(rows.filter((row) => row.kind === 'FUTURE')).toHaveLength(futures);
    expect(rows.filter((row) => row.kind === 'OPTION' && row.settle === 'CAB')).toHaveLength(cabinets);
    expect(essence(rows)).toEqual(essence(others));
    const truth = read(`truth_${product}_20261119.csv`).trim().split(/\r?\n/).slice(1);
    const priced = truth.map((line) => {
      const [series = '', month = '', , type, strike = '', , , , , , settle = ''] = line.split(',');
      return `${series} ${month} ${type === 'C' ? 'CALL' : 'PUT'} ${Number(strike)} ${Number(settle)}`;
    });
    expect(essence(rows).filter((line) => !line.startsWith(product))).toEqual(priced.sort());
  });
});

/** The CSV and the prices behind it have the least price where the text has the word for cabinet. */
const TICK_OF_OIL = 0.01;

/** @returns what each settlement is of and its price, in an order of its own */
function essence(rows: readonly StatedRow[]): string[] {
  return rows
    .map((row) => {
      if (row.kind === 'FUTURE') return `${row.product} ${JSON.stringify(row.contract)} ${Number(row.settle)}`;
      if (row.kind !== 'OPTION') return row.kind;
      return `${row.series} ${row.month} ${row.type} ${Number(row.strike)} ${row.settle === 'CAB' ? TICK_OF_OIL : Number(row.settle)}`;
    })
    .sort();
}

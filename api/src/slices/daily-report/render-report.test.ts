/**
 * @jest-environment jsdom
 *
 * Proves that a report is one sound document that needs nothing else and says no more than its data, whatever that holds.
 */
import { describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { contractMonth, futuresSymbol, isoDate } from '@cushing/products';

import type { AlertEvent } from '../alerts/index.js';
import type { DailyReport, ProductReport } from './daily-report.types.js';
import { refusalPage, signInPage, unsubscribePage } from './report-pages.js';
import { REPORT_POLICY } from './report-style.js';
import { renderPlainReport } from './render-plain-report.js';
import { renderReport } from './render-report.js';

const TRADE_DATE = isoDate('2026-06-18');
const BEFORE = isoDate('2026-06-17');
const EVIL = `</style><script src="https://evil.test/x.js"></script><img src=x onerror='alert(1)'>&"`;

const [JULY, AUGUST] = [contractMonth(2026, 7), contractMonth(2026, 8)];

const CRUDE: ProductReport = {
  ...{ product: 'CL', source: 'IMPORTED', tradeDate: TRADE_DATE, previousTradeDate: BEFORE, structure: 'CONTANGO' },
  front: {
    ...{ product: 'CL', symbol: futuresSymbol('CL', JULY), settle: -37.63 },
    ...{ change: -55.9, changePercent: null, changeStatus: 'OK', changeTicks: -5590 },
  },
  curves: [
    {
      label: 'NOW',
      tradeDate: TRADE_DATE,
      points: [
        { month: JULY, settle: -37.63 },
        { month: AUGUST, settle: 20.43 },
      ],
    },
    {
      label: 'PREVIOUS',
      tradeDate: BEFORE,
      points: [
        { month: JULY, settle: 18.27 },
        { month: AUGUST, settle: 25.03 },
      ],
    },
    { label: 'MONTH_BEFORE', tradeDate: isoDate('2026-05-18'), points: [{ month: AUGUST, settle: 30 }] },
  ],
  frontSpread: {
    ...{ near: futuresSymbol('CL', JULY), far: futuresSymbol('CL', AUGUST), value: -58.06, structure: 'CONTANGO' },
    ...{ change: -51.3, changePercent: null, changeStatus: 'OK' },
  },
  vols: {
    previousTradeDate: BEFORE,
    expiries: [
      {
        ...{ series: 'LO', expiry: isoDate('2026-07-16'), daysToExpiry: 28, underlying: futuresSymbol('CL', AUGUST) },
        ...{ model: 'AMERICAN', atmVol: 0.3521, atmVolChange: 0.0045 },
        ...{ riskReversal25: -0.024, riskReversal25Change: 0 },
      },
    ],
  },
  openInterest: { tradeDate: BEFORE, total: 2_325_972, counted: 59, months: 60, change: -8_350 },
};

const EVENT = {
  ...{ id: 'event', alertId: 'alert', userId: 'user', at: Date.UTC(2026, 5, 18, 14, 5), readAt: undefined },
  ...{ subject: { kind: 'PRICE', symbol: 'CLN26' }, level: 0, value: -0.01, crossed: 'DOWN', note: EVIL },
} as unknown as AlertEvent;

const REPORT: DailyReport = {
  ...{ tradeDate: TRADE_DATE, askedDate: isoDate('2026-06-21'), products: [CRUDE] },
  missingProducts: [{ product: 'NG', missing: `No settle of NG ${EVIL}` }],
  biggestMoves: {
    moves: [
      { ...CRUDE.front, change: -55.9, changePercent: null, changeStatus: 'OK', standardDeviation: 1, score: -55.9 },
    ],
    judged: 1,
    unjudged: 2,
  },
  cracks: [
    {
      kind: 'CRACK_321',
      source: 'IMPORTED',
      value: 25.4,
      symbols: [],
      change: 2.4,
      changePercent: 10,
      changeStatus: 'OK',
    },
  ],
  alerts: [EVENT],
};

function parsed(page: string): Document {
  return new DOMParser().parseFromString(page, 'text/html');
}

/** What a person reads there, without the spaces of the source. */
function textOf(element: Element | null | undefined): string {
  return element?.textContent.replaceAll(/\s+/gu, ' ').trim() ?? '';
}

function sectionOf(document: Document, title: string): Element | undefined {
  return [...document.querySelectorAll('section')].find((section) => textOf(section.querySelector('h2')) === title);
}

function cellsOf(section: Element | undefined, row: number): readonly string[] {
  const found = section?.querySelectorAll('tbody tr')[row];
  return [...(found?.children ?? [])].map(textOf);
}

describe('the page', () => {
  const page = renderReport(REPORT);
  const document = parsed(page);

  test('says date, source and that it is not the date that was asked for', () => {
    expect(document.title).toBe('Daily market report, 18 Jun 2026 (IMPORTED)');
    expect(textOf(document.querySelector('header'))).toBe(
      'Daily market report Thursday, 18 Jun 2026 IMPORTED: prices from imported files. ' +
        'Nothing settled on 21 Jun 2026: this is the last trade date before it.',
    );
  });

  test('calls a simulated market one, and says which part of a mixed one is', () => {
    const simulated: ProductReport = { ...CRUDE, product: 'NG', source: 'SIMULATED' };
    const source = (products: readonly ProductReport[]): string =>
      textOf(parsed(renderReport({ ...REPORT, products })).querySelector('.source'));
    expect(source([simulated])).toBe('SIMULATED: prices of a simulated market, not of any exchange.');
    expect(source([CRUDE, simulated])).toBe('MIXED: NG simulated, not of any exchange; CL imported from files.');
  });

  test('shows prices on their ticks, changes with sign, arrow and colour', () => {
    const settles = sectionOf(document, 'Settles');
    expect(cellsOf(settles, 0)).toEqual([
      ...['CL CLN26', '−37.63', '−55.90▼', '−5,590', '–', '−58.06', '−51.30▼', 'contango', 'USD/bbl'],
    ]);
    expect(settles?.querySelector('td .down')?.textContent).toBe('−55.90▼');
    expect(cellsOf(sectionOf(document, 'Cracks'), 0).slice(0, 3)).toEqual(['3-2-1', '25.40', '+2.40▲']);
  });

  test('shows volatilities in percent and their changes in points; none points nowhere', () => {
    const section = sectionOf(document, 'Volatility at the money and skew');
    expect(cellsOf(section, 0)).toEqual(['CL LO 16 Jul 2026', '28', '35.21%', '+0.45▲', '−2.40', '0.00']);
  });

  test('says which session open interest is of', () => {
    expect(cellsOf(sectionOf(document, 'Open interest'), 0)).toEqual([
      ...['CL', '2,325,972', '−8,350▼', '59 of 60', '17 Jun 2026, the session before'],
    ]);
  });

  test('draws each curve once, names it at its end, and draws one point as a point', () => {
    const chart = document.querySelector('svg.chart');
    const lines = [...(chart?.querySelectorAll('.curve') ?? [])].map(
      (each) => `${each.tagName} ${each.getAttribute('class')}`,
    );
    expect(lines).toEqual(['circle curve month-before', 'path curve previous', 'path curve now']);
    const labels = [...(chart?.querySelectorAll('.end') ?? [])].map(textOf);
    expect(labels.toSorted()).toEqual(['17 Jun', '18 Jun', '18 May']);
    const heights = [...(chart?.querySelectorAll('.end') ?? [])].map((each) => Number(each.getAttribute('y')));
    expect(heights[1]! - heights[0]!).toBeGreaterThanOrEqual(16);
    expect(heights[2]! - heights[1]!).toBeGreaterThanOrEqual(16);
    expect(chart?.innerHTML).not.toContain('NaN');
  });

  test('writes what others wrote as text', () => {
    expect(cellsOf(sectionOf(document, 'Your alerts'), 0).at(-1)).toBe(EVIL);
    expect([...document.querySelectorAll('.missing')].map(textOf)).toContain(`No settle of NG ${EVIL}`);
    expect(document.querySelectorAll('script, img, [onerror]')).toHaveLength(0);
    expect(document.querySelectorAll('style')).toHaveLength(1);
  });

  test('needs no file, no script and no style but its own, which is the one permitted', () => {
    expect(document.querySelectorAll('link, iframe, object, [src], [style], [href]')).toHaveLength(0);
    expect(page).not.toMatch(/@import|url\(/u);
    const style = document.querySelector('style')?.textContent ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    expect(REPORT_POLICY).toContain(`default-src 'none'; style-src 'sha256-${hash}'`);
  });

  test('is a document that programs find their way in', () => {
    expect(document.documentElement.lang).toBe('en');
    const levels = [...document.querySelectorAll('h1, h2, h3')].map(({ tagName }) => Number(tagName.slice(1)));
    expect(levels[0]).toBe(1);
    expect(levels.every((level, index) => index === 0 || (level > 1 && level - levels[index - 1]! <= 1))).toBe(true);
    for (const table of document.querySelectorAll('table')) {
      expect(textOf(table.caption)).not.toBe('');
      expect([...table.querySelectorAll('th')].every((head) => head.getAttribute('scope') !== null)).toBe(true);
      const columns = table.querySelectorAll('thead th').length;
      for (const row of table.querySelectorAll('tbody tr')) expect(row.children).toHaveLength(columns);
    }
    expect(document.querySelectorAll('table').length).toBeGreaterThan(5);
  });

  test('is the same for the same report', () => {
    expect(renderReport(REPORT)).toBe(page);
  });
});

test('parts that are missing say why, in both forms', () => {
  const why = (what: string): { readonly missing: string } => ({ missing: `Why there is no ${what}.` });
  const bare: ProductReport = {
    ...{ ...CRUDE, previousTradeDate: null, curves: [{ label: 'NOW', tradeDate: TRADE_DATE, points: [] }] },
    front: { ...CRUDE.front, change: null, changePercent: null, changeStatus: 'NO_PREVIOUS_SETTLE', changeTicks: null },
    ...{ frontSpread: why('spread'), vols: why('volatility'), openInterest: why('open interest') },
  };
  const report: DailyReport = {
    ...REPORT,
    ...{
      products: [bare],
      cracks: why('crack'),
      alerts: why('alert'),
      biggestMoves: { moves: [], judged: 0, unjudged: 0 },
    },
  };
  const page = textOf(parsed(renderReport(report)).body);
  const plain = renderPlainReport(report);
  for (const what of ['spread', 'volatility', 'open interest', 'crack', 'alert']) {
    expect(page).toContain(`Why there is no ${what}.`);
    expect(plain).toContain(`Why there is no ${what}.`);
  }
  expect(cellsOf(sectionOf(parsed(renderReport(report)), 'Settles'), 0).slice(1, 5)).toEqual(['−37.63', '–', '–', '–']);
  expect(page).not.toMatch(/undefined|NaN|null|\[object/u);
});

test('a report without a viewer says nothing of alerts', () => {
  const page = parsed(renderReport({ ...REPORT, alerts: undefined }));
  expect(sectionOf(page, 'Your alerts')).toBeUndefined();
  expect(renderPlainReport({ ...REPORT, alerts: undefined })).not.toContain('ALERTS');
});

describe('the plain text', () => {
  test('has lines of at most 78 characters, addresses apart, and the numbers', () => {
    const note = 'x'.repeat(200);
    const address = `https://desk.test/reports/daily/unsubscribe?user=u&signature=${'s'.repeat(43)}`;
    const text = renderPlainReport({ ...REPORT, alerts: [{ ...EVENT, note }] }, { unsubscribeAddress: address });
    const long = text.split('\n').filter((line) => line.length > 78);
    expect(long).toEqual([address]);
    expect(text).toContain('CLN26  −37.63  −55.90  –  USD/bbl');
    expect(text).toContain('CL 16 Jul 2026  35.21%  +0.45  −2.40  0.00');
  });

  test('keeps a note of several lines on those of its alert', () => {
    const text = renderPlainReport({ ...REPORT, alerts: [{ ...EVENT, note: 'one\r\n\nOPEN INTEREST\n0' }] });
    expect(text).toContain('14:05 UTC CLN26: 0 down at −0.01 (one OPEN INTEREST 0)');
  });
});

describe('the pages beside it', () => {
  test('a mail’s page leads out of the mails', () => {
    const address = 'https://desk.test/reports/daily/unsubscribe?user=1&signature=a"b';
    const links = parsed(renderReport(REPORT, { unsubscribeAddress: address })).querySelectorAll('a');
    expect([...links].map((link) => link.getAttribute('href'))).toEqual([address]);
  });

  test('the sign-in page leads back to the report', () => {
    const links = parsed(signInPage('/reports/daily/2026-06-18')).querySelectorAll('a');
    expect([...links].map((link) => link.getAttribute('href'))).toEqual([
      '/login?returnTo=%2Freports%2Fdaily%2F2026-06-18',
      '/reports/daily/2026-06-18',
    ]);
  });

  test('escape what they are given', () => {
    for (const page of [refusalPage(EVIL, EVIL), unsubscribePage(EVIL), signInPage(EVIL)]) {
      expect(parsed(page).querySelectorAll('script, img, style')).toHaveLength(1);
    }
    expect(textOf(parsed(refusalPage('No', EVIL)).querySelector('main p'))).toBe(EVIL);
  });
});

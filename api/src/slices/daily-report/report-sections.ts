/** The parts of a report's page, in their order. */
import { PRODUCTS } from '@cushing/products';

import { curveChart } from './curve-chart.js';
import { isMissing } from './daily-report.types.js';
import type { DailyReport, Missing, ProductReport, ReportCurve } from './daily-report.types.js';
import { markup } from './markup.js';
import type { Markup } from './markup.js';
import { changeCell, reportTable } from './report-table.js';
import type { Row } from './report-table.js';
import {
  CRACK_NAMES,
  NONE,
  alertValueText,
  changeText,
  countText,
  dateText,
  dayAndMonth,
  fixedText,
  monthText,
  percentText,
  priceText,
  signedCountText,
  signedText,
  subjectText,
  timeText,
  volChangeText,
  volText,
} from './report-texts.js';

/** Months that the table beside a chart has room for. */
const MONTHS_IN_TABLE = 12;

export const CURVE_NAMES: Readonly<Record<ReportCurve['label'], string>> = {
  NOW: 'now',
  PREVIOUS: 'trade date before',
  MONTH_BEFORE: 'month before',
};

const STRUCTURES = { BACKWARDATION: 'backwardation', CONTANGO: 'contango', FLAT: 'flat' } as const;

/** @returns all parts that the report has anything to say in */
export function reportSections(report: DailyReport): readonly Markup[] {
  const { products } = report;
  return [
    wholeSection('Settles', settlesTable(report), missingProducts(report)),
    wholeSection('Biggest moves', movesPart(report)),
    wholeSection('Cracks', cracksPart(report)),
    ...(products.length === 0
      ? []
      : [
          markup`<section>
            <h2>Curves</h2>
            ${products.map(productCurves)}
          </section> `,
        ]),
    wholeSection('Volatility at the money and skew', volsPart(report)),
    wholeSection('Open interest', openInterestPart(report)),
    ...(report.alerts === undefined ? [] : [wholeSection('Your alerts', alertsPart(report.alerts))]),
  ];
}

function wholeSection(title: string, ...parts: readonly (Markup | readonly Markup[] | undefined)[]): Markup {
  return markup`<section class="whole">
    <h2>${title}</h2>
    ${parts}
  </section> `;
}

function settlesTable({ products }: DailyReport): Markup | undefined {
  if (products.length === 0) return undefined;
  const rows = products.map(({ product, front, frontSpread }): Row => {
    const change = changeText(product, front.change);
    return {
      head: markup`<b>${product}</b> ${front.symbol}`,
      cells: [
        priceText(product, front.settle),
        changeCell(change),
        signedCountText(front.changeTicks),
        percentText(front.changePercent),
        isMissing(frontSpread) ? NONE : changeText(product, frontSpread.value),
        isMissing(frontSpread) ? NONE : changeCell(changeText(product, frontSpread.change)),
        isMissing(frontSpread) ? frontSpread.missing : STRUCTURES[frontSpread.structure],
        PRODUCTS[product].quotation,
      ],
    };
  });
  const columns = [
    { head: 'Front contract' },
    { head: 'Settle' },
    { head: 'Change' },
    { head: 'Ticks' },
    { head: 'Percent' },
    { head: 'Front spread' },
    { head: 'Its change' },
    { head: 'Front is in', isText: true },
    { head: 'Unit' },
  ];
  const caption =
    'Front contracts against the trade date before; the front spread is the first month less the second. ' +
    'A percentage has no meaning where the settle before was not positive.';
  return reportTable(caption, columns, rows);
}

function missingProducts({ missingProducts: missing }: DailyReport): readonly Markup[] {
  return missing.map(missingNote);
}

function missingNote({ missing }: Missing): Markup {
  return markup`<p class="missing">${missing}</p> `;
}

function movesPart({ biggestMoves: { moves, judged, unjudged } }: DailyReport): Markup {
  const note =
    unjudged > 0
      ? markup`<p class="note">
          ${unjudged} of ${judged + unjudged} contracts have no 20 daily changes to be held against, or never moved.
        </p> `
      : undefined;
  if (moves.length === 0) {
    return markup`${missingNote({ missing: 'No contract has a change and 20 daily changes before it.' })}${note}`;
  }
  const rows = moves.map(({ product, symbol, settle, change, standardDeviation, score }): Row => ({
    head: markup`<b>${symbol}</b>`,
    cells: [
      priceText(product, settle),
      changeCell(changeText(product, change)),
      fixedText(standardDeviation, PRODUCTS[product].priceDecimals + 1),
      changeCell(signedText(score, 1)),
      PRODUCTS[product].quotation,
    ],
  }));
  const heads = ['Contract', 'Settle', 'Change', 'Usual change', 'Times usual', 'Unit'];
  const caption =
    'The largest changes of all contracts, in standard deviations (the usual change) of the 20 daily changes before.';
  return markup`${reportTable(
    caption,
    heads.map((head) => ({ head })),
    rows,
  )}${note}`;
}

function cracksPart({ cracks }: DailyReport): Markup {
  if (isMissing(cracks)) return missingNote(cracks);
  const rows = cracks.map(({ kind, value, change, symbols }): Row => ({
    head: markup`<b>${CRACK_NAMES[kind]}</b>`,
    cells: [fixedText(value, 2), changeCell(signedText(change, 2)), symbols.join(', ')],
  }));
  const columns = [{ head: 'Crack' }, { head: 'USD/bbl' }, { head: 'Change' }, { head: 'Contracts', isText: true }];
  return reportTable('Refined products against crude, of crude’s front delivery month.', columns, rows);
}

function productCurves(report: ProductReport): Markup {
  const { product, curves } = report;
  const { name, quotation } = PRODUCTS[product];
  const keys = curves.map(
    ({ label, tradeDate }) =>
      markup`<span class="key"
        ><svg viewBox="0 0 30 8" aria-hidden="true"><path class="curve ${keyClass(label)}" d="M1 4H29" /></svg>
        ${CURVE_NAMES[label]}, ${dateText(tradeDate)}</span
      > `,
  );
  return markup`<section class="product">
    <h3>${product} <span class="name">${name}, ${quotation}: ${report.structure.toLowerCase()} curve</span></h3>
    <figure>
      ${curveChart(report) ?? missingNote({ missing: `No contract of ${product} has a settle.` })}
      <figcaption>${keys}</figcaption>
    </figure>
    ${curveTable(report)}
  </section> `;
}

function keyClass(label: ReportCurve['label']): string {
  return label.toLowerCase().replace('_', '-');
}

function curveTable({ product, curves }: ProductReport): Markup {
  const now = curves.find(({ label }) => label === 'NOW')?.points.slice(0, MONTHS_IN_TABLE) ?? [];
  const others = curves.filter(({ label }) => label !== 'NOW');
  const before = others.map(({ points }) => new Map(points.map(({ month, settle }) => [month, settle])));
  const rows = now.map(({ month, settle }): Row => ({
    head: monthText(month),
    cells: [
      priceText(product, settle),
      ...before.map((settles) => changeCell(changeText(product, difference(settle, settles.get(month))))),
    ],
  }));
  const heads = ['Month', 'Settle', ...others.map(({ tradeDate }) => `vs ${dayAndMonth(tradeDate)}`)];
  return reportTable(
    `${product}: the first ${now.length} months`,
    heads.map((head) => ({ head })),
    rows,
  );
}

function difference(now: number, before: number | undefined): number | null {
  return before === undefined ? null : now - before;
}

function volsPart({ products }: DailyReport): Markup {
  const rows = products.flatMap(({ product, vols }): readonly Row[] => {
    if (isMissing(vols)) return [];
    return vols.expiries.map((vol) => ({
      head: markup`<b>${product}</b> ${vol.series} ${dateText(vol.expiry)}`,
      cells: [
        countText(vol.daysToExpiry),
        volText(product, vol),
        changeCell(volChangeText(vol.atmVolChange, vol)),
        volChangeText(vol.riskReversal25, vol),
        changeCell(volChangeText(vol.riskReversal25Change, vol)),
      ],
    }));
  });
  const heads = ['Expiry', 'Days', 'At the money', 'Change', '25Δ risk reversal', 'Change'];
  const caption =
    'The first expiries; changes are against the trade date before, in vol points (0.01), or in the unit that the ' +
    'volatility is in. The risk reversal is the 25-delta call’s volatility less the put’s.';
  const missing = products.flatMap(({ vols }) => (isMissing(vols) ? [missingNote(vols)] : []));
  if (rows.length > 0)
    return markup`${reportTable(
      caption,
      heads.map((head) => ({ head })),
      rows,
    )}${missing}`;
  return markup`${missing.length > 0 ? missing : missingNote({ missing: 'There is no product to have any.' })}`;
}

function openInterestPart({ products, tradeDate }: DailyReport): Markup {
  const rows = products.map(({ product, openInterest }): Row => {
    if (isMissing(openInterest))
      return { head: markup`<b>${product}</b>`, cells: [NONE, NONE, NONE, openInterest.missing] };
    const { total, change, counted, months } = openInterest;
    const isOfDay = openInterest.tradeDate === tradeDate;
    const lag = isOfDay ? '' : ', the session before';
    return {
      head: markup`<b>${product}</b>`,
      cells: [
        countText(total),
        changeCell(signedCountText(change)),
        counted === months ? countText(months) : `${countText(counted)} of ${countText(months)}`,
        `${dateText(openInterest.tradeDate)}${lag}`,
      ],
    };
  });
  if (rows.length === 0) return missingNote({ missing: 'There is no product to have any.' });
  const columns = [
    { head: 'Product' },
    { head: 'Contracts open' },
    { head: 'Change' },
    { head: 'Months counted' },
    { head: 'As of', isText: true },
  ];
  const caption =
    'Open interest over all delivery months. It lags: exchanges tell it a session late. ' +
    'The change is that of months that both dates know.';
  return reportTable(caption, columns, rows);
}

function alertsPart(alerts: NonNullable<DailyReport['alerts']>): Markup {
  if (isMissing(alerts)) return missingNote(alerts);
  if (alerts.length === 0) return markup`<p class="note">None of your alerts was crossed.</p> `;
  const rows = alerts.map(({ at, subject, level, value, crossed, note }): Row => ({
    head: timeText(at),
    cells: [
      subjectText(subject),
      markup`${alertValueText(subject, level)}
        <span class="${crossed === 'UP' ? 'up' : 'down'}">${crossed === 'UP' ? '▲ up' : '▼ down'}</span>`,
      alertValueText(subject, value),
      note,
    ],
  }));
  const columns = [
    { head: 'Time' },
    { head: 'Watched', isText: true },
    { head: 'Level crossed' },
    { head: 'At' },
    { head: 'Note', isText: true },
  ];
  return reportTable('Crossings of the day, the newest first.', columns, rows);
}

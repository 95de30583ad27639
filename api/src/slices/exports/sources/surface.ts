import { z } from 'zod';

import type { SurfaceSlice, VolatilityService, VolatilitySurface } from '../../volatility/index.js';
import { asOfLine, holdsLine, line, sourceLine, unitsLine } from '../about.js';
import { dateParameter, oneOfParameter, productParameter, seriesParameter } from '../parameters.js';
import { subjectSource } from '../subject-source.js';
import type { SubjectSource } from '../subject-source.js';
import { batchesOf, dateColumn, describedColumns, numberColumn, textColumn } from '../table.js';
import type { ColumnOf } from '../table.js';

interface Node {
  readonly slice: SurfaceSlice;
  readonly place: string;
  readonly placeValue: number;
  readonly strike: number | null;
  readonly vol: number | null;
}

/** A grid of volatilities: a row for each expiry and each place along its smile. */
export function surfaceSource(volatility: Pick<VolatilityService, 'surface'>): SubjectSource {
  return subjectSource({
    permission: 'read',
    parameters: z.strictObject({
      product: productParameter,
      asOf: dateParameter.optional(),
      series: seriesParameter.optional(),
      by: oneOfParameter(['DELTA', 'MONEYNESS']).default('MONEYNESS'),
    }),
    open: async ({ product, asOf, series, by }) => {
      const surface = await volatility.surface(product, asOf, series);
      const nodes = surface.slices.flatMap((slice) =>
        by === 'DELTA' ? nodesByDelta(surface, slice) : nodesByMoneyness(surface, slice),
      );
      return {
        title: `Volatility surface of ${surface.series}`,
        fileName: `${product}-${surface.series}-surface-by-${by.toLowerCase()}-${surface.tradeDate}`,
        columns: describedColumns(COLUMNS),
        about: [
          holdsLine(`fitted volatilities of ${surface.series} over a grid, by expiry`),
          asOfLine(surface.tradeDate),
          sourceLine(surface.source),
          unitsLine([product], ['volatilities as decimals per year, under BACHELIER in the quotation per year']),
          line('Places', by === 'DELTA' ? 'forward deltas of a call' : 'ln(strike / forward)'),
          line('Free of arbitrage', surface.isArbitrageFree ? 'yes' : 'no'),
        ],
        total: nodes.length,
        version: JSON.stringify(surface.slices),
        rows: () => batchesOf(COLUMNS, nodes),
      };
    },
  });
}

function nodesByDelta({ deltas, deltaLabels }: VolatilitySurface, slice: SurfaceSlice): readonly Node[] {
  return deltas.map((placeValue, index) => ({
    ...{ slice, placeValue, strike: null },
    place: deltaLabels[index] ?? '',
    vol: slice.byDelta[index] ?? null,
  }));
}

function nodesByMoneyness({ logMoneyness }: VolatilitySurface, slice: SurfaceSlice): readonly Node[] {
  return logMoneyness.map((placeValue, index) => ({
    ...{ slice, placeValue, place: 'ln(K/F)' },
    strike: slice.strikesByLogMoneyness[index] ?? null,
    vol: slice.byLogMoneyness[index] ?? null,
  }));
}

const COLUMNS: readonly ColumnOf<Node>[] = [
  textColumn('series', 'The series of options.', ({ slice }) => slice.series),
  textColumn('month', 'Their contract month.', ({ slice }) => slice.month),
  dateColumn('expiry', 'Last date on which they trade.', ({ slice }) => slice.expiry),
  textColumn('underlying', 'The future that they are on.', ({ slice }) => slice.underlying),
  numberColumn('days_to_expiry', 'Calendar days.', ({ slice }) => slice.daysToExpiry, 'days'),
  numberColumn('years', 'Actual/365.', ({ slice }) => slice.years, 'years'),
  numberColumn('forward', 'Price of the future.', ({ slice }) => slice.forward, 'quotation'),
  textColumn('model', 'What the volatility is per.', ({ slice }) => slice.model),
  textColumn('place', 'Where along the smile.', (node) => node.place),
  numberColumn('place_value', 'Delta, or log-moneyness.', (node) => node.placeValue),
  numberColumn('strike', 'The strike there; blank for a grid by delta.', (node) => node.strike, 'quotation'),
  numberColumn('volatility', 'Of the fitted smile; blank without one.', (node) => node.vol, '1/√year'),
];

import { GREEKS, MODEL_NAMES, describeGreek, volKindOf } from '@cushing/pricing';
import type { PricingModel } from '@cushing/pricing';
import { PRODUCTS } from '@cushing/products';
import type { ProductCode } from '@cushing/products';

import type { FigureColumn, FigureRow } from './figures-table.js';
import type { ModelColumn } from './model-columns.js';

const SHORT_NAMES: Readonly<Record<PricingModel, string>> = {
  ...MODEL_NAMES,
  AMERICAN: 'American',
  BAW: 'Barone-Adesi',
  BJERKSUND_STENSLAND: 'Bjerksund',
};

/** @param own the model of the option's own terms */
export function modelHeads(columns: readonly ModelColumn[], own: PricingModel): readonly FigureColumn[] {
  return columns.map(({ model, reason }) => ({
    id: model,
    name: SHORT_NAMES[model],
    title: MODEL_NAMES[model],
    isOwn: model === own,
    isNormal: volKindOf(model) === 'NORMAL',
    reason,
  }));
}

/** @returns what stands in the table: values first, then the Greeks, in the quotation of a product */
export function modelFigures(columns: readonly ModelColumn[], product: ProductCode): readonly FigureRow[] {
  const { quotation, contractSize } = PRODUCTS[product];
  const figure = (
    id: string,
    name: string,
    symbol: string,
    unit: string,
    value: (column: ModelColumn) => number | null,
  ): FigureRow => ({ id, name, symbol, unit, values: columns.map(value) });
  return [
    figure('price', 'Price', 'V', quotation, ({ price }) => price),
    {
      ...figure('premium', 'Premium', '', 'USD per contract', ({ price }) => times(price, contractSize)),
      decimals: 2,
    },
    {
      ...figure('vol', 'Volatility', 'σ', '% per √year', ({ model, vol }) =>
        volKindOf(model) === 'NORMAL' ? vol : times(vol, 100),
      ),
      normalUnit: `${quotation} per √year`,
    },
    figure('intrinsic', 'Intrinsic', '', quotation, ({ figures }) => figures.intrinsic),
    figure('timeValue', 'Time value', '', quotation, ({ figures }) => figures.timeValue),
    figure('breakEven', 'Break-even', '', quotation, ({ figures }) => figures.breakEven),
    figure('probabilityInTheMoney', 'In the money', '', '% probability', ({ figures }) =>
      times(figures.probabilityInTheMoney, 100),
    ),
    {
      ...figure('expectedMove', 'Expected move', '', quotation, ({ figures }) => figures.expectedMove),
      title: 'Mean absolute move of the future until expiry',
    },
    ...GREEKS.map((greek, index): FigureRow => {
      const { name, symbol, unit } = describeGreek(greek, quotation, 'LOGNORMAL');
      return {
        ...figure(greek, name, symbol, unit, ({ greeks }) => greeks[greek]),
        normalUnit: describeGreek(greek, quotation, 'NORMAL').unit,
        beginsGroup: index === 0,
      };
    }),
  ];
}

function times(value: number | null, factor: number): number | null {
  return value === null ? null : value * factor;
}

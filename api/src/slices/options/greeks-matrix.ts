import { describeGreek, greekStatusOf, volKindOf } from '@cushing/pricing';
import type { Greek, OptionInputs } from '@cushing/pricing';
import { PRODUCTS } from '@cushing/products';
import type { OptionSeries, OptionType } from '@cushing/products';

import { atmVolStatus, numberOrNull } from './expiry-summary.js';
import type {
  GreeksAxis,
  GreeksMatrix,
  GreeksMatrixCell,
  GreeksMatrixColumn,
  GreeksMatrixRow,
} from './option-answers.types.js';
import type { OptionComputation } from './options.ports.js';
import type { AnalysedDay, AnalysedExpiry } from './options.types.js';
import { strikeOfDelta, volAlong } from './smile-places.js';

/** Deltas of out-of-the-money options, in percent, from the wing to the money. */
const DELTAS = [10, 15, 20, 25, 30, 35, 40, 45];
const AT_THE_MONEY: GreeksMatrixColumn = { label: 'ATM', value: 0.5 };

/** Strikes in percent of the forward: 80 … 120 in steps of 2.5. */
const MONEYNESS = Array.from({ length: 17 }, (_, index) => 80 + 2.5 * index);

const COLUMNS: Readonly<Record<GreeksAxis, readonly GreeksMatrixColumn[]>> = {
  DELTA: [
    ...DELTAS.map((delta) => ({ label: `${delta}Δ put`, value: (100 - delta) / 100 })),
    AT_THE_MONEY,
    ...DELTAS.toReversed().map((delta) => ({ label: `${delta}Δ call`, value: delta / 100 })),
  ],
  MONEYNESS: MONEYNESS.map((percent) => ({ label: `${percent}%`, value: percent / 100 })),
};

interface MatrixRequest {
  readonly series: OptionSeries;
  readonly greek: Greek;
  readonly type: OptionType;
  readonly by: GreeksAxis;
}

/** A cell to be filled: the option to be measured, or why there is none. */
type Place = Pick<GreeksMatrixCell, 'strike' | 'status'> & { readonly option: OptionInputs | undefined };

/**
 * One Greek of a series at places of each expiry's smile that compare with each other, whatever strikes are listed.
 *
 * @param computation measures all places at once
 */
export async function greeksMatrixOf(
  day: AnalysedDay,
  { series, greek, type, by }: MatrixRequest,
  computation: Pick<OptionComputation, 'measureEach'>,
): Promise<GreeksMatrix> {
  const { product, tradeDate, source } = day;
  const { quotation } = PRODUCTS[product];
  const columns = COLUMNS[by];
  const expiries = day.expiries.filter((expiry) => expiry.series === series);
  const places = expiries.map((expiry) => placesOf(expiry, type, by, columns));
  const options = places.flat().flatMap(({ option }) => (option === undefined ? [] : [option]));
  const values = (await computation.measureEach(options, greek)).values();
  const cellOf = ({ strike, status, option }: Place): GreeksMatrixCell => {
    // In the order of the places, so that the next value is this one's.
    const value = option === undefined ? null : numberOrNull(values.next().value);
    return { strike, value, status: option === undefined ? status : greekStatusOf(option, greek, value) };
  };
  const unitOf = (kind: 'LOGNORMAL' | 'NORMAL'): string => describeGreek(greek, quotation, kind).unit;
  const rows = expiries.map((expiry, index): GreeksMatrixRow => {
    const { month, underlying, daysToExpiry, years, model } = expiry;
    return {
      ...{ series, month, expiry: expiry.expiry, underlying, daysToExpiry, years },
      forward: numberOrNull(expiry.forward),
      model: model.model,
      unit: unitOf(volKindOf(model.model)),
      cells: (places[index] ?? []).map(cellOf),
    };
  });
  const isNormal = expiries.length > 0 && expiries.every(({ model }) => model.model === 'BACHELIER');
  const unit = unitOf(isNormal ? 'NORMAL' : 'LOGNORMAL');
  return { product, series, greek, type, by, tradeDate, source, unit, columns, rows };
}

function placesOf(
  expiry: AnalysedExpiry,
  type: OptionType,
  by: GreeksAxis,
  columns: readonly GreeksMatrixColumn[],
): readonly Place[] {
  const status = atmVolStatus(expiry);
  if (status !== 'OK') return columns.map(() => ({ strike: null, status, option: undefined }));
  const vol = volAlong(expiry);
  const { forward, years, rate, model } = expiry;
  return columns.map((column) => {
    const strike = by === 'MONEYNESS' ? strikeByMoneyness(forward, column.value) : strikeByDelta(column);
    const sigma = vol(strike);
    if (Number.isNaN(sigma)) return { strike: numberOrNull(strike), status: 'NO_QUOTE', option: undefined };
    return { strike, status, option: { model: model.model, type, forward, strike, years, vol: sigma, rate } };
  });

  function strikeByDelta(column: GreeksMatrixColumn): number {
    return column === AT_THE_MONEY ? forward : strikeOfDelta(expiry, vol, column.value);
  }
}

/** As far from the forward as the share of its size says: strikes rise with it where prices are negative, too. */
function strikeByMoneyness(forward: number, share: number): number {
  return forward + (share - 1) * Math.abs(forward);
}

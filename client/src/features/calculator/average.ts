/** An option on the average of a future's settlements (average price option) by every method, side by side. */
import { measureAveragePriceOption } from '@cushing/pricing';
import type { AveragePriceInputs, AveragePriceMeasures } from '@cushing/pricing';
import { PRODUCTS, addBusinessDays, addDays, isTradeDate } from '@cushing/products';
import type { IsoDate, OptionType, ProductCode } from '@cushing/products';
import type { AverageMethod } from '@cushing/quant';

import { dateText } from '../../lib/format.js';
import { shiftMonths } from '../../lib/shift-months.js';
import type { CalculatorView, FieldName } from './calculator-view.js';
import { yearsBetween } from './life.js';
import type { FieldState, OptionForm } from './option-form.js';
import { readDate, readNumbers } from './read-fields.js';

/** The forward is that of every fixing to come. */
export interface CalculatedAverage {
  readonly type: OptionType;
  readonly strike: number;
  readonly rate: number;
  readonly vol: number;
  readonly forward: number;
  /** Years to each fixing to come, ascending. */
  readonly times: readonly number[];
  /** Fixings made already. */
  readonly known: readonly number[];
  readonly paymentYears: number;
}

/** The exact one first: the others are told apart from it. */
export const COLUMN_METHODS = ['EXACT', 'CURRAN', 'TURNBULL_WAKEMAN'] as const satisfies readonly AverageMethod[];

export interface AverageColumn extends AveragePriceMeasures {
  readonly method: AverageMethod;
  readonly reason: string | undefined;
}

/** @returns what every method says; no number in it is NaN or infinite */
export function averageColumns(average: CalculatedAverage): readonly AverageColumn[] {
  return COLUMN_METHODS.map((method) => {
    if (!(average.forward > 0) && average.times.length > 0) {
      return { method, reason: 'Lognormal: knows no future that is not positive.', ...NOTHING };
    }
    const measures = measureAveragePriceOption(averageInputs(method, average));
    const reason = measures.price === null ? 'These numbers are beyond what it can value.' : undefined;
    return { method, reason, ...measures };
  });
}

export function averageInputs(method: AverageMethod, average: CalculatedAverage): AveragePriceInputs {
  const { type, strike, rate, vol, forward, times, known, paymentYears } = average;
  const fixings = times.map((years) => ({ years, forward }));
  return { method, type, strike, rate, vol, fixings, knownFixings: known, paymentYears };
}

const NOTHING: AveragePriceMeasures = {
  price: null,
  delta: null,
  gamma: null,
  vega: null,
  theta: null,
  greeksStatus: 'NO_DEVIATION',
  averageForward: null,
};

export interface AverageForm {
  readonly field: (name: FieldName) => FieldState;
  readonly average: CalculatedAverage | undefined;
}

/** Days on which a swap of a month is usually paid after its last fixing. */
const PAYMENT_DAYS = 5;
/** More than a year of fixings is no average that is traded. */
const MOST_FIXINGS = 400;

/**
 * @param form of an option on the future, whose price, strike, vol and rate these are
 * @returns the fields of the fixings besides; the month after the valuation fills them
 */
export function averageForm(view: CalculatorView, form: OptionForm): AverageForm {
  const { typed, product } = view;
  const { valuation, reads } = form;
  const nextMonth = shiftMonths(`${valuation.slice(0, 7)}-01` as IsoDate, 1);
  const firstText = typed.firstFixing ?? nextMonth;
  const first = readDate(firstText, 'the first date');
  const lastText =
    typed.lastFixing ?? addDays(shiftMonths(`${(first.value ?? nextMonth).slice(0, 7)}-01` as IsoDate, 1), -1);
  const last = readDate(lastText, 'the last date');
  const isOrdered = first.value !== undefined && last.value !== undefined && first.value <= last.value;
  const dates = isOrdered ? tradeDates(product, first.value, last.value) : [];
  const toCome = dates.filter((date) => date > valuation);
  const past = dates.length - toCome.length;
  const known = readNumbers(typed.known ?? '');
  const payment = readDate(
    typed.payment ??
      (last.value === undefined ? '' : addBusinessDays(PRODUCTS[product].businessCalendar, last.value, PAYMENT_DAYS)),
    'the payment',
  );
  const count = toCome.length + (known.value?.length ?? 0);
  const states: Readonly<Partial<Record<FieldName, FieldState>>> = {
    firstFixing: { text: firstText, error: first.error },
    lastFixing: {
      text: lastText,
      error:
        last.error ??
        (!isOrdered && first.value !== undefined ? 'Before the first one.' : undefined) ??
        (dates.length > MOST_FIXINGS ? `At most ${MOST_FIXINGS} fixings.` : undefined),
      hint: `${toCome.length} trade dates to come`,
    },
    known: { text: typed.known ?? '', error: known.error ?? knownError(), hint: 'prices between blanks' },
    payment: {
      text: payment.value ?? typed.payment ?? '',
      error:
        payment.error ??
        (last.value !== undefined && payment.value < last.value ? 'Before the last fixing.' : undefined),
      hint: typed.payment === undefined ? `${PAYMENT_DAYS} business days after the last` : undefined,
    },
  };
  return { field: (name) => states[name] ?? form.field(name), average: calculated() };

  function knownError(): string | undefined {
    const given = known.value?.length ?? 0;
    if (given === past) return undefined;
    return `${past} ${past === 1 ? 'fixing is' : 'fixings are'} made by ${dateText(valuation)}, ${given} given.`;
  }

  function calculated(): CalculatedAverage | undefined {
    const { forward, strike, vol, rate } = reads;
    if (forward.value === undefined || strike.value === undefined) return undefined;
    if (vol.value === undefined || rate.value === undefined) return undefined;
    if (!isOrdered || known.value === undefined || payment.value === undefined || count === 0) return undefined;
    if (Object.values(states).some(({ error }) => error !== undefined)) return undefined;
    return {
      type: view.type,
      strike: strike.value,
      rate: rate.value,
      vol: vol.value,
      forward: forward.value,
      times: toCome.map((date) => yearsBetween(valuation, date)),
      known: known.value,
      paymentYears: yearsBetween(valuation, payment.value),
    };
  }
}

function tradeDates(product: ProductCode, first: IsoDate, last: IsoDate): readonly IsoDate[] {
  const dates: IsoDate[] = [];
  for (let date = first; date <= last && dates.length <= MOST_FIXINGS; date = addDays(date, 1)) {
    if (isTradeDate(product, date)) dates.push(date);
  }
  return dates;
}

import { averagePrice, type AverageMethod, type OptionType } from '@cushing/quant';

import type { GreekStatus } from './greek-status.js';
import { around, curvature, slope } from './central-difference.js';

/** The ways to value an option on the average of a future's fixings. */
export const AVERAGE_METHODS = ['CURRAN', 'TURNBULL_WAKEMAN', 'EXACT'] as const satisfies readonly AverageMethod[];

/** A fixing to come. */
export interface FutureFixing {
  /** Until it is made, actual/365, ≥ 0. */
  readonly years: number;
  /** Price now of the future that it will be of, > 0. */
  readonly forward: number;
}

/** An option on the average of fixings, each as heavy as the others, and the market it is valued in. */
export interface AveragePriceInputs {
  readonly method: AverageMethod;
  readonly type: OptionType;
  readonly strike: number;
  readonly rate: number;
  /** Of every fixing: a decimal per sqrt(year). */
  readonly vol: number;
  readonly fixings: readonly FutureFixing[];
  /** Those made already. */
  readonly knownFixings: readonly number[];
  /** Until it is paid, ≥ every fixing. */
  readonly paymentYears: number;
}

/** Value and sensitivities in a desk's units; null where there is none. */
export interface AveragePriceMeasures {
  /** Present value, in the quotation. */
  readonly price: number | null;
  /** Where all fixings' futures rise by 1.00 together. */
  readonly delta: number | null;
  readonly gamma: number | null;
  /** Per vol point, 0.01. */
  readonly vega: number | null;
  /** Per calendar day that all fixings to come and the payment come nearer, none being made meanwhile. */
  readonly theta: number | null;
  /** NO_DEVIATION: none of the sensitivities is there; BEFORE_FIXING: all are but theta. */
  readonly greeksStatus: Extract<GreekStatus, 'OK' | 'NO_DEVIATION' | 'BEFORE_FIXING' | 'NOT_DEFINED'>;
  /** Of known fixings and the futures of those to come: what the average is expected to be. */
  readonly averageForward: number | null;
}

const STEP = 0.03;
const PER_POINT = 0.01;
const DAYS_A_YEAR = 365;

/**
 * Sensitivities are central differences of sixth order of the price by the same method. They are null without anything
 * to come, or a vol, or time; theta is null from a quarter of a day before the next fixing on.
 *
 * @param inputs finite; the price is null outside quant's ranges
 */
export function measureAveragePriceOption(inputs: AveragePriceInputs): AveragePriceMeasures {
  const { vol, fixings, knownFixings } = inputs;
  const price = numberOrNull(priceOf(inputs));
  const count = fixings.length + knownFixings.length;
  const sum = [...knownFixings, ...fixings.map(({ forward }) => forward)].reduce((total, one) => total + one, 0);
  const averageForward = numberOrNull(sum / count);
  const longest = Math.max(...fixings.map(({ years }) => years));
  const lowest = Math.min(...fixings.map(({ forward }) => forward));
  const deviation = vol * Math.sqrt(longest);
  if (price === null || fixings.length === 0 || !(deviation > 0)) return { ...NONE, price, averageForward };
  // A step of the future may be as long as a share of its deviation, and takes none of them to 0.
  const byForward = STEP * lowest * Math.min(deviation, 1);
  const byVol = STEP * vol;
  const soonest = Math.min(...fixings.map(({ years }) => (years > 0 ? years : Infinity)));
  const byDays = Math.min(1 / DAYS_A_YEAR, soonest) / 4;
  const forwards = around((n) =>
    priceOf({ ...inputs, fixings: fixings.map((fixing) => ({ ...fixing, forward: fixing.forward + n * byForward })) }),
  );
  const vols = around((n) => priceOf({ ...inputs, vol: vol + n * byVol }));
  const times = byDays > 1 / (16 * DAYS_A_YEAR) ? around((n) => priceOf(later(inputs, n * byDays))) : undefined;
  const first = {
    delta: numberOrNull(slope(forwards, byForward)),
    gamma: numberOrNull(curvature(forwards, byForward)),
    vega: numberOrNull(slope(vols, byVol) * PER_POINT),
  };
  const theta = times === undefined ? null : numberOrNull(slope(times, byDays) / DAYS_A_YEAR);
  const isWhole = ![...Object.values(first), times === undefined ? 0 : theta].includes(null);
  const greeksStatus = !isWhole ? 'NOT_DEFINED' : times === undefined ? 'BEFORE_FIXING' : 'OK';
  return { price, ...first, theta, greeksStatus, averageForward };
}

function later(inputs: AveragePriceInputs, years: number): AveragePriceInputs {
  return {
    ...inputs,
    // One that is made now stays so.
    fixings: inputs.fixings.map((fixing) => ({ ...fixing, years: fixing.years > 0 ? fixing.years - years : 0 })),
    paymentYears: inputs.paymentYears - years,
  };
}

function priceOf({ method, type, strike, rate, vol, fixings, knownFixings, paymentYears }: AveragePriceInputs): number {
  return averagePrice(
    type,
    strike,
    rate,
    vol,
    fixings.map(({ years }) => years),
    fixings.map(({ forward }) => forward),
    fixings.length + knownFixings.length,
    knownFixings.reduce((total, one) => total + one, 0),
    paymentYears,
    method,
  );
}

const NONE = { delta: null, gamma: null, vega: null, theta: null, greeksStatus: 'NO_DEVIATION' } as const;

function numberOrNull(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

import type { OptionSeries } from '../specs/option-series.js';

/** Strikes one `step` apart, `count` of them on each side of the money before the next rung begins. */
export interface StrikeRung {
  /** In units of the last decimal of a strike: 50 of LO are 0.50. */
  readonly step: number;
  /** Infinity for the outermost rung. */
  readonly count: number;
}

/** How the strikes of a series are listed. */
export interface StrikeListing {
  /** Every strike is a whole multiple of it; in units of the last decimal of a strike. */
  readonly finestStep: number;
  /** From the money outwards, each step a multiple of `finestStep`. */
  readonly rungs: readonly [StrikeRung, ...StrikeRung[]];
}

/**
 * Crude: the contract specifications list strikes in steps of 0.50 around the money, then of 2.50, then of 5.00. The
 * finest step, 0.25, is our reading: quarter strikes are added near the money on request.
 */
const CRUDE: StrikeListing = {
  finestStep: 25,
  rungs: [
    { step: 50, count: 20 },
    { step: 250, count: 20 },
    { step: 500, count: Number.POSITIVE_INFINITY },
  ],
};

/**
 * Gas: the exchange's notice SER-6635 of 2013 lists LN in steps of 0.05 and adds strikes of 0.01 on request. That ON
 * goes by the same steps, and the wider ones far from the money, are our reading.
 */
const GAS: StrikeListing = {
  finestStep: 10,
  rungs: [
    { step: 50, count: 20 },
    { step: 250, count: 20 },
    { step: 500, count: Number.POSITIVE_INFINITY },
  ],
};

/**
 * Products: specifications of heating oil options list twenty strikes in steps of 0.01 on each side of the money and ten
 * more in steps of 0.05. That gasoline has the same, and the widest step, are our reading.
 */
const REFINED: StrikeListing = {
  finestStep: 100,
  rungs: [
    { step: 100, count: 20 },
    { step: 500, count: 10 },
    { step: 1_000, count: Number.POSITIVE_INFINITY },
  ],
};

/**
 * How strikes are listed, by series. Of the near rungs only the nearest twenty are taken: what the exchange lists beyond
 * them at the near step hardly ever trades.
 *
 * @see NYMEX contract specifications of LO and of heating oil options, "Strike Prices"; CME notice SER-6635
 */
export const STRIKE_LISTINGS: Readonly<Record<OptionSeries, StrikeListing>> = {
  LO: CRUDE,
  BZO: CRUDE,
  ON: GAS,
  LN: GAS,
  OH: REFINED,
  OB: REFINED,
};

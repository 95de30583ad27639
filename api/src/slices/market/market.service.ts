import { curveStructure } from '@cushing/curves';
import type { FuturesContract, IsoDate, ProductCode } from '@cushing/products';

import { AppError } from '../../shared/errors.js';
import { calendarSpreadsOf } from './calendar-spreads.js';
import type { CalendarSpread } from './calendar-spreads.js';
import { adjustedHistory } from './continuous-history.js';
import type { RollAdjustment } from './continuous-history.js';
import { crackProducts, crackSpreadPoints } from './crack-spread.js';
import type { CrackSpreadKind, SpreadMatching, SpreadPoint } from './crack-spread.js';
import type { ForwardCurve } from './forward-curve.js';
import { boardRows } from './futures-board.js';
import type { FuturesBoard } from './futures-board.js';
import { MarketReader } from './market-reader.js';
import type { MarketChanges, MarketStore } from './market.ports.js';
import type { ProductCoverage, SpotPrice, SpotSeries } from './market.types.js';
import type { PositionReport, TraderPositions } from './positions.types.js';
import { boundedSeries, checkedRange, datesWithin, joinWindowOf, windowOf } from './series.js';
import type { DateRange, Series, SettlementSeries } from './series.js';

/** The last nearby that is kept: ten years of monthly contracts. */
const MAX_NEARBY = 120;
const MAX_SPREAD_MONTHS = 120;
/** Curves in one answer: the one asked for and its overlays. */
const MAX_CURVES = 20;

export interface MarketServiceOptions {
  readonly store: MarketStore;
  readonly changes: MarketChanges;
}

/**
 * Answers what a desk asks of settlements: boards, curves, histories and spreads. A product's real settlements
 * are shown once there are any, its simulated ones until then. A date that is no trade date is answered by the
 * latest trade date before it, and the answer says which.
 */
export class MarketService {
  readonly #store: MarketStore;
  readonly #reader: MarketReader;
  readonly #stopListening: () => void;

  constructor({ store, changes }: MarketServiceOptions) {
    this.#store = store;
    this.#reader = new MarketReader(store);
    this.#stopListening = changes.listen(() => {
      this.#reader.forget();
    });
  }

  /** Ends the listening for changes. */
  close(): void {
    this.#stopListening();
  }

  /** @returns source and range of every product that has settlements */
  async coverage(): Promise<ReadonlyMap<ProductCode, ProductCoverage>> {
    return this.#reader.coverage();
  }

  /**
   * @param asOf the latest trade date where absent
   * @throws {AppError} NOT_FOUND when there is no settlement on or before that date
   */
  async futuresBoard(product: ProductCode, asOf: IsoDate | undefined): Promise<FuturesBoard> {
    const { source, tradeDate, previousTradeDate } = await this.#reader.resolve(product, asOf);
    const [current, previous] = await Promise.all([
      this.#reader.day(product, source, tradeDate),
      previousTradeDate === null ? [] : this.#reader.day(product, source, previousTradeDate),
    ]);
    return { product, source, tradeDate, previousTradeDate, rows: boardRows(current, previous) };
  }

  /**
   * @param asOf dates to answer, at most 20; the latest trade date where absent or empty
   * @returns a curve for each date, in the order asked
   * @throws {AppError} NOT_FOUND when a date lies before the first settlement; BAD_USER_INPUT for too many dates
   */
  async forwardCurves(product: ProductCode, asOf: readonly IsoDate[] | undefined): Promise<readonly ForwardCurve[]> {
    const dates = asOf === undefined || asOf.length === 0 ? [undefined] : asOf;
    if (dates.length > MAX_CURVES) {
      throw badInput(`At most ${MAX_CURVES} dates fit into one answer: ask for fewer than ${dates.length}.`);
    }
    return Promise.all(
      dates.map(async (date) => {
        const { source, tradeDate } = await this.#reader.resolve(product, date);
        const points = await this.#reader.day(product, source, tradeDate);
        return { product, source, tradeDate, structure: curveStructure(points.map((point) => point.settle)), points };
      }),
    );
  }

  /**
   * @returns one contract's settlements; no points where the store has none of it
   * @throws {AppError} NOT_FOUND when the store holds nothing of the product
   */
  async futuresHistory(contract: FuturesContract, range: DateRange): Promise<SettlementSeries> {
    const { source } = await this.#reader.coverageOf(contract.product);
    const window = windowOf(checkedRange(range));
    const settlements = await this.#store.contractHistory(contract.product, source, contract.month, window);
    return { source, ...boundedSeries(settlements) };
  }

  /**
   * @param nth 1 for the front contract, 1 … 120
   * @param adjustment how the gaps at the rolls are closed; the last contract in the range keeps its prices
   * @throws {AppError} BAD_USER_INPUT for an `nth` out of range, or a roll that cannot be adjusted
   */
  async continuousHistory(
    product: ProductCode,
    nth: number,
    range: DateRange,
    adjustment: RollAdjustment,
  ): Promise<SettlementSeries> {
    const nearby = checkedNearby(nth);
    const { source } = await this.#reader.coverageOf(product);
    const window = windowOf(checkedRange(range));
    const [held, next] = await Promise.all([
      this.#store.nearbyHistory(product, source, nearby, window),
      adjustment === 'NONE' ? [] : this.#store.nearbyHistory(product, source, nearby + 1, joinWindowOf(range)),
    ]);
    const { points, isCut } = boundedSeries(held);
    return { source, points: adjustment === 'NONE' ? points : adjustedHistory(points, next, adjustment), isCut };
  }

  /**
   * @param months how far the two contracts lie apart, 1 … 120
   * @throws {AppError} BAD_USER_INPUT for `months` out of range; NOT_FOUND as for a board
   */
  async calendarSpreads(
    product: ProductCode,
    asOf: IsoDate | undefined,
    months: number,
  ): Promise<readonly CalendarSpread[]> {
    if (months < 1 || months > MAX_SPREAD_MONTHS) {
      throw badInput(`months must lie in 1 … ${MAX_SPREAD_MONTHS}, got ${months}.`);
    }
    const { source, tradeDate, previousTradeDate } = await this.#reader.resolve(product, asOf);
    const [current, previous] = await Promise.all([
      this.#reader.day(product, source, tradeDate),
      previousTradeDate === null ? [] : this.#reader.day(product, source, previousTradeDate),
    ]);
    return calendarSpreadsOf(source, current, previous, months);
  }

  /**
   * @param nth which contract of crude, 1 … 120
   * @throws {AppError} BAD_USER_INPUT for an `nth` out of range; CONFLICT while only some of the legs are real
   */
  async crackSpread(
    kind: CrackSpreadKind,
    range: DateRange,
    nth: number,
    matching: SpreadMatching,
  ): Promise<Series<SpreadPoint>> {
    const nearby = checkedNearby(nth);
    const window = joinWindowOf(checkedRange(range));
    const products = crackProducts(kind);
    const coverages = await Promise.all(products.map((product) => this.#reader.coverageOf(product)));
    const source = coverages[0]?.source ?? 'SIMULATED';
    if (coverages.some((coverage) => coverage.source !== source)) {
      const real = coverages.filter((coverage) => coverage.source === 'IMPORTED').map((coverage) => coverage.product);
      throw new AppError(
        'CONFLICT',
        `Only ${real.join(' and ')} ${real.length === 1 ? 'has' : 'have'} real settlements: ` +
          `a crack of real against simulated prices would mean nothing. Import the other legs too.`,
        { reason: 'MIXED_SOURCES' },
      );
    }
    const histories = await Promise.all(
      products.map(async (product) => {
        // Crude stops trading about ten days before its products do: its n-th month is then their n-th or next.
        const nearbys = matching === 'NEARBY' || product === 'CL' ? [nearby] : [nearby, nearby + 1];
        const parts = await Promise.all(
          nearbys.map((each) => this.#store.nearbyHistory(product, source, each, window)),
        );
        return [product, parts.flat()] as const;
      }),
    );
    return boundedSeries(crackSpreadPoints(kind, source, new Map(histories), matching));
  }

  /** @returns the product's trade dates that have settlements, ascending */
  async tradeDates(product: ProductCode, range: DateRange): Promise<Series<IsoDate>> {
    const checked = checkedRange(range);
    return boundedSeries(datesWithin(await this.#reader.tradeDates(product), checked));
  }

  async spotSeries(): Promise<readonly SpotSeries[]> {
    return this.#store.spotSeries();
  }

  /** @returns the reports on a product's positions by report date; empty where the store has none */
  async positions(product: ProductCode, report: PositionReport, range: DateRange): Promise<Series<TraderPositions>> {
    return boundedSeries(await this.#store.positions(product, report, windowOf(checkedRange(range))));
  }

  /** @returns the series' prices; empty where the store has none of it */
  async spotHistory(series: string, range: DateRange): Promise<Series<SpotPrice>> {
    return boundedSeries(await this.#store.spotHistory(series, windowOf(checkedRange(range))));
  }
}

function checkedNearby(nth: number): number {
  if (nth >= 1 && nth <= MAX_NEARBY) return nth;
  throw badInput(`nth must lie in 1 … ${MAX_NEARBY}, 1 for the front contract; got ${nth}.`);
}

function badInput(message: string): AppError {
  return new AppError('BAD_USER_INPUT', message, { reason: 'OUT_OF_RANGE' });
}

import { PRODUCT_CODES, tradeDateAt } from '@cushing/products';
import type { IsoDate, ProductCode } from '@cushing/products';
import QuickLRU from 'quick-lru';

import { AppError } from '../../shared/errors.js';
import { inParallel } from '../../shared/in-parallel.js';
import { remember } from '../../shared/remember.js';
import type { UserId } from '../accounts/index.js';
import type { AlertEvent } from '../alerts/index.js';
import { changeFrom } from '../market/index.js';
import type { CrackSpreadKind, ForwardCurve, MarketChanges } from '../market/index.js';
import { CHANGES_HELD_AGAINST, biggestMoves } from './biggest-moves.js';
import type { MovesOfProduct } from './biggest-moves.js';
import type { ReportAlerts, ReportMarket, ReportOptions, ReportVolatility } from './daily-report.ports.js';
import type { DailyReport, Missing, ProductReport, ReportCrack } from './daily-report.types.js';
import { CURVE_MONTHS, productReport } from './product-report.js';
import { reportVols } from './report-vols.js';

/** Reports that are kept until the market changes: of a day's mails, and of who looks at them. */
const REMEMBERED = 16;
const PRODUCTS_AT_A_TIME = 2;
/** The market answers so many curves at a time. */
const CURVES_AT_A_TIME = 20;
const EVENTS_AT_A_TIME = 100;
/** Pages of a viewer's alerts that are looked through: as many as are kept. */
const MOST_EVENT_PAGES = 10;
const CRACKS: readonly CrackSpreadKind[] = ['CRACK_321', 'GASOLINE', 'HEATING_OIL'];

export interface DailyReportServiceOptions {
  readonly market: ReportMarket;
  readonly options: ReportOptions;
  readonly volatility: ReportVolatility;
  readonly alerts: ReportAlerts;
  readonly changes: Pick<MarketChanges, 'listen'>;
}

/** Which report. */
export interface ReportQuestion {
  /** The latest trade date where absent. */
  readonly date?: IsoDate | undefined;
  /** All where absent or empty. */
  readonly products?: readonly ProductCode[] | undefined;
  /** Whose alerts it tells; nobody's where absent. */
  readonly viewer?: UserId | undefined;
}

type MarketReport = Omit<DailyReport, 'alerts' | 'askedDate'>;

/** Makes the report of a trade date from what is stored. What is missing is said in it, and never counts as nothing. */
export class DailyReportService {
  readonly #options: DailyReportServiceOptions;
  readonly #stopListening: () => void;
  #remembered = new QuickLRU<string, Promise<MarketReport>>({ maxSize: REMEMBERED });

  constructor(options: DailyReportServiceOptions) {
    this.#options = options;
    this.#stopListening = options.changes.listen(() => {
      this.#remembered = new QuickLRU({ maxSize: REMEMBERED });
    });
  }

  /** Ends the listening for changes. */
  close(): void {
    this.#stopListening();
  }

  /**
   * @returns the report of the date, or of the latest trade date before it
   * @throws {AppError} NOT_FOUND where no settlement is stored, or all are of later dates
   */
  async report({ date, products = [], viewer }: ReportQuestion): Promise<DailyReport> {
    const wanted = PRODUCT_CODES.filter((product) => products.length === 0 || products.includes(product));
    const tradeDate = await this.tradeDate(date, wanted);
    const made = await remember(this.#remembered, `${tradeDate} ${wanted.join(' ')}`, () =>
      this.#make(tradeDate, wanted),
    );
    const alerts = viewer === undefined ? undefined : await this.#alertsOf(viewer, tradeDate);
    return { ...made, askedDate: date, alerts };
  }

  /**
   * @returns the latest trade date, on or before the date, on which any of the products settled
   * @throws {AppError} NOT_FOUND where there is none
   */
  async tradeDate(date: IsoDate | undefined, products: readonly ProductCode[] = PRODUCT_CODES): Promise<IsoDate> {
    const { market } = this.#options;
    const coverage = await market.coverage();
    const stored = products.filter((product) => coverage.has(product));
    if (stored.length === 0) {
      throw new AppError('NOT_FOUND', 'There are no settlements yet: import a file that has some.', {
        reason: 'NO_SETTLEMENTS',
      });
    }
    const latest = await Promise.all(
      stored.map(async (product) => {
        const lastTradeDate = coverage.get(product)?.lastTradeDate;
        if (date === undefined || (lastTradeDate !== undefined && lastTradeDate <= date)) return lastTradeDate;
        return (await market.tradeDates(product, { to: date })).points.at(-1);
      }),
    );
    const found = latest
      .filter((each) => each !== undefined)
      .sort()
      .at(-1);
    if (found !== undefined) return found;
    const first = stored.flatMap((product) => coverage.get(product)?.firstTradeDate ?? []).sort()[0] ?? '';
    throw new AppError('NOT_FOUND', `The first daily report is that of ${first}: ask for that date or a later one.`, {
      reason: 'BEFORE_FIRST_TRADE_DATE',
      details: { firstTradeDate: first },
    });
  }

  async #make(tradeDate: IsoDate, products: readonly ProductCode[]): Promise<MarketReport> {
    const parts = await inParallel(products, PRODUCTS_AT_A_TIME, (product) => this.#product(product, tradeDate));
    const made = parts.flatMap((part) => ('report' in part ? [part] : []));
    return {
      tradeDate,
      products: made.map(({ report }) => report),
      missingProducts: parts.flatMap((part) => ('report' in part ? [] : [part])),
      biggestMoves: biggestMoves(made.map(({ moves }) => moves)),
      cracks: await this.#cracks(tradeDate),
    };
  }

  async #product(
    product: ProductCode,
    tradeDate: IsoDate,
  ): Promise<
    { readonly report: ProductReport; readonly moves: MovesOfProduct } | DailyReport['missingProducts'][number]
  > {
    const { market, options, volatility } = this.#options;
    try {
      const { points: dates } = await market.tradeDates(product, { to: tradeDate });
      const last = dates.at(-1);
      if (last !== tradeDate) {
        const before = last === undefined ? '' : ` Its last settle before is of ${last}.`;
        return { product, missing: `No settle of ${product} is stored for ${tradeDate}.${before}` };
      }
      const report = await productReport(market, product, tradeDate);
      const [curves, vols] = await Promise.all([
        this.#curves(product, dates.slice(-(CHANGES_HELD_AGAINST + 2))),
        reportVols({ options, volatility }, product, tradeDate),
      ]);
      const trading = curves.at(-1)?.points.filter(({ nearby }) => nearby >= 1) ?? [];
      const months = new Set(trading.slice(0, CURVE_MONTHS).map(({ month }) => month));
      return { report: { ...report, vols }, moves: { product, curves, months } };
    } catch (error) {
      return { product, missing: whyMissing(error) };
    }
  }

  async #curves(product: ProductCode, dates: readonly IsoDate[]): Promise<readonly ForwardCurve[]> {
    const curves: ForwardCurve[] = [];
    for (let from = 0; from < dates.length; from += CURVES_AT_A_TIME) {
      curves.push(...(await this.#options.market.forwardCurves(product, dates.slice(from, from + CURVES_AT_A_TIME))));
    }
    return curves;
  }

  async #cracks(tradeDate: IsoDate): Promise<readonly ReportCrack[] | Missing> {
    try {
      const { market } = this.#options;
      const { points: dates } = await market.tradeDates('CL', { to: tradeDate });
      const from = dates.at(-2) ?? tradeDate;
      const cracks = await Promise.all(
        CRACKS.map(async (kind) => {
          const { points } = await market.crackSpread(kind, { from, to: tradeDate }, 1, 'DELIVERY_MONTH');
          return crackOf(kind, tradeDate, points);
        }),
      );
      const known = cracks.flatMap((crack) => crack ?? []);
      return known.length > 0 ? known : { missing: `Crude and its products have no common settles on ${tradeDate}.` };
    } catch (error) {
      return { missing: whyMissing(error) };
    }
  }

  async #alertsOf(viewer: UserId, tradeDate: IsoDate): Promise<readonly AlertEvent[] | Missing> {
    const found: AlertEvent[] = [];
    try {
      let after: string | undefined;
      for (let page = 0; page < MOST_EVENT_PAGES; page += 1) {
        const { events, hasMore } = await this.#options.alerts.events(viewer, EVENTS_AT_A_TIME, after);
        for (const event of events) if (tradeDateAt(event.at) === tradeDate) found.push(event);
        const oldest = events.at(-1);
        if (!hasMore || oldest === undefined || tradeDateAt(oldest.at) < tradeDate) break;
        after = oldest.id;
      }
      return found;
    } catch (error) {
      return { missing: whyMissing(error) };
    }
  }
}

function crackOf(
  kind: CrackSpreadKind,
  tradeDate: IsoDate,
  points: Awaited<ReturnType<ReportMarket['crackSpread']>>['points'],
): ReportCrack | undefined {
  const point = points.find((each) => each.tradeDate === tradeDate);
  if (point === undefined) return undefined;
  const { value, source, legs } = point;
  const before = points.findLast((each) => each.tradeDate < tradeDate);
  const symbols = legs.map(({ settlement }) => settlement.symbol);
  return { kind, source, value, symbols, ...changeFrom(value, before?.value) };
}

/** What the reader of a report is told; a failure that a later try may not have makes no report at all. */
function whyMissing(error: unknown): string {
  if (error instanceof AppError && (error.code === 'NOT_FOUND' || error.code === 'CONFLICT')) return error.message;
  throw error;
}

import { nextUniform } from '@cushing/curves';
import type { Xoshiro128State } from '@cushing/curves';
import { futuresSymbol } from '@cushing/products';
import type { ContractMonth, FuturesSymbol } from '@cushing/products';

import { ticksPerUnit } from '../../demo-market/index.js';
import type { Tick } from '../../quotes/index.js';
import { contractActivities } from './contract-activity.js';
import type { ContractActivity } from './contract-activity.js';
import type { IntradayDay } from './intraday-market.js';
import type { ProductCurve, TradingContract } from './product-curve.js';

/** A tick that has no number yet, and the month of its contract. */
export interface MadeTick {
  readonly month: ContractMonth;
  readonly tick: Omit<Tick, 'sequence'>;
}

/** Contracts that were not quoted yet are quoted before all others, so many a batch. */
const FIRST_QUOTES_A_BATCH = 25;

interface QuotedContract extends ContractActivity {
  readonly contract: TradingContract;
  readonly symbol: FuturesSymbol;
  readonly ticksPerUnit: number;
  readonly curve: ProductCurve;
  /** Its place on the curve, 0 for the front. */
  readonly nearby: number;
}

/** Quotes and trades contracts around their fair values, each at its own rate. */
export class TickMaker {
  readonly #stream: Xoshiro128State;
  readonly #ticksPerSecond: number;
  readonly #quoted = new Set<FuturesSymbol>();
  #day: IntradayDay | undefined;
  #contracts: readonly QuotedContract[] = [];
  /** Share of the ticks that belongs to each contract and those before it. */
  #shares = new Float64Array();
  #unquoted: QuotedContract[] = [];
  #nextMs = 0;

  /** @param stream what is drawn from, and advanced */
  constructor(stream: Xoshiro128State, ticksPerSecond: number) {
    this.#stream = stream;
    this.#ticksPerSecond = ticksPerSecond;
    this.#nextMs = this.#wait();
  }

  /** From now on makes ticks of the contracts of this day. */
  trade(day: IntradayDay): void {
    this.#day = day;
    const contracts = day.curves.flatMap((curve) =>
      curve.contracts.map((contract, nearby) => ({ contract, curve, nearby })),
    );
    const expectedTicks = (this.#ticksPerSecond * day.clock.tradingMs) / 1_000;
    const activities = contractActivities(
      contracts.map(({ contract }) => contract),
      expectedTicks,
    );
    let sum = 0;
    this.#shares = Float64Array.from(activities, ({ share }) => (sum += share));
    this.#contracts = activities.map((activity, index) => {
      const { contract, curve, nearby } = contracts[index] ?? unknownContract();
      const { product, month } = contract;
      const symbol = futuresSymbol(product, month);
      return { ...activity, contract, curve, nearby, symbol, ticksPerUnit: ticksPerUnit(product) };
    });
    this.#unquoted = this.#contracts.filter(({ symbol }) => !this.#quoted.has(symbol));
    const trading = new Set(this.#contracts.map(({ symbol }) => symbol));
    for (const symbol of this.#quoted) if (!trading.has(symbol)) this.#quoted.delete(symbol);
  }

  /** @returns the ticks of so many milliseconds, as of their end */
  ticks(milliseconds: number, now: number): readonly MadeTick[] {
    const day = this.#day;
    if (day === undefined || this.#contracts.length === 0) return [];
    const chosen = this.#unquoted.splice(0, FIRST_QUOTES_A_BATCH);
    for (this.#nextMs -= milliseconds; this.#nextMs <= 0; this.#nextMs += this.#wait()) chosen.push(this.#choose());
    if (chosen.length === 0) return [];
    const share = day.clock.share(now);
    const factors = day.bridge.at(share);
    return chosen.map((contract) => {
      this.#quoted.add(contract.symbol);
      return this.#tick(contract, contract.curve.fairValue(factors, share, contract.nearby), now);
    });
  }

  #tick(
    { contract, symbol, spreadTicks, tradeChance, meanSize, ticksPerUnit: units }: QuotedContract,
    fair: number,
    now: number,
  ): MadeTick {
    // The fair value lies between the two, as near to their middle as whole ticks allow.
    const bidTicks = Math.max(1, Math.floor(fair * units - (spreadTicks - 1) / 2));
    const bid = bidTicks / units;
    const ask = (bidTicks + spreadTicks) / units;
    const { product, month } = contract;
    const quote = { symbol, product, bid, ask, time: now };
    if (this.#draw() >= tradeChance) return { month, tick: quote };
    const last = this.#draw() < 0.5 ? bid : ask;
    // Geometric: most trades are of one contract or two, few of many.
    const size = 1 + Math.floor(Math.log(this.#draw()) / Math.log1p(-1 / meanSize));
    return { month, tick: { ...quote, last, size } };
  }

  #choose(): QuotedContract {
    const place = this.#draw() * (this.#shares.at(-1) ?? NaN);
    let low = 0;
    let high = this.#contracts.length - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#shares[middle] ?? NaN) > place) high = middle;
      else low = middle + 1;
    }
    return this.#contracts[low] ?? unknownContract();
  }

  /** Milliseconds to the next tick: ticks come independently of each other. */
  #wait(): number {
    return (-1_000 * Math.log(this.#draw())) / this.#ticksPerSecond;
  }

  #draw(): number {
    return nextUniform(this.#stream);
  }
}

function unknownContract(): never {
  throw new Error('a contract was chosen that does not trade');
}

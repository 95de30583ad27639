/** The services on a market file, put together as the server does it, without what it computes ahead. */
import { ComputationThreads } from '../api/dist/adapters/computation/index.js';
import { DuckMarketStore } from '../api/dist/adapters/duckdb/index.js';
import { MemoryMarketChanges } from '../api/dist/adapters/memory/index.js';
import { MarketService } from '../api/dist/slices/market/index.js';
import { CalculatorService, OptionsService } from '../api/dist/slices/options/index.js';
import { VolatilityService } from '../api/dist/slices/volatility/index.js';

const FLAT_RATE = 0.04;

export interface MarketServices {
  readonly changes: MemoryMarketChanges;
  readonly market: MarketService;
  readonly options: OptionsService;
  readonly volatility: VolatilityService;
  readonly calculator: CalculatorService;
}

/** Opens a file that no server has open, hands over services, and closes everything again. */
export async function withMarket<Result>(
  marketFile: string,
  work: (services: MarketServices, renewed: () => MarketServices) => Promise<Result>,
): Promise<Result> {
  const store = await DuckMarketStore.open({ path: marketFile });
  const computation = new ComputationThreads();
  const changes = new MemoryMarketChanges();
  const opened: MarketServices[] = [];
  /** Others on the same store and threads, that remember nothing. */
  const open = (): MarketServices => {
    const market = new MarketService({ store, changes });
    const futures = store;
    const flatRate = FLAT_RATE;
    const options = new OptionsService({ store: store.options, futures, computation, flatRate, changes });
    const calculator = new CalculatorService({ options, futures, computation, flatRate });
    const volatility = new VolatilityService({ options, market });
    const services = { changes, market, options, volatility, calculator };
    opened.push(services);
    return services;
  };
  try {
    return await work(open(), open);
  } finally {
    for (const { market, options } of opened) {
      market.close();
      options.close();
    }
    await computation.close();
    await store.close();
  }
}

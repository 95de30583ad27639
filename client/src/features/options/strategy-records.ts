import type { PanelContent } from '../../desk/panel-exports.js';
import type { Chain } from './chain-market.js';
import type { MarketLeg } from './strategy-market.js';

const HEADER = [
  ...['tradeDate', 'symbol', 'quantity', 'entryPrice', 'marketPrice', 'model', 'forward', 'strike', 'type', 'years'],
  ...['vol', 'rate', 'source'],
] as const;

/** @returns the legs as a table to be taken out, with what each was valued with */
export function strategyRecords(
  { tradeDate, source }: Chain,
  legs: readonly MarketLeg[],
): Pick<PanelContent, 'header' | 'rows'> {
  return {
    header: HEADER,
    rows: legs.map(({ leg, entryPrice, marketPrice, input }) => {
      const option = input?.kind === 'OPTION' ? input : undefined;
      return [
        ...[
          tradeDate,
          leg.symbol,
          leg.quantity,
          entryPrice,
          marketPrice,
          option?.model ?? null,
          input?.forward ?? null,
        ],
        ...[
          option?.strike ?? null,
          option?.type ?? null,
          option?.years ?? null,
          option?.vol ?? null,
          option?.rate ?? null,
        ],
        source,
      ];
    }),
  };
}

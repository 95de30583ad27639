import type { PanelContent } from '../../desk/panel-exports.js';
import type { Chain } from './chain-market.js';

const HEADER = [
  ...['tradeDate', 'series', 'expiry', 'underlying', 'forward', 'strike', 'type', 'symbol', 'settle', 'bid', 'ask'],
  ...['volume', 'openInterest', 'iv', 'ivStatus', 'delta', 'gamma', 'vega', 'theta', 'rho', 'theoretical'],
  ...['moneyness', 'flags', 'model', 'rate', 'source'],
] as const;

/** @returns the chain as a table to be taken out: a row for each option, with every column that there is */
export function chainRecords(chain: Chain): Pick<PanelContent, 'header' | 'rows'> {
  const { tradeDate, series, expiry, underlying, forward, model, rate, source } = chain;
  return {
    header: HEADER,
    rows: chain.rows.flatMap(({ strike, call, put }) =>
      [
        { type: 'CALL', quote: call },
        { type: 'PUT', quote: put },
      ].flatMap(({ type, quote }) =>
        quote === null
          ? []
          : [
              [
                ...[
                  tradeDate,
                  series,
                  expiry,
                  underlying,
                  forward,
                  strike,
                  type,
                  quote.symbol,
                  quote.settle,
                  quote.bid,
                ],
                ...[quote.ask, quote.volume, quote.openInterest, quote.iv, quote.ivStatus, quote.delta, quote.gamma],
                ...[quote.vega, quote.theta, quote.rho, quote.theoretical, quote.moneyness, quote.flags.join(' ')],
                ...[model, rate, source],
              ],
            ],
      ),
    ),
  };
}

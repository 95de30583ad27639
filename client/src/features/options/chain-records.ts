import type { OptionType } from '@cushing/products';

import type { PanelContent } from '../../desk/panel-exports.js';
import type { CsvValue } from '../../lib/csv.js';
import type { ChainNow } from '../../live/live-chain.js';
import type { Chain } from './chain-market.js';
import { optionNow } from './live-values.js';

const HEADER = [
  ...['tradeDate', 'series', 'expiry', 'underlying', 'forward', 'strike', 'type', 'symbol', 'settle', 'bid', 'ask'],
  ...['volume', 'openInterest', 'iv', 'ivStatus', 'delta', 'gamma', 'vega', 'theta', 'rho', 'theoretical'],
  ...['moneyness', 'flags', 'model', 'rate', 'source'],
] as const;

const LIVE_HEADER = [
  ...['liveForward', 'liveValue', 'liveIv', 'liveDelta', 'liveGamma', 'liveVega', 'liveTheta', 'liveTime'],
] as const;

/**
 * @param readNow what moves of the chain, asked for when it is taken out; absent where nothing does
 * @returns the chain as a table to be taken out: a row for each option, with every column that there is
 */
export function chainRecords(
  chain: Chain,
  readNow?: () => ChainNow | undefined,
): Pick<PanelContent, 'header' | 'readRows' | 'rows'> {
  const settled = settledRows(chain);
  const rows = settled.map(({ fields }) => fields);
  if (readNow === undefined) return { header: HEADER, rows };
  return {
    header: [...HEADER, ...LIVE_HEADER],
    rows,
    readRows: () => {
      const now = readNow();
      return settled.map(({ strike, type, fields }) => [...fields, ...liveFields(now, strike, type)]);
    },
  };
}

function liveFields(now: ChainNow | undefined, strike: number, type: OptionType): readonly CsvValue[] {
  const option = optionNow(now?.byStrike.get(strike), type);
  if (now === undefined || option === undefined) return LIVE_HEADER.map(() => null);
  const { value, iv, delta, gamma, vega, theta } = option;
  return [now.forward, value, iv, delta, gamma, vega, theta, now.time];
}

function settledRows(
  chain: Chain,
): readonly { readonly strike: number; readonly type: OptionType; readonly fields: readonly CsvValue[] }[] {
  const { tradeDate, series, expiry, underlying, forward, model, rate, source } = chain;
  return chain.rows.flatMap(({ strike, call, put }) =>
    (
      [
        ['CALL', call],
        ['PUT', put],
      ] as const
    ).flatMap(([type, quote]) =>
      quote === null
        ? []
        : [
            {
              strike,
              type,
              fields: [
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
            },
          ],
    ),
  );
}

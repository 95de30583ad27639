import { PRICING_MODELS } from '@cushing/pricing';
import { z } from 'zod';

import type { OptionChain, OptionQuote, OptionsService } from '../../options/index.js';
import { CONTRACTS, NOT_GIVEN, asOfLine, holdsLine, line, sourceLine, unitsLine } from '../about.js';
import { dateParameter, oneOfParameter, productParameter, seriesParameter } from '../parameters.js';
import { subjectSource } from '../subject-source.js';
import type { SubjectSource } from '../subject-source.js';
import { batchesOf, dateColumn, describedColumns, numberColumn, textColumn } from '../table.js';
import type { ColumnOf } from '../table.js';

interface ChainOption {
  readonly chain: OptionChain;
  readonly strike: number;
  readonly type: 'CALL' | 'PUT';
  readonly quote: OptionQuote;
}

/** All options of one expiry on one trade date: a row for each. */
export function chainSource(options: Pick<OptionsService, 'chain'>): SubjectSource {
  return subjectSource({
    permission: 'read',
    parameters: z.strictObject({
      product: productParameter,
      expiry: dateParameter,
      series: seriesParameter.optional(),
      asOf: dateParameter.optional(),
      model: oneOfParameter(PRICING_MODELS).optional(),
    }),
    open: async (question) => {
      const chain = await options.chain(question);
      const { product, series, expiry, tradeDate, underlying } = chain;
      const rows = chain.rows.flatMap(({ strike, call, put }): ChainOption[] => [
        ...(call === null ? [] : [{ chain, strike, type: 'CALL' as const, quote: call }]),
        ...(put === null ? [] : [{ chain, strike, type: 'PUT' as const, quote: put }]),
      ]);
      return {
        title: `Options ${series} of ${expiry}`,
        fileName: `${product}-${series}-chain-${expiry}-as-of-${tradeDate}`,
        columns: describedColumns(COLUMNS),
        about: [
          holdsLine(`calls and puts of ${series} on ${underlying} that expire on ${expiry}, by strike`),
          asOfLine(tradeDate),
          sourceLine(chain.source),
          unitsLine([product], [VOLATILITIES, GREEK_UNITS, NOT_GIVEN]),
          line('Forward', chain.forward === null ? 'none' : `${chain.forward} (${chain.forwardSource})`),
          line('Rate', `${chain.rate} per year, continuously compounded (${chain.rateSource})`),
          line('Model', `${chain.model}: ${chain.modelNote}`),
        ],
        total: rows.length,
        version: JSON.stringify(chain),
        rows: () => batchesOf(COLUMNS, rows),
      };
    },
  });
}

const VOLATILITIES = 'volatilities as decimals per year, under BACHELIER in the quotation per year';
const GREEK_UNITS = 'vega per vol point (0.01), theta per calendar day, rho per percentage point';

const COLUMNS: readonly ColumnOf<ChainOption>[] = [
  textColumn('symbol', 'As the exchange writes it.', (row) => row.quote.symbol),
  textColumn('type', 'CALL or PUT.', (row) => row.type),
  numberColumn('strike', 'Strike.', (row) => row.strike, 'quotation'),
  dateColumn('expiry', 'Last date on which it trades.', (row) => row.chain.expiry),
  dateColumn('trade_date', 'Date of the settlement.', (row) => row.chain.tradeDate),
  numberColumn('settle', 'Settlement price.', (row) => row.quote.settle, 'quotation'),
  numberColumn('bid', 'Bid at the settlement.', (row) => row.quote.bid, 'quotation'),
  numberColumn('ask', 'Ask at the settlement.', (row) => row.quote.ask, 'quotation'),
  numberColumn('volume', 'Contracts traded.', (row) => row.quote.volume, CONTRACTS),
  numberColumn('open_interest', 'Contracts open at the end.', (row) => row.quote.openInterest, CONTRACTS),
  numberColumn('implied_volatility', 'That its price implies.', (row) => row.quote.iv, '1/√year'),
  textColumn('implied_volatility_status', 'OK, or why there is none.', (row) => row.quote.ivStatus),
  numberColumn('delta', 'Change of the price per 1.00 of the future.', (row) => row.quote.delta),
  numberColumn('gamma', 'Change of delta per 1.00 of the future.', (row) => row.quote.gamma),
  numberColumn('vega', 'Change of the price per vol point.', (row) => row.quote.vega, 'quotation per 0.01'),
  numberColumn('theta', 'Change of the price per calendar day.', (row) => row.quote.theta, 'quotation per day'),
  numberColumn('rho', 'Change of the price per point of the rate.', (row) => row.quote.rho, 'quotation per 1 %'),
  numberColumn('theoretical', "Value at the smile's volatility.", (row) => row.quote.theoretical, 'quotation'),
  numberColumn('log_moneyness', 'ln(strike / forward).', (row) => row.quote.moneyness),
  textColumn('flags', 'What is odd about it, with spaces between.', (row) => row.quote.flags.join(' ')),
];

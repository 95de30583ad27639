import { OPTION_SERIES, ProductsError, optionSymbol } from '@cushing/products';
import type { ContractMonth, OptionSeries } from '@cushing/products';

import { parsePrice } from './numbers.js';
import type { ParsedNumber } from './numbers.js';

/** A strike between two that symbols can show has no name to ask for it by, so it is none. */
export function parseStrike(text: string, series: OptionSeries, month: ContractMonth): ParsedNumber {
  if (text.trim() === '') {
    return { status: 'fault', reason: 'VALUE_MISSING', message: 'an option needs its strike, this is blank' };
  }
  const strike = parsePrice(text);
  if (strike.status === 'fault') return strike;
  try {
    optionSymbol(series, month, 'CALL', strike.value);
  } catch (error) {
    if (!(error instanceof ProductsError)) throw error;
    return { status: 'fault', reason: 'STRIKE_NOT_EXACT', message: error.message };
  }
  const scale = 10 ** OPTION_SERIES[series].strikeDecimals;
  // The nearest number to the strike as a symbol shows it, so that both spellings are one key.
  return { status: 'ok', value: Math.round(strike.value * scale) / scale + 0 };
}

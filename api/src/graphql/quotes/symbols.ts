/** Symbols as arguments of live fields. */
import type { FuturesSymbol } from '@cushing/products';
import { futuresSymbol } from '@cushing/products';

import { AppError } from '../../shared/errors.js';
import { contractOf } from '../market/products.resolver.js';

/** All contracts of five products, with room. */
const MOST_SYMBOLS = 500;

/**
 * @returns the contracts' symbols as they are written here, each once
 * @throws {AppError} BAD_USER_INPUT for too many, or one that is no future of this desk
 */
export function symbolsOf(texts: readonly string[]): readonly FuturesSymbol[] {
  if (texts.length > MOST_SYMBOLS) {
    throw new AppError('BAD_USER_INPUT', `Name at most ${MOST_SYMBOLS} symbols.`, { reason: 'OUT_OF_RANGE' });
  }
  const symbols = texts.map((text) => {
    const { product, month } = contractOf(text);
    return futuresSymbol(product, month);
  });
  return [...new Set(symbols)];
}

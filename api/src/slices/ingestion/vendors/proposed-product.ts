/** Which product a vendor's words may mean: proposals for a person, never taken unasked. */
import { OPTION_SERIES, OPTION_SERIES_CODES, PRODUCT_CODES, PRODUCTS, type ProductCode } from '@cushing/products';

/** One word in common is chance: oil, gas and day are in many names. */
const LEAST_WORDS_IN_COMMON = 2;

const WORDS_OF_PRODUCTS: ReadonlyMap<ProductCode, ReadonlySet<string>> = new Map(
  PRODUCT_CODES.map((code) => [code, wordsOf(PRODUCTS[code].name)]),
);

/**
 * @param words a name or description, as `RBOB Gasoline BALMO Futures`
 * @returns the product whose name has the most words in common with them; undefined where two have as many, or none two
 */
export function productOfWords(words: string): ProductCode | undefined {
  const given = wordsOf(words);
  let proposal: ProductCode | undefined;
  let most = LEAST_WORDS_IN_COMMON - 1;
  for (const [code, own] of WORDS_OF_PRODUCTS) {
    let common = 0;
    for (const word of given) if (own.has(word)) common++;
    if (common > most) {
      proposal = code;
      most = common;
    } else if (common === most) {
      proposal = undefined;
    }
  }
  return proposal;
}

/**
 * @param code an exchange's code, as `LO1`
 * @returns for the code of a monthly series and one digit, which exchanges give to its weeklies, what the series is on
 */
export function productOfWeekly(code: string): ProductCode | undefined {
  const last = code.at(-1) ?? '';
  if (last < '1' || last > '9') return undefined;
  const series = OPTION_SERIES_CODES.find((known) => known === code.slice(0, -1));
  return series === undefined ? undefined : OPTION_SERIES[series].underlying;
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(
    text
      .toLowerCase()
      .split(/[^a-z0-9]+/)
      .filter((word) => word !== ''),
  );
}

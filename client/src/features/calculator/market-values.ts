/** What the market says of the fields that nobody typed into. */
import { ratePaid } from '@cushing/pricing';
import { OPTION_SERIES, formatPrice } from '@cushing/products';
import type { OptionType, ProductCode } from '@cushing/products';

import type { CalculatorChainQuery } from '../../gql/graphql.js';
import { dateText, priceText } from '../../lib/format.js';
import type { FieldName } from './calculator-view.js';

export type Chain = CalculatorChainQuery['optionChain'];
type Quote = NonNullable<Chain['rows'][number]['call']>;

/** What stands in a field, and where it is from. */
export interface MarketValue {
  readonly text: string;
  readonly note: string;
}
export type MarketValues = Readonly<Partial<Record<FieldName, MarketValue>>>;

/** A vol at a strike: of the option itself, or between those of its neighbours. */
interface PlacedVol {
  readonly vol: number;
  readonly note: string;
}

const PERCENT_DECIMALS = 4;

/**
 * @param strike as typed; the strike at the money where undefined or NaN
 * @returns what the chain fills; a field that it knows nothing of is absent
 */
export function marketValues(chain: Chain, type: OptionType, strike: number | undefined): MarketValues {
  const { product, series, underlying, forward, forwardSource, tradeDate, atmStrike } = chain;
  const on = dateText(tradeDate);
  const values: Partial<Record<FieldName, MarketValue>> = { rate: rateOf(chain) };
  if (forward !== null) {
    const origin = forwardSource === 'FUTURE_SETTLE' ? 'settle' : 'put-call parity';
    values.forward = { text: shortText(forward), note: `${underlying}, ${origin} of ${on}` };
  }
  if (atmStrike !== null) values.strike = { text: shortText(atmStrike), note: 'listed strike at the money' };
  const at = strike === undefined || Number.isNaN(strike) ? atmStrike : strike;
  if (at === null) return values;
  const price = premiumOf(quoteAt(chain, type, at));
  if (price !== undefined) {
    values.price = { text: priceDigits(product, price.value), note: `${price.name} of ${on}` };
  }
  const placed = volAt(chain, type, at);
  if (placed === undefined) return values;
  if (chain.model === 'BACHELIER') {
    values.normalVol = { text: shortText(Number(placed.vol.toPrecision(8))), note: `${placed.note}, ${on}` };
  } else {
    values.vol = { text: percentDigits(placed.vol), note: `${placed.note}, ${series} ${on}` };
  }
  return values;
}

/** @returns a share in percent with no more decimals than a field has room for */
export function percentDigits(share: number): string {
  return shortText(Number((share * 100).toFixed(PERCENT_DECIMALS)));
}

/** @returns the strike in the product's decimals, in all of its own where it has more, with a true minus */
export function strikeText(product: ProductCode, strike: number): string {
  return Number(formatPrice(product, strike)) === strike
    ? priceText(product, strike)
    : shortText(strike).replace('-', '−');
}

/** @returns the shortest text that is read as the number again, with its hyphen for a minus as one types it */
export function shortText(value: number): string {
  return String(value + 0);
}

function rateOf(chain: Chain): MarketValue {
  const { rate, rateSource, rateDate, series } = chain;
  const terms = OPTION_SERIES[series];
  if (terms.premiumStyle === 'FUTURES') {
    return { text: percentDigits(ratePaid(terms, rate)), note: 'premium is margined: not discounted' };
  }
  const note = rateSource === 'CURVE' && rateDate !== null ? `curve of ${dateText(rateDate)}` : 'flat default';
  return { text: percentDigits(rate), note };
}

function quoteAt({ rows }: Chain, type: OptionType, strike: number): Quote | null {
  const row = rows.find((candidate) => candidate.strike === strike);
  return (type === 'CALL' ? row?.call : row?.put) ?? null;
}

function premiumOf(quote: Quote | null): { readonly value: number; readonly name: string } | undefined {
  if (quote === null) return undefined;
  const { settle, bid, ask } = quote;
  if (settle !== null) return { value: settle, name: 'settle' };
  return bid !== null && ask !== null && bid <= ask
    ? { value: (bid + ask) / 2, name: 'mid of bid and ask' }
    : undefined;
}

/** The option's own vol, else its twin's at the strike; between strikes on the line from one to the next. */
function volAt(chain: Chain, type: OptionType, strike: number): PlacedVol | undefined {
  const own = quoteAt(chain, type, strike)?.iv ?? null;
  if (own !== null) return { vol: own, note: 'implied by its price' };
  const twin = quoteAt(chain, type === 'CALL' ? 'PUT' : 'CALL', strike)?.iv ?? null;
  if (twin !== null) return { vol: twin, note: `implied by the ${type === 'CALL' ? 'put' : 'call'} of the strike` };
  const known = chain.rows.flatMap((row) => {
    // The one out of the money says most of the vol.
    const quotes = row.strike < (chain.forward ?? row.strike) ? [row.put, row.call] : [row.call, row.put];
    const vol = quotes.map((quote) => quote?.iv ?? null).find((candidate) => candidate !== null);
    return vol === undefined ? [] : [{ strike: row.strike, vol }];
  });
  const below = known.findLast((candidate) => candidate.strike < strike);
  const above = known.find((candidate) => candidate.strike > strike);
  if (below !== undefined && above !== undefined) {
    const share = (strike - below.strike) / (above.strike - below.strike);
    const note = `between the vols of ${strikeText(chain.product, below.strike)} and ${strikeText(chain.product, above.strike)}`;
    return { vol: below.vol + share * (above.vol - below.vol), note };
  }
  const last = below ?? above;
  return last === undefined
    ? undefined
    : { vol: last.vol, note: `vol of ${strikeText(chain.product, last.strike)}, the nearest strike` };
}

function priceDigits(product: ProductCode, price: number): string {
  const shown = formatPrice(product, price);
  return Number(shown) === price ? shown : shortText(price);
}

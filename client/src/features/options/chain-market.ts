/** The chain as a market: what each option costs there, and what it is valued with. */
import { optionFigures, ratePaid, volKindOf } from '@cushing/pricing';
import type { OptionFigures, OptionInputs, VolKind } from '@cushing/pricing';
import type { OptionType } from '@cushing/products';

import type { OptionChainQuery, OptionExpiriesQuery, OptionQuoteFieldsFragment } from '../../gql/graphql.js';

export type Chain = OptionChainQuery['optionChain'];
export type ChainRow = Chain['rows'][number];
export type Expiry = OptionExpiriesQuery['optionExpiries'][number];
export type Quote = OptionQuoteFieldsFragment;

/** One option of a chain; the quote is null where the source has none. */
export interface ChainOption {
  readonly strike: number;
  readonly type: OptionType;
}

/** @returns what the vols of the chain are */
export function volKindOfChain({ model }: Chain): VolKind {
  return volKindOf(model);
}

export function quoteOf(row: ChainRow | undefined, type: OptionType): Quote | null {
  return (type === 'CALL' ? row?.call : row?.put) ?? null;
}

/** @returns the row of a strike, undefined where the chain has none */
export function rowAt(chain: Chain, strike: number): ChainRow | undefined {
  return chain.rows.find((row) => row.strike === strike);
}

/** @returns the settlement, else the middle of bid and ask where they are not crossed */
export function priceOf({ settle, bid, ask }: Pick<Quote, 'settle' | 'bid' | 'ask'>): number | null {
  if (settle !== null) return settle;
  return bid === null || ask === null || bid > ask ? null : (bid + ask) / 2;
}

/** @returns what the option is valued with; undefined without a forward */
export function inputsOf(chain: Chain, { strike, type }: ChainOption, vol: number): OptionInputs | undefined {
  const { model, forward, years } = chain;
  if (forward === null) return undefined;
  return { model, type, forward, strike, years, vol, rate: ratePaid(chain, chain.rate) };
}

const NO_FIGURES: OptionFigures = {
  intrinsic: null,
  timeValue: null,
  breakEven: null,
  probabilityInTheMoney: null,
  expectedMove: null,
};

/**
 * @param now what the option is worth now, null where nothing is known; its price at the settlement where absent
 * @returns what follows from the option's price; nothing without a forward or a price
 */
export function figuresOf(chain: Chain, option: ChainOption, quote: Quote, now?: number | null): OptionFigures {
  const inputs = inputsOf(chain, option, 0);
  const price = now === undefined ? priceOf(quote) : now;
  if (inputs === undefined) return NO_FIGURES;
  const figures = optionFigures({ ...inputs, price: price ?? 0, vol: quote.iv });
  if (price !== null) return figures;
  return { ...NO_FIGURES, intrinsic: figures.intrinsic, expectedMove: figures.expectedMove };
}

/** @returns whether exercising is worth something */
export function isInTheMoney({ forward }: Pick<Chain, 'forward'>, { strike, type }: ChainOption): boolean {
  if (forward === null) return false;
  return type === 'CALL' ? strike < forward : strike > forward;
}

/** @returns the side that is worth exercising; undefined for neither */
export function sideInTheMoney(chain: Pick<Chain, 'forward'>, strike: number): OptionType | undefined {
  return (['CALL', 'PUT'] as const).find((type) => isInTheMoney(chain, { strike, type }));
}

/**
 * @returns the delta of an option in the money that costs exactly what exercising is worth, which has no vol to reckon one
 * by: it moves with its future; null for every other option
 */
export function deltaAtIntrinsic(chain: Chain, option: ChainOption, { ivStatus }: Quote): number | null {
  if (ivStatus !== 'AT_INTRINSIC' || !isInTheMoney(chain, option)) return null;
  // What is paid at expiry moves by what that is worth now.
  const size = chain.exerciseStyle === 'EUROPEAN' ? Math.exp(-ratePaid(chain, chain.rate) * chain.years) : 1;
  return option.type === 'CALL' ? size : -size;
}

/** Where a leg's vol comes from, in words where it is not the option's own. */
export interface FoundVol {
  readonly vol: number;
  readonly note: string | undefined;
}

/**
 * The vol of an option for a strategy: its own; that of the other option at its strike, which parity makes the same; that
 * at the money.
 */
export function findVol(chain: Chain, option: ChainOption): FoundVol | undefined {
  const row = rowAt(chain, option.strike);
  const own = quoteOf(row, option.type)?.iv ?? null;
  if (own !== null) return { vol: own, note: undefined };
  const other = quoteOf(row, option.type === 'CALL' ? 'PUT' : 'CALL')?.iv ?? null;
  if (other !== null) {
    return { vol: other, note: `valued at the vol of the ${option.type === 'CALL' ? 'put' : 'call'} at its strike` };
  }
  return chain.atmVol === null ? undefined : { vol: chain.atmVol, note: 'valued at the vol at the money' };
}

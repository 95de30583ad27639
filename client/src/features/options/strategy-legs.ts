/** Legs of a strategy as an address writes them: `LOZ26C7500*1@2.35,LOZ26P7000*-2`. */
import { MAX_STRATEGY_LEGS } from '@cushing/pricing';
import { OPTION_SERIES, futuresSymbol, optionSymbol, parseSymbol } from '@cushing/products';
import type { Instrument, ProductCode } from '@cushing/products';

/** A position that a person put together. */
export interface Leg {
  /** As the exchange writes it, as in `LOZ26 C7500`. */
  readonly symbol: string;
  readonly instrument: Instrument;
  /** Contracts, negative when sold; never 0. */
  readonly quantity: number;
  /** Premium or price of one, in the quotation; that of the market shown where absent. */
  readonly price: number | undefined;
}

/** What of an address is no leg, and why. */
export interface BrokenLeg {
  readonly text: string;
  readonly reason: string;
}

export interface ReadLegs {
  readonly legs: readonly Leg[];
  readonly broken: readonly BrokenLeg[];
}

/** Most contracts of one leg. */
export const MAX_QUANTITY = 100_000;
const WHOLE_NUMBER = /^[-+]?\d{1,6}$/u;
const PRICE = /^[-+]?(?:\d{1,9}(?:\.\d{0,9})?|\.\d{1,9})$/u;
/** No leg is longer; more of what is none is not worth reading out. */
const LONGEST_SHOWN = 32;

/** @returns the legs of an address, and what in it is none */
export function readLegs(text: string, product: ProductCode): ReadLegs {
  const legs: Leg[] = [];
  const broken: BrokenLeg[] = [];
  for (const part of text.split(',').filter((piece) => piece.trim() !== '')) {
    const read = legs.length < MAX_STRATEGY_LEGS ? readLeg(part.trim(), product) : TOO_MANY;
    if (typeof read === 'string') broken.push({ text: shortened(part.trim()), reason: read });
    else legs.push(read);
  }
  return { legs, broken };
}

/** @returns the legs as an address writes them, '' for none */
export function writeLegs(legs: readonly Leg[]): string {
  return legs
    .map(
      ({ symbol, quantity, price }) =>
        `${symbol.replace(' ', '')}*${quantity}${price === undefined ? '' : `@${String(price)}`}`,
    )
    .join(',');
}

/** @returns a leg in the instrument's own symbol */
export function legOf(instrument: Instrument, quantity: number, price: number | undefined): Leg {
  return { symbol: symbolOf(instrument), instrument, quantity, price };
}

/**
 * @returns the legs with one more; the same instrument at the same price is one leg, and none where nothing is left of
 * it. Undefined where there are too many.
 */
export function withLeg(legs: readonly Leg[], added: Leg): readonly Leg[] | undefined {
  const place = legs.findIndex(({ symbol, price }) => symbol === added.symbol && price === added.price);
  const same = legs[place];
  if (same === undefined) return legs.length < MAX_STRATEGY_LEGS ? [...legs, added] : undefined;
  const quantity = same.quantity + added.quantity;
  if (Math.abs(quantity) > MAX_QUANTITY) return undefined;
  return quantity === 0 ? legs.toSpliced(place, 1) : legs.with(place, { ...same, quantity });
}

/** @returns a premium as it was typed; undefined where it is none */
export function readPrice(text: string): number | undefined {
  const typed = text.trim().replace('−', '-');
  return PRICE.test(typed) ? Number(typed) + 0 : undefined;
}

/** @returns a number of contracts as it was typed, negative when sold; undefined where it is none, as 0 is */
export function readQuantity(text: string): number | undefined {
  const typed = text.trim().replace('−', '-');
  const quantity = WHOLE_NUMBER.test(typed) ? Number(typed) : 0;
  return quantity === 0 || Math.abs(quantity) > MAX_QUANTITY ? undefined : quantity;
}

const TOO_MANY = `a strategy has at most ${String(MAX_STRATEGY_LEGS)} legs`;

/** @returns the leg, or why it is none */
function readLeg(text: string, product: ProductCode): Leg | string {
  const [, symbol = '', quantityText = '1', priceText] = /^([^*@]+)(?:\*([^@]*))?(?:@(.*))?$/u.exec(text) ?? [];
  const parsed = parseSymbol(symbol);
  if (parsed.status === 'error') return 'no symbol of an option or future';
  const { instrument } = parsed;
  if (productOf(instrument) !== product) return `not on ${product}`;
  const quantity = readQuantity(quantityText);
  if (quantity === undefined) return 'no number of contracts after the *';
  const price = priceText === undefined ? undefined : readPrice(priceText);
  if (priceText !== undefined && price === undefined) return 'no price after the @';
  return legOf(instrument, quantity, price);
}

function productOf(instrument: Instrument): ProductCode {
  return instrument.kind === 'FUTURE' ? instrument.product : OPTION_SERIES[instrument.series].underlying;
}

function symbolOf(instrument: Instrument): string {
  if (instrument.kind === 'FUTURE') return futuresSymbol(instrument.product, instrument.month);
  return optionSymbol(instrument.series, instrument.month, instrument.type, instrument.strike);
}

function shortened(text: string): string {
  return text.length <= LONGEST_SHOWN ? text : `${text.slice(0, LONGEST_SHOWN)}…`;
}

import { priceAt } from './expiry-columns.js';
import type { ExpiryColumns } from './expiry-columns.js';

/** Options with a price, as columns, in ascending order of strike. */
export interface PricedOptions {
  readonly isCall: Uint8Array;
  readonly strike: Float64Array;
  readonly price: Float64Array;
  /** Their places among the strikes of the expiry. */
  readonly index: Uint32Array;
}

/**
 * The options that a smile is made of, since their prices are all time value: puts below the forward, calls above it,
 * and both at the strike nearest to it, the put first.
 */
export function outOfTheMoneyOptions(columns: ExpiryColumns, forward: number): PricedOptions {
  const isOut = outOfTheMoneyTest(columns, forward);
  return pricedOptions(columns, isOut);
}

/** All the others that have a price. */
export function inTheMoneyOptions(columns: ExpiryColumns, forward: number): PricedOptions {
  const isOut = outOfTheMoneyTest(columns, forward);
  return pricedOptions(columns, (isCall, index) => !isOut(isCall, index));
}

type OptionTest = (isCall: boolean, index: number) => boolean;

function outOfTheMoneyTest({ strikes }: ExpiryColumns, forward: number): OptionTest {
  let nearest = -1;
  let least = Infinity;
  strikes.forEach((strike, index) => {
    const distance = Math.abs(strike - forward);
    if (!(distance < least)) return;
    least = distance;
    nearest = index;
  });
  return (isCall, index) => {
    const strike = strikes[index] ?? NaN;
    return index === nearest || (isCall ? strike > forward : strike < forward);
  };
}

function pricedOptions(columns: ExpiryColumns, isWanted: OptionTest): PricedOptions {
  const { strikes, calls, puts } = columns;
  const room = 2 * strikes.length;
  const isCall = new Uint8Array(room);
  const strike = new Float64Array(room);
  const price = new Float64Array(room);
  const places = new Uint32Array(room);
  let count = 0;
  for (let index = 0; index < strikes.length; index += 1) {
    for (const side of [puts, calls]) {
      const value = priceAt(side, index);
      if (Number.isNaN(value) || !isWanted(side === calls, index)) continue;
      isCall[count] = Number(side === calls);
      strike[count] = strikes[index] ?? NaN;
      price[count] = value;
      places[count] = index;
      count += 1;
    }
  }
  return {
    isCall: isCall.subarray(0, count),
    strike: strike.subarray(0, count),
    price: price.subarray(0, count),
    index: places.subarray(0, count),
  };
}

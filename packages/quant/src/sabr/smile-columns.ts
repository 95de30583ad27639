/* eslint-disable @typescript-eslint/non-nullable-type-assertion-style -- indices below the length; beyond it, undefined counts like NaN */
import { logRatio } from '../math/log-ratio.js';
import type { SabrVolKind } from './sabr-vol-kind.js';

/** Quotes of one expiry for `fitSabr`. */
export interface SabrQuotes {
  /** Strikes, in any order. */
  readonly K: ArrayLike<number>;
  /** Their volatilities, of the kind that is fitted. */
  readonly iv: ArrayLike<number>;
  /** How much each counts, ≥ 0; all the same where left out. */
  readonly weight?: ArrayLike<number>;
}

/**
 * What of Hagan's formula depends on the strike alone:
 * vol = alpha·front·S(nu/alpha·distance; rho)·(1 + (squared·alpha² + crossed·rho·nu·alpha + (2 − 3·rho²)/24·nu²)·T).
 */
export interface SmileColumns {
  count: number;
  readonly front: Float64Array;
  readonly distance: Float64Array;
  readonly squared: Float64Array;
  readonly crossed: Float64Array;
  readonly iv: Float64Array;
  /** Square roots of the weights, which sum to one. */
  readonly scale: Float64Array;
  /** Index of the strike nearest to the forward. */
  atTheMoney: number;
}

export function makeSmileColumns(capacity: number): SmileColumns {
  const column = (): Float64Array => new Float64Array(capacity);
  return {
    count: 0,
    front: column(),
    distance: column(),
    squared: column(),
    crossed: column(),
    iv: column(),
    scale: column(),
    atTheMoney: 0,
  };
}

/** Takes in the quotes whose numbers are finite, volatility and weight positive, and strike inside the model. */
export function smileColumns(
  F: number,
  beta: number,
  quotes: SabrQuotes,
  shift: number | undefined,
  kind: SabrVolKind,
): SmileColumns {
  const capacity = quotes.K.length;
  const columns = makeSmileColumns(capacity);
  const isNormal = kind === 'NORMAL';
  const isSigned = isNormal && beta === 0 && shift === undefined;
  const forward = F + (shift ?? 0);
  let total = 0;
  for (let index = 0; index < capacity; index += 1) {
    const strike = (quotes.K[index] as number) + (shift ?? 0);
    const iv = quotes.iv[index] as number;
    const weight = quotes.weight === undefined ? 1 : (quotes.weight[index] as number);
    if (!(iv > 0 && iv < Infinity && weight > 0 && weight < Infinity && Number.isFinite(strike))) continue;
    if (!isSigned && !(forward > 0 && strike > 0)) continue;
    const { count } = columns;
    columns.iv[count] = iv;
    columns.scale[count] = weight;
    total += weight;
    if (isSigned) {
      columns.front[count] = 1;
      columns.distance[count] = forward - strike;
    } else {
      setExpansion(columns, forward, strike, beta, isNormal);
    }
    const nearest = columns.distance[columns.atTheMoney] as number;
    if (Math.abs(columns.distance[count] as number) < Math.abs(nearest)) columns.atTheMoney = count;
    columns.count += 1;
  }
  for (let index = 0; index < columns.count; index += 1) {
    columns.scale[index] = Math.sqrt((columns.scale[index] as number) / total);
  }
  return columns;
}

/** Writes the terms of a strike at `columns.count`. */
export function setExpansion(columns: SmileColumns, F: number, K: number, beta: number, isNormal: boolean): void {
  const { count } = columns;
  const logMoneyness = logRatio(F, K);
  const square = logMoneyness * logMoneyness;
  const oneMinusBeta = 1 - beta;
  const mean = Math.sqrt(F) * Math.sqrt(K);
  const power = mean ** oneMinusBeta;
  const curved = oneMinusBeta * oneMinusBeta * square;
  const level = 1 / (power * (1 + curved / 24 + (curved * curved) / 1920));
  columns.front[count] = isNormal ? level * mean * (1 + square / 24 + (square * square) / 1920) : level;
  columns.distance[count] = power * logMoneyness;
  columns.squared[count] = (isNormal ? -beta * (2 - beta) : oneMinusBeta * oneMinusBeta) / (24 * power * power);
  columns.crossed[count] = (0.25 * beta) / power;
}

/**
 * Reproducible random numbers whose whole state is an argument: four words that a caller keeps, copies or stores.
 * Integer arithmetic alone, so that every machine draws the same numbers.
 */
import { QuantError } from '@cushing/quant';

/** The four words of a generator's state; never all zero. Drawing changes them. */
export type Xoshiro128State = Uint32Array;

const STATE_WORDS = 4;
const TWO_TO_THE_32 = 4_294_967_296;
const TWO_TO_THE_26 = 67_108_864;
const TWO_TO_THE_MINUS_53 = 2 ** -53;

/**
 * State of a stream of its own for each pair of seed and stream number, spread by SplitMix64.
 *
 * @param seed a whole number in [0, 2³²)
 * @param stream a whole number in [0, 2³²): streams of one seed are used as if independent
 * @throws {QuantError} ERR_QUANT_DOMAIN when one of them is no such number
 * @see Steele, G. L., Lea, D. & Flood, C. H. (2014), "Fast splittable pseudorandom number generators", OOPSLA,
 * 453-472, with the constants of Vigna's reference implementation splitmix64.c
 * @example
 * const state = seedXoshiro128(1983, 0);
 * nextUniform(state);
 */
export function seedXoshiro128(seed: number, stream: number): Xoshiro128State {
  checkWord('seed', seed);
  checkWord('stream', stream);
  const words = new BigUint64Array(STATE_WORDS / 2);
  let counter = (BigInt(seed) << 32n) | BigInt(stream);
  for (let index = 0; index < words.length; index += 1) {
    counter = BigInt.asUintN(64, counter + 0x9e3779b97f4a7c15n);
    words[index] = mixed64(counter);
  }
  // Low word first on every machine: a view of the buffer would follow the machine's byte order.
  return Uint32Array.from([...words].flatMap((word) => [Number(word & 0xffffffffn), Number(word >> 32n)]));
}

/**
 * The next 32 random bits, by xoshiro128**: period 2¹²⁸ − 1, equidistributed in 4 dimensions.
 *
 * @param state four words, not all zero; advanced in place
 * @returns a whole number in [0, 2³²)
 * @see Blackman, D. & Vigna, S. (2021), "Scrambled linear pseudorandom number generators", ACM Trans. Math. Softw.
 * 47(4), article 36
 */
export function nextUint32(state: Xoshiro128State): number {
  const s0 = state[0] ?? 0;
  const s1 = state[1] ?? 0;
  const s2 = (state[2] ?? 0) ^ s0;
  const s3 = (state[3] ?? 0) ^ s1;
  state[0] = s0 ^ s3;
  state[1] = s1 ^ s2;
  state[2] = s2 ^ (s1 << 9);
  state[3] = rotatedLeft(s3, 11);
  return Math.imul(rotatedLeft(Math.imul(s1, 5), 7), 9) >>> 0;
}

/**
 * @param state advanced in place by two draws
 * @returns a uniform variate in (0, 1): an odd multiple of 2⁻⁵³, so that both ends are as far away as each other
 */
export function nextUniform(state: Xoshiro128State): number {
  const high = nextUint32(state) >>> 6;
  const low = nextUint32(state) >>> 6;
  return ((high * TWO_TO_THE_26 + low) * 2 + 1) * TWO_TO_THE_MINUS_53;
}

function mixed64(counter: bigint): bigint {
  let mixed = counter;
  mixed = BigInt.asUintN(64, (mixed ^ (mixed >> 30n)) * 0xbf58476d1ce4e5b9n);
  mixed = BigInt.asUintN(64, (mixed ^ (mixed >> 27n)) * 0x94d049bb133111ebn);
  return mixed ^ (mixed >> 31n);
}

function rotatedLeft(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}

function checkWord(name: string, value: number): void {
  if (Number.isInteger(value) && value >= 0 && value < TWO_TO_THE_32) return;
  throw new QuantError('ERR_QUANT_DOMAIN', `${name} must be a whole number in [0, 2^32), got ${value}`);
}

/**
 * Reproducible random numbers: xoshiro128** seeded by SplitMix32, and normal variates by the polar method. The same
 * seed gives the same numbers wherever `Math.log` and `Math.sqrt` are V8's, which ports fdlibm's.
 */
const TWO_TO_THE_32 = 4_294_967_296;
const TWO_TO_THE_53 = 9_007_199_254_740_992;

export interface NormalGenerator {
  /** @returns a uniform variate in [0, 1), 53 bits */
  uniform(): number;
  /** @returns a standard normal variate */
  normal(): number;
}

/**
 * @param seed a whole number in [0, 2³²)
 * @see Blackman, D. & Vigna, S. (2021), "Scrambled linear pseudorandom number generators", ACM TOMS 47(4), 36
 * @see Marsaglia, G. & Bray, T. A. (1964), "A convenient method for generating normal variables", SIAM Review 6(3)
 * @see Steele, G. L., Lea, D. & Flood, C. H. (2014), "Fast splittable pseudorandom number generators", OOPSLA
 * @example
 * const generator = normalGenerator(1983);
 * generator.normal();
 */
export function normalGenerator(seed: number): NormalGenerator {
  const nextSeed = splitMix32(seed);
  let a = nextSeed();
  let b = nextSeed();
  let c = nextSeed();
  let d = nextSeed();
  let spare = NaN;

  function next32(): number {
    const scrambled = Math.imul(rotateLeft(Math.imul(b, 5), 7), 9);
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotateLeft(d, 11);
    return scrambled >>> 0;
  }

  function uniform(): number {
    const high = next32() >>> 5;
    const low = next32() >>> 6;
    return (high * 67_108_864 + low) / TWO_TO_THE_53;
  }

  function normal(): number {
    if (!Number.isNaN(spare)) {
      const kept = spare;
      spare = NaN;
      return kept;
    }
    for (;;) {
      const x = 2 * uniform() - 1;
      const y = 2 * uniform() - 1;
      const square = x * x + y * y;
      if (square >= 1 || square === 0) continue; // 21 of 100 pairs lie outside the disc
      const scale = Math.sqrt((-2 * Math.log(square)) / square);
      spare = y * scale;
      return x * scale;
    }
  }

  return { uniform, normal };
}

function rotateLeft(value: number, bits: number): number {
  return (value << bits) | (value >>> (32 - bits));
}

function splitMix32(seed: number): () => number {
  let state = (Math.floor(seed) % TWO_TO_THE_32) | 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = state ^ (state >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a2d97);
    return mixed ^ (mixed >>> 15);
  };
}

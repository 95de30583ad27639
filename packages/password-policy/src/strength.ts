import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary as commonDictionary } from '@zxcvbn-ts/language-common';
import { dictionary as englishDictionary } from '@zxcvbn-ts/language-en';

/** As zxcvbn counts: fewer than 10³, 10⁶, 10⁸, 10¹⁰ guesses, or more. */
export type PasswordScore = 0 | 1 | 2 | 3 | 4;

/**
 * The estimate takes time with the square of the length and with every reading of `4` as `a`: these two keep the worst
 * text that was found at some 40 ms, where zxcvbn's own bounds allow more than a second of a server's only thread.
 */
const MOST_JUDGED = 64;
const MOST_L33T_READINGS = 4;

let estimator: ZxcvbnFactory | undefined;
let commonPasswords: ReadonlySet<string> | undefined;

/**
 * @param text how well it would withstand guessing; of a longer one the first 64 characters
 * @param known words that a guesser would try first
 */
export function estimateStrength(text: string, known: readonly string[]): PasswordScore {
  estimator ??= new ZxcvbnFactory({
    dictionary: { ...commonDictionary, ...englishDictionary },
    graphs: adjacencyGraphs,
    l33tMaxSubstitutions: MOST_L33T_READINGS,
    maxLength: MOST_JUDGED,
  });
  return estimator.check(withoutRepetition(text), [...known]).score;
}

/** Whether a text is on the list of common passwords, or is once the digits and signs at its ends are gone. */
export function isCommon(text: string): boolean {
  commonPasswords ??= new Set(commonDictionary['passwords-common']);
  const folded = text.toLowerCase();
  const base = folded.replaceAll(/^[^\p{L}\p{M}]+|[^\p{L}\p{M}]+$/gu, '');
  return commonPasswords.has(folded) || commonPasswords.has(base);
}

/**
 * A text that repeats one part is cut to two of these: zxcvbn takes the begun part at the end for something new, and so
 * `x9!kx9!kx9!kx9` for a strong password.
 */
function withoutRepetition(text: string): string {
  const period = shortestPeriod(text);
  return period * 2 <= text.length ? text.slice(0, period * 2) : text;
}

/** The least p > 0 with text[i] = text[i - p] for every i ≥ p, by the failure function of Knuth, Morris and Pratt. */
function shortestPeriod(text: string): number {
  const borders = new Uint16Array(text.length);
  let border = 0;
  for (let index = 1; index < text.length; index += 1) {
    while (border > 0 && text[index] !== text[border]) border = borders[border - 1] ?? 0;
    if (text[index] === text[border]) border += 1;
    borders[index] = border;
  }
  return text.length - border;
}

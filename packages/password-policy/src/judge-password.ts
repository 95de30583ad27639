import { contextWords, withoutWords } from './context-words.js';
import { normalisePassword } from './normalise-password.js';
import { estimateStrength, isCommon } from './strength.js';
import type { PasswordScore } from './strength.js';

export type { PasswordScore };

/** Fewest and most characters (code points) of a password, counted in its normal form. */
export const LEAST_CHARACTERS = 12;
export const MOST_CHARACTERS = 128;

/** No 128 characters need more than these before they are normalised. */
const MOST_RAW_UNITS = 2_048;
const LEAST_SCORE = 3;

export type PasswordProblem =
  /** Fewer than 12 characters. */
  | 'TOO_SHORT'
  /** More than 128 characters. */
  | 'TOO_LONG'
  /** On the list of common passwords, digits and signs at its ends aside. */
  | 'COMMON'
  /** A guesser would find it in fewer than 10⁸ guesses. */
  | 'TOO_WEAK'
  /** Strong only by words that anybody would try for this user or this trade. */
  | 'CONTAINS_CONTEXT';

export interface PasswordJudgement {
  readonly isAccepted: boolean;
  /** Empty where it is accepted. */
  readonly problems: readonly PasswordProblem[];
  /** For a meter; 3 and 4 are accepted ones alone. */
  readonly score: PasswordScore;
}

/**
 * Judges a password by its length and by how well it withstands guessing; there are no rules of composition. Takes a
 * few milliseconds, and some hundreds more the first time, when the dictionaries are read.
 *
 * @param context what is known of the user: e-mail address, username, name. An empty list where nothing is.
 * @example judgePassword('wtibrent1234', []).problems // 'TOO_WEAK', 'CONTAINS_CONTEXT'
 */
export function judgePassword(password: string, context: readonly string[]): PasswordJudgement {
  const text = normalisePassword(password.slice(0, MOST_RAW_UNITS));
  const characters = Array.from(text);
  const judged = characters.slice(0, MOST_CHARACTERS).join('');
  const words = contextWords(context);
  const rest = withoutWords(judged, words);

  const whole = estimateStrength(judged, words);
  const isRestStrong = rest.length === judged.length || estimateStrength(rest, []) >= LEAST_SCORE;
  const problems: PasswordProblem[] = [];
  if (characters.length < LEAST_CHARACTERS) problems.push('TOO_SHORT');
  if (characters.length > MOST_CHARACTERS) problems.push('TOO_LONG');
  if (isCommon(judged)) problems.push('COMMON');
  if (whole < LEAST_SCORE) problems.push('TOO_WEAK');
  if (!isRestStrong) problems.push('CONTAINS_CONTEXT');
  const isAccepted = problems.length === 0;
  return { isAccepted, problems, score: isAccepted || whole < LEAST_SCORE ? whole : 2 };
}

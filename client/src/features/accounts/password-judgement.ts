/** The judgement of new passwords, the same as the server's; its dictionaries are loaded when the first is typed. */
import type { PasswordJudgement } from '@cushing/password-policy';
import { useEffect, useState } from 'react';
import type { RefinementCtx } from 'zod';

/** What is typed fast is judged once. */
const PAUSE_MS = 120;

const WORDS: Readonly<Record<string, string>> = {
  TOO_SHORT: 'Use at least 12 characters.',
  TOO_LONG: 'Use at most 128 characters.',
  COMMON: 'It is on the lists of common passwords.',
  TOO_WEAK: 'Easily guessed: add another unrelated word.',
  CONTAINS_CONTEXT: 'Leave out your name, address and market words.',
};

/** @returns what to do about each problem of a password, in the order given; that it is weak only where nothing says why */
export function problemTexts(problems: readonly string[]): readonly string[] {
  const said = problems.length > 1 ? problems.filter((problem) => problem !== 'TOO_WEAK') : problems;
  return said.flatMap((problem) => WORDS[problem] ?? []);
}

async function judge(password: string, context: readonly string[]): Promise<PasswordJudgement> {
  const { judgePassword } = await import('@cushing/password-policy');
  return judgePassword(password, context);
}

/**
 * Judges a new password when its form is sent.
 *
 * @param field its name in the form
 */
export async function refuseWeakPassword(
  refinement: RefinementCtx,
  field: string,
  password: string,
  context: readonly string[],
): Promise<void> {
  const judgement = await judge(password, context).catch(() => undefined); // then the server's will do
  if (judgement?.isAccepted !== false) return;
  refinement.addIssue({ code: 'custom', path: [field], message: problemTexts(judgement.problems).join(' ') });
}

/** @returns the judgement of what is typed, a moment after; undefined before anything is */
export function useJudgement(password: string, context: readonly string[]): PasswordJudgement | undefined {
  const [judgement, setJudgement] = useState<PasswordJudgement>();
  const [name1 = '', name2 = '', name3 = ''] = context;
  useEffect(() => {
    if (password === '') return;
    let isCurrent = true;
    const timer = setTimeout(() => {
      judge(password, [name1, name2, name3]).then(
        (judged) => {
          if (isCurrent) setJudgement(judged);
        },
        () => undefined, // the form is sent without a meter
      );
    }, PAUSE_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [password, name1, name2, name3]);
  return password === '' ? undefined : judgement;
}

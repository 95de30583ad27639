import type { ComponentProps } from 'react';

import { PasswordField } from '../../ui/password-field.js';
import { problemTexts, useJudgement } from './password-judgement.js';

const STRENGTHS = ['Very weak', 'Weak', 'Fair', 'Good', 'Strong'] as const;
const PARTS = [1, 2, 3, 4] as const;

interface NewPasswordFieldProps extends Omit<ComponentProps<typeof PasswordField>, 'autoComplete' | 'hint' | 'meter'> {
  /** What is typed so far. */
  readonly password: string;
  /** What it must not be made of: e-mail address, username, name. */
  readonly context: readonly string[];
}

/** A password that is being made, with how strong it is and what is missing while one types. */
export function NewPasswordField({ password, context, error, ...field }: NewPasswordFieldProps) {
  const judgement = useJudgement(password, context);
  const score = judgement?.score ?? 0;
  const missing = judgement === undefined ? [] : problemTexts(judgement.problems);
  const ground = score >= 3 ? 'bg-success' : 'bg-warning';
  const strength = judgement === undefined ? '' : STRENGTHS[score];
  // Two lines are kept free, so that nothing moves while one types.
  const advice = (
    <span aria-live="polite" className="block min-h-[2.8em]">
      {judgement === undefined ? (
        '12 to 128 characters; a few unrelated words do well.'
      ) : judgement.isAccepted ? (
        <span className="text-success">{strength}.</span>
      ) : (
        missing.slice(0, 2).map((text) => (
          <span key={text} className="block">
            {text}
          </span>
        ))
      )}
    </span>
  );
  return (
    <PasswordField
      {...field}
      error={error}
      hint={error === undefined ? advice : undefined}
      autoComplete="new-password"
      meter={
        <div
          role="meter"
          aria-label="Strength of the password"
          aria-valuemin={0}
          aria-valuemax={4}
          aria-valuenow={score}
          aria-valuetext={strength === '' ? 'Nothing typed yet' : strength}
          className="flex gap-1"
        >
          {PARTS.map((part) => (
            <span key={part} className={`h-1 grow rounded ${part <= score ? ground : 'bg-line'}`} />
          ))}
        </div>
      }
    />
  );
}

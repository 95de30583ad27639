import type { FieldValues, Path, UseFormReturn } from 'react-hook-form';

import { failureText, refusalOf } from '../../lib/error-text.js';
import { problemTexts } from './password-judgement.js';

/** Which field is wrong where the server names the reason alone. */
const FIELD_OF: Readonly<Record<string, string>> = { USERNAME_TAKEN: 'username', WRONG_CREDENTIALS: 'currentPassword' };

/**
 * Shows what the server refused: at its field, which gets the focus, else above the form.
 *
 * @param fields that the form has, by the names that the server gives them
 */
export function showFailure<Values extends FieldValues>(
  form: Pick<UseFormReturn<Values>, 'setError'>,
  error: unknown,
  fields: readonly Path<Values>[],
): void {
  const refusal = refusalOf(error);
  const named = refusal?.field ?? FIELD_OF[refusal?.reason ?? ''];
  const field = fields.find((candidate) => candidate === named);
  const problems = problemTexts(refusal?.problems ?? []).join(' ');
  const message = problems === '' ? failureText(error) : problems;
  if (field === undefined) form.setError('root.server', { message });
  else form.setError(field, { type: 'server', message }, { shouldFocus: true });
}

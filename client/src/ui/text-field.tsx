import type { ComponentProps } from 'react';

import { CONTROL, Field } from './field.js';
import type { FieldTexts } from './field.js';

type TextFieldProps = FieldTexts & Omit<ComponentProps<'input'>, keyof FieldTexts>;

/** A line of text; takes everything that an input takes, `ref` among it. */
export function TextField({ label, hint, error, id, className = '', ...input }: TextFieldProps) {
  return (
    <Field label={label} hint={hint} error={error} id={id}>
      {(control) => <input type="text" {...input} {...control} className={`${CONTROL} ${className}`} />}
    </Field>
  );
}

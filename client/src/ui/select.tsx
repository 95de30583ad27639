import type { ComponentProps } from 'react';

import { CONTROL, Field } from './field.js';
import type { FieldTexts } from './field.js';

/** One entry of a select. */
export interface SelectOption {
  readonly value: string;
  readonly text: string;
  readonly isDisabled?: boolean;
}

type SelectProps = FieldTexts &
  Omit<ComponentProps<'select'>, keyof FieldTexts | 'children' | 'multiple' | 'size'> & {
    readonly options: readonly SelectOption[];
  };

/** One of many, in the list that the system itself shows; takes everything that a select takes. */
export function Select({ label, hint, error, id, options, className = '', ...select }: SelectProps) {
  return (
    <Field label={label} hint={hint} error={error} id={id}>
      {(control) => (
        <select {...select} {...control} className={`${CONTROL} ${className}`}>
          {options.map(({ value, text, isDisabled = false }) => (
            <option key={value} value={value} disabled={isDisabled}>
              {text}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

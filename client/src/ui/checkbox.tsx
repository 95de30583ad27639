import type { ComponentProps } from 'react';

import { useField } from './field.js';
import type { FieldTexts } from './field.js';

type CheckboxProps = FieldTexts & Omit<ComponentProps<'input'>, keyof FieldTexts | 'type'>;

/** Something that is so or not; a click on its label ticks it too. */
export function Checkbox({ label, hint, error, id, className = '', ...input }: CheckboxProps) {
  const { control, texts } = useField({ hint, error }, id);
  return (
    <div className="flex flex-col gap-1">
      <label className="flex min-h-6 items-start gap-2 has-[:disabled]:opacity-45">
        <input
          type="checkbox"
          {...input}
          {...control}
          className={`mt-0.5 size-4 shrink-0 accent-accent ${className}`}
        />
        <span>{label}</span>
      </label>
      {texts}
    </div>
  );
}

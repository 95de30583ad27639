import { useState } from 'react';
import type { ComponentProps, ReactNode } from 'react';

import { Button } from './button.js';
import { CONTROL, Field } from './field.js';
import type { FieldTexts } from './field.js';

type PasswordFieldProps = FieldTexts &
  Omit<ComponentProps<'input'>, keyof FieldTexts | 'type' | 'autoComplete'> & {
    /** Tells the browser's keeper of passwords whether one is asked for or made. */
    readonly autoComplete: 'current-password' | 'new-password';
    /** Stands right below the field, above its texts. */
    readonly meter?: ReactNode;
  };

/** A password, hidden until a person asks to see it; takes everything that an input takes. */
export function PasswordField({ label, hint, error, id, meter, className = '', ...input }: PasswordFieldProps) {
  const [isShown, setIsShown] = useState(false);
  return (
    <Field label={label} hint={hint} error={error} id={id}>
      {(control) => (
        <>
          <div className="flex gap-1">
            <input
              autoCapitalize="none"
              autoCorrect="off"
              spellCheck={false}
              {...input}
              {...control}
              type={isShown ? 'text' : 'password'}
              className={`${CONTROL} ${className}`}
            />
            <Button
              size="LARGE"
              aria-label={isShown ? 'Hide the password' : 'Show the password'}
              aria-controls={control.id}
              disabled={input.disabled}
              onClick={() => {
                setIsShown(!isShown);
              }}
            >
              <span aria-hidden="true">{isShown ? 'Hide' : 'Show'}</span>
            </Button>
          </div>
          {meter}
        </>
      )}
    </Field>
  );
}

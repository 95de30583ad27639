import { useState } from 'react';
import type { ComponentProps } from 'react';

type NumberFieldProps = Omit<ComponentProps<'input'>, 'onBlur' | 'onChange' | 'onKeyDown' | 'type' | 'value'> & {
  readonly 'aria-label': string;
  /** As it is shown while nothing is typed. */
  readonly value: string;
  /** @returns undefined where the text is no such number */
  readonly read: (text: string) => number | undefined;
  readonly onEnter: (value: number) => void;
  /** An arrow key: up or down by one step. */
  readonly onStep?: (step: 1 | -1) => void;
};

/** A number that is typed: taken when the field is left or Enter is pressed; Escape brings back what was. */
export function NumberField({ value, read, onEnter, onStep, className = '', ...input }: NumberFieldProps) {
  const [typed, setTyped] = useState<string>();
  const number = typed === undefined ? undefined : read(typed);
  const isWrong = typed !== undefined && number === undefined;
  const enter = (): void => {
    if (number !== undefined && typed !== value) onEnter(number);
    setTyped(undefined);
  };
  return (
    <input
      {...input}
      type="text"
      inputMode="decimal"
      autoComplete="off"
      value={typed ?? value}
      aria-invalid={isWrong}
      onChange={(event) => {
        setTyped(event.target.value);
      }}
      onFocus={(event) => {
        event.target.select();
      }}
      onBlur={enter}
      onKeyDown={(event) => {
        if (event.key === 'Enter') enter();
        else if (event.key === 'Escape') setTyped(undefined);
        else if (event.key === 'ArrowUp' && onStep !== undefined) onStep(1);
        else if (event.key === 'ArrowDown' && onStep !== undefined) onStep(-1);
        else return;
        event.preventDefault();
      }}
      className={`h-6 rounded border border-field-line bg-panel px-1 text-right aria-[invalid=true]:border-danger ${className}`}
    />
  );
}

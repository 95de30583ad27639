import { useState } from 'react';
import type { ComponentProps } from 'react';

type DateInputProps = Omit<ComponentProps<'input'>, 'type' | 'value' | 'onChange' | 'onBlur'> & {
  readonly 'aria-label': string;
  /** As in `2020-04-20`, empty for none. */
  readonly value: string;
  /** Called with a whole date, never with one whose year is still being typed. */
  readonly onPick: (date: string) => void;
};

/** A date that is typed or picked; what is typed stands until the field is left. */
export function DateInput({ value, onPick, className = '', ...input }: DateInputProps) {
  const [typed, setTyped] = useState<string>();
  return (
    <input
      {...input}
      type="date"
      value={typed ?? value}
      onChange={(event) => {
        const date = event.target.value;
        // The browser tells of every digit: 2020 comes as 0002, 0020, 0202, 2020.
        const isWhole = date !== '' && !date.startsWith('0');
        // A field that only adds is empty again at once; any other keeps what is typed while the page follows.
        setTyped(isWhole && value === '' ? undefined : date);
        if (isWhole) onPick(date);
      }}
      onBlur={() => {
        setTyped(undefined);
      }}
      className={`h-6 rounded border border-field-line bg-panel px-1.5 disabled:opacity-45 ${className}`}
    />
  );
}

import { parseIsoDate } from '@cushing/products';
import type { IsoDate } from '@cushing/products';

import { Button } from '../../ui/button.js';
import { DateInput } from '../../ui/date-input.js';
import { useField } from '../../ui/field.js';

interface DateFieldProps {
  readonly label: string;
  /** What stands for no date, as in `Latest`. */
  readonly otherwise: string;
  readonly value: IsoDate | undefined;
  readonly first?: IsoDate | undefined;
  readonly last?: IsoDate | undefined;
  readonly error?: string | undefined;
  readonly onPick: (date: IsoDate | undefined) => void;
}

/** A date that may be left open, and what that means. */
export function DateField({ label, otherwise, value, first, last, error, onPick }: DateFieldProps) {
  const { control, texts } = useField({ error }, undefined);
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={control.id} className="font-medium">
        {label}
      </label>
      <div className="flex gap-1.5">
        <DateInput
          {...control}
          aria-label={label}
          value={value ?? ''}
          min={first}
          max={last}
          onPick={(date) => {
            onPick(parseIsoDate(date));
          }}
          className="min-h-8 min-w-0 grow"
        />
        <Button
          size="LARGE"
          aria-pressed={value === undefined}
          className="aria-pressed:bg-selected aria-pressed:font-medium"
          onClick={() => {
            onPick(undefined);
          }}
        >
          {otherwise}
        </Button>
      </div>
      {texts}
    </div>
  );
}

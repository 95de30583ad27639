import { useState } from 'react';

import { Button } from '../../ui/button.js';
import { TextField } from '../../ui/text-field.js';

interface SeriesFormProps {
  readonly value: string;
  readonly isBusy: boolean;
  readonly onSend: (series: string) => Promise<void>;
}

/** Asks which spot series a table of prices holds, and has it tried again. */
export function SeriesForm({ value, isBusy, onSend }: SeriesFormProps) {
  const [series, setSeries] = useState(value);
  const [error, setError] = useState<string>();
  return (
    <form
      noValidate
      className="flex max-w-2xl items-start gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        const name = series.trim();
        setError(name === '' ? 'Name the series, as in RWTC.' : undefined);
        if (name !== '' && !isBusy) void onSend(name);
      }}
    >
      <div className="grow">
        <TextField
          label="Spot series"
          hint="The file has prices and no name for them. RWTC is WTI at Cushing, RBRTE Brent, RNGWHHD Henry Hub."
          error={error}
          maxLength={100}
          autoComplete="off"
          value={series}
          onChange={(event) => {
            setSeries(event.target.value);
          }}
        />
      </div>
      <Button type="submit" variant="PRIMARY" size="LARGE" isBusy={isBusy} className="mt-[22px]">
        Try again
      </Button>
    </form>
  );
}

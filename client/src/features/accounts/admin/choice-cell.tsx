import { useState } from 'react';

interface ChoiceCellProps<Value extends string> {
  readonly label: string;
  readonly options: readonly Value[];
  readonly value: Value;
  /** Settles once the choice was taken, or refused. */
  readonly onChoose: (value: Value) => Promise<void>;
}

/** One of a few, changed at once from within a table; shows the choice until it is taken or refused. */
export function ChoiceCell<Value extends string>({ label, options, value, onChoose }: ChoiceCellProps<Value>) {
  const [chosen, setChosen] = useState<Value>();
  return (
    <select
      aria-label={label}
      aria-busy={chosen !== undefined}
      value={chosen ?? value}
      onChange={(event) => {
        const next = options.find((option) => option === event.target.value);
        // It is not disabled while it waits: that would take the focus from it.
        if (next === undefined || chosen !== undefined) return;
        setChosen(next);
        void onChoose(next).finally(() => {
          setChosen(undefined);
        });
      }}
      className="my-0.5 h-6 rounded border border-field-line bg-panel px-1 aria-busy:opacity-45"
    >
      {options.map((option) => (
        <option key={option} value={option}>
          {option}
        </option>
      ))}
    </select>
  );
}

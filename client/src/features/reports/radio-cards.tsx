import { useId } from 'react';

interface RadioCardsProps<T extends string> {
  readonly label: string;
  readonly options: readonly { readonly value: T; readonly text: string; readonly hint?: string }[];
  readonly value: T;
  readonly onChange: (value: T) => void;
  readonly className?: string;
}

/** One of several with a word on each; arrow keys move between them. */
export function RadioCards<T extends string>({ label, options, value, onChange, className = '' }: RadioCardsProps<T>) {
  const name = useId();
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 font-medium">{label}</legend>
      <div className={`grid gap-1 ${className}`}>
        {options.map((option) => (
          <label
            key={option.value}
            className="flex min-h-8 items-start gap-2 rounded border border-line px-2 py-1.5 hover:bg-raised has-checked:border-accent has-checked:bg-selected has-focus-visible:outline-2 has-focus-visible:outline-accent"
          >
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => {
                onChange(option.value);
              }}
              className="mt-0.5 size-3.5 shrink-0 accent-accent"
            />
            <span className="min-w-0">
              <span className="font-medium">{option.text}</span>
              {option.hint === undefined ? null : <span className="block text-muted">{option.hint}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

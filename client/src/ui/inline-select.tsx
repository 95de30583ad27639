interface InlineSelectProps<T extends string> {
  /** What is chosen here, for those who do not see it. */
  readonly label: string;
  readonly options: readonly { readonly value: T; readonly text: string }[];
  readonly value: T;
  readonly onChange: (value: T) => void;
}

/** One of many beside the controls of a panel, in the list that the system itself shows. */
export function InlineSelect<T extends string>({ label, options, value, onChange }: InlineSelectProps<T>) {
  return (
    <select
      aria-label={label}
      title={label}
      value={value}
      onChange={(event) => {
        const chosen = options.find((option) => option.value === event.target.value);
        if (chosen !== undefined) onChange(chosen.value);
      }}
      className="h-6 max-w-full rounded border border-line bg-panel px-1"
    >
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.text}
        </option>
      ))}
    </select>
  );
}

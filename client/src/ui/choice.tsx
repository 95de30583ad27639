import { ToggleGroup } from 'radix-ui';
import type { ReactNode } from 'react';

interface ChoiceProps<T extends string | number> {
  /** What is chosen here, for those who do not see it. */
  readonly label: string;
  readonly options: readonly { readonly value: T; readonly text: ReactNode; readonly title?: string }[];
  readonly value: T;
  readonly onChange: (value: T) => void;
}

/** One of a few, side by side; arrow keys move between them. */
export function Choice<T extends string | number>({ label, options, value, onChange }: ChoiceProps<T>) {
  return (
    <ToggleGroup.Root
      type="single"
      aria-label={label}
      value={String(value)}
      onValueChange={(text) => {
        const chosen = options.find((option) => String(option.value) === text);
        if (chosen !== undefined) onChange(chosen.value);
      }}
      className="inline-flex rounded border border-line bg-panel"
    >
      {options.map((option) => (
        <ToggleGroup.Item
          key={option.value}
          value={String(option.value)}
          title={option.title}
          className="h-6 px-2 text-muted first:rounded-l last:rounded-r hover:bg-raised hover:text-ink data-[state=on]:bg-selected data-[state=on]:font-medium data-[state=on]:text-ink"
        >
          {option.text}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  );
}

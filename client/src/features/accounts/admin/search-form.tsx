import { useEffect, useRef } from 'react';

import { Button } from '../../../ui/button.js';
import { CONTROL } from '../../../ui/field.js';

interface SearchFormProps {
  /** What is typed here, for those who do not see it. */
  readonly label: string;
  readonly placeholder: string;
  /** What its button says. */
  readonly submit: string;
  /** What is searched for; follows the address, by which one goes back. */
  readonly value: string;
  /** What the button says that takes the search away. */
  readonly clear: string;
  /** Called with what was typed, empty for everything. */
  readonly onSearch: (text: string) => void;
}

/** Narrows a list by what is typed; keeps the focus, so that one can go on typing. */
export function SearchForm({ label, placeholder, submit, value, clear, onSearch }: SearchFormProps) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (input.current !== null) input.current.value = value;
  }, [value]);
  return (
    <form
      role="search"
      className="flex grow flex-wrap justify-end gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        onSearch(input.current?.value.trim() ?? '');
      }}
    >
      <input
        ref={input}
        type="search"
        aria-label={label}
        placeholder={placeholder}
        autoCapitalize="none"
        spellCheck={false}
        defaultValue={value}
        className={`${CONTROL} max-w-72 flex-1`}
      />
      <Button type="submit" size="LARGE">
        {submit}
      </Button>
      {value === '' ? null : (
        <Button
          size="LARGE"
          onClick={() => {
            input.current?.focus(); // this button goes
            onSearch('');
          }}
        >
          {clear}
        </Button>
      )}
    </form>
  );
}

import type { ProductCode } from '@cushing/products';
import { useId, useState } from 'react';
import type { RefObject } from 'react';

import { useShortcuts } from '../../lib/use-shortcuts.js';
import { Button } from '../../ui/button.js';
import { readTyped } from './watch-list.js';
import type { ChangedList } from './watch-list.js';

interface SymbolBoxProps {
  /** Receives the field, for whoever leads the focus there. */
  readonly input: RefObject<HTMLInputElement | null>;
  readonly fronts: ReadonlyMap<ProductCode, string>;
  /** Contracts to offer while one types. */
  readonly offered: readonly string[];
  /** @returns what became of the list */
  readonly onAdd: (symbols: readonly string[]) => ChangedList;
}

/** Takes contracts as a desk writes them; the key `w` leads here. */
export function SymbolBox({ input, fronts, offered, onAdd }: SymbolBoxProps) {
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string>();
  const id = useId();
  useShortcuts({
    w: () => {
      input.current?.focus();
    },
  });
  const add = (): void => {
    const read = readTyped(typed, fronts);
    const changed = read.status === 'ok' ? onAdd(read.symbols) : read;
    setProblem(changed.status === 'error' ? changed.message : undefined);
    if (changed.status === 'ok') setTyped('');
    input.current?.focus();
  };
  return (
    <form
      noValidate
      className="flex flex-wrap items-center gap-x-2 gap-y-1 border-b border-line px-3 py-1.5"
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <input
        ref={input}
        type="text"
        list={`${id}-offered`}
        value={typed}
        aria-label="Contracts to watch"
        aria-invalid={problem !== undefined}
        aria-describedby={`${id}-problem`}
        placeholder="CLF27, or NG for its front"
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        onChange={(event) => {
          setTyped(event.target.value);
          setProblem(undefined);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          setTyped('');
          setProblem(undefined);
          input.current?.blur();
        }}
        className="h-6 min-w-0 grow rounded border border-field-line bg-panel px-2 placeholder:text-muted aria-[invalid=true]:border-danger"
      />
      <datalist id={`${id}-offered`}>
        {offered.map((symbol) => (
          <option key={symbol} value={symbol} />
        ))}
      </datalist>
      <Button type="submit">Watch</Button>
      {/* Stands while it is empty: a region that appears with its text is not always read out. */}
      <p id={`${id}-problem`} aria-live="polite" className={problem === undefined ? 'sr-only' : 'w-full text-danger'}>
        {problem}
      </p>
    </form>
  );
}

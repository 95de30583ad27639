import { DropdownMenu } from 'radix-ui';
import type { ReactNode } from 'react';

import { buttonStyle } from './button.js';

/** One entry of a menu. */
export interface MenuItem {
  readonly text: string;
  readonly run: () => void;
  readonly isDisabled?: boolean;
  /** For what cannot be undone. */
  readonly isDanger?: boolean;
}

interface MenuProps {
  /** What the menu is for, where what its button shows does not say it. */
  readonly label?: string;
  readonly items: readonly MenuItem[];
  /** What its button shows. */
  readonly children: ReactNode;
}

const ITEM =
  'cursor-pointer rounded px-2.5 py-1 outline-none data-[disabled]:cursor-not-allowed data-[disabled]:opacity-45 data-[highlighted]:bg-selected';

/** A button that opens a list of things to do; arrow keys and first letters walk it. */
export function Menu({ label, items, children }: MenuProps) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger aria-label={label} className={buttonStyle()}>
        {children}
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align="end"
          sideOffset={4}
          className="z-20 min-w-44 rounded-md border border-line bg-panel p-1 text-ink shadow-lg"
        >
          {items.map(({ text, run, isDisabled = false, isDanger = false }) => (
            <DropdownMenu.Item
              key={text}
              disabled={isDisabled}
              onSelect={run}
              className={`${ITEM} ${isDanger ? 'text-danger' : ''}`}
            >
              {text}
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

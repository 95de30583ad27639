import { DropdownMenu } from 'radix-ui';

export interface MenuItem {
  readonly text: string;
  readonly run: () => void;
}

const ITEM = 'cursor-pointer rounded px-2.5 py-1 outline-none data-[highlighted]:bg-selected';

/** What can be taken out of a panel. */
export function PanelMenu({ label, items }: { readonly label: string; readonly items: readonly MenuItem[] }) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger
        aria-label={label}
        className="inline-flex h-6 items-center rounded border border-line bg-panel px-2 hover:bg-raised"
      >
        Export
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align="end"
          sideOffset={4}
          className="z-20 min-w-44 rounded-md border border-line bg-panel p-1 text-ink shadow-lg"
        >
          {items.map(({ text, run }) => (
            <DropdownMenu.Item key={text} onSelect={run} className={ITEM}>
              {text}
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

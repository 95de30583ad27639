import { DropdownMenu } from 'radix-ui';

import { buttonStyle } from '../../ui/button.js';
import { Choice } from '../../ui/choice.js';
import { CHAIN_COLUMNS } from './chain-columns.js';
import { COLUMN_IDS, COLUMN_SETS, columnsIn, toggleColumn } from './column-sets.js';
import type { ChosenColumns, ColumnSet } from './column-sets.js';

const SETS: readonly { readonly value: ColumnSet | 'OWN'; readonly text: string; readonly title: string }[] = [
  { value: 'MARKET', text: 'Market', title: 'Bid, ask, settlement, open interest, volume' },
  { value: 'VOL', text: 'Vol', title: 'Implied volatility and what it moves' },
  { value: 'GREEKS', text: 'Greeks', title: 'Delta, gamma, vega, theta, rho' },
  { value: 'VALUE', text: 'Value', title: 'Theoretical, intrinsic and time value, moneyness' },
];

interface ColumnChooserProps {
  readonly columns: ChosenColumns;
  readonly onChange: (columns: ChosenColumns) => void;
}

/** Which columns a side of the chain has: a set, or one's own. */
export function ColumnChooser({ columns, onChange }: ColumnChooserProps) {
  const shown = columnsIn(columns);
  return (
    <>
      <Choice
        label="Columns"
        options={SETS}
        value={typeof columns === 'string' ? columns : 'OWN'}
        onChange={(set) => {
          if (set !== 'OWN') onChange(set);
        }}
      />
      <DropdownMenu.Root modal={false}>
        <DropdownMenu.Trigger aria-label="Choose columns" className={buttonStyle()}>
          Columns {typeof columns === 'string' ? '' : `(${shown.length})`}
        </DropdownMenu.Trigger>
        <DropdownMenu.Portal>
          <DropdownMenu.Content
            align="end"
            sideOffset={4}
            className="z-30 max-h-[70dvh] min-w-48 overflow-auto rounded-md border border-line bg-panel p-1 text-ink shadow-lg"
          >
            {COLUMN_IDS.toReversed().map((id) => (
              <DropdownMenu.CheckboxItem
                key={id}
                checked={shown.includes(id)}
                onCheckedChange={() => {
                  onChange(toggleColumn(columns, id));
                }}
                onSelect={(event) => {
                  // Several are chosen at once.
                  event.preventDefault();
                }}
                className="flex cursor-pointer items-center gap-2 rounded px-2 py-0.5 outline-none data-[highlighted]:bg-selected"
              >
                <span className="inline-block w-4 text-center" aria-hidden="true">
                  <DropdownMenu.ItemIndicator>✓</DropdownMenu.ItemIndicator>
                </span>
                {CHAIN_COLUMNS.get(id)?.name ?? id}
              </DropdownMenu.CheckboxItem>
            ))}
            <DropdownMenu.Separator className="my-1 border-t border-line" />
            <DropdownMenu.Item
              onSelect={() => {
                onChange('MARKET');
              }}
              className="cursor-pointer rounded px-2 py-0.5 pl-8 outline-none data-[highlighted]:bg-selected"
            >
              Back to Market ({COLUMN_SETS.MARKET.length})
            </DropdownMenu.Item>
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu.Root>
    </>
  );
}

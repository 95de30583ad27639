import { useMemo, useState } from 'react';

import { ExportMenu } from '../../desk/export-menu.js';
import { usePanelExports } from '../../desk/panel-exports.js';
import { OptionChainDocument } from '../../gql/graphql.js';
import type { OptionChainQueryVariables } from '../../gql/graphql.js';
import { dateText } from '../../lib/format.js';
import { useShortcuts } from '../../lib/use-shortcuts.js';
import { Button } from '../../ui/button.js';
import { Choice } from '../../ui/choice.js';
import { Panel } from '../../ui/panel.js';
import { Empty } from '../../ui/states.js';
import { layChain } from './chain-layout.js';
import type { Chain } from './chain-market.js';
import { chainRecords } from './chain-records.js';
import { ChainTable } from './chain-table.js';
import type { ChainCell } from './chain-table.js';
import { ColumnChooser } from './column-chooser.js';
import { columnsIn } from './column-sets.js';
import { rateSourceText, rateText } from './option-words.js';
import type { OptionsView, ShownSides } from './options-view.js';
import { useMedia } from './use-media.js';
import type { ChangeView } from './use-options-view.js';

interface ChainPanelProps {
  readonly chain: Chain;
  readonly variables: OptionChainQueryVariables;
  readonly isStale: boolean;
  readonly view: OptionsView;
  readonly change: ChangeView;
  readonly onPoint: (cell: ChainCell) => void;
  readonly onPress: (cell: ChainCell, isTouch: boolean) => void;
  readonly onKey: (cell: ChainCell, key: string) => boolean;
}

const SIDES: readonly { readonly value: ShownSides; readonly text: string }[] = [
  { value: 'CALLS', text: 'Calls' },
  { value: 'BOTH', text: 'Both' },
  { value: 'PUTS', text: 'Puts' },
];

/** The chain with what chooses its columns, and what its numbers stand on. */
export function ChainPanel(props: ChainPanelProps) {
  const { chain, variables, isStale, view, change, onPoint, onPress, onKey } = props;
  const { product, series, expiry, tradeDate } = chain;
  const hasRoom = useMedia('(min-width: 48rem)');
  const sides = view.sides ?? (hasRoom ? 'BOTH' : 'CALLS');
  const layout = useMemo(() => layChain(columnsIn(view.columns), sides), [view.columns, sides]);
  const [centred, setCentred] = useState(0);
  const centre = (): void => {
    setCentred((times) => times + 1);
    change({ strike: undefined }, { replaces: true });
  };
  useShortcuts({ m: centre });
  const items = usePanelExports({
    name: `${series}-${expiry}-chain-${tradeDate}`,
    title: `${series} chain of ${dateText(expiry)}`,
    ...chainRecords(chain),
    query: OptionChainDocument,
    variables,
  });
  return (
    <Panel
      title="Chain"
      note={`${series} on ${chain.underlying}`}
      controls={
        <>
          <Button title="Back to the strike at the money ( m )" disabled={chain.atmStrike === null} onClick={centre}>
            ATM
          </Button>
          <Choice
            label="Sides"
            options={SIDES}
            value={sides}
            onChange={(shown) => {
              change({ sides: shown === (hasRoom ? 'BOTH' : 'CALLS') ? undefined : shown }, { replaces: true });
            }}
          />
          <ColumnChooser
            columns={view.columns}
            onChange={(columns) => {
              change({ columns }, { replaces: true });
            }}
          />
          <Button
            aria-pressed={view.isStrategyShown}
            className="aria-pressed:bg-selected aria-pressed:font-medium"
            onClick={() => {
              change({ isStrategyShown: !view.isStrategyShown });
            }}
          >
            Strategy{view.legs.length > 0 ? ` (${view.legs.length})` : ''}
          </Button>
          <ExportMenu what="the chain" items={items} />
        </>
      }
    >
      <div className={`-m-3 flex min-w-0 flex-col ${isStale ? 'opacity-60' : ''}`} aria-busy={isStale}>
        {chain.rows.length === 0 ? (
          <Empty title={`No options of ${dateText(expiry)} have a price on ${dateText(tradeDate)}.`} />
        ) : (
          <ChainTable
            key={product}
            chain={chain}
            layout={layout}
            strike={view.strike}
            type={view.type}
            onPoint={onPoint}
            onPress={onPress}
            onKey={onKey}
            centred={centred}
          />
        )}
        <p className="border-t border-line px-3 py-px text-[11px] text-muted">
          {chain.modelNote} Rate {rateText(chain)} {rateSourceText(chain)}. Open interest of{' '}
          {dateText(chain.openInterestDate)}.
        </p>
      </div>
    </Panel>
  );
}

import { useMemo, useState } from 'react';

import { ExportMenu } from '../../desk/export-menu.js';
import { usePanelExports } from '../../desk/panel-exports.js';
import { OptionChainDocument } from '../../gql/graphql.js';
import type { OptionChainQueryVariables } from '../../gql/graphql.js';
import { dateText } from '../../lib/format.js';
import { useShortcuts } from '../../lib/use-shortcuts.js';
import { useLive } from '../../live/use-live.js';
import { Button } from '../../ui/button.js';
import { Choice } from '../../ui/choice.js';
import { Panel } from '../../ui/panel.js';
import { Empty } from '../../ui/states.js';
import { layChain } from './chain-layout.js';
import type { Chain } from './chain-market.js';
import { ChainGround, ChainNote } from './chain-note.js';
import { chainRecords } from './chain-records.js';
import { ChainTable } from './chain-table.js';
import type { ChainCell } from './chain-table.js';
import { ColumnChooser } from './column-chooser.js';
import { columnsIn, usualColumns } from './column-sets.js';
import type { OptionsView, ShownSides } from './options-view.js';
import { useMedia } from '../../lib/use-media.js';
import type { ChangeView } from './use-options-view.js';

interface ChainPanelProps {
  readonly chain: Chain;
  readonly variables: OptionChainQueryVariables;
  readonly isStale: boolean;
  /** Whether its future is traded now, so that the chain can move with it. */
  readonly isTraded: boolean;
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

const VALUES = [
  { value: 'LIVE', text: 'Live', title: 'Valued at the price of the future now' },
  { value: 'SETTLE', text: 'Settle', title: 'As it settled' },
] as const;

/** The chain with what chooses its columns, and what its numbers stand on. */
export function ChainPanel(props: ChainPanelProps) {
  const { chain, variables, isStale, isTraded, view, change, onPoint, onPress, onKey } = props;
  const { product, series, expiry, tradeDate } = chain;
  const hasRoom = useMedia('(min-width: 48rem)');
  const sides = view.sides ?? (hasRoom ? 'BOTH' : 'CALLS');
  const isFollowed = isTraded && view.values === 'LIVE';
  const columns = view.columns ?? usualColumns(isFollowed);
  const layout = useMemo(() => layChain(columnsIn(columns), sides), [columns, sides]);
  const [centred, setCentred] = useState(0);
  const centre = (): void => {
    setCentred((times) => times + 1);
    change({ strike: undefined }, { replaces: true });
  };
  useShortcuts({ m: centre });
  const live = useLive();
  const items = usePanelExports({
    name: `${series}-${expiry}-chain-${tradeDate}`,
    title: `${series} chain of ${dateText(expiry)}`,
    ...chainRecords(chain, isFollowed ? () => live.chain({ product, expiry, series }).read() : undefined),
    query: OptionChainDocument,
    variables,
  });
  return (
    <Panel
      title="Chain"
      note={<ChainNote chain={chain} isFollowed={isFollowed} />}
      controls={
        <>
          {isTraded ? (
            <Choice
              label="Values"
              options={VALUES}
              value={view.values}
              onChange={(values) => {
                change({ values }, { replaces: true });
              }}
            />
          ) : null}
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
            columns={columns}
            onChange={(chosen) => {
              change({ columns: chosen }, { replaces: true });
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
            isFollowed={isFollowed}
          />
        )}
        <ChainGround chain={chain} isFollowed={isFollowed} />
      </div>
    </Panel>
  );
}

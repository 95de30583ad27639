import type { VolKind } from '@cushing/pricing';

import { dateText } from '../../lib/format.js';
import type { ChainColumn } from './chain-columns.js';
import { STRIKE_WIDTH, strikeColumn } from './chain-layout.js';
import type { ChainLayout } from './chain-layout.js';
import { volKindOfChain } from './chain-market.js';
import type { Chain } from './chain-market.js';
import { ROW_HEIGHT } from './chain-row.js';

const GROUP_HEIGHT = 20;
export const HEADER_HEIGHT = GROUP_HEIGHT + ROW_HEIGHT;

interface ChainHeaderProps {
  readonly chain: Chain;
  readonly layout: ChainLayout;
  /** Of the values that move; undefined where none do. */
  readonly kindNow: VolKind | undefined;
}

/** What the columns of the chain are called. */
export function ChainHeader({ chain, layout, kindNow }: ChainHeaderProps) {
  const settled = volKindOfChain(chain);
  const isLive = kindNow !== undefined;
  const kindOf = ({ isMoving = false }: ChainColumn): VolKind => (isMoving ? (kindNow ?? settled) : settled);
  const titleOf = (column: ChainColumn): string => {
    const title = column.title(chain.product, kindOf(column), isLive);
    return isLive && column.isMoving !== true ? `${title}, of ${dateText(chain.tradeDate)}` : title;
  };
  const strike = strikeColumn(layout);
  const after = layout.columns.length - strike - 1;
  const grid = { gridTemplateColumns: layout.template };
  // One side alone stands after the strike.
  const [before, behind] = strike === 0 ? ['', layout.columns.some(isCall) ? 'Calls' : 'Puts'] : ['Calls', 'Puts'];
  return (
    <div role="rowgroup" className="sticky top-0 z-20 bg-panel text-muted">
      <div role="row" aria-rowindex={1} className="grid font-semibold" style={{ ...grid, height: GROUP_HEIGHT }}>
        {strike > 0 ? (
          <div
            role="columnheader"
            aria-colspan={strike}
            className="text-center"
            style={{ gridColumn: `span ${strike}` }}
          >
            <Centred text={before} left={0} />
          </div>
        ) : null}
        <div role="columnheader" className="sticky right-0 left-0 border-x border-line bg-panel" aria-label="Strikes" />
        {after > 0 ? (
          <div role="columnheader" aria-colspan={after} className="text-center" style={{ gridColumn: `span ${after}` }}>
            <Centred text={behind} left={STRIKE_WIDTH} />
          </div>
        ) : null}
      </div>
      <div
        role="row"
        aria-rowindex={2}
        className="grid border-b border-line font-medium"
        style={{ ...grid, height: ROW_HEIGHT }}
      >
        {layout.columns.map((placed) =>
          placed.kind === 'STRIKE' ? (
            <div
              key="strike"
              role="columnheader"
              className="sticky right-0 left-0 z-10 border-x border-line bg-panel text-center"
            >
              Strike
            </div>
          ) : (
            <div
              key={`${placed.type} ${placed.column.id}`}
              role="columnheader"
              title={titleOf(placed.column)}
              className="truncate px-1.5 text-right"
            >
              {placed.column.header(kindOf(placed.column), isLive)}
            </div>
          ),
        )}
      </div>
    </div>
  );
}

/** In the middle of what is in view of its columns beside the strikes. */
function Centred({ text, left }: { readonly text: string | undefined; readonly left: number }) {
  return (
    <span className="sticky block max-w-full" style={{ left, width: `calc(100cqw - ${STRIKE_WIDTH}px)` }}>
      {text}
    </span>
  );
}

function isCall(placed: ChainLayout['columns'][number]): boolean {
  return placed.kind === 'QUOTE' && placed.type === 'CALL';
}

import type { IsoDate } from '@cushing/products';

import { ConePanel } from './cone-panel.js';
import { FindingsPanel } from './findings-panel.js';
import { IndexPanel } from './index-panel.js';
import { PanelShell } from './panel-shell.js';
import { RealizedPanel } from './realized-panel.js';
import { SmilePanel } from './smile-panel.js';
import type { Slice, Surface } from './surface-grid.js';
import { SurfacePanel } from './surface-panel.js';
import { TermPanel } from './term-panel.js';
import { panelId } from './use-panel-focus.js';
import type { Smiles } from './use-smiles.js';
import type { ChangeView } from './use-volatility-view.js';
import { PANELS } from './volatility-view.js';
import type { VolatilityView } from './volatility-view.js';
import { WhenSeen } from './when-seen.js';

interface VolatilityPanelsProps {
  readonly surface: Surface | undefined;
  readonly surfaceVariables: Readonly<Record<string, unknown>>;
  readonly isStale: boolean;
  readonly slice: Slice | undefined;
  readonly smiles: Smiles;
  /** The trade date before the one shown. */
  readonly before: IsoDate | undefined;
  /** Trade dates laid over. */
  readonly earlier: readonly IsoDate[];
  readonly view: VolatilityView;
  readonly change: ChangeView;
}

/** The panels: those in view first, the others when somebody comes near them. */
export function VolatilityPanels(props: VolatilityPanelsProps) {
  const { surface, surfaceVariables, isStale, slice, smiles, before, earlier, view, change } = props;
  if (surface === undefined || slice === undefined) {
    return (
      <div className="grid grid-cols-1 gap-3 xl:grid-cols-2">
        {PANELS.map((panel) => (
          <PanelShell key={panel} panel={panel} />
        ))}
      </div>
    );
  }
  const { product, series, tradeDate } = surface;
  return (
    <div className="grid grid-cols-1 gap-3 xl:grid-cols-2">
      <SmilePanel id={panelId('SMILE')} surface={surface} smiles={smiles} view={view} change={change} />
      <SurfacePanel
        id={panelId('SURFACE')}
        surface={surface}
        variables={surfaceVariables}
        isStale={isStale}
        selected={slice}
        view={view}
        change={change}
      />
      <WhenSeen panel="TERM" isWanted={view.panel === 'TERM'}>
        <TermPanel
          id={panelId('TERM')}
          question={{ product, series, tradeDate }}
          before={before}
          earlier={earlier}
          selected={slice.expiry}
          view={view}
          change={change}
        />
      </WhenSeen>
      <WhenSeen panel="CONE" isWanted={view.panel === 'CONE'}>
        <ConePanel id={panelId('CONE')} product={product} tradeDate={tradeDate} view={view} change={change} />
      </WhenSeen>
      <WhenSeen panel="REALIZED" isWanted={view.panel === 'REALIZED'}>
        <RealizedPanel id={panelId('REALIZED')} product={product} tradeDate={tradeDate} view={view} change={change} />
      </WhenSeen>
      <WhenSeen panel="INDEX" isWanted={view.panel === 'INDEX'}>
        <IndexPanel id={panelId('INDEX')} product={product} tradeDate={tradeDate} view={view} change={change} />
      </WhenSeen>
      <FindingsPanel
        id={panelId('FINDINGS')}
        surface={surface}
        variables={surfaceVariables}
        isStale={isStale}
        change={change}
      />
    </div>
  );
}

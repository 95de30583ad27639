import { Panel } from '../../ui/panel.js';
import { Loading } from '../../ui/states.js';
import type { VolatilityPanel } from './volatility-view.js';

/** A panel that has yet to come: its name, what it is to show, and the height it will have on screens of each width. */
interface PanelShape {
  readonly title: string;
  readonly what: string;
  readonly className: string;
}

export const PANEL_SHAPES: Readonly<Record<VolatilityPanel, PanelShape>> = {
  SMILE: { title: 'Smile', what: 'the smile', className: 'h-[864px] md:h-[664px] xl:h-[755px]' },
  SURFACE: { title: 'Surface', what: 'the surface', className: 'h-[816px] md:h-[755px]' },
  TERM: { title: 'Term structure', what: 'the term structure', className: 'h-[748px] md:h-[669px]' },
  CONE: { title: 'Volatility cone', what: 'the volatility cone', className: 'h-[681px] md:h-[560px] xl:h-[669px]' },
  REALIZED: {
    title: 'Implied and realised',
    what: 'implied and realised volatility',
    className: 'h-[535px] md:h-[377px] xl:h-[420px]',
  },
  INDEX: {
    title: 'Volatility index',
    what: 'the volatility index',
    className: 'h-[448px] md:h-[355px] xl:h-[420px]',
  },
  FINDINGS: { title: 'Arbitrage', what: 'the findings', className: 'h-[148px] md:h-[81px] xl:col-span-2' },
};

/** More than any panel is high: what loads fills the panel and no more. */
export const FILLING_HEIGHT = 1_000;

/** A panel's place while it is loaded, so that nothing moves when it has come. */
export function PanelShell({ panel, id }: { readonly panel: VolatilityPanel; readonly id?: string }) {
  const { title, what, className } = PANEL_SHAPES[panel];
  return (
    <Panel {...(id === undefined ? {} : { id })} title={title} className={className}>
      <Loading what={what} height={FILLING_HEIGHT} />
    </Panel>
  );
}

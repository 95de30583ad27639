/** Where each subject's rows come from. */
import type { Clock } from '../../shared/clock.js';
import type { AdministrationService } from '../accounts/index.js';
import type { AlertsService } from '../alerts/index.js';
import type { MarketService } from '../market/index.js';
import type { OptionsService } from '../options/index.js';
import type { BarsService } from '../quotes/index.js';
import type { VolatilityService } from '../volatility/index.js';
import type { ExportSubject } from './exports.types.js';
import { alertsSource } from './sources/alerts.js';
import { auditSource } from './sources/audit.js';
import { barsSource } from './sources/bars.js';
import { boardSource } from './sources/board.js';
import { chainSource } from './sources/chain.js';
import { curveHistorySource } from './sources/curve-history.js';
import type { CurveHistoryParts } from './sources/curve-history.js';
import { greeksSource } from './sources/greeks.js';
import { realisedVolatilitySource } from './sources/realised-volatility.js';
import { surfaceSource } from './sources/surface.js';
import type { SubjectSource } from './subject-source.js';

export interface ExportSourcesParts extends Omit<CurveHistoryParts, 'market'> {
  readonly market: Pick<MarketService, 'coverage' | 'futuresBoard'>;
  readonly options: Pick<OptionsService, 'chain' | 'greeksMatrix'>;
  readonly volatility: Pick<VolatilityService, 'surface' | 'realized'>;
  readonly bars: Pick<BarsService, 'range'>;
  readonly alerts: Pick<AlertsService, 'list'>;
  readonly administration: Pick<AdministrationService, 'auditLog'>;
  readonly clock: Clock;
}

export function exportSources(parts: ExportSourcesParts): Readonly<Record<ExportSubject, SubjectSource>> {
  const { market, options, volatility, bars, alerts, administration, clock } = parts;
  return {
    board: boardSource(market),
    'curve-history': curveHistorySource(parts),
    chain: chainSource(options),
    surface: surfaceSource(volatility),
    greeks: greeksSource(options),
    'realised-volatility': realisedVolatilitySource(volatility),
    bars: barsSource(bars),
    alerts: alertsSource(alerts, clock),
    audit: auditSource(administration, clock),
  };
}

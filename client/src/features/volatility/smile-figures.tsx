import type { IsoDate } from '@cushing/products';

import { MISSING, countText, dateText, numberText, priceText, signedText } from '../../lib/format.js';
import { DataTable } from '../../ui/data-table.js';
import type { DataColumn } from '../../ui/data-table.js';
import { Figure } from './figure.js';
import { missingVols } from './smile-series.js';
import type { Smile } from './smile-series.js';
import type { Surface } from './surface-grid.js';
import { volTexts } from './vol-texts.js';
import type { SmileAxis } from './volatility-view.js';
import { MODEL_WORDS, VOL_STATUS_WORDS } from './words.js';

interface SmileFiguresProps {
  readonly smile: Smile;
  readonly axis: SmileAxis;
  readonly surface: Surface;
  /** Dates laid over on which the expiry was not listed. */
  readonly notListed: readonly IsoDate[];
}

/** The smile in numbers, what its fit is worth, and by which conventions. */
export function SmileFigures({ smile, axis, surface, notListed }: SmileFiguresProps) {
  const texts = volTexts(smile.model, smile.product);
  const figures: readonly (readonly [string, string])[] = [
    ['ATM', smile.atmVol === null ? VOL_STATUS_WORDS[smile.atmVolStatus] : texts.text(smile.atmVol)],
    ['25Δ RR', texts.change(smile.riskReversal25)],
    ['25Δ fly', texts.change(smile.butterfly25)],
    ['10Δ RR', texts.change(smile.riskReversal10)],
    ['10Δ fly', `${texts.change(smile.butterfly10)}${smile.butterfly10 === null ? '' : ' vol points'}`],
  ];
  return (
    <div className="flex flex-col gap-2">
      <p>
        <FitWords smile={smile} surface={surface} />
      </p>
      <dl className="flex flex-wrap gap-x-5 gap-y-1">
        {figures.map(([name, value]) => (
          <Figure key={name} name={name}>
            {value}
          </Figure>
        ))}
      </dl>
      {smile.deltas.every(({ vol }) => vol === null) ? null : <DeltaTable smile={smile} />}
      <p className="text-muted">
        {conventions(smile, axis)}
        {smile.deltas.some(({ isExtrapolated }) => isExtrapolated) ? ' * beyond the quotes.' : ''}
      </p>
      {notListed.length === 0 ? null : (
        <p role="status" className="text-warning">
          Not listed on {notListed.map((date) => dateText(date)).join(', ')}: no smile of that date.
        </p>
      )}
    </div>
  );
}

function FitWords({ smile, surface }: Pick<SmileFiguresProps, 'smile' | 'surface'>) {
  const { fit, model, points } = smile;
  const missing = [...missingVols(smile)].map(([status, count]) => `${countText(count)} ${VOL_STATUS_WORDS[status]}`);
  const without = missing.length === 0 ? '' : ` Without a volatility: ${missing.join(', ')}.`;
  if (fit === null) {
    const reason =
      model === 'BACHELIER'
        ? 'prices that are not positive have no log-moneyness'
        : `an SVI curve needs five usable quotes, and of ${countText(points.length)} too few are`;
    return (
      <>
        No fit: {reason}.{without}
      </>
    );
  }
  const wrong = surface.findings.filter(
    ({ expiry, severity }) =>
      expiry === smile.expiry && severity === 'WARNING' && surface.tradeDate === smile.tradeDate,
  );
  const isSound = fit.isArbitrageFree && wrong.length === 0 && !fit.isRepaired;
  return (
    <>
      SVI fit to {countText(fit.quotes)} quotes, RMSE {numberText(fit.rmse, 2)} vol points.{' '}
      {isSound ? (
        <span className="text-success">✓ Free of butterfly arbitrage.</span>
      ) : (
        <span className="text-warning">
          ⚠{' '}
          {wrong.length > 0
            ? wrong.map(({ message }) => message).join(' ')
            : fit.isRepaired
              ? 'The best fit had butterfly arbitrage: the nearest one without is shown.'
              : 'The curve has butterfly arbitrage.'}
        </span>
      )}
      {without}
    </>
  );
}

interface DeltaRow {
  readonly name: string;
  readonly cells: readonly string[];
}

function DeltaTable({ smile }: { readonly smile: Smile }) {
  const { product, model, deltas } = smile;
  const texts = volTexts(model, product);
  const rows: readonly DeltaRow[] = [
    { name: `Vol, ${model === 'BACHELIER' ? texts.unit : '%'}`, cells: deltas.map(({ vol }) => texts.bare(vol)) },
    {
      name: 'Strike',
      cells: deltas.map(({ strike, isExtrapolated }) =>
        strike === null ? MISSING : `${priceText(product, strike)}${isExtrapolated ? '*' : ''}`,
      ),
    },
    { name: 'ln(K/F)', cells: deltas.map(({ logMoneyness }) => signedText(logMoneyness, 3)) },
  ];
  const columns: readonly DataColumn<DeltaRow>[] = [
    { id: 'figure', header: 'At delta', isText: true, cell: ({ name }) => name },
    ...deltas.map(({ label }, index): DataColumn<DeltaRow> => ({
      id: `delta${String.fromCharCode(97 + index)}`,
      header: label,
      cell: ({ cells }) => cells[index] ?? MISSING,
    })),
  ];
  return (
    <DataTable
      caption={`Fitted volatilities at deltas of ${smile.series} ${dateText(smile.expiry)}`}
      columns={columns}
      rows={rows}
      rowKey={({ name }) => name}
    />
  );
}

/** By what the numbers are to be read: the forward, the moneyness, the deltas, the model, the time. */
function conventions({ product, underlying, forward, model, years }: Smile, axis: SmileAxis): string {
  const place =
    axis === 'STRIKE'
      ? 'K is the strike'
      : `moneyness is ln(K/F)${forward === null ? '' : `, F = ${underlying} at ${priceText(product, forward)}`}`;
  return (
    `Convention: ${place}; deltas are forward deltas of the call at the curve’s own vol; options out of the money alone, ` +
    `by ${MODEL_WORDS[model]}; ${numberText(years, 4)} years, actual/365.`
  );
}

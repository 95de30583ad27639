import type { SpreadModel } from '@cushing/pricing';
import { PRODUCTS } from '@cushing/products';
import type { ProductCode } from '@cushing/products';
import { useDeferredValue, useMemo } from 'react';

import { usePanelExports } from '../../desk/panel-exports.js';
import { CalculateSpreadOptionDocument } from '../../gql/graphql.js';
import { Panel } from '../../ui/panel.js';
import type { CalculatorView } from './calculator-view.js';
import { withInputs } from './export-inputs.js';
import { fieldProblem } from './field-problem.js';
import { figureOf, priceFigures } from './figure-rows.js';
import { FiguresPanel } from './figures-panel.js';
import type { FiguresState } from './figures-panel.js';
import { figureRecords } from './figures-table.js';
import type { FigureRow } from './figures-table.js';
import { Labelled, LifeFields, NumberField, TypeChoice } from './form-fields.js';
import type { MarketAnswers, OptionForm } from './option-form.js';
import { spreadColumns, spreadForm, spreadInputs } from './spread.js';
import type { CalculatedSpread, SpreadColumn } from './spread.js';
import { NothingYet, PanelFrame } from './panel-frame.js';
import type { ChangeCalculator } from './use-calculator-view.js';
import { useLast } from './use-last.js';

const MODELS: Readonly<Record<SpreadModel, { readonly name: string; readonly title: string }>> = {
  EXACT: { name: 'Exact', title: 'Both futures lognormal, by integration' },
  KIRK: { name: 'Kirk', title: 'Approximation of the exact model' },
  BJERKSUND_STENSLAND: { name: 'Bjerksund', title: 'Bjerksund-Stensland: approximation, a lower bound' },
  BACHELIER: { name: 'Bachelier', title: 'Both futures normal' },
};

interface SpreadPanelProps {
  readonly view: CalculatorView;
  readonly change: ChangeCalculator;
  readonly form: OptionForm;
  readonly answers: MarketAnswers;
  /** The market of what was asked for is awaited. */
  readonly isStale: boolean;
}

/** An option on the difference of two futures. */
export function SpreadPanel({ view, change, form, answers, isStale }: SpreadPanelProps) {
  const { quotation } = PRODUCTS[view.product];
  const { field, spread: typed } = useMemo(() => spreadForm(view, form, answers), [view, form, answers]);
  const spread = useDeferredValue(useLast(typed));
  const problem = fieldProblem(
    ['forward', 'vol', 'forward2', 'vol2', 'spreadStrike', 'correlation', 'expiry', 'rate'],
    field,
  );
  return (
    <PanelFrame
      inputs={
        <Panel title="Spread option" note={quotation}>
          <div className="flex flex-col gap-2.5">
            <Labelled label="Type">
              <TypeChoice type={view.type} change={change} />
            </Labelled>
            <div className="grid grid-cols-2 gap-2">
              <NumberField name="forward" label="First future" state={field('forward')} change={change} />
              <NumberField name="vol" label="Its vol" unit="%" state={field('vol')} change={change} />
              <NumberField name="forward2" label="Second future" state={field('forward2')} change={change} />
              <NumberField name="vol2" label="Its vol" unit="%" state={field('vol2')} change={change} />
              <NumberField
                name="spreadStrike"
                label="Strike"
                unit={quotation}
                state={field('spreadStrike')}
                change={change}
              />
              <NumberField name="correlation" label="Correlation" state={field('correlation')} change={change} />
            </div>
            <LifeFields view={view} change={change} form={form} expiries={answers.expiries} />
            <NumberField name="rate" label="Rate" unit="% per year, continuous" state={field('rate')} change={change} />
          </div>
        </Panel>
      }
    >
      {spread === undefined ? (
        <NothingYet title="All models" problem={problem} />
      ) : (
        <SpreadFigures
          view={view}
          spread={spread}
          valuation={form.valuation}
          state={{ isAwaited: isStale, isKept: typed === undefined, problem }}
        />
      )}
    </PanelFrame>
  );
}

interface SpreadFiguresProps {
  readonly view: CalculatorView;
  readonly spread: CalculatedSpread;
  readonly valuation: string;
  readonly state: FiguresState;
}

function SpreadFigures({ view: { product }, spread, valuation, state }: SpreadFiguresProps) {
  const columns = useMemo(() => spreadColumns(spread), [spread]);
  const heads = columns.map(({ model, reason }) => ({
    ...MODELS[model],
    id: model,
    isNormal: model === 'BACHELIER',
    reason,
  }));
  const rows = figuresOf(columns, product);
  const items = usePanelExports({
    name: `${product}-spread-option-${valuation}`,
    title: 'Spread option by every model',
    ...withInputs(figureRecords(heads, rows), { product, valuation, ...spread }),
    query: CalculateSpreadOptionDocument,
    variables: { input: spreadInputs('EXACT', spread) },
  });
  return (
    <FiguresPanel
      title="All models"
      what="the spread option"
      note={`pays ${spread.type === 'CALL' ? 'first − second − strike' : 'strike − (first − second)'} where above 0`}
      caption="The spread option by every model"
      columns={heads}
      rows={rows}
      items={items}
      state={state}
    >
      European. Both futures are in {PRODUCTS[product].quotation}. Bachelier takes their prices for normal: its vols are
      |F| · vol of each.
    </FiguresPanel>
  );
}

function figuresOf(columns: readonly SpreadColumn[], product: ProductCode): readonly FigureRow[] {
  const { quotation } = PRODUCTS[product];
  const figure = figureOf(columns);
  const perPoint = `${quotation} per vol point`;
  const perNormalPoint = `${quotation} per 0.01 ${quotation} of vol`;
  return [
    ...priceFigures(columns, product),
    { ...figure('delta1', 'Delta 1', 'Δ₁', 'first futures', ({ delta1 }) => delta1), beginsGroup: true },
    figure('delta2', 'Delta 2', 'Δ₂', 'second futures', ({ delta2 }) => delta2),
    figure('gamma11', 'Gamma 1', 'Γ₁₁', `delta 1 per 1 ${quotation}`, ({ gamma11 }) => gamma11),
    figure('gamma22', 'Gamma 2', 'Γ₂₂', `delta 2 per 1 ${quotation}`, ({ gamma22 }) => gamma22),
    figure('crossGamma', 'Cross gamma', 'Γ₁₂', `delta 1 per 1 ${quotation} of 2`, ({ crossGamma }) => crossGamma),
    { ...figure('vega1', 'Vega 1', 'ν₁', perPoint, ({ vega1 }) => vega1), normalUnit: perNormalPoint },
    { ...figure('vega2', 'Vega 2', 'ν₂', perPoint, ({ vega2 }) => vega2), normalUnit: perNormalPoint },
    figure(
      'correlationSensitivity',
      'Correlation',
      '∂V/∂ρ',
      `${quotation} per 0.01`,
      ({ correlationSensitivity }) => correlationSensitivity,
    ),
    figure('theta', 'Theta', 'Θ', `${quotation} per day`, ({ theta }) => theta),
  ];
}

import { MODEL_NAMES } from '@cushing/pricing';
import { PRODUCTS } from '@cushing/products';
import { useDeferredValue, useMemo } from 'react';

import { ExportMenu } from '../../desk/export-menu.js';
import { usePanelExports } from '../../desk/panel-exports.js';
import { CalculateOptionDocument } from '../../gql/graphql.js';
import { numberText } from '../../lib/format.js';
import { Button } from '../../ui/button.js';
import { Choice } from '../../ui/choice.js';
import { Panel } from '../../ui/panel.js';
import { withTyped } from './calculator-view.js';
import type { CalculatorView, FieldName } from './calculator-view.js';
import { optionInputs, withInputs } from './export-inputs.js';
import { fieldProblem } from './field-problem.js';
import { FiguresTable, figureRecords } from './figures-table.js';
import { Labelled, LifeFields, NumberField, TypeChoice } from './form-fields.js';
import { shortText, strikeText } from './market-values.js';
import { modelColumns, questionOf } from './model-columns.js';
import type { CalculatedOption } from './model-columns.js';
import { modelFigures, modelHeads } from './model-figures.js';
import type { MarketAnswers, OptionForm } from './option-form.js';
import { KeptNote, NothingYet, PanelFrame } from './panel-frame.js';
import { ProfilePanel } from './profile-panel.js';
import type { ChangeCalculator } from './use-calculator-view.js';
import { useLast } from './use-last.js';

interface OptionPanelProps {
  readonly view: CalculatorView;
  readonly change: ChangeCalculator;
  readonly form: OptionForm;
  readonly answers: MarketAnswers;
  /** The market of what was asked for is awaited. */
  readonly isStale: boolean;
}

/** An option on a future: what is typed on the left, what every model says of it on the right. */
export function OptionPanel({ view, change, form, answers, isStale }: OptionPanelProps) {
  // What is typed is shown first, and calculated when there is time.
  const option = useDeferredValue(useLast(form.option));
  return (
    <PanelFrame inputs={<OptionInputs view={view} change={change} form={form} answers={answers} />}>
      {option === undefined ? (
        <NothingYet title="All models" problem={optionProblem(view, form)} />
      ) : (
        <Calculated view={view} change={change} form={form} option={option} isStale={isStale} />
      )}
    </PanelFrame>
  );
}

function optionProblem({ given }: CalculatorView, { field }: OptionForm): string | undefined {
  const known: readonly FieldName[] = given === 'PRICE' ? ['price'] : ['vol', 'normalVol'];
  return fieldProblem(['forward', 'strike', 'expiry', 'rate', ...known], field);
}

interface CalculatedProps {
  readonly view: CalculatorView;
  readonly change: ChangeCalculator;
  readonly form: OptionForm;
  readonly option: CalculatedOption;
  readonly isStale: boolean;
}

function Calculated({ view, change, form, option, isStale: isAwaited }: CalculatedProps) {
  const { product, series } = view;
  const isKept = form.option === undefined;
  const isStale = isAwaited || isKept;
  const columns = useMemo(() => modelColumns(option), [option]);
  const heads = useMemo(() => modelHeads(columns, form.model), [columns, form.model]);
  const rows = useMemo(() => modelFigures(columns, product), [columns, product]);
  const own = columns.find(({ model }) => model === form.model) ?? columns[0];
  const drawn = columns.find(({ model }) => model === (view.model ?? form.model)) ?? columns[0];
  const items = usePanelExports({
    name: `${product}-option-calculation-${form.valuation}`,
    title: `${product} option by every model`,
    ...withInputs(figureRecords(heads, rows), optionInputs(view, form.valuation, option, form.model)),
    query: CalculateOptionDocument,
    variables: own === undefined ? {} : questionOf(option, own, product),
  });
  return (
    <>
      <Panel
        title="All models"
        note={
          isKept ? (
            <KeptNote problem={optionProblem(view, form)} />
          ) : (
            <span data-testid="calculated">
              {series} {option.type === 'CALL' ? 'call' : 'put'} {strikeText(product, option.strike)},{' '}
              {MODEL_NAMES[form.model]} used ●
            </span>
          )
        }
        controls={<ExportMenu what="the calculation" items={items} />}
      >
        <div className={`-m-3 ${isStale ? 'opacity-60' : ''}`} aria-busy={isStale}>
          <FiguresTable caption="The option by every model" columns={heads} rows={rows} />
          <p className="px-3 py-1.5 text-muted">{volNote(option, product)}</p>
        </div>
      </Panel>
      {drawn === undefined ? null : (
        <ProfilePanel
          view={view}
          change={change}
          valuation={form.valuation}
          option={option}
          column={drawn}
          isStale={isStale}
        />
      )}
    </>
  );
}

/** What the Bachelier column was given: no percentage is a normal vol. */
function volNote({ given, forward }: CalculatedOption, product: CalculatorView['product']): string {
  const { quotation } = PRODUCTS[product];
  if (given.kind === 'PRICE')
    return 'Every model finds the vol at which it gives the premium: Bachelier’s is in prices, the others’ in percent.';
  if (given.normalVol === null) return 'Bachelier needs a normal vol of its own where the future is at 0.';
  const isDerived = given.normalVol === Math.abs(forward) * given.vol;
  const amount = `${numberText(given.normalVol, 4)} ${quotation} per √year`;
  return isDerived
    ? `Bachelier takes prices for normal: its vol is ${forward < 0 ? '|F|' : 'F'} · vol = ${amount}, the same move of the future.`
    : `Bachelier takes prices for normal: its vol is ${amount}, as given.`;
}

function OptionInputs({ view, change, form, answers }: Omit<OptionPanelProps, 'isStale'>) {
  const { product, given, type } = view;
  const { quotation } = PRODUCTS[product];
  const strikes = (answers.chain?.rows ?? []).map(({ strike }) => shortText(strike));
  const number = { change } as const;
  return (
    <Panel
      title="Option"
      note={quotation}
      controls={
        <Button
          title="Takes back what was typed over them"
          onClick={() => {
            change((before) =>
              withTyped(
                { ...before },
                { forward: undefined, vol: undefined, normalVol: undefined, price: undefined, rate: undefined },
              ),
            );
          }}
        >
          Market values
        </Button>
      }
    >
      <div className="flex flex-col gap-2.5">
        <Labelled label="Type">
          <TypeChoice type={type} change={change} />
        </Labelled>
        <div className="grid grid-cols-2 gap-2">
          <NumberField name="forward" label="Future" unit={quotation} state={form.field('forward')} {...number} />
          <NumberField
            name="strike"
            label="Strike"
            unit={quotation}
            state={form.field('strike')}
            suggestions={strikes}
            {...number}
          />
        </div>
        <LifeFields view={view} change={change} form={form} expiries={answers.expiries} />
        <NumberField name="rate" label="Rate" unit="% per year, continuous" state={form.field('rate')} {...number} />
        <Labelled label="Known">
          <Choice
            label="What is known"
            options={[
              { value: 'VOL', text: 'Vol' },
              { value: 'PRICE', text: 'Price' },
            ]}
            value={given}
            onChange={(chosen) => {
              change((before) => withTyped({ ...before, given: chosen }, { price: undefined }));
            }}
          />
        </Labelled>
        {given === 'PRICE' ? (
          <NumberField name="price" label="Premium" unit={quotation} state={form.field('price')} {...number} />
        ) : (
          <>
            <NumberField name="vol" label="Vol" unit="% per √year" state={form.field('vol')} {...number} />
            <NumberField
              name="normalVol"
              label="Normal vol"
              unit={`${quotation} per √year`}
              state={form.field('normalVol')}
              {...number}
            />
          </>
        )}
      </div>
    </Panel>
  );
}

import type { OptionType } from '@cushing/products';
import { useId } from 'react';
import type { ReactNode } from 'react';

import { dateText } from '../../lib/format.js';
import { Button } from '../../ui/button.js';
import { Choice } from '../../ui/choice.js';
import { DateInput } from '../../ui/date-input.js';
import { Field } from '../../ui/field.js';
import { Select } from '../../ui/select.js';
import { TextField } from '../../ui/text-field.js';
import { withTyped } from './calculator-view.js';
import type { CalculatorView, FieldName } from './calculator-view.js';
import { DAYS_IN_YEAR } from './life.js';
import { shortText } from './market-values.js';
import type { Expiries, FieldState, OptionForm } from './option-form.js';
import { readDate } from './read-fields.js';
import type { ChangeCalculator } from './use-calculator-view.js';

interface NumberFieldProps {
  readonly name: FieldName;
  readonly label: string;
  readonly unit?: string;
  readonly state: FieldState;
  readonly change: ChangeCalculator;
  /** Offered while typing. */
  readonly suggestions?: readonly string[];
}

/** A number that is typed; what is wrong with it stands below. */
export function NumberField({ name, label, unit, state, change, suggestions = [] }: NumberFieldProps) {
  const list = useId();
  return (
    <div className="min-w-0">
      <TextField
        name={name}
        label={<FieldLabel label={label} unit={unit} />}
        hint={state.hint ?? ' '}
        error={state.error}
        value={state.text}
        placeholder={state.placeholder}
        inputMode="decimal"
        autoComplete="off"
        spellCheck={false}
        list={suggestions.length === 0 ? undefined : list}
        onChange={(event) => {
          const text = event.target.value;
          change((view) => withTyped(view, { [name]: text }));
        }}
        className="text-right"
      />
      {suggestions.length === 0 ? null : (
        <datalist id={list}>
          {suggestions.map((text) => (
            <option key={text} value={text} />
          ))}
        </datalist>
      )}
    </div>
  );
}

function FieldLabel({ label, unit }: { readonly label: string; readonly unit: string | undefined }) {
  return (
    <>
      {label}
      {unit === undefined ? null : <span className="pl-1.5 font-normal text-muted">{unit}</span>}
    </>
  );
}

interface DateFieldProps {
  readonly label: string;
  readonly state: FieldState;
  readonly onPick: (date: string) => void;
}

/** A date that is typed or picked. */
export function DateField({ label, state: { text, hint, error }, onPick }: DateFieldProps) {
  return (
    <Field label={label} hint={hint} error={error} id={undefined}>
      {(control) => <DateInput {...control} aria-label={label} value={text} onPick={onPick} className="h-8 w-full" />}
    </Field>
  );
}

/** A row of the form under a name of its own, such as a choice has. */
export function Labelled({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="flex min-w-0 flex-wrap items-center justify-between gap-2">
      <span className="font-medium">{label}</span>
      {children}
    </div>
  );
}

/** Call or put. */
export function TypeChoice({ type, change }: { readonly type: OptionType; readonly change: ChangeCalculator }) {
  return (
    <Choice
      label="Call or put"
      options={[
        { value: 'CALL', text: 'Call' },
        { value: 'PUT', text: 'Put' },
      ]}
      value={type}
      onChange={(chosen) => {
        change((view) => ({ ...view, type: chosen }));
      }}
    />
  );
}

interface LifeFieldsProps {
  readonly view: CalculatorView;
  readonly change: ChangeCalculator;
  readonly form: OptionForm;
  readonly expiries: Expiries;
}

/** How long the option lives: to a date, for days or for years; each tells the others. */
export function LifeFields({ view, change, form, expiries }: LifeFieldsProps) {
  const { lifeBy, years, valuation } = form;
  const sayBy = (chosen: OptionForm['lifeBy']): void => {
    const left = years.value ?? 0;
    change((before) =>
      withTyped(before, {
        days: chosen === 'DAYS' ? shortText(Number((left * DAYS_IN_YEAR).toFixed(6))) : undefined,
        years: chosen === 'YEARS' ? shortText(Number(left.toFixed(9))) : undefined,
      }),
    );
  };
  const pick = (expiry: string): void => {
    change((before) => withTyped(before, { expiry, days: undefined, years: undefined }));
  };
  const listed = expiries.filter(({ series }) => series === view.series);
  const state = form.field('expiry');
  return (
    <div className="flex flex-col gap-1.5">
      <Labelled label="Time to expiry">
        <Choice
          label="How the time is said"
          options={[
            { value: 'EXPIRY', text: 'Date' },
            { value: 'DAYS', text: 'Days' },
            { value: 'YEARS', text: 'Years' },
          ]}
          value={lifeBy}
          onChange={sayBy}
        />
      </Labelled>
      {lifeBy === 'DAYS' ? (
        <NumberField name="days" label="Days" unit="calendar days" state={form.field('days')} change={change} />
      ) : null}
      {lifeBy === 'YEARS' ? (
        <NumberField name="years" label="Years" unit="actual/365" state={form.field('years')} change={change} />
      ) : null}
      {lifeBy === 'EXPIRY' ? (
        <Select
          label="Listed expiry"
          value={listed.some(({ expiry }) => expiry === state.text) ? state.text : ''}
          options={[
            { value: '', text: 'another date', isDisabled: true },
            ...listed.map(({ expiry, underlying, daysToExpiry }) => ({
              value: expiry,
              text: `${dateText(expiry)} · ${underlying} · ${daysToExpiry} days`,
            })),
          ]}
          disabled={listed.length === 0}
          onChange={(event) => {
            pick(event.target.value);
          }}
        />
      ) : null}
      <div className="grid grid-cols-2 gap-2">
        {lifeBy === 'EXPIRY' ? <DateField label="Expiry" state={{ text: state.text }} onPick={pick} /> : null}
        <DateField
          label="Valuation"
          state={{ text: valuation }}
          onPick={(text) => {
            const date = readDate(text, 'the valuation').value;
            if (date !== undefined) change((before) => ({ ...before, asOf: date }));
          }}
        />
      </div>
      <div className="flex items-start justify-between gap-2">
        <div aria-live="polite">
          {lifeBy !== 'EXPIRY' ? null : state.error === undefined ? (
            <p className="text-muted">{state.hint}</p>
          ) : (
            <p className="text-danger">{state.error}</p>
          )}
        </div>
        {view.asOf === undefined ? null : (
          <Button
            title="Value on the latest trade date"
            onClick={() => {
              change((before) => ({ ...before, asOf: undefined }));
            }}
          >
            Latest
          </Button>
        )}
      </div>
    </div>
  );
}

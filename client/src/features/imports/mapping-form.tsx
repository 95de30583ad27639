import { Select } from '../../ui/select.js';
import { TextField } from '../../ui/text-field.js';
import {
  CONTENTS,
  DATE_FORMATS,
  DECIMAL_MARKS,
  DELIMITERS,
  FIELDS,
  fieldOf,
  placeColumn,
  placeValue,
} from './mapping-draft.js';
import type { MappingDraft } from './mapping-draft.js';
import { splitLine } from './read-sample.js';
import type { Sample } from './read-sample.js';

/** Lines that are shown. */
const SHOWN_LINES = 8;
const NONE = '';

interface MappingFormProps {
  readonly draft: MappingDraft;
  readonly sample: Sample;
  readonly onChange: (draft: MappingDraft) => void;
}

/** @returns the names of the columns, as a draft parts the header */
export function columnsOf({ header }: Sample, { delimiter }: MappingDraft): readonly string[] {
  return splitLine(header.replace(/^\uFEFF/u, ''), signOf(delimiter));
}

/** How the lines are written, which column is what, and what is the same on all lines. */
export function MappingForm({ draft, sample, onChange }: MappingFormProps) {
  return (
    <>
      <div className="grid grid-cols-2 gap-3 lg:grid-cols-4">
        <OneOf
          label="The rows are of"
          options={CONTENTS}
          value={draft.content}
          onChange={(content) => {
            onChange({ ...draft, content });
          }}
        />
        <OneOf
          label="Between values"
          options={DELIMITERS}
          value={draft.delimiter}
          onChange={(delimiter) => {
            onChange({ ...draft, delimiter });
          }}
        />
        <OneOf
          label="Decimals after"
          options={DECIMAL_MARKS}
          value={draft.decimalMark}
          onChange={(decimalMark) => {
            onChange({ ...draft, decimalMark });
          }}
        />
        <OneOf
          label="Dates as in"
          options={DATE_FORMATS}
          value={draft.dateFormat}
          onChange={(dateFormat) => {
            onChange({ ...draft, dateFormat });
          }}
        />
      </div>
      <SampleTable draft={draft} sample={sample} onChange={onChange} />
      <Constants draft={draft} onChange={onChange} />
    </>
  );
}

interface OneOfProps<T extends string> {
  readonly label: string;
  readonly options: readonly { readonly value: T; readonly text: string }[];
  readonly value: T;
  readonly onChange: (value: T) => void;
}

function OneOf<T extends string>({ label, options, value, onChange }: OneOfProps<T>) {
  return (
    <Select
      label={label}
      options={options}
      value={value}
      onChange={(event) => {
        const chosen = options.find((option) => option.value === event.target.value);
        if (chosen !== undefined) onChange(chosen.value);
      }}
    />
  );
}

function SampleTable({ draft, sample, onChange }: MappingFormProps) {
  const columns = columnsOf(sample, draft);
  const sign = signOf(draft.delimiter);
  const fields = FIELDS[draft.content];
  return (
    <div
      role="region"
      aria-label="First lines of the file"
      tabIndex={0}
      className="max-h-72 overflow-auto rounded-md border border-line"
    >
      <table className="w-full border-separate border-spacing-0 text-[12px]">
        <caption className="sr-only">First lines of the file, with what each column is</caption>
        <thead className="sticky top-0 z-10 bg-panel">
          <tr>
            {columns.map((column, index) => {
              const field = fieldOf(draft, column) ?? NONE;
              return (
                <th key={index} scope="col" className="border-b border-line p-1 text-left align-bottom font-medium">
                  <span className="block max-w-40 truncate px-1 pb-1" title={column}>
                    {column === '' ? <span className="text-muted">no name</span> : column}
                  </span>
                  <select
                    aria-label={`What the column ${column} is`}
                    disabled={column === ''}
                    value={field}
                    onChange={(event) => {
                      onChange(
                        placeColumn(draft, column, event.target.value === NONE ? undefined : event.target.value),
                      );
                    }}
                    data-mapped={field !== NONE}
                    className="h-6 w-full min-w-28 rounded border border-field-line bg-panel px-1 font-normal text-muted data-[mapped=true]:bg-selected data-[mapped=true]:font-medium data-[mapped=true]:text-ink"
                  >
                    <option value={NONE}>– not used</option>
                    {fields.map(({ name, text }) => (
                      <option key={name} value={name}>
                        {text}
                      </option>
                    ))}
                  </select>
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {sample.lines.slice(0, SHOWN_LINES).map((line, row) => (
            <tr key={row} className="h-6">
              {splitLine(line, sign)
                .slice(0, columns.length)
                .map((value, column) => (
                  <td key={column} title={value} className="max-w-40 truncate border-b border-line/50 px-2">
                    {value}
                  </td>
                ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** For what the file says nowhere: of which product it is, or which day. */
function Constants({ draft, onChange }: Omit<MappingFormProps, 'sample'>) {
  const fields = FIELDS[draft.content].filter(({ name, example }) => {
    const place = draft.places[name];
    return example !== undefined && (place === undefined || 'value' in place);
  });
  if (fields.length === 0) return null;
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 font-medium">
        The same on all lines <span className="font-normal text-muted">where no column says it</span>
      </legend>
      <div className="grid grid-cols-2 gap-3 lg:grid-cols-4">
        {fields.map(({ name, text, example }) => {
          const place = draft.places[name];
          return (
            <TextField
              key={name}
              label={text}
              placeholder={example}
              maxLength={200}
              autoComplete="off"
              value={place !== undefined && 'value' in place ? place.value : ''}
              onChange={(event) => {
                onChange(placeValue(draft, name, event.target.value));
              }}
            />
          );
        })}
      </div>
    </fieldset>
  );
}

function signOf(delimiter: MappingDraft['delimiter']): string {
  return DELIMITERS.find(({ value }) => value === delimiter)?.sign ?? ',';
}

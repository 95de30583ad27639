import type { ReactNode } from 'react';

import { MISSING, decimalsFor, figureText } from '../../lib/format.js';
import type { Records } from './export-inputs.js';

/** One model: a column of the table. */
export interface FigureColumn {
  readonly id: string;
  /** As short as a column's head, and in full. */
  readonly name: string;
  readonly title: string;
  /** It is the model of the option's own terms. */
  readonly isOwn?: boolean;
  /** Its vols are in prices, so that what is per vol point is in another unit. */
  readonly isNormal?: boolean;
  /** Why it says nothing, or not all. */
  readonly reason: string | undefined;
}

/** One figure by every model: a line of the table. */
export interface FigureRow {
  readonly id: string;
  readonly name: string;
  /** What the figure is, where its name does not say. */
  readonly title?: string;
  readonly symbol: string;
  readonly unit: string;
  /** Unit of the models with normal vols; that of the others where absent. */
  readonly normalUnit?: string | undefined;
  /** In the order of the columns. */
  readonly values: readonly (number | null)[];
  /** Of amounts of money; others show as many decimals as line them up. */
  readonly decimals?: number;
  readonly beginsGroup?: boolean;
}

/** Digits that the largest number of a row shows; what is exported has all of them. */
const DIGITS = 6;
const CELL = 'border-b border-line/50 px-1.5';

interface FiguresTableProps {
  readonly caption: string;
  readonly columns: readonly FigureColumn[];
  readonly rows: readonly FigureRow[];
}

/** What several models say of one option, side by side. */
export function FiguresTable({ caption, columns, rows }: FiguresTableProps) {
  return (
    <div className="min-h-0 overflow-x-auto text-[12px]" tabIndex={0} role="group" aria-label={caption}>
      <table className="w-full border-separate border-spacing-0 text-right">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            <HeadCell className="sticky left-0 z-10 text-left">Figure</HeadCell>
            <HeadCell className="text-left max-sm:hidden">Unit</HeadCell>
            {columns.map(({ id, name, title, isOwn = false }) => (
              <HeadCell key={id} className="text-right">
                <span title={title} className={isOwn ? 'font-semibold text-ink' : ''}>
                  {name}
                  {isOwn ? (
                    <>
                      <span aria-hidden="true"> ●</span>
                      <span className="sr-only">, the model used</span>
                    </>
                  ) : null}
                </span>
              </HeadCell>
            ))}
            {columns.some(({ isNormal }) => isNormal) ? (
              <HeadCell className="text-left max-sm:hidden">Unit of Bachelier</HeadCell>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {columns.some(({ reason }) => reason !== undefined) ? <ReasonLine columns={columns} /> : null}
          {rows.map((row) => (
            <FigureLine key={row.id} row={row} columns={columns} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** @returns the table as records, in full digits */
export function figureRecords(columns: readonly FigureColumn[], rows: readonly FigureRow[]): Records {
  return {
    header: ['figure', 'unit', ...columns.map(({ id }) => id), 'unitOfBachelier'],
    rows: rows.map(({ id, unit, normalUnit = unit, values }) => [id, unit, ...values, normalUnit]),
  };
}

/** What stands in words where there is no number. */
function ReasonLine({ columns }: Pick<FiguresTableProps, 'columns'>) {
  return (
    <tr className="align-top">
      <th scope="row" className={`${CELL} sticky left-0 bg-panel py-1 text-left font-medium`}>
        Why not
      </th>
      <td className={`${CELL} max-sm:hidden`} />
      {columns.map(({ id, reason }) => (
        <td key={id} className={`${CELL} min-w-24 py-1 text-right text-[11px] whitespace-normal text-warning`}>
          {reason}
        </td>
      ))}
      {columns.some(({ isNormal }) => isNormal) ? <td className={`${CELL} max-sm:hidden`} /> : null}
    </tr>
  );
}

interface FigureLineProps {
  readonly row: FigureRow;
  readonly columns: readonly FigureColumn[];
}

function FigureLine({ row, columns }: FigureLineProps) {
  const { id, name, title, symbol, unit, normalUnit = unit, values, decimals, beginsGroup = false } = row;
  const isAlike = unit === normalUnit;
  // Numbers of different units need not line up.
  const aligned = decimalsFor(
    values.filter((_, index) => isAlike || columns[index]?.isNormal !== true),
    DIGITS,
  );
  return (
    <tr
      data-row={id}
      className={`h-6 bg-panel whitespace-nowrap hover:bg-raised ${beginsGroup ? '[&>*]:border-t [&>*]:border-t-line' : ''}`}
    >
      <th scope="row" className={`${CELL} sticky left-0 bg-inherit text-left font-medium`}>
        <span title={title}>{name}</span>
        {symbol === '' ? null : <span className="pl-1.5 font-normal text-muted">{symbol}</span>}
        <span className="block max-w-32 text-[11px] font-normal whitespace-normal text-muted sm:hidden">{unit}</span>
      </th>
      <td className={`${CELL} text-left text-muted max-sm:hidden`}>{unit}</td>
      {columns.map((column, index) => {
        const value = values[index] ?? null;
        const shown = decimals ?? (isAlike || column.isNormal !== true ? aligned : decimalsFor([value], DIGITS));
        return (
          <td
            key={column.id}
            className={CELL}
            title={value === null ? (column.reason ?? 'The model has none.') : String(value)}
          >
            {value === null ? <span className="text-muted">{MISSING}</span> : figureText(value, shown)}
            {isAlike || column.isNormal !== true || value === null ? null : (
              <span className="block text-[11px] text-muted sm:hidden">{normalUnit}</span>
            )}
          </td>
        );
      })}
      {columns.some(({ isNormal }) => isNormal) ? (
        <td
          className={`${CELL} max-w-36 text-left text-[11px] leading-tight whitespace-normal text-muted max-sm:hidden`}
        >
          {isAlike ? '' : normalUnit}
        </td>
      ) : null}
    </tr>
  );
}

function HeadCell({ className, children }: { readonly className: string; readonly children: ReactNode }) {
  return (
    <th
      scope="col"
      className={`h-6 border-b border-line bg-panel px-1.5 font-medium whitespace-nowrap text-muted ${className}`}
    >
      {children}
    </th>
  );
}

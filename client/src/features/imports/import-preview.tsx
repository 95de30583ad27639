import { useId, useState } from 'react';

import { ImportPreviewDocument } from '../../gql/graphql.js';
import type { ImportPreviewQuery, PreviewRowFragment } from '../../gql/graphql.js';
import { MISSING, countText, dateText, numberText, priceText, shareText } from '../../lib/format.js';
import { useShown } from '../../lib/use-shown.js';
import { Button } from '../../ui/button.js';
import { Choice } from '../../ui/choice.js';
import { DataTable } from '../../ui/data-table.js';
import type { DataColumn } from '../../ui/data-table.js';
import { Empty, Failure, Loading } from '../../ui/states.js';

/** Rows of each kind that are shown. */
const SHOWN_ROWS = 50;
const TABLE_HEIGHT = 256;

type Kind = keyof Omit<NonNullable<ImportPreviewQuery['import']>, '__typename' | 'id'>;

const KINDS: readonly { readonly value: Kind; readonly text: string }[] = [
  { value: 'futures', text: 'Futures' },
  { value: 'options', text: 'Options' },
  { value: 'spot', text: 'Spot prices' },
  { value: 'rates', text: 'Rates' },
  { value: 'positions', text: 'Positions' },
];

const PRICES: ReadonlySet<string> = new Set(['open', 'high', 'low', 'settle', 'bid', 'ask']);
const SPOT_DECIMALS = 3;
const RATE_DECIMALS = 3;

interface ImportPreviewProps {
  readonly id: string;
  /** Whether somebody has to look at the rows now. */
  readonly isToBeLookedAt: boolean;
}

/** The first rows of a file as they were read: what an approval would store. */
export function ImportPreview({ id, isToBeLookedAt }: ImportPreviewProps) {
  const [isOpen, setIsOpen] = useState(isToBeLookedAt);
  const content = useId();
  return (
    <section className="flex min-w-0 flex-col gap-1">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h3 className="font-semibold">
          Rows{' '}
          <span className="font-normal text-muted">
            the first {SHOWN_ROWS} of each kind as they were read, without those that are rejected
          </span>
        </h3>
        <Button
          aria-expanded={isOpen}
          aria-controls={content}
          onClick={() => {
            setIsOpen(!isOpen);
          }}
        >
          {isOpen ? 'Hide the rows' : 'Show the rows'}
        </Button>
      </div>
      <div id={content} hidden={!isOpen}>
        {isOpen ? <PreviewContent id={id} /> : null}
      </div>
    </section>
  );
}

function PreviewContent({ id }: { readonly id: string }) {
  const shown = useShown(ImportPreviewDocument, { id, first: SHOWN_ROWS }, { isFresh: true });
  const [chosen, setChosen] = useState<Kind>();
  if (shown.status === 'LOADING') return <Loading what="the rows" height={TABLE_HEIGHT} />;
  if (shown.status === 'FAILED') return <Failure message={shown.message} onRetry={shown.retry} />;
  const entry = shown.data.import;
  const kinds = KINDS.filter(({ value }) => (entry?.[value].length ?? 0) > 0);
  const kind = kinds.find(({ value }) => value === chosen) ?? kinds[0];
  if (entry === null || kind === undefined) {
    return <Empty title="No rows are kept.">Rows are kept for a time after an import; send the file again.</Empty>;
  }
  return (
    <div className="flex min-w-0 flex-col items-start gap-1" aria-busy={shown.isStale}>
      {kinds.length > 1 ? <Choice label="Rows of" options={kinds} value={kind.value} onChange={setChosen} /> : null}
      <div className="flex min-h-0 w-full flex-col" style={{ maxHeight: TABLE_HEIGHT }}>
        <DataTable
          caption={`Rows of the file: ${kind.text.toLowerCase()}`}
          columns={columnsOf(entry[kind.value])}
          rows={entry[kind.value]}
          rowKey={({ line, subject, date }) => `${line} ${subject} ${date}`}
        />
      </div>
    </div>
  );
}

const LEADING: readonly DataColumn<PreviewRowFragment>[] = [
  { id: 'line', header: 'Line', title: 'Line of the file', cell: ({ line }) => countText(line) },
  { id: 'subject', header: 'Of', isText: true, cell: ({ subject }) => subject },
  { id: 'date', header: 'Date', isText: true, cell: ({ date }) => dateText(date) },
];

/** All rows of a kind have the same fields; a column without a value in any of them is left out. */
function columnsOf(rows: readonly PreviewRowFragment[]): readonly DataColumn<PreviewRowFragment>[] {
  const names = (rows[0]?.fields ?? []).map(({ name }) => name);
  const given = names.filter((name) => rows.some((row) => valueOf(row, name) !== null));
  return [
    ...LEADING,
    ...given.map((name): DataColumn<PreviewRowFragment> => ({
      id: name,
      header: headerOf(name),
      cell: (row) => {
        const value = valueOf(row, name);
        // What lies off the tick is shown on it; the title says it in full.
        return value === null ? MISSING : <span title={String(value)}>{textOf(row, name, value)}</span>;
      },
    })),
  ];
}

function valueOf({ fields }: PreviewRowFragment, wanted: string): number | null {
  return fields.find(({ name }) => name === wanted)?.value ?? null;
}

function textOf({ product }: PreviewRowFragment, name: string, value: number): string {
  if (PRICES.has(name) && product !== null) return priceText(product, value);
  if (name === 'price') return numberText(value, SPOT_DECIMALS);
  return name === 'rate' ? shareText(value, RATE_DECIMALS) : countText(value);
}

/** @returns as in `Open interest` of `openInterest` */
function headerOf(name: string): string {
  const words = name.replaceAll(/[A-Z]/gu, (letter) => ` ${letter.toLowerCase()}`);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

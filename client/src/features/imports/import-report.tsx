import { Link } from 'react-router';

import { Fact } from '../../desk/fact.js';
import type { ImportDetailQuery, ProductCode } from '../../gql/graphql.js';
import { MISSING, countText, dateText } from '../../lib/format.js';
import { buttonStyle } from '../../ui/button.js';
import { DataTable } from '../../ui/data-table.js';
import type { DataColumn } from '../../ui/data-table.js';
import { DEPENDENTS, FORMATS, countOf, datesText } from './import-words.js';
import { IssuesTable } from './issues-table.js';
import { issuesOf } from './report-issues.js';

type Detail = NonNullable<ImportDetailQuery['import']>;
type Report = NonNullable<Detail['report']>;
type Unknown = Report['unknown'][number];
type Dependent = NonNullable<Detail['dependents']>[number];

/** What is in the file, what is odd about it, and what rests on it. */
export function ImportReport({ entry, report }: { readonly entry: Detail; readonly report: Report }) {
  const issues = issuesOf(report);
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <ReportFacts entry={entry} report={report} />
      {issues.length === 0 ? (
        <p className="text-muted">Nothing odd was found, and no row was rejected.</p>
      ) : (
        <IssuesTable issues={issues} total={report.rejectionCount + report.findingCount} />
      )}
      <div className="grid min-w-0 gap-4 lg:grid-cols-2">
        {report.unknown.length === 0 ? null : <UnknownTable report={report} />}
        {entry.dependents === null || entry.dependents.length === 0 ? null : (
          <DependentsTable dependents={entry.dependents} />
        )}
      </div>
    </div>
  );
}

/** Whether what is counted is in the store. */
function isStored({ verdict }: Detail): boolean {
  return verdict === 'COMMITTED' || verdict === 'ROLLED_BACK';
}

/** Whether it was held against what is stored; a file with bad rows is rejected before. */
function isCompared(entry: Detail): boolean {
  return isStored(entry) || entry.verdict === 'AWAITING_APPROVAL' || entry.verdict === 'DRY_RUN';
}

function ReportFacts({ entry, report }: { readonly entry: Detail; readonly report: Report }) {
  const { counts, products, spotSeries, lastDate, hasRates } = report;
  const would = isStored(entry) ? '' : ' (would be)';
  const shows = entry.verdict === 'COMMITTED' && lastDate !== null;
  return (
    <>
      <dl className="flex flex-wrap gap-x-6 gap-y-2">
        <Fact term="Rows read">{countText(counts.read)}</Fact>
        {isCompared(entry) ? (
          <>
            <Fact term={`New${would}`}>{countText(counts.stored)}</Fact>
            <Fact term={`Replaced${would}`}>{countText(counts.replaced)}</Fact>
            <Fact term="Unchanged">{countText(counts.unchanged)}</Fact>
          </>
        ) : null}
        <Fact term="Rejected">{countText(counts.rejected)}</Fact>
        <Fact term="Rows with findings">{countText(report.markedRows)}</Fact>
        <Fact term="Lines">
          {countText(report.lines)}
          {report.linesWithoutPrice === 0 ? null : (
            <span className="font-normal text-muted"> {countText(report.linesWithoutPrice)} without a price</span>
          )}
        </Fact>
        <Fact term="Format">{FORMATS.find(({ name }) => name === report.format)?.text ?? report.format}</Fact>
        <Fact term="Dates">{datesText(report)}</Fact>
      </dl>
      <p className="flex flex-wrap items-center gap-1.5">
        <span className="text-muted">Of</span>
        {products.length === 0 && spotSeries.length === 0 && !hasRates ? <span>{MISSING}</span> : null}
        {products.map((product) =>
          shows ? (
            <CurveLink key={product} product={product} date={lastDate} />
          ) : (
            <span key={product} className="font-medium">
              {product}
            </span>
          ),
        )}
        {spotSeries.length === 0 ? null : <span className="wrap-anywhere">{spotSeries.join(', ')}</span>}
        {hasRates ? <span>interest rates</span> : null}
      </p>
      {report.ignoredColumns.length === 0 ? null : (
        <p className="wrap-anywhere text-muted">Columns that were passed over: {report.ignoredColumns.join(', ')}.</p>
      )}
    </>
  );
}

function CurveLink({ product, date }: { readonly product: ProductCode; readonly date: string }) {
  return (
    <Link
      to={`/futures?product=${product}&asOf=${date}`}
      className={buttonStyle()}
      title={`The curve of ${product} on ${date}`}
    >
      {product} curve →
    </Link>
  );
}

const UNKNOWN_COLUMNS: readonly DataColumn<Unknown>[] = [
  { id: 'subject', header: 'In the file', isText: true, cell: ({ subject }) => subject },
  { id: 'proposal', header: 'Might be', isText: true, cell: ({ proposal }) => proposal ?? MISSING },
  { id: 'rows', header: 'Rows', cell: ({ rows }) => countText(rows) },
  { id: 'line', header: 'First line', cell: ({ line }) => countText(line) },
];

function UnknownTable({ report: { unknown, unknownCount } }: { readonly report: Report }) {
  return (
    <section className="flex min-w-0 flex-col gap-1">
      <h3 className="font-semibold">
        Not known here{' '}
        <span className="font-normal text-muted">
          {countOf(unknownCount, 'subject')}
          {unknownCount > unknown.length ? `, the first ${countText(unknown.length)}` : ''}; their rows are not stored
        </span>
      </h3>
      <div className="flex max-h-64 min-h-0 flex-col">
        <DataTable
          caption="Subjects that are not known here"
          columns={UNKNOWN_COLUMNS}
          rows={unknown}
          rowKey={({ subject, line }) => `${line} ${subject}`}
        />
      </div>
    </section>
  );
}

const DEPENDENT_COLUMNS: readonly DataColumn<Dependent>[] = [
  { id: 'kind', header: 'What', isText: true, cell: ({ kind }) => DEPENDENTS[kind] },
  { id: 'subject', header: 'Of', isText: true, cell: ({ subject }) => subject },
  { id: 'from', header: 'From', isText: true, cell: ({ from }) => (from === null ? 'the beginning' : dateText(from)) },
  { id: 'to', header: 'To', isText: true, cell: ({ to }) => (to === null ? 'the latest' : dateText(to)) },
];

function DependentsTable({ dependents }: { readonly dependents: readonly Dependent[] }) {
  return (
    <section className="flex min-w-0 flex-col gap-1">
      <h3 className="font-semibold">
        Made anew <span className="font-normal text-muted">because of what was stored</span>
      </h3>
      <div className="flex max-h-64 min-h-0 flex-col">
        <DataTable
          caption="What was made anew"
          columns={DEPENDENT_COLUMNS}
          rows={dependents}
          rowKey={({ kind, subject }) => `${kind} ${subject}`}
        />
      </div>
    </section>
  );
}

/** The page of imports against a played server: files that arrive, what becomes of them, and what can be done. */
import '../../../test/support/jsdom-globals.js';

import { ApolloClient, ApolloLink, InMemoryCache, Observable } from '@apollo/client';
import { ApolloProvider } from '@apollo/client/react';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { MemoryRouter, useLocation } from 'react-router';

import { playLive } from '../../../test/support/played-live.js';
import type { PlayedLive } from '../../../test/support/played-live.js';
import { played, sessionOf } from '../../../test/support/played-session.js';
import type { ImportRowFragment, ImportStageFieldsFragment, ImportStageName } from '../../gql/graphql.js';
import { LiveContext } from '../../live/use-live.js';
import { SessionContext } from '../../session/session-context.js';
import { Toasts } from '../../ui/toasts.js';
import { ImportsPage } from './imports-page.js';
import type { SendFile, UploadSettings } from './send-file.js';
import { SendFileContext } from './use-uploads.js';

const ID = '0f8fad5b-d9cb-469f-a165-70867728950e';
const STAGES = ['INGESTION', 'QUALITY', 'TAXONOMY', 'GRAPH', 'EMBEDDING'] as const;

const stageOf = (stage: ImportStageName, changes: Partial<ImportStageFieldsFragment> = {}) => ({
  __typename: 'ImportStage' as const,
  stage,
  status: 'PENDING' as const,
  startedAt: null,
  endedAt: null,
  message: '',
  done: 0,
  total: null,
  rowsPerSecond: null,
  ...changes,
});

/** An import with all that its page asks for; one that waits for its turn, unless changed. */
const importOf = (changes: Partial<ImportRowFragment> & Record<string, unknown> = {}) => ({
  __typename: 'Import' as const,
  id: ID,
  fileName: 'own.csv',
  size: 1_234,
  origin: 'UPLOAD',
  uploadedBy: 'ada',
  createdAt: '2026-11-20T10:00:00Z',
  endedAt: null,
  status: 'PENDING',
  verdict: 'UNDECIDED',
  stages: STAGES.map((stage) => stageOf(stage)),
  failure: null,
  report: null,
  mode: 'COMMIT',
  format: null,
  mapping: null,
  series: null,
  skipBadRows: false,
  committedAt: null,
  rolledBackAt: null,
  dependents: null,
  ...changes,
});
/** A report with all that the page asks for; without findings and rejections, unless changed. */
const reportOf = (changes: Record<string, unknown> = {}) =>
  ({
    __typename: 'ImportReport' as const,
    format: 'futures',
    counts: { __typename: 'ImportCounts' as const, read: 10, stored: 9, unchanged: 0, replaced: 0, rejected: 1 },
    products: ['CL'] as const,
    spotSeries: [],
    firstDate: '2026-11-19',
    lastDate: '2026-11-19',
    container: 'CSV',
    hasRates: false,
    ignoredColumns: [],
    lines: 10,
    linesWithoutPrice: 0,
    markedRows: 1,
    unknownCount: 0,
    unknown: [],
    rejectionCount: 0,
    rejections: [],
    findingCount: 0,
    findings: [],
    ...changes,
  }) as unknown as NonNullable<ImportRowFragment['report']>; // with what the fragment of a row leaves out
const OVER = { endedAt: '2026-11-20T10:00:05Z' };

interface Asked {
  readonly name: string;
  readonly variables: Record<string, unknown>;
}

interface Page {
  readonly asked: Asked[];
  /** What the server has. */
  readonly world: { entry: ReturnType<typeof importOf> | undefined };
  readonly sent: { readonly name: string; readonly settings: UploadSettings }[];
  readonly live: PlayedLive;
  readonly address: () => string;
}

beforeEach(() => {
  HTMLDialogElement.prototype.showModal = function showModal() {
    this.open = true;
  };
});
afterEach(cleanup);

async function open(entry: ReturnType<typeof importOf> | undefined, search = ''): Promise<Page> {
  const world = { entry };
  const asked: Asked[] = [];
  const answer = (name: string): Record<string, unknown> => {
    const nodes = world.entry === undefined ? [] : [{ __typename: 'ImportEdge', node: world.entry }];
    const pageInfo = { __typename: 'PageInfo', hasNextPage: false, endCursor: null };
    if (name === 'Imports') return { imports: { __typename: 'ImportConnection', edges: nodes, pageInfo } };
    if (name === 'ColumnMappings') return { columnMappings: [] };
    const field = `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
    return { [name.startsWith('Import') ? 'import' : field]: world.entry ?? null };
  };
  const link = new ApolloLink(
    ({ operationName, variables }) =>
      new Observable((observer) => {
        asked.push({ name: operationName ?? '', variables });
        observer.next({ data: answer(operationName ?? '') });
        observer.complete();
      }),
  );
  const cache = new InMemoryCache({ typePolicies: { ImportReport: { merge: true } } });
  const client = new ApolloClient({ link, cache });
  const sent: Page['sent'] = [];
  const send: SendFile = ({ name }, settings) => {
    sent.push({ name, settings });
    world.entry = importOf({ fileName: name });
    return Promise.resolve({ id: ID, isRepeated: false });
  };
  const { manager } = played({ refresh: () => Promise.resolve(sessionOf(['READ', 'IMPORT'])) });
  manager.start();
  await waitFor(() => {
    expect(manager.read().status).toBe('SIGNED_IN');
  });
  const live = playLive();
  live.tell({ kind: 'LIVE', delayMs: 10 });
  let address = '';
  function Address() {
    address = useLocation().search;
    return null;
  }
  render(
    <SessionContext value={manager}>
      <SendFileContext value={send}>
        <LiveContext value={live.live}>
          <ApolloProvider client={client}>
            <Toasts>
              <MemoryRouter initialEntries={[`/imports${search}`]}>
                <Address />
                <ImportsPage />
              </MemoryRouter>
            </Toasts>
          </ApolloProvider>
        </LiveContext>
      </SendFileContext>
    </SessionContext>,
  );
  await act(async () => {
    await new Promise((resolve) => setTimeout(resolve, 20));
  });
  return { asked, world, sent, live, address: () => address };
}

const asksOf = ({ asked }: Page, name: string) => asked.filter((each) => each.name === name);
const row = (text: string) => screen.findByRole('row', { name: new RegExp(text, 'u') });

test('with nothing imported the page says what to do', async () => {
  await open(undefined);
  expect(await screen.findByText('Nothing was imported yet.')).toBeTruthy();
});

test('dropped files are sent as the options say, and their import can be followed', async () => {
  const page = await open(undefined);
  fireEvent.click(screen.getByLabelText('Look at it first'));
  const files = [new File(['x'], 'dropped.csv')];
  fireEvent.dragEnter(document.body, { dataTransfer: { types: ['Files'], files } });
  expect(screen.getByText('Let go to import')).toBeTruthy();
  fireEvent.drop(document.body, { dataTransfer: { types: ['Files'], files } });
  expect(screen.queryByText('Let go to import')).toBeNull();
  fireEvent.click(await screen.findByRole('button', { name: 'Open the import of dropped.csv' }));
  expect(page.sent).toEqual([{ name: 'dropped.csv', settings: { skipBadRows: false, isLookedAtFirst: true } }]);
  expect(await screen.findByRole('heading', { name: 'dropped.csv' })).toBeTruthy();
  expect(page.address()).toBe(`?import=${ID}`);
  const stages = STAGES.map((stage) =>
    stage === 'INGESTION'
      ? { stage, status: 'PROCESSING', message: '', done: 1_200, total: 2_400, rowsPerSecond: 600 }
      : { stage, status: 'PENDING', message: '', done: 0, total: null, rowsPerSecond: null },
  );
  const told = { importId: ID, status: 'PROCESSING', verdict: 'UNDECIDED', stages };
  await waitFor(() => {
    expect(page.live.subscriptions.length).toBeGreaterThan(0);
  });
  const withStages = importOf({
    fileName: 'dropped.csv',
    status: 'PROCESSING',
    stages: stages.map(({ stage, ...rest }) => stageOf(stage, rest as Partial<ImportStageFieldsFragment>)),
  });
  page.world.entry = withStages;
  act(() => {
    page.live.subscriptions[0]!.send({ importProgress: told });
  });
  expect(await screen.findByText('1,200 of 2,400 rows, 600 a second')).toBeTruthy();
  expect(screen.getByRole('progressbar', { name: 'Ingestion: how much is done' }).getAttribute('aria-valuenow')).toBe(
    '50',
  );
});

test('the filter and the open import stand in the address', async () => {
  const page = await open(importOf(OVER), '?product=NG');
  fireEvent.click(await row('own.csv'));
  await waitFor(() => {
    expect(page.address()).toBe(`?product=NG&import=${ID}`);
  });
  fireEvent.click(screen.getByRole('radio', { name: 'Failed' }));
  await waitFor(() => {
    expect(page.address()).toBe(`?product=NG&status=FAILED&import=${ID}`);
  });
  expect(asksOf(page, 'Imports').at(-1)!.variables).toMatchObject({ status: 'FAILED' });
});

test('a refusal for want of a series asks for one, and tries again with it', async () => {
  const failure = { __typename: 'ImportFailure', reason: 'SERIES_MISSING', message: 'name the series' };
  const page = await open(importOf({ ...OVER, verdict: 'REFUSED', status: 'FAILED', failure }), `?import=${ID}`);
  const field = await screen.findByLabelText('Spot series');
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText('Name the series, as in RWTC.')).toBeTruthy();
  fireEvent.change(field, { target: { value: ' RWTC ' } });
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await waitFor(() => {
    expect(asksOf(page, 'RetryImport')[0]?.variables).toEqual({ id: ID, input: { series: 'RWTC' } });
  });
});

test.each([
  ['REJECTED', OVER, ['Leave bad rows out and try again']],
  ['FAILED', OVER, ['Try again']],
  ['CANCELLED', OVER, ['Try again']],
  ['DRY_RUN', OVER, ['Import it']],
  ['COMMITTED', OVER, ['Roll back…']],
  ['ROLLED_BACK', OVER, []],
  ['AWAITING_APPROVAL', {}, ['Approve and store', 'Cancel the import']],
  ['UNDECIDED', {}, ['Cancel the import']],
  ['COMMITTED', {}, []],
] as const)('an import that is %s offers what can be done with it', async (verdict, ended, names) => {
  await open(importOf({ ...ended, verdict }), `?import=${ID}`);
  const panel = await screen.findByRole('region', { name: 'own.csv' });
  await within(panel).findByRole('list', { name: 'Stages' });
  const buttons = within(panel)
    .getAllByRole('button')
    .map(({ textContent }) => textContent);
  expect(buttons).toEqual(['Close', ...names]);
});

test('a roll back is asked for once more, and says when it is under way', async () => {
  const page = await open(importOf({ ...OVER, verdict: 'COMMITTED', status: 'COMPLETED' }), `?import=${ID}`);
  fireEvent.click(await screen.findByRole('button', { name: 'Roll back…' }));
  expect(asksOf(page, 'RollbackImport')).toHaveLength(0);
  fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Roll back' }));
  expect(await screen.findByRole('button', { name: 'Rolling back…' })).toBeTruthy();
  expect(asksOf(page, 'RollbackImport')[0]!.variables).toEqual({ id: ID });
});

test('an import that there is not is told', async () => {
  await open(undefined, `?import=${ID}`);
  expect(await screen.findByText('There is no such import.')).toBeTruthy();
});

test('once somebody approved an import, it is not to be approved once more', async () => {
  const stages = STAGES.map((stage) => stageOf(stage, { status: stage === 'QUALITY' ? 'PROCESSING' : 'PENDING' }));
  await open(importOf({ verdict: 'AWAITING_APPROVAL', status: 'PROCESSING', stages }), `?import=${ID}`);
  expect(await screen.findByRole('button', { name: 'Cancel the import' })).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Approve and store' })).toBeNull();
  expect(screen.queryByText('To approve')).toBeNull();
});

test('while the server cannot tell of an import, it is asked for', async () => {
  const page = await open(importOf(), `?import=${ID}`);
  await screen.findByRole('list', { name: 'Stages' });
  const before = asksOf(page, 'ImportDetail').length;
  act(() => {
    page.live.tell({ kind: 'POLLING', everyMs: 5_000 });
  });
  await waitFor(
    () => {
      expect(asksOf(page, 'ImportDetail').length).toBeGreaterThan(before);
    },
    { timeout: 4_000 },
  );
});

test('findings and rejections are narrowed by severity and text', async () => {
  const finding = {
    __typename: 'ImportFinding',
    line: 4,
    column: 2,
    columnName: 'CL02',
    kind: 'CURVE_JUMP',
    severity: 'WARNING',
    action: 'KEPT',
    message: 'CLX19 is far off',
  };
  const rejection = {
    __typename: 'ImportRejection',
    line: 9,
    column: 3,
    columnName: 'settle',
    value: 'abc',
    reason: 'NOT_A_NUMBER',
    message: '"abc" is not a number',
  };
  const report = reportOf({ rejectionCount: 1, rejections: [rejection], findingCount: 1, findings: [finding] });
  await open(importOf({ ...OVER, verdict: 'COMMITTED', status: 'COMPLETED', report }), `?import=${ID}`);
  const table = await screen.findByRole('table', { name: 'Findings and rejections' });
  const shown = () =>
    within(screen.getByRole('table', { name: 'Findings and rejections' }))
      .getAllByRole('row')
      .slice(1)
      .map(({ textContent }) => textContent);
  expect(table).toBeTruthy();
  expect(shown()).toHaveLength(2);
  fireEvent.click(screen.getByRole('radio', { name: 'Rejected 1' }));
  expect(shown()).toEqual(['93 settle✕ RejectedNot a number"abc" is not a numberLeft out']);
  fireEvent.change(screen.getByLabelText('Text'), { target: { value: 'CLX19' } });
  fireEvent.click(screen.getByRole('button', { name: 'Show all' }));
  expect(shown()).toHaveLength(2);
  expect(screen.getByRole('link', { name: 'CL curve →' }).getAttribute('href')).toBe(
    '/futures?product=CL&asOf=2026-11-19',
  );
});

/** Rows of a file as the server tells them. */
const rowsOf = (subjects: readonly string[], product: string | null, fields: Record<string, number | null>) =>
  subjects.map((subject, index) => ({
    ...{ __typename: 'ImportPreviewRow', line: index + 2, subject, product, date: '2020-04-20' },
    fields: Object.entries(fields).map(([name, value]) => ({ __typename: 'ImportPreviewField', name, value })),
  }));
const NO_ROWS = { futures: [], options: [], spot: [], rates: [], positions: [] };
const shownRows = () => within(screen.getByRole('table', { name: /^Rows of the file/u })).getAllByRole('row');
const textsOf = (rows: readonly HTMLElement[]) =>
  rows.map((each) => Array.from(each.children).map(({ textContent }) => textContent));

test('an import to approve shows its rows, of one kind at a time, without columns that have no value', async () => {
  const rows = {
    ...NO_ROWS,
    futures: rowsOf(['CLK20', 'CLM20'], 'CL', { open: null, settle: -37.63, openInterest: 108_593 }),
    rates: rowsOf(['91 days'], null, { rate: 0.0125 }),
  };
  await open(importOf({ verdict: 'AWAITING_APPROVAL', report: reportOf(), ...rows }), `?import=${ID}`);
  await screen.findByRole('table', { name: 'Rows of the file: futures' });
  expect(textsOf(shownRows())).toEqual([
    ['Line', 'Of', 'Date', 'Settle', 'Open interest'],
    ['2', 'CLK20', '20 Apr 2020', '−37.63', '108,593'],
    ['3', 'CLM20', '20 Apr 2020', '−37.63', '108,593'],
  ]);
  expect(screen.getAllByRole('radio', { name: /^(?:Futures|Rates|Options)$/u })).toHaveLength(2);
  fireEvent.click(screen.getByRole('radio', { name: 'Rates' }));
  expect(textsOf(shownRows()).at(-1)).toEqual(['2', '91 days', '20 Apr 2020', '1.250%']);
});

test('the rows of a stored import are asked for when somebody wants to see them', async () => {
  const rows = { ...NO_ROWS, spot: rowsOf(['RWTC'], null, { price: -36.98 }) };
  const stored = { ...OVER, verdict: 'COMMITTED', status: 'COMPLETED' } as const;
  const page = await open(importOf({ ...stored, report: reportOf(), ...rows }), `?import=${ID}`);
  const show = await screen.findByRole('button', { name: 'Show the rows' });
  expect(show.getAttribute('aria-expanded')).toBe('false');
  expect(asksOf(page, 'ImportPreview')).toEqual([]);
  fireEvent.click(show);
  await screen.findByRole('table', { name: 'Rows of the file: spot prices' });
  expect(textsOf(shownRows()).at(-1)).toEqual(['2', 'RWTC', '20 Apr 2020', '−36.980']);
  expect(asksOf(page, 'ImportPreview')[0]!.variables).toEqual({ id: ID, first: 50 });
  fireEvent.click(screen.getByRole('button', { name: 'Hide the rows' }));
  expect(screen.queryByRole('table', { name: /^Rows of the file/u })).toBeNull();
});

test('rows that are no longer kept are told as that', async () => {
  await open(importOf({ ...OVER, verdict: 'COMMITTED', report: reportOf(), ...NO_ROWS }), `?import=${ID}`);
  fireEvent.click(await screen.findByRole('button', { name: 'Show the rows' }));
  expect(await screen.findByText('No rows are kept.')).toBeTruthy();
});

test('what the command line stored while no server ran is shown with what is known of it', async () => {
  const stored = {
    ...OVER,
    verdict: 'COMMITTED',
    status: 'COMPLETED',
    origin: 'COMMAND_LINE',
    uploadedBy: null,
  } as const;
  await open(importOf({ ...stored, size: 0 }), `?import=${ID}`);
  const panel = await screen.findByRole('region', { name: 'own.csv' });
  expect(await within(panel).findByText(/^Command, 20 Nov 2026/u)).toBeTruthy();
  expect(within(panel).getByRole('button', { name: 'Roll back…' })).toBeTruthy();
});

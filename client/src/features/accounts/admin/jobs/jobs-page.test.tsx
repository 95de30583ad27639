/** What an administrator sees of jobs, and does about those that failed. */
import '../../../../../test/support/jsdom-globals.js';

import { ApolloClient, ApolloLink, InMemoryCache } from '@apollo/client';
import { ApolloProvider } from '@apollo/client/react';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { of } from 'rxjs';

import type { JobRowFragment, JobState } from '../../../../gql/graphql.js';
import { Toasts } from '../../../../ui/toasts.js';
import { JobsPage } from './jobs-page.js';

const NOW = Date.parse('2026-11-22T03:00:00Z');

beforeEach(() => {
  jest.useFakeTimers({ now: NOW });
});
afterEach(() => {
  cleanup();
  jest.useRealTimers();
});

function job(id: string, state: JobState, rest: Partial<JobRowFragment> = {}) {
  const at = new Date(NOW - 60_000).toISOString();
  return {
    ...{ __typename: 'Job', id, kind: 'import.read', key: null, state, attempt: 1, attempts: 5 },
    ...{ createdAt: at, startAt: at, startedAt: at, endedAt: at, failureReason: null, failureMessage: null },
    ...rest,
  };
}

async function open(search = '') {
  const answers = {
    jobs: [
      job('a', 'RUNNING', { endedAt: null }),
      job('b', 'FAILED', { attempt: 5, failureReason: 'DISK_FULL', failureMessage: 'No space is left.' }),
    ],
    counts: [
      { __typename: 'JobCount', kind: 'import.read', state: 'RUNNING', count: 1 },
      { __typename: 'JobCount', kind: 'import.read', state: 'FAILED', count: 7 },
      { __typename: 'JobCount', kind: 'report.mail', state: 'FAILED', count: 2 },
    ],
  };
  const asked: (readonly [string, Record<string, unknown>])[] = [];
  const schedule = { __typename: 'JobSchedule', kind: 'reports.trim', cron: '10 3 * * *', timezone: 'UTC' };
  const link = new ApolloLink(({ operationName, variables }) => {
    asked.push([operationName ?? '', variables]);
    if (operationName === 'JobOverview') return of({ data: { jobCounts: answers.counts, jobSchedules: [schedule] } });
    if (operationName === 'RetryJob') return of({ data: { retryJob: job('b', 'WAITING', { attempt: 0 }) } });
    if (operationName === 'CancelJob') return of({ data: { cancelJob: job('a', 'CANCELLED') } });
    const edges = answers.jobs.map((node) => ({ __typename: 'JobEdge', node }));
    const pageInfo = { __typename: 'PageInfo', hasNextPage: false, endCursor: null };
    return of({ data: { jobs: { __typename: 'JobConnection', edges, pageInfo } } });
  });
  render(
    <ApolloProvider client={new ApolloClient({ link, cache: new InMemoryCache() })}>
      <MemoryRouter initialEntries={[`/admin/jobs${search}`]}>
        <Toasts>
          <JobsPage />
        </Toasts>
      </MemoryRouter>
    </ApolloProvider>,
  );
  await pass(50);
  const namesOf = (name: string) => asked.filter(([operation]) => operation === name).map(([, variables]) => variables);
  return { answers, namesOf };
}

const pass = (ms: number) => act(() => jest.advanceTimersByTimeAsync(ms));
const jobsTable = () => screen.getByRole('table', { name: 'Jobs' });

test('a failed job says why, in its code and words, and at which try', async () => {
  await open();
  const [, , failed] = within(jobsTable()).getAllByRole('row');
  const texts = [...(failed?.children ?? [])].map((cell) => cell.textContent);
  expect([texts[0], texts[1], texts[3], texts[7]]).toEqual([
    '✕Failed',
    'import.read',
    '5 of 5',
    'DISK_FULL: No space is left.',
  ]);
});

test('a tab with their number leads to those that failed, and a cell of the counts to those of one kind', async () => {
  const { namesOf } = await open();
  fireEvent.click(within(screen.getByRole('navigation', { name: 'States' })).getByRole('link', { name: /Failed.*9/u }));
  await pass(50);
  expect(namesOf('Jobs').at(-1)).toEqual({ first: 50, after: null, state: 'FAILED', kind: null });
  fireEvent.click(screen.getByRole('link', { name: '7 failed of import.read' }));
  await pass(50);
  expect(namesOf('Jobs').at(-1)).toEqual({ first: 50, after: null, state: 'FAILED', kind: 'import.read' });
  expect(screen.getByRole('link', { name: '7 failed of import.read' }).getAttribute('aria-current')).toBe('true');
});

test('a failed job is tried again at once', async () => {
  const { namesOf } = await open();
  fireEvent.click(screen.getByRole('button', { name: 'Try import.read again' }));
  await pass(10);
  expect(namesOf('RetryJob')).toEqual([{ id: 'b' }]);
  screen.getByText('import.read is tried again');
});

test('a running job is called off after it was asked once more', async () => {
  HTMLDialogElement.prototype.showModal = function showModal() {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = () => undefined;
  const { namesOf } = await open();
  fireEvent.click(screen.getByRole('button', { name: 'Call import.read off' }));
  expect(namesOf('CancelJob')).toEqual([]);
  fireEvent.click(screen.getByText('Call off', { selector: 'dialog button' }));
  await pass(10);
  expect(namesOf('CancelJob')).toEqual([{ id: 'a' }]);
});

test('it is asked anew every 3 seconds, and not while the page is out of sight', async () => {
  const { answers, namesOf } = await open();
  answers.jobs = [job('c', 'COMPLETED', { kind: 'report.mail' })];
  await pass(3_000);
  within(jobsTable()).getByText('report.mail');
  const before = namesOf('Jobs').length;
  const visibility = jest.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
  await pass(9_000);
  expect(namesOf('Jobs')).toHaveLength(before);
  visibility.mockRestore();
  await pass(3_000);
  expect(namesOf('Jobs')).toHaveLength(before + 1);
});

test('a schedule is said in words, with its next time', async () => {
  await open();
  const [, row] = within(screen.getByRole('table', { name: 'Schedules' })).getAllByRole('row');
  expect([...(row?.children ?? [])].map((cell) => cell.textContent)).toEqual([
    'reports.trim',
    'every day at 03:10 UTC',
    'in 10 min',
    '10 3 * * *',
  ]);
});

test('no failed job is good news', async () => {
  const { answers } = await open('?state=failed');
  answers.jobs = [];
  await pass(3_000);
  screen.getByText('There is no failed job.');
});

/** The dialog in which the columns of a file are named, from its first lines to a mapping that is saved. */
import '../../../test/support/jsdom-globals.js';

import { ApolloClient, ApolloLink, InMemoryCache, Observable } from '@apollo/client';
import { ApolloProvider } from '@apollo/client/react';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';

import { MappingDialog } from './mapping-dialog.js';

beforeEach(() => {
  HTMLDialogElement.prototype.showModal = function showModal() {
    this.open = true;
  };
  // jsdom reads its blobs by FileReader alone.
  Blob.prototype.arrayBuffer = function arrayBuffer() {
    return new Promise((resolve) => {
      const reader = new FileReader();
      reader.onload = () => {
        resolve(reader.result as ArrayBuffer);
      };
      reader.readAsArrayBuffer(this);
    });
  };
});
afterEach(cleanup);

const SAVED = {
  __typename: 'ColumnMapping' as const,
  id: 'mapping-1',
  name: 'Old desk',
  content: 'FUTURES' as const,
  delimiter: 'SEMICOLON' as const,
  decimalMark: 'COMMA' as const,
  dateFormat: 'DAY_MONTH_YEAR' as const,
  savedBy: 'ada',
  createdAt: '2026-11-20T10:00:00Z',
  columns: [
    { __typename: 'MappedColumn' as const, field: 'tradeDate', column: 'Day', value: null },
    { __typename: 'MappedColumn' as const, field: 'symbol', column: 'What', value: null },
    { __typename: 'MappedColumn' as const, field: 'settle', column: 'Px', value: null },
  ],
};

function open({ content, proposal = null }: { readonly content: string; readonly proposal?: unknown }) {
  const asked: { name: string; variables: Record<string, unknown> }[] = [];
  const link = new ApolloLink(
    ({ operationName, variables }) =>
      new Observable((observer) => {
        asked.push({ name: operationName ?? '', variables });
        const data =
          operationName === 'SuggestColumnMapping'
            ? { suggestColumnMapping: proposal }
            : { saveColumnMapping: { ...SAVED, id: 'mapping-2' } };
        observer.next({ data });
        observer.complete();
      }),
  );
  const client = new ApolloClient({ link, cache: new InMemoryCache() });
  const onImport = jest.fn(() => Promise.resolve());
  const onClose = jest.fn();
  const file = new File([content], 'own.csv');
  render(
    <ApolloProvider client={client}>
      <MappingDialog file={file} importName="own.csv" mappings={[SAVED]} onImport={onImport} onClose={onClose} />
    </ApolloProvider>,
  );
  return { asked, onImport, onClose, file };
}

const column = (name: string) => screen.findByLabelText<HTMLSelectElement>(`What the column ${name} is`);
const choose = (element: HTMLElement, value: string): void => {
  fireEvent.change(element, { target: { value } });
};
const LINES = 'Day;What;Px\n20/11/2026;CLF27;58,12\n';

test('what nobody recognises is named by hand, saved under a name and imported by', async () => {
  const { asked, onImport, onClose, file } = open({ content: LINES });
  choose(await column('Day'), 'tradeDate');
  expect(asked[0]).toEqual({
    name: 'SuggestColumnMapping',
    variables: { header: 'Day;What;Px', sampleLines: ['20/11/2026;CLF27;58,12'] },
  });
  expect(screen.getByText(/Nothing likely was recognised/u)).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Save and import' }));
  expect(await screen.findByText('Say which column is the settlement.')).toBeTruthy();
  choose(await column('What'), 'symbol');
  choose(await column('Px'), 'settle');
  choose(screen.getByLabelText('Decimals after'), 'COMMA');
  choose(screen.getByLabelText('Dates as in'), 'DAY_MONTH_YEAR');
  choose(screen.getByLabelText('Name of the mapping'), 'Desk');
  fireEvent.click(screen.getByRole('button', { name: 'Save and import' }));
  await waitFor(() => {
    expect(onClose).toHaveBeenCalled();
  });
  expect(asked.find(({ name }) => name === 'SaveColumnMapping')?.variables).toEqual({
    input: {
      name: 'Desk',
      content: 'FUTURES',
      delimiter: 'SEMICOLON',
      decimalMark: 'COMMA',
      dateFormat: 'DAY_MONTH_YEAR',
      columns: [
        { field: 'tradeDate', column: 'Day' },
        { field: 'symbol', column: 'What' },
        { field: 'settle', column: 'Px' },
      ],
    },
  });
  expect(onImport.mock.calls).toEqual([['mapping-2', file]]);
});

test('a saved mapping fills the form', async () => {
  open({ content: LINES });
  await column('Day');
  fireEvent.click(screen.getByRole('button', { name: 'Use Old desk' }));
  expect((await column('Px')).value).toBe('settle');
  expect(screen.getByText('It takes the place of the saved one of this name.')).toBeTruthy();
});

test('a file that has no columns to show says why', async () => {
  open({ content: 'only a header' });
  expect(await screen.findByText(/no rows below a header/u)).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Save' })).toBeNull();
});

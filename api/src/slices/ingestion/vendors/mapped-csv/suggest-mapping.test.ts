/** Proposals for files that vendors and people write: each is looked at by hand, and reads its own file. */
import { describe, expect, test } from '@jest/globals';

import { decodedText } from '../../../../../test/support/decoded-text.js';
import { mappedForm } from './mapped-csv.form.js';
import { suggestMapping } from './suggest-mapping.js';

describe('suggestMapping', () => {
  test('knows futures by symbols', async () => {
    const lines = [
      'Trade Date,Contract,Open,High,Low,Last,Settle,Open Interest',
      '11/19/2026,CLZ26,1,2,1,1.4,1.5,"2,000"',
    ];
    const mapping = suggestMapping(lines[0]!, lines.slice(1))!;
    expect(mapping).toMatchObject({
      content: 'FUTURES',
      delimiter: ',',
      decimalMark: '.',
      dateFormat: 'MM/DD/YYYY',
      columns: {
        tradeDate: { column: 'Trade Date' },
        symbol: { column: 'Contract' },
        settle: { column: 'Settle' },
        openInterest: { column: 'Open Interest' },
      },
    });
    expect(await decodedText(mappedForm(mapping), lines.join('\n'))).toMatchObject([
      { kind: 'FUTURE', tradeDate: '2026-11-19', product: 'CL', settle: '1.5', openInterest: '2000' },
    ]);
  });

  test('knows futures by product and month, a decimal comma and days first', () => {
    expect(suggestMapping('Date;Product;Contract;Close', ['05/11/2026;NG;Dec26;3,25'])).toMatchObject({
      content: 'FUTURES',
      delimiter: ';',
      decimalMark: ',',
      dateFormat: 'DD/MM/YYYY',
      columns: { product: { column: 'Product' }, month: { column: 'Contract' }, settle: { column: 'Close' } },
    });
  });

  test('knows options by parts and by symbols, under whatever name', () => {
    expect(
      suggestMapping('BizDt\tRoot\tMonth\tC/P\tStrike\tSettle', ['2026-11-19\tLO\t202612\tC\t75\t1.20']),
    ).toMatchObject({
      content: 'OPTIONS',
      delimiter: 'TAB',
      columns: {
        series: { column: 'Root' },
        month: { column: 'Month' },
        type: { column: 'C/P' },
        strike: { column: 'Strike' },
      },
    });
    expect(suggestMapping('when|what|price', ['20261119|LOZ26 C7500|1.2'])).toMatchObject({
      content: 'OPTIONS',
      dateFormat: 'YYYYMMDD',
      columns: { tradeDate: { column: 'when' }, symbol: { column: 'what' }, settle: { column: 'price' } },
    });
  });

  test('knows spot prices', () => {
    expect(suggestMapping('Period,Series,Value', ['2026-11-19,RWTC,75.2'])).toMatchObject({
      content: 'SPOT',
      columns: { date: { column: 'Period' }, series: { column: 'Series' }, price: { column: 'Value' } },
    });
  });

  test('proposes nothing where a date, a price or a contract is missing', () => {
    expect(suggestMapping('a,b', ['1,2'])).toBeUndefined();
    expect(suggestMapping('Date,Settle', ['2026-11-19,75'])).toBeUndefined();
    expect(suggestMapping('Date,Symbol', ['2026-11-19,CLZ26'])).toBeUndefined();
    expect(suggestMapping('Date,Symbol,Settle', [])).toBeUndefined();
    expect(suggestMapping('<!DOCTYPE html>', [])).toBeUndefined();
  });
});

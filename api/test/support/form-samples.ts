/** A short good file of every form that is imported, with the rows that it states. */
import { writeXlsx } from 'hucre/xlsx';

import type { ImportRequest } from '../../src/slices/ingestion/index.js';
import type { ImportKind } from '../../src/slices/market/index.js';

/** A file as it comes, and what reading it on 22 November 2026 finds. */
export interface FormSample {
  readonly format: string;
  /** Forms that leave something to the file's name read it there. */
  readonly fileName: string;
  readonly content: string;
  readonly request?: Omit<ImportRequest, 'path'>;
  /** Rows by kind. */
  readonly rows: Partial<Record<ImportKind, number>>;
  readonly rejected?: number;
  readonly unknown?: readonly string[];
}

/** When the samples are read. */
export const READ_AT = Date.parse('2026-11-22T12:00:00Z');

function lines(...text: readonly string[]): string {
  return text.map((line) => `${line}\n`).join('');
}

const CME_HEADER =
  'BizDt,Sym,ID,StrkPx,SecTyp,MMY,MatDt,PutCall,Exch,Desc,LastTrdDt,BidPrice,OpeningPrice,SettlePrice,SettleDelta,HighLimit,LowLimit,DHighPrice,DLowPrice,HighBid,LowBid,PrevDayVol,PrevDayOI,FixingPrice,UndlyExch,UndlyID,UndlySecTyp,UndlyMMY,BankBusDay';

const BULLETIN_HEAD = [
  '        FINAL POST-CLEARING PRICES AS OF 11/19/2026 10:35 PM (CDT)',
  'MTH/                       -------  DAILY  ------                                  PT                         -------  PRIOR  DAY  -------',
  'STRIKE            OPEN         HIGH          LOW         LAST         SETT         CHGE  ACTUAL VOL           SETT         VOL         INT',
];

const ICE_HEADER =
  'TRADE DATE|HUB|PRODUCT|STRIP|CONTRACT|CONTRACT TYPE|STRIKE|SETTLEMENT PRICE|NET CHANGE|EXPIRATION DATE|PRODUCT_ID|OPTION_VOLATILITY|DELTA_FACTOR';

const POSITIONS =
  'Open_Interest_All,Prod_Merc_Positions_Long_All,Prod_Merc_Positions_Short_All,Swap_Positions_Long_All,Swap__Positions_Short_All,Swap__Positions_Spread_All,M_Money_Positions_Long_All,M_Money_Positions_Short_All,M_Money_Positions_Spread_All,Other_Rept_Positions_Long_All,Other_Rept_Positions_Short_All,Other_Rept_Positions_Spread_All';

/** Tables of our own. */
export const TABLE_SAMPLES: readonly FormSample[] = [
  {
    ...{ format: 'futures', fileName: 'a.csv', rows: { FUTURES: 2 } },
    content: lines('tradeDate,symbol,settle', '2020-04-20,CLK20,-37.63', '2020-04-20,CLM20,20.43'),
  },
  {
    ...{ format: 'futures-wide', fileName: 'a.csv', rows: { FUTURES: 3 } },
    content: lines('date,CL01,CL02', '2020-04-20,-37.63,20.43', '2020-04-21,10.01,'),
  },
  {
    ...{ format: 'options', fileName: 'a.csv', rows: { OPTIONS: 2 } },
    content: lines('tradeDate,symbol,settle', '2020-04-20,LOM20 C1800,6.05', '2020-04-20,LOM20 P1800,3.62'),
  },
  {
    ...{ format: 'spot', fileName: 'a.csv', rows: { SPOT: 2 }, request: { series: 'RWTC' } },
    content: lines('Date,Price', '2020-04-17,18.31', '2020-04-20,-36.98'),
  },
  {
    ...{ format: 'rates', fileName: 'a.csv', rows: { RATES: 2 } },
    content: lines('date,tenor,rate', '2026-11-19,3M,0.0425', '2026-11-19,6M,0.041'),
  },
];

/** Texts of vendors. */
export const TEXT_SAMPLES: readonly FormSample[] = [
  {
    ...{ format: 'cme-settlement-csv', fileName: 'a.csv', rows: { FUTURES: 1, OPTIONS: 2 } },
    content: lines(
      CME_HEADER,
      '"2018-07-02","CL","CL","","FUT","201808","2018-07-20","","NYMEX","","2018-07-20","","","73.94","1.0","","","","","","","100","200","","","","","",""',
      '"2018-07-02","LO","LO","68.0","OOF","201808","2018-07-17","1","NYMEX","","2018-07-17","","","6.04","0.90616","99999.0","0.01","","","5.46","4.26","57","2940","","NYMEX","CL","FUT","201808",""',
      '"2018-07-02","LO","LO","69.5","OOF","201808","2018-07-17","0","NYMEX","","2018-07-17","","","0.22","-0.09384","99999.0","0.01","0.28","0.16","","","1193","4438","","NYMEX","CL","FUT","201808",""',
    ),
  },
  {
    ...{ format: 'cme-settlement-text', fileName: 'a.txt', rows: { FUTURES: 2 } },
    content: lines(
      ...BULLETIN_HEAD,
      'CL WTI CRUDE OIL FUTURE',
      'JAN27            64.09        64.69        63.59        64.19        64.19         +.69      400000          63.50      360000      300000',
      'FEB27            63.93        64.53        63.43        64.03        64.03         -.49      242612          64.52      218350      233640',
      'TOTAL                                                                                   642612                     578350      533640',
    ),
  },
  {
    ...{ format: 'ice-settlement', fileName: 'a.dat', rows: { FUTURES: 1, OPTIONS: 2 } },
    ...{ unknown: ['CONTRACT WUL C, PRODUCT_ID 1746, HUB WTI Euro Option (Cash Settled), PRODUCT Crude Futures'] },
    content: lines(
      ICE_HEADER,
      '5/10/2018|WTI|WTI Crude Futures|10/1/2018|T|F||69.80000|0.40000|9/20/2018|425||',
      '5/10/2018|North Sea|Brent Crude Futures|10/1/2018|B|C|100.0000|0.25000|0.01000|8/28/2018|254|28.76|0.05168',
      '5/10/2018|WTI|WTI Crude Futures|10/1/2018|T|C|28.0000|42.13000|0.40000|9/17/2018|425|41.29|0.99994',
      '5/10/2018|WTI Euro Option (Cash Settled)|Crude Futures|10/1/2018|WUL|C|31.0000|38.87000|0.40000|9/17/2018|1746|41.1|0.99295',
    ),
  },
  {
    ...{ format: 'ice-greeks', fileName: 'a.dat', rows: { FUTURES: 1, OPTIONS: 1 } },
    content: lines(
      'TRADE DATE|CONTRACT|STRIP|EXPIRATION_DATE|STRIKE|PUT_CALL|SETTLEMENT_PRICE|VOLATILITY|DELTA|GAMMA|THETA|VEGA',
      '8/28/2026|B|12/1/2026|10/27/2026|70.0000|C|3.8800|34.7327|0.4970|0.0301|-0.0617|0.0592',
      '8/28/2026|T|1/1/2027|12/21/2026||F|64.1900|||||',
    ),
  },
  {
    ...{ format: 'nasdaq-chris', fileName: 'CHRIS-CME_CL1.csv', rows: { FUTURES: 2 } },
    content: lines(
      'Date,Open,High,Low,Last,Change,Settle,Volume,Open Interest',
      '2015-01-02,53.76,55.11,52.03,,0.58,52.69,268711.0,306406.0',
      '2014-12-31,53.87,54.02,52.44,,0.85,53.27,233516.0,309473.0',
    ),
  },
  {
    ...{ format: 'barchart-chain', rows: { OPTIONS: 2 } },
    fileName: 'clz26-options-monthly-options-exp-11_17_26-show-all-stacked-11-16-2026.csv',
    content: lines(
      'Strike,Moneyness,Bid,Mid,Ask,Last,Change,%Chg,Volume,Open Int,OI Chg,IV,Delta,Type,Last Trade',
      '55.00,+9.00%,4.50,5.15,5.80,5.55s,+0.60,+12.12%,"2,000",279,-18,46.45%,0.9475,Call,11/16/26',
      '60.00,+0.73%,1.41,1.51,1.60,1.43,+0.23,+19.17%,218,"10,328",-616,38.29%,0.5731,Call,11/16/26',
      'Downloaded from Barchart.com as of 11-16-2026 05:30pm CST',
    ),
  },
  {
    ...{ format: 'databento-csv', fileName: 'a.csv', rows: { FUTURES: 1, OPTIONS: 1 } },
    content: lines(
      'ts_event,rtype,publisher_id,instrument_id,open,high,low,close,volume,symbol',
      '1795046400000000000,35,1,42,75000000000,76250000000,74000000000,75500000000,1234,CLF7',
      '1795046400000000000,35,1,42,,,,1200000000,3,LOF7 C7500',
    ),
  },
  {
    ...{ format: 'cftc-cot', fileName: 'a.txt', rows: { POSITIONS: 1 } },
    ...{ unknown: ['06765A WTI FINANCIAL CRUDE OIL - NEW YORK MERCANTILE EXCHANGE'] },
    content: lines(
      `"Market_and_Exchange_Names","Report_Date_as_YYYY-MM-DD","CFTC_Contract_Market_Code",${POSITIONS},"FutOnly_or_Combined"`,
      '"NATURAL GAS - NEW YORK MERCANTILE EXCHANGE",2021-03-16,023651,100,   1,2,3,4,5,6,7,8,9,10,11,"Combined"',
      '"WTI FINANCIAL CRUDE OIL - NEW YORK MERCANTILE EXCHANGE",2021-03-16,06765A,100,   1,2,3,4,5,6,7,8,9,10,11,"Combined"',
    ),
  },
  {
    ...{ format: 'yahoo-daily', fileName: 'NG=F.csv', rows: { FUTURES: 2 } },
    content: lines(
      'Date,Open,High,Low,Close,Adj Close,Volume',
      '2020-09-24,2.195000,2.320000,2.169000,2.248000,2.248000,60475',
      '2020-09-25,2.178000,2.260000,2.101000,2.139000,2.139000,60475',
    ),
  },
];

/** Answers of interfaces. */
export const JSON_SAMPLES: readonly FormSample[] = [
  {
    ...{ format: 'eia-v2', fileName: 'a.json', rows: { SPOT: 2 } },
    content:
      '{"response":{"total":"2","dateFormat":"YYYY-MM-DD","frequency":"daily","data":[{"period":"2026-08-10","series":"RWTC","value":"63.96","units":"$/BBL"},{"period":"1986-01-02","series":"RWTC","value":"25.56","units":"$/BBL"}]},"request":{"command":"/v2/seriesid/PET.RWTC.D/","params":{}},"apiVersion":"2.1.6"}',
  },
  {
    ...{ format: 'eia-v1', fileName: 'a.json', rows: { SPOT: 2 } },
    content:
      '{"request":{},"series":[{"series_id":"PET.RWTC.D","name":"WTI","units":"$/bbl","f":"D","data":[["20200420",-36.98],["20200421",8.91]]}]}',
  },
];

/** A CSV of nobody's form, and the mapping that a person made for it. */
export const MAPPED_SAMPLE: FormSample = {
  ...{ format: 'mapped-desk-file', fileName: 'a.csv', rows: { FUTURES: 2 } },
  content: lines('Datum;Monat;Preis', '20.04.2020;2020-05;-37,63', '20.04.2020;2020-06;20,43'),
  request: {
    mapping: {
      ...{ name: 'Desk file', content: 'FUTURES', delimiter: ';', decimalMark: ',', dateFormat: 'DD.MM.YYYY' },
      columns: {
        ...{ tradeDate: { column: 'Datum' }, product: { value: 'CL' } },
        ...{ month: { column: 'Monat' }, settle: { column: 'Preis' } },
      },
    },
  },
};

/** Everything that is text, one way or another. */
export const FORM_SAMPLES: readonly FormSample[] = [...TABLE_SAMPLES, ...TEXT_SAMPLES, ...JSON_SAMPLES, MAPPED_SAMPLE];

/** A workbook as the EIA publishes them: two prices of spot, three futures of the first nearby. */
export async function eiaWorkbookBytes(): Promise<Buffer> {
  const day = (text: string): Date => new Date(`${text}T00:00:00Z`);
  const workbook = await writeXlsx({
    sheets: [
      {
        name: 'Contents',
        rows: [
          [null, 'Workbook Contents'],
          [null, 'Worksheet Name', 'Description', '# Of Series', 'Frequency', 'Latest Data for'],
          [null, 'Data 1', 'Prices', 2, 'Daily', '4/21/2020'],
        ],
      },
      {
        name: 'Data 1',
        rows: [
          ['Back to Contents', 'Data 1: Prices'],
          ['Sourcekey', 'RWTC', 'RCLC1'],
          ['Date', 'Cushing, OK WTI Spot Price FOB', 'Cushing, OK Crude Oil Future Contract 1'],
          [day('2020-04-17'), 18.31, 18.27],
          [day('2020-04-20'), -36.98, -37.63],
          [day('2020-04-21'), null, 10.01],
        ],
      },
    ],
  });
  return Buffer.from(workbook);
}

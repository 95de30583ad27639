import { barchartChainForm } from './barchart-chain/barchart-chain.form.js';
import { cftcCotForm } from './cftc-cot/cftc-cot.form.js';
import { cmeSettlementCsvForm } from './cme-settlement-csv/cme-settlement-csv.form.js';
import { cmeSettlementTextForm } from './cme-settlement-text/cme-settlement-text.form.js';
import { databentoCsvForm } from './databento-csv/databento-csv.form.js';
import { eiaV1Form } from './eia-v1/eia-v1.form.js';
import { eiaV2Form } from './eia-v2/eia-v2.form.js';
import { eiaWorkbookForm } from './eia-workbook/eia-workbook.form.js';
import { iceGreeksForm } from './ice-greeks/ice-greeks.form.js';
import { iceSettlementForm } from './ice-settlement/ice-settlement.form.js';
import { nasdaqChrisForm } from './nasdaq-chris/nasdaq-chris.form.js';
import type { JsonForm, SheetForm, TextForm } from './vendor-form.js';
import { yahooDailyForm } from './yahoo-daily/yahoo-daily.form.js';

/** Every form of text that a vendor publishes; the first one that fits a file is the file's. */
export const TEXT_FORMS: readonly TextForm[] = [
  cmeSettlementCsvForm,
  cmeSettlementTextForm,
  iceSettlementForm,
  iceGreeksForm,
  nasdaqChrisForm,
  barchartChainForm,
  databentoCsvForm,
  cftcCotForm,
  yahooDailyForm,
];

export const JSON_FORMS: readonly JsonForm[] = [eiaV2Form, eiaV1Form];

export const SHEET_FORMS: readonly SheetForm[] = [eiaWorkbookForm];

export const VENDOR_FORMS: readonly (TextForm | JsonForm | SheetForm)[] = [
  ...TEXT_FORMS,
  ...JSON_FORMS,
  ...SHEET_FORMS,
];

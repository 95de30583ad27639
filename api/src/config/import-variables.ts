/** Variables of imports: how large files may be, where else they come from, and how long what is left of them is kept. */
import { z } from 'zod';

import { address, variable, wholeNumber } from './variable.js';

/** What can be asked for: ids of daily series of petroleum and natural gas. */
const EIA_ID = /^(PET|NG)\.[A-Z0-9_]{1,60}\.D$/;
const MOST_SERIES = 100;
const SERIES_EXPECTED = `at most ${MOST_SERIES} ids of daily series, as in PET.RWTC.D,NG.RNGC1.D`;
const DEFAULT_SERIES = [
  'PET.RWTC.D',
  'PET.RBRTE.D',
  'NG.RNGWHHD.D',
  ...[1, 2, 3, 4].map((nearby) => `PET.RCLC${nearby}.D`),
  ...[1, 2, 3, 4].map((nearby) => `NG.RNGC${nearby}.D`),
].join(',');

const seriesIds = z
  .string()
  .transform((text) => [...new Set(text.split(',').map((id) => id.trim()))])
  .refine((ids) => ids.length <= MOST_SERIES && ids.every((id) => EIA_ID.test(id)), SERIES_EXPECTED);

export const importVariables = {
  WORKER: variable(z.enum(['inside', 'apart'], 'inside or apart').default('inside'), {
    group: 'Imports',
    description:
      'Who reads imported files: this server itself, or processes of their own that npm run worker starts beside a PostgreSQL.',
  }),
  IMPORT_MAX_MB: variable(wholeNumber(1, 16_384).default(1_024), {
    group: 'Imports',
    description:
      'Largest file that POST /imports takes, in MB as it comes; what is packed in it may be four times as much.',
  }),
  IMPORT_ROWS_KEPT_DAYS: variable(wholeNumber(1, 36_500).default(730), {
    group: 'Imports',
    description:
      'Days for which the rows of an import are kept beside the store, so that an earlier import can be rolled back exactly.',
  }),
  IMPORT_DROP_DIR: variable(z.string().optional(), {
    group: 'Imports',
    description:
      'A folder whose files are imported once they do not change any more, and moved into done or failed in it. A relative one starts where the server does.',
    defaultText: 'none',
    example: '/srv/cushing/drop',
  }),
  BARS_MINUTE_KEPT_DAYS: variable(wholeNumber(1, 36_500).default(30), {
    group: 'Imports',
    description:
      'Days for which bars of one minute are kept. Nightly, older ones are merged into those of five minutes (kept a year), hours (five years) and trade dates (for ever).',
  }),
  EIA_API_KEY: variable(z.string().max(200).optional(), {
    group: 'Imports',
    description: 'Key of the EIA (eia.gov/opendata). With it the series are fetched daily at 23:30 New York.',
    defaultText: 'none',
    secret: true,
  }),
  EIA_SERIES: variable(seriesIds.prefault(DEFAULT_SERIES), {
    group: 'Imports',
    description: 'Daily series of the EIA that are fetched, by their ids, between commas.',
  }),
  EIA_URL: variable(address(['http:', 'https:'], 'https://api.eia.gov').default('https://api.eia.gov'), {
    group: 'Imports',
    description: 'Where the EIA is.',
  }),
};

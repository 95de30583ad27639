import type { MigrationObject } from '@mikro-orm/core';

import { Migration20260301000000Accounts } from './migration-20260301000000-accounts.js';
import { Migration20261121000000Alerts } from './migration-20261121000000-alerts.js';
import { Migration20261122000000Imports } from './migration-20261122000000-imports.js';
import { Migration20261122000001Reports } from './migration-20261122000001-reports.js';
import { Migration20261122000002DailyReports } from './migration-20261122000002-daily-reports.js';

/** In the order in which they run. A list and no folder scan, so that it is the same in every build. */
export const MIGRATIONS: readonly MigrationObject[] = [
  { name: '20260301000000-accounts', class: Migration20260301000000Accounts },
  { name: '20261121000000-alerts', class: Migration20261121000000Alerts },
  { name: '20261122000000-imports', class: Migration20261122000000Imports },
  { name: '20261122000001-reports', class: Migration20261122000001Reports },
  { name: '20261122000002-daily-reports', class: Migration20261122000002DailyReports },
];

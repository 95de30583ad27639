import type { Options } from '@mikro-orm/core';
import { ReflectMetadataProvider } from '@mikro-orm/decorators/legacy';
import { Migrator } from '@mikro-orm/migrations';

import type { Logger } from '../../shared/logger.js';
import { refuseZeroCharacters } from './database-error.js';
import { AlertEntity } from './entities/alert.entity.js';
import { AlertEventEntity } from './entities/alert-event.entity.js';
import { ApiKeyEntity } from './entities/api-key.entity.js';
import { AuditEventEntity } from './entities/audit-event.entity.js';
import { ColumnMappingEntity } from './entities/column-mapping.entity.js';
import { ImportEntity } from './entities/import.entity.js';
import { OAuthAccountEntity } from './entities/oauth-account.entity.js';
import { OneTimeTokenEntity } from './entities/one-time-token.entity.js';
import { PermissionEntity } from './entities/permission.entity.js';
import { RefreshGrantEntity } from './entities/refresh-grant.entity.js';
import { ReportEntity } from './entities/report.entity.js';
import { ReportSubscriptionEntity } from './entities/report-subscription.entity.js';
import { UserEntity } from './entities/user.entity.js';
import { WatchListEntity } from './entities/watch-list.entity.js';
import { MIGRATIONS } from './migrations/migrations.js';

type OrmOptions = Pick<
  Options,
  | 'entities'
  | 'metadataProvider'
  | 'metadataCache'
  | 'extensions'
  | 'migrations'
  | 'ensureDatabase'
  | 'onQuery'
  | 'colors'
  | 'debug'
  | 'logger'
>;

/** What both engines are opened with. */
export function ormOptions(logger: Logger): OrmOptions {
  return {
    entities: [
      UserEntity,
      OAuthAccountEntity,
      RefreshGrantEntity,
      PermissionEntity,
      ApiKeyEntity,
      AuditEventEntity,
      OneTimeTokenEntity,
      AlertEntity,
      AlertEventEntity,
      WatchListEntity,
      ImportEntity,
      ColumnMappingEntity,
      ReportSubscriptionEntity,
      ReportEntity,
    ],
    metadataProvider: ReflectMetadataProvider,
    metadataCache: { enabled: false },
    extensions: [Migrator],
    migrations: { tableName: 'migrations', migrationsList: [...MIGRATIONS], snapshot: false, silent: true },
    // The database is the operator's to make.
    ensureDatabase: false,
    onQuery: refuseZeroCharacters,
    colors: false,
    debug: false,
    logger: (message: string) => {
      logger.debug({}, message);
    },
  };
}

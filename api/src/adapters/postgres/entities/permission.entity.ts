import { Entity, PrimaryKey } from '@mikro-orm/decorators/legacy';

import type { Permission, Role } from '../../../slices/accounts/index.js';

/** A row of `permissions`: that a role may do something. */
@Entity({ tableName: 'permissions' })
export class PermissionEntity {
  @PrimaryKey({ type: 'text' })
  role!: Role;

  @PrimaryKey({ type: 'text' })
  permission!: Permission;
}

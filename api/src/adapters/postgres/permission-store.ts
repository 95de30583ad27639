import { ROLES } from '../../slices/accounts/index.js';
import type { Permission, PermissionStore, Role } from '../../slices/accounts/index.js';
import type { Access } from './access.js';
import { PermissionEntity } from './entities/permission.entity.js';

/** The table `permissions`, which migrations fill. */
export class PostgresPermissionStore implements PermissionStore {
  readonly #access: Access;

  constructor(access: Access) {
    this.#access = access;
  }

  async byRole(): Promise<Readonly<Record<Role, readonly Permission[]>>> {
    const rows = await this.#access.run((manager) => manager.find(PermissionEntity, {}));
    const permissionsOf = (role: Role): readonly Permission[] =>
      rows.filter((row) => row.role === role).map((row) => row.permission);
    return Object.fromEntries(ROLES.map((role) => [role, permissionsOf(role)])) as Record<Role, readonly Permission[]>;
  }
}

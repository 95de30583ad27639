import type { PermissionsByRole, UserId, UserStore } from '../accounts/index.js';
import type { ExportViewers } from './exports.ports.js';
import type { ExportViewer } from './exports.types.js';

/** Reads anew who a user is: a link never outlives what its user may do. */
export class StoredViewers implements ExportViewers {
  readonly #users: Pick<UserStore, 'byId'>;
  readonly #permissions: PermissionsByRole;

  constructor(users: Pick<UserStore, 'byId'>, permissions: PermissionsByRole) {
    this.#users = users;
    this.#permissions = permissions;
  }

  async viewer(userId: UserId): Promise<ExportViewer | undefined> {
    const user = await this.#users.byId(userId);
    if (user?.isActive !== true) return undefined;
    return { userId: user.id, permissions: this.#permissions[user.role] };
  }
}

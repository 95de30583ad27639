export { AccountDatabase } from './account-database.js';
export type { AccountDatabaseAddress } from './account-database.js';

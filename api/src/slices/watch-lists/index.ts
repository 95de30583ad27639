export type * from './watch-lists.types.js';
export { WatchListsService } from './watch-lists.service.js';
export type { WatchListsServiceOptions } from './watch-lists.service.js';

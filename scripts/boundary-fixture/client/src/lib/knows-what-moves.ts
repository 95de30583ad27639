// breaks: client-lib-knows-no-live
export * from '../live/live.js';

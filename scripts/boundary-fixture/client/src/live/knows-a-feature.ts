// breaks: client-live-knows-no-page
export * from '../features/futures/futures.js';

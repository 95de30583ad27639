// breaks: client-desk-knows-no-feature
export * from '../features/futures/futures.js';

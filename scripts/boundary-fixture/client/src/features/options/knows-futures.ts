// breaks: client-features-are-strangers
export { futures } from '../futures/futures.js';

export { market } from './market.js';

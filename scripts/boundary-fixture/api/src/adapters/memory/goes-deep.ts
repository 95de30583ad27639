// breaks: front-door-only
export { market } from '../../slices/market/market.js';

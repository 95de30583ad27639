// breaks: shared-knows-no-layer
export { market } from '../slices/market/index.js';

// breaks: products-imports-only-itself
export { two } from '../../quant/src/index.js';

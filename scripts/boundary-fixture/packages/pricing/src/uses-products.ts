// breaks: pricing-imports-only-quant
export { one } from '../../products/src/index.js';

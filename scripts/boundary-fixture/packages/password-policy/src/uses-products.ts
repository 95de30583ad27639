// breaks: password-policy-imports-nothing-of-ours
export { one } from '../../products/src/index.js';

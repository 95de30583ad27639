// breaks: slice-is-declared
export { undeclared } from '../slices/undeclared/index.js';

// breaks: src-never-imports-tests
export { proof } from './market.test.js';

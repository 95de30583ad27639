// breaks: adapters-know-no-transport
export { schema } from '../../graphql/schema.js';

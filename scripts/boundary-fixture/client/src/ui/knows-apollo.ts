// breaks: client-ui-knows-no-graphql
export { gql } from '@apollo/client';

/** What an option gives the right to: to buy, or to sell. */
export type OptionType = 'CALL' | 'PUT';

/** The contracts there are: those that a two-digit year can name, 80 for 1980 … 79 for 2079. */
export const FIRST_CONTRACT_YEAR = 1980;
export const LAST_CONTRACT_YEAR = 2079;

/** Calendars reach a year further on each side: a contract ends before its month, and is noticed after its end. */
export const FIRST_CALENDAR_YEAR = FIRST_CONTRACT_YEAR - 1;
export const LAST_CALENDAR_YEAR = LAST_CONTRACT_YEAR + 1;

/** The one table of days that no rule gives, each with its reason. */
import type { CalendarName, ClosedDayActivity } from './calendar.js';

/** A weekday that one calendar closed, or kept open although its rule closes it. */
export interface ExceptionalDay {
  readonly calendar: CalendarName;
  /** `YYYY-MM-DD` */
  readonly date: string;
  /** `OPEN`: a business day against the rule; otherwise none, with what the exchange still did. */
  readonly state: 'OPEN' | ClosedDayActivity;
  readonly reason: string;
}

export const EXCEPTIONAL_DAYS: readonly ExceptionalDay[] = [
  // Bridges between a holiday and a weekend, and New Year's Day on a Saturday, which the exchange closed for now and then.
  ...nymex('NONE', 'Christmas Eve', ['1984-12-24', '1985-12-24', '1990-12-24', '2001-12-24']),
  ...nymex('SETTLEMENT', 'Christmas Eve', ['2007-12-24']),
  ...nymex('NONE', "New Year's Eve", ['1984-12-31', '1993-12-31', '1999-12-31', '2004-12-31']),
  ...nymex('NONE', "Day after New Year's Day", ['2000-01-03', '2004-01-02']),
  ...nymex('NONE', 'Day before Independence Day', [
    '1986-07-03',
    '1989-07-03',
    '1995-07-03',
    '2000-07-03',
    '2006-07-03',
  ]),
  ...nymex('NONE', 'Day after Independence Day', ['1985-07-05', '1996-07-05', '2002-07-05']),
  ...nymex('NONE', 'Day after Christmas', ['1986-12-26', '2003-12-26']),

  ...nymex('NONE', 'Attack on the World Trade Center', ['1993-03-01']),
  ...nymex('NONE', 'Funeral of President Nixon', ['1994-04-27']),
  ...nymex('NONE', 'Attacks of 11 September', ['2001-09-11', '2001-09-12', '2001-09-13']),
  ...nymex('NONE', 'Funeral of President Reagan', ['2004-06-11']),

  ...london('NONE', 'Royal wedding', ['1981-07-29', '2011-04-29']),
  ...london('OPEN', 'Early May bank holiday moved to 8 May, fifty years after the war in Europe', ['1995-05-01']),
  ...london('NONE', 'Early May bank holiday', ['1995-05-08']),
  ...london('NONE', "Millennium, New Year's Eve", ['1999-12-31']),
  ...london('OPEN', 'Spring bank holiday moved to 4 June for the Golden Jubilee', ['2002-05-27']),
  ...london('NONE', 'Golden Jubilee', ['2002-06-03']),
  ...london('NONE', 'Spring bank holiday', ['2002-06-04']),
  ...london('OPEN', 'Spring bank holiday moved to 4 June for the Diamond Jubilee', ['2012-05-28']),
  ...london('NONE', 'Spring bank holiday', ['2012-06-04']),
  ...london('NONE', 'Diamond Jubilee', ['2012-06-05']),
  ...london('OPEN', 'Early May bank holiday moved to 8 May, 75 years after the war in Europe', ['2020-05-04']),
  ...london('NONE', 'Early May bank holiday', ['2020-05-08']),
  ...london('OPEN', 'Spring bank holiday moved to 2 June for the Platinum Jubilee', ['2022-05-30']),
  ...london('NONE', 'Spring bank holiday', ['2022-06-02']),
  ...london('NONE', 'Platinum Jubilee', ['2022-06-03']),
  ...london('NONE', 'Funeral of Queen Elizabeth II', ['2022-09-19']),
  ...london('NONE', 'Coronation of King Charles III', ['2023-05-08']),
];

function nymex(state: ExceptionalDay['state'], reason: string, dates: readonly string[]): readonly ExceptionalDay[] {
  return dates.map((date) => ({ calendar: 'NYMEX', date, state, reason }));
}

function london(state: ExceptionalDay['state'], reason: string, dates: readonly string[]): readonly ExceptionalDay[] {
  return dates.map((date) => ({ calendar: 'LONDON', date, state, reason }));
}

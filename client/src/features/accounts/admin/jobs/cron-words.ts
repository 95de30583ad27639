/** Cron expressions in words, as far as words are shorter; and when such a time comes next. */

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;
/** Least and greatest value of minute, hour, day, month and weekday. */
const RANGES = [
  [0, 59],
  [0, 23],
  [1, 31],
  [1, 12],
  [0, 7],
] as const;
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** 29 February comes no later than that. */
const MOST_DAYS_AHEAD = 8 * 366;

interface Cron {
  readonly minutes: ReadonlySet<number>;
  readonly hours: ReadonlySet<number>;
  readonly days: ReadonlySet<number>;
  readonly months: ReadonlySet<number>;
  readonly weekdays: ReadonlySet<number>;
  readonly isEveryDay: boolean;
  readonly isEveryWeekday: boolean;
}

/**
 * @param cron minute, hour, day, month, weekday
 * @returns as in `every day at 03:10 UTC`; the expression itself where there are no short words for it
 */
export function cronText(cron: string, timezone: string): string {
  const fields = cron.trim().split(/\s+/u);
  const [minute = '', hour = '', day, month, weekday = ''] = fields;
  const verbatim = `at the times of “${cron}”, ${timezone}`;
  if (fields.length !== RANGES.length || day !== '*' || month !== '*') return verbatim;
  const days = weekdayText(weekday);
  if (days === undefined) return verbatim;
  if (hour === '*') {
    if (weekday !== '*') return verbatim;
    if (minute === '*') return 'every minute';
    const [, step] = /^\*\/(\d+)$/u.exec(minute) ?? [];
    if (step !== undefined) return `every ${step} minutes`;
    return isNumber(minute) ? `every hour at :${minute.padStart(2, '0')}` : verbatim;
  }
  if (!isNumber(minute) || !isNumber(hour)) return verbatim;
  return `${days} at ${hour.padStart(2, '0')}:${minute.padStart(2, '0')} ${timezone}`;
}

function weekdayText(field: string): string | undefined {
  if (field === '*') return 'every day';
  if (field === '1-5') return 'Monday to Friday';
  return isNumber(field) ? `every ${WEEKDAYS[Number(field) % 7] ?? ''}` : undefined;
}

/**
 * @returns the first instant after `after` that the expression means by the clock of its time zone; undefined where it
 * cannot be said
 */
export function nextTime(cron: string, timezone: string, after: number): number | undefined {
  const times = readCron(cron);
  const clock = clockOf(timezone);
  if (times === undefined || clock === undefined) return undefined;
  let at = (Math.floor(after / MINUTE_MS) + 1) * MINUTE_MS;
  const last = after + MOST_DAYS_AHEAD * DAY_MS;
  while (at <= last) {
    const { month, day, weekday, hour, minute } = clock(at);
    if (!isDay(times, month, day, weekday)) {
      // By the last hour, not to midnight at once: a change of the clock makes a day longer or shorter.
      at += (hour === 23 ? 60 - minute : (23 - hour) * 60 - minute) * MINUTE_MS;
    } else if (!times.hours.has(hour)) {
      at += (60 - minute) * MINUTE_MS;
    } else if (!times.minutes.has(minute)) {
      at += MINUTE_MS;
    } else {
      return at;
    }
  }
  return undefined;
}

function isDay(times: Cron, month: number, day: number, weekday: number): boolean {
  if (!times.months.has(month)) return false;
  const [byDay, byWeekday] = [times.days.has(day), times.weekdays.has(weekday)];
  // Where both are narrowed, either will do: so cron has it.
  return times.isEveryDay || times.isEveryWeekday ? byDay && byWeekday : byDay || byWeekday;
}

function readCron(cron: string): Cron | undefined {
  const fields = cron.trim().split(/\s+/u);
  if (fields.length !== RANGES.length) return undefined;
  const [minutes, hours, days, months, weekdays] = fields.map((field, index) => {
    const [low, high] = RANGES[index] ?? [0, 0];
    return readField(field, low, high);
  });
  if (!minutes || !hours || !days || !months || !weekdays) return undefined;
  return {
    ...{ minutes, hours, days, months },
    weekdays: new Set([...weekdays].map((day) => day % 7)),
    isEveryDay: fields[2] === '*',
    isEveryWeekday: fields[4] === '*',
  };
}

/** Lists, ranges and steps of numbers; names and other extensions are not read. */
function readField(field: string, low: number, high: number): ReadonlySet<number> | undefined {
  const values = new Set<number>();
  for (const part of field.split(',')) {
    const match = /^(?:\*|(\d+)(?:-(\d+))?)(?:\/(\d+))?$/u.exec(part);
    if (match === null) return undefined;
    const [, from, to, every] = match;
    const first = from === undefined ? low : Number(from);
    const last = to === undefined ? (from === undefined || every !== undefined ? high : first) : Number(to);
    const step = every === undefined ? 1 : Number(every);
    if (first < low || last > high || first > last || step < 1) return undefined;
    for (let value = first; value <= last; value += step) values.add(value);
  }
  return values;
}

interface WallClock {
  readonly month: number;
  readonly day: number;
  readonly weekday: number;
  readonly hour: number;
  readonly minute: number;
}

/** The clock on the wall of a time zone; undefined where the browser does not know it. */
function clockOf(timezone: string): ((at: number) => WallClock) | undefined {
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat('en-US', {
      ...{ timeZone: timezone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit' },
      ...{ hour: '2-digit', minute: '2-digit' },
    });
  } catch {
    return undefined;
  }
  return (at) => {
    const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
    const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
    const [month, day] = [part('month'), part('day')];
    const weekday = new Date(Date.UTC(part('year'), month - 1, day)).getUTCDay();
    return { month, day, weekday, hour: part('hour'), minute: part('minute') };
  };
}

function isNumber(field: string): boolean {
  return /^\d+$/u.test(field);
}

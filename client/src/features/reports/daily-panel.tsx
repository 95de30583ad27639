import { parseIsoDate } from '@cushing/products';
import type { IsoDate } from '@cushing/products';
import { useState } from 'react';
import { Link } from 'react-router';

import { DailyReportDocument } from '../../gql/graphql.js';
import { dateText } from '../../lib/format.js';
import { signInAddress } from '../../lib/return-path.js';
import { useShown } from '../../lib/use-shown.js';
import { isAllowed, useSession } from '../../session/session-context.js';
import { buttonStyle } from '../../ui/button.js';
import { DateInput } from '../../ui/date-input.js';
import { Panel } from '../../ui/panel.js';
import { Failure, Loading } from '../../ui/states.js';
import { DailyForm } from './daily-form.js';

/** The market report of each trade date: the page of one, and one's mail of it. */
export function DailyPanel() {
  const shown = useShown(DailyReportDocument, {}, { isFresh: true });
  const session = useSession();
  return (
    <Panel title="Daily report" className="self-start">
      <p className="mb-2 text-muted">
        Curves against the day and the month before, the biggest moves, vols and skew, open interest and your alerts, on
        a page that prints well.
      </p>
      {shown.status === 'LOADING' ? <Loading what="the daily report" height={320} /> : null}
      {shown.status === 'FAILED' ? <Failure message={shown.message} onRetry={shown.retry} /> : null}
      {shown.status !== 'SHOWN' ? null : (
        <div className="flex flex-col gap-4">
          <Pages link={shown.data.dailyReport.link} tradeDate={shown.data.dailyReport.tradeDate} />
          <section aria-labelledby="daily-mail" className="flex flex-col gap-2">
            <h3 id="daily-mail" className="font-semibold">
              By mail
            </h3>
            {isAllowed(session, 'ACCOUNT') && session.status === 'SIGNED_IN' ? (
              <DailyForm subscription={shown.data.dailyReport.subscription} user={session.user} />
            ) : (
              <>
                <p className="text-muted">
                  Mail needs an account of your own with an address that is confirmed; the demo has none.
                </p>
                <span className="flex flex-wrap gap-2">
                  <Link to="/register?returnTo=%2Freports" className={buttonStyle()}>
                    Make an account
                  </Link>
                  <Link to={signInAddress('/reports')} className={buttonStyle()}>
                    Sign in
                  </Link>
                </span>
              </>
            )}
          </section>
        </div>
      )}
    </Panel>
  );
}

interface PagesProps {
  readonly link: string;
  readonly tradeDate: IsoDate;
}

/** The latest page, and that of any other date: each is a page of its own, beside this one. */
function Pages({ link, tradeDate }: PagesProps) {
  const [picked, setPicked] = useState<IsoDate>(tradeDate);
  return (
    <div className="flex flex-col gap-2">
      <a href={link} target="_blank" rel="noopener" className={buttonStyle({ variant: 'PRIMARY', size: 'LARGE' })}>
        Report of {dateText(tradeDate)}, the latest <NewTab />
      </a>
      <div className="flex gap-1.5">
        <DateInput
          aria-label="Date of another report"
          value={picked}
          max={tradeDate}
          onPick={(text) => {
            const date = parseIsoDate(text);
            if (date !== undefined) setPicked(date);
          }}
          className="min-h-8 min-w-0 grow"
        />
        <a
          href={`/reports/daily/${picked}`}
          target="_blank"
          rel="noopener"
          aria-label={`Open the report of ${dateText(picked)}, in a new tab`}
          className={buttonStyle({ size: 'LARGE' })}
        >
          Open <NewTab isSilent />
        </a>
      </div>
      <p className="text-muted">Of a day without trading, the trade date before it counts.</p>
    </div>
  );
}

function NewTab({ isSilent = false }: { readonly isSilent?: boolean }) {
  return (
    <>
      <span aria-hidden="true">↗</span>
      {isSilent ? null : <span className="sr-only">, in a new tab</span>}
    </>
  );
}

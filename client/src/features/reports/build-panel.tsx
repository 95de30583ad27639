import { useState } from 'react';

import type { ReportRowFragment } from '../../gql/graphql.js';
import { failureText } from '../../lib/error-text.js';
import type { ChangeView } from '../../lib/use-address-view.js';
import { useShortcuts } from '../../lib/use-shortcuts.js';
import { isAllowed, useSession } from '../../session/session-context.js';
import { Button } from '../../ui/button.js';
import { Notice } from '../../ui/notice.js';
import { Panel } from '../../ui/panel.js';
import { questionOf } from './export-question.js';
import { MadeReport } from './made-report.js';
import { ParameterFields } from './parameter-fields.js';
import { RadioCards } from './radio-cards.js';
import { FORMATS, SUBJECTS } from './report-words.js';
import { namesOf } from './reports-view.js';
import type { ReportsView } from './reports-view.js';
import { useMarketDefaults } from './use-market-defaults.js';
import { useReportActions } from './use-report-actions.js';

type Way = 'NOW' | 'BACKGROUND';

interface BuildPanelProps {
  readonly view: ReportsView;
  readonly change: ChangeView<ReportsView>;
  /** Where what was made here is found again. */
  readonly reports: readonly ReportRowFragment[] | undefined;
}

/** What a file is to hold and how it is written, and two ways to have it. */
export function BuildPanel({ view, change, reports }: BuildPanelProps) {
  const session = useSession();
  const market = useMarketDefaults(view);
  const actions = useReportActions();
  const [busy, setBusy] = useState<Way>();
  const [failure, setFailure] = useState<string>();
  const [made, setMade] = useState<string>();
  const question = questionOf(view, market);
  const subject = SUBJECTS[view.subject];
  const mayHave = subject.permission === undefined || isAllowed(session, subject.permission);
  const isReady = mayHave && question.status === 'READY';
  const have = async (way: Way): Promise<void> => {
    if (!mayHave || question.status !== 'READY' || busy !== undefined) return;
    setBusy(way);
    setFailure(undefined);
    try {
      if (way === 'NOW') await actions.download(question.input);
      else setMade(await actions.make(question.input));
    } catch (error) {
      setFailure(failureText(error));
    }
    setBusy(undefined);
  };
  useShortcuts({
    d: () => void have('NOW'),
    b: () => void have('BACKGROUND'),
  });
  const report = reports?.find(({ id }) => id === made);
  return (
    <Panel id="build" title="Build a file">
      <div className="grid gap-x-5 gap-y-3 lg:grid-cols-[minmax(0,5fr)_minmax(0,5fr)_minmax(0,6fr)]">
        <div className="flex min-w-0 flex-col gap-2">
          <RadioCards
            label="What"
            className="grid-cols-2"
            value={view.subject}
            options={namesOf(SUBJECTS)
              .filter((name) => {
                const { permission } = SUBJECTS[name];
                return permission === undefined || isAllowed(session, permission) || name === view.subject;
              })
              .map((value) => ({ value, text: SUBJECTS[value].name }))}
            onChange={(value) => {
              change({ subject: value });
            }}
          />
          <p aria-live="polite" className="min-h-9 text-muted">
            {subject.holds}
          </p>
        </div>
        <div role="group" aria-label={`Of ${subject.name}`} className="flex min-w-0 flex-col gap-2 lg:min-h-80">
          {mayHave ? (
            <ParameterFields view={view} change={change} market={market} question={question} />
          ) : (
            <Notice tone="INFO">Your role does not open this. Choose something else, or ask an administrator.</Notice>
          )}
          {market.failure === undefined ? null : (
            <Notice tone="WARNING">
              {market.failure.message} <Button onClick={market.failure.retry}>Try again</Button>
            </Notice>
          )}
        </div>
        <div className="flex min-w-0 flex-col gap-3">
          <RadioCards
            label="Written as"
            value={view.format}
            options={namesOf(FORMATS).map((value) => ({ value, text: FORMATS[value].name, hint: FORMATS[value].good }))}
            onChange={(format) => {
              change({ format });
            }}
          />
          <div className="flex flex-wrap gap-2">
            <Button
              variant="PRIMARY"
              size="LARGE"
              title="Download now (d)"
              disabled={!isReady}
              isBusy={busy === 'NOW'}
              onClick={() => void have('NOW')}
            >
              Download now
            </Button>
            <Button
              size="LARGE"
              title="Make in the background (b)"
              disabled={!isReady}
              isBusy={busy === 'BACKGROUND'}
              onClick={() => void have('BACKGROUND')}
            >
              Make in the background
            </Button>
          </div>
          <p className="text-muted">
            What is made in the background goes on without this page, and is kept for 7 days below.
          </p>
          {failure === undefined ? null : <Notice tone="DANGER">{failure}</Notice>}
          {report === undefined ? null : <MadeReport report={report} />}
        </div>
      </div>
    </Panel>
  );
}

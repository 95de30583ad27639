/** What is wrong or odd in a file, as rows of one table. */
import type { ImportDetailQuery, ImportFindingSeverity } from '../../gql/graphql.js';
import { ACTIONS, wordsOf } from './import-words.js';

type Report = NonNullable<NonNullable<ImportDetailQuery['import']>['report']>;

export type IssueSeverity = ImportFindingSeverity | 'REJECTED';

/** The worst first. */
export const ISSUE_SEVERITIES: readonly IssueSeverity[] = ['REJECTED', 'ERROR', 'WARNING', 'INFO'];

export interface Issue {
  readonly key: string;
  readonly severity: IssueSeverity;
  /** In words. */
  readonly kind: string;
  /** 0 where no line shows it. */
  readonly line: number;
  /** Number of the column from 1; 0 for the whole line. */
  readonly column: number;
  readonly columnName: string;
  readonly message: string;
  /** What was done about it. */
  readonly done: string;
}

export interface IssueFilter {
  readonly severity: IssueSeverity | undefined;
  readonly kind: string | undefined;
  readonly text: string;
}

/** @returns the rejections and findings that a report lists, by line */
export function issuesOf({ rejections, findings }: Pick<Report, 'rejections' | 'findings'>): readonly Issue[] {
  const rejected = rejections.map(({ line, column, columnName, reason, message }, index): Issue => ({
    key: `rejection-${index}`,
    severity: 'REJECTED',
    kind: wordsOf(reason),
    line,
    column,
    columnName: columnName ?? '',
    message,
    done: ACTIONS.LEFT_OUT,
  }));
  const found = findings.map(({ line, column, columnName, kind, severity, action, message }, index): Issue => ({
    key: `finding-${index}`,
    severity,
    kind: wordsOf(kind),
    line,
    column,
    columnName,
    message,
    done: ACTIONS[action],
  }));
  return [...rejected, ...found].sort((a, b) => a.line - b.line || a.column - b.column);
}

/** @returns those that a person asks for; the text is looked for in all that a row shows */
export function filterIssues(issues: readonly Issue[], { severity, kind, text }: IssueFilter): readonly Issue[] {
  const sought = text.trim().toLowerCase();
  return issues.filter(
    (issue) =>
      (severity === undefined || issue.severity === severity) &&
      (kind === undefined || issue.kind === kind) &&
      (sought === '' ||
        `${issue.line} ${issue.kind} ${issue.columnName} ${issue.message} ${issue.done}`
          .toLowerCase()
          .includes(sought)),
  );
}

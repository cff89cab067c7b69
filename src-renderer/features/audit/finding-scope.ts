// Which contacts a count of findings leads to. Pure.

import type { Rule } from '../../../src-shared/rules/ast.ts';
import type { ContactScope } from '../../app/routes.ts';

/** Contacts with an open finding of a check. `title` is the check's. */
export function findingScope(check: string, title: string): ContactScope {
  const rule: Rule = { kind: 'group', match: 'all', items: [{ kind: 'finding', match: 'has', check }] };
  return { kind: 'rule', rule, label: title };
}

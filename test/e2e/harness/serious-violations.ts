import axe from 'axe-core';
import type { Tab } from './types.ts';

/** What axe holds to be serious, as `rule: element`. Sent as text, because the policy of our pages forbids script tags. */
export async function seriousViolations(tab: Tab, include = 'html'): Promise<string[]> {
  const run = new Function(
    'include',
    `${axe.source}
    return axe.run({ include: [[include]] }, { resultTypes: ['violations'] }).then(({ violations }) =>
      violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html)));`,
  );
  return tab.evaluate(run as (include: string) => Promise<string[]>, include);
}

// What the questions of a segment's sheet say, by whom the workspace sells to.
import type { Market } from '../../../src-shared/contract/settings.ts';

export interface SheetWords {
  description: string;
  action: string;
  kpi: string;
}

const both: SheetWords = {
  description: 'Who these contacts are, in words anyone on the team understands.',
  action: 'What is done for members: message, offer, service.',
  kpi: 'The figure that tells whether it works: repeat orders a month, replies, churn.',
};

/** @param market null where both are sold to */
export function sheetWords(market: Market | null): SheetWords {
  switch (market) {
    case 'companies':
      return {
        description: 'Which accounts these are and who decides there, in words anyone on the team understands.',
        action: 'What is done for these accounts: call, offer, review meeting, service level.',
        kpi: 'The figure that tells whether it works: meetings held, contracts renewed, revenue per account.',
      };
    case 'consumers':
      return {
        description: 'Who these people are, in words anyone on the team understands.',
        action: 'What is done for members: message, offer, birthday greeting, service.',
        kpi: 'The figure that tells whether it works: repeat orders a month, opens and clicks, returns.',
      };
    default:
      return both;
  }
}

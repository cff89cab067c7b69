// Decides what the requests of contract/sample.ts do. What the sample is made of lives in engines/sample.
import type { sampleContract } from '../../../../src-shared/contract/sample.ts';
import { refuse } from '../../../../src-shared/model/refusal.ts';
import type { HandlersOf } from '../../server/contexts.ts';
import { loadSample } from './sample-loader.ts';
import { hasContacts } from './sample-queries.ts';

export const sampleHandlers: HandlersOf<typeof sampleContract> = {
  'sample.create': async (job, { duplicates, asOf = job.asOf, ...rest }) => {
    if (job.read((db) => db.value(hasContacts())) === 1) {
      throw refuse(
        'not-empty',
        'Sample data goes only into a workspace without contacts. Make a new workspace and try again.',
      );
    }
    job.progress('Making sample contacts', 0, rest.contacts);
    // Loaded on demand: the generator carries name lists that nothing else needs.
    const { generateSample } = await import('../../engines/sample/sample.ts');
    const wanted = { ...rest, asOf, ...(duplicates === undefined ? {} : { duplicates }) };
    const expectedRows = rest.contacts * Math.round(4 + 12 * rest.engagement);
    return job.writeInBulk(expectedRows, (context) => loadSample(context, wanted, generateSample(wanted)));
  },
};

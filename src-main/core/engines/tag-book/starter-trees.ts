// The trees one can start from. Owns reading them: they are data, in the format of a tag tree in YAML, with a title.
import { parse } from 'yaml';
import type { Starter } from '../../../../src-shared/contract/tag-book.ts';
import { readTree } from './book-forms.ts';
import type { BookTag } from './book-tag.ts';

const texts = import.meta.glob<string>('./starters/*.yaml', { query: '?raw', import: 'default', eager: true });

/** The order in which they are offered: what suits everybody first. */
const order = ['customer-type', 'behaviour', 'lifecycle', 'b2b', 'b2c', 'saas', 'charity'];

export interface StarterTree {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  readonly tags: readonly BookTag[];
}

let loaded: readonly StarterTree[] | null = null;

export function starterTrees(): readonly StarterTree[] {
  loaded ??= order.map((id) => {
    const text = texts[`./starters/${id}.yaml`];
    if (text === undefined) throw new Error(`there is no starter tree ${id}`);
    const { tags, problems } = readTree('yaml', text);
    if (problems.length > 0) throw new Error(`starter tree ${id}: ${problems[0]?.message}`);
    const { title, about } = parse(text) as { title: string; about: string };
    // Lines of our own file would mean nothing to a person.
    return { id, title, about, tags: tags.map((tag) => ({ ...tag, line: null })) };
  });
  return loaded;
}

/** As the page shows them before anything is added. */
export function describeStarter({ id, title, about, tags }: StarterTree): Starter {
  return {
    id,
    title,
    about,
    tags: tags.map(({ path, sheet }) => ({
      depth: path.length - 1,
      name: path.at(-1) ?? '',
      meaning: sheet.meaning ?? '',
      appliedWhen: sheet.appliedWhen ?? '',
      removedWhen: sheet.removedWhen ?? '',
      action: sheet.action ?? '',
      owner: sheet.owner ?? '',
    })),
  };
}

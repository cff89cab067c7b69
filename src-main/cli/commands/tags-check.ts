// tagstead tags check: what is wrong with the tag system itself.
import { defineCommand } from '../command.ts';
import { counted, plainText } from '../output.ts';
import { withWorkspace } from '../workspace-session.ts';

export const tagsCheckCommand = defineCommand({
  name: 'tags check',
  summary: 'Check the tag system: documentation, owners, doubles, contradictions',
  arguments: [{ name: 'WORKSPACE', help: 'a .tagstead file, or a data file with tags' }],
  options: { 'fail-on': { type: 'choice', choices: ['any'], help: 'end with 1 when there is anything to say' } },
  examples: ['tagstead tags check acme.tagstead'],
  run: ({ words: [path = ''], options }, context) =>
    withWorkspace(path, { access: 'read', dataFile: true }, context, async ({ ask }) => {
      const { tags } = await ask('tags.tree', {});
      const hygiene = await ask('tags.hygiene', {});
      const byId = new Map(tags.map((tag) => [tag.id, tag]));
      const pathOf = (id: number): string => {
        const tag = byId.get(id);
        if (tag === undefined) return String(id);
        return tag.parentId === null ? plainText(tag.name) : `${pathOf(tag.parentId)} > ${plainText(tag.name)}`;
      };
      const section = (title: string, ids: readonly number[]) =>
        ids.length === 0 ? [] : [`${title} (${ids.length}):`, ...ids.map((id) => `  ${pathOf(id)}`)];
      const doubles = hygiene.nearDuplicates.map(
        ({ left, right, shared }) => `  ${pathOf(left)} and ${pathOf(right)} (${counted(shared, 'contact')} with both)`,
      );
      const found = [
        ...(doubles.length > 0 ? [`Nearly the same name (${doubles.length}):`, ...doubles] : []),
        ...section('Never used', hygiene.unused),
        ...section('Without documentation', hygiene.undocumented),
        ...section('Without an owner', hygiene.ownerless),
        ...section('Without an action', hygiene.withoutAction),
        ...section('Without a word on when it is removed', hygiene.neverRemoved),
        ...section(`Worn by fewer than ${hygiene.tinyBelow}`, hygiene.tiny),
        ...section('Due for review', hygiene.reviewDue),
        ...(hygiene.contradictions.count > 0
          ? [`Contacts with two tags of an exclusive group: ${hygiene.contradictions.count.toLocaleString('en')}`]
          : []),
      ];
      const isBad = options['fail-on'] === 'any' && found.length > 0;
      const lines = [`${counted(tags.length, 'tag')}.`, ...(found.length > 0 ? found : ['Nothing to say.'])];
      const paths = Object.fromEntries(tags.map(({ id }) => [id, pathOf(id)]));
      return { exit: isBad ? 1 : 0, lines, document: { tags: tags.length, paths, ...hygiene } };
    }),
});

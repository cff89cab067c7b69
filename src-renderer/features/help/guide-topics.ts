// The pages of docs/guide as topics, in the order of their numbers.
const texts = import.meta.glob<string>('../../../docs/guide/*.md', { query: '?raw', import: 'default', eager: true });

export interface GuideTopic {
  /** The file's name without number and ending: 'duplicates'. Links name it. */
  id: string;
  title: string;
  text: string;
}

export const guideTopics: readonly GuideTopic[] = Object.entries(texts)
  .sort(([a], [b]) => a.localeCompare(b))
  .map(([path, text]) => ({
    id: path.replace(/^.*\/\d+-|\.md$/g, ''),
    title: /^# (.+)$/m.exec(text)?.[1] ?? path,
    text,
  }));

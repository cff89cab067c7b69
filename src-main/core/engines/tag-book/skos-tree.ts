// The tag tree as a SKOS concept scheme in Turtle (https://www.w3.org/TR/skos-reference/, https://www.w3.org/TR/turtle/).
// Owns what each part of a sheet is in SKOS; what SKOS has no word for stands in a vocabulary of our own. Turtle itself is
// written and parsed by n3.
import { DataFactory, Parser, type Quad, Writer } from 'n3';
import {
  type BookProblem,
  type BookSheet,
  type BookTag,
  longestName,
  type RawBook,
  type RawTag,
  setField,
  shorten,
} from './book-tag.ts';
import { joinEscaped } from './escaped-list.ts';

const skos = 'http://www.w3.org/2004/02/skos/core#';
const own = 'urn:tagstead:vocabulary:';
const schemeIri = 'urn:tagstead:tags';
const rdfType = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';

/** Notation and names apart: every part of the sheet with its property. */
const properties = {
  meaning: `${skos}definition`,
  appliedWhen: `${skos}scopeNote`,
  examples: `${skos}example`,
  removedWhen: `${own}removedWhen`,
  action: `${own}action`,
  owner: `${own}owner`,
  counterExamples: `${own}counterExamples`,
  reviewAt: `${own}reviewAt`,
  status: `${own}status`,
  colour: `${own}colour`,
  isExclusive: `${own}isExclusive`,
} as const satisfies Partial<Record<keyof BookSheet, string>>;

/** The notation numbers the tags as chapters are numbered, 2.1.3, so that the order of siblings is kept. */
export function writeSkosTree(tags: readonly BookTag[]): string {
  const { namedNode, literal } = DataFactory;
  const writer = new Writer({ prefixes: { skos, ts: own, tag: 'urn:tagstead:tag:' } });
  const scheme = namedNode(schemeIri);
  const add = (subject: string, property: string, value: string): void =>
    writer.addQuad(namedNode(subject), namedNode(property), literal(value));
  const link = (subject: string, property: string, object: string): void =>
    writer.addQuad(namedNode(subject), namedNode(property), namedNode(object));
  link(schemeIri, rdfType, `${skos}ConceptScheme`);
  add(schemeIri, `${skos}prefLabel`, 'Tags');
  const numbers: number[] = [];
  for (const { path, sheet } of tags) {
    const depth = path.length;
    numbers.length = Math.min(numbers.length, depth);
    while (numbers.length < depth) numbers.push(0);
    numbers[depth - 1] = (numbers[depth - 1] ?? 0) + 1;
    const notation = numbers.join('.');
    const concept = `urn:tagstead:tag:${notation}`;
    link(concept, rdfType, `${skos}Concept`);
    add(concept, `${skos}prefLabel`, path.at(-1) ?? '');
    add(concept, `${skos}notation`, notation);
    writer.addQuad(namedNode(concept), namedNode(`${skos}inScheme`), scheme);
    if (depth === 1) writer.addQuad(namedNode(concept), namedNode(`${skos}topConceptOf`), scheme);
    else link(concept, `${skos}broader`, `urn:tagstead:tag:${numbers.slice(0, -1).join('.')}`);
    for (const alias of sheet.aliases ?? []) if (alias !== path.at(-1)) add(concept, `${skos}altLabel`, alias);
    for (const [key, property] of Object.entries(properties)) {
      const value = sheet[key as keyof typeof properties];
      if (value !== undefined && value !== false) add(concept, property, value === true ? 'true' : value);
    }
  }
  let text = '';
  writer.end((error, result) => {
    if (error) throw error;
    text = result;
  });
  return text;
}

interface Concept {
  line: number;
  values: Map<string, { text: string; language: string }[]>;
  isConcept: boolean;
}

export function readSkosTree(text: string): RawBook {
  const problems: BookProblem[] = [];
  const concepts = readConcepts(text, problems);
  const narrower = new Map<string, string>();
  for (const [iri, { values }] of concepts)
    for (const { text: below } of values.get(`${skos}narrower`) ?? [])
      if (!narrower.has(below)) narrower.set(below, iri);
  const tags = [...concepts].flatMap(([iri, concept]) =>
    concept.isConcept
      ? { ...readConcept(iri, concept, narrower.get(iri) ?? null, problems), notation: notationOf(concept) }
      : [],
  );
  tags.sort((left, right) => compareNotations(left.notation, right.notation));
  if (tags.length === 0 && problems.length === 0)
    problems.push({ line: null, kind: 'left-out', message: 'There is no skos:Concept in this file.' });
  return { tags: tags.map(({ notation: _, ...tag }) => tag), problems };
}

function readConcepts(text: string, problems: BookProblem[]): Map<string, Concept> {
  const concepts = new Map<string, Concept>();
  let line = 1;
  const take = ({ subject, predicate, object }: Quad): void => {
    let concept = concepts.get(subject.value);
    if (concept === undefined) {
      concept = { line, values: new Map(), isConcept: false };
      concepts.set(subject.value, concept);
    }
    if (predicate.value === rdfType) concept.isConcept ||= object.value === `${skos}Concept`;
    if (predicate.value === `${skos}prefLabel` && !isScheme(concept)) concept.isConcept = true;
    if (predicate.value === rdfType && object.value === `${skos}ConceptScheme`) {
      concept.isConcept = false;
      concept.values.set('scheme', []);
    }
    const value = { text: object.value, language: object.termType === 'Literal' ? object.language.toLowerCase() : '' };
    concept.values.set(predicate.value, [...(concept.values.get(predicate.value) ?? []), value]);
  };
  const factory = {
    ...DataFactory,
    quad: (subject: Quad['subject'], predicate: Quad['predicate'], object: Quad['object'], graph: Quad['graph']) => {
      const quad = DataFactory.quad(subject, predicate, object, graph);
      take(quad);
      return quad;
    },
  };
  const hooks = {
    onToken: (token: { line: number }) => {
      line = token.line;
    },
  };
  try {
    // The types are a version behind: they know neither the named callbacks nor that a factory may be a plain object.
    const parser = new Parser({ baseIRI: 'urn:tagstead:file:', factory } as ConstructorParameters<typeof Parser>[0]);
    parser.parse(text, hooks as unknown as null);
  } catch (error) {
    const at = (error as { context?: { line?: number } }).context?.line ?? line;
    const what = (error as Error).message.replace(/ on line \d+\.?$/, '');
    problems.push({ line: at, kind: 'left-out', message: `The file cannot be read from here on: ${what}.` });
  }
  return concepts;
}

const isScheme = ({ values }: Concept): boolean => values.has('scheme');

function readConcept(iri: string, { line, values }: Concept, above: string | null, problems: BookProblem[]): RawTag {
  const labels = values.get(`${skos}prefLabel`) ?? [];
  const name = preferred(labels);
  const broader = values.get(`${skos}broader`) ?? [];
  const note = (message: string): void => void problems.push({ line, kind: 'note', message });
  if (broader.length > 1)
    note(`“${shorten(name)}” has ${broader.length} broader concepts; a tag lies below one. The first is taken.`);
  const sheet: BookSheet = {};
  const others = [...(values.get(`${skos}altLabel`) ?? []), ...(values.get(`${skos}hiddenLabel`) ?? []), ...labels];
  const aliases = [...new Set(others.map(({ text }) => text.trim()))].filter(
    (text) => text !== name && text.length <= longestName,
  );
  if (aliases.length > 0) setField(sheet, 'aliases', joinEscaped(aliases, ';'));
  for (const [key, property] of Object.entries(properties)) {
    const found = values.get(property) ?? [];
    if (found.length === 0) continue;
    const isNote = property.startsWith(skos);
    const languages = isNote ? inOneLanguage(found) : found;
    const wrong = setField(sheet, key as keyof BookSheet, languages.map(({ text }) => text).join('\n'));
    if (wrong !== null)
      note(`${property.slice(property.search(/[^#:]*$/))} of “${shorten(name)}” is not taken over: ${wrong}.`);
  }
  return { line, ref: iri, parentRef: broader[0]?.text ?? above, name, sheet };
}

type Label = { text: string; language: string };

/** English first, then what has no language, then the first language that occurs. */
function inOneLanguage(labels: readonly Label[]): readonly Label[] {
  const languages = labels.map(({ language }) => language);
  const language = languages.find((one) => /^en\b/.test(one)) ?? languages.find((one) => one === '') ?? languages[0];
  return labels.filter((label) => label.language === language);
}

const preferred = (labels: readonly Label[]): string => inOneLanguage(labels)[0]?.text.trim() ?? '';
const notationOf = ({ values }: Concept): string => values.get(`${skos}notation`)?.[0]?.text ?? '';

/** Chapters in their order: 2.10 after 2.9. Whatever is not numbered stays where it is. */
function compareNotations(left: string, right: string): number {
  if (!/^\d+(?:\.\d+)*$/.test(left) || !/^\d+(?:\.\d+)*$/.test(right)) return 0;
  const [one, other] = [left.split('.').map(Number), right.split('.').map(Number)];
  for (const [index, number] of one.entries()) {
    const difference = number - (other[index] ?? -1);
    if (difference !== 0) return difference;
  }
  return one.length - other.length;
}

// Reads a typed sentence as a rule: 'Customers in New York who bought a jacket in the last 3 months'. Owns how conditions
// join and what is told of words that could not be read; a condition's own grammar is in read-conditions.ts. The inverse of
// src-shared/rules/sentence.ts: what that writes, this reads back.
import type { Group, Rule, RuleNode } from '../../../../src-shared/rules/ast.ts';
import type { Day } from '../../../../src-shared/rules/calendar.ts';
import type { ContactField, CustomFieldDefinition } from '../../../../src-shared/rules/field-catalogue.ts';
import { ConditionReader } from './read-conditions.ts';
import { TokenReader } from './token-reader.ts';

/** What names in a sentence can mean; each returns null for what is not there. */
export interface SentenceVocabulary {
  readonly tag: (name: string) => number | null;
  readonly segment: (name: string) => number | null;
  /** The id of an audit check by its title. */
  readonly check: (title: string) => string | null;
  readonly customFields: readonly CustomFieldDefinition[];
  /** The value as contacts have it, whatever its case. 'item' stands for products and categories. */
  readonly known: (field: ContactField | 'item', text: string) => string | null;
  /** The place of the world that a name means most likely, as 'Lyon, France'; null where there is none. */
  readonly place: (name: string) => { label: string; latitude: number; longitude: number } | null;
  /** The as-of day. */
  readonly today: Day;
}

export interface ReadSentence {
  readonly rule: Rule;
  /** Parts that nothing was made of, as places in the sentence. */
  readonly unread: readonly { readonly text: string; readonly from: number; readonly to: number }[];
}

/** Whom a sentence may begin with. 'customers' are contacts here: who bought is for a condition to say. */
const subjects =
  'all contacts|all customers|all people|contacts|customers|clients|people|persons|subscribers|buyers|users|shoppers|everybody|everyone|anybody|anyone|those|leads|members';
const kinds = { companies: 'company', households: 'household' } as const;

/** Reads as much as can be read; never throws. An empty sentence is everybody. */
export function readSentence(sentence: string, vocabulary: SentenceVocabulary): ReadSentence {
  const reader = new TokenReader(sentence.slice(0, 2000));
  return new SentenceReader(reader, vocabulary).read(sentence);
}

class SentenceReader {
  readonly #reader: TokenReader;
  readonly #conditions: ConditionReader;
  readonly #unread: { from: number; to: number }[] = [];

  constructor(reader: TokenReader, vocabulary: SentenceVocabulary) {
    this.#reader = reader;
    this.#conditions = new ConditionReader(reader, vocabulary);
  }

  read(sentence: string): ReadSentence {
    const items: RuleNode[] = [];
    const reader = this.#reader;
    reader.eat('show me|find me|find|show|list|give me|select|all the|the');
    for (const [word, kind] of Object.entries(kinds)) {
      if (reader.eat(word)) items.push({ kind: 'field', field: 'kind', test: { operator: 'equals', text: kind } });
    }
    if (items.length === 0) reader.eat(subjects);
    const nodes: RuleNode[] = [];
    let isAny = false;
    while (!reader.isDone) {
      if (this.#unread.length > 0 && reader.eat(subjects)) continue;
      const exception = reader.eat('except those who are|except those who|except those|except|but not|excluding');
      const joiner = exception ? 'and' : this.#joiner();
      const node = this.#any();
      if (node !== null) {
        if (joiner === 'or') isAny = true;
        nodes.push(exception ? { kind: 'group', match: 'none', items: itemsOf(node, 'any') } : node);
        continue;
      }
      this.#passOver();
    }
    const rule = ruleOf(items, nodes, isAny);
    return { rule, unread: this.#unread.map(({ from, to }) => ({ text: sentence.slice(from, to), from, to })) };
  }

  #joiner(): 'and' | 'or' {
    const reader = this.#reader;
    reader.eat(',');
    if (reader.eat('or')) return 'or';
    reader.eat('and|but');
    return 'and';
  }

  /**
   * Conditions and how they are joined. 'and' binds closer than 'or'; a comma stands for the next joiner that is said,
   * as in 'a, b or c', and for 'and' when none is.
   */
  #any(): RuleNode | null {
    const first = this.#unit();
    if (first === null) return null;
    const items = [first];
    const joiners: ('and' | 'or' | ',')[] = [];
    for (;;) {
      const next = this.#reader.attempt(() => {
        const joiner = this.#joinerHere();
        const item = joiner === null ? null : this.#unit();
        return item === null || joiner === null ? null : { joiner, item };
      });
      if (next === null) return joined(items, joiners);
      items.push(next.item);
      joiners.push(next.joiner);
    }
  }

  #joinerHere(): 'and' | 'or' | ',' | null {
    const reader = this.#reader;
    if (reader.eat(', or|or')) return 'or';
    if (reader.sees('but not|, but not')) return null; // an exception, not a condition
    if (reader.eat(', and|, but|and|but')) return 'and';
    if (reader.eat(',')) return ',';
    // 'in Leeds who bought': a clause may follow without a joiner.
    return reader.sees('who|that|which|whose|with|without|tagged|in|from|living|based|not|aged') ? 'and' : null;
  }

  #unit(): RuleNode | null {
    const reader = this.#reader;
    return reader.attempt((): RuleNode | null => {
      reader.eat('who|that|which');
      if (reader.eat('are not among those who')) {
        const inner = this.#any();
        return inner === null ? null : { kind: 'group', match: 'none', items: itemsOf(inner, 'any') };
      }
      if (reader.eat('(')) {
        const inner = this.#any();
        return inner !== null && reader.eat(')') ? inner : null;
      }
      return this.#conditions.read();
    });
  }

  #passOver(): void {
    const token = this.#reader.peek();
    if (token === undefined) return;
    this.#reader.skip();
    const last = this.#unread.at(-1);
    const isNext = last !== undefined && this.#reader.tokens[this.#reader.at - 2]?.to === last.to;
    if (isNext) last.to = token.to;
    else this.#unread.push({ from: token.from, to: token.to });
  }
}

function joined(items: readonly RuleNode[], joiners: readonly ('and' | 'or' | ',')[]): RuleNode {
  const groups: RuleNode[][] = [[]];
  let said: 'and' | 'or' = 'and';
  const meant = joiners.toReversed().map((joiner) => {
    if (joiner !== ',') said = joiner;
    return said;
  });
  meant.reverse();
  items.forEach((item, index) => {
    if (index > 0 && meant[index - 1] === 'or') groups.push([]);
    groups.at(-1)?.push(item);
  });
  return groupOf(
    'any',
    groups.map((group) => groupOf('all', group)),
  );
}

function groupOf(match: 'all' | 'any', items: RuleNode[]): RuleNode {
  const [only] = items;
  return items.length === 1 && only !== undefined ? only : { kind: 'group', match, items };
}

function itemsOf(node: RuleNode, match: Group['match']): RuleNode[] {
  return node.kind === 'group' && node.match === match ? node.items : [node];
}

function ruleOf(items: RuleNode[], nodes: RuleNode[], isAny: boolean): Rule {
  const flat = nodes.flatMap((node) => itemsOf(node, isAny ? 'any' : 'all'));
  const [only] = nodes;
  if (items.length === 0 && nodes.length === 1 && only?.kind === 'group') return only;
  if (isAny && items.length > 0)
    return { kind: 'group', match: 'all', items: [...items, { kind: 'group', match: 'any', items: flat }] };
  return { kind: 'group', match: isAny ? 'any' : 'all', items: [...items, ...flat] };
}

// Walks over the tokens of a sentence: eats words, numbers and lists, and goes back when a reading fails. Owns the place;
// knows no grammar of rules.
import { type Token, tokensOf } from './tokens.ts';

export class TokenReader {
  readonly tokens: readonly Token[];
  #at = 0;

  constructor(sentence: string) {
    this.tokens = tokensOf(sentence);
  }

  get at(): number {
    return this.#at;
  }

  get isDone(): boolean {
    return this.#at >= this.tokens.length;
  }

  peek(ahead = 0): Token | undefined {
    return this.tokens[this.#at + ahead];
  }

  skip(count = 1): void {
    this.#at += count;
  }

  /** Runs a reading; when it gives null the place is as before. */
  attempt<T>(read: () => T | null): T | null {
    const before = this.#at;
    const result = read();
    if (result === null) this.#at = before;
    return result;
  }

  /** Eats the first of several phrases that stands here: 'in the last|in last'. Longer ones first. */
  eat(phrases: string): boolean {
    for (const phrase of phrases.split('|')) {
      const words = phrase.split(' ');
      const stands = words.every((word, index) => {
        const token = this.peek(index);
        return token !== undefined && token.kind !== 'quoted' && token.key === word;
      });
      if (stands) {
        this.#at += words.length;
        return true;
      }
    }
    return false;
  }

  /** Whether one of the phrases stands here. */
  sees(phrases: string): boolean {
    const before = this.#at;
    const stands = this.eat(phrases);
    this.#at = before;
    return stands;
  }

  /** A number in digits or as a word. */
  number(): number | null {
    const token = this.peek();
    if (token === undefined || Number.isNaN(token.number) || token.kind === 'quoted') return null;
    this.#at++;
    return token.number;
  }
}

// Keys of value clustering against OpenRefine's published definitions and examples:
// https://openrefine.org/docs/technical-reference/clustering-in-depth and the cases its own FingerprintKeyer is held to.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  digitsOf,
  fingerprint,
  ngramFingerprint,
  soundReader,
} from '../../../src-main/core/engines/clustering/keys.ts';

describe('fingerprint', () => {
  it.each([
    ['the multi multi word test', 'multi test the word'],
    [' école ÉCole ecoLe ', 'ecole'],
    [' d c b a ', 'a b c d'],
    ['\tABC \t DEF ', 'abc def'],
    ['bbb\taaa', 'aaa bbb'],
    ['æø', 'aeoe'],
    ['©ß', 'css'],
    ['\u00D0\u00F0\u00DE\u00FEǷƿ', 'ddththww'],
    ['ﬀﬁﬂﬃﬅﬆ', 'fffiflffistst'],
    ['\u0141\u0142', 'll'],
    ['\u00D8\u00F8', 'oeoe'],
    ['\u0126\u0127', 'hh'],
    ['\u0131', 'i'],
    ['\u0149', 'n'],
    ['ÀÁÂÃÄÅÆÇÈÉÊË', 'aaaaaaaeceeee'],
    ['a\u0009\nb\u000Bc\u000Cd\re\u0085f\u00A0g\u1680h\u2003i\u2028j\u3000k', 'a b c d e f g h i j k'],
    ['ḀḁḂḃḄḅḆḇḈḉḊḋ', 'aabbbbbbccdd'],
    ['', ''],
  ])('%j is read as OpenRefine reads it', (value, key) => {
    expect(fingerprint(value)).toBe(key);
  });

  it('depends on neither order, case, punctuation nor repetition of words', () => {
    const word = fc.stringMatching(/^[a-z]{1,8}$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 6 }), fc.infiniteStream(fc.nat(3)), (words, noise) => {
        const take = (): number => noise.next().value ?? 0;
        const again = words
          .toSorted()
          .toReversed()
          .map((one) => (take() > 1 ? one.toUpperCase() : `${one}${['', '.', ',', '!'][take()]}`));
        expect(fingerprint([...again, words[0]].join('  '))).toBe(fingerprint(words.join(' ')));
      }),
    );
  });
});

describe('n-gram fingerprint', () => {
  it('gives what the definition prints for Paris with two letters and one', () => {
    expect(ngramFingerprint('Paris', 2)).toBe('arispari');
    expect(ngramFingerprint('Paris', 1)).toBe('aiprs');
  });

  it('finds with one letter what the definition finds: Krzysztof, Kryzysztof and Krzystof', () => {
    const keys = ['Krzysztof', 'Kryzysztof', 'Krzystof'].map((name) => ngramFingerprint(name, 1));
    expect(new Set(keys).size).toBe(1);
  });

  it('does not see white space and punctuation', () => {
    expect(ngramFingerprint('North-Wind Ltd.')).toBe(ngramFingerprint('northwind LTD'));
  });
});

describe('sound', () => {
  const sound = soundReader();

  it('is that of Double Metaphone word by word: names that its author gives as alike meet', () => {
    expect(sound('Smith')).toBe('SM0');
    expect(sound('Smyth Brothers')).toBe(sound('Smith Brothers'));
    expect(sound('Katherine')).toBe(sound('Catherine'));
    expect(sound('Smith')).not.toBe(sound('Jones'));
  });

  it('keeps numbers apart and says nothing about values without Latin letters or with one consonant', () => {
    expect(sound('Unit 12')).not.toBe(sound('Unit 13'));
    expect(sound('東京')).toBe('');
    expect(sound('12 34')).toBe('');
    expect(sound('Bo')).toBe('');
  });
});

it('digits are told in order', () => {
  expect(digitsOf('A1-b23')).toBe('123');
  expect(digitsOf('none')).toBe('');
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findMojibake, repairMojibake } from '../../../src-main/core/engines/reading/mojibake.ts';

/** Text as a program leaves it that reads UTF-8 as Windows-1252. */
const spoil = (text: string): string => new TextDecoder('windows-1252').decode(new TextEncoder().encode(text));

describe('text that was decoded wrongly', () => {
  it.each([
    ['MÃ¼ller', 'Müller'],
    ['JosÃ© NuÃ±ez', 'José Nuñez'],
    ['Itâ€™s', 'It’s'],
    ['â‚¬ 12', '€ 12'],
    ['MÃƒÂ¼ller', 'Müller'],
    ['ÐŸÑ€Ð¸Ð²ÐµÑ‚', 'Привет'],
    ['Î‘Î¸Î®Î½Î±', 'Αθήνα'],
    ['æ±äº¬', 'æ±京'], // of the first sign a byte was lost: it stays
  ])('%s becomes %s', (before, after) => expect(repairMojibake(before)).toBe(after));

  it.each(['Müller', 'SÃO PAULO', 'Ångström', 'Ça va', 'Übergröße', 'naïve', 'CAFÉ®', 'Ã', 'Ðorđe', '東京', '£100'])(
    'leaves %s alone',
    (text) => expect(repairMojibake(text)).toBe(text),
  );

  it('undoes what it is for, for every European text', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'abc ÖÜäöüßéèêñçåøæłčőűЖяπω') });
    fc.assert(
      fc.property(letters, (text) => {
        expect(repairMojibake(spoil(text))).toBe(text);
      }),
    );
  });

  it('changes nothing of plain ASCII', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary-ascii' }), (text) => {
        expect(repairMojibake(text)).toBe(text);
      }),
    );
  });

  it('counts the cells and shows some', () => {
    expect(
      findMojibake(
        [
          ['a', 'MÃ¼ller'],
          ['Ã©', 'é'],
        ],
        1,
      ),
    ).toEqual({
      cells: 2,
      samples: [{ before: 'MÃ¼ller', after: 'Müller' }],
    });
  });
});

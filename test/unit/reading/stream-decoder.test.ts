import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectEncoding } from '../../../src-main/core/engines/reading/detect-encoding.ts';
import { StreamDecoder } from '../../../src-main/core/engines/reading/stream-decoder.ts';

function decode(
  encoding: string,
  bytes: Uint8Array,
  cuts: readonly number[] = [],
): { text: string; decoder: StreamDecoder } {
  const decoder = new StreamDecoder(encoding, 0);
  const places = [0, ...[...cuts].sort((a, b) => a - b), bytes.length];
  let text = '';
  for (let at = 1; at < places.length; at++) text += decoder.push(bytes.subarray(places[at - 1], places[at]));
  return { text: text + decoder.end(), decoder };
}

const line = (encoding: 'utf-8' | 'latin1', text: string) =>
  Buffer.from(text, encoding === 'latin1' ? 'latin1' : 'utf8');

describe('decoding piece by piece', () => {
  it('gives any text back, wherever the bytes are cut', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), fc.array(fc.nat(400)), (text, cuts) => {
        const bytes = new TextEncoder().encode(text);
        const places = cuts.filter((cut) => cut <= bytes.length);
        expect(decode('utf-8', bytes, places).text).toBe(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
      }),
    );
  });

  it('reads lines of two encodings, each as it is, and counts the odd ones', () => {
    const bytes = Buffer.concat([
      line('utf-8', 'name\nMüller, Zoë, Łukasz\n'),
      line('latin1', 'Gómez\r\n'),
      line('utf-8', 'Ærø, Łódź\n'),
      line('latin1', 'Désirée'),
    ]);
    const wanted = 'name\nMüller, Zoë, Łukasz\nGómez\r\nÆrø, Łódź\nDésirée';
    for (const cuts of [[], [7, 8, 9], Array.from({ length: bytes.length }, (_, at) => at)]) {
      const { text, decoder } = decode('utf-8', bytes, cuts);
      expect(text).toBe(wanted);
      expect(decoder.rereadLines).toBe(2);
      expect(decoder.unreadable).toBe(0);
    }
    expect(detectEncoding(bytes, true).encoding).toBe('utf-8');
  });

  it('keeps what is UTF-8 in a line of both', () => {
    expect(decode('utf-8', Buffer.concat([line('utf-8', 'Ł'), line('latin1', 'é'), line('utf-8', '東')])).text).toBe(
      'Łé東',
    );
  });

  it('reads lines of many megabytes', () => {
    const text = 'ü'.repeat(3_000_000);
    const bytes = new TextEncoder().encode(text);
    const cuts = Array.from({ length: 60 }, (_, at) => at * 100_001);
    expect(decode('utf-8', bytes, cuts).text === text).toBe(true);
  });

  it('says how many characters of UTF-16 and UTF-32 are none', () => {
    const lone = Uint8Array.from([0x61, 0, 0x00, 0xd8, 0x62, 0]);
    expect(decode('utf-16le', lone).decoder.unreadable).toBe(1);
    const beyond = Uint8Array.from([0x61, 0, 0, 0, 0xff, 0xff, 0xff, 0xff]);
    expect(decode('utf-32le', beyond).text).toBe('a\ufffd');
  });
});

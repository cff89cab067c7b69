import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Consent,
  parseConsent,
  parseEmailStatus,
  readConsent,
  stricterConsent,
  stricterEmailStatus,
} from '../../../src-shared/text/consent.ts';
import { inferDayOrder, parseDay } from '../../../src-shared/text/date.ts';
import { parseTagList } from '../../../src-shared/text/tag-list.ts';

describe('consent cells', () => {
  it.each([
    ['HasOptedOutOfEmail', 'opt_out', '1', 'withdrawn'],
    ['Email Opt Out', 'opt_out', 'TRUE', 'withdrawn'],
    ['Do not call', 'opt_out', 'Yes', 'withdrawn'],
    ['Accepts Marketing', 'opt_in', 'no', 'withdrawn'],
    ['Email status', 'opt_in', 'Active', 'granted'],
    ['Email status', 'opt_in', 'Bounced', 'withdrawn'],
    ['Email permission', 'opt_in', 'Express', 'granted'],
    ['Consent', 'opt_in', 'never_subscribed', 'unknown'],
    ['Consent', 'opt_in', 'Awaiting confirmation', 'unknown'],
    ['CONFIRM_TIME', 'opt_in', '2021-03-04 05:06:07', 'granted'],
    ['UNSUB_TIME', 'opt_out', '2021-03-04 05:06:07', 'withdrawn'],
    ['UNSUB_TIME', 'opt_out', '1614834367', 'withdrawn'],
    ['UNSUB_TIME', 'opt_out', '0000-00-00 00:00:00', null],
    ['Newsletter', 'opt_in', 'abgemeldet', 'withdrawn'],
    ['Newsletter', 'opt_in', 'désabonnée', 'withdrawn'],
    ['Newsletter', 'opt_in', 'ja', 'granted'],
    ['メルマガ', 'opt_in', '配信停止', 'withdrawn'],
    ['订阅', 'opt_in', '已退订', 'withdrawn'],
    ['Newsletter', 'opt_in', 'weekly', null],
  ] as const)('%s as %s: %s is %s', (_, sense, text, consent) => expect(readConsent(text, sense)).toBe(consent));

  it('takes what cannot be read as no answer', () => {
    expect(parseConsent('weekly', 'opt_in')).toBe('unknown');
    expect(parseConsent('weekly', 'opt_out')).toBe('unknown');
  });

  it('once withdrawn stays withdrawn, whatever comes and in whatever order', () => {
    const cell = fc.tuple(
      fc.constantFrom('opt_in' as const, 'opt_out' as const),
      fc.oneof(fc.string(), fc.constantFrom('yes', 'no', 'subscribed', 'cleaned', '2024-01-01')),
    );
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 8 }), (cells) => {
        const read = cells.map(([sense, text]) => parseConsent(text, sense));
        let state: Consent = 'unknown';
        for (const next of read) {
          const after = stricterConsent(state, next);
          if (state === 'withdrawn') expect(after).toBe('withdrawn');
          if (state === 'granted') expect(after).not.toBe('unknown');
          state = after;
        }
        expect([...read].reverse().reduce(stricterConsent, 'unknown')).toBe(state);
        expect(state === 'withdrawn').toBe(read.includes('withdrawn'));
      }),
    );
  });
});

describe('status of an address', () => {
  it.each([
    ['Cleaned', 'bounced'],
    ['Hard bounce', 'bounced'],
    ['On Hold', 'bounced'],
    ['Unsubscribed', 'opted_out'],
    ['blocklisted', 'opted_out'],
    ['invalid', 'invalid'],
    ['deliverable', 'valid'],
    ['subscribed', 'unknown'],
    ['', 'unknown'],
    ['perhaps', null],
  ])('%s is %s', (text, status) => expect(parseEmailStatus(text)).toBe(status));

  it('keeps what forbids more', () => {
    expect(stricterEmailStatus('opted_out', 'valid')).toBe('opted_out');
    expect(stricterEmailStatus('valid', 'bounced')).toBe('bounced');
    expect(stricterEmailStatus('unknown', 'unknown')).toBe('unknown');
  });
});

describe('tag cells', () => {
  it.each([
    ['["VIP", "Wine, red"]', ['VIP', 'Wine, red']],
    ['[{"name":"VIP","id":3},{"name":"Blog"}]', ['VIP', 'Blog']],
    ['[]', []],
    ['[VIP, Blog]', ['VIP', 'Blog']],
    ["['VIP', 'Blog']", ['VIP', 'Blog']],
    ['VIP, "Wine, red", Blog', ['VIP', 'Wine, red', 'Blog']],
    ['"VIP","Blog"', ['VIP', 'Blog']],
    ['vip, denver', ['vip', 'denver']],
    ['A ::: B ::: * myContacts', ['A', 'B']],
    ['tag: VIP; tag: Blog', ['VIP', 'Blog']],
    ['#vip|#VIP|v-i-p', ['vip', 'v-i-p']],
    ['one\ntwo\r\nthree', ['one', 'two', 'three']],
    ['Lions\\, Tigers, Bears', ['Lions, Tigers', 'Bears']],
    ['{"a":1}', ['{"a":1}']],
  ])('splits %j', (cell, tags) => expect(parseTagList(cell)).toEqual(tags));
});

describe('dates', () => {
  it.each([
    ['12 sierpnia 2024', '2024-08-12'],
    ['12 maj 2024', '2024-05-12'],
    ['3 marts 2024', '2024-03-03'],
    ['5. oktober 2024', '2024-10-05'],
  ])('%s is %s', (text, day) => expect(parseDay(text)).toBe(day));

  it('names a value that may be read two ways', () => {
    expect(inferDayOrder(['03/04/2024', '05/05/2024'])).toMatchObject({ confidence: 0.5, open: '03/04/2024' });
    expect(inferDayOrder(['05/05/2024', '2024-01-02']).open).toBeNull();
    expect(inferDayOrder(['03/04/2024', '31/12/2024'])).toMatchObject({
      order: 'dmy',
      confidence: 1,
      deciding: ['31/12/2024'],
    });
  });
});

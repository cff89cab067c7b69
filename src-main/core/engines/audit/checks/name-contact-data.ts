// An email address, web address or phone number in a name column.

import type { FixStep } from '../../../../../src-shared/model/finding.ts';
import { normaliseEmail } from '../../../../../src-shared/text/email.ts';
import { tidySpace } from '../../../../../src-shared/text/text-key.ts';
import type { AuditContact } from '../audit-contact.ts';
import { type ContactCheck, textCheck } from '../check.ts';
import { nameColumns } from '../columns.ts';

const email = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/;
const web = /(?:https?:\/\/|www\.)\S+/i;
const phone = /\+?\(?\d[\d\s().\-/]{6,}\d/;

const base = textCheck(
  {
    id: 'name-contact-data',
    title: 'Email, phone or web address in the name',
    why: 'The greeting shows an address instead of a name, and the address itself is used by no mailing.',
    remedy: 'The address moves to the emails or phones of the contact; what remains stays as the name.',
    dimension: 'consistency',
    severity: 'warning',
    reads: ['given_name', 'middle_name', 'family_name', 'nickname'],
  },
  (text) => nameColumns.has(text.column),
  (value) => {
    const piece = misplaced(value);
    if (piece === undefined) return undefined;
    const rest = tidySpace(value.replace(piece.text, ' ')).replace(/^[\s<>()[\],;:-]+|[\s<>()[\],;:-]+$/g, '');
    return {
      to: rest,
      confidence: 0.9,
      detail: `Moves ${piece.text} to the ${piece.point === 'url' ? 'web addresses' : `${piece.point}s`}`,
    };
  },
);

export const nameContactData: ContactCheck = {
  ...base,
  inspect: (contact, context) =>
    base.inspect(contact, context)?.map((found) => {
      const piece = misplaced(found.current ?? '');
      const steps: FixStep[] =
        piece === undefined || carries(contact, piece)
          ? []
          : [{ kind: 'add_point', point: piece.point, value: piece.text }];
      return steps.length === 0 ? found : { ...found, also: steps };
    }),
};

type Misplaced = { point: 'email' | 'phone' | 'url'; text: string };

function misplaced(value: string): Misplaced | undefined {
  const [address] = email.exec(value) ?? [];
  if (address !== undefined) return { point: 'email', text: address };
  const [link] = web.exec(value) ?? [];
  if (link !== undefined) return { point: 'url', text: link };
  const [number] = phone.exec(value) ?? [];
  return number !== undefined && number.replace(/\D/g, '').length >= 7
    ? { point: 'phone', text: number.trim() }
    : undefined;
}

function carries(contact: AuditContact, piece: Misplaced): boolean {
  const key = piece.point === 'email' ? normaliseEmail(piece.text).normalised : piece.text.replace(/\D/g, '');
  return contact.points.some((point) => {
    if (point.kind !== piece.point) return false;
    if (piece.point === 'email') return point.normalised === key;
    return piece.point === 'url'
      ? point.value === piece.text
      : (point.normalised ?? point.value).replace(/\D/g, '').endsWith(key ?? '');
  });
}

// What one column could become, from its header and its values alone. Owns the weighing of the two against each other;
// what the neighbours say is propose-mapping.ts's.
import { customKey, parseTarget } from '../../../../src-shared/model/target-fields.ts';
import { type HeaderMeaning, headerKey, headerMeaning, isAboutAnother, unwantedHeader } from './header-synonyms.ts';
import type { ValueEvidence } from './value-evidence.ts';

export interface Guess {
  target: string;
  /** 0 to 1: of a hundred guesses of 0.9, about ninety are right. */
  confidence: number;
  because: string;
  /** Read as one with the other columns of its target. */
  joins?: boolean;
  /** Nothing but its emptiness speaks for leaving it out. */
  isOnlyEmpty?: boolean;
}

type Agreement = 'agree' | 'silent' | 'contradict';

// How often a header of this clarity is right when its values agree, say nothing, contradict it, or are not there.
const trust: Record<HeaderMeaning['clarity'], Record<Agreement | 'empty', number>> = {
  certain: { agree: 0.97, silent: 0.93, contradict: 0.45, empty: 0.85 },
  pattern: { agree: 0.95, silent: 0.92, contradict: 0.4, empty: 0.82 },
  loose: { agree: 0.9, silent: 0.8, contradict: 0.35, empty: 0.7 },
  doubtful: { agree: 0.9, silent: 0.72, contradict: 0.3, empty: 0.62 },
};
const reasons: Record<Agreement | 'empty', string> = {
  agree: 'the header and its values',
  silent: 'the header',
  contradict: 'the header, but the values look different',
  empty: 'the header; the sample has no values',
};

/** Weighs a column that no export, earlier choice or field of the workspace explains. */
export function weighColumn(header: string, evidence: ValueEvidence | undefined): Guess {
  const unwanted = unwantedHeader(header);
  if (unwanted !== null) return { target: 'ignore', confidence: 0.92, because: unwanted };
  const isEmpty = evidence === undefined || evidence.filled === 0;
  const meaning = settleTitle(headerMeaning(header), evidence);
  if (meaning !== undefined) {
    const agreement = isEmpty ? 'empty' : agreementWith(meaning.target, evidence);
    if (agreement === 'contradict' && evidence !== undefined) {
      const instead = byValues(header, evidence);
      if (instead !== undefined) {
        return { ...instead, confidence: 0.55, because: `${instead.because}, whatever the header says` };
      }
      if (meaning.clarity === 'doubtful' || meaning.clarity === 'loose') return ownField(header);
    }
    const confidence = trust[meaning.clarity][agreement];
    return { target: meaning.target, confidence, because: reasons[agreement] };
  }
  if (isEmpty) return { target: 'ignore', confidence: 0.9, because: 'the column is empty', isOnlyEmpty: true };
  return byValues(header, evidence) ?? ownField(header);
}

/** A custom field named after the header. */
export function ownField(header: string, because = 'no field is called so'): Guess {
  return { target: `custom:${customKey(header)}`, confidence: 0.5, because };
}

/** 'Title' is Mr or Ms in some files and Head of Sales in others. */
function settleTitle(
  meaning: HeaderMeaning | undefined,
  evidence: ValueEvidence | undefined,
): HeaderMeaning | undefined {
  if (meaning?.target !== 'job_title' && meaning?.target !== 'name_prefix') return meaning;
  const isTitle = (evidence?.title ?? 0) > 0.6;
  return isTitle && meaning.target === 'job_title' ? { target: 'name_prefix', clarity: 'certain' } : meaning;
}

function byValues(header: string, evidence: ValueEvidence): Guess | undefined {
  const key = headerKey(header);
  const isNameless = /^(?:column|spalte|colonne|columna|colonna|field|f|col)? ?\d+$|^[a-z]$/.test(key) || key === '';
  if (isAboutAnother(header)) return undefined;
  if (evidence.email > 0.7) {
    // 'Assistant email' may well be another person's.
    const plain = isNameless || /^(?:\S+ )?e?mails?(?: \S+)?$/.test(key);
    return { target: 'email', confidence: plain ? 0.75 : 0.55, because: 'the values are email addresses' };
  }
  if (evidence.consent > 0.8) {
    return { target: 'consent.email:opt_in', confidence: 0.7, because: 'the values say who is subscribed' };
  }
  const named = /\b(?:phone|telephone|tel|mobile|cell|handy|telefon|fax)/.test(key);
  const looks = evidence.phone > 0.8 && evidence.date < 0.2 && evidence.distinct > evidence.filled * 0.7;
  if (looks && (named || (evidence.separated > 0.8 && !/\b(?:id|ssn|sec|number|no|code|card|iban)\b/.test(key)))) {
    return { target: 'phone', confidence: named ? 0.75 : 0.55, because: 'the values look like phone numbers' };
  }
  return isNameless ? namelessColumn(evidence) : undefined;
}

/** What a column without a name holds, where its values are of one unmistakable kind. */
function namelessColumn(evidence: ValueEvidence): Guess | undefined {
  if (evidence.title > 0.9)
    return { target: 'name_prefix', confidence: 0.6, because: 'the values are Mr, Ms and the like' };
  if (evidence.gender > 0.95 && evidence.distinct <= 4) {
    return { target: 'gender', confidence: 0.55, because: 'the values name a gender' };
  }
  if (evidence.country > 0.95 && evidence.language < 0.5) {
    return { target: 'address.country', confidence: 0.6, because: 'the values are countries' };
  }
  if (evidence.url > 0.9) return { target: 'url', confidence: 0.6, because: 'the values are web addresses' };
  if (evidence.personName > 0.8 && evidence.distinct > evidence.filled * 0.5 && evidence.filled >= 5) {
    return { target: 'full_name', confidence: 0.5, because: 'the values look like names of people' };
  }
  return undefined;
}

/** Whether the values are what a target holds. */
function agreementWith(written: string, evidence: ValueEvidence): Agreement {
  const target = parseTarget(written);
  const { email, phone, date, number, boolean } = evidence;
  const amount = number + evidence.money;
  const between = (share: number, yes: number, no: number): Agreement =>
    share >= yes ? 'agree' : share < no ? 'contradict' : 'silent';
  const isNoWord = email > 0.5 || date > 0.5 || number > 0.5;
  switch (target?.kind) {
    case 'point':
      if (target.point === 'email') return between(email, 0.6, 0.3);
      if (target.point === 'phone') return between(phone, 0.6, 0.3);
      if (target.point === 'url') return number > 0.5 || boolean > 0.5 ? 'contradict' : between(evidence.url, 0.6, -1);
      return email > 0.8 || boolean > 0.8 ? 'contradict' : 'silent';
    case 'consent':
    case 'email_status':
      return between(boolean + evidence.consent + date, 0.6, 0.3);
    case 'activity':
      if (target.field === 'at') return number > 0.9 ? 'silent' : between(date, 0.6, 0.3);
      if (/^(?:amount|total|price|quantity|discount|refund)$/.test(target.field)) return between(amount, 0.7, 0.3);
      if (target.field === 'reference') return email > 0.5 || date > 0.5 ? 'contradict' : 'silent';
      return email > 0.6 || date > 0.6 || number > 0.9 ? 'contradict' : 'silent';
    case 'address':
      if (target.part === 'country') return between(evidence.country, 0.5, 0.2);
      if (target.part === 'postcode') return date > 0.5 ? 'contradict' : between(evidence.postcode, 0.5, 0.1);
      if (target.part === 'street') {
        if (email > 0.5 || date > 0.5 || boolean > 0.5 || evidence.url > 0.5) return 'contradict';
        return evidence.spaced > 0.5 && evidence.digits > 0.3 ? 'agree' : 'silent';
      }
      return email > 0.3 || date > 0.5 || boolean > 0.6 || (target.part !== 'street2' && number > 0.5)
        ? 'contradict'
        : 'silent';
    case 'field':
      return fieldAgreement(target.field, evidence, isNoWord, between);
    default:
      return email > 0.8 || date > 0.6 ? 'contradict' : 'silent';
  }
}

function fieldAgreement(
  field: string,
  evidence: ValueEvidence,
  isNoWord: boolean,
  between: (share: number, yes: number, no: number) => Agreement,
): Agreement {
  const { email, date, number, boolean, filled, distinct } = evidence;
  switch (field) {
    case 'birthday':
    case 'created_at':
      return number > 0.9 ? 'silent' : between(date, 0.6, 0.3);
    case 'gender':
      return between(evidence.gender, 0.7, 0.3);
    case 'language':
      return between(evidence.language, 0.7, 0.2);
    case 'name_prefix':
      return distinct > 8 && evidence.title < 0.2 ? 'contradict' : between(evidence.title, 0.6, -1);
    case 'full_name':
      if (isNoWord || boolean > 0.6 || evidence.url > 0.5) return 'contradict';
      return evidence.personName > 0.5 ? 'agree' : 'silent';
    case 'given_name':
    case 'middle_name':
    case 'family_name':
    case 'nickname':
      return isNoWord || boolean > 0.6 || evidence.url > 0.5 ? 'contradict' : 'silent';
    case 'source_id':
      if (evidence.spaced > 0.6 || date > 0.6) return 'contradict';
      return distinct === filled && filled > 4 && evidence.digits > 0.9 ? 'agree' : 'silent';
    case 'company':
    case 'job_title':
    case 'department':
    case 'lead_source':
    case 'owner':
      return email > 0.8 && field !== 'owner'
        ? 'contradict'
        : date > 0.5 || number > 0.8 || boolean > 0.8
          ? 'contradict'
          : 'silent';
    case 'lifecycle':
      if (isNoWord || (distinct > 20 && distinct > filled * 0.8)) return 'contradict';
      return 'silent';
    default:
      return 'silent';
  }
}

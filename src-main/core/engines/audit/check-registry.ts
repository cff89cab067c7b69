// Every check the audit knows, in the order they are shown. Names only.
import type { Check, ContactCheck, TagCheck } from './check.ts';
import { addressCase } from './checks/address-case.ts';
import { birthdayImpossible } from './checks/birthday-impossible.ts';
import { companyInOneCase } from './checks/company-case.ts';
import { consentContradiction } from './checks/consent-contradiction.ts';
import { consentUnknown } from './checks/consent-unknown.ts';
import { countrySpelling } from './checks/country-spelling.ts';
import { countryUnknown } from './checks/country-unknown.ts';
import { createdImpossible } from './checks/created-impossible.ts';
import { emailDisposable } from './checks/email-disposable.ts';
import { emailDomainTypo } from './checks/email-domain-typo.ts';
import { emailDuplicate } from './checks/email-duplicate.ts';
import { emailInvalid } from './checks/email-invalid.ts';
import { emailPlaceholder } from './checks/email-placeholder.ts';
import { emailRole } from './checks/email-role.ts';
import { emailShared } from './checks/email-shared.ts';
import { emailUntidy } from './checks/email-untidy.ts';
import { fillerValue } from './checks/filler-value.ts';
import { guardBroken } from './checks/guard-broken.ts';
import { htmlEntities } from './checks/html-entities.ts';
import { invisibleCharacters } from './checks/invisible-characters.ts';
import { junkRecord } from './checks/junk-record.ts';
import { languageSpelling } from './checks/language-spelling.ts';
import { missingCompany } from './checks/missing-company.ts';
import { missingCountry } from './checks/missing-country.ts';
import { missingName } from './checks/missing-name.ts';
import { missingSource } from './checks/missing-source.ts';
import { mojibake } from './checks/mojibake.ts';
import { nameInOneCase } from './checks/name-case.ts';
import { nameContactData } from './checks/name-contact-data.ts';
import { nameDigits } from './checks/name-digits.ts';
import { nameIsCompany } from './checks/name-is-company.ts';
import { nameRepeated } from './checks/name-repeated.ts';
import { nameSwapped } from './checks/name-swapped.ts';
import { nameTitle } from './checks/name-title.ts';
import { nameTwoPeople } from './checks/name-two-people.ts';
import { nameUnsplit } from './checks/name-unsplit.ts';
import { orderAmount } from './checks/order-amount.ts';
import { orderDate } from './checks/order-date.ts';
import { phoneInvalid } from './checks/phone-invalid.ts';
import { phoneLetters } from './checks/phone-letters.ts';
import { phoneLostZero } from './checks/phone-lost-zero.ts';
import { phoneNational } from './checks/phone-national.ts';
import { phoneScientific } from './checks/phone-scientific.ts';
import { phoneShared } from './checks/phone-shared.ts';
import { phoneUnassigned } from './checks/phone-unassigned.ts';
import { pointDead } from './checks/point-dead.ts';
import { pointRepeated } from './checks/point-repeated.ts';
import { postcodeInvalid } from './checks/postcode-invalid.ts';
import { postcodeLostZero } from './checks/postcode-lost-zero.ts';
import { regionElsewhere } from './checks/region-elsewhere.ts';
import { regionSpelling } from './checks/region-spelling.ts';
import { smartQuotes } from './checks/smart-quotes.ts';
import { stale } from './checks/stale.ts';
import { streetWordMixed } from './checks/street-word.ts';
import { tagNearDuplicate } from './checks/tag-near-duplicate.ts';
import { tagRetiredInUse } from './checks/tag-retired-in-use.ts';
import { tagReviewOverdue } from './checks/tag-review-overdue.ts';
import { tagUndocumented } from './checks/tag-undocumented.ts';
import { tagUnowned } from './checks/tag-unowned.ts';
import { tagUnused } from './checks/tag-unused.ts';
import { unreachable } from './checks/unreachable.ts';
import { valueSpelling } from './checks/value-spelling.ts';
import { whitespace } from './checks/whitespace.ts';

export const contactChecks: readonly ContactCheck[] = [
  unreachable,
  missingName,
  consentUnknown,
  fillerValue,
  guardBroken,
  missingCompany,
  missingCountry,
  missingSource,
  emailInvalid,
  emailDomainTypo,
  emailPlaceholder,
  emailDisposable,
  phoneInvalid,
  phoneScientific,
  phoneLostZero,
  phoneLetters,
  phoneUnassigned,
  mojibake,
  junkRecord,
  nameDigits,
  birthdayImpossible,
  countryUnknown,
  regionElsewhere,
  postcodeInvalid,
  postcodeLostZero,
  orderDate,
  orderAmount,
  consentContradiction,
  nameContactData,
  nameIsCompany,
  nameSwapped,
  nameRepeated,
  invisibleCharacters,
  htmlEntities,
  nameTitle,
  nameInOneCase,
  companyInOneCase,
  nameUnsplit,
  nameTwoPeople,
  emailRole,
  emailUntidy,
  phoneNational,
  whitespace,
  smartQuotes,
  valueSpelling,
  addressCase,
  countrySpelling,
  regionSpelling,
  streetWordMixed,
  languageSpelling,
  emailDuplicate,
  emailShared,
  phoneShared,
  pointRepeated,
  pointDead,
  stale,
  createdImpossible,
];

export const tagChecks: readonly TagCheck[] = [
  tagUndocumented,
  tagNearDuplicate,
  tagRetiredInUse,
  tagUnowned,
  tagUnused,
  tagReviewOverdue,
];

export const checks: readonly Check[] = [...contactChecks, ...tagChecks];

const byId = new Map(checks.map((check) => [check.id, check]));

/** The check of an id, or undefined for an id that an older audit may have left behind. */
export function checkById(id: string): Check | undefined {
  return byId.get(id);
}

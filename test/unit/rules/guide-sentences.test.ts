// Whom guides to segmentation speak of, typed as a person would, and the rule each is read as: told in the product's own
// words, which read-sentence.test.ts holds to mean one rule each.
import { describe, expect, it } from 'vitest';
import { readSentence, type SentenceVocabulary } from '../../../src-main/core/engines/rule-reader/read-sentence.ts';
import { ruleSentence } from '../../../src-shared/rules/sentence.ts';
import { foldText } from '../../../src-shared/text/text-key.ts';
import { meaningFields } from '../../support/meaning-fields.ts';

const values: Record<string, string[]> = {
  city: ['New York', 'Boston', 'Lyon'],
  country: ['France', 'Germany'],
  item: ['Jacket', 'Running shoes', 'Winter coat'],
  language: ['de', 'German'],
};
const lyon = { label: 'Lyon, France', latitude: 45.75, longitude: 4.85 };
const vocabulary: SentenceVocabulary = {
  tag: (name) => (foldText(name) === 'vip' ? 1 : null),
  segment: () => null,
  check: () => null,
  customFields: meaningFields,
  known: (field, text) => values[field]?.find((one) => foldText(one) === foldText(text)) ?? null,
  place: (name) => (['lyon', 'lyon, france'].includes(foldText(name)) ? lyon : null),
  today: '2026-01-02',
};
const names = {
  tag: () => 'VIP',
  segment: () => undefined,
  customField: (key: string) => meaningFields.find((one) => one.key === key),
  check: () => undefined,
  currency: 'EUR',
};

describe('a sentence of the guides', () => {
  it.each([
    [
      'Customers in New York who bought a jacket in the last 3 months',
      'Contacts in New York who bought “Jacket” in the last 3 months',
    ],
    ['customers who purchased in the last 30 days', 'Contacts who bought something in the last 30 days'],
    ['customers who have not purchased in a year', 'Contacts who did not buy anything in the last year'],
    ['people who have not logged in for 60 days', 'Contacts who did not log in in the last 60 days'],
    ['anyone who bought running shoes', 'Contacts who bought “Running shoes”'],
    ['customers inactive for 6 months', 'Contacts with a last activity more than 6 months ago'],
    ['customers with revenue in the top 10 %', 'Contacts with revenue in the top 10 %'],
    ['customers who spent more than 500 in the last year', 'Contacts who spent more than EUR 500 in the last year'],
    ['customers who spent the most (top 20 %)', 'Contacts who spent the most (top 20 %)'],
    ['customers with revenue in the first 80 % of the total', 'Contacts with revenue in the first 80 % of the total'],
    ['customers with at least 4 orders', 'Contacts with at least 4 orders'],
    ['customers with exactly 1 order', 'Contacts with 1 orders'],
    ['leads who never bought anything', 'Contacts who never bought anything'],
    ['contacts with an email and no orders', 'Contacts with an email and without orders'],
    [
      'customers who filled a cart in the last 30 days but did not buy in the last 30 days',
      'Contacts who filled a cart in the last 30 days and did not buy anything in the last 30 days',
    ],
    [
      'customers who viewed a product at least 3 times in the last 30 days',
      'Contacts who viewed a product at least 3 times in the last 30 days',
    ],
    [
      'customers who viewed a winter coat and never bought anything',
      'Contacts who viewed “Winter coat” and never bought anything',
    ],
    [
      'customers who bought at a discount at least 60 % of the time',
      'Contacts who bought something at a discount at least 60 % of the time',
    ],
    [
      'users who logged in half as often as before in the last 3 months',
      'Contacts who logged in at least 50 % less often than before in the last 3 months',
    ],
    [
      'customers who opened an email at least 30 % less often than before in the last 2 months',
      'Contacts who opened an email at least 30 % less often than before in the last 2 months',
    ],
    [
      'customers who bought more than 100 % more often than before in the last year',
      'Contacts who bought something more than 100 % more often than before in the last year',
    ],
    [
      'people who visited with detail containing mobile at least 50 % of the time',
      'Contacts who visited with detail containing “mobile” at least 50 % of the time',
    ],
    [
      'customers who logged in the most often (top 20 %) in the last 6 months',
      'Contacts who logged in most often (top 20 %) in the last 6 months',
    ],
    [
      'customers who opened a support ticket at most 1 time in the last year',
      'Contacts who opened a support ticket at most 1 time in the last year',
    ],
    [
      'contacts who opened a support ticket 3 or more times in the last 30 days',
      'Contacts who opened a support ticket at least 3 times in the last 30 days',
    ],
    [
      'subscribers who clicked in an email in the last 3 months',
      'Contacts who clicked in an email in the last 3 months',
    ],
    [
      'customers who opened an email in the last 3 months but did not buy in the last year',
      'Contacts who opened an email in the last 3 months and did not buy anything in the last year',
    ],
    ['people aged 18 to 29', 'Contacts with age of between 18 and 29'],
    ['people older than 64', 'Contacts with age of more than 64'],
    ['contacts with income in the top 25 %', 'Contacts with Income in the top 25 %'],
    [
      'contacts with education containing bachelor or master',
      'Contacts with Education containing “bachelor” or “master”',
    ],
    ['contacts with marital status married', 'Contacts with Marital status “married”'],
    [
      'contacts with interests containing fitness, gym or yoga',
      'Contacts with Interests containing “fitness”, “gym” or “yoga”',
    ],
    ['contacts with values containing sustainability', 'Contacts with Values containing “sustainability”'],
    ['contacts with lifestyle containing student', 'Contacts with Lifestyle containing “student”'],
    ['contacts with pain points containing price', 'Contacts with Pain points containing “price”'],
    ['contacts with language German', 'Contacts with language “German”'],
    ['companies with employees of at most 10', 'Contacts of kind company and with Employees of at most 10'],
    ['companies with employees of at least 5000', 'Contacts of kind company and with Employees of at least 5,000'],
    ['contacts with industry containing pharma', 'Contacts with Industry containing “pharma”'],
    ['contacts with tools containing excel or sheets', 'Contacts with Tools containing “excel” or “sheets”'],
    ['contacts with device containing iphone', 'Contacts with Device containing “iphone”'],
    ['decision makers in France', 'Contacts with level of job title owner, C-level or director and in France'],
    ['contacts with area of job title purchasing', 'Contacts with area of job title purchasing'],
    ['customers within 25 km of Lyon', 'Contacts within 25 km of Lyon, France'],
    [
      'customers within 10 miles of Lyon, France who bought a jacket',
      'Contacts within 16.09 km of Lyon, France who bought “Jacket”',
    ],
    ['contacts with postcode starting with 100', 'Contacts with postcode starting with “100”'],
    ['contacts with a birthday in exactly 7 days', 'Contacts with a birthday in exactly 7 days'],
    ['contacts whose birthday is in the next 2 weeks', 'Contacts with a birthday within 14 days'],
    [
      'customers with a first purchase with its anniversary within 14 days',
      'Contacts with a first purchase with its anniversary within 14 days',
    ],
    ['contacts without a birthday', 'Contacts without birthday'],
    ['customers tagged VIP who may be emailed', 'Contacts tagged “VIP” and with email consent granted'],
    ['people in Boston or who bought a jacket', 'Contacts who are in Boston or bought “Jacket”'],
    [
      'customers in Germany except those who bought a jacket',
      'Contacts in Germany who are not among those who bought “Jacket”',
    ],
  ])('%s', (sentence, meant) => {
    const { rule, unread } = readSentence(sentence, vocabulary);
    expect(unread.map(({ text }) => text)).toEqual([]);
    expect(ruleSentence(rule, names)).toBe(meant);
  });
});

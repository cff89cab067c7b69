// Quality on labelled files at the threshold the engine chooses by itself, with nothing set for a file. Floors lie a
// little under what is reached, so that a change that costs quality fails.
import { describe, expect, it } from 'vitest';
import { clusterQuality, matchRecords, pairQuality, readRecords } from '../../support/labelled-records.ts';
import { sharedData } from '../../support/shared-data.ts';

const minutes = 60_000;

describe('on Splink fake_1000', () => {
  const file = sharedData('er-fake1000', 'fake_1000.csv');

  // Splink's published best over all thresholds and all pairs is F1 0.8617.
  it.skipIf(file === undefined).each([
    ['every pair', 1500],
    ['blocking rules only', 10],
  ])(
    'beats the published best by far with %s',
    (_, everyPairUpTo) => {
      const records = readRecords(file ?? '');
      const truth = records.map((record) => record.cluster ?? '');
      const found = matchRecords(records, ['unique_id', 'cluster'], everyPairUpTo);
      expect(pairQuality(found, truth).f1).toBeGreaterThan(0.96);
      expect(clusterQuality(found, truth).f1).toBeGreaterThan(0.96);
      expect(pairQuality(found, truth).precision).toBeGreaterThan(0.98);
    },
    3 * minutes,
  );
});

describe('on Febrl', () => {
  it.skipIf(sharedData('er-febrl-1-2') === undefined).each(['dataset1.csv', 'dataset2.csv'])(
    'solves %s',
    (name) => {
      const records = readRecords(sharedData('er-febrl-1-2', name) ?? '');
      const truth = records.map((record) => (record.rec_id ?? '').split('-')[1] ?? '');
      const found = matchRecords(records, ['rec_id']);
      expect(pairQuality(found, truth).f1).toBeGreaterThan(0.995);
      expect(clusterQuality(found, truth).f1).toBeGreaterThan(0.995);
    },
    3 * minutes,
  );
});

describe('on the Senzing truth set', () => {
  const folder = sharedData('er-senzing-truthset');

  // 159 hand-made hard cases over three sources: twins, father and son, one mailbox for a whole office.
  it.skipIf(folder === undefined)('finds nearly all and keeps relatives mostly apart', () => {
    const records = ['customers', 'reference', 'watchlist'].flatMap((name) =>
      readRecords(sharedData('er-senzing-truthset', `${name}.csv`) ?? ''),
    );
    const key = new Map(
      readRecords(sharedData('er-senzing-truthset', 'actual_truthset_key.csv') ?? '').map((row) => [
        `${row.DATA_SOURCE}:${row.RECORD_ID}`,
        row.CLUSTER_ID ?? '',
      ]),
    );
    const truth = records.map((record) => key.get(`${record.DATA_SOURCE}:${record.RECORD_ID}`) ?? '');
    const found = matchRecords(records, ['DATA_SOURCE', 'RECORD_ID']);
    const pairs = pairQuality(found, truth);
    expect(pairs.recall).toBeGreaterThan(0.95);
    expect(pairs.f1).toBeGreaterThan(0.85);
  });
});

// Brings a workspace to this version's schema. Owns the order and the transaction of each step; the policy is in
// migrations/README.md.
import { createHash } from 'node:crypto';
import type Database from 'better-sqlite3';
import { refuse } from '../../../src-shared/model/refusal.ts';

/** Marks the file as ours in its header: 'TGSD'. */
export const applicationId = 0x54475344;

export interface Migration {
  version: number;
  name: string;
  sql: string;
}

const texts = import.meta.glob<string>('../../../migrations/[0-9]*.sql', {
  query: '?raw',
  import: 'default',
  eager: true,
});

export const migrations: readonly Migration[] = Object.entries(texts)
  .flatMap(([path, sql]) => {
    const [, digits, name] = /(\d{4})-([^/]+)\.sql$/.exec(path) ?? [];
    return digits && name ? [{ version: Number(digits), name, sql }] : [];
  })
  .sort((a, b) => a.version - b.version);

export const newestVersion = migrations.at(-1)?.version ?? 0;

/** Throws a refusal when the file was made by a newer Tagstead; otherwise returns the steps still to do. */
export function pendingMigrations(db: Database.Database): readonly Migration[] {
  const version = db.pragma('user_version', { simple: true }) as number;
  if (version > newestVersion) {
    throw refuse(
      'newer-version',
      'This workspace was made by a newer version of Tagstead. Update Tagstead to open it; the file was not changed.',
    );
  }
  return migrations.filter((step) => step.version > version);
}

/**
 * Runs the pending steps, each in its own transaction with its version and checksum, and a foreign key check before
 * commit, so that a step is there whole or not at all.
 */
export function migrate(db: Database.Database, now: number): void {
  for (const step of pendingMigrations(db)) {
    db.transaction(() => {
      db.exec(`CREATE TABLE IF NOT EXISTS migration (
        version INTEGER PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL, applied_at INTEGER NOT NULL) STRICT`);
      db.exec(step.sql);
      const broken = db.pragma('foreign_key_check') as unknown[];
      if (broken.length > 0) throw new Error(`migration ${step.version} leaves ${broken.length} broken references`);
      db.prepare('INSERT INTO migration VALUES (?, ?, ?, ?)').run(
        step.version,
        step.name,
        createHash('sha256').update(step.sql).digest('hex'),
        now,
      );
      db.pragma(`application_id = ${applicationId}`);
      db.pragma(`user_version = ${step.version}`);
    })();
  }
}

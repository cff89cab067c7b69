import { describe, expect, it } from 'vitest';
import { check, grantFile, importText, preview, proposed, rows } from '../../support/import-file.ts';
import { openTestWorkspace } from '../../support/workspace.ts';

const people = `First Name,Last Name,Email,Phone,Company,City,Country,Tags,Newsletter,Shoe size,Birthday
Anna,Vogel,Anna@Example.com,+44 20 7946 0958,Acme,London,UK,"VIP; Blog",yes,38,13/04/1980
Bob,Stone,bob@example.com,,,,,vip,no,43,01/02/1975
,,not an email,,,,,,,,
,,,,,Paris,,,,,
`;

describe('importing contacts', () => {
  it('creates contacts with all they carry, and sets aside who cannot be told apart', async () => {
    const workspace = openTestWorkspace();
    const done = await importText(workspace, people);
    expect(done).toMatchObject({ rowCount: 4, created: 3, updated: 0, unchanged: 0, rejected: 1 });
    expect(done.rejectGroups).toMatchObject([{ code: 'nobody', count: 1, samples: [{ row: 4 }] }]);
    expect(done.warningGroups).toMatchObject([{ code: 'invalid_email', column: 'Email', count: 1 }]);
    expect(done.newTags).toEqual(['VIP', 'Blog']);
    expect(done.newFields).toEqual(['Shoe size']);
    expect(rows(workspace, 'SELECT display_name, birthday, email_consent, company FROM contact ORDER BY id')).toEqual([
      { display_name: 'Anna Vogel', birthday: '1980-04-13', email_consent: 'granted', company: 'Acme' },
      { display_name: 'Bob Stone', birthday: '1975-02-01', email_consent: 'withdrawn', company: null },
      { display_name: 'not an email', birthday: null, email_consent: 'unknown', company: null },
    ]);
    expect(
      rows(
        workspace,
        'SELECT contact_id, kind, value, normalised, is_primary, status FROM contact_point ORDER BY contact_id, id',
      ),
    ).toEqual([
      {
        contact_id: 1,
        kind: 'email',
        value: 'Anna@Example.com',
        normalised: 'anna@example.com',
        is_primary: 1,
        status: 'unknown',
      },
      {
        contact_id: 1,
        kind: 'phone',
        value: '+44 20 7946 0958',
        normalised: '+442079460958',
        is_primary: 1,
        status: 'unknown',
      },
      {
        contact_id: 2,
        kind: 'email',
        value: 'bob@example.com',
        normalised: 'bob@example.com',
        is_primary: 1,
        status: 'unknown',
      },
      { contact_id: 3, kind: 'email', value: 'not an email', normalised: null, is_primary: 1, status: 'invalid' },
    ]);
    expect(rows(workspace, 'SELECT city, country, country_code FROM address')).toEqual([
      { city: 'London', country: 'UK', country_code: 'GB' },
    ]);
    const field = rows<{ column_name: string }>(
      workspace,
      "SELECT column_name FROM custom_field WHERE key = 'shoe_size'",
    )[0];
    expect(rows(workspace, `SELECT id, ${field?.column_name} AS size FROM contact_custom ORDER BY id`)).toEqual([
      { id: 1, size: 38 },
      { id: 2, size: 43 },
    ]);
    const tags =
      'SELECT t.name, t.status, a.contact_id, a.source FROM tag_assignment a JOIN tag t ON t.id = a.tag_id ORDER BY a.id';
    expect(rows(workspace, tags)).toEqual([
      { name: 'VIP', status: 'draft', contact_id: 1, source: 'import' },
      { name: 'Blog', status: 'draft', contact_id: 1, source: 'import' },
      { name: 'VIP', status: 'draft', contact_id: 2, source: 'import' },
    ]);
    expect(rows(workspace, 'SELECT row_number, contact_id FROM source_record ORDER BY id')).toEqual([
      { row_number: 1, contact_id: 1 },
      { row_number: 2, contact_id: 2 },
      { row_number: 3, contact_id: 3 },
    ]);
    const [batch] = await workspace.ask('import.batches', {});
    expect(batch).toMatchObject({ created: 3, rejected: 1, content: 'contacts' });
  });

  it('is taken back as a whole, updates included', async () => {
    const workspace = openTestWorkspace();
    await importText(workspace, 'Email,First Name,Last Name\na@x.org,Anna,Vogel\n');
    const before = workspace.hashes();
    const done = await importText(
      workspace,
      'Email,First Name,Last Name,Job title,Colour\na@x.org,Anne,Vogel,Boss,red\nb@x.org,Bob,Stone,,blue\n',
    );
    expect(done).toMatchObject({ created: 1, updated: 1 });
    expect(workspace.hashes()).not.toEqual(before);
    await workspace.ask('history.undo', { operation: done.operation, onConflict: 'ask' });
    expect(rows(workspace, 'SELECT given_name, job_title FROM contact')).toEqual([
      { given_name: 'Anna', job_title: null },
    ]);
    const after = workspace.hashes();
    for (const table of [
      'contact',
      'contact_point',
      'tag',
      'import_batch',
      'source_record',
      'custom_field',
      'mapping_preset',
      'contact_rollup',
      'contact_search',
    ]) {
      expect([table, after[table]]).toEqual([table, before[table]]);
    }
  });

  it('promises in the check what the import then does', async () => {
    const workspace = openTestWorkspace();
    await importText(workspace, 'Email,First Name,Last Name,City\na@x.org,Anna,Vogel,Bonn\nc@x.org,Cleo,Miller,Rome\n');
    const text =
      'Email,First Name,Last Name,City\na@x.org,Anna,Vogel,Köln\na@x.org,Anna,Vogel,Köln\nb@x.org,Bob,,\n,,,Rome\nc@x.org,Cleo,Miller,Rome\nd@x.org,Dan,Hill,\nd@x.org,Dana,Hill,\n';
    const promised = await check(workspace, text);
    const before = workspace.hashes();
    expect(promised).toMatchObject({ rowCount: 7, created: 3, updated: 1, unchanged: 2, rejected: 1 });
    expect(promised.samples.updated[0]?.changes).toEqual([{ field: 'Address', before: 'Bonn', after: 'Köln' }]);
    expect(promised.duplicatesInside).toMatchObject({ rows: 4 });
    expect(workspace.hashes()).toEqual(before);
    const done = await importText(workspace, text);
    for (const count of ['rowCount', 'created', 'updated', 'unchanged', 'rejected'] as const) {
      expect([count, done[count]]).toEqual([count, promised[count]]);
    }
  });

  it.each([
    ['create', { created: 1, updated: 0, unchanged: 0, rejected: 1 }, 'Anna', null],
    ['update', { created: 0, updated: 1, unchanged: 0, rejected: 1 }, 'Anne', 'Boss'],
    ['upsert', { created: 1, updated: 1, unchanged: 0, rejected: 0 }, 'Anne', 'Boss'],
    ['fill', { created: 1, updated: 1, unchanged: 0, rejected: 0 }, 'Anna', 'Boss'],
    ['skip', { created: 1, updated: 0, unchanged: 1, rejected: 0 }, 'Anna', null],
  ] as const)('mode %s', async (mode, counts, given, job) => {
    const workspace = openTestWorkspace();
    await importText(workspace, 'Email,First Name,Last Name\na@x.org,Anna,Vogel\n');
    const done = await importText(
      workspace,
      'Email,First Name,Last Name,Job title\nA@x.org,Anne,Vogel,Boss\nb@x.org,Bob,Stone,Cook\n',
      { mode },
    );
    expect(done).toMatchObject(counts);
    expect(rows(workspace, 'SELECT given_name, job_title FROM contact WHERE id = 1')).toEqual([
      { given_name: given, job_title: job },
    ]);
  });

  it('keeps what a column was told to keep, and never empties a field', async () => {
    const workspace = openTestWorkspace();
    await importText(workspace, 'Email,First Name,Last Name,Job title,Company\na@x.org,Anna,Vogel,Boss,Acme\n');
    await importText(workspace, 'Email,First Name,Last Name,Job title,Company\na@x.org,Anna,Vogel,Cook,\n', {
      keep: ['Job title'],
    });
    expect(rows(workspace, 'SELECT job_title, company FROM contact')).toEqual([{ job_title: 'Boss', company: 'Acme' }]);
  });

  it('never loosens consent', async () => {
    const workspace = openTestWorkspace();
    await importText(workspace, 'Email,Newsletter\na@x.org,no\nb@x.org,\nc@x.org,yes\n');
    await importText(workspace, 'Email,Newsletter\na@x.org,yes\nb@x.org,yes\nc@x.org,no\n');
    expect(rows(workspace, 'SELECT email_consent FROM contact ORDER BY id').map((row) => row.email_consent)).toEqual([
      'withdrawn',
      'granted',
      'withdrawn',
    ]);
  });

  it('reads an opt-out column in its own sense', async () => {
    const workspace = openTestWorkspace();
    await importText(workspace, 'Email,Email Opt Out\na@x.org,true\nb@x.org,false\n');
    expect(rows(workspace, 'SELECT email_consent FROM contact ORDER BY id').map((row) => row.email_consent)).toEqual([
      'withdrawn',
      'unknown',
    ]);
  });

  it('does not overwrite one person with another who shares the address', async () => {
    const workspace = openTestWorkspace();
    await importText(workspace, 'Email,First Name,Last Name\ninfo@x.org,Anna,Vogel\n');
    const done = await importText(workspace, 'Email,First Name,Last Name\ninfo@x.org,Bob,Stone\n');
    expect(done).toMatchObject({ created: 1, updated: 0, possibleDuplicates: 1 });
    expect(rows(workspace, 'SELECT display_name FROM contact ORDER BY id')).toEqual([
      { display_name: 'Anna Vogel' },
      { display_name: 'Bob Stone' },
    ]);
  });

  it('updates by the id of the source when asked', async () => {
    const workspace = openTestWorkspace();
    await importText(workspace, 'Customer ID,First Name,Last Name\n17,Anna,Vogel\n18,Bob,Stone\n', {
      key: 'source_id',
    });
    const done = await importText(
      workspace,
      'Customer ID,First Name,Last Name\n17,Anne,Vogel-Stone\n17,Again,Again\n',
      { key: 'source_id' },
    );
    expect(done).toMatchObject({ created: 0, updated: 1, rejected: 1 });
    expect(rows(workspace, 'SELECT display_name FROM contact ORDER BY id')).toEqual([
      { display_name: 'Anne Vogel-Stone' },
      { display_name: 'Bob Stone' },
    ]);
  });

  it('resolves tags through aliases and keeps exclusive groups exclusive', async () => {
    const workspace = openTestWorkspace();
    workspace.write('tags', ({ db, now }) => {
      db.prepare("INSERT INTO tag (id, name, is_exclusive, created_at, updated_at) VALUES (1, 'Tier', 1, ?, ?)").run(
        now,
        now,
      );
      db.prepare(
        "INSERT INTO tag (id, parent_id, name, created_at, updated_at) VALUES (2, 1, 'Gold', ?, ?), (3, 1, 'Silver', ?, ?)",
      ).run(now, now, now, now);
      db.prepare("INSERT INTO tag_alias (tag_id, alias) VALUES (2, 'gold member')").run();
    });
    const done = await importText(workspace, 'Email,Tags\na@x.org,"Gold_Member, silver"\nb@x.org,silver\n');
    expect(done.newTags).toEqual([]);
    expect(done.warningGroups).toMatchObject([{ code: 'exclusive_tag', count: 1 }]);
    expect(rows(workspace, 'SELECT contact_id, tag_id FROM tag_assignment ORDER BY contact_id')).toEqual([
      { contact_id: 1, tag_id: 2 },
      { contact_id: 2, tag_id: 3 },
    ]);
  });

  it('remembers the mapping of these columns', async () => {
    const workspace = openTestWorkspace();
    const text = 'Mail,Vorname,Nachname,Extra\na@x.org,Anna,Vogel,1\n';
    await importText(workspace, text, { targets: { Extra: 'notes' } });
    const seen = await preview(workspace, grantFile(workspace, text));
    expect(seen.remembered).toBe(true);
    expect(seen.proposal.columns.map((column) => column.target)).toEqual([
      'email',
      'given_name',
      'family_name',
      'notes',
    ]);
  });

  it('refuses a mapping that cannot be meant, in one sentence', async () => {
    const workspace = openTestWorkspace();
    const file = grantFile(workspace, 'A,B\n1,2\n3,4\n');
    const settings = await proposed(workspace, file, { targets: { A: 'custom:a', B: 'custom:b' } });
    await expect(workspace.ask('import.check', settings)).rejects.toMatchObject({
      code: 'bad-mapping',
      message: /nobody could be told apart/,
    });
  });

  it('reads __proto__ and constructor as column names like any other', async () => {
    const workspace = openTestWorkspace();
    const done = await importText(workspace, 'Email,__proto__,constructor\na@x.org,x,y\n');
    expect(done).toMatchObject({ created: 1, newFields: ['Proto', 'Constructor'] });
  });
});

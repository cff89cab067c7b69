// Writes src-main/core/db/schema.ts from the migrated database, so that queries are typed by the real schema.
//   node build/schema-types.mjs          writes      node build/schema-types.mjs --check   fails when it is stale
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Database from 'better-sqlite3';

const root = resolve(import.meta.dirname, '..');
const target = join(root, 'src-main/core/db/schema.ts');
const db = new Database(':memory:');
for (const file of readdirSync(join(root, 'migrations'))
  .filter((name) => /^\d{4}-.*\.sql$/.test(name))
  .sort()) {
  db.exec(readFileSync(join(root, 'migrations', file), 'utf8'));
}

const pascal = (name) => name.replace(/(^|_)(\w)/g, (_, _u, letter) => letter.toUpperCase());
const objects = db
  .prepare(
    "SELECT type, name, sql FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%' ORDER BY type, name",
  )
  .all();
const shadow = /^contact_search_/;

function columnType(column, sql, isView) {
  const check = new RegExp(`\\b${column.name} TEXT[^,\\n]*?CHECK \\((${column.name} (?:=|IN) .*)\\)`).exec(sql ?? '');
  const base = check
    ? check[1].match(/'[^']*'/g).join(' | ')
    : column.type === 'INTEGER' || column.type === 'REAL'
      ? 'number'
      : column.type === 'TEXT'
        ? 'string'
        : /(_id|_at|^at|^id)$/.test(column.name)
          ? 'number'
          : 'string';
  const never =
    column.notnull ||
    column.pk ||
    (isView &&
      /^(id|contact_id|tag_id|assignment_id|assigned_at|kind|at|is_primary|status|value|source)$/.test(column.name));
  const type = never ? base : `${base} | null`;
  if (isView) return type;
  const given = column.dflt_value !== null || (column.pk && /AUTOINCREMENT/.test(sql));
  return given ? `Generated<${type}>` : type;
}

const blocks = [];
const names = [];
for (const { type, name, sql } of objects) {
  if (shadow.test(name)) continue;
  names.push(name);
  const columns = db.prepare('SELECT name, type, "notnull", dflt_value, pk FROM pragma_table_info(?)').all(name);
  const lines = columns.map((column) =>
    /USING fts5/i.test(sql ?? '')
      ? `  ${column.name}: string | null;`
      : `  ${column.name}: ${columnType(column, sql, type === 'view')};`,
  );
  if (/USING fts5/i.test(sql ?? '')) lines.unshift('  rowid: number;');
  blocks.push(`export interface ${pascal(name)}Table {\n${lines.join('\n')}\n}`);
}
const text = `// Generated from the migrations by \`node build/schema-types.mjs\`; a test fails when it is stale.
import type { Generated } from 'kysely';

${blocks.join('\n\n')}

/** Every table and view of a workspace, as Kysely needs it. */
export interface Schema {
${names.map((name) => `  ${name}: ${pascal(name)}Table;`).join('\n')}
}
`;

const snapshot = `-- The schema after every migration, written by \`node build/schema-types.mjs\`. Read it; never run it.
${db
  .prepare(
    "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'contact_search_%' AND name NOT LIKE 'sqlite_%' ORDER BY type DESC, name",
  )
  .pluck()
  .all()
  .map((sql) => `${sql};`)
  .join('\n\n')}
`;

const outputs = [
  [target, text],
  [join(root, 'migrations/schema.snapshot.sql'), snapshot],
];
for (const [file, wanted] of outputs) {
  if (!process.argv.includes('--check')) writeFileSync(file, wanted);
  else if (!existsSync(file) || readFileSync(file, 'utf8') !== wanted) {
    console.error(`${file} is stale: run node build/schema-types.mjs`);
    process.exitCode = 1;
  }
}

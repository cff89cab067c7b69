// The query builder: Kysely without a driver, so it only builds and types SQL. Runs nothing (see handle.ts).
import {
  type CompiledQuery,
  DummyDriver,
  Kysely,
  type RawBuilder,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import type { Schema } from './schema.ts';

/** Builds typed queries: `build.selectFrom('tag').selectAll()`. */
export const build = new Kysely<Schema>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
});

/** What a handle runs: a Kysely builder, an `sql` template, or something compiled already. */
export type Query<T> = CompiledQuery<T> | { compile(): CompiledQuery<T> } | RawBuilder<T>;

/** The SQL text and bound values of any query form. */
export function compileQuery<T>(query: Query<T>): CompiledQuery<T> {
  if ('isRawBuilder' in query) return query.compile(build);
  if ('compile' in query) return query.compile();
  return query;
}

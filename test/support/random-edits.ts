// Random edits of a small world: moving, buying, tagging, archiving, merging, pinning, undoing. Owns the generator and
// how each is done; what must hold afterwards is each test's.
import fc from 'fast-check';
import type { ContactId, OperationId, TagId } from '../../src-shared/model/ids.ts';
import { makeAlias, makeContact } from './make-contact.ts';
import { type TestWorkspace, testNow } from './workspace.ts';

const day = 86_400_000;
export const cities = ['York', 'Rome', 'Oslo'];

export interface EditedWorld {
  workspace: TestWorkspace;
  /** Twelve at the start; people who are added come behind them. */
  contacts: number[];
  /** `free` is given and taken by hand; `local` too, and pinned. */
  tags: { local: number; free: number };
}

const person = fc.nat(11);
/** An edit of one of twelve people, or something taken back. */
export const arbitraryEdit = fc.oneof(
  fc.record({ do: fc.constant('move' as const), who: person, city: fc.constantFrom(...cities) }),
  fc.record({
    do: fc.constant('buy' as const),
    who: person,
    amount: fc.integer({ min: 1, max: 5000 }),
    ago: fc.nat(400),
  }),
  fc.record({ do: fc.constant('email' as const), who: person }),
  fc.record({ do: fc.constant('tag' as const), who: person }),
  fc.record({ do: fc.constant('untag' as const), who: person }),
  fc.record({ do: fc.constant('archive' as const), who: person }),
  fc.record({ do: fc.constant('merge' as const), who: person, other: person }),
  fc.record({ do: fc.constant('pin' as const), who: person, kind: fc.constantFrom('pin' as const, 'ban' as const) }),
  fc.record({ do: fc.constant('add' as const), city: fc.constantFrom(...cities) }),
  fc.record({ do: fc.constant('undo' as const) }),
  fc.record({ do: fc.constant('redo' as const) }),
  fc.record({ do: fc.constant('undoEarlier' as const), back: fc.integer({ min: 1, max: 4 }) }),
);
export type Edit = typeof arbitraryEdit extends fc.Arbitrary<infer T> ? T : never;

const selection = (id: number) => ({ kind: 'ids' as const, ids: [id] });

/** Does it through requests and journaled writes; what is refused does nothing. */
export async function perform({ workspace, contacts, tags }: EditedWorld, step: Edit): Promise<void> {
  const id = 'who' in step ? (contacts[step.who] ?? 0) : 0;
  const write = (label: string, work: Parameters<TestWorkspace['write']>[1]): void => {
    workspace.write(label, work);
  };
  switch (step.do) {
    case 'move':
      return write('move', ({ db }) => {
        db.prepare('UPDATE address SET city = ? WHERE contact_id = ?').run(step.city, id);
        db.prepare('UPDATE contact SET updated_at = updated_at + 1 WHERE id = ?').run(id);
      });
    case 'buy':
      return write('buy', ({ db }) => {
        db.prepare(
          "INSERT INTO activity (contact_id, kind, at, amount, currency) VALUES (?, 'purchase', ?, ?, 'EUR')",
        ).run(id, testNow - step.ago * day, step.amount);
      });
    case 'email':
      return write('email', ({ db }) => {
        db.prepare("INSERT INTO contact_point (contact_id, kind, value, normalised) VALUES (?, 'email', ?, ?)").run(
          id,
          `p${id}@example.org`,
          `p${id}@example.org`,
        );
      });
    case 'add':
      return write('add', (context) => {
        contacts.push(makeContact(context, { given_name: 'Late', address: [{ city: step.city }] }));
      });
    case 'merge': {
      const [winner, loser] = [id, contacts[step.other] ?? 0];
      const reader = workspace.session.workspace.readerConnection;
      const merged = reader.prepare("SELECT count(*) FROM contact WHERE id IN (?, ?) AND state = 'active'").pluck();
      if (winner === loser || merged.get(winner, loser) !== 2) return;
      return write('merge', (context) => makeAlias(context, loser, winner));
    }
    case 'tag':
      await workspace.ask('tags.assign', { tags: [tags.free as TagId], selection: selection(id) });
      return;
    case 'untag':
      await workspace.ask('tags.unassign', {
        tags: [tags.local as TagId, tags.free as TagId],
        selection: selection(id),
      });
      return;
    case 'archive':
      await workspace.ask('contacts.setState', { selection: selection(id), state: 'archived' }).catch(() => undefined);
      return;
    case 'pin':
      await workspace
        .ask('tagRules.pin', { tag: tags.local as TagId, contact: id as ContactId, kind: step.kind, until: null })
        .catch(() => undefined);
      return;
    case 'undo':
      await workspace.ask('history.undo', { operation: 'last' }).catch(() => undefined);
      return;
    case 'redo':
      await workspace.ask('history.redo', {}).catch(() => undefined);
      return;
    case 'undoEarlier': {
      const { operations } = await workspace.ask('history.list', { limit: 10 });
      const target = operations[step.back];
      const isEdit =
        target && ['test.write', 'tags.assign', 'tags.unassign', 'contacts.setState'].includes(target.name);
      if (!isEdit) return;
      await workspace
        .ask('history.undo', { operation: target.id as OperationId, onConflict: 'keep' })
        .catch(() => undefined);
    }
  }
}

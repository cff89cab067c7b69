// The memory of the page: what it answers at once, what it asks again, and what it must never show.
import { describe, expect, it, vi } from 'vitest';
import { CoreClient } from '../../../src-renderer/app/core-client.ts';
import { KeptAnswers, questionOf } from '../../../src-renderer/app/kept-answers.ts';
import type { CoreEvent, FromCore, ToCore } from '../../../src-shared/protocol.ts';

const tree = questionOf('tags.tree', {});
const sheet = questionOf('tags.show', { tag: 1 });

/** A core that answers each request with the number of requests so far, read from the table `tag`. */
function answering() {
  const port = { postMessage: (_: ToCore) => {}, onmessage: null as ((event: { data: FromCore }) => void) | null };
  const send = (data: FromCore): void => port.onmessage?.({ data });
  let asked = 0;
  port.postMessage = (message) => {
    if (message.kind !== 'request') return;
    const outcome = { ok: true as const, value: ++asked, read: ['tag'], wrote: [] };
    queueMicrotask(() => send({ kind: 'reply', id: message.id, outcome }));
  };
  const core = new CoreClient();
  const answers = new KeptAnswers(core);
  core.connect(port);
  return {
    answers,
    asked: () => asked,
    emit: (event: CoreEvent) => send({ kind: 'event', event }),
    wrote: (table: string) => send({ kind: 'event', event: { kind: 'wrote', tables: [table] } }),
  };
}

const workspace = (name: string): CoreEvent => ({
  kind: 'workspace',
  workspace: { name, folder: 'clients', contacts: 1, isSample: false, isReadOnly: false },
});

describe('kept answers', () => {
  it('asks once for all who want to know, and not again while nothing was written', async () => {
    const { answers, asked } = answering();
    expect(await Promise.all([answers.answer('tags.tree', {}), answers.answer('tags.tree', {})])).toEqual([1, 1]);
    expect(await answers.answer('tags.tree', {})).toBe(1);
    expect(answers.known(tree)).toMatchObject({ value: 1, isCurrent: true });
    expect(asked()).toBe(1);
  });

  it('asks again after a write to a table the answer came from, and only then', async () => {
    const { answers, wrote } = answering();
    await answers.answer('tags.tree', {});
    wrote('segment');
    expect(await answers.answer('tags.tree', {})).toBe(1);
    wrote('tag');
    expect(await answers.answer('tags.tree', {})).toBe(2);
  });

  it('shows an old overview until the new one is there, but never fills a form from an old answer', async () => {
    const { answers, wrote } = answering();
    await answers.answer('tags.tree', {});
    await answers.answer('tags.show', { tag: 1 });
    wrote('tag');
    expect(answers.known(tree)).toMatchObject({ value: 1, isCurrent: false });
    expect(answers.known(sheet).value).toBeUndefined();
    const stop = answers.follow(sheet, () => {});
    expect(answers.known(sheet).value).toBeUndefined();
    stop();
  });

  it('asks again by itself for what is on screen, and tells who shows it', async () => {
    const { answers, wrote } = answering();
    await answers.answer('tags.show', { tag: 1 });
    const changed = vi.fn();
    answers.follow(sheet, changed);
    wrote('tag');
    expect(answers.known(sheet).value).toBe(1); // no flicker: it stays until the newer one is there
    await vi.waitFor(() => expect(answers.known(sheet)).toMatchObject({ value: 2, isCurrent: true }));
    expect(changed).toHaveBeenCalled();
  });

  it('forgets one workspace when another is opened, and drops what is still on its way', async () => {
    const { answers, emit, asked } = answering();
    emit(workspace('one'));
    await answers.answer('tags.tree', {});
    answers.ask(sheet);
    emit(workspace('two'));
    expect(answers.known(tree).value).toBeUndefined();
    await Promise.resolve();
    expect(answers.known(sheet).value).toBeUndefined();
    expect(await answers.answer('tags.tree', {})).toBe(asked());
  });

  it('keeps what it knows when the same workspace is opened again after the core was restarted', async () => {
    const { answers, emit } = answering();
    emit(workspace('one'));
    await answers.answer('tags.tree', {});
    emit(workspace('one'));
    expect(answers.known(tree)).toMatchObject({ value: 1, isCurrent: false });
  });
});

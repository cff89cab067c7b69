import { render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  availableCommands,
  type Command,
  commandForKey,
  menuModel,
  provideCommands,
  searchCommands,
  useCommandKeys,
  useCommandStore,
  useCommands,
} from '../../../src-renderer/app/commands.ts';
import { chordKeys, matchesChord } from '../../../src-renderer/app/keys.ts';

const command = (more: Partial<Command> & { id: string }): Command => ({
  title: more.id,
  section: 'This screen',
  run: () => {},
  ...more,
});
const press = (key: string, facts: KeyboardEventInit = {}, target: EventTarget = window) =>
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...facts }));

function Keys() {
  useCommandKeys();
  return <input aria-label="Name" />;
}

afterEach(() => useCommandStore.setState({ commands: [] }));

describe('keys', () => {
  it.each([
    ['Mod+K', { key: 'k', ctrlKey: true }, true],
    ['Mod+K', { key: 'K', ctrlKey: true, shiftKey: true }, false],
    ['Mod+Shift+Z', { key: 'Z', ctrlKey: true, shiftKey: true }, true],
    ['E', { key: 'e' }, true],
    ['E', { key: 'e', ctrlKey: true }, false],
    ['E', { key: 'у', code: 'KeyE' }, true], // a keyboard with Cyrillic letters
    ['?', { key: '?', shiftKey: true }, true],
    ['/', { key: '/' }, true],
    ['Alt+ArrowLeft', { key: 'ArrowLeft', altKey: true }, true],
    ['Escape', { key: 'Escape', shiftKey: true }, false],
  ])('%s and %o: %s', (chord, facts, expected) => {
    expect(matchesChord(new KeyboardEvent('keydown', facts), chord, false)).toBe(expected);
  });

  it('are drawn as the platform writes them', () => {
    expect(chordKeys('Mod+Shift+Z', true)).toEqual(['⌘', '⇧', 'Z']);
    expect(chordKeys('Mod+ArrowLeft', false)).toEqual(['Ctrl', '←']);
  });
});

describe('the command registry', () => {
  it('runs the command of a key, the newest first, and leaves one that makes no sense now', () => {
    const page = vi.fn();
    const frame = vi.fn();
    render(<Keys />);
    provideCommands([command({ id: 'frame.edit', keys: ['E'], run: frame })]);
    let sensible = true;
    const remove = provideCommands([command({ id: 'page.edit', keys: ['E'], when: () => sensible, run: page })]);
    press('e');
    sensible = false;
    press('e');
    remove();
    press('e');
    expect([page.mock.calls.length, frame.mock.calls.length]).toEqual([1, 2]);
  });

  it('lets a person type, but opens the palette even then', () => {
    const edit = vi.fn();
    const palette = vi.fn();
    render(<Keys />);
    provideCommands([
      command({ id: 'page.edit', keys: ['E'], run: edit }),
      command({ id: 'palette', keys: ['Mod+K'], whileTyping: true, run: palette }),
    ]);
    const field = screen.getByLabelText('Name');
    press('e', {}, field);
    press('k', { ctrlKey: true }, field);
    expect([edit.mock.calls.length, palette.mock.calls.length]).toEqual([0, 1]);
  });

  it('gives no keys to the page while a dialog is open', () => {
    const edit = vi.fn();
    render(
      <>
        <Keys />
        <div role="dialog" aria-modal="true" aria-label="Sure?" />
      </>,
    );
    provideCommands([command({ id: 'page.edit', keys: ['E'], run: edit })]);
    press('e');
    expect(edit).not.toHaveBeenCalled();
  });

  it('takes a page’s commands away with the page, and always runs what the page last rendered', () => {
    const ran: number[] = [];
    function Page({ number }: { number: number }) {
      useCommands([command({ id: 'page.say', run: () => ran.push(number) })]);
      return null;
    }
    const { rerender, unmount } = render(<Page number={1} />);
    rerender(<Page number={2} />);
    availableCommands()[0]?.run();
    expect(ran).toEqual([2]);
    unmount();
    expect(availableCommands()).toEqual([]);
  });

  it('finds commands by the beginnings of words, titles first', () => {
    const commands = [
      command({ id: 'a', title: 'Export contacts', words: 'csv save' }),
      command({ id: 'b', title: 'Contacts', section: 'Go to' }),
      command({ id: 'c', title: 'Undo' }),
    ];
    const found = (query: string) => searchCommands(query, commands).map((it) => it.id);
    expect(found('cont')).toEqual(['b', 'a']);
    expect(found('exp con')).toEqual(['a']);
    expect(found('csv')).toEqual(['a']);
    expect(found('ndo')).toEqual([]);
  });

  it('makes the native menu of the same commands', () => {
    const commands = [
      command({ id: 'a', title: 'Undo', menu: 'Edit', keys: ['Mod+Z', 'Z'] }),
      command({ id: 'b', title: 'Edit', keys: ['E'] }),
    ];
    expect(menuModel(commands).filter((menu) => menu.items.length > 0)).toEqual([
      { menu: 'Edit', items: [{ command: 'a', title: 'Undo', accelerator: 'CmdOrCtrl+Z' }] },
    ]);
  });

  it('gives a key that two commands ask for to the newer one', () => {
    const clash = [command({ id: 'a', keys: ['E'] }), command({ id: 'b', keys: ['E'] })];
    expect(commandForKey(new KeyboardEvent('keydown', { key: 'e' }), clash)?.id).toBe('b');
  });
});

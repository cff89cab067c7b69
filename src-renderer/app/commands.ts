// The one registry of commands. Feeds the palette, shortcuts, the native menu and the key sheet; does no work itself.
import { useEffect, useRef } from 'react';
import { create } from 'zustand';
import { isTyping, matchesChord, menuAccelerator } from './keys.ts';

/** Groups of the palette and the key sheet, in the order they are shown. */
export const commandSections = ['This screen', 'Edit', 'Go to', 'Workspace', 'View', 'Help'] as const;
export type CommandSection = (typeof commandSections)[number];

export type MenuName = 'File' | 'Edit' | 'View' | 'Go' | 'Help';

export interface Command {
  /** '<noun>.<verb>', e.g. 'tags.new'. The same id always means the same command. */
  id: string;
  /** A verb first: 'Merge all certain duplicates'. */
  title: string;
  section: CommandSection;
  /** One line more, for the palette. */
  detail?: string;
  /** Other words a person may type for it: 'dedupe, duplicates'. */
  words?: string;
  /** Chords such as 'Mod+K', 'E', '?'. */
  keys?: readonly string[];
  /** Whether it makes sense just now; asked when the palette opens and when its key is pressed. */
  when?: () => boolean;
  /** Whether its keys work while the person types in a field. Default: no. */
  whileTyping?: boolean;
  /** Shows it in the native menu as well. */
  menu?: MenuName;
  /** Keeps it out of the palette: keys that only make sense on the spot. */
  onlyKeys?: boolean;
  run: () => void;
}

interface CommandState {
  commands: readonly Command[];
}

export const useCommandStore = create<CommandState>(() => ({ commands: [] }));

/** Adds commands; the returned function takes them away again. A later one with the same key or id wins. */
export function provideCommands(commands: readonly Command[]): () => void {
  useCommandStore.setState((state) => ({ commands: [...state.commands, ...commands] }));
  const added = new Set(commands);
  return () => useCommandStore.setState((state) => ({ commands: state.commands.filter((it) => !added.has(it)) }));
}

/**
 * The commands of a mounted page or component, for as long as it is mounted. `run` and `when` always see the latest
 * render, so they may close over state.
 */
export function useCommands(commands: readonly Command[]): void {
  const latest = useRef(commands);
  latest.current = commands;
  const face = JSON.stringify(commands);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `face` is what of the commands can be seen
  useEffect(() => {
    const find = (id: string): Command | undefined => latest.current.find((command) => command.id === id);
    return provideCommands(
      latest.current.map((command) => ({
        ...command,
        when: () => find(command.id)?.when?.() ?? true,
        run: () => find(command.id)?.run(),
      })),
    );
  }, [face]);
}

/** What can be done now, the newest registration of each id. */
export function availableCommands(commands: readonly Command[] = useCommandStore.getState().commands): Command[] {
  const byId = new Map<string, Command>();
  for (const command of commands) {
    byId.delete(command.id);
    byId.set(command.id, command);
  }
  return [...byId.values()].filter((command) => command.when?.() ?? true);
}

/** Runs a command by id, as from the native menu. Returns whether there was one to run. */
export function runCommand(id: string): boolean {
  const command = availableCommands().find((it) => it.id === id);
  command?.run();
  return command !== undefined;
}

const modalIsOpen = (): boolean => document.querySelector('[role="dialog"][aria-modal="true"]') !== null;

/** The command a key event asks for, if any. */
export function commandForKey(event: KeyboardEvent, commands: readonly Command[]): Command | undefined {
  const typing = isTyping(event.target);
  for (const command of commands.toReversed()) {
    if (typing && !command.whileTyping) continue;
    if (!command.keys?.some((keys) => matchesChord(event, keys))) continue;
    if (command.when?.() ?? true) return command;
  }
  return undefined;
}

/** Listens for the keys of all commands. Mounted once, by the frame. */
export function useCommandKeys(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing || event.repeat) return;
      if (modalIsOpen()) return;
      const command = commandForKey(event, useCommandStore.getState().commands);
      if (!command) return;
      event.preventDefault();
      command.run();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}

/** Commands that match what was typed, best first: every word must begin a word of title, section or words. */
export function searchCommands(query: string, commands: readonly Command[]): Command[] {
  const wanted = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return [...commands];
  const scored = commands.flatMap((command) => {
    const title = command.title.toLowerCase();
    const all = `${title} ${command.section} ${command.words ?? ''} ${command.detail ?? ''}`.toLowerCase();
    const starts = (text: string, word: string): boolean => text.startsWith(word) || text.includes(` ${word}`);
    if (!wanted.every((word) => starts(all, word))) return [];
    const score = (title.startsWith(wanted[0] ?? '') ? 2 : 0) + (wanted.every((word) => starts(title, word)) ? 1 : 0);
    return [{ command, score }];
  });
  return scored.sort((a, b) => b.score - a.score).map(({ command }) => command);
}

export interface MenuModel {
  menu: MenuName;
  items: { command: string; title: string; accelerator?: string }[];
}

/** The native menu, from the same registry. */
export function menuModel(commands: readonly Command[]): MenuModel[] {
  const menus: MenuName[] = ['File', 'Edit', 'View', 'Go', 'Help'];
  return menus.map((menu) => ({
    menu,
    items: availableCommands(commands)
      .filter((command) => command.menu === menu)
      .map((command) => {
        const chord = command.keys?.find((keys) => keys.startsWith('Mod+') || /^F\d+$/.test(keys));
        return { command: command.id, title: command.title, ...(chord && { accelerator: menuAccelerator(chord) }) };
      }),
  }));
}

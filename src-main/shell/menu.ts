// Builds the application menu from the list of commands the page sends. Owns nothing of what they do: a chosen command
// goes back to the page by its id.
import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import { assertNever } from '../../src-shared/model/assert-never.ts';
import type { MenuItem, MenuModel } from '../../src-shared/shell-api.ts';

/** The menu before the page has sent one, and should it never get to: enough to edit text and to leave. */
export const firstMenu: MenuModel = {
  menus: [
    { label: 'File', items: [{ kind: 'role', role: 'quit' }] },
    {
      label: 'Edit',
      items: [
        { kind: 'role', role: 'cut' },
        { kind: 'role', role: 'copy' },
        { kind: 'role', role: 'paste' },
        { kind: 'role', role: 'selectAll' },
      ],
    },
  ],
};

export function showMenu(model: MenuModel, choose: (id: string) => void): void {
  const menus: MenuItemConstructorOptions[] = model.menus.map(({ label, items }) => ({
    label,
    submenu: items.map((item) => toElectron(item, choose)),
  }));
  // macOS names the first menu after the app and keeps hide and quit there.
  if (process.platform === 'darwin') menus.unshift({ role: 'appMenu', label: app.name });
  Menu.setApplicationMenu(Menu.buildFromTemplate(menus));
}

function toElectron(item: MenuItem, choose: (id: string) => void): MenuItemConstructorOptions {
  switch (item.kind) {
    case 'separator':
      return { type: 'separator' };
    case 'role':
      return { role: item.role };
    case 'submenu':
      return { label: item.label, submenu: item.items.map((child) => toElectron(child, choose)) };
    case 'command':
      return {
        label: item.label,
        enabled: item.enabled,
        ...(item.checked === undefined ? {} : { type: 'checkbox' as const, checked: item.checked }),
        ...(item.accelerator === undefined ? {} : { accelerator: item.accelerator }),
        // Shown, not listened for: the page knows whether a text field has the key first.
        registerAccelerator: false,
        click: () => choose(item.id),
      };
    default:
      return assertNever(item);
  }
}

// The one place that says an action is done, and offers to undo it. Owns no undo: the caller passes it.
import { notifications } from '@mantine/notifications';
import { createElement } from 'react';
import { type DoneToast, ToastBody } from './ToastBody.tsx';

/** How long a toast stays, in milliseconds; one with Undo stays longer. */
const shortStay = 4_000;
const undoStay = 10_000;

const dismissable = { closeButtonProps: { 'aria-label': 'Dismiss this message' } };

let latestUndo: string | undefined;

/** Says that something is done. At most one toast offers Undo at a time: the newest. */
export function toastDone({ message, undo, next }: DoneToast): void {
  if (latestUndo) notifications.hide(latestUndo);
  const id = `done-${crypto.randomUUID()}`;
  latestUndo = undo ? id : undefined;
  const close = (): void => void notifications.hide(id);
  notifications.show({
    id,
    color: 'green',
    ...dismissable,
    autoClose: undo ? undoStay : shortStay,
    message: createElement(ToastBody, { message, ...(undo && { undo }), ...(next && { next }), close }),
  });
}

/** Says why something was not done: the one sentence of a refusal. */
export function toastRefused(message: string): void {
  notifications.show({ ...dismissable, color: 'yellow', title: 'Not done', message, autoClose: 8_000 });
}

/** Says that something broke; the details are in the log and on the error screen. */
export function toastProblem(message: string): void {
  notifications.show({ ...dismissable, color: 'red', title: 'Something went wrong', message, autoClose: 12_000 });
}

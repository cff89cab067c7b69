// Addresses and numbers that a system has already reported dead.
import { type ContactCheck, clean, type Found } from '../check.ts';

export const pointDead: ContactCheck = {
  kind: 'contact',
  id: 'point-dead',
  title: 'Email or phone reported dead',
  why: 'Mail to it has bounced or the number is disconnected. Sending again harms the sender’s standing.',
  remedy: 'Leave it out of mailings and ask for a new one.',
  dimension: 'timeliness',
  severity: 'error',
  reads: ['email', 'phone'],
  inspect: (contact) => {
    if (contact.points.length === 0) return undefined;
    const found: Found[] = [];
    for (const point of contact.points) {
      if (point.status === 'bounced')
        found.push({ field: `point:${point.id}`, current: point.value, detail: 'Marked as bounced' });
    }
    return found.length > 0 ? found : clean;
  },
};

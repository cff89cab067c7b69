// What may be asked about guards: which fields have one, setting it, and who is already here while somebody is typed.
import { z } from 'zod';
import { columnKey } from '../model/bulk-edit.ts';
import type { Guard } from '../model/guard.ts';
import { contactId } from '../model/ids.ts';
import { type FeatureContract, read, returns, write } from './define.ts';

export interface GuardedField extends Guard {
  label: string;
  group: string;
  /** Whether a value can be asked for, and which values there are anyway. */
  mayBeRequired: boolean;
  choices: readonly string[] | null;
}

export interface AlikeContact {
  contact: number;
  name: string;
  /** Email or company, to tell people of one name apart. */
  detail: string | null;
}

const text = z.string().max(2_000);

export const guardsContract = {
  /** Every field that can have a guard, in the order they are shown; most have none. */
  'guards.list': read(z.object({}), returns<GuardedField[]>()),
  /** Sets the guard of a field; one that asks for nothing is taken away. */
  'guards.save': write(
    z.object({
      column: columnKey,
      isRequired: z.boolean(),
      checksFormat: z.boolean(),
      allowed: z.array(z.string().trim().min(1).max(200)).max(1_000).nullable(),
    }),
    returns<null>(),
    ['not-found'],
  ),
  /** Active contacts that have this email or phone, or exactly this name; at most five. Asked at every keystroke. */
  'guards.alike': read(
    z.object({
      what: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('email'), value: text }),
        z.object({ kind: z.literal('phone'), value: text }),
        z.object({ kind: z.literal('name'), given: text, family: text }),
      ]),
      /** The contact that is being edited. */
      except: contactId.optional(),
    }),
    returns<AlikeContact[]>(),
  ),
} satisfies FeatureContract;

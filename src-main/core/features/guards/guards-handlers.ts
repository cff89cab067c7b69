// Decides what the requests of contract/guards.ts do.
import type { guardsContract } from '../../../../src-shared/contract/guards.ts';
import { normaliseEmail } from '../../../../src-shared/text/email.ts';
import { normalisePhone } from '../../../../src-shared/text/phone.ts';
import { foldText } from '../../../../src-shared/text/text-key.ts';
import { remembered } from '../../db/remembered.ts';
import type { HandlersOf } from '../../server/contexts.ts';
import { cleanColumn, cleanColumns } from '../clean/clean-columns.ts';
import { settingsOf } from '../settings/settings-queries.ts';
import { deleteGuard, selectSameName, selectSamePoint, upsertGuard } from './guard-queries.ts';
import { guardsOf } from './guard-values.ts';

/** Shorter names and numbers are somebody's beginning, not somebody. */
const shortestPhone = 5;

export const guardsHandlers: HandlersOf<typeof guardsContract> = {
  'guards.list': ({ db }) => {
    const guards = new Map(guardsOf(db).map((guard) => [guard.column, guard]));
    return cleanColumns(db)
      .filter(({ group }) => group !== 'Activities')
      .map(({ column, label, group, choices, place }) => ({
        ...(guards.get(column) ?? { column, isRequired: false, checksFormat: false, allowed: null }),
        label,
        group,
        choices,
        // A contact may well have no address at all.
        mayBeRequired: place.kind !== 'address' && choices === null,
      }));
  },

  'guards.save': ({ db, describe }, { column, isRequired, checksFormat, allowed }) => {
    const { label } = cleanColumn(db, column);
    const values = [...new Set(allowed ?? [])];
    if (!isRequired && !checksFormat && values.length === 0) {
      db.run(deleteGuard(column));
      describe(`Took the guard of ${label.toLowerCase()} away`);
      return null;
    }
    const row = {
      column_key: column,
      is_required: Number(isRequired),
      checks_format: Number(checksFormat),
      allowed: values.length > 0 ? JSON.stringify(values) : null,
    };
    db.run(upsertGuard(row));
    describe(`Set the guard of ${label.toLowerCase()}`);
    return null;
  },

  'guards.alike': ({ db }, { what, except = 0 }) => {
    if (what.kind === 'email') {
      const { normalised } = normaliseEmail(what.value);
      return normalised === null ? [] : db.all(selectSamePoint('email', normalised, except));
    }
    if (what.kind === 'phone') {
      if (what.value.replace(/\D/g, '').length < shortestPhone) return [];
      // The usual country is counted from all addresses: too long for a keystroke, and only national numbers need it.
      const normalised =
        normalisePhone(what.value, null) ??
        normalisePhone(
          what.value,
          remembered(db, 'usual country', () => settingsOf(db).defaultCountry),
        );
      return normalised === null ? [] : db.all(selectSamePoint('phone', normalised, except));
    }
    const words = foldText(`${what.given} ${what.family}`).match(/[\p{L}\p{N}]+/gu) ?? [];
    if (what.given.trim() === '' || what.family.trim() === '' || words.length === 0) return [];
    const match = `name : (${words.map((word) => `"${word}"`).join(' AND ')})`;
    return db.all(selectSameName(match, foldText(`${what.given.trim()} ${what.family.trim()}`), except));
  },
};

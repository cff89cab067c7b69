// Who is already here with what is being typed: shown beside the field, each with a way to open it.
import { Anchor } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import type { InputOf } from '../../../src-shared/contract/index.ts';
import type { ContactId } from '../../../src-shared/model/ids.ts';
import { useRead } from '../../app/live.ts';
import { navigate } from '../../app/routes.ts';
import './guards.css';

interface AlikeContactsProps {
  what: InputOf<'guards.alike'>['what'] | null;
  /** The contact that is being edited. */
  except?: number;
}

/** A pause this long between two keys asks, in milliseconds. */
const pause = 80;

const words = { email: 'has this email', phone: 'has this phone', name: 'has this name' };

export function AlikeContacts({ what, except }: AlikeContactsProps) {
  const [asked] = useDebouncedValue(what === null ? null : JSON.stringify(what), pause);
  const { value, isEarlier } = useRead(
    'guards.alike',
    asked === null
      ? null
      : {
          what: JSON.parse(asked) as InputOf<'guards.alike'>['what'],
          ...(except !== undefined && { except: except as ContactId }),
        },
  );
  if (what === null || isEarlier || !value || value.length === 0) return null;
  return (
    <ul className="alike" aria-label="Possibly the same contact" role="status">
      {value.map(({ contact, name, detail }) => (
        <li key={contact} className="truncate">
          <Anchor component="button" type="button" size="xs" onClick={() => navigate({ kind: 'contacts', contact })}>
            {name}
          </Anchor>
          {detail !== null && detail !== name && what.kind !== 'email' && <span className="quiet"> {detail}</span>}{' '}
          {words[what.kind]}
        </li>
      ))}
    </ul>
  );
}

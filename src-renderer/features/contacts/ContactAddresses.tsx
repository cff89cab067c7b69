// The addresses of a contact, edited part by part in place.
import { Button, Group, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { ContactAddress, ContactDetail } from '../../../src-shared/contract/contacts.ts';
import { type AddressField, addressFieldLabel } from '../../../src-shared/model/contact.ts';
import { announceDone } from '../../app/undo.ts';
import { EditableText, type SaveProblem } from '../../ui/EditableText.tsx';
import { OriginLabel } from './contact-origins.tsx';
import { save } from './save.ts';

const parts = ['street', 'street2', 'postcode', 'city', 'region', 'country'] as const satisfies AddressField[];
const usualParts: readonly AddressField[] = ['street', 'postcode', 'city', 'region', 'country'];

export function ContactAddresses({ detail }: { detail: ContactDetail }) {
  const [isAdding, setAdding] = useState(false);
  const add = async (part: AddressField, text: string): Promise<SaveProblem | null> => {
    if (text.trim() === '') return null;
    const problem = await save('contacts.addAddress', { contact: detail.id, address: { [part]: text } });
    if (problem === null) setAdding(false);
    return problem;
  };
  return (
    <>
      {detail.addresses.map((address) => (
        <AddressBlock key={address.id} address={address} isOnly={detail.addresses.length === 1} />
      ))}
      {isAdding ? (
        usualParts.map((part, index) => (
          <div className="contact-line" key={part}>
            <span className="contact-line__label">{addressFieldLabel[part]}</span>
            <EditableText
              label={addressFieldLabel[part]}
              placeholder="–"
              value=""
              autoFocus={index === 0}
              onSave={(text) => add(part, text)}
            />
          </div>
        ))
      ) : (
        <Button
          variant="subtle"
          size="compact-xs"
          ml={-8}
          leftSection={<IconPlus size={12} aria-hidden />}
          onClick={() => setAdding(true)}
        >
          Address
        </Button>
      )}
    </>
  );
}

function AddressBlock({ address, isOnly }: { address: ContactAddress; isOnly: boolean }) {
  const shown = parts.filter((part) => address[part] !== null || usualParts.includes(part));
  const remove = async (): Promise<void> => {
    if ((await save('contacts.removeAddress', { address: address.id })) === null) await announceDone();
  };
  return (
    <div className="contact-address">
      {shown.map((part) => (
        <div className="contact-line" key={part}>
          <OriginLabel of={`address:${address.id}`} className="contact-line__label truncate">
            {addressFieldLabel[part]}
          </OriginLabel>
          <EditableText
            label={addressFieldLabel[part]}
            placeholder="–"
            value={address[part] ?? ''}
            onSave={(text) => save('contacts.updateAddress', { address: address.id, parts: { [part]: text } })}
          />
        </div>
      ))}
      <Group gap={4} justify="flex-end">
        {!isOnly &&
          (address.isPrimary ? (
            <Text size="xs" c="dimmed">
              First address
            </Text>
          ) : (
            <Button
              variant="subtle"
              size="compact-xs"
              onClick={() => void save('contacts.updateAddress', { address: address.id, parts: {}, isPrimary: true })}
            >
              Make it the first
            </Button>
          ))}
        <Button variant="subtle" color="gray" size="compact-xs" onClick={() => void remove()}>
          Remove this address
        </Button>
      </Group>
    </div>
  );
}

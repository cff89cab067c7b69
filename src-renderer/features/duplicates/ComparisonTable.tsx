// Two to six contacts side by side: a row per field, same, different or only here by icon and shade, a click keeps a
// value. Takes the comparison and the choices; decides nothing.
import { ActionIcon, Radio, Text, Tooltip } from '@mantine/core';
import { IconCirclePlus, IconEqual, IconEqualNot, IconStack2, IconX } from '@tabler/icons-react';
import type { ComparedContact, ComparedField, Comparison } from '../../../src-shared/contract/duplicates.ts';
import { navigate } from '../../app/routes.ts';
import { Money } from '../../ui/Figures.tsx';
import { counted, formatDay } from '../../ui/numbers.ts';

interface ComparisonTableProps {
  comparison: Comparison;
  winner: number;
  onWinner: (contact: number) => void;
  /** Contact whose value a field keeps. */
  keptFrom: (field: ComparedField) => number | null;
  onKeep: (field: string, contact: number) => void;
  /** Takes a contact out of the comparison; null when only two are left. */
  onLeaveOut: ((contact: number) => void) | null;
}

export function ComparisonTable(props: ComparisonTableProps) {
  const { comparison, winner, onWinner, keptFrom, onKeep, onLeaveOut } = props;
  return (
    <table className="compare" style={{ minWidth: 148 + comparison.contacts.length * 120 }}>
      <thead>
        <tr>
          <td className="compare__corner">
            <Text size="xs" c="dimmed">
              Click a value to keep it
            </Text>
          </td>
          {comparison.contacts.map((contact) => (
            <th key={contact.id} scope="col" data-winner={contact.id === winner || undefined}>
              <ContactHead
                contact={contact}
                isWinner={contact.id === winner}
                because={contact.id === comparison.winner ? comparison.winnerBecause : null}
                onWinner={() => onWinner(contact.id)}
                onLeaveOut={onLeaveOut && (() => onLeaveOut(contact.id))}
              />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {comparison.fields.map((field) => (
          <FieldRow
            key={field.key}
            field={field}
            contacts={comparison.contacts}
            kept={keptFrom(field)}
            onKeep={onKeep}
          />
        ))}
      </tbody>
    </table>
  );
}

interface ContactHeadProps {
  contact: ComparedContact;
  isWinner: boolean;
  because: string | null;
  onWinner: () => void;
  onLeaveOut: (() => void) | null;
}

function ContactHead({ contact, isWinner, because, onWinner, onLeaveOut }: ContactHeadProps) {
  return (
    <div className="compare__head">
      <div className="compare__name">
        <button
          type="button"
          className="compare__link truncate"
          dir="auto"
          title={contact.name}
          onClick={() => navigate({ kind: 'contacts', contact: contact.id })}
        >
          {contact.name}
        </button>
        {onLeaveOut && (
          <Tooltip label="Leave this contact out">
            <ActionIcon size={20} aria-label={`Leave ${contact.name} out`} onClick={onLeaveOut}>
              <IconX size={13} aria-hidden />
            </ActionIcon>
          </Tooltip>
        )}
      </div>
      <Radio
        size="xs"
        name="winner"
        checked={isWinner}
        onChange={onWinner}
        label={isWinner ? `Survives${because ? ` · ${because.toLowerCase()}` : ''}` : 'Make it survive'}
      />
      <div className="compare__facts">
        <span>{contact.source ?? `Added ${formatDay(contact.addedAt)}`}</span>
        <span className="figures">
          {counted(contact.activityCount, 'activity', 'activities')}
          {contact.revenue !== 0 && (
            <>
              {' · '}
              <Money minor={contact.revenue} currency={contact.currency} />
            </>
          )}
        </span>
      </div>
    </div>
  );
}

const agreementWords = {
  same: 'Same in all',
  differs: 'They differ',
  'only one': 'Missing in some',
  none: 'Missing in all',
} as const;

function AgreementMark({ field }: { field: ComparedField }) {
  const Mark = field.agreement === 'same' ? IconEqual : field.agreement === 'differs' ? IconEqualNot : IconCirclePlus;
  return (
    <Tooltip label={agreementWords[field.agreement]}>
      <Mark
        size={14}
        className="compare__mark"
        data-agreement={field.agreement}
        aria-label={agreementWords[field.agreement]}
      />
    </Tooltip>
  );
}

interface FieldRowProps {
  field: ComparedField;
  contacts: readonly ComparedContact[];
  kept: number | null;
  onKeep: (field: string, contact: number) => void;
}

function FieldRow({ field, contacts, kept, onKeep }: FieldRowProps) {
  // The same but for capitals or accents is still a choice.
  const isIdentical = new Set(field.values).size === 1;
  return (
    <tr data-agreement={field.agreement}>
      <th scope="row">
        <span className="compare__field">
          <AgreementMark field={field} />
          <span className="truncate">{field.label}</span>
          {field.rule !== 'chosen' && field.agreement !== 'none' && (
            <Tooltip label={field.because ?? 'All are kept'}>
              <IconStack2 size={13} className="compare__all" aria-label={field.because ?? 'All are kept'} />
            </Tooltip>
          )}
        </span>
      </th>
      {contacts.map((contact, at) => {
        const value = field.values[at] ?? null;
        const isKept = value !== null && (field.rule === 'kept' || contact.id === kept);
        return (
          <td key={contact.id} data-kept={isKept || undefined} data-missing={value === null || undefined}>
            {field.rule === 'chosen' && !isIdentical ? (
              <button
                type="button"
                className="compare__cell"
                aria-pressed={isKept}
                aria-label={`Keep ${field.label} ${value ?? 'empty'} of ${contact.name}`}
                onClick={() => onKeep(field.key, contact.id)}
                title={isKept && field.because ? `Kept: ${field.because.toLowerCase()}` : undefined}
                dir="auto"
              >
                {value ?? 'empty'}
              </button>
            ) : (
              <span className="compare__cell" dir="auto">
                {value ?? ''}
              </span>
            )}
          </td>
        );
      })}
    </tr>
  );
}

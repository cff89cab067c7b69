// What a contact is: names, reach, address, tags, facts, custom fields. Every value is edited where it stands.
import { Anchor } from '@mantine/core';
import { useState } from 'react';
import type { ContactDetail } from '../../../src-shared/contract/contacts.ts';
import { contactFieldLabel, type EditableField } from '../../../src-shared/model/contact.ts';
import { useRead } from '../../app/live.ts';
import { navigate } from '../../app/routes.ts';
import { EditableText } from '../../ui/EditableText.tsx';
import { formatDay, formatMoney, formatNumber } from '../../ui/numbers.ts';
import { ContactFindings } from '../audit/index.ts';
import { AlikeContacts } from '../guards/index.ts';
import { ContactStage } from '../lifecycle/index.ts';
import { ContactSegments } from '../segment-moves/index.ts';
import { ContactAddresses } from './ContactAddresses.tsx';
import { ContactCustomFields } from './ContactCustomFields.tsx';
import { Line, Part } from './ContactPart.tsx';
import { ContactPoints } from './ContactPoints.tsx';
import { ContactTags } from './ContactTags.tsx';
import { cellName } from './contact-columns.tsx';
import { save } from './save.ts';

const nameFields = ['given_name', 'family_name'] as const satisfies EditableField[];
const moreNameFields = ['name_prefix', 'middle_name', 'name_suffix', 'nickname'] as const satisfies EditableField[];
const workFields = ['company', 'job_title', 'department'] as const satisfies EditableField[];
const recordFields = [
  'lifecycle',
  'lead_source',
  'owner',
  'birthday',
  'gender',
  'language',
] as const satisfies EditableField[];
const consentFields = ['email_consent', 'phone_consent', 'post_consent'] as const satisfies EditableField[];

export function ContactDetails({ detail }: { detail: ContactDetail }) {
  const shownNames = [...nameFields, ...moreNameFields.filter((field) => detail.fields[field] !== null)];
  return (
    <div className="contact-details">
      {detail.openFindings > 0 && (
        <Part title="To look at">
          <ContactFindings contact={detail.id} />
        </Part>
      )}
      <Part title="Name and work">
        {[...shownNames, ...workFields].map((field) => (
          <Field key={field} detail={detail} field={field} />
        ))}
        <Choice detail={detail} field="kind" data={['person', 'company', 'household']} />
      </Part>
      <Part title="Email, phone and links">
        <ContactPoints detail={detail} />
      </Part>
      <Part title="Address">
        <ContactAddresses detail={detail} />
      </Part>
      <Part title="Tags">
        <ContactTags detail={detail} />
      </Part>
      <Facts detail={detail} />
      <Lifecycle contact={detail.id} />
      <Segments contact={detail.id} />
      <Part title="Record">
        {recordFields.map((field) => (
          <Field key={field} detail={detail} field={field} />
        ))}
        {moreNameFields
          .filter((field) => detail.fields[field] === null)
          .map((field) => (
            <Field key={field} detail={detail} field={field} />
          ))}
      </Part>
      <ContactCustomFields detail={detail} />
      <Part title="Consent">
        {consentFields.map((field) => (
          <Choice key={field} detail={detail} field={field} data={['unknown', 'granted', 'withdrawn']} />
        ))}
      </Part>
      <Part title="Notes">
        <EditableText
          label="Notes"
          placeholder="Add a note"
          multiline
          value={detail.fields.notes ?? ''}
          onSave={(notes) => save('contacts.update', { contact: detail.id, fields: { notes } })}
        />
      </Part>
      {detail.relations.length > 0 && (
        <Part title="Relations">
          {detail.relations.map((relation) => (
            <Line
              key={`${relation.kind}-${relation.direction}-${relation.contact}`}
              label={relation.kind.replaceAll('_', ' ')}
            >
              <Anchor
                component="button"
                type="button"
                size="sm"
                onClick={() => navigate({ kind: 'contacts', contact: relation.contact })}
              >
                {relation.name}
              </Anchor>
            </Line>
          ))}
        </Part>
      )}
    </div>
  );
}

function Field({ detail, field }: { detail: ContactDetail; field: EditableField }) {
  const label = contactFieldLabel[field];
  const [typed, setTyped] = useState<string | null>(null);
  const isName = field === 'given_name' || field === 'family_name';
  const partOf = (part: EditableField): string => (part === field ? typed : null) ?? detail.fields[part] ?? '';
  return (
    <Line label={label} origin={`field:${field}`}>
      <EditableText
        label={label}
        placeholder="–"
        value={detail.fields[field] ?? ''}
        onSave={(text) => save('contacts.update', { contact: detail.id, fields: { [field]: text } })}
        {...(isName && { onTyping: setTyped })}
      />
      {isName && typed !== null && typed !== detail.fields[field] && (
        <div className="contact-line__below">
          <AlikeContacts
            what={{ kind: 'name', given: partOf('given_name'), family: partOf('family_name') }}
            except={detail.id}
          />
        </div>
      )}
    </Line>
  );
}

function Choice({ detail, field, data }: { detail: ContactDetail; field: EditableField; data: readonly string[] }) {
  const label = contactFieldLabel[field];
  return (
    <Line label={label} origin={`field:${field}`}>
      <select
        className="editable"
        aria-label={label}
        value={detail.fields[field] ?? ''}
        onChange={(event) =>
          void save('contacts.update', { contact: detail.id, fields: { [field]: event.currentTarget.value } })
        }
      >
        {data.map((value) => (
          <option key={value} value={value}>
            {value[0]?.toUpperCase() + value.slice(1)}
          </option>
        ))}
      </select>
    </Line>
  );
}

function Facts({ detail: { facts, score } }: { detail: ContactDetail }) {
  if (facts.activityCount === 0) return null;
  const entries: [string, string][] = [
    ['Orders', formatNumber(facts.orders)],
    ['Revenue', formatMoney(facts.revenue, facts.currency)],
    ['First purchase', facts.firstPurchaseAt === null ? '' : formatDay(facts.firstPurchaseAt)],
    ['Last purchase', facts.lastPurchaseAt === null ? '' : formatDay(facts.lastPurchaseAt)],
    ['Last activity', facts.lastActivityAt === null ? '' : formatDay(facts.lastActivityAt)],
    ['Emails opened', facts.emailOpens === 0 ? '' : formatNumber(facts.emailOpens)],
    ['RFM', score ? `${score.recency}${score.frequency}${score.monetary} · ${cellName(score.cell)}` : ''],
  ];
  return (
    <Part title="What they did">
      <dl className="contact-facts figures">
        {entries
          .filter(([, value]) => value !== '')
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </Part>
  );
}

function Lifecycle({ contact }: { contact: number }) {
  const { value } = useRead('lifecycle.ofContact', { contact });
  if (!value || value.stays.length === 0) return null;
  return (
    <Part title="Lifecycle">
      <ContactStage value={value} />
    </Part>
  );
}

function Segments({ contact }: { contact: number }) {
  return (
    <Part title="Segments">
      <ContactSegments contact={contact} />
    </Part>
  );
}

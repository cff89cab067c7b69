// The columns a contact list can show. Owns labels, widths and how a cell reads; column ids are the sort fields.
import type { ReactNode } from 'react';
import type { ContactRow, CustomField, SortField } from '../../../src-shared/contract/contact-list.ts';
import { rfmCellNames } from '../../../src-shared/rules/field-catalogue.ts';
import type { GridColumn } from '../../grid/grid-types.ts';
import { formatDay, formatMoney, formatNumber, formatPlainDay } from '../../ui/numbers.ts';
import { TagChip } from '../../ui/TagChip.tsx';

type Column = GridColumn<ContactRow> & { id: SortField | `custom.${string}` };

const text = (
  id: SortField,
  label: string,
  value: (row: ContactRow) => string | null,
  width: number,
  more: Partial<Column> = {},
): Column => ({
  id,
  label,
  width,
  sortable: true,
  render: (row) => <span dir="auto">{value(row)}</span>,
  text: (row) => value(row) ?? '',
  ...more,
});

const number = (
  id: SortField,
  label: string,
  value: (row: ContactRow) => number,
  more: Partial<Column> = {},
): Column => ({
  id,
  label,
  width: 92,
  align: 'right',
  sortable: true,
  firstSort: 'descending',
  render: (row) => (value(row) === 0 ? <span className="quiet">0</span> : formatNumber(value(row))),
  text: (row) => String(value(row)),
  ...more,
});

const day = (
  id: SortField,
  label: string,
  value: (row: ContactRow) => number | null,
  more: Partial<Column> = {},
): Column => ({
  id,
  label,
  width: 118,
  sortable: true,
  firstSort: 'descending',
  render: (row) => <span className="figures">{dayText(value(row))}</span>,
  text: (row) => dayText(value(row)),
  ...more,
});
const dayText = (at: number | null): string => (at === null ? '' : formatDay(at));

/** A value with how many more there are of its kind: 'ada@x.org +2'. */
function plural(value: string | null, count: number, noun: string): ReactNode {
  if (value === null) return null;
  if (count <= 1) return value;
  return (
    <span className="contact-plural">
      <span className="truncate">{value}</span>
      <span className="contact-more figures" title={`${count} ${noun}`}>
        +{count - 1}
      </span>
    </span>
  );
}

const hidden = { startsHidden: true } as const;

const fixedColumns: readonly Column[] = [
  {
    id: 'name',
    label: 'Name',
    width: 230,
    pinned: true,
    sortable: true,
    render: (row) => (
      <span dir="auto" className="contact-name" data-archived={row.state === 'archived' || undefined}>
        {row.name}
      </span>
    ),
    text: (row) => row.name,
  },
  text('company', 'Company', (row) => row.company, 170, { group: 'Work' }),
  {
    ...text('email', 'Email', (row) => row.email, 230, { group: 'Reach' }),
    render: (row) => plural(row.email, row.emailCount, 'emails'),
  },
  {
    ...text('phone', 'Phone', (row) => row.phone, 150, { group: 'Reach' }),
    render: (row) => plural(row.phone, row.phoneCount, 'phones'),
  },
  text('city', 'City', (row) => row.city, 120, { group: 'Address' }),
  text('country', 'Country', (row) => row.country, 120, { group: 'Address' }),
  {
    id: 'tags',
    label: 'Tags',
    width: 250,
    sortable: true,
    firstSort: 'descending',
    help: 'Sorted by how many tags a contact has.',
    render: (row) => <TagCell row={row} />,
    text: (row) => row.tags.map((tag) => tag.name).join(', '),
  },
  number('orders', 'Orders', (row) => row.orders, {
    group: 'Purchases',
    help: 'Purchases, each order number counted once.',
  }),
  {
    ...number('revenue', 'Revenue', (row) => row.revenue, {
      width: 116,
      group: 'Purchases',
      help: 'Purchases less refunds, all time.',
    }),
    render: (row) =>
      row.orders === 0 && row.revenue === 0 ? <span className="quiet">–</span> : formatMoney(row.revenue, row.currency),
    text: (row) => (row.revenue === 0 ? '' : formatMoney(row.revenue, row.currency)),
  },
  day('last_purchase', 'Last purchase', (row) => row.lastPurchaseAt, { group: 'Purchases' }),
  day('last_activity', 'Last activity', (row) => row.lastActivityAt, { group: 'Engagement' }),
  text('given_name', 'First name', (row) => row.givenName, 130, { ...hidden, group: 'Name' }),
  text('family_name', 'Last name', (row) => row.familyName, 130, { ...hidden, group: 'Name' }),
  text('job_title', 'Job title', (row) => row.jobTitle, 160, { ...hidden, group: 'Work' }),
  text('region', 'State or region', (row) => row.region, 120, { ...hidden, group: 'Address' }),
  text('postcode', 'Postcode', (row) => row.postcode, 100, { ...hidden, group: 'Address' }),
  day('first_purchase', 'First purchase', (row) => row.firstPurchaseAt, { ...hidden, group: 'Purchases' }),
  number('activities', 'Activities', (row) => row.activityCount, { ...hidden, group: 'Engagement' }),
  number('email_opens', 'Emails opened', (row) => row.emailOpens, { ...hidden, width: 124, group: 'Engagement' }),
  number('email_clicks', 'Emails clicked', (row) => row.emailClicks, { ...hidden, width: 124, group: 'Engagement' }),
  {
    ...text('rfm', 'RFM', (row) => row.rfm, 180, {
      ...hidden,
      group: 'Scores',
      firstSort: 'descending',
      help: 'Recency, frequency and monetary value, each 1 to 5; 555 is the best.',
    }),
    render: (row) =>
      row.rfm && (
        <>
          <span className="figures">{row.rfm}</span> <span className="quiet">{cellName(row.rfmCell)}</span>
        </>
      ),
  },
  text('lifecycle', 'Lifecycle stage', (row) => row.lifecycle, 130, { ...hidden, group: 'Record' }),
  text('lead_source', 'Lead source', (row) => row.leadSource, 130, { ...hidden, group: 'Record' }),
  text('owner', 'Owner', (row) => row.owner, 130, { ...hidden, group: 'Record' }),
  text('language', 'Language', (row) => row.language, 100, { ...hidden, group: 'Record' }),
  {
    ...text('birthday', 'Birthday', (row) => row.birthday, 118, { ...hidden, group: 'Record' }),
    render: (row) => row.birthday && <span className="figures">{formatPlainDay(row.birthday)}</span>,
  },
  day('created', 'Created', (row) => row.createdAt, { ...hidden, group: 'Record', help: 'As the source says.' }),
  day('added', 'Added here', (row) => row.addedAt, { ...hidden, group: 'Record' }),
  day('updated', 'Last changed', (row) => row.updatedAt, { ...hidden, group: 'Record' }),
];

export const cellName = (cell: string | null): string =>
  cell === null ? '' : ((rfmCellNames as Record<string, string>)[cell] ?? cell);

/** Tags drawn in a cell of the usual width; the tip names the others. */
const chipsShown = 2;

function TagCell({ row }: { row: ContactRow }) {
  if (row.tagCount === 0) return null;
  const more = row.tagCount - chipsShown;
  const names = row.tags.map((tag) => tag.name).join(', ');
  return (
    <span className="contact-tags" title={row.tagCount > row.tags.length ? `${names}…` : names}>
      {row.tags.slice(0, chipsShown).map((tag) => (
        <TagChip key={tag.id} name={tag.name} colour={tag.colour} />
      ))}
      {more > 0 && <span className="contact-more figures">+{more}</span>}
    </span>
  );
}

/** A custom value as a person reads it. */
export function customText(type: CustomField['type'], value: string | number | null): string {
  if (value === null) return '';
  switch (type) {
    case 'boolean':
      return value === 0 ? 'No' : 'Yes';
    case 'money':
      return formatMoney(Number(value), null);
    case 'number':
      return formatNumber(Number(value));
    case 'date':
      return formatPlainDay(String(value));
    case 'multi':
      return (JSON.parse(String(value)) as string[]).join(', ');
    case 'text':
    case 'choice':
      return String(value);
  }
}

/** All columns: the fixed ones and one per custom field. */
export function contactColumns(fields: readonly CustomField[]): Column[] {
  return [
    ...fixedColumns,
    ...fields.map((field): Column => {
      const value = (row: ContactRow): string => customText(field.type, row.custom[field.key] ?? null);
      return {
        id: `custom.${field.key}`,
        label: field.label,
        width: 140,
        sortable: true,
        startsHidden: true,
        group: 'Custom fields',
        ...(field.help && { help: field.help }),
        ...((field.type === 'number' || field.type === 'money') && { align: 'right', firstSort: 'descending' }),
        render: (row) => <span dir="auto">{value(row)}</span>,
        text: value,
      };
    }),
  ];
}

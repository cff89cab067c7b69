// A contact as exports see it, by naming only what matters. A bare text stands for a point without a label.
import type {
  ContactForExport,
  ExportAddress,
  ExportPoint,
} from '../../src-main/core/engines/export/contact-for-export.ts';
import { type ContactTextColumn, contactTextColumns } from '../../src-shared/model/export-column.ts';

const noText = Object.fromEntries(contactTextColumns.map((column) => [column, null])) as Record<
  ContactTextColumn,
  null
>;

type MadePoint = string | Partial<ExportPoint>;

interface MadeForExport extends Partial<Omit<ContactForExport, 'text' | 'email' | 'phone' | 'url' | 'addresses'>> {
  text?: Partial<ContactForExport['text']>;
  email?: MadePoint[];
  phone?: MadePoint[];
  url?: MadePoint[];
  addresses?: Partial<ExportAddress>[];
}

function point(made: MadePoint): ExportPoint {
  const parts = typeof made === 'string' ? { value: made } : made;
  const value = parts.value ?? '';
  return { normalised: value.toLowerCase(), label: null, status: 'unknown', ...parts, value };
}

const nowhere: ExportAddress = {
  ...{ street: null, street2: null, city: null, region: null, postcode: null, country: null },
  ...{ label: null, countryCode: null },
};

export function exportContact({ text, email, phone, url, addresses, ...parts }: MadeForExport = {}): ContactForExport {
  return {
    ...{ id: 1, created_at: null, added_at: 0, updated_at: 0 },
    ...{ handle: [], tags: [], totals: null, scores: null, sourceIds: [], messageSegment: null, custom: new Map() },
    ...parts,
    text: { ...noText, ...text },
    email: (email ?? []).map(point),
    phone: (phone ?? []).map(point),
    url: (url ?? []).map(point),
    addresses: (addresses ?? []).map((address) => ({ ...nowhere, ...address })),
  };
}

// What one row of a file says, in the workspace's own terms, before anything is stored. Owns the shapes that
// plan-rows.ts fills and the import feature writes.
import type { ActivityKind } from '../../../../src-shared/model/activity.ts';
import type { DetailColumn } from '../../../../src-shared/model/contact-columns.ts';
import type { PointKind } from '../../../../src-shared/model/target-fields.ts';
import type { Consent, EmailStatus } from '../../../../src-shared/text/consent.ts';
import type { NameParts } from '../../../../src-shared/text/person-name.ts';

export interface PointDraft {
  readonly kind: PointKind;
  readonly label: string | null;
  readonly value: string;
  readonly normalised: string | null;
  readonly status: EmailStatus;
}

export interface AddressDraft {
  readonly label: string | null;
  readonly street: string | null;
  readonly street2: string | null;
  readonly city: string | null;
  readonly region: string | null;
  readonly postcode: string | null;
  readonly country: string | null;
  readonly countryCode: string | null;
}

export interface ContactDraft {
  readonly kind: 'person' | 'company';
  readonly name: NameParts;
  readonly displayName: string;
  readonly columns: Readonly<Record<DetailColumn, string | null>>;
  readonly createdAt: number | null;
  readonly sourceId: string | null;
  readonly points: readonly PointDraft[];
  readonly addresses: readonly AddressDraft[];
  readonly tags: readonly string[];
  readonly consent: { readonly email: Consent; readonly phone: Consent; readonly post: Consent };
  /** One value per mapped custom field, in the mapping's order. */
  readonly custom: readonly (string | number | null)[];
}

export interface ActivityDraft {
  readonly kind: ActivityKind;
  readonly at: number;
  /** Minor units; negative for refunds. */
  readonly amount: number | null;
  readonly currency: string | null;
  readonly product: string | null;
  readonly category: string | null;
  readonly quantity: number | null;
  readonly discount: number | null;
  readonly campaign: string | null;
  readonly reference: string | null;
  readonly source: string | null;
  readonly detail: string | null;
}

/** Why a row or value could not be used as it stands. `code` groups; `message` is for people. */
export interface RowIssue {
  readonly code: string;
  /** 0-based column, or null when the whole row is meant. */
  readonly column: number | null;
  readonly message: string;
}

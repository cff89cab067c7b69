// Where a contact came from: per value the file or person that gave it, the rows of the files as they stood there, its ids
// elsewhere, and the merges.
import { Anchor, Text } from '@mantine/core';
import { useState } from 'react';
import type { ContactDetail, ContactProvenance } from '../../../src-shared/contract/contacts.ts';
import { useRead } from '../../app/live.ts';
import { formatMoment } from '../../ui/numbers.ts';
import { OriginMark } from '../batches/index.ts';
import { Part } from './ContactPart.tsx';

export function ContactSource({ detail }: { detail: ContactDetail }) {
  const provenance = useRead('contacts.provenance', { contact: detail.id }).value;
  const origins = useRead('batches.origins', { contact: detail.id }).value;
  return (
    <>
      {origins && origins.values.length > 0 && (
        <Part title="Where each value came from">
          <dl className="value-origins">
            {origins.values.map((value) => (
              <div key={value.key}>
                <dt className="truncate" title={value.label}>
                  {value.label}
                </dt>
                <dd>
                  <span className="truncate" dir="auto" title={value.value}>
                    {value.value}
                  </span>
                  <OriginMark value={value} />
                </dd>
              </div>
            ))}
          </dl>
        </Part>
      )}
      {origins && origins.crosswalk.length > 0 && (
        <Part title="Ids elsewhere">
          <dl className="contact-facts figures">
            {origins.crosswalk.map(({ source, sourceId, file }) => (
              <div key={`${source} ${sourceId}`}>
                <dt className="truncate" title={file}>
                  {source}
                </dt>
                <dd>{sourceId}</dd>
              </div>
            ))}
          </dl>
        </Part>
      )}
      <Part title="Files it came from">
        {provenance?.records.length === 0 && (
          <Text size="sm" c="dimmed">
            No file: it was added by hand or with the sample.
          </Text>
        )}
        {provenance?.records.map((record) => (
          <SourceRecord key={record.id} record={record} />
        ))}
      </Part>
      {provenance && provenance.merges.length > 0 && (
        <Part title="Merged">
          {provenance.merges.map((merge) => (
            <Text key={merge.id} size="sm" mb={4}>
              With {merge.names.join(', ')}
              <span className="quiet"> · {formatMoment(merge.mergedAt)}</span>
            </Text>
          ))}
        </Part>
      )}
      <Part title="Record">
        <dl className="contact-facts figures">
          {detail.createdAt !== null && (
            <div>
              <dt>Created</dt>
              <dd>{formatMoment(detail.createdAt)}</dd>
            </div>
          )}
          <div>
            <dt>Added here</dt>
            <dd>{formatMoment(detail.addedAt)}</dd>
          </div>
          <div>
            <dt>Last changed</dt>
            <dd>{formatMoment(detail.updatedAt)}</dd>
          </div>
          <div>
            <dt>Number</dt>
            <dd>{detail.id}</dd>
          </div>
        </dl>
      </Part>
    </>
  );
}

function SourceRecord({ record }: { record: ContactProvenance['records'][number] }) {
  const [isOpen, setOpen] = useState(false);
  const cells = useRead('contacts.sourceRow', isOpen ? { record: record.id } : null).value;
  return (
    <div className="source-record">
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        {record.fileName}, row {record.rowNumber.toLocaleString()}
        {record.sourceId && <span className="quiet"> · id {record.sourceId}</span>}
      </Text>
      <Text size="xs" c="dimmed">
        {formatMoment(record.importedAt)} ·{' '}
        <Anchor component="button" type="button" inherit aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? 'Hide the row' : 'Show the row as it was'}
        </Anchor>
      </Text>
      {isOpen && cells && (
        <dl className="source-record__cells">
          {cells
            .filter(({ cell }) => cell !== '')
            .map(({ header, cell }) => (
              <div key={header}>
                <dt className="truncate" title={header}>
                  {header}
                </dt>
                <dd dir="auto">{cell}</dd>
              </div>
            ))}
        </dl>
      )}
    </div>
  );
}

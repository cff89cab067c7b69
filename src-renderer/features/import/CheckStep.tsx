// Step three: what would happen, before it does. A view over the check.
import { Progress, Text } from '@mantine/core';
import type { ImportCheck } from '../../../src-shared/contract/import.ts';
import type { JobProgress } from '../../../src-shared/protocol.ts';
import { countryName } from '../../../src-shared/text/country.ts';
import { counted, formatNumber } from '../../ui/numbers.ts';
import { CheckDuplicates } from './CheckDuplicates.tsx';
import { CheckSample as Sample } from './CheckSample.tsx';
import { IssueGroups } from './IssueGroups.tsx';
import type { ImportDraft } from './import-draft.ts';
import { type Vanished, VanishedChoice } from './VanishedChoice.tsx';

interface CheckStepProps {
  draft: ImportDraft;
  isRunning: boolean;
  progress: JobProgress | null;
  onVanished: (value: Vanished) => void;
}

export function CheckStep({ draft, isRunning, progress, onVanished }: CheckStepProps) {
  const { check } = draft;
  if (check === null) {
    if (!isRunning) return null;
    const value = progress?.total ? (100 * progress.done) / progress.total : 0;
    return (
      <div className="import-checking">
        <Text>{progress?.phase || 'Reading the file'}…</Text>
        <Progress value={value} aria-label="Progress of the check" />
      </div>
    );
  }
  return (
    <div className="import-check">
      <Tiles check={check} isActivities={draft.content === 'activities'} />
      <Facts check={check} />
      {check.rejectGroups.length > 0 && (
        <IssueGroups
          title={`${counted(check.rejected, 'row')} would be set aside`}
          note="They are kept with their reasons and can be saved as a file after the import."
          groups={check.rejectGroups}
        />
      )}
      {check.samples.rejected.length > 0 && <SetAside check={check} />}
      {check.warningGroups.length > 0 && (
        <IssueGroups
          title="Imported with a remark"
          note="The rows come in; these values deserve a look."
          groups={check.warningGroups}
        />
      )}
      {check.samples.created.length > 0 && <Newcomers check={check} />}
      {check.samples.updated.length > 0 && <Updates check={check} />}
      {check.vanished !== null && check.vanished.contacts > 0 && (
        <VanishedChoice vanished={check.vanished} value={draft.vanished} onChange={onVanished} />
      )}
      <CheckDuplicates check={check} />
    </div>
  );
}

function Tiles({ check, isActivities }: { check: ImportCheck; isActivities: boolean }) {
  const tiles = [
    ...(isActivities ? [{ label: 'activities added', value: check.activities, tone: 'done' }] : []),
    { label: isActivities ? 'new people' : 'created', value: check.created, tone: 'done' },
    { label: isActivities ? 'known contacts' : 'updated', value: check.updated, tone: 'accent' },
    { label: isActivities ? 'already here' : 'unchanged', value: check.unchanged, tone: 'quiet' },
    { label: 'set aside', value: check.rejected, tone: check.rejected > 0 ? 'attention' : 'quiet' },
  ];
  return (
    <dl className="import-tiles">
      {tiles.map((tile) => (
        <div key={tile.label} className="import-tile" data-tone={tile.value === 0 ? 'quiet' : tile.tone}>
          <dd className="figures">{formatNumber(tile.value)}</dd>
          <dt>{tile.label}</dt>
        </div>
      ))}
      <div className="import-tile" data-tone="quiet">
        <dd className="figures">{formatNumber(check.rowCount)}</dd>
        <dt>rows in the file</dt>
      </div>
    </dl>
  );
}

const orders = { dmy: 'day first', mdy: 'month first', ymd: 'year first' };

function Facts({ check }: { check: ImportCheck }) {
  const { values } = check;
  const order =
    values.dayOrder === 'dmy' || values.dayOrder === 'mdy' || values.dayOrder === 'ymd'
      ? orders[values.dayOrder]
      : null;
  const facts = [
    check.newTags.length > 0 && {
      term: counted(check.newTags.length, 'new tag'),
      text: `${list(check.newTags)}. They arrive as drafts, to be documented or joined with others in Tags.`,
    },
    check.newFields.length > 0 && {
      term: counted(check.newFields.length, 'new custom field'),
      text: list(check.newFields.map((field) => field.label)),
    },
    order !== null && {
      term: 'Dates',
      text:
        values.dayOrderConfidence > 0.5
          ? `Read ${order}, as the values show.`
          : `Read ${order}; no value decides it, so look at a few.`,
    },
    values.country !== null && {
      term: 'Phone numbers',
      text: `Without a country they are taken as ${countryName(values.country)}.`,
    },
    check.unclaimed > 0 && {
      term: counted(check.unclaimed, 'order without a contact', 'orders without a contact'),
      text: 'Only a name tells whose they are. They are kept, and after the import you say for each name whose they are.',
    },
    check.unreadable > 0 && {
      term: counted(check.unreadable, 'unreadable character'),
      text: 'Another encoding in the first step may read them.',
    },
  ].filter((fact) => fact !== false);
  if (facts.length === 0) return null;
  return (
    <dl className="import-facts">
      {facts.map((fact) => (
        <div key={fact.term}>
          <dt>{fact.term}</dt>
          <dd>{fact.text}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The first rows that would be set aside, as they stand in the file. */
function SetAside({ check }: { check: ImportCheck }) {
  return (
    <Sample title="The first rows that would be set aside" id="import-set-aside">
      <thead>
        <tr>
          <th scope="col" className="import-changes__row">
            Row
          </th>
          <th scope="col">Why</th>
          <th scope="col">What stands in it</th>
        </tr>
      </thead>
      <tbody>
        {check.samples.rejected.map(({ row, reason, cells }) => (
          <tr key={`${row} ${reason}`}>
            <td className="figures">{formatNumber(row)}</td>
            <td>{reason}</td>
            <td className="quiet" dir="auto">
              {cells.filter((cell) => cell.trim() !== '').join(' · ') || '(blank)'}
            </td>
          </tr>
        ))}
      </tbody>
    </Sample>
  );
}

function Newcomers({ check }: { check: ImportCheck }) {
  return (
    <Sample title="Some of the new contacts" id="import-newcomers">
      <thead>
        <tr>
          <th scope="col" className="import-changes__row">
            Row
          </th>
          <th scope="col">Contact</th>
          <th scope="col">Email, phone or company</th>
        </tr>
      </thead>
      <tbody>
        {check.samples.created.map(({ row, name, detail }) => (
          <tr key={row}>
            <td className="figures">{formatNumber(row)}</td>
            <td dir="auto">{name}</td>
            <td className="quiet" dir="auto">
              {detail || '—'}
            </td>
          </tr>
        ))}
      </tbody>
    </Sample>
  );
}

function Updates({ check }: { check: ImportCheck }) {
  return (
    <Sample title="Some of the updates" id="import-updates">
      <thead>
        <tr>
          <th scope="col">Contact</th>
          <th scope="col">Field</th>
          <th scope="col">Now</th>
          <th scope="col">After</th>
        </tr>
      </thead>
      <tbody>
        {check.samples.updated.flatMap((sample) =>
          sample.changes.slice(0, 4).map((change, index) => (
            <tr key={`${sample.row} ${change.field} ${change.after}`}>
              <td>{index === 0 ? sample.name : ''}</td>
              <td>{change.field}</td>
              <td className="quiet">{change.before ?? '—'}</td>
              <td>{change.after}</td>
            </tr>
          )),
        )}
      </tbody>
    </Sample>
  );
}

function list(names: readonly string[]): string {
  const shown = names.slice(0, 12).join(', ');
  return names.length > 12 ? `${shown} and ${formatNumber(names.length - 12)} more` : shown;
}

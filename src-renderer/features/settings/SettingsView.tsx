// The settings as a form that keeps every change at once. Presentation only.
import { Button, Group, SegmentedControl, Select, Text, Title } from '@mantine/core';
import { DatePickerInput } from '@mantine/dates';
import { IconCalendar } from '@tabler/icons-react';
import { type ReactNode, useId, useMemo } from 'react';
import { markets, type WorkspaceSettings } from '../../../src-shared/contract/settings.ts';
import type { ShellVersions } from '../../../src-shared/shell-api.ts';
import { countryCodes, countryName } from '../../../src-shared/text/country.ts';
import type { ColourScheme, RowDensity } from '../../app/frame-store.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { JobTitleWords } from './JobTitleWords.tsx';
import './settings.css';

interface SettingsViewProps {
  theme: ColourScheme;
  onTheme: (theme: ColourScheme) => void;
  density: RowDensity;
  onDensity: (density: RowDensity) => void;
  workspace: string;
  settings: WorkspaceSettings | undefined;
  onChange: (changes: Partial<WorkspaceSettings>) => void;
  versions: ShellVersions | undefined;
  /** The guards of the workspace, as a form of their own. */
  guards?: ReactNode;
  onLogFolder: () => void;
}

/** Midday, so that no time zone turns the day into its neighbour. */
const middayOf = (day: string): number => new Date(`${day}T12:00:00`).getTime();
const dayOf = (at: number): string => {
  const date = new Date(at);
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
};

export function SettingsView(props: SettingsViewProps) {
  const { settings, onChange, versions } = props;
  const countries = useMemo(
    () =>
      countryCodes()
        .map((code) => ({ value: code, label: `${countryName(code)} (${code})` }))
        .sort((a, b) => a.label.localeCompare(b.label)),
    [],
  );
  const currencies = useMemo(currencyChoices, []);
  return (
    <div className="page">
      <PageHeader title="Settings" />
      <div className="page__scroll">
        <div className="settings">
          <Section title="On this computer">
            <Setting label="Theme" help="The theme of the system follows its light and dark hours.">
              <SegmentedControl
                aria-label="Theme"
                value={props.theme}
                onChange={(value) => props.onTheme(value as ColourScheme)}
                data={[
                  { value: 'light', label: 'Light' },
                  { value: 'dark', label: 'Dark' },
                  { value: 'auto', label: 'System' },
                ]}
              />
            </Setting>
            <Setting label="Rows in lists">
              <SegmentedControl
                aria-label="Rows in lists"
                value={props.density}
                onChange={(value) => props.onDensity(value as RowDensity)}
                data={[
                  { value: 'compact', label: 'Compact' },
                  { value: 'relaxed', label: 'Relaxed' },
                ]}
              />
            </Setting>
          </Section>
          <Section title={`In the workspace ${props.workspace}`}>
            <Setting
              label="Usual country"
              help="National phone numbers and postcodes are read as of this country. Left empty, the commonest country of the addresses is taken."
            >
              <Select
                aria-label="Usual country"
                placeholder="The commonest one"
                searchable
                clearable
                data={countries}
                disabled={!settings}
                value={settings?.defaultCountry ?? null}
                onChange={(defaultCountry) => onChange({ defaultCountry })}
                w={280}
              />
            </Setting>
            <Setting label="Currency" help="Amounts that came without a currency are shown in it.">
              <Select
                aria-label="Currency"
                placeholder="None"
                searchable
                clearable
                data={currencies}
                disabled={!settings}
                value={settings?.currency ?? null}
                onChange={(currency) => onChange({ currency })}
                w={280}
              />
            </Setting>
            <Setting
              label="Sells to"
              help="Decides which presets come first, the columns a list of contacts starts with and the words of segment sheets."
            >
              <SegmentedControl
                aria-label="Sells to"
                disabled={!settings}
                value={settings?.market ?? 'both'}
                onChange={(value) => onChange({ market: markets.find((one) => one === value) ?? null })}
                data={[
                  { value: 'both', label: 'Both' },
                  { value: 'consumers', label: 'Consumers (B2C)' },
                  { value: 'companies', label: 'Companies (B2B)' },
                ]}
              />
            </Setting>
            <Setting
              label="Words for job titles"
              help="Rules read levels (owner, executive, director, manager, specialist, assistant) and areas (finance, purchasing, it…) from job titles. One line each, as in the example; they win over the dictionary."
            >
              <JobTitleWords words={settings?.jobTitleWords ?? null} disabled={!settings} />
            </Setting>
            <Setting
              label="As of"
              help="Segments, scores and audits are computed as of this day. Set it to the day of an export to see the data as it was meant."
            >
              <Group gap={8}>
                <DatePickerInput
                  aria-label="As of"
                  placeholder="Today"
                  leftSection={<IconCalendar size={15} aria-hidden />}
                  disabled={!settings}
                  value={settings?.asOf ? dayOf(settings.asOf) : null}
                  onChange={(day) => day && onChange({ asOf: middayOf(day) })}
                  maxDate={dayOf(Date.now())}
                  size="xs"
                  w={180}
                />
                {settings?.asOf && (
                  <Button variant="default" onClick={() => onChange({ asOf: null })}>
                    Back to today
                  </Button>
                )}
              </Group>
            </Setting>
          </Section>
          <Section title="Guards">{props.guards}</Section>
          <Section title="About">
            <Setting label="Version">
              <Text size="sm" className="figures">
                {versions
                  ? `Tagstead ${versions.app} · Electron ${versions.electron} · Node ${versions.node}`
                  : 'Tagstead'}
              </Text>
            </Setting>
            <Setting label="Places of the world" help="Names and coordinates of cities.">
              <Text size="sm">GeoNames (geonames.org), licensed CC BY 4.0; shortened for this product.</Text>
            </Setting>
            <Setting label="Log" help="What happened, never what your contacts contain.">
              <Button variant="default" onClick={props.onLogFolder}>
                Show the log folder
              </Button>
            </Setting>
          </Section>
        </div>
      </div>
    </div>
  );
}

function currencyChoices(): { value: string; label: string }[] {
  const names = new Intl.DisplayNames(undefined, { type: 'currency' });
  return Intl.supportedValuesOf('currency').map((code) => ({
    value: code,
    label: `${code} – ${names.of(code) ?? code}`,
  }));
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section className="settings__section" aria-labelledby={id}>
      <Title order={2} id={id}>
        {title}
      </Title>
      {children}
    </section>
  );
}

function Setting({ label, help, children }: { label: string; help?: string; children: ReactNode }) {
  return (
    <div className="settings__row">
      <div>
        <Text fw={500}>{label}</Text>
        {help && (
          <Text size="xs" c="dimmed">
            {help}
          </Text>
        )}
      </div>
      <div>{children}</div>
    </div>
  );
}

// The settings of the report as fields: whose it is, what it holds, what money rests on. A view.
import {
  Button,
  Checkbox,
  FileButton,
  Group,
  NumberInput,
  SegmentedControl,
  SimpleGrid,
  Stack,
  Switch,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { DateInput } from '@mantine/dates';
import type { ReactNode } from 'react';
import {
  type ReportAssumptions,
  type ReportSection,
  type ReportSettings,
  type ReportState,
  reportSectionLabel,
  reportSections,
} from '../../../src-shared/contract/report.ts';

interface ReportFormProps {
  settings: ReportSettings;
  measured: ReportState['measured'];
  onChange: (change: Partial<ReportSettings>) => void;
  onLogo: (file: File) => void;
}

export function ReportForm({ settings, measured, onChange, onLogo }: ReportFormProps) {
  return (
    <Stack gap={20}>
      <Part title="Cover">
        <TextInput
          label="Client"
          placeholder="Acme Ltd"
          maxLength={120}
          value={settings.client}
          onChange={({ currentTarget }) => onChange({ client: currentTarget.value })}
        />
        <TextInput
          label="Prepared by"
          placeholder="Your name or company"
          maxLength={120}
          value={settings.preparedBy}
          onChange={({ currentTarget }) => onChange({ preparedBy: currentTarget.value })}
        />
        <Group grow align="flex-start">
          <DateInput
            label="Date"
            valueFormat="YYYY-MM-DD"
            clearable
            placeholder={measured.date}
            value={settings.date}
            onChange={(date) => onChange({ date })}
          />
          <LogoField logo={settings.logo} onLogo={onLogo} onRemove={() => onChange({ logo: null })} />
        </Group>
      </Part>
      <Part title="What it holds">
        <Sections without={settings.without} onChange={(without) => onChange({ without })} />
        <Switch
          label="Mask names, emails and phones"
          description="j***@e***.com, the same way everywhere; contact numbers still lead to the records."
          checked={settings.redact}
          onChange={({ currentTarget }) => onChange({ redact: currentTarget.checked })}
        />
        <Group grow align="flex-end">
          <NumberInput
            label="Rows per check in the evidence"
            min={1}
            max={200}
            allowDecimal={false}
            value={settings.evidenceRows}
            onChange={(value) => typeof value === 'number' && onChange({ evidenceRows: clamp(value, 1, 200) })}
          />
          <div>
            <Text size="sm" fw={500} mb={4}>
              Paper of the PDF
            </Text>
            <SegmentedControl
              fullWidth
              aria-label="Paper of the PDF"
              data={['A4', 'Letter']}
              value={settings.paper}
              onChange={(value) => onChange({ paper: value === 'Letter' ? 'Letter' : 'A4' })}
            />
          </div>
        </Group>
      </Part>
      <Part title="What money rests on" note="Printed in the report. Amounts in its currency.">
        <Assumptions
          currency={settings.currency}
          assumptions={settings.assumptions}
          measured={measured}
          onCurrency={(currency) => onChange({ currency })}
          onChange={(change) => onChange({ assumptions: { ...settings.assumptions, ...change } })}
        />
      </Part>
    </Stack>
  );
}

function Part({ title, note, children }: { title: string; note?: string; children: ReactNode }) {
  return (
    <Stack gap={10}>
      <div>
        <Title order={3} size="h5">
          {title}
        </Title>
        {note && (
          <Text size="xs" c="dimmed">
            {note}
          </Text>
        )}
      </div>
      {children}
    </Stack>
  );
}

interface LogoFieldProps {
  logo: string | null;
  onLogo: (file: File) => void;
  onRemove: () => void;
}

function LogoField({ logo, onLogo, onRemove }: LogoFieldProps) {
  return (
    <div>
      <Text size="sm" fw={500} mb={4}>
        Logo
      </Text>
      <Group gap={8} wrap="nowrap">
        {logo !== null && <img className="report-logo" src={logo} alt="The logo" />}
        <FileButton accept="image/png,image/jpeg,image/webp,image/gif" onChange={(file) => file && onLogo(file)}>
          {(props) => (
            <Button {...props} variant="default">
              {logo === null ? 'Choose a picture…' : 'Change…'}
            </Button>
          )}
        </FileButton>
        {logo !== null && (
          <Button variant="subtle" color="gray" onClick={onRemove}>
            Remove
          </Button>
        )}
      </Group>
    </div>
  );
}

interface SectionsProps {
  without: readonly ReportSection[];
  onChange: (without: ReportSection[]) => void;
}

function Sections({ without, onChange }: SectionsProps) {
  return (
    <SimpleGrid cols={2} spacing={8} verticalSpacing={6}>
      {reportSections.map((section) => (
        <Checkbox
          key={section}
          label={reportSectionLabel[section]}
          checked={!without.includes(section)}
          onChange={({ currentTarget }) =>
            onChange(currentTarget.checked ? without.filter((other) => other !== section) : [...without, section])
          }
        />
      ))}
    </SimpleGrid>
  );
}

interface AssumptionsProps {
  currency: string | null;
  assumptions: ReportAssumptions;
  measured: ReportState['measured'];
  onCurrency: (currency: string | null) => void;
  onChange: (change: Partial<ReportAssumptions>) => void;
}

interface AmountField {
  key: Exclude<keyof ReportAssumptions, 'averageOrderValue'>;
  label: string;
  max: number;
  step: number;
  isWhole?: true;
  suffix?: string;
}

const amountFields: readonly AmountField[] = [
  { key: 'margin', label: 'Margin', max: 100, step: 5, suffix: ' %' },
  { key: 'campaignsPerYear', label: 'Mailings a year', max: 1000, step: 1, isWhole: true },
  { key: 'ordersPerThousandEmails', label: 'Orders per 1,000 emails', max: 1000, step: 0.5 },
  { key: 'costPerEmail', label: 'Cost of one email', max: 100, step: 0.01 },
  { key: 'lettersPerYear', label: 'Letters a year', max: 1000, step: 1, isWhole: true },
  { key: 'costPerLetter', label: 'Cost of one letter', max: 1000, step: 0.1 },
  { key: 'hourlyRate', label: 'Hour of work', max: 10_000, step: 5 },
];

function Assumptions({ currency, assumptions, measured, onCurrency, onChange }: AssumptionsProps) {
  return (
    <SimpleGrid cols={2} spacing={12} verticalSpacing={10}>
      <TextInput
        label="Currency"
        placeholder={measured.currency}
        maxLength={3}
        defaultValue={currency ?? ''}
        onChange={({ currentTarget }) => {
          const code = currentTarget.value.trim().toUpperCase();
          if (code === '') onCurrency(null);
          else if (/^[A-Z]{3}$/.test(code)) onCurrency(code);
        }}
      />
      <NumberInput
        label="Average order"
        min={0}
        max={1_000_000}
        decimalScale={2}
        placeholder={measured.averageOrderValue === null ? '60' : `${measured.averageOrderValue}, as measured`}
        value={assumptions.averageOrderValue ?? ''}
        onChange={(value) =>
          onChange({ averageOrderValue: typeof value === 'number' ? clamp(value, 0, 1_000_000) : null })
        }
      />
      {amountFields.map(({ key, label, max, step, isWhole, suffix }) => (
        <NumberInput
          key={key}
          label={label}
          min={0}
          max={max}
          step={step}
          allowDecimal={isWhole !== true}
          decimalScale={3}
          {...(suffix && { suffix })}
          value={assumptions[key]}
          onChange={(value) => typeof value === 'number' && onChange({ [key]: clamp(value, 0, max) })}
        />
      ))}
    </SimpleGrid>
  );
}

const clamp = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value));

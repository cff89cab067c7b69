// How grave a check is: an icon of its own shape and colour, with the word for those who cannot see it.
import { Tooltip } from '@mantine/core';
import { type Icon, IconAlertTriangle, IconCircleX, IconInfoCircle } from '@tabler/icons-react';
import { type Severity, severityLabel } from '../../../src-shared/model/finding.ts';

const icons: Record<Severity, Icon> = { error: IconCircleX, warning: IconAlertTriangle, notice: IconInfoCircle };
const meaning: Record<Severity, string> = {
  error: 'Error: using the value goes wrong',
  warning: 'Warning: it probably goes wrong',
  notice: 'Notice: it makes work or looks careless',
};

export function SeverityMark({ severity, size = 15 }: { severity: Severity; size?: number }) {
  const Mark = icons[severity];
  return (
    <Tooltip label={meaning[severity]} openDelay={400}>
      <span className="severity" data-severity={severity}>
        <Mark size={size} stroke={1.8} aria-hidden />
        <span className="visually-hidden">{severityLabel[severity]}</span>
      </span>
    </Tooltip>
  );
}

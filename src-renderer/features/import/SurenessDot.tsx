// How sure a guess is: a filled, half or empty dot with words for those who cannot tell colours or see it. A view.
import { Tooltip } from '@mantine/core';

interface SurenessDotProps {
  level: 'sure' | 'likely' | 'unsure';
  because: string;
}

const words = { sure: 'Sure', likely: 'Likely', unsure: 'Please check' };

export function SurenessDot({ level, because }: SurenessDotProps) {
  return (
    <Tooltip label={`${words[level]}: ${because}`} multiline maw={280}>
      <span className="sureness" data-level={level} role="img" aria-label={`${words[level]}: ${because}`} />
    </Tooltip>
  );
}

// Words for job titles that a workspace adds to the dictionary: kept when the field is left, refused in one sentence.
import { Textarea } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useWrite } from '../../app/live.ts';

interface JobTitleWordsProps {
  /** As kept; null for none. */
  words: string | null;
  disabled: boolean;
}

export function JobTitleWords({ words, disabled }: JobTitleWordsProps) {
  const [text, setText] = useState(words ?? '');
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => setText(words ?? ''), [words]);
  const { run } = useWrite('settings.change', ({ code, message }) => {
    if (code !== 'words-not-understood') return false;
    setProblem(message);
    return true;
  });
  const keep = (): void => {
    setProblem(null);
    const wanted = text.trim() === '' ? null : text.trim();
    if (wanted !== words) void run({ jobTitleWords: wanted });
  };
  return (
    <Textarea
      aria-label="Words for job titles"
      placeholder={'director: fire chief, head brewer\npurchasing: category lead'}
      autosize
      minRows={2}
      maxRows={10}
      w={320}
      maxLength={20_000}
      disabled={disabled}
      error={problem}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={keep}
    />
  );
}

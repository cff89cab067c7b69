// The first lines of a text in columns of fixed width, with a mark where each column begins. Marks are set by a click,
// moved with the arrow keys and taken away with Delete; the same places can be typed. A view.
import { TextInput } from '@mantine/core';
import { type KeyboardEvent, type MouseEvent, useState } from 'react';
import { readColumnStarts, writeColumnStarts } from '../../../src-shared/model/column-starts.ts';

interface FixedColumnsProps {
  /** The first lines of the file. */
  lines: readonly string[];
  /** Where columns begin, in characters from 0. */
  starts: readonly number[];
  /** Why they were found there. */
  because: string;
  onChange: (starts: number[]) => void;
}

export function FixedColumns({ lines, starts: read, because, onChange }: FixedColumnsProps) {
  // Shown at once; the table follows when the file has been read again.
  const [{ starts, from }, setStarts] = useState({ starts: read, from: read });
  const [written, setWritten] = useState(writeColumnStarts(read));
  const [isWrong, setWrong] = useState(false);
  const width = lines.reduce((most, line) => Math.max(most, Array.from(line).length), 20);
  if (from !== read) {
    setStarts({ starts: read, from: read });
    setWritten(writeColumnStarts(read));
  }
  const set = (next: readonly number[]) => {
    const places = [...new Set([0, ...next])].sort((a, b) => a - b);
    setStarts({ starts: places, from });
    setWritten(writeColumnStarts(places));
    onChange(places);
  };
  const take = () => {
    const places = readColumnStarts(written);
    setWrong(places === null);
    if (places !== null && places.join() !== starts.join()) set(places);
  };
  const toggle = (event: MouseEvent<HTMLDivElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const at = Math.round(((event.clientX - box.left) / box.width) * width);
    if (at <= 0 || at >= width) return;
    set(starts.includes(at) ? starts.filter((start) => start !== at) : [...starts, at]);
  };
  const move = (event: KeyboardEvent, at: number) => {
    const others = starts.filter((start) => start !== at);
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const isRemoved = event.key === 'Delete' || event.key === 'Backspace';
    if (step === undefined && !isRemoved) return;
    event.preventDefault();
    if (isRemoved) set(others);
    else if (step !== undefined && at + step > 0 && !others.includes(at + step)) set([...others, at + step]);
  };
  return (
    <>
      <TextInput
        size="xs"
        mb={8}
        label="Columns begin at character"
        description={because}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        value={written}
        error={isWrong ? 'Write the places from left to right, such as 1, 11, 26.' : null}
        onChange={(event) => setWritten(event.currentTarget.value)}
        onBlur={take}
        onKeyDown={(event) => event.key === 'Enter' && take()}
      />
      <div className="import-raw import-fixed">
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: by keyboard the field above does the same */}
        {/* biome-ignore lint/a11y/noStaticElementInteractions: the marks inside are the controls */}
        <div className="import-fixed__text" style={{ width: `${width}ch` }} onClick={toggle}>
          <pre>{lines.join('\n')}</pre>
          {starts.slice(1).map((at, index) => (
            <button
              // biome-ignore lint/suspicious/noArrayIndexKey: a mark that moves stays the same mark and keeps the focus
              key={index}
              type="button"
              role="slider"
              className="import-fixed__mark"
              aria-label={`Beginning of column ${index + 2}`}
              aria-valuemin={2}
              aria-valuemax={width}
              aria-valuenow={at + 1}
              title={`Column ${index + 2} begins at character ${at + 1}. Click to remove, arrow keys to move.`}
              style={{ left: `${at}ch` }}
              onKeyDown={(event) => move(event, at)}
              onClick={(event) => {
                event.stopPropagation();
                if (event.detail > 0) set(starts.filter((start) => start !== at));
              }}
            />
          ))}
        </div>
      </div>
    </>
  );
}

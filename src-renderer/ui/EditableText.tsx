// A value that is edited where it stands: Enter or leaving keeps it, Escape brings back what was there.
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useMayWrite } from '../app/workspace-store.ts';

/** Why a value was not kept; where the person may insist, how. */
export type SaveProblem = string | { message: string; keepAnyway: () => Promise<SaveProblem | null> };

export const messageOf = (problem: SaveProblem): string => (typeof problem === 'string' ? problem : problem.message);

interface EditableTextProps {
  value: string;
  /** Names the field for screen readers. */
  label: string;
  placeholder?: string;
  /** Resolves with null when the value was kept, else with why not. */
  onSave: (value: string) => Promise<SaveProblem | null>;
  /** Told while typing, and with null when the field is left. */
  onTyping?: (value: string | null) => void;
  multiline?: boolean;
  /** Offered while typing. */
  suggestions?: readonly string[];
  /** Numbers and codes in tabular figures. */
  figures?: boolean;
  autoFocus?: boolean;
}

export function EditableText(props: EditableTextProps) {
  const {
    value,
    label,
    placeholder = '',
    onSave,
    multiline = false,
    suggestions,
    figures = false,
    autoFocus,
    onTyping,
  } = props;
  const [text, setText] = useState(value);
  const [problem, setProblem] = useState<SaveProblem | null>(null);
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const isEditing = useRef(false);
  const reverting = useRef(false);
  const id = useId();
  const mayWrite = useMayWrite();
  useEffect(() => {
    if (isEditing.current) return;
    setText(value);
    setProblem(null);
  }, [value]);

  const keep = async (): Promise<void> => {
    isEditing.current = false;
    onTyping?.(null);
    if (reverting.current) {
      reverting.current = false;
      return;
    }
    if (text === value) {
      setProblem(null);
      return;
    }
    setProblem(await onSave(text));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      reverting.current = true;
      setText(value);
      setProblem(null);
      field.current?.blur();
    } else if (event.key === 'Enter' && (!multiline || event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      field.current?.blur();
    }
  };
  const type = (next: string): void => {
    setText(next);
    onTyping?.(next);
  };
  const shared = {
    ref: field,
    className: figures ? 'editable figures' : 'editable',
    'aria-label': label,
    'aria-invalid': problem !== null,
    'aria-describedby': problem ? `${id}-problem` : undefined,
    placeholder,
    value: text,
    dir: 'auto' as const,
    autoFocus,
    readOnly: !mayWrite,
    onFocus: () => {
      isEditing.current = true;
    },
    onBlur: () => void keep(),
    onKeyDown,
  };
  return (
    <span className="editable-field">
      {multiline ? (
        <textarea {...shared} rows={3} onChange={(event) => type(event.currentTarget.value)} />
      ) : (
        <input
          {...shared}
          type="text"
          list={suggestions ? `${id}-list` : undefined}
          onChange={(event) => type(event.currentTarget.value)}
        />
      )}
      {suggestions && (
        <datalist id={`${id}-list`}>
          {suggestions.map((suggestion) => (
            <option key={suggestion} value={suggestion} />
          ))}
        </datalist>
      )}
      {problem && (
        <span className="editable-problem" id={`${id}-problem`} role="alert">
          {messageOf(problem)}
          {typeof problem !== 'string' && (
            <button
              type="button"
              className="editable-problem__keep"
              onClick={() => void problem.keepAnyway().then(setProblem)}
            >
              Keep anyway
            </button>
          )}
        </span>
      )}
    </span>
  );
}

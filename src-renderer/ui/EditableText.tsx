// A value that is edited where it stands: Enter or leaving keeps it, Escape brings back what was there.
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useMayWrite } from '../app/workspace-store.ts';

interface EditableTextProps {
  value: string;
  /** Names the field for screen readers. */
  label: string;
  placeholder?: string;
  /** Resolves with null when the value was kept, else with why not. */
  onSave: (value: string) => Promise<string | null>;
  multiline?: boolean;
  /** Offered while typing. */
  suggestions?: readonly string[];
  /** Numbers and codes in tabular figures. */
  figures?: boolean;
  autoFocus?: boolean;
}

export function EditableText(props: EditableTextProps) {
  const { value, label, placeholder = '', onSave, multiline = false, suggestions, figures = false, autoFocus } = props;
  const [text, setText] = useState(value);
  const [problem, setProblem] = useState<string | null>(null);
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
        <textarea {...shared} rows={3} onChange={(event) => setText(event.currentTarget.value)} />
      ) : (
        <input
          {...shared}
          type="text"
          list={suggestions ? `${id}-list` : undefined}
          onChange={(event) => setText(event.currentTarget.value)}
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
          {problem}
        </span>
      )}
    </span>
  );
}

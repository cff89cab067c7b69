// The Import screen without a file: choose one, and what was imported before.
import { IconFileImport } from '@tabler/icons-react';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { EarlierImports } from '../batches/index.ts';
import { PasteBox } from './PasteBox.tsx';

export function ImportStart({ onChoose }: { onChoose: () => void }) {
  return (
    <div className="page">
      <PageHeader title="Import" />
      <div className="page__scroll import-start">
        <EmptyState
          icon={IconFileImport}
          title="Bring in a customer list"
          action={{ label: 'Choose a file…', run: onChoose }}
        >
          A CSV, workbook, JSON file, vCards or zip archive from any CRM, shop or mailing tool. Columns are recognised,
          you see what would happen before anything is kept, and the whole import can be undone. Or drop files anywhere
          in this window.
        </EmptyState>
        <PasteBox />
        <EarlierImports />
      </div>
    </div>
  );
}

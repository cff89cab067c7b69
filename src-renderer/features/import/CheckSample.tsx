// A few rows of a check under a heading. A view.
import { Title } from '@mantine/core';
import type { ReactNode } from 'react';

interface CheckSampleProps {
  title: string;
  id: string;
  children: ReactNode;
}

export function CheckSample({ title, id, children }: CheckSampleProps) {
  return (
    <section aria-labelledby={id}>
      <Title order={2} size="h3" id={id} mb={8}>
        {title}
      </Title>
      <table className="import-changes">{children}</table>
    </section>
  );
}

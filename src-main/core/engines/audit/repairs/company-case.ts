// Gives company names back their capitals. Owns how legal forms and small words are written.

const legalForms = new Map(
  (
    'GmbH mbH gGmbH AG KG KGaA OHG UG SE e.K. e.V. Ltd Ltd. Limited PLC LLC LLP LP Inc Inc. Corp Corp. Co Co. SA S.A. SAS SARL S.à.r.l. ' +
    'SpA S.p.A. Srl S.r.l. SL S.L. BV B.V. NV N.V. AB AS ApS A/S Oy Oyj Sp. z o.o. Pty Pvt'
  )
    .split(' ')
    .map((form) => [form.toLowerCase(), form] as const),
);
const small = new Set(
  'and und et e y og och of the for für de la le les du des del der die das von van & z o.o.'.split(' '),
);

/** 'MORRIS ENGINEERING INC.' → 'Morris Engineering Inc.', 'lischka chemie gmbh & co. kg' → 'Lischka Chemie GmbH & Co. KG'. */
export function companyCase(name: string): string {
  return name
    .split(/(\s+)/)
    .map((word, index) => {
      const lower = word.toLowerCase();
      const form = index > 0 ? legalForms.get(lower) : undefined;
      if (form !== undefined) return form;
      if (index > 0 && small.has(lower)) return lower;
      return lower.replace(
        /(^|[-/.(])(\p{L})/gu,
        (_, before: string, letter: string) => before + letter.toLocaleUpperCase('en'),
      );
    })
    .join('');
}

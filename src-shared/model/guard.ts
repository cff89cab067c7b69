// What a field may hold when a person types into it. Owns the shape of a guard.

export interface Guard {
  /** As clean columns are named: company, custom.<key>, point.email, address.city. */
  column: string;
  isRequired: boolean;
  /** Whether what the audit would call not valid is asked about while it is typed. */
  checksFormat: boolean;
  /** The allowed values; null for any. */
  allowed: readonly string[] | null;
}

/** One guard that a value does not pass. */
export interface GuardProblem {
  column: string;
  /** 'Company is one of Acme, Bolt.' */
  message: string;
}

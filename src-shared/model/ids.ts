// Branded row ids, so that a tag's id cannot be passed where a contact's is meant.
import { z } from 'zod';

const id = <B extends string>() =>
  z
    .number()
    .int()
    .positive()
    .transform((value) => value as number & { readonly __brand: B });

export const contactId = id<'contact'>();
export type ContactId = z.output<typeof contactId>;
export const tagId = id<'tag'>();
export type TagId = z.output<typeof tagId>;
export const segmentId = id<'segment'>();
export type SegmentId = z.output<typeof segmentId>;
export const operationId = id<'operation'>();
export type OperationId = z.output<typeof operationId>;
export const importBatchId = id<'import_batch'>();
export type ImportBatchId = z.output<typeof importBatchId>;
export const mappingPresetId = id<'mapping_preset'>();
export type MappingPresetId = z.output<typeof mappingPresetId>;

/** Stands for a file that a person chose: only shell and core know its path. */
export const fileToken = z.string().min(8).max(100).brand<'file'>();
export type FileToken = z.output<typeof fileToken>;

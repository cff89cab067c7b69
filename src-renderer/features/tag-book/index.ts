// What other screens use of the tag book.
export { TagBookMenu } from './TagBookMenu.tsx';
export { openTagBook } from './tag-book-store.ts';

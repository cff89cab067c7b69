// What is typed into the search box of the top bar: the Contacts screen filters by it as one types.
import { create } from 'zustand';

export const useSearchStore = create<{ text: string }>(() => ({ text: '' }));

export const setSearch = (text: string): void => useSearchStore.setState({ text });

// The colours a tag can have. Owns the palette: each is readable as a dot on light and dark ground.

export const tagColours = [
  { value: '#1f8781', name: 'Teal' },
  { value: '#3b7dc4', name: 'Blue' },
  { value: '#7a62c9', name: 'Violet' },
  { value: '#b0519f', name: 'Magenta' },
  { value: '#cf4f4f', name: 'Red' },
  { value: '#c9722b', name: 'Orange' },
  { value: '#b08d1e', name: 'Gold' },
  { value: '#5d9148', name: 'Green' },
  { value: '#7b8889', name: 'Grey' },
] as const;

// What the page may ask about places of the world: which one a name means, and which addresses no place is known for.
import { z } from 'zod';
import { type FeatureContract, read, returns } from './define.ts';

export interface FoundPlace {
  /** 'Lyon, France'; with what tells it from others of its name. */
  label: string;
  latitude: number;
  longitude: number;
  people: number;
}

export interface UnplacedCity {
  city: string;
  country: string | null;
  contacts: number;
}

export const placesContract = {
  /** Places that begin with a text in any spelling: those of the name first, the largest first. */
  'places.find': read(z.object({ search: z.string().max(100) }), returns<{ places: FoundPlace[] }>()),
  /** How many contacts have a city that a place is known by, and the commonest cities without one. */
  'places.coverage': read(
    z.object({}),
    returns<{ placed: number; unplaced: number; noCity: number; cities: UnplacedCity[] }>(),
  ),
} satisfies FeatureContract;

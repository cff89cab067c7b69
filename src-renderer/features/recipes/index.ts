// What other screens use of recipes.
export { AlwaysMenu } from './AlwaysMenu.tsx';
export { RecipeOffer } from './RecipeOffer.tsx';
export { StandingRuns } from './StandingRuns.tsx';

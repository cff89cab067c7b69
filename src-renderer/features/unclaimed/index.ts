export { UnclaimedLink } from './UnclaimedLink.tsx';
export { UnclaimedPage } from './UnclaimedPage.tsx';

export { MethodPane } from './MethodPane.tsx';

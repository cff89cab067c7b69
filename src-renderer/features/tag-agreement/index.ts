// What the Tags screen uses of agreement rounds.
export { AgreementView } from './AgreementView.tsx';

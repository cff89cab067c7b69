// Job titles as they stand in real lists, in nine languages, with what a reader would say of them.
import { describe, expect, it } from 'vitest';
import { jobTitleProblems, readJobTitle } from '../../../src-main/core/engines/job-title/job-title.ts';

describe('a job title', () => {
  it.each([
    ['CEO', 'executive', 'general_management'],
    ['Chief Financial Officer', 'executive', 'finance'],
    ['Chief Happiness Officer', 'executive', null],
    ['Managing Director', 'executive', 'general_management'],
    ['Founder & CEO', 'owner', 'general_management'],
    ['Head of Procurement', 'director', 'purchasing'],
    ['VP Sales, EMEA', 'director', 'sales'],
    ['Technical Director', 'director', 'engineering'],
    ['Finance Director', 'director', 'finance'],
    ['Plant Manager', 'manager', 'operations'],
    ['Quality Manager', 'manager', 'quality'],
    ['Office Manager', 'specialist', null],
    ['Product Owner', 'specialist', 'it'],
    ['Account Executive', 'specialist', 'sales'],
    ['Executive Assistant to the CEO', 'assistant', 'general_management'],
    ['Assistant Manager', 'manager', null],
    ['Maintenance Engineer', 'specialist', 'operations'],
    ['Bookkeeper', 'specialist', 'finance'],
    ['Freelance Designer', 'owner', 'design'],
    ['Retired teacher', null, null],
    ['Former CEO', null, 'general_management'],
    ['Geschäftsführerin', 'executive', 'general_management'],
    ['GESCHÄFTSFÜHRENDER GESELLSCHAFTER', 'executive', 'general_management'],
    ['Einkaufsleiter', 'director', 'purchasing'],
    ['Leiterin Vertrieb', 'director', 'sales'],
    ['Teamleiter IT', 'manager', 'it'],
    ['Finanzbuchhalterin', 'specialist', 'finance'],
    ['Assistenz der Geschäftsführung', 'assistant', 'general_management'],
    ['Directrice des achats', 'director', 'purchasing'],
    ['Directeur général', 'executive', 'general_management'],
    ['Responsable marketing', 'director', 'marketing'],
    ['Chef de projet', 'manager', null],
    ['Acheteuse', 'specialist', 'purchasing'],
    ['Director General', 'executive', 'general_management'],
    ['Jefa de ventas', 'director', 'sales'],
    ['Gerente', 'manager', null],
    ['Amministratore Delegato', 'executive', 'general_management'],
    ['Direttore Acquisti', 'director', 'purchasing'],
    ['Diretora de Recursos Humanos', 'director', 'human_resources'],
    ['Hoofd Inkoop', 'director', 'purchasing'],
    ['Eigenaar', 'owner', 'general_management'],
    ['Prezes Zarządu', 'executive', 'general_management'],
    ['Kierownik działu zakupów', 'director', 'purchasing'],
    ['Inköpschef', 'director', 'purchasing'],
    ['Astronaut', null, null],
    ['', null, null],
  ])('%s', (title, level, area) => {
    expect(readJobTitle(title)).toEqual({ level, area });
  });

  it('is read by the words of a workspace first', () => {
    const own = 'director: fire chief, Astronaut\nspecialist: ceo\nlegal: notary';
    expect(readJobTitle('Fire Chief', own).level).toBe('director');
    expect(readJobTitle('CEO', own)).toEqual({ level: 'specialist', area: 'general_management' });
    expect(readJobTitle('Notary', own).area).toBe('legal');
    expect(readJobTitle('CEO').level).toBe('executive');
  });

  it('takes anything: long, empty, marks only', () => {
    for (const title of ['—', '***', 'a '.repeat(5000), '東京 部長', '😀'])
      expect(readJobTitle(title).level).toBeNull();
  });
});

describe('words of a workspace', () => {
  it('are checked line by line', () => {
    expect(jobTitleProblems('director: fire chief\n\nowner: squire')).toEqual([]);
    expect(jobTitleProblems('boss: fire chief\ndirector:\nfire chief')).toEqual([
      'Line 1 has to start with a level or an area and a colon, such as “director: fire chief”.',
      'Line 2 names no words behind the colon.',
      'Line 3 has to start with a level or an area and a colon, such as “director: fire chief”.',
    ]);
  });
});

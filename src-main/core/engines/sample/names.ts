// The names sample people carry, commonest first, by language. Owns curated data; the long tail comes from faker.
import type { NameLanguage } from './places.ts';

export interface LanguageNames {
  readonly female: readonly string[];
  readonly male: readonly string[];
  readonly family: readonly string[];
}

function names(female: string, male: string, family: string): LanguageNames {
  return { female: female.split(' '), male: male.split(' '), family: family.split(' ') };
}

/** Latin-script names, the commonest of each country's registers. */
export const commonNames: Record<Exclude<NameLanguage, 'ja' | 'el' | 'uk' | 'ar'>, LanguageNames> = {
  en: names(
    'Mary Emma Olivia Elizabeth Jennifer Sarah Jessica Susan Margaret Katherine Emily Charlotte Amelia Sophie Grace Rebecca Laura Hannah Alice Victoria Rachel Megan Lucy Abigail Deborah Patricia Barbara Linda Michelle Amanda Nicole Samantha Christine Natalie Ruth Eleanor Harriet Zoe Imogen Priya Aisha Mei',
    'James John Robert Michael William David Thomas Richard Charles Joseph Daniel Matthew Andrew Christopher George Edward Benjamin Samuel Jack Oliver Harry Nicholas Steven Alexander Anthony Henry Jonathan Patrick Peter Timothy Gregory Stephen Adam Luke Nathan Kevin Oscar Liam Omar Rajesh Wei Callum',
    "Smith Johnson Williams Brown Jones Taylor Davies Wilson Evans Thomas Roberts Walker Wright Thompson White Hughes Edwards Green Hall Wood Harris Clarke Patel Jackson Turner Hill Cooper Ward Morris Moore Clark Lee King Baker Harrison Morgan Allen James Scott Phillips Watson Davis Parker Bennett Young Khan Mitchell Cook Bailey Carter Richardson Shaw Kelly Bell Miller Cox Murphy Simpson Marshall Ellis Adams Foster Murray Powell Gibson Reynolds Fletcher O'Brien McDonald Nguyen Ramirez Chen Singh Hernandez O'Connor Fitzgerald Whitaker Langley Hawthorne Pemberton Ashworth Blackwood Sinclair",
  ),
  de: names(
    'Anna Maria Julia Katharina Sabine Petra Monika Claudia Susanne Andrea Nicole Stefanie Christine Birgit Laura Lena Hannah Sophie Lea Johanna Franziska Ursula Heike Martina Karin Silke Barbara Gabriele Ingrid Renate Anja Jana Elisabeth Charlotte Emilia Frieda Greta Ayşe',
    'Thomas Michael Andreas Peter Stefan Christian Wolfgang Klaus Jürgen Martin Alexander Matthias Daniel Sebastian Jan Tobias Florian Lukas Felix Maximilian Paul Jonas Johannes Hans Günther Bernd Uwe Frank Jörg Markus Ralf Dieter Holger Björn Sören Emil Moritz Mehmet',
    'Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Schäfer Koch Bauer Richter Klein Wolf Schröder Neumann Schwarz Zimmermann Braun Krüger Hofmann Hartmann Lange Schmitt Werner Krause Lehmann Köhler Maier König Walter Huber Kaiser Fuchs Peters Lang Scholz Möller Weiß Jung Hahn Vogel Friedrich Keller Günther Frank Berger Winkler Roth Beck Lorenz Baumann Franke Albrecht Schuster Simon Ludwig Böhm Winter Kraus Martin Schumacher Krämer Vogt Stein Jäger Otto Sommer Groß Seidel Heinrich Brandt Haas Schreiber Graf Dietrich Ziegler Kuhn Kühn Pohl Engel Yılmaz Kowalczyk',
  ),
  fr: names(
    'Marie Camille Léa Manon Chloé Sophie Nathalie Isabelle Catherine Françoise Sylvie Anne Céline Julie Émilie Aurélie Hélène Élodie Charlotte Juliette Louise Inès Jade Margaux Clémence Brigitte Véronique Valérie Florence Amandine',
    'Jean Pierre Michel Philippe Nicolas Thomas Julien Alexandre Antoine Maxime Guillaume François Laurent Stéphane Sébastien Frédéric Jérôme Rémi Hugo Lucas Louis Gabriel Arthur Mathieu Benoît Olivier Christophe Éric André Théo',
    'Martin Bernard Thomas Petit Robert Richard Durand Dubois Moreau Laurent Simon Michel Lefebvre Leroy Roux David Bertrand Morel Fournier Girard Bonnet Dupont Lambert Fontaine Rousseau Vincent Muller Lefèvre Faure André Mercier Blanc Guérin Boyer Garnier Chevalier François Legrand Gauthier Perrin Robin Clément Morin Nicolas Henry Roussel Mathieu Gautier Masson Marchand Duval Denis Dumont Marie Lemaire Noël Meyer Dufour Meunier Brun Blanchard Giraud Joly Rivière Lucas Brunet Gaillard Barbier Arnaud Benali',
  ),
  es: names(
    'María Carmen Ana Laura Lucía Marta Cristina Isabel Elena Paula Sara Raquel Beatriz Rocío Pilar Teresa Silvia Patricia Irene Andrea Inés Sofía Alba Nuria Mónica Verónica',
    'Antonio José Manuel Francisco Juan David Javier Carlos Daniel Miguel Alejandro Pablo Rafael Jesús Pedro Sergio Álvaro Fernando Luis Andrés Rubén Iván Óscar Raúl Víctor Adrián',
    'García Rodríguez González Fernández López Martínez Sánchez Pérez Gómez Martín Jiménez Ruiz Hernández Díaz Moreno Muñoz Álvarez Romero Alonso Gutiérrez Navarro Torres Domínguez Vázquez Ramos Gil Ramírez Serrano Blanco Molina Morales Suárez Ortega Delgado Castro Ortiz Rubio Marín Sanz Núñez Iglesias Medina Garrido Cortés Castillo Santos Lozano Guerrero Cano Prieto Méndez Cruz Calvo Vidal León',
  ),
  it: names(
    'Giulia Maria Anna Francesca Sara Chiara Martina Elena Laura Valentina Alessandra Silvia Federica Paola Elisa Giorgia Sofia Aurora Beatrice Ilaria Roberta Simona',
    'Marco Andrea Giuseppe Giovanni Alessandro Francesco Luca Matteo Lorenzo Davide Stefano Roberto Antonio Paolo Simone Federico Riccardo Mario Fabio Gabriele Nicolò Tommaso',
    "Rossi Russo Ferrari Esposito Bianchi Romano Colombo Ricci Marino Greco Bruno Gallo Conti De_Luca Mancini Costa Giordano Rizzo Lombardi Moretti Barbieri Fontana Santoro Mariani Rinaldi Caruso Ferrara Galli Martini Leone Longo Gentile Martinelli Vitale D'Angelo Serra Coppola De_Santis Marchetti Parisi",
  ),
  pl: names(
    'Anna Katarzyna Małgorzata Agnieszka Barbara Ewa Magdalena Joanna Aleksandra Monika Zofia Julia Natalia Karolina Marta Dorota Iwona Beata Zuzanna Paulina',
    'Piotr Krzysztof Andrzej Tomasz Paweł Michał Marcin Jan Jakub Adam Łukasz Grzegorz Marek Mateusz Wojciech Dawid Rafał Stanisław Kamil Szymon',
    'Nowak Kowalski Wiśniewski Wójcik Kowalczyk Kamiński Lewandowski Zieliński Szymański Woźniak Dąbrowski Kozłowski Jankowski Mazur Kwiatkowski Wojciechowski Krawczyk Kaczmarek Piotrowski Grabowski Zając Pawłowski Michalski Król Wieczorek Jabłoński Wróbel Nowakowski Majewski Olszewski Stępień Malinowski Jaworski Adamczyk Dudek Pawlak Górski Sikora Walczak Rutkowski',
  ),
  nl: names(
    'Emma Sophie Julia Anna Eva Lisa Sanne Femke Lotte Maaike Ingrid Marieke Anouk Esther Saskia Fleur',
    'Jan Pieter Daan Sem Lucas Thijs Bram Jeroen Maarten Sander Wouter Ruben Henk Willem Joost Koen',
    'de_Jong Jansen de_Vries van_den_Berg van_Dijk Bakker Janssen Visser Smit Meijer de_Boer Mulder de_Groot Bos Vos Peters Hendriks van_Leeuwen Dekker Brouwer de_Wit Dijkstra Smits de_Graaf van_der_Meer Kok Jacobs Vermeulen van_der_Linden Schouten',
  ),
  sv: names(
    'Anna Eva Maria Karin Sara Lena Kristina Emma Elin Åsa Malin Ida Linnea Astrid Ebba Maja',
    'Lars Erik Karl Anders Johan Per Nils Mikael Daniel Fredrik Oskar Emil Gustav Björn Göran Viktor',
    'Andersson Johansson Karlsson Nilsson Eriksson Larsson Olsson Persson Svensson Gustafsson Pettersson Jonsson Jansson Hansson Bengtsson Jönsson Lindberg Jakobsson Magnusson Lindström Olofsson Lindqvist Lindgren Berg Axelsson Bergström Lundberg Lind Lundgren Åberg Öberg Sjöberg',
  ),
};

/** A name in its own script with the spelling its owner uses in an email address. */
export type ScriptName = readonly [written: string, latin: string];

function scripts(text: string): readonly ScriptName[] {
  return text.split(' ').map((pair) => {
    const [written = '', latin = ''] = pair.split('=');
    return [written, latin] as const;
  });
}

export const scriptNames: Record<
  'ja' | 'el' | 'uk' | 'ar',
  {
    readonly female: readonly ScriptName[];
    readonly male: readonly ScriptName[];
    readonly family: readonly ScriptName[];
  }
> = {
  ja: {
    female: scripts('陽子=yoko 恵子=keiko 美咲=misaki さくら=sakura 由美=yumi 直美=naomi'),
    male: scripts('健一=kenichi 大輔=daisuke 翔太=shota 隆=takashi 誠=makoto 浩=hiroshi'),
    family: scripts(
      '佐藤=sato 鈴木=suzuki 高橋=takahashi 田中=tanaka 渡辺=watanabe 伊藤=ito 山本=yamamoto 中村=nakamura 小林=kobayashi 加藤=kato',
    ),
  },
  el: {
    female: scripts('Μαρία=maria Ελένη=eleni Κατερίνα=katerina Σοφία=sofia'),
    male: scripts('Γιώργος=giorgos Δημήτρης=dimitris Νίκος=nikos Κώστας=kostas'),
    family: scripts(
      'Παπαδόπουλος=papadopoulos Γεωργίου=georgiou Νικολάου=nikolaou Οικονόμου=oikonomou Δημητρίου=dimitriou',
    ),
  },
  uk: {
    female: scripts('Олена=olena Ірина=iryna Наталія=nataliia Оксана=oksana'),
    male: scripts('Олександр=oleksandr Андрій=andrii Тарас=taras Микола=mykola'),
    family: scripts(
      'Шевченко=shevchenko Коваленко=kovalenko Бондаренко=bondarenko Ткаченко=tkachenko Кравченко=kravchenko',
    ),
  },
  ar: {
    female: scripts('فاطمة=fatima مريم=maryam عائشة=aisha نورة=noura'),
    male: scripts('محمد=mohammed أحمد=ahmed خالد=khalid يوسف=youssef'),
    family: scripts('المنصوري=almansoori الهاشمي=alhashimi النعيمي=alnuaimi الشامسي=alshamsi'),
  },
};

/** Short forms people use for themselves; both directions occur in real lists. */
export const shortForms: Readonly<Record<string, readonly string[]>> = {
  Elizabeth: ['Liz', 'Beth'],
  Jennifer: ['Jen', 'Jenny'],
  Katherine: ['Kate', 'Kathy'],
  Margaret: ['Maggie', 'Peggy'],
  Rebecca: ['Becky'],
  Victoria: ['Vicky'],
  Abigail: ['Abby'],
  Deborah: ['Debbie'],
  Patricia: ['Pat', 'Trish'],
  Samantha: ['Sam'],
  Christine: ['Chris'],
  Susan: ['Sue'],
  Robert: ['Bob', 'Rob'],
  William: ['Bill', 'Will'],
  Michael: ['Mike'],
  Richard: ['Rick', 'Dick'],
  Thomas: ['Tom'],
  Charles: ['Charlie', 'Chuck'],
  Joseph: ['Joe'],
  Daniel: ['Dan'],
  Matthew: ['Matt'],
  Andrew: ['Andy', 'Drew'],
  Christopher: ['Chris'],
  Edward: ['Ed', 'Ted'],
  Benjamin: ['Ben'],
  Samuel: ['Sam'],
  Nicholas: ['Nick'],
  Steven: ['Steve'],
  Stephen: ['Steve'],
  Alexander: ['Alex'],
  Anthony: ['Tony'],
  Jonathan: ['Jon'],
  Timothy: ['Tim'],
  Gregory: ['Greg'],
  Katharina: ['Kathi', 'Käthe'],
  Johanna: ['Hanna'],
  Franziska: ['Franzi'],
  Elisabeth: ['Lisa', 'Elli'],
  Maximilian: ['Max'],
  Sebastian: ['Basti'],
  Wolfgang: ['Wolf'],
  Johannes: ['Hannes'],
  Francisco: ['Paco'],
  José: ['Pepe'],
  Antonio: ['Toni'],
  Manuel: ['Manolo'],
  Małgorzata: ['Gosia'],
  Katarzyna: ['Kasia'],
  Alessandro: ['Sandro'],
  Giuseppe: ['Beppe'],
};

// Words that stand where nothing was known, and names typed to get past a form. Lower case, accents as written.

/** Means 'nothing here' in any column. Some of these are rare names (Null, Nil): name columns use emptyNameWords. */
export const emptyWords: ReadonlySet<string> = new Set([
  'n/a', 'n.a.', 'n.a', '#n/a', '#na', 'na', 'n/a.', '<na>', 'nan', '#null!', '#ref!', '#value!', '#name?', '#div/0!',
  'null', '(null)', '<null>', '[null]', 'nil', 'none', '(none)', '[none]', '<none>', 'nothing', 'undefined', '[object object]',
  'unknown', '(unknown)', 'unbekannt', 'inconnu', 'desconocido', 'sconosciuto', 'onbekend', 'not known',
  'not available', 'not applicable', 'not provided', 'not given', 'not set', 'not specified', 'unspecified', 'no data',
  'missing', 'empty', '(empty)', 'blank', '(blank)', '[blank]', 'tbd', 'tba', 'tbc', 'todo', 'to do', 'to be determined',
  'xx', 'xxx', 'xxxx', 'xxxxx', '-', '--', '---', '–', '—', '.', '..', '...', '?', '??', '???', '*', '**', '***', '/', '//', '\\', '_', '__', '___', '#', '0000-00-00',
  'k.a.', 'k. a.', 'keine angabe', 's/o', 'sin datos', 'no aplica', 'ninguno', 'nessuno', 'aucun', 'geen',
]); // biome-ignore format: a table reads better in rows

/** The same for names, where 'Na', 'Nil' and 'Null' are people. */
export const emptyNameWords: ReadonlySet<string> = new Set(
  [...emptyWords].filter((word) => !['na', 'nil', 'null', 'nan', 'blank', 'none', 'geen'].includes(word)),
);

/** A whole name that nobody has. */
export const fillerFullNames: ReadonlySet<string> = new Set([
  'test test', 'test user', 'test account', 'test contact', 'test customer', 'test person', 'test testing', 'test tester',
  'tester test', 'testing testing', 'john test', 'test name', 'demo user', 'demo demo', 'demo account', 'sample user', 'sample contact',
  'sample customer', 'dummy user', 'dummy dummy', 'foo bar', 'bar foo', 'lorem ipsum', 'first last', 'firstname lastname', 'first name last name', 'your name',
  'name name', 'first name', 'last name', 'full name', 'superman superman', 'anonymous user', 'anonymous anonymous', 'no name', 'no body',
  'nobody nobody', 'guest guest', 'guest user', 'guest customer', 'new customer', 'new contact', 'new user', 'admin admin',
  'website visitor', 'unknown unknown', 'unknown customer', 'unknown contact', 'delete me', 'do not use', 'please delete',
]); // biome-ignore format: a table reads better in rows

/** Names of fiction and of specimen forms. Somebody may bear them, so they count only beside other evidence. */
export const famousFullNames: ReadonlySet<string> = new Set([
  'john doe', 'jane doe', 'john q public', 'max mustermann', 'erika mustermann', 'mickey mouse', 'minnie mouse', 'donald duck',
  'daffy duck', 'bugs bunny', 'santa claus', 'james bond', 'homer simpson', 'bart simpson', 'harry potter', 'luke skywalker',
  'darth vader', 'clark kent', 'bruce wayne', 'peter parker', 'elvis presley', 'queen elizabeth', 'joe bloggs', 'mario rossi',
]); // biome-ignore format: a table reads better in rows

/** A first or last name that nobody has. */
export const fillerNameWords: ReadonlySet<string> = new Set([
  'test', 'test1', 'test2', 'test3', 'test123', 'testing', 'tester', 'testuser', 'testtest', 'dummy', 'asdf', 'asdfasdf', 'asdfgh', 'asdfghjkl', 'asd',
  'sdf', 'sdfsdf', 'dfg', 'fgh', 'jkl', 'hjkl', 'qwe', 'qwer', 'qwert', 'qwerty', 'qwertz', 'azerty', 'zxcv', 'zxcvbn',
  'abc', 'abcd', 'abc123', 'xyz', 'foo', 'foobar', 'blah', 'blahblah', 'firstname', 'lastname', 'surname', 'forename', 'vorname',
  'nachname', 'prenom', 'nombre', 'apellido', 'first_name', 'last_name', 'anonymous', 'placeholder', 'deleteme',
  'noname', 'unnamed', 'fake', 'spam', 'bogus', '123', '1234', '12345', '123456',
]); // biome-ignore format: a table reads better in rows

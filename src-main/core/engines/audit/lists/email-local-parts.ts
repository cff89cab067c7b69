// Left halves of email addresses that say something by themselves: desks rather than people, and fillers.

/** Desks: the address belongs to a role in a firm and several people read it (RFC 2142 and common practice). */
export const roleNames: ReadonlySet<string> = new Set(
  `info information contact contacts contactus kontakt contacto contatto office buero bureau mail email post postmaster
  hostmaster webmaster abuse noc security admin administrator administration sales vertrieb ventes ventas vendite
  marketing support helpdesk help service services customerservice customercare kundenservice kundendienst servicedesk
  billing accounts accounting accountspayable accountsreceivable ap ar finance buchhaltung rechnung invoice invoices
  invoicing orders order bestellung bestellungen purchasing einkauf procurement hr jobs careers recruiting recruitment
  karriere personal bewerbung press presse media pr enquiries enquiry inquiries inquiry hello hallo hi team all everyone
  staff reception rezeption reservations booking bookings returns shipping logistics legal compliance privacy
  datenschutz newsletter news subscribe unsubscribe feedback it itsupport tech technical ops operations management
  ceo cfo cto secretary secretariat sekretariat shop store webshop events partners partner affiliate investors
  investor ir usenet uucp root sysadmin zentrale empfang verkauf`
    .split(/\s+/)
    .filter((name) => name !== ''),
);

/** Nobody reads these, whatever the domain. */
export const unreadNames: ReadonlySet<string> = new Set(
  'noreply no-reply no_reply donotreply do-not-reply do_not_reply nobody mailer-daemon devnull dev-null null'.split(
    ' ',
  ),
);

/** Typed to get past a required field. */
export const fillerNames: ReadonlySet<string> = new Set(
  `test test1 test2 test123 testing tester testuser asdf asdfasdf asdfgh sdf qwerty qwertz qwer abc abcd abc123 aaa aaaa
  xxx xxxx xyz none noemail no-email no_email nomail noone na n.a fake fakeemail dummy sample example foo foobar bar
  email user username someone anonymous anon blah blahblah whatever me@ a b x y z 123 1234 12345 123456 unknown
  placeholder temp customer.email firstname.lastname first.last name yourname your.name yourname.here john.doe jane.doe
  johndoe janedoe`
    .split(/\s+/)
    .filter((name) => name !== ''),
);

// Domains that the email checks know by name: large mailbox providers, throw-away providers, reserved and filler names.
// Short own lists on purpose: enough to recognise slips of the keyboard, no claim to completeness.

/** Public mailbox providers. A typing slip next to one of these is worth a suggestion; a company domain is not. */
export const mailboxDomains: ReadonlySet<string> = new Set(
  `gmail.com googlemail.com yahoo.com yahoo.co.uk yahoo.fr yahoo.de yahoo.it yahoo.es yahoo.ca yahoo.com.au yahoo.com.br
  yahoo.co.in yahoo.in yahoo.co.jp yahoo.com.mx yahoo.com.ar ymail.com rocketmail.com hotmail.com hotmail.co.uk hotmail.fr
  hotmail.de hotmail.it hotmail.es hotmail.ca hotmail.com.br hotmail.com.au outlook.com outlook.fr outlook.de outlook.es outlook.it
  outlook.co.uk outlook.com.br live.com live.co.uk live.fr live.nl live.ca live.com.au live.it live.de msn.com icloud.com
  me.com mac.com aol.com aim.com aol.co.uk gmx.de gmx.net gmx.com gmx.at gmx.ch web.de t-online.de freenet.de arcor.de
  posteo.de mailbox.org protonmail.com proton.me pm.me tutanota.com fastmail.com fastmail.fm zoho.com mail.com email.com
  mail.ru yandex.ru yandex.com bk.ru list.ru inbox.ru rambler.ru qq.com 163.com 126.com sina.com sohu.com foxmail.com
  naver.com daum.net hanmail.net orange.fr wanadoo.fr free.fr laposte.net sfr.fr neuf.fr libero.it virgilio.it tiscali.it
  alice.it tin.it btinternet.com bt.com sky.com virginmedia.com talktalk.net ntlworld.com blueyonder.co.uk comcast.net
  verizon.net att.net sbcglobal.net bellsouth.net cox.net charter.net earthlink.net optonline.net juno.com netzero.net
  windstream.net frontier.com frontiernet.net centurylink.net roadrunner.com suddenlink.net rogers.com shaw.ca telus.net
  sympatico.ca bell.net videotron.ca bigpond.com bigpond.net.au optusnet.com.au iinet.net.au xtra.co.nz telkomsa.net
  mweb.co.za vodamail.co.za uol.com.br bol.com.br terra.com.br ig.com.br globo.com prodigy.net.mx telenet.be skynet.be
  ziggo.nl kpnmail.nl planet.nl home.nl hetnet.nl xs4all.nl upcmail.nl chello.nl bluewin.ch hispeed.ch sunrise.ch telia.com
  telenor.no online.no seznam.cz centrum.cz wp.pl o2.pl onet.pl interia.pl abv.bg ukr.net i.ua otenet.gr rediffmail.com
  google.com hey.com eircom.net walla.com walla.co.il hushmail.com lycos.com excite.com inbox.com gawab.com`
    .split(/\s+/)
    .filter((domain) => domain !== ''),
);

/** Providers whose people mistype often and whose names are long enough that a near miss is hardly anything else. */
export const typoTargets: readonly string[] = `gmail.com googlemail.com yahoo.com yahoo.co.uk yahoo.fr yahoo.de yahoo.it
  yahoo.es yahoo.ca yahoo.com.au yahoo.com.br yahoo.co.in yahoo.co.jp ymail.com rocketmail.com hotmail.com hotmail.co.uk
  hotmail.fr hotmail.de hotmail.it hotmail.es outlook.com outlook.fr outlook.de outlook.es live.co.uk icloud.com protonmail.com
  btinternet.com comcast.net verizon.net sbcglobal.net bellsouth.net earthlink.net optonline.net charter.net
  sympatico.ca virginmedia.com bigpond.com optusnet.com.au t-online.de freenet.de laposte.net wanadoo.fr orange.fr
  libero.it virgilio.it rediffmail.com fastmail.com aol.com live.com xtra.co.nz rogers.com`
  .split(/\s+/)
  .filter((domain) => domain !== '');

/** Last labels that do not exist but lie one slip from one that does. */
export const endingTypos: Readonly<Record<string, string>> = {
  con: 'com', cpm: 'com', cim: 'com', vom: 'com', xom: 'com', cmo: 'com', ocm: 'com', comm: 'com', coom: 'com',
  ccom: 'com', comn: 'com', clm: 'com', coim: 'com', dom: 'com', conm: 'com', c0m: 'com', coma: 'com', cob: 'com',
  ney: 'net', nett: 'net', nte: 'net', ner: 'net', met: 'net', bet: 'net', nrt: 'net',
  ogr: 'org', orgg: 'org', orq: 'org', rog: 'org', prg: 'org',
  edy: 'edu', eud: 'edu', gob: 'gov', infoo: 'info', ukk: 'uk', fre: 'fr',
}; // biome-ignore format: a table reads better in rows

/** Throw-away mailbox providers that live up to their names for years; nobody reads these a week later. */
export const disposableDomains: ReadonlySet<string> = new Set(
  `mailinator.com mailinator.net mailinator2.com guerrillamail.com guerrillamail.net guerrillamail.org guerrillamail.biz
  guerrillamail.de guerrillamailblock.com sharklasers.com grr.la spam4.me 10minutemail.com 10minutemail.net 20minutemail.com
  tempmail.com temp-mail.org temp-mail.io tempmail.net tempmailo.com tempinbox.com tempr.email tempmailaddress.com
  throwawaymail.com throwaway.email trashmail.com trashmail.de trashmail.net trash-mail.com trash-mail.de trashmail.me
  wegwerfmail.de wegwerfmail.net wegwerfmail.org wegwerfemail.de wegwerf-email.de yopmail.com yopmail.fr yopmail.net
  getnada.com nada.email dispostable.com discard.email discardmail.com discardmail.de fakeinbox.com fakemail.net
  fakemailgenerator.com mailnesia.com mailcatch.com maildrop.cc mintemail.com mohmal.com moakt.com emailondeck.com
  spamgourmet.com spambox.us spamex.com spamfree24.org spam.la mytrashmail.com mt2015.com mailexpire.com mailmoat.com
  mailnull.com incognitomail.org jetable.org jetable.com jetable.net kasmail.com anonbox.net anonymbox.com armyspy.com
  cuvox.de dayrep.com einrot.com fleckens.hu gustr.com jourrapide.com rhyta.com superrito.com teleworm.us burnermail.io
  inboxkitten.com harakirimail.com mailsac.com mailtemp.info minutemail.com luxusmail.org dropmail.me
  emailfake.com tmpmail.org tmpmail.net tmail.ws tempail.com temporarymail.com sogetthis.com soodonims.com
  spamherelots.com thisisnotmyrealemail.com binkmail.com bobmail.info chammy.info devnullmail.com letthemeatspam.com
  safetymail.info suremail.info tradermail.info zippymail.info notmailinator.com veryrealemail.com
  pokemail.net pookmail.com deadaddress.com despam.it disposeamail.com disposableinbox.com dodgit.com
  filzmail.com getairmail.com meltmail.com nospam.ze.tc owlymail.com proxymail.eu rcpt.at shieldemail.com
  sneakemail.com tempemail.net tempemail.com wh4f.org whyspam.me xagloo.com xemaps.com zoemail.net zehnminutenmail.de`
    .split(/\s+/)
    .filter((domain) => domain !== ''),
);

/** Reserved by RFC 2606 and RFC 6761, or used as filler everywhere: mail to these reaches nobody. */
export const fillerDomains: ReadonlySet<string> = new Set(
  `example.com example.org example.net example.edu test.com test.net test.org test.de domain.com yourdomain.com mydomain.com
  email.test none.com noemail.com no-email.com noemail.org nomail.com noreply.com invalid.com fake.com fakeemail.com
  asdf.com qwerty.com abc.xyz xxx.xxx null.com nowhere.com donotreply.com demo.com demo.net demo.org sample.com placeholder.com
  emailaddress.com company.example customer.invalid x.com.invalid`
    .split(/\s+/)
    .filter((domain) => domain !== ''),
);
export const fillerEndings: readonly string[] = ['.test', '.example', '.invalid', '.localhost', '.local'];

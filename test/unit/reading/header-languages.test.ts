// Headers of the usual fields in a dozen languages, as people of these countries write them into their lists.
import { describe, expect, it } from 'vitest';
import {
  headerMeaning,
  isAboutAnother,
  unwantedHeader,
} from '../../../src-main/core/engines/reading/header-synonyms.ts';

const headers: Record<string, string> = {
  English:
    'full_name=Full name|given_name=First name|family_name=Surname|email=E-mail address|phone=Telephone|phone#mobile:mobile=Mobile phone|address.street=Street address|address.postcode=ZIP code|address.city=Town|address.region=County|address.country=Country|company=Organisation|job_title=Job title|department=Department|birthday=Date of birth|gender=Sex|language=Preferred language|notes=Comments|created_at=Date added|source_id=Customer no.|url=Website|tags=Labels|consent.email:opt_in=Newsletter|consent.email:opt_out=Unsubscribed|activity.reference=Order number|activity.at=Order date|activity.amount=Amount|activity.currency=Currency|activity.product=Product name|activity.quantity=Qty|activity.price=Unit price|activity.total=Grand total|activity.discount=Discount|phone#fax:fax=Fax|owner=Account manager|lead_source=Lead source',
  German:
    'full_name=Ansprechpartner|given_name=Vorname|family_name=Nachname|name_prefix=Anrede|email=E-Mail-Adresse|phone=Telefonnummer|phone#mobile:mobile=Handynummer|address.street=Straße und Hausnummer|address.postcode=PLZ|address.city=Wohnort|address.region=Bundesland|address.country=Land|company=Firmenname|job_title=Beruf|department=Abteilung|birthday=Geburtsdatum|gender=Geschlecht|language=Sprache|notes=Bemerkungen|created_at=Erstellt am|source_id=Kundennummer|url=Webseite|tags=Schlagworte|consent.email:opt_in=Newsletter|consent.email:opt_out=Abgemeldet|activity.reference=Bestellnummer|activity.at=Bestelldatum|activity.amount=Umsatz|activity.currency=Währung|activity.product=Artikelbezeichnung|activity.quantity=Menge|activity.price=Einzelpreis|activity.total=Gesamtbetrag|activity.discount=Rabatt|consent.phone:opt_out=Nicht anrufen',
  French:
    'full_name=Nom complet|given_name=Prénom|family_name=Nom de famille|name_prefix=Civilité|email=Adresse e-mail|phone=Téléphone|phone#mobile:mobile=Téléphone portable|address.street=Adresse|address.postcode=Code postal|address.city=Ville|address.region=Région|address.country=Pays|company=Raison sociale|job_title=Fonction|birthday=Date de naissance|gender=Sexe|language=Langue|notes=Remarques|created_at=Date de création|source_id=Numéro de client|url=Site web|tags=Étiquettes|consent.email:opt_out=Désabonné|activity.reference=N° de commande|activity.at=Date de commande|activity.amount=Montant|activity.currency=Devise|activity.product=Désignation|activity.quantity=Quantité|activity.price=Prix unitaire|activity.total=Total TTC|activity.discount=Remise',
  Spanish:
    'full_name=Nombre completo|given_name=Nombre|family_name=Apellidos|email=Correo electrónico|phone=Teléfono|phone#mobile:mobile=Teléfono móvil|address.street=Dirección|address.postcode=Código postal|address.city=Ciudad|address.region=Provincia|address.country=País|company=Empresa|job_title=Cargo|birthday=Fecha de nacimiento|gender=Género|language=Idioma|notes=Observaciones|created_at=Fecha de alta|source_id=Número de cliente|url=Sitio web|tags=Etiquetas|consent.email:opt_out=Dado de baja|activity.reference=Pedido|activity.at=Fecha de pedido|activity.amount=Importe|activity.currency=Moneda|activity.product=Producto|activity.quantity=Cantidad|activity.price=Precio|activity.total=Importe total|activity.discount=Descuento',
  Italian:
    'full_name=Nome e cognome|given_name=Nome|family_name=Cognome|email=Indirizzo e-mail|phone=Telefono|phone#mobile:mobile=Cellulare|address.street=Indirizzo|address.postcode=CAP|address.city=Città|address.region=Provincia|address.country=Paese|company=Azienda|job_title=Ruolo|birthday=Data di nascita|gender=Sesso|language=Lingua|notes=Annotazioni|created_at=Data creazione|source_id=Codice cliente|url=Sito web|tags=Etichette|consent.email:opt_in=Consenso marketing|activity.reference=Numero ordine|activity.at=Data ordine|activity.amount=Importo|activity.currency=Valuta|activity.product=Prodotto|activity.quantity=Quantità|activity.price=Prezzo|activity.total=Totale|activity.discount=Sconto',
  Portuguese:
    'full_name=Nome completo|given_name=Primeiro nome|family_name=Sobrenome|email=Endereço de e-mail|phone=Telefone|phone#mobile:mobile=Telemóvel|address.street=Morada|address.postcode=CEP|address.city=Cidade|address.region=Distrito|address.country=País|company=Empresa|job_title=Cargo|birthday=Data de nascimento|gender=Gênero|language=Idioma|notes=Observações|created_at=Data de cadastro|source_id=Código do cliente|tags=Marcadores|consent.email:opt_in=Consentimento|activity.reference=Número do pedido|activity.at=Data do pedido|activity.amount=Valor|activity.currency=Moeda|activity.product=Produto|activity.quantity=Quantidade|activity.price=Preço unitário|activity.total=Valor total|activity.discount=Desconto',
  Dutch:
    'full_name=Volledige naam|given_name=Voornaam|family_name=Achternaam|name_prefix=Aanhef|email=E-mailadres|phone=Telefoonnummer|phone#mobile:mobile=Mobiel nummer|address.street=Straatnaam|address.postcode=Postcode|address.city=Woonplaats|address.country=Land|company=Bedrijfsnaam|job_title=Functie|department=Afdeling|birthday=Geboortedatum|gender=Geslacht|language=Taal|notes=Opmerkingen|created_at=Aanmaakdatum|source_id=Klantnummer|consent.email:opt_in=Nieuwsbrief|activity.reference=Bestelnummer|activity.at=Besteldatum|activity.amount=Bedrag|activity.currency=Valuta|activity.quantity=Aantal|activity.price=Stukprijs|activity.total=Totaalbedrag|activity.discount=Korting',
  Polish:
    'full_name=Imię i nazwisko|given_name=Imię|family_name=Nazwisko|email=Adres e-mail|phone=Numer telefonu|phone#mobile:mobile=Telefon komórkowy|address.street=Ulica|address.postcode=Kod pocztowy|address.city=Miasto|address.region=Województwo|address.country=Kraj|company=Nazwa firmy|job_title=Stanowisko|department=Dział|birthday=Data urodzenia|gender=Płeć|language=Język|notes=Uwagi|created_at=Data utworzenia|source_id=Nr klienta|tags=Etykiety|consent.email:opt_in=Zgoda marketingowa|activity.reference=Numer zamówienia|activity.at=Data zamówienia|activity.amount=Kwota|activity.currency=Waluta|activity.product=Nazwa produktu|activity.quantity=Ilość|activity.price=Cena jednostkowa',
  Swedish:
    'full_name=Fullständigt namn|given_name=Förnamn|family_name=Efternamn|email=E-postadress|phone=Telefonnummer|phone#mobile:mobile=Mobilnummer|address.street=Gatuadress|address.postcode=Postnummer|address.city=Postort|address.region=Län|address.country=Land|company=Företag|job_title=Befattning|department=Avdelning|birthday=Födelsedatum|gender=Kön|language=Språk|notes=Anteckningar|created_at=Skapad datum|source_id=Kundnummer|consent.email:opt_in=Nyhetsbrev|activity.reference=Ordernr|activity.at=Beställningsdatum|activity.amount=Belopp|activity.quantity=Antal',
  Danish:
    'given_name=Fornavn|family_name=Efternavn|email=E-mailadresse|phone=Telefon|phone#mobile:mobile=Mobil|address.street=Gade|address.postcode=Postnr.|address.city=By|address.country=Land|company=Virksomhed|job_title=Stilling|birthday=Fødselsdato|gender=Køn|language=Sprog|notes=Bemærkninger|created_at=Oprettet|source_id=Kundenummer|consent.email:opt_in=Nyhedsbrev|activity.reference=Ordrenummer|activity.at=Ordredato|activity.amount=Beløb|activity.quantity=Antal',
  Norwegian:
    'given_name=Fornavn|family_name=Etternavn|email=E-post|phone=Telefon|address.street=Gateadresse|address.postcode=Postnummer|address.city=Poststed|address.region=Fylke|address.country=Land|company=Bedrift|job_title=Stilling|department=Avdeling|birthday=Fødselsdato|gender=Kjønn|language=Språk|notes=Merknad|created_at=Opprettet|source_id=Kundenr|activity.reference=Ordrenr|activity.at=Kjøpsdato|activity.amount=Beløp|activity.quantity=Antall',
  Japanese:
    'full_name=氏名|given_name=名|family_name=姓|email=メールアドレス|phone=電話番号|phone#mobile:mobile=携帯電話|address.street=住所|address.postcode=郵便番号|address.city=市区町村|address.region=都道府県|address.country=国|company=会社名|job_title=役職|department=部署|birthday=生年月日|gender=性別|language=言語|notes=備考|created_at=登録日|source_id=顧客番号|url=ウェブサイト|tags=タグ|consent.email:opt_in=メルマガ|consent.email:opt_out=配信停止|owner=担当者|activity.reference=注文番号|activity.at=注文日|activity.amount=金額|activity.currency=通貨|activity.product=商品名|activity.quantity=数量|activity.price=単価|activity.total=合計金額',
  Chinese:
    'full_name=姓名|family_name=姓|given_name=名|email=电子邮箱|phone=联系电话|phone#mobile:mobile=手机号码|address.street=详细地址|address.postcode=邮政编码|address.city=城市|address.region=省份|address.country=国家|company=公司名称|job_title=职位|department=部门|birthday=出生日期|gender=性别|language=语言|notes=备注|created_at=注册时间|source_id=客户编号|url=网站|tags=标签|consent.email:opt_in=邮件订阅|consent.email:opt_out=已退订|activity.reference=订单编号|activity.at=下单时间|activity.total=订单金额|activity.currency=货币|activity.product=产品名称|activity.price=单价',
};

describe('headers in many languages', () => {
  it.each(Object.entries(headers))('%s', (_, list) => {
    const pairs = list.split('|').map((pair) => pair.split('=') as [string, string]);
    expect(pairs.length).toBeGreaterThanOrEqual(22);
    expect(pairs.map(([, header]) => `${header}: ${headerMeaning(header)?.target}`)).toEqual(
      pairs.map(([target, header]) => `${header}: ${target}`),
    );
  });

  it.each([
    ['Last Name *', 'family_name'],
    ['Birthday (yyyy-mm-dd)', 'birthday'],
    ['Email (required)', 'email'],
    ['CustomerFirstName', 'given_name'],
    ['property_lastname', 'family_name'],
    ['contact.email', 'email'],
    ['Contact1 First Name NPSP__CONTACT1_FIRSTNAME__C', 'given_name'],
    ['Name (Last, First)', 'full_name'],
    ['Email Home', 'email#home:home'],
    ['Work mobile', 'phone#workmobile:mobile'],
    ['Shipping ZIP', 'address.postcode#shipping:shipping'],
    ['E-mail 3 - Value', 'email#3'],
    ['Phone 2 - Label', 'phone_label#2'],
  ])('%s is %s', (header, target) => expect(headerMeaning(header)?.target).toBe(target));

  it.each([
    'Mother email',
    "Mum's first name",
    'Assistant’s Phone',
    'Created by',
    'Spouse name',
    'Emergency contact phone',
    'Manager',
  ])('leaves %s to whom it belongs', (header) => {
    expect(isAboutAnother(header)).toBe(true);
    expect(headerMeaning(header)).toBeUndefined();
  });

  it('keeps secrets out', () => {
    expect(['Password *', 'Passwort', 'mot de passe', 'Card Number', 'CVV'].map(unwantedHeader)).not.toContain(null);
    expect(['Passport', 'Cardigan size', 'Password hint accepted'].map(unwantedHeader).slice(0, 2)).toEqual([
      null,
      null,
    ]);
  });
});

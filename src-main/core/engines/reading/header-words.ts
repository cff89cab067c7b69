// The words that column headers are made of, English and the everyday ones of six more languages. Data only: written
// target, then the headers that mean it. See header-words-abroad.ts for further languages.

export const certainHeaders: readonly (readonly [target: string, headers: string])[] = [
  [
    'full_name',
    'name|full name|contact name|customer name|display name|client name|person name|lead name|member name|kontakt|nombre completo|nom complet|vollstandiger name|nome completo|volledige naam|nome e cognome|customer|client|kunde|klant|cliente|contact|buyer name|recipient|requester|requester name|attendee name|subscriber name|primary name full',
  ],
  ['name_prefix', 'prefix|salutation|honorific|name prefix|anrede|titel|civilite|tratamiento|aanhef|courtesy title'],
  [
    'given_name',
    'first name|firstname|given name|forename|first|fname|given|vorname|prenom|nombre|nombres|primer nombre|nome|voornaam|imie|christian name|personal name|first names|given names|primary name first|contact first name|billing first name|buyer first name|customer first name',
  ],
  [
    'middle_name',
    'middle name|middlename|additional name|middle|mname|middle initial|zweiter vorname|deuxieme prenom|segundo nombre|primary name middle|secondo nome|tussenvoegsel',
  ],
  [
    'family_name',
    'last name|lastname|surname|family name|last|lname|family|nachname|familienname|nom|nom de famille|apellido|apellidos|cognome|sobrenome|achternaam|nazwisko|second name|lastname company|primary name last|contact last name|billing last name|customer last name',
  ],
  ['name_suffix', 'suffix|name suffix|generation|generational suffix'],
  ['nickname', 'nickname|nick name|nick|preferred name|known as|spitzname|surnom|apodo|soprannome|bijnaam|goes by'],
  [
    'email',
    'email|email address|emails|mail|mail address|primary email|email 1|contact email|customer email|user email|email adresse|adresse email|adresse mail|courriel|correo|correo electronico|email address 1|indirizzo email|posta elettronica|endereco de email|emailadres|e mailadres|subscriber email|email 1 value|email 1 address|billing email|buyer email|requester email|username email|person email',
  ],
  [
    'email:work',
    'work email|business email|office email|company email|corporate email|dienstlich email|person email work',
  ],
  ['email#home:home', 'home email|personal email|private email|person email home'],
  [
    'email#2',
    'email 2|email2|secondary email|second email|other email|alternate email|alternative email|additional email|email address 2|email 2 address|email 2 value|backup email|person email other',
  ],
  ['email#3', 'email 3|email3|third email|email address 3|email 3 address|email 3 value'],
  [
    'phone',
    'phone|phone number|telephone|telephone number|tel|phone no|primary phone|main phone|contact number|contact phone|customer phone|phone 1|phone 1 value|telefon|telefonnummer|numero de telephone|telefono|numero de telefono|telefone|telefoon|telefoonnummer|tel number|phones|billing phone|daytime phone|phonenumber|call number',
  ],
  [
    'phone#mobile:mobile',
    'mobile|mobile phone|mobile number|cell|cell phone|cellphone|cell number|mobile phone number|handy|handynummer|mobil|mobiltelefon|portable|telephone portable|movil|celular|cellulare|telemovel|mobiel|gsm|person phone mobile|sms|sms number|sms phone|whatsapp|whatsapp number',
  ],
  [
    'phone#work:work',
    'work phone|business phone|office phone|work number|company phone|company main phone|telefon geschaftlich|person phone work|direct phone|direct line',
  ],
  ['phone#home:home', 'home phone|home number|private phone|telefon privat|landline|person phone home|evening phone'],
  ['phone#other:other', 'other phone|alternate phone|alternative phone|secondary phone|person phone other|asst phone'],
  ['phone#home2:home', 'home phone 2'],
  ['phone#work2:work', 'work phone 2|office phone 2'],
  ['phone#car:car', 'car phone'],
  ['phone#pager:pager', 'pager|pager number|beeper'],
  ['phone#2', 'phone 2|phone2|second phone|phone number 2|phone 2 value|business phone 2'],
  ['phone#fax:fax', 'fax|fax number|business fax|work fax|telefax|faxnummer|home fax'],
  [
    'url',
    'website|web site|url|web|homepage|web page|website url|website 1 value|site|sitio web|site web|webseite|sito web|blog|home page|website address',
  ],
  ['url#linkedin:linkedin', 'linkedin|linkedin url|linkedin profile|linkedin bio'],
  ['handle:twitter', 'twitter|twitter handle|twitter username|x handle'],
  [
    'address.street',
    'address|street|street address|address 1|address1|address line 1|street 1|street1|mailing address|postal address|strasse|strasse und hausnummer|adresse|rue|direccion|calle|indirizzo|via|endereco|rua|adres|straat|street line 1|street address 1|addr|addr line1|address line1|residence|adresszeile 1|domicilio',
  ],
  [
    'address.street2',
    'address 2|address2|address line 2|street 2|street2|street line 2|street address 2|apartment|apt|suite|unit|adresszusatz|complement|complement d adresse|addr line2|address line2|extended address|adresszeile 2|apt suite',
  ],
  [
    'address.city',
    'city|town|suburb|locality|ort|stadt|ville|ciudad|poblacion|citta|comune|cidade|plaats|woonplaats|stad|city town|town city|addr city|municipality|localidad|wohnort',
  ],
  [
    'address.region',
    'state|region|province|county|state region|state province|bundesland|kanton|departement|provincia|estado|regione|provincie|state county|state code|province code|addr state|state province county|land kreis',
  ],
  [
    'address.postcode',
    'zip|zip code|zipcode|postcode|postal code|post code|zip postal code|postal zip|postleitzahl|plz|code postal|codigo postal|cp|cap|cep|postcode zip|addr postal code|zip postcode|postalcode|zip code postal',
  ],
  [
    'address.country',
    'country|country region|country name|nation|land|pays|pais|paese|country code|staat|addr country|country of residence|country iso|countrycode',
  ],
  ['address_label', 'address 1 label|address 1 type|address type|address label'],
  [
    'company',
    'company|company name|organization|organisation|organization name|organisation name|account|account name|employer|business|business name|firm|firma|firmenname|unternehmen|entreprise|societe|empresa|compania|azienda|societa|organizacao|bedrijf|bedrijfsnaam|organisatie|associated company|company account|org|organization 1 name|lead company|billing company|raison sociale|ragione sociale|current employer|primary name org',
  ],
  [
    'job_title',
    'job title|jobtitle|title|position|role|job|occupation|profession|job role|beruf|funktion|position titel|poste|fonction|cargo|puesto|ruolo|funcao|functie|beroep|organization 1 title|organization title|job function|contact title',
  ],
  [
    'department',
    'department|dept|abteilung|departement service|service|departamento|reparto|afdeling|organization 1 department|organization department|division|team',
  ],
  [
    'birthday',
    'birthday|birth date|birthdate|date of birth|dob|born|geburtstag|geburtsdatum|date de naissance|naissance|fecha de nacimiento|nacimiento|cumpleanos|data di nascita|data de nascimento|geboortedatum|d o b|birth day|bday',
  ],
  ['gender', 'gender|sex|geschlecht|genre|sexe|genero|sexo|sesso|geslacht'],
  [
    'language',
    'language|preferred language|locale|lang|sprache|langue|idioma|lingua|taal|language preference|communication language|language code',
  ],
  [
    'lead_source',
    'lead source|source|original source|acquisition source|how did you hear about us|referral source|herkunft|quelle|lead origin|acquisition channel|signup source|creation source|origin|utm source|leadsource|marketing source',
  ],
  [
    'lifecycle',
    'lifecycle|lifecycle stage|life cycle stage|lifecyclestage|stage|lead status|contact status|customer type|customer status|lead stage|phase',
  ],
  [
    'owner',
    'owner|contact owner|account owner|lead owner|assigned to|sales rep|salesperson|account manager|representative|responsible|hubspot owner|assigned user|besitzer|zustandig|sales owner|rep',
  ],
  [
    'notes',
    'notes|note|comments|comment|remarks|memo|bemerkung|bemerkungen|notizen|anmerkung|kommentar|commentaire|commentaires|remarque|notas|comentarios|observaciones|note annotazioni|opmerkingen|background|background info|description|about|beschreibung|customer note',
  ],
  [
    'created_at',
    'created|created at|created on|create date|created date|date created|creation date|signup date|sign up date|sign up|registered|registration date|registered at|date added|added on|added|joined|join date|date joined|member since|customer since|subscribed at|optin time|opt in time|first seen|date entered|datecreated|erstellt|erstellt am|anlagedatum|date de creation|fecha de creacion|fecha de alta|data creazione|data di creazione|aangemaakt|created time|created utc|confirm time|connected on|person created|timestamp added|account created|inserted at',
  ],
  [
    'source_id',
    'id|record id|contact id|customer id|user id|userid|person id|member id|client id|external id|lead id|unique id|uid|guid|uuid|record no|reference id|kundennummer|customer number|customer no|client number|klantnummer|numero client|numero de cliente|customerid|contactid|euid|subscriber id|rec id|customer ref|hubspot contact id|vid|distinguished name|account id|row id|external identifier|membership number|contact key|identifier|record',
  ],
  [
    'tags',
    'tags|tag|labels|label|categories|category list|groups|group|group membership|keywords|segments|lists|list|list membership|person labels|person label|schlagworte|schlagworter|etiquettes|etiquetas|etichette|contact tags|interests|interest|contact labels|kategorien|gruppen|person label s',
  ],
  [
    'consent.email:opt_in',
    'accepts email marketing|accepts marketing|email marketing consent|marketing consent|email consent|newsletter|subscribed|email opt in|optin|opt in|marketing opt in|newsletter subscription|email subscription status|email subscription|subscription status|accepts email|consent|gdpr consent|email permission|marketing permission|marketing status|opted in|newsletter abonniert|newsletter anmeldung|mailing list|is subscribed|person marketing status|double opt in|email status|marketing emails|buyer accepts marketing|newsletter signup|has newsletter|newsletter opt in|marketing allowed|email marketing',
  ],
  [
    'consent.email:opt_out',
    'email opt out|unsubscribed|opted out of email|unsubscribed from all email|has opted out of email|do not email|no email|email optout|hasoptedoutofemail|opt out|optout|email unsubscribed|unsub|unsub time|unsubscribe time|unsubscribed time|opted out|emailoptout|bulk email opt out|do not contact|no bulk emails|global unsubscribe|unsubscribe|unsubscribed at|suppressed|blocklisted|blacklisted|no mailing',
  ],
  [
    'consent.phone:opt_in',
    'accepts sms marketing|sms consent|phone consent|call consent|sms opt in|accepts whatsapp marketing|sms marketing|accepts sms|phone opt in|text consent',
  ],
  [
    'consent.phone:opt_out',
    'do not call|no calls|donotcall|phone opt out|sms opt out|do not phone|do not sms|has opted out of sms|no phone',
  ],
  [
    'consent.post:opt_in',
    'postal consent|post consent|direct mail consent|accepts post|accepts direct mail|mail opt in|catalogue|catalog',
  ],
  [
    'consent.post:opt_out',
    'do not mail|no post|no direct mail|post opt out|do not post|fax opt out and mail opt out|donotmail',
  ],
  [
    'activity.reference',
    'contribution id|donation id|trxn id|order id|order number|order no|order #|order|order name|invoice number|invoice no|invoice|invoice id|transaction id|bestellnummer|auftragsnummer|rechnungsnummer|numero de commande|commande|numero de pedido|pedido|ordernummer|receipt number|receipt|receipt id|ticket number|ticket id|deal id|orderid|ordernumber|transactionid|sale id|purchase id|booking id|order ref|order reference|payment id|trx id|sales order|invoiceno',
  ],
  [
    'activity.at',
    'order date|purchase date|transaction date|invoice date|date of purchase|date of order|paid at|ordered at|purchased at|event date|activity date|event time|occurred at|receive date|login time|login date|login at|logged in at|visited at|visit time|downloaded at|download date|called at|call date|call time|contribution date|donation date|gift date|payment date|timestamp|date|datum|bestelldatum|date de commande|fecha|fecha de compra|fecha de pedido|data|data ordine|orderdatum|datetime|date time|processed at|sale date|close date|deal close date|order created|activity time|sent at|opened at|clicked at|invoicedate|orderdate|purchasedate|date paid|order placed|activity due date|booking date|visit date|time',
  ],
  [
    'activity.total',
    'order total|total|grand total|total amount|order amount|order value|gesamtbetrag|montant total|total price|importe total|totale|totaal|net total|total paid|total collected|invoice total|ordertotal|n revenue formatted|order revenue',
  ],
  [
    'activity.amount',
    'donation amount|gift amount|contribution amount|fee amount|ticket price total|amount|revenue|sales|net sales|gross sales|value|line total|line amount|spent|amount paid|betrag|umsatz|montant|importe|monto|importo|valor|bedrag|net revenue|payment amount|sale amount|deal amount|purchase amount|transaction amount|subtotal price|paid amount|sales amount|amount spent|deal value|amount usd|amount eur|extended price',
  ],
  [
    'activity.price',
    'price|unit price|item price|lineitem price|preis|stuckpreis|einzelpreis|prix|prix unitaire|precio|prezzo|preco|prijs|unitprice|price each|product price',
  ],
  [
    'activity.refund',
    'refunded amount|refund amount|amount refunded|refund|refunded|partial refunds|returned amount|refunded volume',
  ],
  ['activity.currency', 'currency|currency code|wahrung|devise|moneda|valuta|moeda|currencycode|currency iso'],
  [
    'activity.product',
    'product|product name|item|item name|lineitem name|product title|items|products|product s|artikel|artikelname|produkt|produit|article|producto|prodotto|produto|productname|line item|service name|sku name|description of item|item description|product description|plan|deal name|page|page title|product bought',
  ],
  [
    'activity.category',
    'category|product category|product type|item category|department category|type of product|kategorie|categorie|categoria|producttype|productcategory|collection',
  ],
  [
    'activity.quantity',
    'quantity|qty|units|lineitem quantity|items sold|number of items|menge|anzahl|quantite|cantidad|quantita|quantidade|aantal|item quantity|count',
  ],
  [
    'activity.discount',
    'discount|discount amount|discounts|rabatt|remise|descuento|sconto|desconto|korting|coupon amount|lineitem discount',
  ],
  [
    'activity.campaign',
    'campaign|campaign name|kampagne|campagne|campana|utm campaign|email campaign|coupon|coupon code|discount code|promo code|coupon s|campaign title|mailing',
  ],
  [
    'activity.kind',
    'activity type|event|event type|event name|activity|action|type of activity|activity kind|interaction type|transaction type|action type|engagement type|touchpoint',
  ],
  ['activity.status', 'financial status|order status|payment status|transaction status|invoice status|bestellstatus'],
  ['activity.source', 'channel|sales channel|order source|platform|store|shop|location name'],
  [
    'activity.detail',
    'details|activity notes|event details|subject|activity subject|activity description|message|body',
  ],
];

// Column headers in Polish, Swedish, Danish, Norwegian, Japanese, Chinese and Portuguese, and more of German, French,
// Spanish, Italian and Dutch. Data only: written target, then the headers that mean it, in their own spelling.

export const headersAbroad: readonly (readonly [target: string, headers: string])[] = [
  [
    'full_name',
    'imię i nazwisko|nazwisko i imię|fullständigt namn|namn|hela namnet|fulde navn|navn|fullt navn|氏名|名前|お名前|フルネーム|姓名|名字|全名|联系人|聯絡人|客户名称|客户姓名|nome do cliente|nome do contato|kundenname|ansprechpartner|name vorname|nachname vorname|nombre y apellidos|nombre y apellido|apellidos y nombre|nom et prénom|nom prénom|prénom nom|nominativo|cognome e nome|naam|klantnaam|contactpersoon|kontaktperson|kundnamn|kundenavn|担当者名|顧客名|last name first name|surname first name|participant name|guest name|donor name|patient name|student name',
  ],
  [
    'name_prefix',
    'tytuł|zwrot grzecznościowy|titel vor dem namen|akademischer titel|tilltal|tiltale|敬称|称谓|稱謂|称呼|tratamento|titolo|titre|formule de politesse|pronome de tratamento|courtesy|title before name',
  ],
  [
    'given_name',
    'imię|imiona|förnamn|tilltalsnamn|fornavn|名|下の名前|ファーストネーム|primeiro nome|nome próprio|rufname|nombre de pila|prénoms|prénom usuel|roepnaam|voornamen|nome de batismo|first given name|fornavne|etunimi',
  ],
  ['middle_name', 'drugie imię|mellannamn|mellemnavn|mellomnavn|ミドルネーム|中间名|nome do meio|weitere vornamen'],
  [
    'family_name',
    'nazwisko|efternamn|efternavn|etternavn|姓|苗字|名字 姓|último nome|apelido|sobrenomes|nom de naissance|nom usuel|familienaam|primer apellido|zuname|slektsnamn|sukunimi',
  ],
  ['name_suffix', 'namenszusatz|suffisso|sufijo|suffixe|sufixo|suffiks|titel nach dem namen'],
  [
    'nickname',
    'pseudonim|przezwisko|smeknamn|kælenavn|kallenavn|ニックネーム|昵称|暱稱|alcunha|apelido carinhoso|ksywka',
  ],
  [
    'email',
    'adres e-mail|adres email|poczta elektroniczna|e-post|e-postadress|epost|epostadress|mailadress|e-mailadresse|mailadresse|e-postadresse|メール|メールアドレス|eメール|电子邮件|电子邮箱|邮箱|邮件地址|電子郵件|電郵|信箱|correio eletrônico|correio electrónico|endereço de e-mail|e-mail-adresse|adresse électronique|adresse de courriel|mél|correo-e|dirección de correo|dirección de correo electrónico|posta elettronica|indirizzo mail|mail 1|sähköposti|електронна пошта|эл. почта|электронная почта|почта',
  ],
  [
    'email#2',
    'drugi e-mail|e-post 2|e-mail 2|zweite e-mail|alternative e-mail-adresse|autre e-mail|segundo correo|altra email|tweede e-mail|サブメール|备用邮箱',
  ],
  [
    'email:work',
    'e-mail służbowy|e-mail firmowy|arbetsmejl|arbejdsmail|jobbepost|会社メール|工作邮箱|email professionnel|correo del trabajo|email aziendale|e-mail geschäftlich|zakelijk e-mailadres|e-mail profissional',
  ],
  [
    'email#home:home',
    'e-mail prywatny|privat e-post|privat e-mail|個人メール|个人邮箱|email personnel|correo personal|email personale|e-mail privat|e-mail pessoal',
  ],
  [
    'phone',
    'numer telefonu|nr telefonu|telefonnr|tel.nr|tlf|tlf nr|tlf.|telefonnummer 1|telefon 1|電話|電話番号|电话|电话号码|電話號碼|联系电话|聯絡電話|número de telefone|telefone 1|fone|téléphone 1|tél|n° de téléphone|numéro de tél|número de contacto|recapito telefonico|numero di telefono|rufnummer|telefon nummer|puhelin|telefonszám|телефон|номер телефона',
  ],
  [
    'phone#mobile:mobile',
    'telefon komórkowy|komórka|numer komórkowy|mobilnummer|mobiltelefonnummer|mobilnr|mobilnr.|mobiltlf|携帯|携帯電話|携帯番号|手机|手机号|手机号码|手機|手機號碼|移动电话|行動電話|telemóvel|número de celular|mobilnummer 1|handy nr|handynr|téléphone mobile|tél mobile|tél. portable|n° de portable|teléfono móvil|teléfono celular|número de móvil|numero di cellulare|telefono cellulare|mobiele telefoon|mobiel nummer|06 nummer|gsm nummer|мобильный телефон|cell no|mobile no',
  ],
  [
    'phone#work:work',
    'telefon służbowy|telefon do pracy|arbetstelefon|telefon arbete|arbejdstelefon|jobbtelefon|telefon arbeid|会社電話|勤務先電話|办公电话|公司电话|téléphone professionnel|tél. professionnel|téléphone bureau|teléfono del trabajo|teléfono trabajo|telefono ufficio|telefoon werk|telefone comercial|telefon dienstlich|telefon büro|telefon firma|direkt',
  ],
  [
    'phone#home:home',
    'telefon domowy|hemtelefon|telefon hem|telefon privat|hjemmetelefon|自宅電話|家庭电话|téléphone domicile|téléphone fixe|teléfono casa|teléfono fijo|telefono casa|telefono fisso|telefoon thuis|telefone residencial|festnetz|fasttelefon',
  ],
  [
    'phone#fax:fax',
    'faks|faxnr|fax nr|faksnummer|telefaks|ファックス|fax番号|传真|傳真|télécopie|n° de fax|telecopia|número de fax',
  ],
  ['phone#2', 'telefon 2|telefono 2|teléfono 2|téléphone 2|telefone 2|telefoon 2|電話2|tel 2|tel2|telefonnummer 2'],
  [
    'url',
    'strona internetowa|strona www|www|webbplats|hemsida|webbsida|hjemmeside|nettside|nettsted|webside|ウェブサイト|ホームページ|hp|网站|网址|網站|網址|página web|sítio|sítio web|internet|internetseite|webadresse|site internet|site web url|página de internet|pagina web|kotisivu|сайт|веб-сайт',
  ],
  [
    'address.street',
    'ulica|adres zamieszkania|ulica i numer|ulica i nr domu|gata|gatuadress|adress|postadress|gade|gadenavn|vej|gate|gateadresse|gateadress|住所|番地|住所1|町名・番地|地址|街道|街道地址|详细地址|通訊地址|联系地址|logradouro|morada|endereço 1|endereço residencial|anschrift|straße nr|straße/hausnummer|straße hausnr|strasse nr|strasse/nr|adressezeile 1|adresse 1|adresse postale|n° et rue|numéro et rue|domicilio 1|calle y número|dirección 1|dirección postal|indirizzo 1|via e numero civico|adresregel 1|straat en huisnummer|straatnaam|улица|адрес|katuosoite|adresszeile',
  ],
  [
    'address.street2',
    'adres 2|adress 2|c/o|co-adress|adresse 2|建物名|住所2|マンション名|地址2|endereço 2|bairro|zusatz|adresszusatz 1|complément adresse|dirección 2|colonia|indirizzo 2|frazione|adresregel 2|toevoeging|appartement|étage|addresszusatz|building|floor|landmark',
  ],
  [
    'address.city',
    'miasto|miejscowość|ort|postort|by|poststed|bynavn|市|市区町村|都市|城市|市区|所在城市|município|localidade|wohnsitz|gemeinde|stadt/ort|commune|localité|municipio|località|paese comune|woonplaats plaats|gemeente|kommune|город|paikkakunta|postnummerort|cidade/município',
  ],
  [
    'address.region',
    'województwo|powiat|län|landskap|fylke|都道府県|省|省份|省/州|州|uf|distrito|estado uf|regierungsbezirk|région|état|comunidad autónoma|departamento región|regione/provincia|prov|prov.|provincie staat|область|регион|maakunta',
  ],
  [
    'address.postcode',
    'kod pocztowy|kod|postnummer|postnr|postnr.|郵便番号|〒|邮编|邮政编码|郵遞區號|郵政編碼|código postal cp|cod postal|c.p.|c.a.p.|codice postale|codice avviamento postale|plz ort code|postal|irányítószám|psč|psc|индекс|почтовый индекс|postinumero|pin code|pincode|eircode|zip+4',
  ],
  [
    'address.country',
    'kraj|państwo|landkod|landskod|landekode|国|国名|国家|國家|国家/地区|國別|país de residência|país/região|länderkennung|länderkürzel|ländercode|pays de résidence|país de residencia|nazione|stato estero|maa|страна',
  ],
  [
    'company',
    'nazwa firmy|przedsiębiorstwo|företag|företagsnamn|bolag|virksomhed|virksomhedsnavn|firmanavn|bedrift|bedriftsnavn|selskap|会社|会社名|企業名|法人名|勤務先|公司|公司名称|公司名稱|企业名称|单位|單位|單位名稱|nome da empresa|razão social|unternehmensname|organisation name|firmenbezeichnung|arbeitgeber|nom de l’entreprise|nom de la société|organisme|razón social|nombre de la empresa|organización|denominazione|nome azienda|ente|werkgever|naam bedrijf|organisasjon|компания|организация|yritys|cég',
  ],
  [
    'job_title',
    'stanowisko|funkcja|befattning|yrkestitel|yrke|stilling|jobtitel|stillingsbetegnelse|役職|肩書|職業|職種|职位|职务|職稱|职称|função|profissão|berufsbezeichnung|position im unternehmen|tätigkeit|intitulé du poste|profession|qualifica|mansione|professione|profesión|ocupación|puesto de trabajo|functietitel|должность|zawód',
  ],
  [
    'department',
    'dział|avdelning|afdeling navn|avdeling|部署|部門|部门|service département|área|ufficio|dienststelle|wydział|отдел',
  ],
  [
    'birthday',
    'data urodzenia|urodziny|födelsedatum|födelsedag|fødselsdato|fødselsdag|bursdag|生年月日|誕生日|生日|出生日期|aniversário|data de aniversário|nascimento|geb.datum|geb. datum|geburtstag/-datum|geb|né le|née le|anniversaire|f. nac.|fecha nacimiento|nato il|compleanno|verjaardag|geboren|geboren am|geboren op|дата рождения|syntymäaika',
  ],
  ['gender', 'płeć|kön|køn|kjønn|性別|性别|gênero|geschl.|sukupuoli|пол'],
  [
    'language',
    'język|språk|sprog|言語|语言|語言|langue préférée|bevorzugte sprache|korrespondenzsprache|lingua preferita|idioma preferido|kieli|язык',
  ],
  [
    'lead_source',
    'źródło|źródło kontaktu|källa|kilde|leadkälla|情報源|流入元|来源|來源|客户来源|origem|origem do lead|kontaktquelle|kundenquelle|origine|provenance|procedencia|origen|fuente|fonte|provenienza|bron|herkomst|источник',
  ],
  [
    'lifecycle',
    'etap|status klienta|livscykelstadium|ステージ|顧客ステータス|客户状态|阶段|kundenstatus|statut client|estado del cliente|stato cliente|klantstatus|kundestatus',
  ],
  [
    'owner',
    'opiekun|właściciel|ägare|ansvarig|ejer|ansvarlig|kundeansvarlig|担当者|営業担当|负责人|所有者|業務負責人|responsável|proprietário|betreuer|kundenbetreuer|verantwortlich|vertriebler|sachbearbeiter|propriétaire|commercial|responsable|propietario|comercial|responsabile|proprietario|agente|accountmanager|verantwoordelijke|eigenaar|handlowiec|ответственный',
  ],
  [
    'notes',
    'notatki|uwagi|komentarz|anteckningar|anteckning|kommentarer|noter|bemærkninger|bemærkning|notater|merknad|備考|メモ|コメント|备注|備註|说明|observações|anotações|notas adicionales|notiz|bemerkungen/notizen|hinweis|hinweise|interne notiz|remarques|observations|observación|annotazioni|osservazioni|notitie|notities|примечание|комментарий|muistiinpanot',
  ],
  [
    'created_at',
    'data utworzenia|data dodania|data rejestracji|skapad|skapad datum|registreringsdatum|oprettet|oprettelsesdato|opprettet|opprettet dato|作成日|作成日時|登録日|登録日時|创建时间|创建日期|注册时间|注册日期|建立時間|data de criação|data de cadastro|criado em|cadastrado em|anmeldedatum|angelegt am|angelegt|erfasst am|eintrittsdatum|kunde seit|créé le|date d’inscription|date d’ajout|client depuis|fecha de registro|fecha creación|creado|creado el|cliente desde|data registrazione|data iscrizione|creato il|cliente dal|aanmaakdatum|datum aangemaakt|klant sinds|дата создания|дата регистрации',
  ],
  [
    'source_id',
    'nr klienta|numer klienta|id klienta|kundnummer|kundnr|medlemsnummer|kundenummer|kundenr|medlemsnr|顧客id|顧客番号|会員番号|会員id|客户编号|客户id|编号|會員編號|会员编号|用户id|código do cliente|id do cliente|kundennr|kunden-nr.|kundennr.|kd-nr|kdnr|mitgliedsnummer|kunden-id|adressnummer|debitor|debitorennummer|n° client|numéro de client|identifiant|réf. client|código de cliente|id cliente|nº de cliente|n.º cliente|codice cliente|codice|id contatto|debiteurnummer|relatienummer|lidnummer|клиент id|код клиента|asiakasnumero',
  ],
  [
    'tags',
    'tagi|etykiety|etykieta|kategorie|grupy|grupa|taggar|etiketter|kategorier|grupper|mærker|タグ|ラベル|カテゴリ|カテゴリー|グループ|标签|標籤|分类|分组|群組|marcadores|etiquetas tags|grupos|markierungen|stichworte|stichwörter|verteiler|verteilerliste|zielgruppe|mots-clés|groupes|listes|catégories|palabras clave|categorías|listas|gruppi|liste|categorie contatto|groepen|labels tags|categorieën|теги|метки',
  ],
  [
    'consent.email:opt_in',
    'zgoda marketingowa|zgoda na newsletter|zgoda na e-mail|samtycke|nyhetsbrev|prenumererar|samtykke|nyhedsbrev|markedsføringssamtykke|nyhetsbrev samtykke|メルマガ|メルマガ購読|メール配信許可|メール配信|邮件订阅|订阅|是否订阅|訂閱電子報|電子報|aceita e-mail|aceita marketing|aceita newsletter|consentimento|boletim informativo|einwilligung|einwilligung e-mail|e-mail einwilligung|werbeeinwilligung|werbung erlaubt|newsletter ja/nein|consentement|abonné newsletter|accepte newsletter|lettre d’information|acepta correo|acepta publicidad|acepta marketing|boletín|consentimiento|consenso marketing|consenso newsletter|iscritto newsletter|toestemming|nieuwsbrief|nieuwsbrief ja/nee|согласие|подписка',
  ],
  [
    'consent.email:opt_out',
    'wypisany|rezygnacja z mailingu|nie wysyłać e-maili|avregistrerad|avprenumererad|afmeldt|afmeldt nyhedsbrev|avmeldt|配信停止|メール配信停止|退订|已退订|取消訂閱|não enviar e-mail|descadastrado|abgemeldet|newsletter abgemeldet|keine werbung|keine e-mails|keine mails|werbesperre|mailsperre|werbewiderspruch|désabonné|désinscrit|ne pas envoyer d’e-mail|refus e-mail|dado de baja|baja newsletter|no enviar correo|disiscritto|non inviare email|uitgeschreven|niet mailen|geen e-mail',
  ],
  [
    'consent.phone:opt_out',
    'nie dzwonić|ring inte|ring ikke|电话勿扰|不要打电话|電話不可|não ligar|nicht anrufen|keine anrufe|telefonsperre|ne pas appeler|no llamar|non chiamare|niet bellen',
  ],
  [
    'consent.post:opt_out',
    'keine post|postsperre|ne pas envoyer de courrier|no enviar correo postal|geen post|郵送不可|DM不可',
  ],
  [
    'consent.phone:opt_in',
    'zgoda na telefon|einwilligung telefon|telefonwerbung erlaubt|accepte sms|acepta sms|consenso telefono|consenso sms|sms-samtykke|smsイン',
  ],
  [
    'activity.reference',
    'numer zamówienia|nr zamówienia|ordernr|ordre nr|ordrenummer|ordrenr|fakturanummer|fakturanr|注文番号|注文id|受注番号|订单号|订单编号|訂單編號|número do pedido|nº do pedido|nota fiscal|bestell-nr|bestell-nr.|belegnummer|auftragsnr|rechnungsnr|n° commande|numéro de facture|n° de commande|nº pedido|número de factura|numero ordine|numero fattura|n. ordine|bestelnummer|factuurnummer|numer faktury|номер заказа',
  ],
  [
    'activity.at',
    'data zamówienia|data zakupu|data faktury|orderdatum|beställningsdatum|köpdatum|ordredato|købsdato|kjøpsdato|fakturadato|注文日|注文日時|購入日|日付|日時|受注日|订单日期|下单时间|购买日期|交易时间|日期|訂單日期|data do pedido|data da compra|data da venda|kaufdatum|auftragsdatum|rechnungsdatum|belegdatum|date commande|date d’achat|date de facture|date de facturation|fecha compra|fecha de factura|fecha de venta|data acquisto|data fattura|besteldatum|factuurdatum|dato|дата заказа',
  ],
  [
    'activity.total',
    'wartość zamówienia|suma|razem|kwota całkowita|ordervärde|ordersumma|totalt|totalbelopp|ordretotal|i alt|beløb i alt|totalbeløp|合計|合計金額|注文金額|总金额|订单金额|总计|訂單金額|valor total|total do pedido|total geral|gesamtsumme|gesamtpreis|rechnungsbetrag|bestellwert|bruttobetrag|montant ttc|total ttc|montant de la commande|total pedido|importe del pedido|totale ordine|importo totale|totaalbedrag|bestelbedrag|сумма заказа',
  ],
  [
    'activity.amount',
    'kwota|wartość|belopp|summa|beløb|beløp|金額|売上|金额|销售额|金額 小計|quantia|valor pago|summe|nettobetrag|positionsbetrag|montant ht|total ligne|importe línea|importo riga|omzet|regelbedrag|obrót|сумма',
  ],
  [
    'activity.price',
    'cena|cena jednostkowa|pris|styckpris|stykpris|enhetspris|単価|価格|单价|价格|單價|preço|preço unitário|valor unitário|stückpreis netto|prix u.|precio unitario|prezzo unitario|stukprijs|цена',
  ],
  ['activity.currency', 'waluta|valutakod|通貨|货币|幣別|币种|währungscode|devise code|divisa|код валюты|валюта'],
  [
    'activity.product',
    'produkt nazwa|nazwa produktu|towar|produktnamn|artikelnamn|vara|produktnavn|varenavn|vare|商品|商品名|製品名|产品|产品名称|商品名称|產品名稱|nome do produto|artikelbezeichnung|bezeichnung|produktname|nom du produit|désignation|libellé|nombre del producto|artículo|nome prodotto|articolo|descrizione articolo|productnaam|omschrijving|товар',
  ],
  [
    'activity.category',
    'kategoria|kategoria produktu|produktkategori|varegruppe|varukategori|商品カテゴリ|商品分类|产品类别|商品類別|categoria do produto|warengruppe|produktkategorie|artikelgruppe|catégorie produit|famille|categoría|categoría de producto|categoria prodotto|productcategorie|категория',
  ],
  [
    'activity.quantity',
    'ilość|liczba sztuk|antal|antall|styk|数量|個数|数目|qtd|qtde|stückzahl|stück|qté|nombre|cant|cant.|unidades|qtà|pezzi|stuks|hoeveelheid|количество',
  ],
  [
    'activity.discount',
    'rabat|zniżka|rabatt belopp|rabat beløb|割引|値引|折扣|优惠|優惠金額|desconto valor|nachlass|preisnachlass|réduction|rebaja|korting bedrag|скидка',
  ],
  [
    'activity.status',
    'status zamówienia|orderstatus|ordrestatus|注文状況|订单状态|訂單狀態|status do pedido|auftragsstatus|zahlungsstatus|statut de la commande|estado del pedido|stato ordine|bestelstatus|status płatności',
  ],
  [
    'activity.refund',
    'zwrot|kwota zwrotu|återbetalning|refusion|tilbagebetaling|返金|返金額|退款|退款金额|reembolso|erstattung|erstattungsbetrag|remboursement|montant remboursé|rimborso|terugbetaling',
  ],
  [
    'activity.kind',
    'typ aktywności|aktivitetstyp|aktivitetstype|アクティビティ種別|活动类型|事件类型|tipo de atividade|aktivitätstyp|aktivität|art der aktivität|vorgang|type d’activité|type d’événement|tipo de actividad|tipo attività|activiteittype|ereignis',
  ],
];

// The dictionary of job titles: words and phrases of nine languages (English, German, French, Spanish, Italian,
// Portuguese, Dutch, Polish, Swedish) by what they say. Owns data only; a workspace may add words in the same form.
//
// One line per meaning, `meaning: phrase, phrase`. Phrases are compared folded (case and accents do not count). A star at
// an end stands for any letters there: `*leiter` finds Vertriebsleiter, `einkauf*` Einkaufsleiterin.

export const jobTitleWords = `
owner: owner, co-owner, business owner, shop owner, store owner, founder, co-founder, cofounder, proprietor, sole trader, self-employed, freelancer, freelance, entrepreneur
owner: inhaber, inhaberin, grunder, grunderin, mitgrunder, mitgrunderin, eigentumer, eigentumerin, selbststandig, selbstandig, freiberufler, freiberuflerin, unternehmer, unternehmerin
owner: fondateur, fondatrice, cofondateur, cofondatrice, co-fondateur, proprietaire, gerant, gerante, independant, independante, entrepreneuse
owner: fundador, fundadora, cofundador, cofundadora, propietario, propietaria, dueno, duena, autonomo, autonoma, fondatore, fondatrice, titolare, proprietario, proprietaria, imprenditore, imprenditrice, socio fundador
owner: oprichter, eigenaar, mede-eigenaar, ondernemer, zelfstandige, wlasciciel, wlascicielka, zalozyciel, zalozycielka, wspolwlasciciel, agare, grundare, egenforetagare

executive: ceo, cfo, cto, cio, coo, cmo, cso, cpo, chro, ciso, cdo, cro, cco, chief * officer, chief executive, chief of staff, managing director, executive director, general manager, president, chairman, chairwoman, chairperson, managing partner, board member, member of the board
executive: geschaftsfuhrer, geschaftsfuhrerin, geschaftsfuhrung, geschaftsfuhrend*, vorstand, vorstandin, vorstandsvorsitzend*, vorstandsmitglied, *vorstand, prokurist, prokuristin
executive: pdg, president directeur general, directeur general, directrice generale, dg, daf, drh, dsi, directeur general adjoint, presidente, membre du directoire
executive: director general, directora general, consejero delegado, consejera delegada, director gerente, directora gerente, amministratore delegato, amministratrice delegata, amministratore unico, direttore generale, direttrice generale, diretor geral, diretora geral, diretor executivo
executive: algemeen directeur, directievoorzitter, bestuurder, prezes, prezes zarzadu, czlonek zarzadu, dyrektor generalny, dyrektor zarzadzajacy, wiceprezes, vd, verkstallande direktor, ekonomichef

director: director, directors, vice president, vp, svp, evp, avp, head, head of, principal, partner, superintendent, controller
director: leiter, leiterin, leitung, *leiter, *leiterin, *leitung, bereichsleiter, abteilungsleiter, direktor, direktorin, *direktor, *direktorin, chef, chefin, *chef, *chefin
director: directeur, directrice, responsable, chef de service, chef de departement, director de, directora, jefe, jefa, direttore, direttrice, dirigente, capo, diretor, diretora, chefe, gestor de area
director: hoofd, dyrektor, dyrektorka, kierownik dzialu, szef, szefowa, direktor, avdelningschef, chef for

manager: manager, managers, mgr, supervisor, team lead, team leader, teamlead, lead, foreman, coordinator, gerente, encargado, encargada, responsabile, coordinatore, coordinatrice, coordenador, coordenadora, teamleiter, teamleiterin, gruppenleiter, gruppenleiterin, meister, werkmeister, chef d'equipe, chef de projet, jefe de equipo, kierownik, kierowniczka, teamleider, leidinggevende, gruppchef, teamledare

specialist: account manager, key account manager, community manager, project manager, product owner, product manager, case manager, office manager, social media manager, content manager, account executive, sales executive, marketing executive, executive producer, head hunter, head nurse, headhunter, scrum master, buyer, engineer, developer, programmer, accountant, bookkeeper, analyst, consultant, designer, architect, technician, specialist, officer, administrator, representative, agent, clerk, advisor, adviser, scientist, researcher, teacher, lecturer, lawyer, nurse, writer, editor, planner, auditor, recruiter, mechanic, electrician, operator
specialist: *ingenieur, *ingenieurin, entwickler, entwicklerin, *entwickler, *entwicklerin, buchhalter, buchhalterin, *buchhalter, *buchhalterin, berater, beraterin, *berater, *beraterin, sachbearbeiter, sachbearbeiterin, einkaufer, einkauferin, verkaufer, verkauferin, techniker, technikerin, referent, referentin, kaufmann, kauffrau, projektleiter, projektleiterin, bauleiter
specialist: ingenieure, comptable, acheteur, acheteuse, conseiller, conseillere, developpeur, developpeuse, technicien, technicienne, charge de, chargee de, commercial, commerciale, ingeniero, ingeniera, contable, comprador, compradora, consultor, consultora, tecnico, tecnica, comercial, ingegnere, contabile, consulente, buyer junior, impiegato, impiegata, analista, desarrollador, desarrolladora, engenheiro, engenheira, contador, contadora, vendedor, vendedora
specialist: inkoper, boekhouder, adviseur, medewerker, ontwikkelaar, verkoper, inzynier, ksiegowy, ksiegowa, kupiec, specjalista, specjalistka, handlowiec, programista, programistka, ingenjor, inkopare, saljare, utvecklare, ekonom, handlaggare

assistant: assistant to, assistant of, assistant, executive assistant, personal assistant, pa to, secretary, receptionist, intern, trainee, apprentice, junior assistant, working student, student assistant, graduate trainee, volunteer
assistant: assistent, assistentin, assistenz, *assistenz, *assistent, *assistentin, sekretar, sekretarin, praktikant, praktikantin, werkstudent, werkstudentin, azubi, auszubildende*, lehrling, empfang
assistant: assistante, secretaire, stagiaire, apprenti, apprentie, asistente, secretario, secretaria, becario, becaria, aprendiz, assistente, segretario, segretaria, stagista, tirocinante, estagiario, estagiaria, secretaresse, leerling, asystent, asystentka, stazysta, stazystka, sekretarka, praktykant, assistent till, praktikant till, larling

manager: assistant manager, assistant general manager, deputy manager
director: assistant director, deputy director, assistant vice president, sous-directeur

none: former, ex, retired, rentner, rentnerin, pensionar, pensionarin, retraite, retraitee, jubilado, jubilada, pensionato, pensionata, aposentado, aposentada, gepensioneerd, emeryt, emerytka, pensionerad, student, etudiant, etudiante, estudiante, studente, studentessa, unemployed, homemaker, housewife, hausfrau, hausmann

general_management: ceo, managing director, general manager, chief executive, chief executive officer, president, managing partner, geschaftsfuhr*, vorstand*, pdg, directeur general, directrice generale, director general, directora general, amministratore delegato, direttore generale, diretor geral, algemeen directeur, prezes, dyrektor generalny, verkstallande direktor, vd, founder, co-founder, owner, business owner, inhaber, inhaberin, grunder, grunderin, gerant, gerante, fondateur, fondatrice, fundador, fundadora, titolare, eigenaar, oprichter, wlasciciel, agare
finance: cfo, daf, finance, financial, financier, financiero, financiera, financeiro, finanz*, *finanzen, accountant, accounting, bookkeeper, controller, controlling, treasurer, treasury, payroll, auditor, tax, chief financial officer, buchhalt*, *buchhalt*, steuer*, comptab*, tresorier, contab*, tesorero, finanza, finanziario, amministrazione, boekhoud*, financieel, ksiegow*, finans*, ekonomi*, ekonomichef, ekonom
purchasing: purchasing, procurement, sourcing, buyer, supply chain, cpo, einkauf*, *einkauf*, beschaffung*, achat, achats, acheteu*, approvisionnement, compra*, aprovisionamiento, acquisti, approvvigionamenti, inkoop*, inkoper, zakup*, kupiec, inkop*
it: it, product owner, scrum master, cio, ciso, cto, information technology, software, developer, programmer, systems, system administrator, sysadmin, network, data, devops, security officer, chief information officer, chief technology officer, informatik*, edv*, *entwickler, *entwicklerin, entwickler*, informatique, dsi, developpeu*, informatic*, sistemas, tecnologia, desarrollador*, ontwikkelaar, systeembeheer*, informatyk*, programist*, utvecklare
engineering: engineer, engineering, technical, mechanic, electrician, technician, technik*, *techniker*, *ingenieur*, technisch*, konstruktion*, konstrukteur*, ingenieur*, technique, technicien*, ingenier*, tecnico, tecnica, ingegner*, engenh*, inzynier*, techniczny, ingenjor*, teknisk*
operations: operations, operational, coo, plant, production, manufacturing, logistics, warehouse, maintenance, facility, facilities, chief operating officer, produktion*, betrieb*, werk*, lager*, logistik*, exploitation, logistique, operaciones, produccion, planta, logistica, operazioni, produzione, operacoes, producao, productie, magazijn, produkcj*, magazyn*, drift*
marketing: marketing, cmo, brand, communications, communication, advertising, social media, seo, content, public relations, chief marketing officer, werbung*, *marketing, kommunikation*, publicite, mercadotecnia, publicidad, comunicacion, pubblicita, comunicazione, comunicacao, marknad*
sales: sales, account executive, account manager, key account, business development, commercial, cro, cso, vertrieb*, *vertrieb*, verkauf*, verkaufer*, vente, ventes, commerciale, ventas, comercial, vendite, vendas, vended*, verkoop*, verkoper, sprzedaz*, handlow*, forsaljning*, saljare
human_resources: hr, chro, drh, human resources, people, talent, recruiting, recruiter, recruitment, personal*, personnel, personalwesen, ressources humaines, recursos humanos, risorse umane, personeel*, personeelszaken, kadr*, rekrut*
legal: legal, lawyer, attorney, counsel, compliance, solicitor, paralegal, recht*, *recht, jurist*, anwalt, anwaltin, rechtsanwalt*, juridique, avocat, avocate, juridico, abogado, abogada, legale, avvocato, avvocata, advogad*, jurid*, prawn*
customer_service: support, customer service, customer success, customer care, helpdesk, help desk, service desk, kundendienst*, kundenservice, kundenbetreu*, service client, relation client, atencion al cliente, servizio clienti, assistenza clienti, atendimento, klantenservice, obslugi klienta, kundtjanst*
quality: quality, qa, qualitat*, qualite, calidad, qualita, qualidade, kwaliteit*, jakosc*, kvalitet*
design: design, designer, ux, ui, art director, creative, gestalt*, grafik*, *designer, graphiste, diseno, disenador*, grafico, vormgev*, projektant*
research: research, researcher, scientist, r&d, laboratory, forschung*, *forschung, labor*, entwicklungsleit*, recherche, chercheur*, investigacion, investigador*, ricerca, ricercator*, pesquisa, onderzoek*, badan, badawcz*, forskning*
`;

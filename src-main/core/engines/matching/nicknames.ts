// Given names that are the same person's in daily life: each line a formal name, its short and pet forms and its
// common spellings in other languages. Owns the sets; comparing is comparisons-names.ts. A form may stand in several.

const sets = `
abigail abby abbie gail
abraham abe bram ibrahim
adelaide addie adele
adrian ade adrien
agnes aggie agnese
albert al bert bertie alberto
alexander alex al sandy xander lex sasha alec alejandro alessandro aleksander aleksandr alexandre oleksandr iskander
alexandra alex sandra sasha lexi alessandra aleksandra alejandra sandy
alfred al fred alf alfie alfredo
alice ali allie alicia
alison ali allie allison
amanda mandy manda
amelia amy millie milly emilia
anastasia ana stacy tasia nastya nastassia anastassia
andrea andy andi drea
andrew andy drew andreas andre andrei andres andrea andrzej anders
angela angie ange angelina
anna ann anne annie nancy anya hanna hannah ana anita anja
annabel annabelle anabella bella belle
anthony tony ant anton antonio antoine antonius
antonia toni tonia
archibald archie
arthur art artie arturo artur
augustus gus august augustin
barbara barb babs barbie basia
bartholomew bart
beatrice bea trixie beatrix beatriz
belinda bel linda
benjamin ben benny benji
bernard bernie barney bernhard bernardo
bernadette bernie
beth elizabeth
bradley brad
brenda bren
brian bryan bri
bridget biddy brigid brigitte birgit
calvin cal
cameron cam
carl karl carlo charles karel
caroline carol carrie caz lina karoline carolyn carolina karolina
cassandra cassie cass sandra
catherine cathy cath kate katie kathy kat katy kitty cat catalina caterina kathleen kathryn katherine katharine katarina katarzyna kasia ekaterina katya katrin catarina
cecilia cece cecily celia cecile
charles charlie chuck chas chaz carl carlos karl
charlotte charlie lottie lotte char carlotta
christian chris cristian kristian christiaan
christina chris tina chrissy christine kristina kristin kirsten kirsty cristina kristen
christopher chris topher kit kris christoph cristobal krzysztof christophe kristoffer
clara claire clare klara
clifford cliff
clinton clint
constance connie
cornelius neil con cor kees
cynthia cindy cyndi
daniel dan danny daniele danilo
danielle dani ella daniela daniella
david dave davey davy dawid davide
deborah deb debbie debora
dennis denny den denis
derek derrick rick
diana di diane dianne
dominic dom nick dominik domenico
donald don donnie
dorothy dot dottie dorothea dolly thea dora
douglas doug dougie
edmund ed eddie ned ted
edward ed eddie ned ted teddy edouard eduardo eduard
edwin ed eddie win
eleanor ellie nell nora elle lenora eleonora elinor
elizabeth liz lizzie beth betty eliza lisa elsie bess bessie libby elisabeth betsy lisbeth isabel elspeth elzbieta elisa else lili
ella ellie
ellen ellie nell helen
emily em emmy millie milly emilie
emma em emmy
eric erik rick erich
ernest ernie ernesto ernst
esther essie hester
eugene gene eugen eugenio evgeny
eva eve evie evelyn
evelyn evie eve lyn
ferdinand ferdy nando fernando
florence flo flossie florrie
frances fran francie fanny frankie francesca francisca franziska
francis frank fran francisco francesco franz francois frans
franklin frank
frederick fred freddie freddy fritz rick friedrich federico frederik frederic
gabriel gabe gab
gabrielle gabby gabi gabriela gabriella
geoffrey geoff jeff jeffrey gottfried
george georgie georg jorge giorgio georges jerzy yuri
georgina georgie gina georgia
gerald gerry jerry gerard gerhard gerardo
gertrude trudy gert gertie
gilbert gil bert
gordon gordy
grace gracie
graham gram graeme
gregory greg gregor gregorio grzegorz
guillermo memo
gwendolyn gwen wendy
harold harry hal
harriet hattie harry
helen nell lena ellen helena helene elena
henrietta etta hettie
henry harry hank hal heinrich enrico enrique henri henrik hendrik
herbert herb bert
howard howie
hubert bert hugh
hugh hughie hugo
isaac ike izzy zac
isabella bella izzy isabel isabelle belle isobel
jacob jake jakob jacobo jakub james jacques
jacqueline jackie jacqui
james jim jimmy jamie jem jaime
jane janey jenny jean joan
janet jan jenny
jason jay
jeffrey jeff geoff geoffrey
jennifer jen jenny jenna
jeremy jerry jem jeremiah
jerome jerry
jessica jess jessie
joan joanie jo
joanna jo joanne joann johanna
john jack johnny jon johann johannes hans juan giovanni jean jan ivan ian sean johan evan joao
jonathan jon jonny nathan john jonathon
joseph joe joey jose jo giuseppe josef jozef pepe yusuf
josephine jo josie fifi josefina
joshua josh
joyce joy
judith judy jude
julia julie jules giulia
julian jules julien
juliet juliette jules
katherine kathleen kate kathy kay
kenneth ken kenny
kimberly kim kimberley
laura laurie lori lauren
laurence larry laurie lawrence lorenzo laurent lars lorenz
leanne lee
leonard leo len lenny leon leonardo
leslie les lesley
lewis lew louis
lillian lily lil lilian
linda lindy lyn
louis lou louie luis luigi ludwig lewis
louise lou luisa
lucas luke luc luca lukas
lucille lucy
lucy lucia luce lucie
lydia liddy
madeleine maddie maddy madeline lena
magdalena maggie magda lena
malcolm mal
marcus mark marc marco marcos marek markus
margaret maggie meg peggy peggie marge margie greta rita madge daisy peg margarita margarete marguerite margherita malgorzata
maria mary marie mia miriam ria
marilyn mari lyn
marion mary
marjorie marge margie
mark marc marcus marco markus
martha marty mattie marta
martin marty marten martino
mary marie maria molly polly mae may mimi minnie
matilda tilly mattie tilda mathilde
matthew matt matty matteo mateo matthias mathieu mateusz matthieu
maurice mo morris moritz morrie mauricio
maximilian max maxim
megan meg
melanie mel
melissa mel missy lissa
mercedes mercy
michael mike mick mickey mikey micky michel miguel mikhail michele michal mikael misha
michelle shelly shell chelle michele
mildred millie milly
miriam mimi mitzi
mitchell mitch
mohammed mohamed muhammad mohammad muhammed mohamad mo mhd mehmet
morris morrie
natalie nat natasha talia nathalie natalia
nathaniel nate nathan nat
nicholas nick nicky nico nicolas nikolas klaus claus nicola nikolai nikolaus
nicole nicky nikki nicola
norman norm
oliver ollie olivier
olivia liv livvy
oscar ossie oskar
pamela pam
patricia pat patty trish tricia patsy patrizia
patrick pat paddy patricio rick patrik
paul pauly paulo pablo paolo pavel pawel
paula polly paulina pauline
penelope penny
peter pete pedro pietro pierre piotr petr pieter
philip phil pip felipe filippo philipp philippe
philippa pippa pip
phyllis phyl
prudence prue
rachel rach rae rachael raquel
ralph rafe raoul
randall randy
raphael rafe raf rafael raffaele
raymond ray ramon raimund
rebecca becky becca beck bex
regina gina reggie
reginald reg reggie
richard rick dick rich ricky richie ricardo riccardo
robert bob bobby rob robbie bert robin roberto robby
roberta bobbie robbie
roderick rod roddy
rodney rod
roger rodge rogelio
roland rolly orlando rolando
ronald ron ronnie
rosalind ros roz
rosemary rose rosie rosemarie romy
roxanne roxy
rudolph rudy rudolf
russell russ rusty
ruth ruthie
samantha sam sammy
samuel sam sammy
sandra sandy
sarah sally sara sadie zara sahra
scott scotty
sebastian seb bas bastian
sharon shaz
sidney sid sydney
simon si simone
solomon sol
sophia sophie sofia zofia sofie
stanley stan
stella estelle estella
stephanie steph stef stefanie stefania
stephen steve stevie steven stefan esteban stefano etienne stephan
stewart stu stuart
susan sue susie suzy suzanne susanne susanna suzie zuzanna
sylvia syl silvia
tabitha tabby
tamara tammy tam
theodore ted teddy theo teodor teodoro
theresa terry tess tessa tracy teresa therese
thomas tom tommy tomas tommaso tomasz
timothy tim timmy
tobias toby tobi
valentina val valentine
valerie val
vanessa nessa
veronica ronnie vera veronika
victor vic vick viktor vittorio
victoria vicky vicki tori vik viktoria vittoria
vincent vince vinny vin vincenzo vicente
virginia ginny ginger
vivian viv vivienne
vladimir vlad volodymyr
walter walt wally
wendy gwendolyn
wilfred wilf fred
wilhelmina mina billie minnie
william will bill billy willy liam wilhelm guillermo guillaume willem
winifred winnie freda
yvonne vonnie
zachary zac zach zack zak
`;

const groups = new Map<string, number[]>();
const initials: number[] = [];
for (const [group, line] of sets.trim().split('\n').entries()) {
  initials.push(line.split(' ').reduce((mask, name) => mask | (1 << (name.charCodeAt(0) - 97)), 0));
  for (const name of line.split(' ')) groups.set(name, [...(groups.get(name) ?? []), group]);
}

const none: readonly number[] = [];

/** The numbers of the sets a folded given name belongs to; empty for names in none. */
export function nicknameSets(name: string): readonly number[] {
  return groups.get(name) ?? none;
}

/** The letters that the names of all its sets begin with: bit 0 is a. */
export function nicknameInitials(name: string): number {
  return nicknameSets(name).reduce((mask, group) => mask | (initials[group] ?? 0), 0);
}

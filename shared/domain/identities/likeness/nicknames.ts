/** Short forms of given names, by the long ones, that are no beginning of them (beginnings are found without a list). */
const listed = `alexander: sasha sascha lex xander; alexandra: sasha sandra; alexandr: sasha; alexey: alyosha lyosha; andrew: drew; anthony: tony; antonio: toni
tonio; barbara: babs; bartholomew: bart; bartlomiej: bartek; benjamin: benny; charles: chuck charlie; christopher: kit; daniel: danny dani; david: davy dave;
deborah: debbie; dmitry: dima mitya; dmitri: dima mitya; dmitriy: dima; edward: ted ned eddie; elizabeth: liz beth betty lisa bess; emmanuel: manu manny;
eugene: gene zhenya; evgeny: zhenya; francesco: franco checco; francisco: paco pancho kiko chico; frederick: fred freddy; friedrich: fritz; georg: jorg;
giuseppe: beppe peppe; gregory: greg; guillermo: memo; grzegorz: grzesiek; gunther: guenther; hans: johannes; heinrich: heinz; henry: hank harry; ignacio: nacho;
ivan: vanya; jack: john; jacob: jake; jakub: kuba; james: jim jimmy jamie; jan: honza; jiri: jirka; johannes: hans hannes joe; john: jack johnny jon;
jonathan: jon johnny; jose: pepe; joseph: joe joey; katherine: kate kathy katie kit; krzysztof: krzys; lawrence: larry; leonard: len lenny; luis: lucho;
malgorzata: gosia; manuel: manolo; margaret: peggy maggie meg; matthew: matt; michael: mike mick mickey misha; mikhail: misha; michal: misko; natalia: natasha;
nicholas: nick nicky; nikolai: kolya; nicolas: nico; olga: olya; patricia: trish patty; patrick: paddy pat; pavel: pasha; peter: pete; philip: pip;
rafael: rafa; rebecca: becky; richard: dick rick rich ricky; robert: bob bobby rob robbie bert; roberto: beto; ronald: ron; rudolf: rudi; samuel: sammy;
sebastian: basti bastian seb; sergey: seryozha; stanislav: stas slava; stephen: steve; steven: steve; stefan: stefano; susan: sue suzy; svetlana: sveta lana;
tatiana: tanya; theodore: ted; thomas: tom tommy; timothy: tim; tomasz: tomek; victoria: vicky; vladimir: vova volodya vlad; vyacheslav: slava; walter: walt;
wilhelm: willi; william: bill billy will willy liam; wojciech: wojtek; yaroslav: slava; yevgeny: zhenya; yuri: yura; zachary: zack; andrzej: jedrek;
thaddeus: tad; abraham: abe; albert: bert al; catherine: cathy kate katie; christina: tina; christian: chris; dorothy: dot; isabella: bella; jennifer: jenny;
maximilian: max; mohammed: mo; muhammad: mo; nathaniel: nate; pedro: perico; raymond: ray; terence: terry; valentin: valya; lukasz: luke; ludwig: lutz`;

const shortOf = new Map<string, readonly string[]>(
  listed.split(';').map((entry): [string, string[]] => {
    const [long = '', short = ''] = entry.split(':');
    return [long.trim(), short.trim().split(/\s+/)];
  }),
);

/** Short forms of a folded given name. */
export const nicknamesOf = (given: string): readonly string[] => shortOf.get(given) ?? [];

/** Whether one is a short form of the other: from the list, or its beginning, three letters or more. */
export function isNickname(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (short === long) return false;
  return (short.length >= 3 && long.startsWith(short)) || nicknamesOf(a).includes(b) || nicknamesOf(b).includes(a);
}

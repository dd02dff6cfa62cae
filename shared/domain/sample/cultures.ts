/**
 * Where invented people come from. Given names are as they occur; family names are put together from parts that do not belong
 * together, so that nobody real is meant.
 */
export interface Place {
  name: string;
  /** IANA. */
  zone: string;
  /** Minutes east of UTC in winter, and from April to October. */
  winter: number;
  summer: number;
}

export interface Culture {
  /** How much of the community. */
  weight: number;
  given: readonly string[];
  heads: readonly string[];
  tails: readonly string[];
  /** ISO 639 codes, the first one everybody's own. */
  languages: readonly string[];
  places: readonly Place[];
}

const list = (text: string): string[] => text.trim().split(/\s+/);
const place = (name: string, zone: string, winter: number, summer = winter): Place => ({
  name,
  zone,
  winter: winter * 60,
  summer: summer * 60,
});

export const cultures: readonly Culture[] = [
  {
    weight: 14,
    given: list('Freja Sindre Linnea Torsten Signe Eskil Maja Aksel Solveig Runa Vidar Ylva Tove Birk Pell Ingeborg Jarl Oda Sverre Thyra'),
    heads: list('Lind Hov Eker Gran Sol Vest Ris Fjell Bjørk Sten Ander Hjelm Nord'),
    tails: list('qvarn landsen sæter hultar tveiten gaardh mosund vangen lidbäck skerry'),
    languages: ['sv', 'da', 'no'],
    places: [
      place('Gothenburg, Sweden', 'Europe/Stockholm', 1, 2),
      place('Malmö, Sweden', 'Europe/Stockholm', 1, 2),
      place('Bergen, Norway', 'Europe/Oslo', 1, 2),
      place('Aarhus, Denmark', 'Europe/Copenhagen', 1, 2),
    ],
  },
  {
    weight: 6,
    given: list('Tuuli Aino Eero Kaisa Mikko Säde Otso Ilmari Helmi Veeti Lumi Kerttu Jalmari'),
    heads: list('Haavi Kuusi Lehto Mäne Sala Tuomi Virta Koivi Suvi'),
    tails: list('kkola rinnas mielö vaarto lampela suonis kairala'),
    languages: ['fi', 'et'],
    places: [place('Tampere, Finland', 'Europe/Helsinki', 2, 3), place('Tartu, Estonia', 'Europe/Tallinn', 2, 3)],
  },
  {
    weight: 9,
    given: list('Tomasz Zofia Wiktor Halina Oskar Jagoda Kinga Bartosz Milena Petra Radek Vendula Gustaw Łucja Ctibor Zdenka'),
    heads: list('Brek Drzew Wior Kalin Szor Mroz Zbor Vondal Hrab Lipn'),
    tails: list('kowicz oniak uszak ebnik alecki izna orczyk'),
    languages: ['pl', 'cs'],
    places: [
      place('Gdańsk, Poland', 'Europe/Warsaw', 1, 2),
      place('Kraków, Poland', 'Europe/Warsaw', 1, 2),
      place('Brno, Czechia', 'Europe/Prague', 1, 2),
    ],
  },
  {
    weight: 13,
    given: list('Devika Priya Arnav Meenal Kavya Rohan Ishaan Lalita Nikhil Sarala Tanvi Varun Anjali Gaurav Harini Jatin Madhav Revathi'),
    heads: list('Rama Sola Veda Nara Chitra Mani Surya Bala Keshi Tiru'),
    tails: list('noth vanti palan dhari nque goram mathur thiyan selkar'),
    languages: ['hi', 'mr', 'ta'],
    places: [
      place('Pune, India', 'Asia/Kolkata', 5.5),
      place('Bengaluru, India', 'Asia/Kolkata', 5.5),
      place('Kochi, India', 'Asia/Kolkata', 5.5),
    ],
  },
  {
    weight: 8,
    given: list('Emeka Kofi Adaeze Abena Yaw Ifeoma Tunde Esi Chuka Amara Oduya Folake Kwesi Ngozi Bayo'),
    heads: list('Ado Oko Ansa Mensi Aki Obi Nwa Ola Yeba'),
    tails: list('yin hene dumi sonta ladeh fenu chumwe rinola'),
    languages: ['ak', 'yo', 'ig'],
    places: [place('Accra, Ghana', 'Africa/Accra', 0), place('Lagos, Nigeria', 'Africa/Lagos', 1)],
  },
  {
    weight: 6,
    given: list('Thabo Lindiwe Wanjiku Kamau Naledi Sipho Achieng Baraka Zanele Otieno Lerato Makena'),
    heads: list('Mok Ndlo Kip Mwa Tsha Wam Sibo Nje'),
    tails: list('gatlane vela rotu ngeno abira undezi hlaku riani'),
    languages: ['sw', 'zu'],
    places: [place('Nairobi, Kenya', 'Africa/Nairobi', 3), place('Cape Town, South Africa', 'Africa/Johannesburg', 2)],
  },
  {
    weight: 7,
    given: list('Hana Jun Sora Kaede Ren Aoi Haruto Mio Takumi Yui Chihiro Daichi'),
    heads: list('Suzu Kuro Mizu Taka Ishi Nori Haya Hallo Kami'),
    tails: list('mori watari sawano kabe zuka hoshino banashi tsura'),
    languages: ['ja'],
    places: [place('Kyoto, Japan', 'Asia/Tokyo', 9), place('Sapporo, Japan', 'Asia/Tokyo', 9)],
  },
  {
    weight: 5,
    given: list('Yutong Zihan Ruolin Meiqi Haoran Jingyi Weilan Xinyue Bohai Peiwen'),
    heads: list('Lian Qiao Bai Zhen Shuo Wen Ting'),
    tails: list('shu yunlo mao heng qiu daofu'),
    languages: ['zh'],
    places: [
      place('Taipei, Taiwan', 'Asia/Taipei', 8),
      place('Chengdu, China', 'Asia/Shanghai', 8),
      place('Singapore', 'Asia/Singapore', 8),
    ],
  },
  {
    weight: 11,
    given: list('Rafa Camilo Ysolde Lucho Inês Joana Xavi Beatriz Thiago Paloma Nuno Catarina Iker Marisol Davi Renata Amaya'),
    heads: list('Monte Bella Restre Ama Riba Valde Cala Quinta Serra Loure'),
    tails: list('claro mar jo rante luz pena nova drigal seira'),
    languages: ['pt', 'es'],
    places: [
      place('Porto, Portugal', 'Europe/Lisbon', 0, 1),
      place('Bilbao, Spain', 'Europe/Madrid', 1, 2),
      place('Recife, Brazil', 'America/Recife', -3),
      place('Medellín, Colombia', 'America/Bogota', -5),
    ],
  },
  {
    weight: 8,
    given: list('Anouk Maëlle Bastien Corentin Élodie Gaspard Margaux Noé Solène Yanis Léonie Thibault Camille'),
    heads: list('Del Cor Bel Mont Chant Vau Roche Fon Tour'),
    tails: list('vaire vigny lorne brioux tellac gerolle quenoy mireau'),
    languages: ['fr'],
    places: [place('Lyon, France', 'Europe/Paris', 1, 2), place('Montréal, Canada', 'America/Toronto', -5, -4)],
  },
  {
    weight: 11,
    given: list('Henrike Ilse Bram Anselm Wiebke Jorit Lotte Friedhelm Maike Sander Ottilie Roelof Jette Marlies Joost Tabea'),
    heads: list('Moll Varn Tolli Har Brink Wester Kron Eichen Stauf Olden'),
    tails: list('bachner hout veer dorfel stetter huysen wold rinck'),
    languages: ['de', 'nl'],
    places: [
      place('Leipzig, Germany', 'Europe/Berlin', 1, 2),
      place('Ghent, Belgium', 'Europe/Brussels', 1, 2),
      place('Groningen, Netherlands', 'Europe/Amsterdam', 1, 2),
      place('Innsbruck, Austria', 'Europe/Vienna', 1, 2),
    ],
  },
  {
    weight: 12,
    given: list('Saoirse Gwenllian Ansel Wren Oisín Rhys Maeve Tegan Callum Bronwen Imogen Fergus Marlowe Juniper Asa Delphine Cormac'),
    heads: list('Dun Kir Castle Thorn Ash Fenni Mar Hollo Penn Wether Brack'),
    tails: list('lavey rane llane combe wicke brayle mourne stoke ithorn'),
    languages: ['en'],
    places: [
      place('Galway, Ireland', 'Europe/Dublin', 0, 1),
      place('Aberystwyth, Wales', 'Europe/London', 0, 1),
      place('Portland, Oregon', 'America/Los_Angeles', -8, -7),
      place('Dunedin, New Zealand', 'Pacific/Auckland', 13, 12),
    ],
  },
  {
    weight: 8,
    given: list('Noor Farid Layla Omar Samira Yasin Dilara Emre Shirin Kaveh Mirela Goran Vesna Lazar Ioana Despina'),
    heads: list('Hala Zari Nura Sali Kara Meh Fara Drago Stan Petro'),
    tails: list('bieh miran wandi beyoun zadeg kovit ulescar vanis'),
    languages: ['ar', 'fa', 'tr', 'ro'],
    places: [
      place('Amman, Jordan', 'Asia/Amman', 3),
      place('Izmir, Türkiye', 'Europe/Istanbul', 3),
      place('Cluj, Romania', 'Europe/Bucharest', 2, 3),
    ],
  },
];

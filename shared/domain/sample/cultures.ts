/**
 * Where invented people come from. Given names are as they occur; family names are put together from parts that do not belong
 * together, so that nobody real is meant.
 */
export interface Place {
  name: string;
  /** IANA. */
  zone: string;
  /** What people speak there at home, as an ISO 639 code. */
  language: string;
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
  places: readonly Place[];
}

const list = (text: string): string[] => text.trim().split(/\s+/);
const place = (name: string, zone: string, language: string, winter: number, summer = winter): Place => ({
  name,
  zone,
  language,
  winter: winter * 60,
  summer: summer * 60,
});

export const cultures: readonly Culture[] = [
  {
    weight: 14,
    given: list('Freja Sindre Linnea Torsten Signe Eskil Maja Aksel Solveig Runa Vidar Ylva Tove Birk Pell Ingeborg Jarl Oda Sverre Thyra'),
    heads: list('Lind Hov Eker Gran Sol Vest Ris Fjell Bjørk Sten Ander Hjelm Nord'),
    tails: list('qvarn landsen sæter hultar tveiten gaardh mosund vangen lidbäck skerry'),
    places: [
      place('Gothenburg, Sweden', 'Europe/Stockholm', 'sv', 1, 2),
      place('Malmö, Sweden', 'Europe/Stockholm', 'sv', 1, 2),
      place('Bergen, Norway', 'Europe/Oslo', 'no', 1, 2),
      place('Aarhus, Denmark', 'Europe/Copenhagen', 'da', 1, 2),
    ],
  },
  {
    weight: 6,
    given: list('Tuuli Aino Eero Kaisa Mikko Säde Otso Ilmari Helmi Veeti Lumi Kerttu Jalmari'),
    heads: list('Haavi Kuusi Lehto Mäne Sala Tuomi Virta Koivi Suvi'),
    tails: list('kkola rinnas mielö vaarto lampela suonis kairala'),
    places: [place('Tampere, Finland', 'Europe/Helsinki', 'fi', 2, 3), place('Tartu, Estonia', 'Europe/Tallinn', 'et', 2, 3)],
  },
  {
    weight: 9,
    given: list('Tomasz Zofia Wiktor Halina Oskar Jagoda Kinga Bartosz Milena Petra Radek Vendula Gustaw Łucja Ctibor Zdenka'),
    heads: list('Brek Drzew Wior Kalin Szor Mroz Zbor Vondal Hrab Lipn'),
    tails: list('kowicz oniak uszak ebnik alecki izna orczyk'),
    places: [
      place('Gdańsk, Poland', 'Europe/Warsaw', 'pl', 1, 2),
      place('Kraków, Poland', 'Europe/Warsaw', 'pl', 1, 2),
      place('Brno, Czechia', 'Europe/Prague', 'cs', 1, 2),
    ],
  },
  {
    weight: 13,
    given: list('Devika Priya Arnav Meenal Kavya Rohan Ishaan Lalita Nikhil Sarala Tanvi Varun Anjali Gaurav Harini Jatin Madhav Revathi'),
    heads: list('Rama Sola Veda Nara Chitra Mani Surya Bala Keshi Tiru'),
    tails: list('noth vanti palan dhari nque goram mathur thiyan selkar'),
    places: [
      place('Pune, India', 'Asia/Kolkata', 'mr', 5.5),
      place('Bengaluru, India', 'Asia/Kolkata', 'ta', 5.5),
      place('Kochi, India', 'Asia/Kolkata', 'ml', 5.5),
    ],
  },
  {
    weight: 8,
    given: list('Emeka Kofi Adaeze Abena Yaw Ifeoma Tunde Esi Chuka Amara Oduya Folake Kwesi Ngozi Bayo'),
    heads: list('Ado Oko Ansa Mensi Aki Obi Nwa Ola Yeba'),
    tails: list('yin hene dumi sonta ladeh fenu chumwe rinola'),
    places: [place('Accra, Ghana', 'Africa/Accra', 'ak', 0), place('Lagos, Nigeria', 'Africa/Lagos', 'yo', 1)],
  },
  {
    weight: 6,
    given: list('Thabo Lindiwe Wanjiku Kamau Naledi Sipho Achieng Baraka Zanele Otieno Lerato Makena'),
    heads: list('Mok Ndlo Kip Mwa Tsha Wam Sibo Nje'),
    tails: list('gatlane vela rotu ngeno abira undezi hlaku riani'),
    places: [place('Nairobi, Kenya', 'Africa/Nairobi', 'sw', 3), place('Cape Town, South Africa', 'Africa/Johannesburg', 'xh', 2)],
  },
  {
    weight: 7,
    given: list('Hana Jun Sora Kaede Ren Aoi Haruto Mio Takumi Yui Chihiro Daichi'),
    heads: list('Suzu Kuro Mizu Taka Ishi Nori Haya Hallo Kami'),
    tails: list('mori watari sawano kabe zuka hoshino banashi tsura'),
    places: [place('Kyoto, Japan', 'Asia/Tokyo', 'ja', 9), place('Sapporo, Japan', 'Asia/Tokyo', 'ja', 9)],
  },
  {
    weight: 5,
    given: list('Yutong Zihan Ruolin Meiqi Haoran Jingyi Weilan Xinyue Bohai Peiwen'),
    heads: list('Lian Qiao Bai Zhen Shuo Wen Ting'),
    tails: list('shu yunlo mao heng qiu daofu'),
    places: [
      place('Taipei, Taiwan', 'Asia/Taipei', 'zh', 8),
      place('Chengdu, China', 'Asia/Shanghai', 'zh', 8),
      place('Singapore', 'Asia/Singapore', 'zh', 8),
    ],
  },
  {
    weight: 11,
    given: list('Rafa Camilo Ysolde Lucho Inês Joana Xavi Beatriz Thiago Paloma Nuno Catarina Iker Marisol Davi Renata Amaya'),
    heads: list('Monte Bella Restre Ama Riba Valde Cala Quinta Serra Loure'),
    tails: list('claro mar jo rante luz pena nova drigal seira'),
    places: [
      place('Porto, Portugal', 'Europe/Lisbon', 'pt', 0, 1),
      place('Bilbao, Spain', 'Europe/Madrid', 'es', 1, 2),
      place('Recife, Brazil', 'America/Recife', 'pt', -3),
      place('Medellín, Colombia', 'America/Bogota', 'es', -5),
    ],
  },
  {
    weight: 8,
    given: list('Anouk Maëlle Bastien Corentin Élodie Gaspard Margaux Noé Solène Yanis Léonie Thibault Camille'),
    heads: list('Del Cor Bel Mont Chant Vau Roche Fon Tour'),
    tails: list('vaire vigny lorne brioux tellac gerolle quenoy mireau'),
    places: [place('Lyon, France', 'Europe/Paris', 'fr', 1, 2), place('Montréal, Canada', 'America/Toronto', 'fr', -5, -4)],
  },
  {
    weight: 11,
    given: list('Henrike Ilse Bram Anselm Wiebke Jorit Lotte Friedhelm Maike Sander Ottilie Roelof Jette Marlies Joost Tabea'),
    heads: list('Moll Varn Tolli Har Brink Wester Kron Eichen Stauf Olden'),
    tails: list('bachner hout veer dorfel stetter huysen wold rinck'),
    places: [
      place('Leipzig, Germany', 'Europe/Berlin', 'de', 1, 2),
      place('Ghent, Belgium', 'Europe/Brussels', 'nl', 1, 2),
      place('Groningen, Netherlands', 'Europe/Amsterdam', 'nl', 1, 2),
      place('Innsbruck, Austria', 'Europe/Vienna', 'de', 1, 2),
    ],
  },
  {
    weight: 12,
    given: list('Saoirse Gwenllian Ansel Wren Oisín Rhys Maeve Tegan Callum Bronwen Imogen Fergus Marlowe Juniper Asa Delphine Cormac'),
    heads: list('Dun Kir Castle Thorn Ash Fenni Mar Hollo Penn Wether Brack'),
    tails: list('lavey rane llane combe wicke brayle mourne stoke ithorn'),
    places: [
      place('Galway, Ireland', 'Europe/Dublin', 'en', 0, 1),
      place('Aberystwyth, Wales', 'Europe/London', 'en', 0, 1),
      place('Portland, Oregon', 'America/Los_Angeles', 'en', -8, -7),
      place('Dunedin, New Zealand', 'Pacific/Auckland', 'en', 13, 12),
    ],
  },
  {
    weight: 8,
    given: list('Noor Farid Layla Omar Samira Yasin Dilara Emre Shirin Kaveh Mirela Goran Vesna Lazar Ioana Despina'),
    heads: list('Hala Zari Nura Sali Kara Meh Fara Drago Stan Petro'),
    tails: list('bieh miran wandi beyoun zadeg kovit ulescar vanis'),
    places: [
      place('Amman, Jordan', 'Asia/Amman', 'ar', 3),
      place('Izmir, Türkiye', 'Europe/Istanbul', 'tr', 3),
      place('Cluj, Romania', 'Europe/Bucharest', 'ro', 2, 3),
    ],
  },
];

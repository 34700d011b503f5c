"""How pages spell countries where the gazetteer does not: tables, no code.

One line a country: its alpha-2 code, then spellings divided by ``|``. The spellings
are cased as running text has them, because they are also searched for there.
"""

SPELLINGS = """
AE Emirates|UAE|U.A.E.
AQ
BA Bosnia|Bosnia & Herzegovina|Bosna i Hercegovina|Bosnia Herzegovina|Bosnia-Herzegovina
BE Belgique|België|Belgien
BG Bulgarie
BN Brunei
BR Brasil
BY Byelorussia|Belorussia
CD DR Congo|D.R. Congo|DRC|Democratic Republic of Congo|Congo-Kinshasa|Zaire|Zaïre\
|Democratic Republic of the Congo
CG Republic of Congo|Congo-Brazzaville|Congo Republic
CH Schweiz|Suisse|Svizzera
CI Cote d'Ivoire|Côte d'Ivoire|Ivory Coast|Cote dIvoire
CN PRC|P.R.C.|PR China|P.R. China|China PR|China P.R.|Mainland China|People's Rep. of China\
|Communist China|The People's Republic of China|Peoples Republic of China|Peoples' Republic of China
CV Cape Verde
CZ Czech Republic|Czech Rep.|The Czech Republic|Česko|Ceska Republika
DE Deutschland|West Germany|East Germany|FRG|GDR|F.R.G.|G.D.R.|Federal Republic Germany\
|German Democratic Republic|German Federal Republic|F.R. Germany|FR Germany|Germany (East)
DK Danmark
DO Dominican Rep.
ES España|Espana
FI Suomi
FM Micronesia
GB UK|U.K.|Britain|Great Britain|England|Scotland|Wales|Northern Ireland|N. Ireland\
|United Kingdom of Great Britain|Cymru
GE Republic of Georgia
GM The Gambia
GR Hellas
HK Hong Kong|Hongkong|Hong Kong SAR|Hong Kong S.A.R.|HKSAR
HR Hrvatska
HU Magyarország
IE Republic of Ireland|Eire|Éire
IN Bharat
IR Iran|Persia
IT Italia
JP Nippon|Nihon
KG Kyrgyzstan|Kirghizstan|Kirgizstan
KN Saint Kitts|St. Kitts and Nevis|St. Kitts & Nevis
KP DPRK|D.P.R.K.|DPR Korea|North Korea|N. Korea|Democratic People's Republic of Korea
KR ROK|R.O.K.|Korea|South Korea|S. Korea|So. Korea|Rep. of Korea|Republic of Korea|Korea Republic\
|Korea (South)|Korea (Republic of)|Korea South|Korea Rep.
LA Laos|Lao PDR
LK Ceylon
LU Luxemburg
LY Libya
MD Moldova|Moldavia
MK Macedonia|FYROM|F.Y.R.O.M.|FYR Macedonia|Former Yugoslav Republic of Macedonia\
|Former Yugoslavian Republic of Macedonia|Republic of Macedonia|FYR of Macedonia|F.Y.R. Macedonia
MM Burma|Myanmar (Burma)
MO Macau|Macao|Macau SAR|Macao SAR|Macau S.A.R.|Macao S.A.R.
MX México
MY West Malaysia|Peninsular Malaysia
NL Netherlands|The Netherlands|Holland|Nederland|Netherland
NO Norge
NZ Aotearoa
PH Philippines|The Philippines|Republic of Philippines|Pilipinas|Philipines|Phillipines
PL Polska
PR Puerto Rico|Porto Rico
PS Palestine|State of Palestine|Palestinian Territories|Palestinian Authority\
|Palestinian Territory|Palestinian National Authority
RE Réunion|Reunion|La Réunion
RO România|Rumania|Roumania
RU Russia|Rossiya|Russian Federation
SA KSA|Saudi Arabia
SE Sverige
SI Slovenija
SK Slovak Republic|Slovensko
SR Surinam
ST São Tomé and Príncipe|Sao Tome & Principe|Sao Tome
SY Syria
SZ Swaziland
TH Siam
TL East Timor
TR Turkey|Türkiye|Turkiye|Turkyie
TT Trinidad|Trinidad & Tobago|Trinidad-Tobago
TW Taiwan|Republic of China|Chinese Taipei|Taiwan ROC|Taiwan R.O.C.|ROC|R.O.C.\
|Taiwan Province|Formosa|Taiwan Region|Taiwan Area|Taiwan Province of China
TZ Tanzania
UA The Ukraine|Ukraine
US US|U.S.|USA|U.S.A.|America|United States of America|United States|The States\
|The United States|The US|Unites States|United States America|US of America
VA Vatican|Vatican City|Holy See
VC St. Vincent and the Grenadines|St. Vincent & the Grenadines
VE Venezuela
VI US Virgin Islands|U.S. Virgin Islands|USVI
VG British Virgin Islands|BVI
VN Vietnam|Viet Nam|Viet-Nam|South Vietnam|North Vietnam|SR Vietnam|S.R. Vietnam
XK Kosovo|Kosova
ZA South Africa|RSA|R.S.A.|Republic of South Africa
ZW Rhodesia|Southern Rhodesia
"""

# The parts of a country that pages name in the country's place.
PARTS = {
    "england": "England",
    "scotland": "Scotland",
    "wales": "Wales",
    "cymru": "Wales",
    "northern ireland": "Northern Ireland",
    "n ireland": "Northern Ireland",
}

# Places with a code of their own that pages also write before their sovereign's name.
SOVEREIGN = {
    **dict.fromkeys(("HK", "MO", "TW"), "CN"),
    **dict.fromkeys(("PR", "GU", "VI", "AS", "MP"), "US"),
    **dict.fromkeys(("JE", "GG", "IM", "GI", "BM", "KY", "VG", "FK"), "GB"),
    **dict.fromkeys(("RE", "GP", "MQ", "GF", "YT", "NC", "PF"), "FR"),
    **dict.fromkeys(("AW", "CW", "SX", "BQ"), "NL"),
    **dict.fromkeys(("GL", "FO"), "DK"),
    "AX": "FI",
}

# States that are gone: only the place itself can say which of these it is in today.
SUCCESSORS = {
    "yugoslavia": "RS HR BA SI MK ME XK",
    "former yugoslavia": "RS HR BA SI MK ME XK",
    "federal republic of yugoslavia": "RS ME XK",
    "serbia and montenegro": "RS ME XK",
    "czechoslovakia": "CZ SK",
    "czecho slovakia": "CZ SK",
    "ussr": "RU UA BY UZ KZ GE AZ LT MD LV KG TJ AM TM EE",
    "soviet union": "RU UA BY UZ KZ GE AZ LT MD LV KG TJ AM TM EE",
    "former soviet union": "RU UA BY UZ KZ GE AZ LT MD LV KG TJ AM TM EE",
    "union of soviet socialist republics": "RU UA BY UZ KZ GE AZ LT MD LV KG TJ AM TM EE",
    "cis": "RU UA BY UZ KZ AZ MD KG TJ AM TM",
    "netherlands antilles": "CW SX BQ AW",
    "dutch antilles": "CW SX BQ AW",
}

# Letters that are a country only in capitals; other short codes are states or words.
CAPITALS = "us|uk|uae|usa|rok|roc|prc|dprk|drc|frg|gdr|fyrom|rsa|ksa|bvi|usvi|hksar"

# Aliases of the gazetteer that mean something else on a page: a continent, a town, a code.
REFUSED = """
antarctica|car|rp|rd|nmi|tci|biot|himi|sgssi|brd|srv|rks|iom|i mannin|mann|isle of devils|liber
misr|silla|choson|palpa|palpou|balbo|balpo|viti|maurice|moris|dania|salvador|uman|guiana|lisia
central africa|southern provinces|union islands|saint vincent|saint martin|saudi|madiana|matnik
belau|pelew|sheep islands|virgineola|summers isles|antillen|taprobane|hewanorra|iyonola|finnia
iapon|dominicana|giordania|yarden|land of bengal|aland region|fort hercule|ngola|estland|guyane
maldive|ouganda|friendly islands|white ruthenia|devils isles|isle of mann|bourbon island
"""

DEMONYMS = """
AE Emirati|AF Afghan|AL Albanian|AM Armenian|AR Argentine Argentinian Argentinean|AT Austrian
AU Australian|AZ Azerbaijani|BA Bosnian|BD Bangladeshi|BE Belgian Flemish Walloon|BG Bulgarian
BO Bolivian|BR Brazilian|BY Belarusian Belarussian|CA Canadian|CH Swiss|CI Ivorian|CL Chilean
CM Cameroonian|CN Chinese|CO Colombian|CU Cuban|CY Cypriot|CZ Czech|DE German|DK Danish
DZ Algerian|EC Ecuadorian Ecuadorean|EE Estonian|EG Egyptian|ES Spanish|ET Ethiopian|FI Finnish
FJ Fijian|FR French|GB British English Scottish Welsh|GE Georgian|GH Ghanaian|GR Greek
GT Guatemalan|HN Honduran|HR Croatian|HU Hungarian|ID Indonesian|IE Irish|IL Israeli|IN Indian
IQ Iraqi|IR Iranian Persian|IS Icelandic|IT Italian|JM Jamaican|JO Jordanian|JP Japanese
KE Kenyan|KG Kyrgyz|KH Cambodian|KR Korean|KW Kuwaiti|KZ Kazakh Kazakhstani|LA Laotian
LB Lebanese|LK Lankan|LT Lithuanian|LU Luxembourgish|LV Latvian|LY Libyan|MA Moroccan
MD Moldovan|ME Montenegrin|MG Malagasy|MK Macedonian|MM Burmese|MN Mongolian|MT Maltese
MX Mexican|MY Malaysian|MZ Mozambican|NA Namibian|NG Nigerian|NI Nicaraguan|NL Dutch
NO Norwegian|NP Nepalese Nepali|PA Panamanian|PE Peruvian|PH Philippine Filipino|PK Pakistani
PL Polish|PS Palestinian|PT Portuguese|PY Paraguayan|QA Qatari|RO Romanian|RS Serbian
RU Russian|RW Rwandan|SA Saudi|SD Sudanese|SE Swedish|SG Singaporean|SI Slovenian Slovene
SK Slovak Slovakian|SN Senegalese|SV Salvadoran|SY Syrian|TH Thai|TN Tunisian|TR Turkish
TW Taiwanese|TZ Tanzanian|UA Ukrainian|UG Ugandan|US American|UY Uruguayan|UZ Uzbek
VE Venezuelan|VN Vietnamese|XK Kosovar|YE Yemeni|ZM Zambian|ZW Zimbabwean
"""

# Words around a country's name that make it something else; they claim it whole.
DECOYS = """
New Jersey|Jersey City|Jersey Shore|New Mexico|Mexico City|State of Mexico|Mexico State
Gulf of Mexico|New England|New South Wales|Prince of Wales|Princess of Wales|New Britain
New Holland|New Ireland|Panama City|Panama Canal|Guatemala City|Luxembourg City|Kuwait City
Belize City|Djibouti City|Niger State|Niger River|Niger Delta|River Niger|Lake Chad
Jordan River|River Jordan|South China Sea|East China Sea|China Sea|Sea of Japan|Korea Strait
Central America|North America|South America|Latin America|Bank of America|Mall of America
Bank of China|Air France|Air China|Air India|Central Macedonia|Western Macedonia
West Macedonia|East Macedonia|Eastern Macedonia|Province of Luxembourg|Luxembourg Province
Gulf of Guinea|Gulf of Oman|Gulf of Thailand|Gulf of Finland|Georgia Tech|Georgia State
State of Georgia|University of Georgia|Atlanta, Georgia|Voice of America|Miss America
CONTACT US|ABOUT US|FOLLOW US|JOIN US|FIND US|WITH US
"""

# Spellings that running text has for other things: an airline, a meeting, towns.
UNSOUGHT = "Emirates|Reunion|REUNION|Formosa|Trinidad"

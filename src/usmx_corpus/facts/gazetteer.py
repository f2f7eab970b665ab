"""The names of governments, agencies, people and places, as data a reader can see at a glance.

One notation throughout. Entries end with ";", the canonical name comes first, its other written forms follow after "/",
and after "~" stand adjectives and demonyms (their plural in -s is added). The keys are what the entries belong to.
Accents are optional in a text: the canonical names carry them, matching ignores them.
"""

from __future__ import annotations

REGIONS: dict[str, str] = {
    "": "Western Hemisphere/the Americas; Africa~African; Asia~Asian; Europe~European; Oceania; Indo-Pacific; Arctic;"
    "Middle East/Middle Eastern; Antarctica",
    "Western Hemisphere": "North America~North American; Latin America~Latin American; Caribbean;",
    "Latin America": "Central America~Central American; South America~South American",
    "Central America": "northern Central America/Northern Central America/Northern Triangle",
    "Asia": "Southeast Asia~Southeast Asian; South Asia~South Asian; Central Asia~Central Asian; East Asia~East Asian;"
    "Korean Peninsula",
    "Africa": "Sub-Saharan Africa/sub-Saharan Africa; North Africa~North African; West Africa~West African;"
    "East Africa~East African; Horn of Africa; Sahel",
    "Europe": "Western Balkans; Eastern Europe~Eastern European; Central Europe~Central European",
    "Oceania": "Pacific Islands/Pacific Island",
    "Middle East": "Gaza/Gaza Strip~Gazan; West Bank",
    "United States": "Midwest; Appalachia; Great Lakes; Gulf Coast; New England",
}

COUNTRIES: dict[str, str] = {
    "North America": "Canada~Canadian; Mexico/United Mexican States~Mexican;"
    "United States/United States of America/U.S.A./U.S./USA/US/America/Washington/Federal Government~American",
    "northern Central America": "El Salvador~Salvadoran/Salvadorean; Guatemala~Guatemalan; Honduras~Honduran",
    "Central America": "Belize~Belizean; Costa Rica~Costa Rican; Nicaragua~Nicaraguan; Panama~Panamanian",
    "Caribbean": "Antigua and Barbuda~Antiguan; Bahamas~Bahamian; Barbados~Barbadian; Cuba~Cuban; Dominica;"
    "Dominican Republic~Dominican; Grenada~Grenadian; Haiti~Haitian; Jamaica~Jamaican; Saint Lucia/St. Lucia;"
    "Saint Kitts and Nevis/St. Kitts and Nevis; Saint Vincent and the Grenadines/St. Vincent and the Grenadines;"
    "Trinidad and Tobago~Trinidadian",
    "South America": "Argentina~Argentine/Argentinian; Bolivia~Bolivian; Brazil~Brazilian; Chile~Chilean;"
    "Colombia~Colombian; Ecuador~Ecuadorian/Ecuadoran; Guyana~Guyanese; Paraguay~Paraguayan; Peru~Peruvian;"
    "Suriname~Surinamese; Uruguay~Uruguayan; Venezuela~Venezuelan",
    "European Union": "Austria~Austrian; Belgium~Belgian; Bulgaria~Bulgarian; Croatia~Croatian; Cyprus~Cypriot;"
    "Czech Republic/Czechia~Czech; Denmark~Danish/Dane; Estonia~Estonian; Finland~Finnish; France~French;"
    "Germany~German; Greece~Greek; Hungary~Hungarian; Ireland~Irish; Italy~Italian; Latvia~Latvian;"
    "Lithuania~Lithuanian; Luxembourg; Malta~Maltese; Netherlands~Dutch; Poland~Polish; Portugal~Portuguese;"
    "Romania~Romanian; Slovakia~Slovak; Slovenia~Slovenian; Spain~Spanish; Sweden~Swedish/Swede",
    "Europe": "Albania~Albanian; Andorra; Armenia~Armenian; Azerbaijan~Azerbaijani; Belarus~Belarusian;"
    "Bosnia and Herzegovina/Bosnia~Bosnian; Republic of Georgia~Georgian; Iceland~Icelandic; Kosovo~Kosovar;"
    "Liechtenstein; Moldova~Moldovan; Monaco; Montenegro~Montenegrin; North Macedonia~Macedonian; Norway~Norwegian;"
    "Russia/Russian Federation/Moscow/Kremlin~Russian; San Marino; Serbia~Serbian; Switzerland~Swiss;"
    "Turkey/Türkiye~Turkish; Ukraine/Kyiv~Ukrainian; Holy See/Vatican;"
    "United Kingdom/U.K./UK/Great Britain/Britain/England/Scotland/Wales/Northern Ireland~British/English/Scottish",
    "Africa": "Algeria~Algerian; Angola~Angolan; Benin~Beninese; Botswana; Burkina Faso; Burundi;"
    " Cabo Verde/Cape Verde;"
    "Cameroon~Cameroonian; Central African Republic; Chad~Chadian; Comoros;"
    "Democratic Republic of the Congo/Democratic Republic of Congo/DRC~Congolese; Republic of the Congo;"
    "Côte d’Ivoire/Ivory Coast~Ivorian; Djibouti; Egypt~Egyptian; Equatorial Guinea; Eritrea~Eritrean; Eswatini;"
    "Ethiopia~Ethiopian; Gabon~Gabonese; The Gambia/Gambia; Ghana~Ghanaian; Guinea~Guinean; Guinea-Bissau;"
    "Kenya~Kenyan; Lesotho; Liberia~Liberian; Libya~Libyan; Madagascar; Malawi~Malawian; Mali~Malian; Mauritania;"
    "Mauritius; Morocco~Moroccan; Mozambique~Mozambican; Namibia~Namibian; Niger; Nigeria~Nigerian; Rwanda~Rwandan;"
    "São Tomé and Príncipe; Senegal~Senegalese; Seychelles; Sierra Leone; Somalia~Somali; South Africa~South African;"
    "South Sudan~South Sudanese; Sudan~Sudanese; Tanzania~Tanzanian; Togo~Togolese; Tunisia~Tunisian;"
    "Uganda~Ugandan; Zambia~Zambian; Zimbabwe~Zimbabwean",
    "Middle East": "Bahrain~Bahraini; Iran/Islamic Republic of Iran/Tehran~Iranian; Iraq~Iraqi; Israel~Israeli;"
    "Jordan~Jordanian; Kuwait~Kuwaiti; Lebanon~Lebanese; Oman~Omani; Palestine~Palestinian; Qatar~Qatari;"
    "Saudi Arabia/Kingdom of Saudi Arabia~Saudi/Saudi Arabian; Syria~Syrian; Yemen~Yemeni;"
    "United Arab Emirates/UAE/U.A.E.~Emirati",
    "Asia": "Afghanistan~Afghan; Bangladesh~Bangladeshi; Bhutan~Bhutanese; Brunei; Burma/Myanmar~Burmese;"
    "Cambodia~Cambodian; China/People’s Republic of China/PRC/P.R.C./Beijing~Chinese; East Timor/Timor-Leste;"
    "India~Indian; Indonesia~Indonesian; Japan~Japanese; Kazakhstan~Kazakh; Kyrgyzstan/Kyrgyz Republic~Kyrgyz;"
    "Laos~Laotian; Malaysia~Malaysian; Maldives~Maldivian; Mongolia~Mongolian; Nepal~Nepali;"
    "North Korea/DPRK/Democratic People’s Republic of Korea~North Korean; Pakistan~Pakistani;"
    "Philippines~Filipino/Philippine; Singapore~Singaporean; Sri Lanka~Sri Lankan; Taiwan~Taiwanese;"
    "South Korea/Republic of Korea/ROK~South Korean/Korean; Tajikistan~Tajik; Thailand~Thai; Turkmenistan~Turkmen;"
    "Uzbekistan~Uzbek; Vietnam/Viet Nam~Vietnamese",
    "Oceania": "Australia~Australian; Fiji~Fijian; Kiribati; Marshall Islands~Marshallese;"
    "Micronesia/Federated States of Micronesia; Nauru; New Zealand~New Zealander; Palau~Palauan; Papua New Guinea;"
    "Samoa~Samoan; Solomon Islands; Tonga~Tongan; Tuvalu; Vanuatu",
}

STATES: dict[str, str] = {
    "United States": "Alabama; Alaska; Arizona; Arkansas; California; Colorado; Connecticut; Delaware; Florida;"
    "Georgia; Hawaii/Hawai’i; Idaho; Illinois; Indiana; Iowa; Kansas; Kentucky; Louisiana; Maine; Maryland;"
    "Massachusetts; Michigan; Minnesota; Mississippi; Missouri; Montana; Nebraska; Nevada; New Hampshire; New Jersey;"
    "New Mexico; New York/New York State/State of New York; North Carolina; North Dakota; Ohio; Oklahoma; Oregon;"
    "Pennsylvania; Rhode Island; South Carolina; South Dakota; Tennessee; Texas; Utah; Vermont; Virginia;"
    "Washington State/State of Washington; West Virginia; Wisconsin; Wyoming; Puerto Rico; Guam; American Samoa;"
    "U.S. Virgin Islands; District of Columbia/Washington, D.C./Washington, DC/Washington D.C./Washington DC;",
    "Mexico": "Chiapas; Oaxaca; Tabasco; Baja California; Chihuahua; Sonora; Nuevo León; Jalisco; Yucatán; Veracruz;"
    "Quintana Roo; Tamaulipas; Coahuila; Sinaloa; Michoacán; Puebla; Guerrero; Campeche",
    "Canada": "Ontario; Quebec; British Columbia; Alberta; Manitoba; Nova Scotia; Saskatchewan",
    "China": "Hong Kong; Xinjiang; Tibet~Tibetan",
    "Ukraine": "Crimea; Donbas; Kherson",
}

CITIES: dict[str, str] = {
    "Alabama": "Birmingham; Selma; Tuskegee", "Alaska": "Anchorage", "Arizona": "Phoenix; Tucson",
    "California": "Los Angeles; San Francisco; San Diego; Sacramento; San Jose; Oakland; Long Beach",
    "Colorado": "Denver; Boulder; Colorado Springs", "Connecticut": "Hartford", "Delaware": "Wilmington",
    "Florida": "Miami; Orlando; Tampa; Mar-a-Lago; Palm Beach; Tallahassee", "Georgia": "Atlanta; Savannah",
    "Hawaii": "Honolulu; Lahaina; Maui", "Illinois": "Chicago", "Indiana": "Indianapolis", "Iowa": "Des Moines",
    "Kentucky": "Louisville", "Louisiana": "New Orleans; Baton Rouge", "Maryland": "Baltimore; Camp David; Annapolis",
    "Massachusetts": "Boston", "Michigan": "Detroit; Flint", "Minnesota": "Minneapolis; St. Paul",
    "Missouri": "St. Louis; Kansas City", "Nevada": "Las Vegas; Reno", "New Jersey": "Newark; Jersey City",
    "New Mexico": "Albuquerque; Santa Fe",
    "New York": "New York City/City of New York/NYC; Brooklyn; Manhattan; the Bronx; Buffalo; Syracuse",
    "North Carolina": "Charlotte; Raleigh; Greensboro",
    "Ohio": "Cleveland; Columbus; Cincinnati; East Palestine; Toledo",
    "Oklahoma": "Oklahoma City; Tulsa", "Pennsylvania": "Philadelphia; Pittsburgh; Scranton",
    "Puerto Rico": "San Juan", "South Carolina": "Charleston; Columbia, South Carolina",
    "Tennessee": "Memphis; Nashville",
    "Texas": "Houston; Dallas; San Antonio; Austin; El Paso; Uvalde; Laredo; Brownsville; Fort Worth",
    "Utah": "Salt Lake City", "Virginia": "Norfolk", "Washington State": "Seattle; Spokane; Tacoma",
    "Wisconsin": "Milwaukee; Kenosha", "Mexico": "Mexico City; Guadalajara; Monterrey; Tijuana; Ciudad Juárez; Cancún",
    "Guatemala": "Guatemala City", "El Salvador": "San Salvador", "Honduras": "Tegucigalpa", "Panama": "Panama City",
    "Colombia": "Bogotá; Cartagena", "Brazil": "Brasília; São Paulo; Rio de Janeiro; Belém", "Peru": "Lima",
    "Argentina": "Buenos Aires", "Cuba": "Havana", "Haiti": "Port-au-Prince", "Venezuela": "Caracas",
    "Canada": "Ottawa; Toronto; Montreal; Vancouver; Kananaskis", "United Kingdom": "London; Glasgow; Carbis Bay",
    "France": "Paris", "Germany": "Berlin; Munich", "Italy": "Rome; Milan", "Spain": "Madrid", "Belgium": "Brussels",
    "Switzerland": "Geneva; Davos", "Poland": "Warsaw", "Lithuania": "Vilnius", "Ireland": "Dublin",
    "Finland": "Helsinki",
    "Netherlands": "The Hague", "Austria": "Vienna", "Denmark": "Copenhagen", "Turkey": "Ankara; Istanbul",
    "Ukraine": "Kharkiv; Mariupol; Odesa", "Egypt": "Cairo; Sharm el-Sheikh; Sharm El-Sheikh", "Qatar": "Doha",
    "Saudi Arabia": "Riyadh; Jeddah", "Israel": "Jerusalem; Tel Aviv", "Gaza": "Rafah; Khan Younis",
    "Syria": "Damascus",
    "Iraq": "Baghdad", "Afghanistan": "Kabul", "India": "New Delhi; Mumbai", "Japan": "Tokyo; Hiroshima; Osaka",
    "South Korea": "Seoul; Busan", "China": "Shanghai; Wuhan", "Taiwan": "Taipei", "Vietnam": "Hanoi",
    "Indonesia": "Jakarta; Bali", "Malaysia": "Kuala Lumpur", "Thailand": "Bangkok", "Philippines": "Manila",
    "Cambodia": "Phnom Penh", "Australia": "Canberra; Sydney", "South Africa": "Johannesburg; Cape Town",
    "Kenya": "Nairobi", "Ethiopia": "Addis Ababa", "Angola": "Luanda", "Lebanon": "Beirut",
}  # fmt: skip

#: "U.S. Department of X"; "Department of X", "X Department", "Secretary of X" and "X Secretary" are made from X.
DEPARTMENTS = (
    "State/DOS; Justice/DOJ; Defense/DOD/DoD/Pentagon; Commerce/DOC; the Treasury/Treasury;"
    "Homeland Security/DHS; Health and Human Services/HHS; Agriculture/USDA; Labor/DOL; Education;"
    "Energy/DOE; Transportation/DOT; the Interior/DOI; Veterans Affairs/VA;"
    "Housing and Urban Development/HUD; War"
)

AGENCIES: dict[str, str] = {
    "United States": "U.S. Agency for International Development/USAID/US Agency for International Development"
    "/United States Agency for International Development/Agency for International Development;"
    "U.S. Trade and Development Agency/USTDA/Trade and Development Agency/US Trade and Development Agency;"
    "U.S. International Development Finance Corporation/DFC/U.S. International Development Finance Cooperation"
    "/International Development Finance Corporation/International Development Finance Cooperation"
    "/Development Finance Corporation/US International Development Finance Corporation;"
    "Environmental Protection Agency/EPA/U.S. Environmental Protection Agency;"
    "National Aeronautics and Space Administration/NASA; Securities and Exchange Commission/SEC;"
    "Federal Trade Commission/FTC; Federal Communications Commission/FCC; Central Intelligence Agency/CIA;"
    "Office of the United States Trade Representative/USTR/U.S. Trade Representative"
    "/Office of the U.S. Trade Representative/United States Trade Representative;"
    "Export-Import Bank of the United States/EXIM/Export-Import Bank/EXIM Bank; Small Business Administration/SBA;"
    "National Security Council/NSC; Federal Reserve/the Fed/Federal Reserve Board; Supreme Court/U.S. Supreme Court;"
    "Office of Management and Budget/OMB; Office of Personnel Management/OPM; General Services Administration/GSA;"
    "Office of Science and Technology Policy/OSTP; Council on Environmental Quality/CEQ; Peace Corps;"
    "Office of National Drug Control Policy/ONDCP; Social Security Administration/SSA; AmeriCorps;"
    "National Science Foundation/NSF; Nuclear Regulatory Commission/NRC; Federal Energy Regulatory Commission/FERC;"
    "Equal Employment Opportunity Commission/EEOC; National Labor Relations Board/NLRB; National Economic Council;"
    "Consumer Financial Protection Bureau/CFPB; Council of Economic Advisers/CEA; Domestic Policy Council;"
    "Millennium Challenge Corporation/MCC; Inter-American Foundation/IAF; Tennessee Valley Authority;"
    "Federal Deposit Insurance Corporation/FDIC; U.S. Postal Service/USPS/Postal Service/United States Postal Service;"
    "Library of Congress; Smithsonian Institution/Smithsonian; Gender Policy Council;"
    " Office of the National Cyber Director",
    "U.S. Department of Justice": "Federal Bureau of Investigation/FBI; Drug Enforcement Administration/DEA;"
    "Bureau of Alcohol, Tobacco, Firearms and Explosives/ATF/Bureau of Alcohol, Tobacco, Firearms, and Explosives;"
    "U.S. Marshals Service; Bureau of Prisons",
    "U.S. Department of Homeland Security": "U.S. Customs and Border Protection/CBP/Customs and Border Protection;"
    "U.S. Immigration and Customs Enforcement/ICE/Immigration and Customs Enforcement; Secret Service;"
    "Federal Emergency Management Agency/FEMA; U.S. Coast Guard/Coast Guard/USCG; Border Patrol/U.S. Border Patrol;"
    "Cybersecurity and Infrastructure Security Agency/CISA; Transportation Security Administration/TSA;"
    "U.S. Citizenship and Immigration Services/USCIS",
    "U.S. Department of Health and Human Services": "Centers for Disease Control and Prevention/CDC"
    "/Centers for Disease Control; Food and Drug Administration/FDA; National Institutes of Health/NIH;"
    "Centers for Medicare & Medicaid Services/CMS/Centers for Medicare and Medicaid Services;"
    "Substance Abuse and Mental Health Services Administration/SAMHSA; Indian Health Service",
    "U.S. Department of Commerce": "National Oceanic and Atmospheric Administration/NOAA; Census Bureau;"
    "National Institute of Standards and Technology/NIST; Patent and Trademark Office/USPTO",
    "U.S. Department of the Treasury": "Internal Revenue Service/IRS; Office of Foreign Assets Control/OFAC;"
    "Financial Crimes Enforcement Network/FinCEN",
    "U.S. Department of Transportation": "Federal Aviation Administration/FAA; Federal Highway Administration/FHWA;"
    "National Highway Traffic Safety Administration/NHTSA; Federal Transit Administration;"
    " Federal Railroad Administration",
    "U.S. Department of the Interior": "Bureau of Land Management/BLM; National Park Service/NPS;"
    " Bureau of Reclamation;"
    "Fish and Wildlife Service/U.S. Fish and Wildlife Service; Bureau of Indian Affairs; U.S. Geological Survey/USGS",
    "U.S. Department of Labor": "Occupational Safety and Health Administration/OSHA; Bureau of Labor Statistics/BLS",
    "U.S. Department of Agriculture": "Forest Service/U.S. Forest Service; Food and Nutrition Service",
    "U.S. Department of Defense": "Army Corps of Engineers/U.S. Army Corps of Engineers; National Guard; U.S. Army;"
    "U.S. Navy; U.S. Air Force; U.S. Marine Corps; Space Force; Joint Chiefs of Staff; DARPA; U.S. Armed Forces",
    "Mexico": "National Search Commission; Mexican Ministry of Economy/Ministry of Economy/Secretariat of Economy;"
    "Mexican Ministry of Foreign Relations/Ministry of Foreign Relations/Ministry of Foreign Affairs of Mexico"
    "/Foreign Ministry of Mexico/SRE/Secretariat of Foreign Affairs; CONAGUA; AMEXCID; Sembrando Vida; CONALEP;"
    "Mexican Ministry of Public Education/Ministry of Public Education; Bank of Mexico/Banco de México/Banxico; Pemex",
}

OFFICES: dict[str, str] = {
    "United States": "President of the United States/President/POTUS/Commander-in-Chief;"
    "Vice President of the United States/Vice President/VP; White House/Oval Office; First Lady; Second Gentleman;"
    "Congress/U.S. Congress/United States Congress/Capitol Hill; Attorney General; National Security Advisor;"
    "Biden-Harris Administration/Biden Administration/Biden-Harris administration/Biden administration;"
    "Trump Administration/Trump administration/Trump-Vance Administration; Obama Administration/Obama administration;"
    "Obama-Biden Administration/Obama-Biden administration; Director of National Intelligence; Surgeon General",
    "Congress": "Senate/U.S. Senate/United States Senate; House of Representatives/U.S. House of Representatives",
    "Mexico": "President of Mexico; López Obrador Administration",
}

ORGANISATIONS: dict[str, str] = {
    "": "United Nations/U.N./UN; North Atlantic Treaty Organization/NATO; World Bank/World Bank Group;"
    "International Monetary Fund/IMF; G7/G-7/Group of Seven; G20/G-20; Quad; BRICS; AUKUS; USMCA;"
    "Association of Southeast Asian Nations/ASEAN; African Union; World Trade Organization/WTO; Interpol/INTERPOL;"
    "Asia-Pacific Economic Cooperation/APEC; OECD/Organization for Economic Cooperation and Development;"
    "Organization of American States/OAS; Inter-American Development Bank/IDB; Pacific Islands Forum; COVAX; Gavi;"
    "Organization of the Petroleum Exporting Countries/OPEC; Red Cross; Global Fund; Ford Foundation;"
    "Caribbean Community/CARICOM; Mellon Foundation; Rockefeller Foundation; Gates Foundation; Rotary International;"
    "Hamas~; Hezbollah/Hizballah; Taliban; ISIS/Islamic State of Iraq and Syria; Al Qaeda/al Qaeda/Al-Qaeda; Houthis;"
    " Tren de Aragua; MS-13;"
    "Sinaloa Cartel; Jalisco New Generation Cartel/CJNG",
    "Europe": "European Union/EU/E.U.; European Central Bank",
    "European Union": "European Commission; European Council; European Parliament",
    "United Nations": "World Health Organization/WHO; UNICEF; World Food Program/World Food Programme/WFP; UNHCR;"
    "International Organization for Migration/IOM; International Atomic Energy Agency/IAEA; UNESCO;"
    "UN Security Council/U.N. Security Council/United Nations Security Council; International Labor Organization/ILO",
    "United States": "Washington Post; New York Times; Wall Street Journal; AFL-CIO; Democratic Party;"
    " Republican Party;"
    "American Red Cross; American Chamber of Commerce/AmCham; Bank of America; American Airlines; New York University;"
    "George Washington University; Georgetown University; Boston Red Sox; Kansas City Chiefs; Chicago Cubs",
}

#: Bare surnames only where no place or common word has them; after a title every surname of the table is understood.
PEOPLE: dict[str, str] = {
    "United States": "Joe Biden/Biden/Joseph R. Biden, Jr./Joseph R. Biden Jr./Joseph R. Biden/Joseph Biden"
    "/Joseph Robinette Biden Jr.; Kamala Harris/Harris/Kamala D. Harris; Jill Biden/Dr. Biden;"
    " Doug Emhoff/Douglas Emhoff/Emhoff;"
    "Donald Trump/Trump/Donald J. Trump; Melania Trump; Ivanka Trump; Donald Trump Jr.; JD Vance/J.D. Vance/Vance;"
    "Mike Pence/Pence/Michael R. Pence; Barack Obama/Obama/Barack H. Obama; Michelle Obama; George W. Bush;"
    "George H. W. Bush/George H.W. Bush; Bill Clinton; Hillary Clinton; Ronald Reagan/Reagan; Jimmy Carter;"
    "Abraham Lincoln; George Washington; Thomas Jefferson; Martin Luther King/Martin Luther King, Jr."
    "/Martin Luther King Jr.; John F. Kennedy/JFK; Franklin D. Roosevelt/FDR/Franklin Roosevelt; Theodore Roosevelt;"
    "Symone Sanders; Bernie Sanders; Antony Blinken/Blinken/Tony Blinken; Lloyd Austin/Lloyd J. Austin III;"
    "Janet Yellen/Yellen; Merrick Garland; Alejandro Mayorkas/Mayorkas; Gina Raimondo/Raimondo;"
    "Katherine Tai; Jake Sullivan; Samantha Power; Pete Buttigieg/Buttigieg; Marty Walsh; Tom Vilsack/Vilsack;"
    "Xavier Becerra/Becerra; Jennifer Granholm/Granholm; Miguel Cardona; Deb Haaland/Haaland; Michael Regan;"
    "Denis McDonough/McDonough; Marcia Fudge; Linda Thomas-Greenfield; Ron Klain; Jen Psaki/Psaki; John Kerry/Kerry;"
    "Karine Jean-Pierre/Jean-Pierre; John Kirby; Elizabeth Sherwood-Randall/Liz Sherwood-Randall; Avril Haines;"
    "Anthony Fauci/Fauci/Anthony S. Fauci/Tony Fauci; Ken Salazar; Karoline Leavitt/Leavitt; Marco Rubio/Rubio;"
    "Scott Bessent/Bessent; Pete Hegseth/Hegseth; Pam Bondi/Bondi; Kristi Noem/Noem; Howard Lutnick/Lutnick;"
    "Jamieson Greer; Steve Witkoff/Witkoff; Elon Musk/Musk; Robert F. Kennedy Jr./Robert F. Kennedy, Jr./RFK Jr.;"
    "Kash Patel; Tulsi Gabbard; Nancy Pelosi/Pelosi; Chuck Schumer/Schumer; Mitch McConnell/McConnell;"
    "Hakeem Jeffries; Kevin McCarthy; Mike Johnson; Jerome Powell; Ketanji Brown Jackson; John Lewis; Shalanda Young",
    "Mexico": "Andrés Manuel López Obrador/AMLO/López Obrador; Claudia Sheinbaum/Claudia Sheinbaum Pardo/Sheinbaum;"
    "Enrique Peña Nieto/Peña Nieto; Marcelo Ebrard/Ebrard; Alicia Bárcena/Bárcena; Rosa Icela Rodríguez;"
    "Tatiana Clouthier/Clouthier; Felipe Calderón; Vicente Fox; Raquel Buenrostro; Esteban Moctezuma",
    "Canada": "Justin Trudeau/Trudeau; Mark Carney/Carney",
    "United Kingdom": "Boris Johnson; Rishi Sunak/Sunak; Keir Starmer/Starmer; Liz Truss;"
    " King Charles III/King Charles",
    "Guatemala": "Alejandro Giammattei/Giammattei; Bernardo Arévalo/Arévalo", "El Salvador": "Nayib Bukele/Bukele",
    "Honduras": "Xiomara Castro", "Brazil": "Lula da Silva/Luiz Inácio Lula da Silva/Lula; Jair Bolsonaro/Bolsonaro",
    "Venezuela": "Nicolás Maduro/Maduro; Juan Guaidó", "Colombia": "Gustavo Petro; Iván Duque",
    "Russia": "Vladimir Putin/Putin; Sergey Lavrov/Lavrov", "China": "Xi Jinping; Li Keqiang; Wang Yi; He Lifeng",
    "Ukraine": "Volodymyr Zelenskyy/Zelenskyy/Zelensky/Volodymyr Zelensky/Volodymyr Zelenskiy",
    "France": "Emmanuel Macron/Macron", "Germany": "Olaf Scholz/Scholz; Angela Merkel/Merkel; Friedrich Merz/Merz",
    "Italy": "Mario Draghi/Draghi; Giorgia Meloni/Meloni", "India": "Narendra Modi/Modi",
    "Japan": "Kishida Fumio/Fumio Kishida/Kishida; Suga Yoshihide/Yoshihide Suga; Shigeru Ishiba/Ishiba; Shinzo Abe",
    "South Korea": "Moon Jae-in; Yoon Suk Yeol; Han Duck-soo; Lee Jae Myung", "Australia": "Anthony Albanese/Albanese",
    "Israel": "Benjamin Netanyahu/Netanyahu; Naftali Bennett; Isaac Herzog", "Turkey": "Recep Tayyip Erdogan/Erdogan",
    "European Commission": "Ursula von der Leyen/von der Leyen", "European Council": "Charles Michel",
    "North Atlantic Treaty Organization": "Jens Stoltenberg/Stoltenberg; Mark Rutte/Rutte",
    "United Nations": "António Guterres/Guterres", "Syria": "Bashar al-Assad/Bashar Al-Assad/Assad",
    "North Korea": "Kim Jong Un/Kim Jong-un", "Egypt": "Abdel Fattah Al-Sisi", "Belarus": "Alyaksandr Lukashenka",
}  # fmt: skip

#: Words that begin a name only in these phrases, or whose phrase is not the country: found, and passed over.
NOT_NAMES = (
    "American Rescue Plan; American Jobs Plan; American Families Plan; American Dream; American Indian;"
    " American Indians;"
    "African American; African Americans; Native American; Native Americans; Mexican American; Mexican Americans;"
    "Asian American; Asian Americans; Arab American; Latino American; Latino Americans; Mount Vernon; Made in America;"
    "Investing in America; Harris County; American Sign Language; Washington Monument; Gulf of Mexico;"
    "Gulf of America; Great American; America First; Make America; Buy American; Help America Vote Act; Miss America;"
    "Voice of America; Boy Scouts of America; Alaska Native; Alaska Natives; Indian Country; Indian Tribes;"
    "Summit of the Americas; French fries; Virginia Tech; Delaware River; Mississippi River; Ohio River; Rio Grande;"
    "Colorado River; Columbia River; Los Angeles Times; Spanish-speaking; Fourth of July; New Year; New Deal;"
    "Dominican University; Secretary General; Secretary-General; President Pro Tempore; President pro tempore;"
    "Presidents’ Day; Independence Day; Kansas City Royals; Central Park; West Point; West Wing; Mount Rushmore;"
    "Presidential Medal of Freedom; Indian Affairs; Native Hawaiian; African-American;"
    "African-Americans; Mexican-American; Mexican-Americans; Asian-American; Asian-Americans; Islamic State"
)

#: Given names that make a place a person: "Michael Jordan", "Booker T. Washington".
GIVEN_NAMES = (
    "Michael Denzel Booker Kerry Dinah Barbara Eleanor Stephen Carlos Jose Maria Martha Lloyd Jesse Andrew Chris "
    "Christopher Paul James John William Robert David Mary Jim Bob Bill Tom Thomas Charles Jordan Ann Anna Kevin"
)

#: A title makes the capitalised words behind it a person.
TITLES = (
    "President; President-elect; President-Elect; Vice President; VP; Former President; Prime Minister;"
    " Deputy Prime Minister; Foreign Minister; Minister;"
    "Secretary; Foreign Secretary; Press Secretary; Deputy Secretary; Under Secretary; Assistant Secretary;"
    "Senator; Sen.; Governor; Gov.; Ambassador; Dr.; King; Queen; Prince; Princess; Congressman; Congresswoman;"
    "Representative; Rep.; Chancellor; Speaker; Justice; Judge; General; Gen.; Admiral; Mayor; Chairman; Chairwoman;"
    "Chair; Director; Administrator; Mr.; Mrs.; Ms.; Pope; Captain; Sergeant; Attorney General; First Lady; Colonel;"
    "Leader; Majority Leader; Chief Justice; Chief of Staff; Crown Prince; Sheikh; Lieutenant; Commissioner;"
    "Secretary-General; Secretary General; Second Gentleman; National Security Advisor; Special Envoy; Reverend; Rev.;"
    "Pastor; Professor; Sheriff; Emir; Premier; Taoiseach; Deputy Administrator; Surgeon General"
)

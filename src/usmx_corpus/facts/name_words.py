"""Words that show what is a name, of what, and what is none: data for `names.py`, in small letters."""

from __future__ import annotations

#: Nouns that say what a name is the name of, at its end ("Harbour Authority") or before "of" ("Bank of England").
HEADS: dict[str, str] = {
    noun: kind
    for kind, nouns in {
        "body": "ministry department office agency authority board council commission committee bank institute "
        "institution university college school court directorate administration bureau centre center "
        "secretariat inspectorate tribunal assembly federation association society academy hospital "
        "museum library alliance coalition party organisation organization service corps police army navy "
        "force executive chamber registry observatory laboratory congress senate government republic "
        "kingdom ministère ministerio ministério ministerium secretaría secretaria secretariado banco "
        "banque instituto institut universidad université agence agencia agência conseil consejo conselho "
        "comisión comissão commissariat bundesamt foundation treasury parliament confederation taskforce "
        "nation tribe",
        "firm": "corporation company group holdings airlines airways railways shipping motors bancorp industries",
        "place": "island islands isle river lake mount mountain mountains bay strait gulf channel airport bridge "
        "dam valley peninsula province county district canton prefecture city town village port harbour "
        "canal desert sea ocean glacier reef creek forest park barracks base station",
        "law": "act law treaty convention protocol charter accord pact code constitution agreement bill "
        "directive regulation decree ordinance proclamation declaration order",
        "plan": "fund programme program initiative scheme strategy project prize award trust facility mission "
        "yojana summit framework partnership campaign seminar symposium workshop webinar pavilion exhibition "
        "festival carnival",
    }.items()
    for noun in nouns.split()
}
#: Nouns that end plain words too: one names something only with a rare word or a place before it.
WEAK = frozenset(
    "foundation "
    "base station order group service force framework partnership campaign mission project facility code chapter "
    "seminar symposium workshop webinar pavilion exhibition festival carnival "
    "holdings summit award prize agreement bill executive chamber province county district city town village port "
    "army navy nation tribe party university college school court republic government kingdom bridge dam "
    "canal forest park plan law regulation directive decree ordinance proclamation declaration society crisis".split()
)
#: Words that make another body or place of a name: "Bank of Ireland", "Central Bank of Ireland".
APART = frozenset(
    "central royal reserve northern southern eastern western north south east west upper lower deputy former".split()
)
#: Before "Party" these name none.
ANY_PARTY = frozenset(
    "third working ruling political contracting opposition state states interested defaulting responsible injured "
    "governing first second other each disclosing receiving signatory the annex non-annex eligible affected".split()
)
#: Nouns that stand before "of" only.
BEFORE_OF = frozenset("city town village port isle strait gulf horn cape duke bishop".split())
#: Bodies that are the government of a place or its arm: with them the place acts itself ("Government of Norway").
STATE = frozenset(
    "government ministry department parliament congress senate treasury court tribunal army navy force police republic "
    "kingdom nation tribe executive ministère ministerio ministério ministerium secretaría secretaria".split()
)
#: The same, where they stand right behind the place: "the Norwegian Administration".
STATE_ALONE = frozenset("administration assembly authority federation confederation service secretariat".split())
#: Nouns that make a body or a firm of the place in front of them ("Oslo Stock Exchange"), or before "of" it.
INSTITUTIONS = (
    frozenset(noun for noun, kind in HEADS.items() if kind in {"body", "firm"})
    | frozenset("exchange union orchestra opera theatre club airline telecom".split())
) - STATE
#: Words that make one of the place behind them: "Air India".
BEFORE_PLACE = frozenset("Air Statistics Telecom Radio Enterprise Invest Innovation Hydro Bank".split())
#: Offices: before "of" or after their field they are one ("Minister of Trade"), before a name a title.
ROLES = frozenset(
    "minister secretary president commissioner governor director chancellor chair chairman chairwoman chairperson "
    "mayor ambassador premier speaker ombudsman comptroller auditor attorney administrator undersecretary counsel "
    "under-secretary under-secretary-general secretary-general director-general vice-president vice-chancellor "
    "envoy representative consul draftsman registrar".split()
)
#: Titles that make a person of the words behind them, and are none by themselves.
TITLES = frozenset(
    "amir emir archivist sultan chieftain worship sheriff marshal constable "
    "mr mrs ms miss mx dr prof professor sir dame lord lady baroness baron hon honourable honorable excellency shri "
    "hon’ble hon'ble "
    "smt senator sen representative rep congressman congresswoman judge justice general gen admiral colonel captain "
    "king queen prince princess sheikh pope archbishop bishop cardinal rabbi imam reverend rev taoiseach tanaiste "
    "tánaiste mp mep councillor cllr deputy mme señor señora don doña herr frau monsieur".split()
)
#: Of these titles the words behind must be a name by themselves: "General Provisions" is no person.
COMMON_TITLES = frozenset(
    "ambassador magistrate "
    "general gen judge justice captain don deputy king queen counsel chair director speaker auditor representative "
    "governor president administrator mp mep attorney".split()
)
#: Words that make a deputy, an aide, a predecessor or a stand-in of an office.
RANKS = frozenset(
    "deputy vice assistant associate former ex acting interim caretaker shadow incoming outgoing parliamentary "
    "permanent then under elect designate honorary emeritus".split()
)
#: Words before offices and bodies that tell none from another.
QUALIFIERS = frozenset(
    "prime deputy vice first second third chief acting former assistant associate senior junior permanent principal "
    "cabinet state federal national interim general executive special under parliamentary foreign home".split()
)
#: What else tells no body from another: "Task Force", "Central Bank".
GENERIC = QUALIFIERS | frozenset(
    "task military armed joint global international local regional central high supreme supranational public common "
    "town city county district village bid main civil annual new great united independent standing select grand".split()
)
#: Forms of firms.
FIRMS = frozenset("plc ltd limited inc llc llp ag gmbh sa nv bv ab asa oyj spa pty co corp se kg kk".split())
#: Those of them that are written small: "Dahl Bank plc".
SMALL_FIRMS = frozenset(("plc", "nv", "ag", "oyj", "gmbh"))
#: Words written with a capital that name nobody by themselves.
BARE = frozenset(
    "government governments ministry ministries ministers ministerial parliament parliamentary cabinet nation "
    "nations state states federal republic member members party parties commission council board court assembly "
    "authority administration union constitution treaty agreement convention act law bill order regulation "
    "directive internet web crown church bible god lord christmas easter ramadan eid diwali olympics olympic "
    "paralympic tribal tribe tribes republican republicans democrat democrats democratic conservative conservatives "
    "labour liberal hispanic latino latina black white christian christians catholic muslim muslims islamic jewish "
    "jew jews hindu sikh buddhist indigenous aboriginal maori western eastern northern southern north south east "
    "west euro euros celsius fahrenheit covid coronavirus omicron delta ebola earth moon mars nazi nazis marxist "
    "twitter facebook youtube zoom google linkedin instagram tiktok whatsapp telegram spring summer autumn fall "
    "winter allied allies resolution annex appendix article chapter section schedule title table figure phase part "
    "paragraph clause item tier category class level step stage goal pillar track question answer option round "
    "volume no number mr mrs ms dr covid-19 wi-fi bluetooth confederate martian americans participants leaders "
    "heads head states-general veterans veteran servicemembers nationals citizens participant sides side signatory "
    "contracting applicant buyer seller tenant landlord secretariat tribunal ad hoc pm am page update updated "
    "latest read more note source contact email tel press release media consulate embassy presidency delegation reply "
    "gazette bbl bbls urea phosphate "
    "throne motion motions seconder mover debenture debentures "
    "yen yuan rupee rupees dollar dollars pound pounds sterling peso pesos franc francs "
    "rand shilling shillings naira cedi cedis krone kroner krona kronor reais baht ringgit rupiah dirham dirhams riyal "
    "riyals dinar dinars lira zloty".split()
)
#: Diseases, which are written with a capital and are nobody.
DISEASES = frozenset(
    "rabies dengue malaria polio poliomyelitis cholera measles rubella mpox zika influenza tuberculosis chikungunya "
    "salmonella listeria "
    "leptospirosis hepatitis wolbachia meningitis diphtheria typhoid leprosy anthrax alzheimer alzheimer’s parkinson "
    "parkinson’s haze".split()
)
#: Who sits on a board, which does not tell it from others.
MEMBERS = frozenset("the directors governors trustees members ministers supervisors visitors whole".split())
#: Bodies that stand alone: what follows "and" is one of them, and no field of another.
BARE_BODIES = frozenset("parliament cabinet treasury congress senate government court police army".split())
#: Before a number or a letter these are parts of a document, and no names.
NUMBERED_PARTS = frozenset(
    "annex appendix article articles chapter section sections schedule title table figure phase part paragraph "
    "clause item tier category class level step stage goal "
    "pillar track option round volume grade type band zone".split()
)
#: Short forms of things, measures and ranks; those of bodies and programmes are names.
NO_ACRONYMS = frozenset(
    "HFC HFCS UV UVI MT KV KVA HIGH LOW PFAS HVAC TTY SIV FTO DMZ CFR IPO ETF "
    "GDP GNP GNI VAT GST HST USD EUR GBP CAD AUD NZD KES NGN INR JPY CHF ZAR MXN BRL FAQ FAQS CEO CEOS CFO COO CTO "
    "CIO PDF HTML URL USB CCTV GPS DNA RNA PCR HIV AIDS AI ICT IT TV PC PPE EV EVS SUV LED LNG LPG CO2 SME SMES "
    "MSME MSMES NGO NGOS CSO CSOS MOU MOUS FDI ODA PPP R&D RND STEM ESG KPI ID IDS OK ETA TBC TBD AKA ASAP RSVP EST "
    "EDT PST PDT GMT UTC CET CEST IST EAT AM PM AD BC BCE CE MP MPS MEP MEPS MLA MLAS QC KC LGBT LGBTI LGBTQ LGBTQI "
    "MBE OBE CBE PHD MBA BSC MSC VIP DIY IVF ADHD PTSD UHC WMD ICBM UAV UAVS IED IEDS COVID SARS MERS MRI ICU GP II "
    "III IV VI VII VIII IX XI XII XIII XIV XV XVI HON PROF MW GW KW MWH GWH TWH KG KM HA ISBN ISSN SOS DVD VHS ZIP "
    "SOB NB PS CC RE FACT SHEET NEW THE AND FOR NOT ALL NOTE END WHEREAS HEREBY SEC SECTION ARTICLE ANNEX TITLE "
    "PART".split()
)
#: Of these the ones that people have behind their names.
HONOURS = frozenset(
    "MP MPS MEP MEPS MLA MLAS QC KC MBE OBE CBE PHD MBA BSC MSC AM II III IV VI VII VIII IX XI XII XIII XIV XV "
    "XVI".split()
)
#: Past participles that end names, and no headlines: "Manchester United".
PARTICIPLES = frozenset("united limited unlimited incorporated federated allied associated".split())
#: Whose things are told by the short form of a government: "U.S. Veterans", "EU Digital Currency".
BEFORE_ALL = frozenset(("U.S.", "US", "UK", "U.K.", "EU", "UN", "U.N."))
#: Words of other languages that stand inside a name, but those that are English too.
PARTICLES = frozenset(
    "de del della dei di da dos das du des der dem von van zu zum zur ter al el la las los le les bin "
    "bint ibn y e et und für og och av ki".split()
)
#: Words that tell nobody from another.
NAMELESS = BARE | ROLES | TITLES | QUALIFIERS | PARTICLES | frozenset("of for on the and in to".split())
#: Words with which no name is known by itself.
COMMON = frozenset(BARE | HEADS.keys() | ROLES | TITLES | QUALIFIERS)
#: Small words inside a name, which count for nothing in it.
SMALL = PARTICLES | frozenset("of for on the and & in to".split())
#: Days, months and hours, and the speaker: no name goes on with one.
STOPPING = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december jan feb mar apr jun jul aug sep sept oct nov dec a.m. p.m. edt est cdt cst "
    "mdt mst pdt pst gmt bst cet cest q today tomorrow yesterday tonight i i’m i’ll i’ve i’d i'm i'll i've i'd "
    "christmas easter".split()
)
#: Words that begin sentences; with a capital inside a sentence they begin a title, and no name.
OPENERS = frozenset(
    "a about above accordingly across additionally after again against all almost along alongside already also "
    "although always among an and another any anyone as at because been before behind below besides between beyond "
    "both but by can clearly consequently despite do does during each earlier either elsewhere especially even "
    "every everyone everything few finally first following for from further furthermore given had has have having "
    "he hence her here his how however if in including indeed instead into is it its just last lastly later less "
    "let like likewise many may meanwhile more moreover most much must my neither never nevertheless next no nobody "
    "none nor not nothing now of off on once one only onto or other others otherwise our out over overall owing "
    "perhaps please recently regarding second secondly several shall she should similarly since so some soon still "
    "such than thank thanks that the their then there thereafter therefore these they third this those though three "
    "through throughout thus to together too toward towards two under unless until up upon us was we well were what "
    "whatever when whenever where whereas wherever whether which while who whoever whom whose why will with within "
    "without would yes yet you your dear welcome good great congratulations watch see ask asked according based "
    "building working speaking writing noting recognising recognizing welcoming recalling reaffirming acknowledging "
    "using citing former late meet click skip download subscribe".split()
)
#: Those of them that may stand inside a name: "Levelling Up".
INNER = frozenset(("up", "out", "all", "working"))
#: Plurals that end the names of firms, behind a name: "Tata Projects".
FIRM_PLURALS = frozenset(
    "projects ports resorts foods beverages systems technologies solutions networks pharmaceuticals laboratories labs "
    "hotels stores supermarkets brands ventures studios records steels metals minerals mines mills chemicals cements "
    "estates properties homes builders engineers aeronautics communications logistics utilities resources enterprises "
    "products works electronics semiconductors batteries farms".split()
)
#: Given names that are words as well: "Hope Scholarship".
WORDLY_NAMES = frozenset(
    "hope faith grace mercy blessing violet mark frank jack rosemary heather harry ray will bill rob rich sue "
    "joy".split()
)
#: Prepositions of names ("Bank of England", "Treaty on Water"), and what may follow a noun before "on".
OF = frozenset(("of", "for", "on"))
#: Nouns that take "on".
ON = frozenset(
    "committee commission strategy plan force summit forum panel statement convention agreement conference council "
    "treaty act law declaration protocol charter group code".split()
)
#: Prepositions inside the names of acts ("Respect for Marriage Act"), and the nouns that end these.
JOINTS = frozenset(("of", "for", "to", "in", "against", "from"))
ACTS = frozenset(("act", "bill", "fund", "programme", "program", "initiative"))
NOT_IN_ACTS = NAMELESS | HEADS.keys() | OPENERS
#: Abbreviations whose full stop ends no sentence.
ABBREVIATED = frozenset(
    "dr mr mrs ms prof hon rt st sen rep gov gen col capt lt amb rev fr no nos inc ltd co corp".split()
)
#: What bodies deal with; the table of rarity is American, and does not know all of these.
FIELDS = frozenset(
    "communiqué café résumé façade naïve cliché "
    "tourism sanitation fisheries fishery statistics dairy forestry forests irrigation livestock maritime "
    "broadcasting census textile textiles antiquities devolution excise customs cocoa coconut coffee tea rubber "
    "sugar palm railway railways roads metropolitan provincial municipal geological tribunal ombudsman aquaculture "
    "nursing mines minerals minting pensions ports harbour harbours lighthouse waterways meteorological "
    "hydrological seismological veterinary quarantine horticultural plantation plantations wildlife parks heritage "
    "lottery gaming gambling sewerage aerodrome aviation telecommunications spectrum posts films film theatre "
    "archives museums libraries sports athletics football cricket rugby treasury procurement privatisation "
    "competition antitrust cartel mediation arbitration petroleum hydrocarbons refinery atomic nuclear probation "
    "prisons gendarmerie carabinieri constabulary wellbeing welfare childcare kindergarten preschool midwifery "
    "pharmacy pharmaceutical dental ophthalmic geodesy cadastre cadastral land lands housing crofting inshore "
    "upland highland lowland riverine delta basin watershed vocational apprenticeship teaching qualifications "
    "examinations scholarship scholarships bursary drainage amenities charities "
    "sustainability aquatic gaeltacht marine".split()
)
#: Beginnings of compounds, which are as common as the word behind them: "Agri-Food".
PREFIXES = frozenset(
    "agri agro anti bio co cyber eco geo hydro inter macro micro multi non post pre pro re semi socio sub trans "
    "ultra".split()
)
#: Firms and trades that are the field of an office as well: "Minister of Ports and Shipping".
TRADES = frozenset("shipping railways airlines industries motors".split())
#: Irish small words, which are English ones too: "Áras an Uachtaráin".
IRISH = frozenset(("an", "na"))
#: Adjectives of regions, which begin the names of firms and bodies: "Nordic Power".
REGIONAL = frozenset(
    "adriatic aegean alpine andean antarctic arctic atlantic balkan baltic caribbean celtic danubian hanseatic "
    "iberian mediterranean nordic pacific polar polynesian sahelian scandinavian transatlantic".split()
)
#: Ends of words for things.
COMMON_ENDINGS = (
    "ology",
    "ography",
    "culture",
    "ation",
    "ction",
    "sion",
    "book",
    "ment",
    "ics",
    "ism",
    "ness",
    "ship",
    "graphic",
    "ological",
    "ational",
    "cultural",
    "ability",
)
#: Ends of words that are no names by themselves: "Unreported", "Martian".
LOWLY_ENDINGS = ("ed", "ian", "ish", "ese", "ing", "ly")
#: Ends of words for people.
PEOPLE_ENDINGS = ("ers", "ors", "ians", "ists", "ees", "ans", "men")
#: British endings and those of the table of rarity.
SPELLINGS = (
    ("our", "or"),
    ("isation", "ization"),
    ("ising", "izing"),
    ("ise", "ize"),
    ("mme", "m"),
    ("entre", "enter"),
    ("efence", "efense"),
    ("icence", "icense"),
    ("yse", "yze"),
    ("lling", "ling"),
    ("aed", "ed"),
    ("oed", "ed"),
)
#: Other forms of words, for comparison: a minister stands for the ministry.
SHORT_WORDS = {
    "dept": "department",
    "min": "ministry",
    "minister": "ministry",
    "intl": "international",
    "govt": "government",
    "st": "saint",
    "mt": "mount",
}

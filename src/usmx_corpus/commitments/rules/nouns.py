"""Nouns by what they say of a commitment: who can undertake something, what cannot, what begins on a day."""

from __future__ import annotations

#: What a government sets going, changes or ends on a day, and what rises or falls by its decision.
STARTED = frozenset(
    "ban bans rule rules regulation regulations restriction restrictions requirement requirements levy levies fee fees "
    "tax taxes duty duties tariff tariffs surcharge scheme schemes programme programmes program programs service "
    "services payment payments consultation consultations application applications recruitment enrolment enrollment "
    "registration construction work works rollout roll-out delivery deliveries measure measures sanctions reform "
    "reforms change changes wage allowance threshold cap exemption waiver moratorium suspension arrangement "
    "arrangements agreement treaty law legislation act order ordinance decree amendment amendments charge charges "
    "pension pensions pilot trial project training production flights talks negotiations repairs vaccinations "
    "disbursement disbursements grant grants benefit benefits provisions provision memorandum proclamation exemptions "
    "freeze".split()
)
RATES = frozenset(
    "levy levies fee fees tax taxes duty duties tariff tariffs surcharge wage wages allowance allowances threshold cap "
    "charge charges pension pensions benefit benefits payment payments credit grant grants".split()
)

#: Heads of subjects that only name a part: "The mission of the team is to", "Our task is to".
ABSTRACT = frozenset(
    "one both other your mission task unit head general state command service services party chair position".split()
)

#: What lays duties on others by its words, if it is new.
LAWS = frozenset(
    "law laws act bill bills rule rules regulation regulations code legislation statute ordinance decree directive "
    "ban order reform reforms amendment amendments measure measures".split()
)
#: Meetings that are agreed on.
MEETINGS = frozenset(
    "meeting meetings round rounds session sessions summit talks consultation consultations dialogue negotiations "
    "hearing hearings".split()
)

#: Single words in capitals that open a sentence and name nobody.
NOBODY = frozenset(
    "history time tomorrow peace love freedom democracy faith god nature science inflation trade prices terror war "
    "evil "
    "hate hope victory success life death truth power growth water air food oil gas energy heat rain snow fire "
    "unemployment poverty hunger crime money much little more less nothing everything something".split()
)

#: Forums and funds, and what their members do in their name; any other verb with them states an effect.
BODIES = frozenset(
    "network pillar dialogue forum initiative fund funds alliance platform mechanism partnership partnerships program "
    "programs programme programmes trust trusts facility scheme campaign mission hub centre accelerator project "
    "consortium compact collaborative".split()
)

#: Nouns for those on whom rules lay duties with "must".
BOUND = frozenset(
    "agency agencies department departments ministry ministries bureau bureaus office offices officers authority "
    "authorities contractor contractors company companies employer employers carrier carriers "
    "institution institutions insurer insurers lender lenders bank banks manufacturer manufacturers importer importers "
    "exporter exporters firms firm vendor vendors registrar grantee grantees recipients party licensees traders "
    "councils".split()
)

#: Proposals for what a government may spend.
BUDGETS = frozenset("request requests budget budgets proposal appropriation".split())

#: Offices that have others under their orders.
OFFICES = frozenset("ministers minister ministry government administration cabinet premier treasury department".split())

#: Bodies of many, which direct others by what they decided at a meeting that their release reports.
COLLECTIVES = frozenset(
    "cabinet executive council committee meeting assembly board summit conference commission".split()
)

#: What offices handle by rule: "must be filed".
PAPERS = frozenset(
    "payments applications forms reports fees accounts requests claims records returns invoices filings documents "
    "permits contracts bids disbursements refunds complaints licences licenses certificates declarations "
    "notices".split()
)

#: Nouns for those who can undertake something.
ACTOR_NOUNS = frozenset(
    "corps executive government governments country countries nation nations leader leaders side sides party parties "
    "delegation delegations agency agencies administration administrations department departments secretary "
    "secretaries minister ministers ministry ministries president presidents official officials authority "
    "authorities member members company companies partner partners university universities team teams committee "
    "committees council councils commission commissions commissioner bank banks corporation corporations office "
    "offices bureau bureaus service services foundation foundations congress senate house cabinet cabinets premier "
    "premiers chancellor ambassador ambassadors director directors administrator administrators administrator’s "
    "administration's attorney attorneys general police force forces institution institutions organization "
    "organizations association associations ally allies ministerial participants principals counterparts head heads "
    "command coalition mission embassy embassies regulator regulators states state group groups representatives "
    "representative institute institutes utility utilities airlines manufacturers employers firms cities mayors "
    "governors governor union unions both we they i he she navy army military advisor adviser chair co-chairs chairs "
    "coordinator center centers task unit units experts envoy envoys board boards consortium founders "
    "administration; districts providers insurers lenders retailers automakers investors philanthropies alliance "
    "signatories legislators lawmakers capitals co-hosts hosts chairmen advocates business businesses college "
    "colleges sector industry farmers tribes tribe communities schools hospitals clinics libraries museums "
    "volunteers charities churches suppliers vendors exporters importers operators owners carriers contractors "
    "landlords engineers scientists researchers doctors nurses teachers inspectors rangers soldiers sailors troops "
    "nonprofits non-profits startups enterprises cooperatives co-operatives municipalities municipality counties "
    "county provinces province regions territories prefecture parliament parliaments legislature assembly tribunal "
    "court courts commissioners ombudsman inspectorate regiment battalion squadron fleet police guard guards ngos "
    "clubs club federation federations confederation league chamber chambers registrar registrars treasurer auditor "
    "comptroller chief chiefs king queen prince emir sultan pope bishops negotiators envoys delegates mediators "
    "observers trustees shareholders funders donors donor publishers broadcasters platforms refiners utilities "
    "shipyards refineries brewers growers producers processors manufacturer provider supplier operator insurer "
    "lender retailer employer airline bloc secretariat directorate presidency chairmanship taskforce watchdog "
    "startup emirate kingdom republic union city town village friends neighbours neighbors peers navies armies "
    "legislatures taoiseach subcommittee subcommittees secretary-general director-general auditor-general "
    "governor-general attorney-general vice-president mayor panel inquiry island islands archipelago borough boroughs "
    "parish parishes canton commune communes shire".split()
)

#: Nouns for what undertakes nothing itself, even in capitals.
INSTRUMENTS = frozenset(
    "act agreement plan order memorandum proclamation program programs initiative dialogue framework "
    "partnership strategy rule rules law bill compact pact treaty declaration project roadmap report summit "
    "agenda fund package budget legislation policy policies process funding investment investments measure "
    "measures action actions effort efforts step steps pillar platform proposal guidance deal accord "
    "card credit reform reforms portal website appointment system network facility grant grants loan loans "
    "award awards study review forum meeting conference workshop event visit trip work communications statement "
    "republicans democrats opponents critics ira aca bil arp gdp usmca nafta tpp ceta ndaa "
    "amendment resolution section title resources it this that there any these those all everyone nobody "
    "nothing people someone others which construction progress americans families workers students farmers "
    "children women men consumers patients".split()
)

#: Documents by which an executive directs others.
WRITS = frozenset(
    "determination order memorandum memoranda proclamation directive orders eo nsm regulation regulations decree "
    "decrees ordinance ordinances circular by-law by-laws bylaw edict".split()
)

#: What, and who, gives directions.
ORDERS = WRITS | frozenset("action eo nsm president presidents leaders secretary agreement it administration i".split())

#: First words of items that name an act by a noun.
NOMINAL_WORDS = frozenset(
    "increased enhanced expanded improved strengthened deepened accelerated continued new additional promotion "
    "development creation establishment support funding investment investments implementation expansion "
    "facilitation coordination cooperation collaboration exchange exchanges training technical joint reduction "
    "elimination launch reinforcement a an provision protection modernization adoption identification".split()
)

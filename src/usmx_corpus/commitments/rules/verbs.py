"""Verbs by what they say of a commitment: acts, effects, harm, what happens by itself, what fills a diary."""

from __future__ import annotations

#: Base forms of verbs that name an act and are seldom anything else in releases.
VERBS = frozenset(
    "interfere intervene meddle abolish "
    "abridge accede accredit afforest annul bankroll blacklist canvass clothe confiscate criminalise "
    "criminalize cure decarbonise decentralise decentralize decommission decriminalise demilitarise demine demobilise "
    "demolish deregister desalinate devalue devolve deworm diagnose digitalise digitalize digitise digitize disarm "
    "dismiss earmark emancipate enfranchise enrol erect evict extradite finalise forfeit formalise fumigate halve "
    "harmonise impound indemnify inoculate insource insulate irrigate lay legalise legalize legislate lengthen "
    "liberalise maximise minimise mobilise modernise moor nationalise nationalize optimise organise outsource pave "
    "peg penalise penalize prioritise privatise prolong proscribe publicise purify quadruple quintuple recapitalise "
    "recognise recommission reconstruct refinance refit reforest refurbish rehabilitate rehouse reintegrate "
    "renationalise renationalize repaint reschedule reskill resurface rewild rewrite scrutinise scuttle shorten shut "
    "stabilise subsidise subtitle swear televise treble uprate upskill "
    "chair discount compete slash fix cap forgo finish accompany accommodate affirm aggregate aspire attach "
    "authorise bind bridge circulate cite close collate combat compile conceive confirm conserve convince craft "
    "curb customize dedicate deepen detain disclose dissolve donate educate electrify encourage endorse engage "
    "enrich enroll escalate evacuate exempt experiment forgive fulfil grow handle heal illuminate immunize inject "
    "innovate inscribe insure invoke isolate liaise merge migrate moderate nurture oblige obligate onboard oust "
    "overhaul pioneer prefer privatize probe prompt quantify quit rationalize reactivate realign rebalance rebuild "
    "recalibrate reclaim recycle redeploy redistribute reinvest remit renegotiate renovate reorganize reopen repay "
    "repurpose reroute resettle resist restock restructure retain retire retrain retool reunify revoke safeguard "
    "sanction simplify standardise strengthen sue surrender sustain tailor tackle teach terminate thwart toughen "
    "trace transact translate transmit unfreeze unite unfurl uplift urge vaccinate weave widen lend sell boost "
    "steer seal accelerate accept achieve acquire act adapt add address adopt advance advise advocate alleviate "
    "allocate allow amend amplify analyze announce apply appoint approve arrange assemble assess assign assist "
    "assume assure attain attend attract authorize avoid ban become begin block bolster bring broaden build buy "
    "calculate cancel carry catalyze cease certify choose clarify classify clean co-chair co-create co-develop co- "
    "finance co-fund co-host co-lead co-manage co-sponsor collaborate collect combine come commence commend "
    "commission commit communicate compensate complement complete comply conclude conduct confer confront connect "
    "consider consolidate construct consult contain continue contribute convene convert convey cooperate coordinate "
    "correct counter create cultivate defend define deliver demonstrate denounce deny deploy deport deprioritize "
    "describe designate destroy detect determine deter develop devise direct disburse discontinue discuss dismantle "
    "dispatch disrupt disseminate distribute dredge diversify divest do double draw drive eliminate embed embrace "
    "employ empower enable enact end enforce enhance enlarge enlist ensure enter entrust equip eradicate establish "
    "evaluate examine exceed exclude exercise expand expedite explore exploit expose extend facilitate fast-track "
    "fill finalize find foster fortify formalize formulate forge free fulfill gather generate get give go govern "
    "guarantee halt harmonize help hire hold identify implement impose improve include incentivize incorporate "
    "increase indict inform initiate inspect install institute instruct integrate intensify introduce invest "
    "investigate invite jumpstart keep launch lead learn leverage liberalize lift limit locate lower maintain make "
    "manage mandate maximize meet minimize mitigate mobilize modernize modify monitor negotiate nominate notify "
    "obtain offer open operate optimize organize outline overcome oversee participate pass pay perform phase pool "
    "position prepare present preserve prevent prioritize proceed procure produce prohibit promote propose "
    "prosecute protect provide publish purchase pursue put raise ratify re-engage re-establish reach recognize "
    "recommend reconvene recover recruit redirect redouble reduce reestablish refine refocus reform refrain "
    "reinforce reinvigorate relaunch release relieve remain remove renew repair repatriate repeal replace require "
    "rescind resolve respond restart restore restrict resume retrofit reunite revamp reverse revise revitalize "
    "revive roll save secure seek seize select send serve solicit solve speed spend spur stabilize standardize "
    "start step stimulate stop streamline strive submit subsidize suspend take target team testify tighten train "
    "transfer transform transition treat triple turn understand undertake unlock unveil update upgrade uphold use "
    "utilize validate verify vet waive welcome withdraw withhold work write abide aim analyse award bear broker "
    "codify co-operate convoke crack de-escalate decarbonize decide defer delegate delay depart effectuate elevate "
    "elicit engender ensue institutionalize leave look move observe place play reassess reaffirm reauthorize "
    "receive reconcile recommit redesign reexamine refer reflect regulate reimburse reinstate reject relocate rely "
    "remedy remind report rescue reshape reside reward scale set settle share show sign sponsor stand stay stem "
    "stockpile surge survey tap test track traffic underwrite unify unleash usher veto visit vote warn weigh".split()
)

#: Verbs that are as often nouns: after "and" they count as verbs only before an article, a name or the like.
VERB_NOUNS = frozenset(
    "patrol ferry table refund quarantine audit mentor tutor broadcast sack pledge drain feed trim scrap tally vow "
    "narrow "
    "lower clean open free complete close direct secure correct double triple present live base lead better "
    "further aid aim address advance attempt award ban block broker capture change check commission contact "
    "control contract cut delay design deal detail document draft drive end escort exchange exercise export "
    "field fight finance flag form freeze fund grant guard guide harness help host house hunt impact import "
    "increase influence issue job label land lease lift limit link list map mark market match measure meet mine "
    "monitor move name need offer order outline oversight partner pass pay pilot plan plant play position "
    "produce profile program project protest purchase question rank reach rebate recruit reform release report "
    "request research reserve result return review reward risk sanction schedule scope screen seed set shape "
    "share shelter shield ship show sign staff stage start state step stock stop study supply support surge "
    "survey switch target task team test trace track trade train transfer transition transport travel treat "
    "trial trigger trust update upgrade use value visit voice vote waste welcome work".split()
)

#: Verbs that are as often adjectives: "a free and open Indo-Pacific".
ADJECTIVES = frozenset(
    "narrow open free clean secure complete present live correct direct better lower double triple".split()
)

#: Verbs that only say that one acts with others: what follows their "to" is the act, and one commitment.
LIGHT_VERBS = frozenset(
    "work act cooperate collaborate coordinate partner join meet gather reconvene convene strive band team".split()
)

#: Verbs that state content, capacity or an effect, whatever the subject.
EFFECT_VERBS = frozenset(
    "lack struggle discuss reaffirm underscore highlight include cover mean result benefit face happen need want know "
    "see "
    "feel hear find allow enable depend consist occur represent reflect stand suffer become have like cost get "
    "be understand remain come sit mark involve apply fall last gain emerge win lose prevail succeed thrive "
    "overcome deserve agree tell note say think believe love go play impact affect require-that receive "
    "encounter enjoy appear flow rise decline sleep breathe laugh smile weep cry wake dream "
    "disappear vanish sink drown".split()
)

#: What it does to them.
OBLIGES = frozenset(
    "require oblige compel prohibit ban forbid mandate bar outlaw abolish criminalise criminalize".split()
)

#: Verbs of those who would deceive others: "They will try to tell you that".
DECEIVING = frozenset("tell say convince persuade pretend blame mislead".split())

#: Verbs of harm, which nobody undertakes in a release of the harmed: "They will try to divide us".
HARM = frozenset(
    "divide attack exploit invade destroy steal kill threaten undermine weaken destabilize destabilise deceive cheat "
    "rob hurt harm bully silence scare distract provoke target".split()
)

#: Verbs of what happens by itself.
NATURAL = frozenset("rain snow shine happen occur end begin start rise fall grow shrink melt pass".split())

#: Participles after "will be" that say what something counts as or what happens to it, not what is done.
STATES = frozenset(
    "pleased delighted interested excited concerned tired blessed judged tolerated inspired impressed "
    "disappointed surprised tempted united rooted grounded indebted relieved satisfied divided troubled "
    "assumed considered deemed treated listed affected followed required known called seen found expected "
    "honored remembered missed led joined understood measured determined reflected needed viewed driven met "
    "held regarded accompanied attended marked welcomed embargoed attributed inaugurated elected".split()
)

#: Participles after "is to be" that praise or suppose.
PRAISED = frozenset("commended congratulated welcomed applauded believed trusted feared hoped avoided taken".split())

#: Verbs for what comes of a plan or forum rather than what an office does.
GAINS = frozenset(
    "strengthen improve support advance promote help enhance bring build create foster facilitate accelerate ensure "
    "drive boost deepen expand increase reduce provide serve contribute put".split()
)

#: Verbs for a person's appointments of a day.
DIARY_VERBS = frozenset(
    "meet travel visit host deliver speak participate depart arrive attend join hold welcome return receive "
    "tour convene give sit greet address preside celebrate highlight discuss award present fly accompany mark "
    "commemorate lay honor lead make outline reflect emphasize underscore stress reiterate thank congratulate "
    "focus stop serve represent call brief testify provide-remarks appear leave head remain raise talk".split()
)

#: Those of them that are appointments only with such an object.
DIARY_LIGHT_VERBS = frozenset(("make", "give"))
DIARY_NOUNS = frozenset(
    "remarks remark speech speeches address addresses statement statements announcement announcements visit visits "
    "stop stops trip trips appearance appearances toast toasts keynote interview interviews tour tours talk talks "
    "call calls briefing briefings presentation presentations case".split()
)

#: Verbs with "that" for what the speaker will do, not what may come.
ASSURANCES = frozenset(
    "underscored emphasized emphasised stressed reiterated reaffirmed affirmed confirmed clear assured declared "
    "pledged vowed promised underscoring emphasizing stressing reiterating reaffirming affirming confirming "
    "explained explaining assuring said says shared stated added announced indicated guarantee guaranteed promise "
    "pledge undertake proud pleased glad delighted".split()
)
#: Participles after a comma that state an effect, not an act.
TRAILING = frozenset(
    "fulfilling bringing ending recognizing joining fostering ensuring allowing enabling helping making "
    "creating giving supporting marking building noting underscoring demonstrating reflecting highlighting "
    "underlining citing saying sending putting leading resulting paving potentially strengthening providing "
    "acknowledging emphasizing stressing reaffirming welcoming expressing representing".split()
)

#: What the members of forums and funds do in their name; any other verb with them states an effect.
BODY_VERBS = frozenset(
    "convene meet hold host develop prioritize publish issue launch train establish organize report conduct coordinate "
    "recommend review identify invest award release offer draft appoint deploy hire build fund finance lend plant "
    "vaccinate open teach recruit install inspect restore distribute purchase buy donate map test repair explore "
    "collaborate cooperate work construct rebuild educate equip screen feed subsidize subsidise "
    "enroll renovate electrify monitor examine pilot assess study consult bear pay reimburse".split()
)

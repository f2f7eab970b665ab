"""Words that people use for one another when they retell what a government said.

The sets were made by hand for the English of governments and of the news, and are grouped by topic; a word may be in
several. "," separates the members of a set, ";" the sets. Verbs and nouns are in their base form: they are compared by
their stems, so that "farm" also stands for "farming". A phrase is a member like any other.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from usmx_corpus.text.analyse import all_stems, stems

if TYPE_CHECKING:
    from collections.abc import Iterable

SETS: dict[str, str] = {
    "say and show": """
        say, state, tell, note, declare, remark, comment; announce, unveil, reveal, roll out, introduce, present;
        affirm, reaffirm, confirm, reiterate, restate; praise, commend, applaud, hail, welcome, salute; condemn,
        denounce, deplore, decry, blast, slam; criticize, fault, blame, attack; accuse, charge, allege; explain,
        describe, outline, lay out, spell out; discuss, talk about, talk, speak about, go over, conversation; emphasize,
        stress, underscore, highlight, underline; recognize, acknowledge, admit, concede; warn, caution, alert; urge,
        call on, press, push, exhort; request, ask, seek, appeal; answer, reply, respond; promise, pledge, vow, commit,
        commitment, undertake, assure, guarantee; propose, suggest, recommend, put forward; deny, reject, refuse, turn
        down, rebuff, decline; quote, cite, invoke; inform, brief, notify, update; claim, assert, maintain, contend,
        argue; mention, refer, bring up, raise; thank, gratitude, grateful; speech, address, remark; statement,
        announcement, declaration, communique; message, signal; call, name, term; mark, commemorate, celebrate, honor,
        observe; mourn, grieve, remember, loss; tell story, recount; publish, release, issue, put out; report, find,
        study, survey, poll; show, demonstrate, illustrate, prove;
        """,
    "meet and agree": """
        meet, meeting, sit down, talk, get together, encounter, convene; visit, trip, travel, journey, tour, go to;
        convene, hold, host, organize, stage, gather; summit, conference, forum, gathering, meeting; agree, agreement,
        accord, deal, pact, compact, settlement; treaty, convention, agreement; memorandum of understanding, MOU,
        memorandum, agreement; sign, ink, put name, conclude, seal; partner, ally, friend, counterpart; partnership,
        alliance, cooperation, collaboration, relationship, team up; cooperate, collaborate, work together, work
        jointly, coordinate, join forces, partner, do together; joint, jointly, common, shared, together, mutual, both,
        collective, combine; dialogue, talk, conversation, discussion; negotiate, bargain, haggle, negotiation; consult,
        consultation, input, feedback, engage, feed into; relation, relationship, tie, bond, link, connection;
        bilateral, two-way, two countries, two nations, both; binational, bilateral, two countries; invite, welcome;
        delegate, delegation, representative; envoy, ambassador, diplomat; diplomatic, diplomacy, foreign policy;
        embassy, consulate; abroad, overseas, foreign, from abroad; represent, stand for, on behalf; leader, president,
        head of state, chief; official, officer, authority; counterpart, opposite number; mediate, mediator, broker,
        go-between, work through; participant, member, attendee; chair, lead, head, preside; adviser, advisor, counsel;
        spokesperson, spokeswoman, spokesman, press secretary; exchange, share, swap, trade; communicate, communication,
        convey;
        """,
    "begin, go on and end": """
        begin, start, launch, open, kick off, initiate, commence, get under way, embark, inaugurate; relaunch, restart,
        revive, renew, resume, reopen, bring back, reboot, resurrect, re-launch, restore; establish, set up, create,
        founded, form, build, put in place, institute; date back, go back, since, establish; continue, keep, remain, go
        on, carry on, maintain, sustain, still, ongoing; end, stop, terminate, halt, cease, finish, close; cancel,
        revoke, rescind, repeal, scrap, withdraw, undo, wipe out, supersede, overturn, abolish; replace, supersede,
        substitute, swap; delay, postpone, put off, defer; extend, prolong, lengthen, expand; suspend, pause, freeze,
        halt; complete, finish, finalize, wrap up, conclude; happen, occur, take place, come about; implement,
        implementation, carry out, execute, put into practice, enforce, apply, roll out; enact, pass, put into law, sign
        into law, make law; adopt, take up, embrace, accept; last, final, previous, most recent, latest; first,
        inaugural, initial, original, earliest; next, coming, upcoming, following, future; recent, lately, new;
        previous, former, past, prior, before, earlier; current, currently, now, present, today, at the moment; soon,
        shortly, quickly, fast, rapid, swift, expedite, speed up, accelerate; regular, regularly, periodic, routine,
        steady; always, constantly, permanent, lasting, durable; often, frequently, many times; immediately, at once,
        right away, promptly, effective immediately; simultaneously, at once, same time; year, annual, yearly, every
        year; retroactive, past, backdate; step, measure, action, move; plan, scheme, program, blueprint; set,
        establish, fix, determine; become, turn, turn into; expire, lapse, run out; deadline, due date; eventually,
        ultimately, in the end, finally;
        """,
    "more and less": """
        increase, raise, rise, grow, climb, boost, expand, step up, go up, surge, jump, gain, ramp up, up, hike; expand,
        broaden, widen, enlarge, extend, scale up, grow; strengthen, reinforce, bolster, tighten, deepen, shore up, beef
        up, fortify, do more; decrease, reduce, cut, lower, fewer, less, decline, drop, fall, shrink, bring down, slash,
        trim, down, cut down, curb, diminish, lessen, get down; improve, improvement, better, enhance, upgrade, boost,
        advance, raise, make better; efficient, efficiency, work better, streamline; worsen, deteriorate, get worse,
        aggravate; mitigate, soften, ease, lessen, cushion, alleviate, reduce, relieve; double, twofold, twice; half,
        fifty percent; triple, three times; majority, most, more than half; nearly, almost, about, close to; large, big,
        huge, great, major, massive, enormous, substantial, sizable, considerable; small, little, tiny, minor, modest;
        largest, number one, top, biggest, leading, greatest, foremost; important, key, crucial, critical, vital,
        central, essential, main, significant, major; priority, focus, top concern, main concern, importance; lowest,
        least, bottom, minimum; highest, record, peak, top, maximum; additional, extra, further, another, more, added,
        new; total, overall, whole, entire, all, combined; part, portion, share, slice, piece, strand, element,
        component; many, numerous, lots, several, multiple, a number of, various; few, handful, several; some, certain,
        approximately, about, roughly, around; enough, sufficient, adequate; lack, shortage, absence, want, scarcity,
        without, missing; excess, surplus; gap, difference, shortfall, disparity; level, rate, extent, degree; broad,
        broad-based, wide, widespread, general, across the board; average, mean, typical; deep, profound, strong;
        high-level, senior, top, ranking; cabinet-level, ministerial, cabinet; strong, robust, powerful, tough,
        stringent; weak, fragile, feeble; full, complete, total; limit, cap, ceiling, restrict; measure, gauge,
        quantify, assess; range, variety, array; potential, capacity, possibility, promise;
        """,
    "make, give and help": """
        help, assist, aid, assistance, support, back, lend hand, abet, hand, stand behind, helping hand; provide, give,
        offer, supply, deliver, furnish, extend, grant, lend, hand over; receive, get, obtain, gain, acquire; create,
        generate, produce, make, bring about, yield; develop, build, design, draw up, put together, prepare; build,
        construct, erect, put up, construction; promote, foster, encourage, advance, further, spur, nurture, cultivate,
        boost, champion, stimulate, drive, push; enable, allow, let, permit, empower, make possible; require, oblige,
        must, mandate, force, compel, need, have to; ensure, guarantee, make sure, secure, see to; achieve, accomplish,
        attain, reach, meet, fulfill, deliver; fulfill, honor, keep, live up to, make good, as promised, promise; use,
        employ, utilize, make use of, rely, apply; collect, gather, compile, assemble; analyze, analysis, examine,
        study, look into, investigate; solve, resolve, unsolved, unresolved, settle, sort out, fix, tackle, address,
        clear up; address, tackle, deal with, confront, take on, combat, handle, respond; combat, fight, battle,
        counter, curb, crack down, go after, take on, tackle, stamp out; prevent, stop, avert, avoid, block, ward off,
        keep from; protect,
        protection, safeguard, defend, shield, guard, preserve, secure; manage, run, administer, operate, oversee,
        handle, co-manage; run, operate, carry out, conduct, hold, co-manage, manage; choose, select, pick, opt; try,
        attempt, seek, endeavor, aim; identify, spot, single out, find, pinpoint, determine; share, exchange, pass on,
        swap; join, enter, sign on, take part, participate, become member; contribute, contribution, chip in, add;
        transform, change, overhaul, reshape, remake; reform, overhaul, change, rewrite, revamp, modernize; change,
        alter, modify, amend, shift, move; remove, get rid of, eliminate, take away, take out, lift, end; disrupt,
        disruption, break, interrupt, interference; disable, dismantle, break up, shut down, take down, disrupt;
        facilitate, ease, make easier, smooth, simplify; simplify, streamline, cut red tape; explore, look into,
        consider, examine, weigh, investigate, study; drive, cause, fuel, power; mobilize, rally, muster, marshal;
        leave, quit, depart, exit, strand; maintain, keep, preserve, uphold; restore, repair, rebuild, fix, bring back;
        rebuild, build back, reconstruct, recover; track, trace, follow, monitor; monitor, watch, oversee, supervise,
        keep track; plan, intend, expect, aim, hope, mean; bring, carry, take, deliver; send, dispatch, deploy, post,
        ship;
        """,
    "aims and results": """
        goal, aim, target, objective, purpose, ambition; intend, plan, mean, expect, suppose, propose, hope; hope, wish,
        aspire, expect; vision, outlook, view, idea, aspiration; strategy, strategic, plan, approach, road map; agenda,
        program, list of topics, work plan; topic, theme, subject, issue, matter, area; issue, problem, concern,
        question, matter, challenge; challenge, difficulty, obstacle, hurdle, problem, trial; cause, root cause, reason,
        driver, source, origin, underlying cause; result, outcome, effect, consequence, impact, upshot; effort,
        endeavor, push, drive, campaign, work, attempt, bid; initiative, program, project, scheme, plan; project,
        venture, undertaking, scheme; opportunity, chance, opening, prospect, door; access, entry, reach, open door,
        availability; option, choice, alternative, possibility; need, necessity, requirement, demand; solution, answer,
        remedy, fix, way out; success, achievement, progress, accomplishment, victory; failure, collapse, breakdown;
        advantage, benefit, edge, perk, gain; risk, danger, threat, hazard, peril, endanger; threat, menace, threaten,
        danger, intimidate; crisis, emergency, disaster; emergency, crisis, urgent; pillar, strand, part, leg, plank,
        component, track; feature, include, contain, comprise, rest on, consist, have; cover, include, deal with,
        encompass, concern, span, about, touch on; principle, idea, value, tenet, rule; standard, norm, benchmark, rule;
        mechanism, tool, instrument, vehicle, means; framework, structure, arrangement, setup; process, procedure,
        decision-making, handling; role, part, function, task, job; task, job, duty, mission, assignment, work,
        responsibility; interest, stake, concern; responsibility, co-responsibility, duty, obligation, accountable;
        forum, platform, venue, dialogue, body; group, team, unit, panel, body, committee, task force; basis,
        foundation, ground, groundwork, base; next step, follow-up, further step; focus, concentrate, center, devote,
        emphasis; capacity, capability, ability, skill; complement, match, round out, dovetail; transparent,
        transparency, open, openness; progress, advance, headway, step forward; recognition, acknowledge, view of;
        stakeholder, interested party, interest group; milestone, landmark, historic;
        """,
    "economy and money": """
        economy, economic, business, financial, economics; prosperity, prosperous, wealth, well-being, affluent, rich;
        growth, expansion, upswing, boom; recovery, rebound, comeback; invest, investment, put money, spend, fund, pour,
        sink, capital, plow, put; spend, put, expenditure, outlay, invest, pay; fund, finance, pay for, bankroll,
        underwrite, money, funding, financing; money, fund, cash, dollar, sum; loan, lend, credit, borrow; grant, award,
        subsidy, money, funding, aid; donate, donation, gift, give; price, cost, expense; cost, run, price, charge;
        inflation, price increase, rising price, cost of living; debt, owe, borrowing, liability; deficit, shortfall,
        gap, red, negative; tax, levy, duty, tariff; tariff, duty, surcharge, import tax, levy; sale, sell, revenue,
        turnover; buy, purchase, buyer, procure, acquire, customer; market, buyer, customer, outlet, destination; trade,
        commerce, commercial, exchange, trading; export, sell abroad, shipment, sale, goods, product; import, bring in,
        foreign goods, purchase; goods, product, merchandise, commodity, ware; flow, movement, stream, traffic; company,
        firm, business, corporation, enterprise, employer; small business, small and medium-sized enterprise, SME, small
        firm, small and medium-sized business, small company; entrepreneur, business owner, startup, founder, business
        people; private sector, business, industry, company; industry, sector, branch, field; sector, industry, area,
        field; supply chain, supply line, supply, value chain; value chain, supply chain, production; competitive,
        competitiveness, compete, competition; innovation, innovative, new idea, invention, inventive; infrastructure,
        public works, road, bridge; bank account, account, asset, fund; bank, lender, financial institution; tax credit,
        rebate, tax break; wage, pay, salary, earnings; income, earnings, pay; poverty, poor, hardship, destitute,
        deprivation; inequality, disparity, gap, inequity, unequal, unfair; investor, financier, backer; development,
        growth, progress; business climate, business environment; mission, delegation, trip; insurance, insurer,
        coverage, premium; insurance company, insurer, provider; mortgage, home loan, housing loan; affordable,
        low-cost, cheap, inexpensive; balance, account; save, savings, set aside; budget, spending plan; fee, charge,
        penalty, fine; penalty, fine, punishment, sanction; shareholder, stockholder, investor; executive, boss,
        manager, chief; pension, retirement; bankruptcy, insolvent, bust; bankrupt, broke; stimulus, relief, rescue,
        aid; rescue plan, American Rescue Plan, relief package; dollar, buck; e-commerce, online, digital trade, online
        sales; manufacture, manufacturing, factory, make, produce, produce goods; sustainable, green, environmentally
        friendly, lasting; package, bundle, set, raft; enterprise, business, firm, company;
        """,
    "work and people": """
        worker, employee, labor, workforce, staff, working people, laborer; workforce, worker, labor force, labor;
        labor, work, worker, employment; job, employment, work, position, post, livelihood; unemployment, jobless, out
        of work, joblessness, benefit; labor law, labor legislation, labor reform; union, organized labor, trade union,
        labor union; livelihood, living, job, income; working condition, workplace, conditions at work; child labor,
        working children; forced labor, slave labor, slavery; train, training, teach, instruct, coach, educate, drill,
        prepare, skill; educate, education, school, teach, learning, instruction; teach, train, educate, instruct;
        skill, ability, expertise, know-how, training; expert, specialist, professional, authority; technician, lab
        worker, specialist; scientist, researcher, academic; research, study, science, investigation; university,
        college, academia, higher education, campus; academia, university, scholar, academic; school, classroom,
        education; student, pupil, learner; teacher, educator, instructor; youth, young people, young, teenager, young
        person, kid; child, kid, minor, youngster, children; woman, female, women; man, male, men; elderly, senior,
        older people, aged; people, person, individual, human, human being, citizen; family, household, relative, loved
        one; community, neighborhood, locality, local people; group, community, organization; parent, mother, father,
        mom, dad; Indigenous, native, tribal, first nations; tribe, tribal nation, Native American; LGBTQ, LGBTQI, gay,
        queer, lesbian; minority, people of color, Black, Latino; disabled, disability, disabilities; veteran,
        ex-soldier, former service member; civil society, nonprofit, non-governmental organization, NGO, charity,
        advocacy group; non-governmental organization, NGO, nonprofit, charity; public, general public, citizen;
        inclusive, inclusion, inclusiveness, everyone, open to all, equitable; equitable, equity, fair, just, equal;
        diverse, diversity, variety, different; society, public, community, nation; vulnerable, at risk, defenseless,
        needy, weak; empower, empowerment, strengthen, program; poor, low-income, needy; rich, wealthy, well-off; middle
        class, middle-income; thrive, flourish, prosper, do well; viewpoint, view, opinion, perspective, voice;
        volunteer, unpaid, without pay, without compensation; compensation, pay, salary, remuneration, money; hire,
        recruit, employ, take on; fire, dismiss, sack, lay off; line worker, lineman, linemen, utility crew; farmer,
        grower, rancher, producer; consumer, customer, shopper; crew, worker, team; resident, inhabitant, people,
        citizen; gender, sex, women;
        """,
    "places and borders": """
        country, nation, state, land; government, administration, authorities, cabinet, regime; governments, countries,
        nations, sides, neighbors; two countries, both countries, both nations, two governments, both governments, two
        nations, two sides, both sides; side, country, government, party; neighbor, neighboring, next door, adjacent;
        region, area, part, zone, territory; regional, area, local; southern, south; northern, north; eastern, east;
        western, west; border, frontier, boundary, crossing; cross-border, across the border, transborder, over the
        border, international, data; border crossing, port of entry, land crossing, crossing, port; transnational,
        international, cross-border, multinational; port, harbor, seaport, sea port; marine, maritime, sea, ocean; land,
        ground; world, global, globe, international, worldwide; domestic, home, internal, national, at home;
        international, global, foreign, cross-border; city, town, urban, municipality, capital; capital, capital city,
        Mexico City; rural, countryside, farm, country; island, atoll; river, waterway, stream; palace, residence,
        building; house, home, housing; home, house, housing, dwelling, apartment; housing, home, house, accommodation;
        local, community, municipal; federal, national, government; building, apartment, structure; hospital, clinic,
        medical center; coast, shore, seaside; ground, soil, territory; third country, another country, other country;
        hemisphere, Americas; tour, visit; tourist, tourism, visitor, traveler; eco-tourism, ecotourism, nature tourism,
        sustainable tourism; visitor, guest, tourist; vacation, holiday; headquarters, base, office, seat;
        """,
    "migration and security": """
        migrant, immigrant, asylum seeker, refugee; migration, immigration, emigration, migrate, people leaving;
        immigration, migration; refugee, displaced person, asylum seeker; asylum, refuge, protection, sanctuary; visa,
        permit, entry permit; deport, expel, remove, send back, return; border patrol, border agent, border guard;
        undocumented, illegal, unauthorized, irregular; orderly, ordered, well-managed, controlled; smuggle, traffic,
        smuggling, trafficking, people-smuggling; trafficker, smuggler, coyote, trafficking; human trafficking, people
        trafficking, trafficking in persons; lure, entice, trick, attract, bait; savings, money, cash; safe passage,
        safe trip, safe journey, secure passage; passage, trip, journey, crossing; strand, abandon, leave behind, stuck;
        prey, exploit, take advantage, target, trick, victimize; falsely, lie, deceive, trick, bogus, deceit, dupe,
        false; crime, criminal, illegal, offense, lawbreaking, unlawful; criminal organization, criminal group, gang,
        crime group, cartel, crime ring, organized crime, mafia, crime syndicate; gang, criminal group, organization,
        ring, network; cartel, drug gang, criminal organization; illicit, illegal, unlawful, criminal; murder, homicide,
        killing, kill, slay, slaying; death, die, kill, dead, fatality, loss of life, perish, life; kill, die, death,
        murder, take life; dead, deceased, killed, decomposed; drug-related death, drug death, overdose, drug; drug,
        narcotic, fentanyl, substance; overdose, drug death, poisoning; violence, violent, attack, bloodshed; disappear,
        vanish, missing, go missing, disappearance; missing, disappeared, lost, vanished, unaccounted; missing person,
        missing people, disappeared people, disappeared, disappearance; case, file, incident, instance, matter; closure,
        peace, certainty, relief; impunity, go unpunished, get away with, without punishment; police, law enforcement,
        officer, cop, police officer; law enforcement, police, cop, law-enforcement; police officer, law enforcement
        officer, cop; investigate, probe, inquiry, look into, examine, inquire; investigation, probe, inquiry;
        prosecute, charge, try, go after, indict; arrest, detain, apprehend, capture, jail; prison, jail, incarceration,
        behind bars; seize, confiscate, take, seizure, freeze; freeze, block, lock, seize; victim, sufferer, casualty;
        witness, observer; court, judge, judicial, tribunal; Supreme Court, high court, justices; lawsuit, suit, sue,
        legal action, litigation, court fight; law, legislation, act, statute, bill; legislation, law, bill, act; rule,
        regulation, requirement, law; regulator, regulatory, regulation, watchdog, authority, oversight; regulate, rule,
        control, oversee; legal, lawful, law; right, freedom, liberty; ban, prohibit, forbid, outlaw, bar, block,
        prohibition; license, permit, authorization; permission, permit, license, consent; offender, perpetrator,
        criminal, culprit; enforcement action, enforcement, crackdown; forensic, crime lab, forensics, crime-scene;
        body, remain, corpse, dead; lab, laboratory; genetic, DNA, genetics, gene; evidence, proof, sign; registry,
        register, database, list, record; database, registry, data, record; record, register, data, file; search, look
        for, hunt, find; terror, terrorist, terrorism, extremist; weapon, arm, gun, firearm; gun, firearm, weapon,
        rifle; dealer, seller, vendor; secure, safe, security, protect; security, safety, defense, protection; safe,
        secure, safety; war, conflict, fighting, hostilities, combat; military, armed forces, army, troops, soldier;
        troop, soldier, service member, forces; attack, strike, assault, raid, hit; strike, attack, bombing, hit;
        missile, rocket; peace, ceasefire, truce; ceasefire, truce, end to fighting; hostage, captive; nuclear, atomic;
        sanction, penalty, embargo, restriction; navy, naval, fleet; boat, vessel, ship; ship, vessel, boat; spy,
        intelligence, espionage; veteran, service member; defense, military, security; invade, invasion, aggression,
        war; bomb, explosive; operation, raid, mission; prisoner, detainee, inmate; drawdown, withdrawal, pullout;
        spare, save, rescue; rescue, save, pull out, bring out; firefighter, fire department;
        """,
    "politics and state": """
        president, head of state, leader, commander in chief; vice president, VP, vice presidential; presidential,
        president; vice-presidential, vice president; administration, government, White House, presidency; senate,
        senator, upper house; lawmaker, legislator, member of Congress, senator, representative; Congress, lawmakers,
        legislature, Capitol Hill; election, vote, ballot, poll; vote, ballot, cast; voter, electorate; party, political
        party; candidate, nominee, contender; nominate, tap, name, appoint, pick, select, choose; appoint, name,
        designate, pick; elect, vote in; campaign, run; policy, program, measure; order, executive order, directive,
        decree, instruct; executive order, order, directive; proclamation, proclaim, declare; directive, order, memo,
        memorandum, instruction; memorandum, memo, directive; delegate, hand, assign, transfer, entrust; authority,
        power, right, jurisdiction; power, authority, strength; department, ministry, agency; minister, secretary;
        secretary, minister, cabinet member; agency, department, office, bureau; institution, institutional,
        establishment; cabinet, ministers; council, board, panel; commission, panel, committee; board, panel; staff,
        personnel, aide; democracy, democratic, self-government; democrat, democratic; republican, GOP; bipartisan, both
        parties, across the aisle; opponent, rival, critic; supporter, backer, advocate; constitution, constitutional;
        amendment, change; veto, block; impeach, impeachment, trial; trial, case, court; governor, state leader; mayor,
        city leader; citizen, national; census, count; term, tenure, office, mandate; top official, number two,
        assistant secretary, senior official; serve, work, service; flag, half-staff, banner; proposal, counteroffer,
        offer, plan; compromise, middle ground, deal; budget, appropriation, funding; shutdown, closure; sit, serve,
        current; former, ex, past, previous, old, then; medal, award, decoration, honor; award, give, bestow, present,
        honor, medal; recipient, winner, honoree; anniversary, commemoration, birthday; heritage, legacy, tradition;
        monument, memorial; holiday, day off; speaker, chair; attorney, lawyer; veto, reject;
        """,
    "health, science, environment": """
        health, medical, public health, healthcare; health emergency, public health emergency; medical device, medical
        equipment, medical supply; medical, health, medicine; medicine, drug, medication, treatment, pharmaceutical;
        hospital, health facility; doctor, physician, medic, medical people; nurse, caregiver; patient, sick people;
        disease, illness, sickness, condition; sick, ill, unwell; pandemic, COVID-19, COVID, coronavirus, virus,
        outbreak; vaccine, vaccination, shot, jab, dose, immunization; vaccinate, inoculate, immunize; diagnose, find
        out, detect, diagnosis; cancer, tumor, malignant; suicide, self-harm; abortion, reproductive, Roe; pregnant,
        pregnancy, maternal; mental health, psychological; hunger, starve, starvation, famine, food insecurity;
        pediatric, child, childhood; expose, exposure, subject; treat, treatment, cure, care; care, look after,
        treatment; child care, daycare, childcare; device, equipment, apparatus, gear; supply, stock, provision;
        incidence, rate, occurrence, case; climate, climate change, global warming; emission, carbon, greenhouse gas,
        pollution; pollute, pollution, contaminate; clean energy, renewable, green energy, renewable energy, green
        power; energy, power, electricity, fuel; electric, electricity, power; oil, petroleum, crude, fuel; gas, natural
        gas, methane; environmental, environment, green, ecological, eco; green, environmental, clean, eco-friendly,
        sustainable; technology, technological, tech, technical; technical, technology, specialist, expert; technical
        assistance, expert help, know-how, technical help; weather, forecast, climate; forecast, prediction, outlook,
        projection; flood, flooding; drought, dry, rainy season, lack of rain; storm, hurricane, cyclone; fire, blaze,
        burn, wildfire, burning; heat, hot, temperature; water, drinking water; lead pipe, service line, pipe; forest,
        woods, tree; ocean, sea; species, animal, wildlife; recycle, reuse; nuclear, atomic; space, spaceflight;
        satellite, spacecraft; mineral, critical mineral, rare earth; mine, mining; NDC, climate target, nationally
        determined contribution, target; enhanced, stronger, tougher, ambitious, strengthen; park, national park;
        radiation, nuclear test, atomic test; discover, discovery, find; icy, freezing, frozen, cold; pond, lake, water;
        submerge, sink, go under, sinking;
        """,
    "farming, food, transport, communication": """
        farm, agricultural, agriculture, farming, rural; farm product, agricultural export, agricultural product,
        agricultural good, farm export; agricultural, farm, farming, agri; crop, harvest, grain; livestock, cattle,
        animal; food, meal, nutrition, grocery; cacao, cocoa, chocolate; coffee, bean; meat, beef, meatpacker; fish,
        fishery, seafood; transport, transportation, travel, traffic, transit; road, highway, street; car, vehicle,
        automobile, auto; vehicle, car, truck; truck, lorry; train, rail, railway, railroad, Amtrak; aviation, aerial,
        air, airline, aircraft, civil aviation, flight; airplane, plane, aircraft, jet; aviation regulator, aviation
        authority, civil aviation authority; airport, airfield; flight, air travel, fly; drone, unmanned aircraft; ship,
        shipping, vessel; bridge, crossing; bus, transit; cargo, freight, goods; logistics, transport; pick up tab,
        cover cost, pay, foot bill; telecommunications, telecom, telecoms, phone, communications, connectivity;
        information and communication technology, ICT, information technology, IT, digital; information, data,
        intelligence, knowledge; data, information, figure, statistic; internet, web, online, digital; online, internet,
        virtual, digital, web; virtual, online, remote; digital, online, electronic, cyber; cybersecurity, cyber, cyber
        security, computer security, cyber defense, hacking; cyber, digital, computer; network, system, web, grid;
        interoperability, compatible, interconnectivity, work together; interconnectivity, connection, connectivity,
        link, interconnection; compatible, compatibility, aligned, harmonize, in line; align, match, harmonize, bring in
        line, conform; data flow, exchange of data, data transfer, flow of data; resilience, resilient, robust,
        resiliency, strength; vulnerability, weakness, weak spot, exposure; computer, machine; software, program, app;
        artificial intelligence, AI; chip, semiconductor; media, press, journalist, news; journalist, reporter, press;
        newspaper, press; television, TV, broadcast; film, movie; website, web page, site; privacy, confidential;
        secret, secrecy, classified; secret, confidential, hidden; platform, site; data center, server farm; system,
        network, tool, method; century, 21st century, twenty-first century, modern; modern, 21st century, contemporary;
        """,
    "describing": """
        new, fresh, novel, recent; old, former, ancient; good, positive, great, well; bad, poor, negative, harmful;
        better, improved, superior, enhance; best, top, finest; hard, difficult, tough, challenging; easy, simple,
        straightforward; quick, rapid, fast, swift; slow, gradual; dangerous, risky, hazardous, unsafe, at risk; true,
        correct, accurate; wrong, false, incorrect, mistaken; clear, plain, obvious, evident; special, particular,
        specific; different, distinct, other; same, equal, identical, alike; similar, like, comparable, alike; free,
        open, liberal; open, transparent, accessible, free; strategic, key, important; dynamic, lively, vibrant, active;
        rich, deep, wealthy; historic, landmark, groundbreaking, momentous; concrete, specific, tangible, real;
        cultural, culture; social, societal, society; technical, technological; cooperative, joint, collaborative;
        complementary, matching, compatible; uninterrupted, constant; effective, successful, productive, efficient;
        responsible, accountable; basic, fundamental, essential; main, chief, principal, primary, one of; unique,
        special, singular; popular, favorite; proud, pride; brave, courage, courageous, heroic, valor; strongest,
        closest, greatest, key; innocent, civilian; enormous, huge, massive; severe, serious, grave, grievous;
        inequitable, unfair; voluntary, optional; mandatory, required, compulsory, obligatory; temporary, interim,
        short-term, provisional; permanent, lasting, forever; sufficient, enough; possible, potential, potentially, may,
        might, could, perhaps; likely, probable, expected; simple, plain; common, shared, single, joint; single, one,
        unified, sole; substantial, large, no small; dear, cherished; vast, huge; discriminatory, discriminate, unfair,
        bias, biased; bias, discrimination, prejudice; racial, ethnic; religious, faith; ethos, culture, spirit,
        mindset;
        """,
    "retold in other words": """
        take into custody, arrest, detain; outrage, appall, horrify, shock, anger; sad, sadden, sorrow, grieve,
        heartbroken; boss, chief executive, CEO, executive; throw out, discharge, expel, kick out; want, demand, call
        for, insist; moment, hour; speak, talk, converse, have word, conversation; speak, address, remark; telephone,
        phone, by phone, ring; worry, alarm, trouble, fear, anxious, unease, disturb; regret, sorry, sadness,
        disappoint, apologize; anger, outrage, fury, angry, furious; surprise, astonish, shock, stun; glad, pleased,
        happy, delight, welcome; celebrate, mark, commemorate, observe, rejoice; pay tribute, honor, praise, remember,
        salute, tribute; stay, continue to be; stay in force, remain in effect, stay in effect, remain in force; in
        force, in effect, valid; take effect, come into force, enter into force, begin to apply, go into effect; accept,
        consent, approve, assent, go along; condition, requirement, precondition, prerequisite, proviso, stipulation;
        pursue, go after, strive, chase, pursuit; rely, depend, count on, reliance, dependence; succeed, success,
        manage, accomplish, work out; fail, failure, not manage, unsuccessful; injure, wound, hurt, harm, maim, injury;
        fatal, mortal, deadly, lethal; open fire, shoot, fire, gunfire, barrage, gun down; gun down, shoot, kill; weep,
        cry, mourn; wait, await, look forward; visit, call on, stop by, stay; arrive, land, reach; depart, leave, set
        off; return, come back, go back, come home; fly, travel, journey; buy back, repurchase, buyback; listed,
        publicly traded, public company; levy, impose, slap, introduce, charge; exempt, exemption, free, spare, waive,
        waiver; hike, raise, increase; price rise, price increase, inflation; cheap, low-cost, inexpensive, lower price;
        expensive, costly, high-cost, dear; afford, pay for, affordable; earn, pay, income; owe, debt; repay, pay back,
        reimburse, refund, repayment; loan, credit; rent, lease, tenancy, rental; tenant, renter; landlord, owner,
        property owner; homeless, unhoused, homelessness; possess, owner; lose, loss, forfeit; waste, squander; double,
        twice, twofold; soar, surge, jump, skyrocket, spike, shoot up; plunge, plummet, tumble, slump, fall sharply,
        collapse; surpass, exceed, top; at least, minimum, no less than; set aside, earmark, allocate, reserve,
        dedicate, allot; hand out, distribute, give out, dispense, distribution, deliver; pour, invest, sink, inject;
        cancel, write off, forgive, forgiveness, wipe out; transport, haul, ferry; station, deploy, post, deployment;
        withdraw, pull out, pull back, bring home, withdrawal, remove; patrol, guard, police; bomb, shell, strike,
        airstrike, bombardment; shoot down, down, bring down, intercept; kidnap, abduct, take hostage, abduction,
        hostage; torture, abuse, mistreat; rape, sexual violence, sexual assault; massacre, slaughter, mass killing,
        atrocity; flee, escape, run away; hide, conceal, cover up; escape, evade, elude, avoid; capture, seize, catch,
        round up; free, release, liberate, let go, set free; jail, imprison, lock up, incarcerate, imprisonment, detain;
        convict, find guilty, conviction; acquit, clear, exonerate; pardon, clemency, commute, commutation; sue,
        lawsuit, take to court; appeal, challenge, contest; overturn, strike down, throw out, reverse; uphold, sustain,
        affirm; rule, judgment, ruling, decision; decision, ruling, judgment, verdict; determine, choose, resolve,
        decision; resign, step down, quit, leave office, stand down, resignation; dismiss, fire, sack, remove, oust,
        separation, dismissal, discipline; replace, succeed, take over from; successor, replacement; swear in, take
        office, inaugurate, sworn; elect, win, vote; defeat, beat, overcome; discipline, punish, sanction, penalty;
        obey, comply, adhere, compliance, observe; breach, violate, break, infringe, violation, flout; allow, permit,
        authorize, enable, clear; empower, authorize, delegate, give power; instruct, task, command, charge; compel,
        force, require; oversee, supervise, be in charge, lead, head; set out, lay down, specify, define, prescribe;
        draft, write, draw up, compose, prepare; sign off, approve, endorse, clear, authorize, give green light,
        approval; turn down, reject, refuse, decline; set off, trigger, cause, spark, prompt, provoke; stem from, result
        from, come from, arise; bring about, cause, lead to, result in; hamper, hinder, impede, obstruct, hold back;
        slow, delay, hold up; speed up, accelerate, hasten, fast-track, expedite; bolster, strengthen, shore up; harm,
        damage, hurt, injure, undermine; damage, destroy, wreck, ruin, devastate, destruction; rebuild, reconstruct,
        reconstruction; clean up, decontaminate, remediate, cleanup; dump, discharge, discard; plant, grow, cultivate;
        feed, nourish, food; teach, train, instruct; learn, study; enroll, sign up, register, enrollment, join;
        graduate, degree, diploma; rank, rate; score, mark, grade; test, trial, pilot; check, inspect, verify, examine,
        inspection, review, audit; review, look over, examine, reconsider, evaluate, assess; estimate, reckon, forecast,
        calculate; anticipate, foresee, forecast, predict, on track; count, tally; publish, post, put online, print,
        release; disclose, reveal, make public, publish, disclosure; leak, reveal; conceal, withhold, keep back; log,
        record, register, entry; list, name, enumerate; suggest, hint, imply, indicate; point out, observe, mention;
        stress, insist, underline; complain, protest, object, grievance; demonstrate, protest, rally, march; blame, hold
        responsible, fault, accuse; swear, vow; reassure, assure, comfort; threaten, warn, menace; dispute, contest,
        question, reject; doubt, question, skeptical; hail, praise, celebrate; mock, ridicule; mislead, deceive, false;
        admit, concede, confess; apologize, apology, sorry; thank, appreciate, grateful, appreciation; congratulate,
        congratulation, felicitate; greet, welcome, receive; host, receive, welcome, entertain; attend, take part, be
        present, go to, attendance; preside, chair, moderate, lead; accompany, join, go with; team up, join forces,
        partner; marry, wed, spouse; bear, birth, born; mother, have child, parent; die, pass away, passing, death,
        loss; bury, funeral, burial, lay to rest; survive, outlive, survivor; aged, old, years old, age; birthday,
        anniversary, born; century, hundred years; decade, ten years; era, age, period; fortnight, two weeks; twice, two
        times; annual, each year, per year; each month, per month; daily, each day, every day; nationwide, across the
        country, throughout the country, national; countrywide, nationwide; worldwide, around the world, global, across
        the globe; household, home, family; retiree, retired, senior, pensioner; immigrant, newcomer, foreign-born;
        employer, company, business; employee, staff, worker; apprentice, trainee, apprenticeship; carpenter, joiner,
        woodworker; chief executive, CEO, head, boss; founder, set up; headquarter, seat; subsidiary, unit, arm; plant,
        mill, facility; plant, facility; output, production, produce; maker, manufacturer, producer; supplier, provider,
        vendor; shortage, scarcity, lack, scarce; stockpile, reserve, hoard, store; reserve, stockpile, store;
        cryptocurrency, bitcoin, digital asset, crypto; share, stock, equity; bond, debt, security; soldier, troop,
        serviceman, military personnel, service member, redcoat; troops, forces, armed forces, military personnel,
        soldier; warship, naval vessel, ship; warplane, fighter jet, aircraft; assistance, support, assist; disabled,
        disability, handicapped; blind, visually impaired; deaf, hearing impaired; obese, overweight; smoke, tobacco,
        cigarette; addict, addiction, substance use disorder; alcohol, drink; checkup, screening, exam; screen, test,
        check; surgery, operation; cure, heal, treatment; shot, injection, vaccine; contagious, infectious, infection;
        infect, infection, catch; quake, earthquake, tremor; blaze, wildfire, fire; pollution, contaminant, toxic;
        garbage, trash, waste, refuse; sewage, wastewater; dam, reservoir; lake, pond; rainforest, jungle; logging,
        timber, harvest; hunt, hunting; whale, whaling; seafood, fish; railroad, railway, rail; underground, subway,
        metro; lorry, truck; ferry, boat; cyclist, bicycle, bike; pedestrian, walker; driver, motorist; fuel, gasoline,
        petrol, gas; gas station, pump; charger, charging station, charge; battery, storage; solar, sun; wind farm,
        wind, turbine; reactor, nuclear plant; grid, transmission line, power line; blackout, power outage, outage;
        broadband, high-speed internet, internet; phone, telephone, cell; hack, breach, cyberattack, intrusion; scam,
        fraud, swindle, con; bribe, bribery, corruption, graft; launder, money laundering; corrupt, corruption,
        kleptocracy; embezzle, steal, theft; rob, steal, theft; counterfeit, fake, forged; smuggled, contraband;
        denuclearize, denuclearization, give up nuclear; deter, deterrence, dissuade; ally, alliance; truce, ceasefire,
        armistice; envoy, special representative; crown, king, monarch, throne; colony, colonial, colonist, settler;
        slave, slavery, enslave; suffrage, right to vote; segregation, segregate; equality, equal, parity; freedom,
        liberty, free; repression, crackdown, oppression, suppress, persecution; censor, censorship, suppress;
        dissident, critic, dissent; independence, sovereignty, independent; self-defense, defend itself; invade, attack,
        overrun; occupy, occupation; annex, annexation; border, frontier; boundary, border;
        """,
}

#: Words that carry a sentence rather than its content: they count little for or against a source.
LIGHT = frozenset(
    stems(
        """
        put bring take get give make go come let keep set hold run lend want need try seek look turn move work help use
        mean expect suppose plan intend hope aim promise decide agree say tell state note announce claim add call ask
        become begin start continue remain include involve concern cover feature contain consist rest focus center
        take place happen occur see find show think know feel believe accord according relate regard base
        thing way part kind sort type number lot bit piece matter case issue area side term fact point place time
        day week month year today now currently presently recently later earlier ago soon already still yet again ever
        never always often back away ahead around together along apart instead rather even almost nearly about roughly
        approximately some several many much few little less least various certain every everyone everybody anyone
        another one first last next new good great big large small main major key important special able likely
        possible potential especially particularly mainly mostly largely really actually simply directly
        effectively fully further furthermore moreover however therefore thus meanwhile finally against toward towards
        behind above below beyond despite regarding concerning including following given since until unless whether
        though although due because order long-standing people person country nation government world leader
        official plan program effort measure step action move goal purpose project initiative stand lie sit carry
        under within without outside inside near far two both three
        """
    )
)

#: Opposite directions: a claim that says one where the source says the other contradicts it.
OPPOSITES: tuple[tuple[str, str], ...] = tuple(
    (one.strip(), other.strip())
    for one, _, other in (
        pair.partition("|")
        for pair in """
        increase raise rise grow growth climb boost expand surge jump strengthen deepen broaden widen enlarge bolster
        extend step-up more gain soar double triple
        | decrease reduce reduction cut lower decline drop fall shrink slash trim curb lessen diminish weaken scale-back
        narrow cut-back fewer less plunge halve plummet loosen;
        promote foster enhance encourage spur facilitate expand advance free boost support
        | restrict hinder limit curb discourage block impede obstruct cap prevent;
        impose introduce enact reinstate | lift repeal rescind revoke remove scrap abolish terminate end waive;
        open reopen | close shut; support back endorse welcome praise favor | oppose reject condemn denounce;
        welcome praise applaud commend hail celebrate pleased glad proud delighted
        | condemn denounce deplore decry criticize regret concerned disappointed troubled outraged appalled alarmed;
        succeed succeeded success | fail failure;
        allow permit let authorize legalize | ban prohibit forbid bar outlaw block; join enter | leave quit exit;
        accept approve pass agree | reject refuse deny veto decline; win gain | lose loss; export | import;
        begin start launch relaunch revive restart resume | end stop halt cease terminate suspend cancel freeze abandon;
        buy purchase buyer | sell seller; improve better enhance | worsen deteriorate undermine weaken;
        protect safeguard | endanger threaten; include | exclude; surplus | deficit; legal lawful | illegal unlawful;
        easier ease facilitate simplify expedite | harder complicate hinder hamper restrict delay slow;
        largest biggest highest most | smallest lowest least; dearer costlier pricier | cheaper; above | below;
        northern north | southern south; eastern east | western west; upper | lower; public | private;
        create | destroy eliminate; confirm admit acknowledge | deny
        """.split(";")
    )
)


@cache
def poles() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """Return the stems of opposite directions."""
    return tuple((frozenset(stems(one)), frozenset(stems(other))) for one, other in OPPOSITES)


@cache
def opposites(stem: str) -> frozenset[str]:
    """Return the stems that say the opposite of one."""
    pairs = (pair for one, two in poles() for pair in ((one, two), (two, one)))
    return frozenset(other for near, far in pairs if stem in near for other in far - near) - _AMBIGUOUS


#: Stems that other words have as well: "quite" does not say that somebody quits.
_AMBIGUOUS = frozenset(stems("quit"))
# What a synonym is worth in place of the word: the figures are flat from .6 to .9 (hit@1 .90 to .875 on dev.jsonl).
_SYNONYM = 0.75


Phrase = tuple[str, ...]  # the stems of its words


class Lexicon(NamedTuple):
    """What may stand for a stem or phrase; the phrases by their stems joined by "_", and by the first of these."""

    alternatives: dict[str, dict[str, float]]
    phrases: dict[str, Phrase]
    by_first: dict[str, list[Phrase]]


@cache
def lexicon() -> Lexicon:
    """Return the sets, indexed by stem."""
    alternatives: dict[str, dict[str, float]] = {}
    phrases: dict[str, Phrase] = {}
    for members in _sets():
        joined = ["_".join(member) for member in members]
        phrases.update((name, member) for name, member in zip(joined, members, strict=True) if len(member) > 1)
        for name in joined:
            alternatives.setdefault(name, {}).update(
                {other: _SYNONYM for other in joined if other not in {name, *_AMBIGUOUS}}
            )
    return Lexicon(alternatives, phrases, by_first(phrases.values()))


def by_first(phrases: Iterable[Phrase]) -> dict[str, list[Phrase]]:
    """Return phrases by the stem of their first word, the longest first."""
    found: dict[str, list[Phrase]] = {}
    for phrase in sorted(phrases, key=lambda phrase: (-len(phrase), phrase)):
        found.setdefault(phrase[0], []).append(phrase)
    return found


def _sets() -> list[list[Phrase]]:
    """Return each set as its members, each as the stems of its words."""
    sets = (one for topic in SETS.values() for one in topic.split(";"))
    return [[_row(member) for member in one.split(",")] for one in sets if one.strip()]


def _row(member: str) -> Phrase:
    return tuple(filter(None, all_stems(member)))

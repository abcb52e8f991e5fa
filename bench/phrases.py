"""What the people and programs of the benchmark mailbox say, in four languages."""

from __future__ import annotations

EN = """
date: {wd}, {d} {m} | {wd} {d} {m} {y} | {d} {m} | {wd}
day: Monday | Tuesday | Wednesday | Thursday | Friday | Saturday | Sunday
month: January | February | March | April | May | June | July | August | September | October | November | December
goods: wool jumpers | garden chairs | fountain pens | running shoes | rain coats | tea sets | desk lamps | oak shelves | linen shirts | seed boxes | bicycle bags | soap | cheese | red wine | picture books | headphones | socks | rucksacks
thing: budget | kitchen table | slide deck | shared folder | garden fence | second report | boiler | choir trip | school fair | test server | price list | house plan | summer party | spare key | road map | tax form | newsletter text | projector
mod: libtern | parsekit | oxbow | runlevel | gridfs-tools | mailsplit | netcoil | pyrill | kettle-core | fontmesh
role: Data Analyst | Software Engineer | Product Manager | Accountant | Project Coordinator | Nurse Educator | Marketing Specialist | UX Designer | Logistics Planner | Technical Writer | Research Assistant | Customer Success Manager | Mechanical Engineer | Office Manager | Backend Developer | Test Engineer
skill: SQL | Java | bookkeeping | public speaking | statistics | Python | user research | cost planning | negotiation | cloud platforms | German | copywriting
city: Northmere | Alderbay | Port Kestle | Winsford Vale | Lower Hale | Castlebrook | Eastquay | Marrowick
hi: Dear {first}, | Hi {first}, | Hello {first}, | Dear {first} {last}, | Good morning {first}, | Dear applicant,
bye: Kind regards, | Best regards, | Best wishes, | With kind regards, | All the best, | Yours sincerely, | Many thanks,
team: {org} Hiring Team | The People Team at {org} | {org} Recruitment | Talent Team, {org} | {recruiter} ¬ {org}
thanks: Thank you for applying for the {role} position at {org}. | Thanks for sending us your application for {role}. | We are grateful for the time you put into your application to {org}. | Thank you for your interest in joining {org} as {role}. | Thank you for telling us about yourself and your work.
conf.s: We have received your application for {role} | Your application to {org} | Application received: {role} ({ref}) | Thanks for applying to {org}! | {org}: your application for {role} | Confirmation of your application {ref}
conf: {thanks} {conf.got} {conf.next} ¶ {conf.end}
conf.got: This message confirms that it has reached us. | It has arrived safely and carries the number {ref}. | Your documents are now with our hiring team. | We have put your file in front of the team that is hiring.
conf.next: We read every application ourselves and expect to answer within {weeks} weeks. | If your profile fits what the team needs, somebody will call you to arrange an interview. | Should we not be able to take your application further, we will tell you by e-mail. | You will hear from us whatever the outcome. | You may follow the state of your application at {link}.
conf.end: Please do not reply to this message; this address is not read. | Until then we ask for a little patience. | In the meantime have a look at what our people write: {link}. | We look forward to getting to know you.
viewed.s: {org} viewed your application | Your application for {role} was opened | An employer has looked at your profile
viewed: Good news: {org} opened your application for {role} on {day}. {viewed.tip} | A recruiter of {org} has looked at your profile. {viewed.tip} | Your application {ref} was viewed today. {viewed.tip}
viewed.tip: Employers who are interested usually write within {weeks} weeks. | Keep your profile up to date at {link}. | You do not need to do anything now.
action.s: Action needed: your application for {role} | Please complete your application at {org} | One document is missing ({ref})
action: {thanks} {action.ask} {action.until}
action.ask: To go on we still need a copy of your certificates. | Your form is not complete: please add your earliest starting date and the pay you expect. | Could you upload your references at {link}? | Before we can read your application you need to confirm your right to work: {link}.
action.until: Please do so by {day}. | Without it we cannot go on. | The link is valid for {weeks} weeks.
int.s: Interview for {role} at {org} | Invitation to an interview | Your application for {role}: next step | Let us talk: {role} | Interview on {day} | Second conversation with {org}
int: {int.why} {int.what} ¶ {int.how} {int.end}
int.why: We liked reading your application and would like to know more. | Thank you again for our first conversation; the team would like to see you once more. | Your experience caught our eye. | The team would be glad to meet you.
int.what: I would like to invite you to an interview on {day} at {time}. | Would {day} at {time} suit you for a call of half an hour? | Could we meet on {day}, {time}, in our office in {city}? | Please pick a time for the interview here: {link}. | I suggest {day} at {time}, or the day after.
int.how: You will meet {recruiter} and the head of the team. | The call will be by video: {link}. | The conversation takes about an hour and there is nothing to prepare. | We will talk about your past projects and about the position. | Bring questions; we will leave time for them.
int.end: Please let me know whether that works. | A short confirmation is enough. | If the time does not suit, suggest another. | We look forward to meeting you.
test.s: Your assessment for {role} | Next step: a task for you | Coding exercise for {org} | Online test: {role} ({ref})
test: {thanks} {test.what} {test.how} {test.end}
test.what: As a next step we ask all candidates to solve a small task. | We invite you to take an online assessment. | Please record short answers to five questions by video. | The next stage is an exercise close to our daily work.
test.how: You find it here: {link}. It takes about {months} hours. | Start whenever you like at {link}; once started, the clock runs. | The instructions are attached to this link: {link}.
test.end: Please hand it in by {day}. | There are no trick questions. | Send us the result when you are ready, at the latest by {day}. | Tell us if you need an adjustment.
no.s: Your application for {role} | Update on your application at {org} | {org}: your application {ref} | News about your application | Regarding the {role} position | Outcome of your interview with {org} | Your application
no: {no.thanks} {no.verdict} {no.reason} ¶ {no.door} {no.wish}
no.thanks: {thanks} | {thanks} We enjoyed reading it. | It was good to speak with you, and thank you for your patience. | Thank you for coming to see us in {city}. | We know that waiting for an answer is no fun, so here it is.
no.verdict: Unfortunately we will not be taking your application further. | We are sorry to say that you have not been selected for this role. | After long discussion the team has decided in favour of another candidate. | I regret that we cannot offer you the position of {role}. | This time we have chosen to continue with other applicants. | Sadly your application was not successful on this occasion. | We have decided not to invite you to an interview.
no.reason: ~ | ~ | ~ | We received more than three hundred applications for a single place. | Other candidates came closer to what we need at present. | The role asks for more years of leading a team than your CV shows. | We were looking for stronger knowledge of {skill}. | The position has been filled in the meantime. | An internal candidate has taken the role. | Our budget was cut and the opening has been withdrawn. | For this post a work permit is required already on the first day. | Your pay expectation lies above our range. | We need somebody who can be in {city} three days a week.
no.door: ~ | ~ | We would like to keep your details for {months} months in case something suitable opens. | Please keep an eye on our openings at {link} and apply again. | Join our talent community at {link}. | If you would like feedback, reply to this message and I will call you. | We think you may fit our {role2} opening better; shall I pass your CV on? | Do stay in touch.
no.wish: We wish you every success with your search. | All the best for what comes next. | Good luck, and thank you again for your interest. | We hope you soon find a place that suits you.
hold.s: Delay in the process for {role} | Your application is on hold | {org}: a short update on {role}
hold: {thanks} {hold.why} {hold.next}
hold.why: The opening has been paused until the new budget is agreed. | The decision is taking longer than planned. | We had to put the process on hold for a while.
hold.next: I will write again in about {weeks} weeks. | Your application stays with us. | There is nothing you need to do.
offer.s: Your offer from {org} | Job offer: {role} | Contract for the position of {role}
offer: I am delighted to offer you the position of {role}. {offer.terms} {offer.end} | The whole team was convinced and we would like you to join us as {role}. {offer.terms} {offer.end}
offer.terms: Your yearly pay would be {pay}, with {days} days of leave. | The draft contract is attached; the start would be on {day}. | The terms are those we spoke about.
offer.end: Please let us have your answer by {day}. | Call me with any question. | We would be very happy if you said yes.
out.s: {role} in {city}: open for a talk? | A role that could interest you | Your profile / {role} | {org} is looking for a {role}
out: {out.who} {out.what} ¶ {out.end}
out.who: I came across your profile and liked what I saw. | I look for people for {org} and your name was mentioned to me. | My name is {recruiter} and I recruit for a small number of firms around {city}. | Forgive the cold message.
out.what: My client is looking for a {role} and your background with {skill} seems a good match. | We are building a new team in {city} and need a {role}. | The position is permanent, pays around {pay} and allows two days at home.
out.end: Would you have ten minutes on {day}? | If you are curious, send me your CV. | If the time is not right, tell me and I will not write again.
reply: Thanks for your message. {reply.x} | Good to hear from you. {reply.x} | Sorry for the late answer. {reply.x}
reply.x: I have passed it on to the team and will come back to you. | That time works for us, see you then. | The team has not decided yet; I expect to know more by {day}. | To your question: the position is in {city} and could start in {months} months. | Please ask {recruiter} about the travel costs.
apply.s: Application as {role} | Application: {role} ({ref}) | {role}: my application | Interested in your opening for {role}
apply: I would like to apply for the position of {role} ({ref}). {apply.why} ¶ {apply.me} {apply.end}
apply.why: I have followed what {org} does for some time. | The description reads as if it was written for me. | A friend who works in {city} told me about it. | I am looking for a place where I can do more with {skill}.
apply.me: For the last {months} years I have worked with {skill}, mostly in small teams. | At present I look after the reports of a trading firm. | I have led two projects from the first sketch to daily use.
apply.end: My CV is attached. I would be glad to be invited to an interview. | I could start in {months} months. | You can reach me on this address at any time.
own: Thank you for the invitation. {day} at {time} suits me well. | Many thanks for getting back to me. I would be happy to talk. | Thank you for letting me know. May I ask what was missing in my application? | Thank you, I will send the documents by {day}. | Is there any news about the {role} position?
withdraw: I would like to withdraw my application for {role}, as I have accepted another offer. Thank you for your time. | Please take my application for {role} out of the process. I have enjoyed our conversations.
wack.s: Your application has been withdrawn | Withdrawal confirmed: {role}
wack: As you asked, we have withdrawn your application {ref} for {role}. You are welcome to apply again at any time. | We have closed your application for {role} at your request and will delete the documents in {months} months.
account.s: Confirm your e-mail address | Welcome to the {org} career portal | Your one-time code: {code} | Reset your password
account: Please confirm your address to finish your candidate account at {org}: {link}. The code is {code}. | Your candidate profile is ready. Sign in at {link} to manage your applications. | Somebody asked for a new password for your career account. If it was you, follow {link}.
alert.s: {n} new jobs for {role} in {city} | Your job alert: {role} | New openings for you, {first} | Jobs you may like this week | Five ways to prepare for an interview | {role}: offers from {org} and others
alert.t: Here are the latest openings that match your search. | Fresh positions from the last days. | New job offers for you, {first}. | Candidates who apply early hear back more often. | This week in our career letter: questions to ask in an interview.
alert.more: Full time, permanent | Hybrid, {pay} | Apply with one click | Be one of the first candidates | {org} is actively hiring | Posted {weeks} days ago
talk.s: {day} evening | Dinner at our place | Minutes: {thing} | The {thing} | Question about the {thing} | Train to {city} | Photos from {city} | Invoice for the {thing} | Holiday in {months} weeks | ?Application for the allotment | ?Interview with grandpa | {thing}, once more | Draft of the {thing} | Key for the flat | ?Offer from the roofer
talk: I spoke to {person} about the {thing} and we agree. | Can you bring the {thing} on {day}? | {person} will be in {city} until {day}, so let us meet at {time}. | The train to {city} leaves at {time}; I have a seat for you as well. | From what I heard the {thing} will not be ready before {day}. | We could cook something and watch the game afterwards. | The children loved the afternoon by the lake. | I moved the numbers to the second sheet, please check row {n}. | {person} is not sure about the {thing}, but I would go ahead. | ?The roofer's offer came in at {pay}, which is more than I hoped for. | ?Did you read the interview with the director in the weekend paper? | ?My visa application is still being looked at. | ?We are in a good position to finish the {thing} this month. | ?The landlord chose another applicant for the flat, sadly. | ?{person} stands as a candidate for the school council. | ?The new version of the application crashes when I open the {thing}. | I have attached nothing this time, the file is on the shared drive. | Mum asks whether you are coming on {day}. | Let me know if {time} works. | It rained all week in {city}. | ?Unfortunately {person} cannot come on {day}. | ?I regret that I sold the {thing}. | I would rather move the {thing} to {day}. | The client wants the {thing} by {day} and {person} is away. | Thanks again for your help with the {thing}. | That was a lovely evening, we should do it more often. | I put {n} on the list and asked {person} for the rest. | Please have a look at the second paragraph of the {thing}. | No hurry, next week is fine. | The doctor says it is nothing serious. | I will call you from the car at {time}.
talkhi: Hi {first}, | Hey, | Hello {first}, | Hi all, | Dear {first}, | Hi both,
talkbye: Best, | Cheers, | See you, | Love, | Thanks, | Talk soon, | Best regards,
wrote: On {date}, {who} wrote:
shop.s: {n}% off {goods} until {day} | Your {month} edit is here | Last chance: {goods} from {price} | New in: {goods} | A little something for you, {first} | The weekly letter, no. {n} | Our offer of the week: {goods} | What we are reading in {city} | Members only: early access | ?An interview with the maker of our {goods} | {first}, you left something behind
shop.t: {goods} for cold mornings | The {month} letter | Meet the maker | New {goods}, new colours | ?Offer of the week: {goods} | Five ideas for {day} | From our kitchen | What moved {city} this week | Back in stock: {goods} | Save {n}% on {goods} | The long read | Good to know
shop.d: Our {goods} are made in {city} by a family firm in its third generation. | This offer ends on {day} at midnight and cannot be combined with others. | We spoke to {person} about patience, wood and early mornings. | Light, warm and easy to wash: {goods} for every day. | Order before {time} and it ships the same day. | Choose from {n} colours and get the second piece for half the price. | ?In this interview {person} explains why small shops matter. | Members collect double points on {goods} until {day}. | ?The council of {city} votes on the new bridge; three candidates remain. | A soup, a salad and a cake: all you need for a slow {day}. | Our editors picked {n} books about long journeys. | ?Apply the oil in a thin layer and let it dry over night. | From {city} to the sea in {months} hours, and what to see on the way. | ?A strong position for small savers? What the new rules mean. | Free delivery on all orders above {price}. | The exhibition in {city} runs until the end of {month}.
shop.go: Shop now | Read more | Discover the offer | See all {goods} | Book a place | Get it for {price} | Continue reading
order.s: Your order {ref} | Order {ref} has shipped | Payment of {price} received | Your statement for {month} | Invoice {ref} | Security code: {code} | Your parcel arrives on {day} | Your subscription renews on {day} | New sign-in from {city} | Your credit card application | Card payment at {org} | Booking {ref} confirmed
order.t: Thank you for your order. We will write again as soon as it leaves our house in {city}. | Your parcel is on its way and should reach you on {day}. | A payment of {price} was made with your card at {org}. | Your statement for {month} is ready in your mailbox. | Your code is {code}. It is valid for ten minutes; never give it to anybody. | Your subscription renews on {day} for {price}. | We have received your application for a credit card and will decide within {weeks} days. | Somebody signed in from {city}. If it was not you, change your password. | The driver could not find you and left the parcel with {person}. | Your claim {ref} has been accepted and {price} will be paid out. | Unfortunately the {goods} you ordered are not available; the amount has been refunded. | Your tariff changes on {day}. Have a look at our new offer.
order.e: Questions? Our help pages answer most of them. | Please do not reply to this message. | Keep this message for your records. | You can return everything within {n} days.
social.s: {person} sent you a message | {person} liked your post | {n} people viewed your profile | You have {n} new notifications | ?{person} started a new position | {person} commented on your photo | Memories from {month} | {person} invited you to an event
social: {person} commented: "{talk}" | {person} and {n} others liked what you wrote. | ?{person} started a new position as {role} at {org}. Congratulate! | {n} people looked at your profile this week. | {person} posted in {city} walkers: "{talk}" | You may know {person}, {role} at {org}. | An event near {city}: open evening of the {thing} group on {day}.
list.s: segfault in {mod} when {thing} is empty | ?[PATCH v{weeks}] {mod}: fix cursor position | ?Release candidate {n} is out | [ANN] {mod} 2.{n} | ?{mod}: application hangs at exit | RFC: drop the old {mod} interface | Is anybody hiring maintainers? | Building {mod} on small machines | Meeting notes {month} | {mod} documentation
list: ?The application links against {mod} and fails with error {n}. | ?I can reproduce this with release candidate {weeks}, but not with the one before. | ?The cursor position is wrong by one after the call. | From my reading of {mod} the lock is taken twice. | Patch looks good to me, apart from the name in line {n}. | Could you run it again under the debugger and post the trace? | This has been so since 1.{n}, see the log. | ?I offer to review the change if somebody writes the test. | ?-1 from me, it breaks the interface for every application that uses {mod}. | We had {n} reports in {month}, most of them from one distribution. | ?A better candidate for inlining would be the loop in {mod}. | Thanks, applied. | ?In the interview with the board somebody asked about funding. | ?The position of the project has not changed: no new dependencies. | Please do not top-post on this list. | ?Unfortunately this breaks the build of {mod}. | I measured {n} ms before and {weeks} ms after. | The manual says otherwise, and so does the comment in {mod}. | Has anybody tried this on big-endian?
cal.s: Invitation: {thing} @ {day} {time} | Accepted: {thing} | Updated invitation: {thing} | Your tickets for {city} ({ref}) | Cancelled: {thing} | Your booking {ref}
cal: {person} has invited you to {thing} on {day} at {time}. | Your ticket to {city} is attached. Please be at the gate {n} minutes before. | The time of {thing} has changed to {time}.
"""

DE = """
date: {wd}, {d}. {m} | {d}. {m} {y} | {wd}, den {d}. {m}
day: Montag | Dienstag | Mittwoch | Donnerstag | Freitag | Samstag | Sonntag
month: Januar | Februar | März | April | Mai | Juni | Juli | August | September | Oktober | November | Dezember
goods: Wollpullover | Gartenstühle | Füller | Laufschuhe | Regenjacken | Teekannen | Leinenhemden | Rucksäcke | Käse | Bücher
role: Sachbearbeiter/in Einkauf | Softwareentwickler (m/w/d) | Datenanalystin | Projektleitung (m/w/d) | Buchhalter/in | Referent Öffentlichkeitsarbeit (w/m/d) | Pflegefachkraft | Bauzeichner/in
skill: SAP | Buchführung | Java | Statistik | Vertrieb | Englisch | Bauplanung
city: Niederau | Grünwalde | Steinfurtheim | Oberkirchen | Hafenstedt | Lindenburg
hi: Hallo {first}, | Guten Tag {first} {last}, | Sehr geehrte/r {first} {last}, | Liebe/r {first}, | Guten Tag,
bye: Mit freundlichen Grüßen | Freundliche Grüße | Viele Grüße | Beste Grüße | Herzliche Grüße aus {city}
team: Ihr Team von {org} | {org}, Personalabteilung | {recruiter} ¬ {org} | Recruiting, {org}
thanks: vielen Dank für Ihre Bewerbung als {role}. | wir danken Ihnen für Ihr Interesse an {org} und an der Stelle {role}. | danke, dass Sie sich bei uns beworben haben. | herzlichen Dank für Ihre Unterlagen zur Stelle {role} ({ref}).
conf.s: Eingang Ihrer Bewerbung als {role} | Ihre Bewerbung bei {org} | Bewerbung {ref}: Bestätigung | Danke für Ihre Bewerbung
conf: {thanks} {conf.got} {conf.next}
conf.got: Sie ist gut bei uns angekommen. | Ihre Unterlagen liegen nun der Fachabteilung vor. | Wir führen sie unter der Nummer {ref}.
conf.next: Die Prüfung dauert etwa {weeks} Wochen. | Wir melden uns, sobald es Neues gibt. | Passt Ihr Profil, laden wir Sie zu einem Gespräch ein; andernfalls erhalten Sie eine Absage per E-Mail. | Den Stand sehen Sie unter {link}.
viewed.s: {org} hat Ihre Bewerbung angesehen | Ihr Profil wurde aufgerufen
viewed: {org} hat Ihre Bewerbung als {role} am {day} geöffnet. | Jemand von {org} hat sich Ihr Profil angesehen. Näheres unter {link}.
action.s: Bitte ergänzen Sie Ihre Bewerbung | Fehlende Unterlagen ({ref})
action: {thanks} Uns fehlen noch Ihre Zeugnisse. Bitte laden Sie sie bis {day} hoch: {link}. | {thanks} Bitte nennen Sie uns Ihren frühesten Eintritt und Ihre Gehaltsvorstellung.
int.s: Einladung zum Vorstellungsgespräch | Kennenlernen: {role} | Ihr Gespräch am {day} | Nächster Schritt Ihrer Bewerbung
int: {int.why} {int.what} ¶ {int.how} {int.end}
int.why: Ihre Bewerbung hat uns neugierig gemacht. | das erste Gespräch hat uns gut gefallen. | wir möchten Sie gern kennenlernen.
int.what: Wir laden Sie für {day} um {time} Uhr nach {city} ein. | Hätten Sie am {day} um {time} Uhr Zeit für ein Telefonat? | Bitte wählen Sie unter {link} einen Termin für das Gespräch.
int.how: Von unserer Seite nimmt {recruiter} teil. | Das Gespräch dauert etwa eine Stunde. | Wir sprechen per Video: {link}.
int.end: Bitte bestätigen Sie kurz. | Wir freuen uns auf Sie. | Passt der Termin nicht, nennen Sie uns bitte einen anderen.
test.s: Eine Aufgabe für Sie | Online-Test zur Stelle {role}
test: {thanks} Als nächsten Schritt bitten wir Sie um einen Online-Test: {link}. Bitte schließen Sie ihn bis {day} ab. | {thanks} Wir bitten alle um eine kleine Arbeitsprobe; die Aufgabe finden Sie unter {link}.
no.s: Ihre Bewerbung als {role} | Ihre Bewerbung bei {org} | Rückmeldung zu Ihrer Bewerbung {ref} | Absage {role}
no: {thanks} {no.verdict} {no.reason} ¶ {no.door} {no.wish}
no.verdict: Leider können wir Ihnen keine positive Nachricht geben. | Wir haben uns für eine andere Person entschieden. | Leider können wir Sie im weiteren Verfahren nicht berücksichtigen. | Nach reiflicher Überlegung müssen wir Ihnen heute absagen. | Zu unserem Bedauern kommen Sie für diese Stelle nicht in die engere Wahl.
no.reason: ~ | ~ | ~ | Uns haben sehr viele Bewerbungen erreicht. | Andere Profile kommen unseren Anforderungen näher. | Für die Aufgabe brauchen wir mehr Erfahrung mit {skill}. | Die Stelle ist inzwischen besetzt. | Die Stelle wird aus Kostengründen nicht besetzt. | Wir haben intern eine Lösung gefunden. | Ihre Gehaltsvorstellung liegt über unserem Rahmen.
no.door: ~ | ~ | Gern bewahren wir Ihre Unterlagen {months} Monate auf. | Schauen Sie gern wieder auf {link} vorbei und bewerben Sie sich erneut. | Wenn Sie eine Rückmeldung wünschen, rufen Sie mich an. | Dürfen wir Sie in unseren Talentpool aufnehmen?
no.wish: Für Ihren weiteren Weg wünschen wir Ihnen alles Gute. | Wir wünschen Ihnen viel Erfolg bei Ihrer Suche. | Alles Gute für Sie.
hold.s: Zwischenstand: {role} | Ihre Bewerbung: Verzögerung
hold: {thanks} Die Entscheidung verzögert sich leider um einige Wochen. | {thanks} Das Verfahren ruht, bis der neue Haushalt beschlossen ist.
offer.s: Unser Angebot: {role} | Vertragsangebot von {org}
offer: wir freuen uns, Ihnen die Stelle als {role} anzubieten. Das Jahresgehalt beträgt {pay}. Bitte antworten Sie bis {day}.
out.s: {role} in {city} | Ihr Profil und eine offene Stelle
out: ich bin auf Ihr Profil gestoßen. Für ein Haus in {city} suche ich eine Verstärkung als {role}; geboten werden {pay}. Hätten Sie am {day} Zeit für ein kurzes Gespräch? | mein Name ist {recruiter}, ich suche für {org} Menschen mit Erfahrung in {skill}. Darf ich Ihnen mehr erzählen?
reply: danke für Ihre Nachricht. {reply.x}
reply.x: Der Termin passt, bis dann. | Ich habe es an die Fachabteilung weitergegeben. | Eine Entscheidung erwarte ich bis {day}.
apply.s: Bewerbung als {role} | Bewerbung {ref}
apply: hiermit bewerbe ich mich um die Stelle als {role} ({ref}). Seit {months} Jahren arbeite ich mit {skill}. ¶ Meinen Lebenslauf finden Sie anbei. Über eine Einladung zum Gespräch freue ich mich. | Ihre Anzeige für {role} hat mich sofort angesprochen. Ich könnte in {months} Monaten beginnen.
own: vielen Dank für die Einladung, {day} um {time} Uhr passt gut. | danke für die Rückmeldung. Dürfte ich erfahren, woran es lag? | gibt es schon Neues zu meiner Bewerbung als {role}?
withdraw: ich ziehe meine Bewerbung als {role} zurück, da ich eine andere Stelle angenommen habe.
wack.s: Rücknahme Ihrer Bewerbung
wack: wir haben Ihre Bewerbung {ref} wie gewünscht zurückgezogen und löschen Ihre Daten in {months} Monaten.
account.s: Bitte bestätigen Sie Ihre E-Mail-Adresse | Ihr Zugang zum Bewerberportal
account: Ihr Bewerberkonto bei {org} ist fast fertig. Bitte bestätigen Sie Ihre Adresse: {link}. Der Code ist {code}.
alert.s: {n} neue Stellen: {role} | Ihr Suchauftrag {role} in {city}
alert.t: Diese Stellenangebote passen zu Ihrer Suche. | Neue Jobs der letzten Tage.
alert.more: Vollzeit, unbefristet | Jetzt bewerben | Vor {weeks} Tagen veröffentlicht | {pay} im Jahr
talk.s: {day} Abend | Protokoll | Grillen am See | Frage zur Rechnung | Zug nach {city} | ?Bewerbung um den Kitaplatz | ?Angebot vom Maler
talk: Kommst du am {day} auch? | {person} bringt den Salat mit. | Der Zug nach {city} fährt um {time} Uhr. | ?Das Angebot vom Maler liegt bei {pay}. | ?Unsere Bewerbung um die Wohnung war leider nicht erfolgreich. | ?Die Absage vom Verein kam gestern. | Bitte schau dir Zeile {n} noch einmal an. | Oma fragt, wann du wieder in {city} bist. | Das Gespräch mit der Lehrerin war gut. | Danke dir für die Hilfe. | Ich rufe dich um {time} Uhr an.
talkhi: Hallo {first}, | Lieber {first}, | Hi, | Servus {first},
talkbye: LG | Viele Grüße | Bis bald | Liebe Grüße
wrote: Am {date} schrieb {who}:
shop.s: {n} % auf {goods} | Unser Angebot der Woche | Neu eingetroffen: {goods} | Nur bis {day} | Ihr Brief aus {city}
shop.t: {goods} für kalte Tage | Neu bei uns | ?Angebot der Woche | Aus unserer Küche | Wieder da: {goods} | Gut zu wissen
shop.d: Unsere {goods} entstehen in einer kleinen Werkstatt in {city}. | ?Das Angebot gilt bis {day} um Mitternacht. | Wer bis {time} Uhr bestellt, hält das Paket morgen in Händen. | Im Gespräch erzählt {person}, warum Geduld beim Handwerk hilft. | Ab {price} liefern wir ohne Versandkosten. | Wählen Sie aus {n} Farben.
shop.go: Jetzt ansehen | Weiterlesen | Zum Angebot | Ab {price}
order.s: Ihre Bestellung {ref} | Rechnung {ref} | Ihr Paket kommt am {day} | Ihr Kontoauszug | Ihr Antrag auf eine Kreditkarte
order.t: vielen Dank für Ihre Bestellung. Wir melden uns, sobald sie unser Lager in {city} verlässt. | Ihr Paket kommt voraussichtlich am {day}. | Ihre Zahlung über {price} ist eingegangen. | Ihr Antrag wird geprüft; leider dauert das zurzeit {weeks} Wochen. | Leider ist der Artikel nicht mehr lieferbar.
order.e: Bitte antworten Sie nicht auf diese Nachricht. | Sie können alles binnen {n} Tagen zurückgeben.
"""

FR = """
date: {wd} {d} {m} | {d} {m} {y} | {wd} {d} {m} {y}
day: lundi | mardi | mercredi | jeudi | vendredi | samedi | dimanche
month: janvier | février | mars | avril | mai | juin | juillet | août | septembre | octobre | novembre | décembre
goods: pulls en laine | chaises de jardin | stylos | chaussures | théières | chemises en lin | fromages | livres
role: Chargé·e de projet | Comptable | Développeur (H/F) | Analyste de données | Assistante de direction | Ingénieur qualité | Responsable communication
skill: gestion de paie | Java | statistique | anglais | rédaction | achats
city: Valbrune | Saint-Aubry | Montferrand-le-Lac | Port-Clair | Rochebelle
hi: Bonjour {first}, | Madame, Monsieur, | Bonjour, | Cher/Chère {first},
bye: Cordialement, | Bien cordialement, | Bien à vous, | Avec nos salutations les meilleures,
team: L'équipe recrutement de {org} | {recruiter} ¬ {org} | {org}, ressources humaines
thanks: Nous vous remercions de votre candidature au poste de {role}. | Merci de l'intérêt que vous portez à {org}. | Vous avez postulé chez nous comme {role} et nous vous en remercions.
conf.s: Votre candidature : {role} | Nous avons bien reçu votre candidature | {org} : accusé de réception ({ref})
conf: {thanks} {conf.got} {conf.next}
conf.got: Elle nous est bien parvenue. | Votre dossier porte le numéro {ref}. | L'équipe concernée va la lire avec attention.
conf.next: Une réponse vous sera donnée sous {weeks} semaines. | Si votre profil convient, nous vous appellerons. | Suivez votre dossier ici : {link}. | Sans nouvelles de notre part d'ici {months} mois, considérez que nous n'avons pas pu donner suite.
viewed.s: {org} a consulté votre candidature
viewed: {org} a ouvert votre candidature au poste de {role} le {day}. Plus d'informations : {link}.
action.s: Votre dossier est incomplet ({ref})
action: {thanks} Il nous manque encore vos diplômes ; merci de les déposer avant le {day} : {link}.
int.s: Invitation à un entretien | Entretien pour le poste de {role} | Faisons connaissance
int: {int.why} {int.what} {int.end}
int.why: Votre parcours nous a intéressés. | Notre premier échange a plu à l'équipe. | Nous aimerions vous rencontrer.
int.what: Seriez-vous libre le {day} à {time} pour un entretien à {city} ? | Je vous propose un appel vidéo le {day} à {time} : {link}. | Choisissez un créneau ici : {link}.
int.end: Merci de confirmer. | {recruiter} sera présent·e. | Au plaisir d'échanger avec vous.
test.s: Un exercice pour vous | Test en ligne : {role}
test: {thanks} L'étape suivante est un test en ligne : {link}. Merci de le terminer avant le {day}.
no.s: Votre candidature | Réponse à votre candidature : {role} | {org} : suite de votre candidature {ref}
no: {thanks} {no.verdict} {no.reason} ¶ {no.door} {no.wish}
no.verdict: Nous sommes au regret de ne pouvoir y donner une suite favorable. | Malheureusement, votre candidature n'a pas été retenue. | Nous avons choisi de poursuivre avec une autre personne. | Après réflexion, nous ne pourrons pas vous proposer ce poste.
no.reason: ~ | ~ | ~ | Nous avons reçu un très grand nombre de dossiers. | Le poste est désormais pourvu. | Une solution interne a été trouvée. | Il nous faut davantage d'expérience en {skill}. | Le recrutement est gelé pour raisons budgétaires. | D'autres profils sont plus proches de nos besoins.
no.door: ~ | ~ | Sauf avis contraire, nous gardons votre CV pendant {months} mois. | N'hésitez pas à postuler de nouveau : {link}. | Je suis à votre disposition pour un retour par téléphone.
no.wish: Nous vous souhaitons une belle réussite dans vos recherches. | Bonne continuation. | Nous vous souhaitons le meilleur pour la suite.
hold.s: Votre candidature : un peu de retard
hold: {thanks} La décision est repoussée de quelques semaines ; votre dossier reste ouvert.
offer.s: Notre proposition : {role}
offer: Nous avons le plaisir de vous proposer le poste de {role}, pour {pay} par an. Merci de nous répondre avant le {day}.
out.s: {role} à {city} | Votre profil
out: Je recrute pour une maison de {city} qui cherche une personne comme {role}. Votre pratique de {skill} m'a fait penser à vous. Auriez-vous dix minutes le {day} ?
reply: Merci pour votre message. {reply.x}
reply.x: L'horaire nous convient, à bientôt. | L'équipe n'a pas encore tranché ; je reviens vers vous avant le {day}.
apply.s: Candidature au poste de {role} | Candidature {ref}
apply: Je vous propose ma candidature au poste de {role} ({ref}). Je travaille depuis {months} ans avec {skill}. ¶ Mon CV est joint. Je serais heureux de vous rencontrer.
own: Merci pour l'invitation, le {day} à {time} me convient. | Merci de votre réponse. Pourriez-vous me dire ce qui a manqué ? | Avez-vous des nouvelles du poste de {role} ?
withdraw: Je souhaite retirer ma candidature au poste de {role}, ayant accepté une autre offre.
wack.s: Retrait de votre candidature
wack: Votre candidature {ref} a été retirée comme vous l'avez demandé.
account.s: Confirmez votre adresse
account: Votre espace candidat chez {org} est presque prêt. Confirmez votre adresse : {link}. Code : {code}.
alert.s: {n} offres d'emploi : {role} | Votre alerte : {role} à {city}
alert.t: Voici les offres qui correspondent à votre recherche. | Nouvelles offres de la semaine.
alert.more: CDI, temps plein | Postuler | Publiée il y a {weeks} jours
talk.s: {day} soir | Photos de {city} | Le train | Dossier de l'école | ?Offre du plombier
talk: Tu viens {day} ? | {person} apporte le dessert. | Le train pour {city} part à {time}. | ?L'offre du plombier est de {pay}. | ?Notre candidature pour l'appartement n'a pas été retenue, dommage. | ?L'entretien de la chaudière est prévu {day}. | Merci encore pour ton aide. | Je t'appelle vers {time}. | Il a plu toute la semaine.
talkhi: Salut {first}, | Coucou, | Bonjour {first},
talkbye: Bises | À bientôt | Amicalement
wrote: Le {date}, {who} a écrit :
shop.s: -{n} % sur {goods} | L'offre de la semaine | Nouveautés : {goods} | La lettre de {city}
shop.t: Nouveautés | ?L'offre du moment | La recette de {day} | ?Le grand entretien | De retour : {goods}
shop.d: ?Offre valable jusqu'au {day} à minuit. | Fabriqué à {city} par une petite maison de famille. | ?Livraison offerte dès {price}. | ?Dans cet entretien, {person} raconte ses débuts. | Un plat simple pour un {day} tranquille. | Choisissez parmi {n} couleurs.
shop.go: Découvrir | Lire la suite | J'en profite | Dès {price}
order.s: Votre commande {ref} | Facture {ref} | Votre colis arrive {day} | Votre demande de prêt
order.t: Merci pour votre commande, elle quittera bientôt notre entrepôt de {city}. | Votre colis arrivera {day}. | Votre paiement de {price} est enregistré. | Votre dossier de prêt est à l'étude. | Malheureusement, cet article n'est plus disponible.
order.e: Merci de ne pas répondre à ce message. | Vous avez {n} jours pour changer d'avis.
"""

ES = """
date: {wd} {d} de {m} | {d} de {m} de {y}
day: lunes | martes | miércoles | jueves | viernes | sábado | domingo
month: enero | febrero | marzo | abril | mayo | junio | julio | agosto | septiembre | octubre | noviembre | diciembre
goods: jerséis de lana | sillas de jardín | plumas | zapatillas | teteras | camisas de lino | quesos | libros
role: Analista de datos | Contable | Desarrolladora | Técnico de calidad | Responsable de producto | Administrativo/a | Diseñadora gráfica
skill: contabilidad | Java | inglés | estadística | ventas | redacción
city: Villaclara | Puerto Nieve | San Telmo del Río | Valdearce
hi: Hola {first}: | Estimado/a {first}: | Buenos días, {first}: | Hola:
bye: Un saludo, | Saludos cordiales, | Atentamente, | Gracias y un saludo,
team: Equipo de selección de {org} | {recruiter} ¬ {org} | {org}, personas y talento
thanks: Gracias por presentarte al puesto de {role}. | Te agradecemos tu interés en {org}. | Hemos leído con atención tu candidatura para {role}. | Gracias por el tiempo que has dedicado a tu solicitud.
conf.s: Hemos recibido tu candidatura | Tu candidatura en {org} | Solicitud {ref}: {role}
conf: {thanks} {conf.got} {conf.next}
conf.got: Ya está en manos del equipo. | Tu solicitud tiene el número {ref}. | Ha llegado bien.
conf.next: Te diremos algo en unas {weeks} semanas. | Si tu perfil encaja, te llamaremos para una entrevista. | Puedes ver el estado en {link}.
viewed.s: {org} ha visto tu candidatura
viewed: {org} abrió tu candidatura para {role} el {day}. Más en {link}.
action.s: Falta un documento ({ref})
action: {thanks} Nos falta tu título; súbelo antes del {day} en {link}, por favor.
int.s: Invitación a una entrevista | Entrevista para {role} | Hablamos el {day}
int: {int.why} {int.what} {int.end}
int.why: Nos ha gustado tu trayectoria. | El equipo quiere conocerte. | La primera charla fue muy buena.
int.what: ¿Podrías venir a {city} el {day} a las {time}? | Te propongo una videollamada el {day} a las {time}: {link}. | Elige una hora para la entrevista en {link}.
int.end: Confírmame, por favor. | Estará también {recruiter}. | Tenemos muchas ganas de hablar contigo.
test.s: Una prueba para ti | Prueba en línea: {role}
test: {thanks} El siguiente paso es una prueba en línea: {link}. Tienes hasta el {day}.
no.s: Tu candidatura | Novedades sobre tu solicitud de {role} | {org}: tu proceso {ref}
no: {thanks} {no.verdict} {no.reason} ¶ {no.door} {no.wish}
no.verdict: Sentimos decirte que no seguimos adelante con tu candidatura. | Lamentablemente no has sido seleccionado/a. | En esta ocasión hemos elegido a otra persona. | Por desgracia no podemos ofrecerte el puesto.
no.reason: ~ | ~ | ~ | Hemos recibido muchísimas solicitudes. | El puesto ya está cubierto. | Buscamos más experiencia con {skill}. | La vacante se ha cancelado por presupuesto. | Otros perfiles se acercan más a lo que buscamos.
no.door: ~ | ~ | Guardaremos tu currículum durante {months} meses. | Te animamos a presentarte a otras ofertas en {link}. | Si quieres comentarios, escríbeme y te llamo.
no.wish: Te deseamos mucha suerte en tu búsqueda. | Mucho éxito en lo que venga. | Que te vaya muy bien.
hold.s: Retraso en el proceso de {role}
hold: {thanks} La decisión se retrasa unas semanas; tu candidatura sigue abierta.
offer.s: Nuestra oferta: {role}
offer: Nos alegra ofrecerte el puesto de {role}, con {pay} al año. Esperamos tu respuesta antes del {day}.
out.s: {role} en {city} | Tu perfil
out: He visto tu perfil y busco a alguien como {role} para una empresa de {city}. ¿Tienes diez minutos el {day}? | Me llamo {recruiter} y trabajo para {org}. Tu experiencia con {skill} nos interesa.
reply: Gracias por tu mensaje. {reply.x}
reply.x: Esa hora nos va bien. | Todavía no hay decisión; te escribo antes del {day}.
apply.s: Candidatura para {role} | Solicitud {ref}
apply: Me gustaría presentarme al puesto de {role} ({ref}). Llevo {months} años trabajando con {skill}. ¶ Adjunto mi currículum. Me encantaría hablar con vosotros.
own: Gracias por la invitación, el {day} a las {time} me va bien. | Gracias por avisar. ¿Podrías decirme qué faltó? | ¿Hay novedades sobre el puesto de {role}?
withdraw: Quiero retirar mi candidatura para {role}, pues he aceptado otra oferta.
wack.s: Retirada de tu candidatura
wack: Hemos retirado tu candidatura {ref} como pediste.
account.s: Confirma tu correo
account: Tu cuenta de candidato en {org} está casi lista. Confirma tu dirección: {link}. Código: {code}.
alert.s: {n} ofertas de empleo: {role} | Tu alerta: {role} en {city}
alert.t: Estas ofertas encajan con tu búsqueda. | Nuevas ofertas de la semana.
alert.more: Jornada completa | Inscríbete | Publicada hace {weeks} días
talk.s: El {day} | Fotos de {city} | El tren | ?Solicitud de la beca
talk: ¿Vienes el {day}? | {person} trae el postre. | El tren a {city} sale a las {time}. | ?La oferta del pintor es de {pay}. | ?La solicitud de la beca sigue en trámite. | ?¿Has leído la entrevista del domingo? | Gracias por tu ayuda. | Te llamo a las {time}. | Aquí llueve desde el {day}.
talkhi: Hola {first}: | ¡Hola! | Buenas, {first}:
talkbye: Un abrazo | Besos | Hasta pronto
wrote: El {date}, {who} escribió:
shop.s: {n} % en {goods} | La oferta de la semana | Novedades: {goods} | La carta de {city}
shop.t: Novedades | ?Oferta de la semana | La receta del {day} | ?La entrevista | Vuelve: {goods}
shop.d: ?La oferta termina el {day} a medianoche. | Hecho en {city} por una casa familiar. | Envío gratis desde {price}. | ?En esta entrevista, {person} habla de sus comienzos. | Elige entre {n} colores. | Una sopa sencilla para un {day} tranquilo.
shop.go: Ver más | Comprar | Seguir leyendo | Desde {price}
order.s: Tu pedido {ref} | Factura {ref} | Tu paquete llega el {day} | Tu solicitud de préstamo
order.t: Gracias por tu pedido; pronto saldrá de nuestro almacén de {city}. | Tu paquete llega el {day}. | Hemos recibido tu pago de {price}. | Tu solicitud de préstamo está en estudio. | Lamentablemente el artículo ya no está disponible.
order.e: Por favor, no respondas a este mensaje. | Tienes {n} días para devolverlo.
"""

NAMES = """
first: Ada | Bela | Cora | Dario | Edda | Farid | Gesa | Hugo | Ines | Jonas | Kira | Lorenz | Maud | Nils | Oona | Pavel | Quirin | Rosa | Selma | Tariq | Ute | Vera | Wanda | Xenia | Yusuf | Zoë | Anselm | Berit | Cléo | Dörte | Elif | Fenja
last: Abelson | Brandt | Corrigan | Delmar | Eklund | Fairweather | Grünberg | Hollis | Iversen | Jansson | Kowalke | Lindqvist | Marchetti | Norling | Okafor | Peralta | Quade | Rosenow | Saltmarsh | Thibault | Ullmann | Vasquez | Wetherby | Yilmaz | Zander | Müllerin
stems: Amber | Birch | Cinder | Dover | Elder | Flint | Glen | Harbour | Ivory | Juniper | Kelp | Lark | Maple | North | Orchard | Pebble | Quarry | Raven | Sable | Thistle | Umber | Violet | Willow | Yarrow
tails: mark | field | works | ley | soft | line | gate | med | point | logic | stone | craft | wick | port
"""

"""The words with which seekers write down how an application stands: one place for all.

Each line gives for a sign the words that stand for it, apart by commas, in four languages together.
Capitals, accents and marks do not matter. `statuses.py` says what the signs come to; a word that stands nowhere here is
shown to the seeker and asked for, never guessed.
"""

from __future__ import annotations

WORDS: dict[str, str] = {
    "rejected": """
        no longer considered, no longer being considered, absage ohne begründung, refus automatique, absagedatum,
        application rejected, resume rejected, cv rejected, bewerbung abgelehnt, rejected, rejection, reject, rej,
        rejection email, rejection letter, auto reject, auto rejected, auto rejection, turned down, denied,
        declined by company, not selected, unsuccessful, not moving forward, not proceeding, passed over, not a fit,
        dinged, refused, no longer under consideration, not shortlisted, cut, rejected after, got rejected, lost,
        they said no, closed rejected, absage, absagen, abgesagt, abgelehnt, ablehnung, absage erhalten,
        absage bekommen, absage per mail, abs, raus, nicht genommen, nicht berücksichtigt, standardabsage, refus,
        refusé, refusée, rejeté, rejetée, négatif, réponse négative, refus reçu, non retenu, non retenue,
        pas retenu, pas retenue, candidature rejetée, candidature refusée, rechazado, rechazada, rechazo, negativo,
        no seleccionado, no seleccionada, descartado, descartada, denegado, denegada, rechazaron
    """,
    "refused_offer": """
        declined offer, offer declined, i declined, rejected offer, turned down offer, offer turned down,
        declined the offer, refused offer, rejected the offer, refused the offer, turned the offer down,
        angebot abgelehnt, abgelehntes angebot, ich habe abgelehnt, offre refusée, offre déclinée, refusé l'offre,
        décliné l'offre, oferta rechazada, rechacé la oferta, rechazada la oferta, decliné la oferta,
        oferta declinada
    """,
    "declined": "declined, decline, i said no, dankend abgelehnt, décliné, déclinée, declinado, declinada",
    "withdrawn": """
        withdrawn by me, rejected by me, declined by me, abgelehnt von mir, von mir abgelehnt, refusé par moi,
        withdrew, withdrawn, withdraw, i withdrew, pulled out, withdrew application, application withdrawn,
        dropped out, cancelled by me, zurückgezogen, bewerbung zurückgezogen, selbst zurückgezogen, rückzug,
        von mir abgesagt, retiré, retirée, candidature retirée, désisté, désistement, retirado, retirada, me retiré,
        candidatura retirada, desistí
    """,
    "offer": """
        offer, offered, offer received, job offer, got offer, got the job, offer accepted, accepted, accepted offer,
        hired, offer extended, verbal offer, written offer, signed, angebot, zusage, zugesagt, angebot erhalten,
        angenommen, eingestellt, vertrag, angebot angenommen, offre, offre reçue, embauché, embauchée, acceptée,
        offre acceptée, proposition, réponse positive, oferta, oferta recibida, contratado, contratada,
        oferta aceptada, aceptada
    """,
    "interview": """
        interview, interviews, interviewed, interviewing, interview invite, interview invitation,
        invited to interview, gespräch, gespräche, vorstellungsgespräch, bewerbungsgespräch, interviewt, einladung,
        eingeladen, einladung zum gespräch, vg, kennenlerngespräch, probearbeiten, probetag, entretien, entretiens,
        entrevue, entretien d'embauche, entrevista, entrevistas, entrevistado, entrevistada, video interview,
        zoom interview, video call, hm interview, hiring manager interview, technical interview, tech interview,
        technical, onsite, on site, on site interview, onsite interview, panel, panel interview, superday,
        virtual onsite, fachgespräch, entretien technique, entretien visio, entretien rh, entrevista técnica,
        entrevista con rrhh, hiring manager call, assessment center, hm call, coffee chat
    """,
    "screen": """
        phone screen, phone interview, phone call, screening call, recruiter call, recruiter screen, hr screen,
        hr call, hr interview, screening, phone, initial call, intro call, screen, telefoninterview, telefonat,
        telefongespräch, erstgespräch, telefonisches interview, entretien téléphonique,
        préqualification téléphonique, appel, appel rh, appel téléphonique, entrevista telefónica, llamada,
        llamada telefónica, llamada con rrhh, pre screen, prescreen
    """,
    "final": """
        final, last, letzte, letztes, letzter, finale, finales, dernier, dernière, final interview, último, última
    """,
    "round": "round, rounds, stage, r, runde, runden, stufe, tour, étape, ronda, fase, phase",
    "assessment": """
        assessment, online assessment, oa, oa sent, oa received, oa completed, coding challenge, coding test,
        take home, takehome, take home test, take home assignment, case study, test, test task, homework,
        hackerrank, codility, technical test, assignment, challenge, hirevue, aufgabe, probeaufgabe, testaufgabe,
        einstellungstest, online test, onlinetest, fallstudie, test technique, exercice, étude de cas,
        test en ligne, prueba, prueba técnica, reto técnico, prueba de código, caso práctico
    """,
    "answered": """
        replied, answered, response, response received, got response, heard back, reply, reply received, contacted,
        in contact, antwort, antwort erhalten, geantwortet, rückmeldung, rückmeldung erhalten, réponse,
        réponse reçue, répondu, contacté, contactée, respuesta, respuesta recibida, respondieron, respondido,
        contactado, contactada
    """,
    "confirmed": """
        confirmed, confirmation, confirmation received, received, acknowledged, auto reply, eingangsbestätigung,
        eingang bestätigt, bestätigt, bestätigung, accusé de réception, confirmé, confirmation reçue, confirmado,
        acuse de recibo, recibido, recibida, confirmación
    """,
    "viewed": """
        viewed by recruiter, application viewed by recruiter, cv viewed, resume viewed, cv visto, viewed,
        application viewed, seen, opened, angesehen, gesehen, vue, vu, consultée, visto, vista
    """,
    "asked": """
        documents requested, info requested, more info requested, unterlagen nachgefordert, unterlagen angefordert
    """,
    "on_hold": """
        on hold, hold, paused, frozen, hiring freeze, pausiert, zurückgestellt, auf eis, en pause, suspendu,
        en pausa, suspendido, congelado, stelle pausiert, talent pool, waitlist, waitlisted, warteliste,
        en espera de decisión
    """,
    "feedback": "feedback, feedback received, feedback erhalten, retour, retour reçu, feedback recibido",
    "awaiting": """
        awaiting, waiting for, waiting on, still waiting for, warte auf, warten auf, warte noch auf, en attente de,
        attente de, esperando, a la espera de, pending
    """,
    "nothing": """
        bewerbung verschickt, bewerbung abgeschickt, rückmeldung steht aus, antwort steht aus,
        application in review, application under review, under consideration, awaiting decision, decision pending,
        without interview, application in progress, application pending, applied, apply, application sent, sent,
        submitted, application submitted, waiting, awaiting response, in progress, ongoing, active, open,
        under review, in review, reviewing, in process, processing, no response, no answer, no reply, ghosted,
        ghost, ghosted by recruiter, nothing, nothing yet, silence, not heard, no news, tbd, haven't heard back,
        never heard back, no reply yet, no response yet, no answer yet, still waiting, wip, expired,
        waiting for response, waiting for reply, waiting to hear back, waiting for answer, stale,
        closed no response, beworben, bewerbung gesendet, bewerbung raus, gesendet, abgeschickt, verschickt, offen,
        wartet, warte, warten, läuft, laufend, in bearbeitung, in prüfung, keine antwort, keine rückmeldung,
        noch keine antwort, noch keine rückmeldung, nichts gehört, ausstehend, warten auf antwort,
        warte auf antwort, warte auf rückmeldung, postulé, candidature envoyée, envoyé, envoyée, en attente,
        en cours, en attente de réponse, pas de réponse, sans réponse, aucune réponse, en cours de traitement,
        sans nouvelles, pas de nouvelles, aplicado, enviado, enviada, solicitud enviada, en espera, en proceso,
        en curso, pendiente, sin respuesta, esperando respuesta, en revisión, sin noticias, inscrito,
        candidatura enviada, ninguna respuesta, no interview, no interviews, ohne gespräch, kein gespräch,
        sans entretien, sin entrevista
    """,
    "not_sent": """
        to apply, not applied, not applied yet, not yet applied, wishlist, wish list, saved, bookmarked, interested,
        to do, todo, draft, planned, want to apply, noch nicht beworben, noch bewerben, geplant, vorgemerkt,
        merkliste, entwurf, à postuler, pas encore postulé, à envoyer, brouillon, por aplicar, por enviar, guardado,
        guardada, borrador, pendiente de enviar, skipped, did not apply, didn't apply
    """,
    "span": """
        days, day, weeks, week, months, tage, tagen, wochen, woche, monate, jours, semaines, mois, días, semanas
    """,
    "numbers": """
        first=1, second=2, third=3, fourth=4, one=1, two=2, three=3, erste=1, erstes=1, erster=1, ersten=1,
        zweite=2, zweites=2, zweiter=2, zweiten=2, dritte=3, drittes=3, dritter=3, dritten=3, premier=1, première=1,
        deuxième=2, second=2, seconde=2, troisième=3, primer=1, primera=1, segunda=2, segundo=2, tercera=3, tercer=3
    """,
    "filler": """
        within, innerhalb, h, of, online, hr, hiring manager, later, noch, geführt, erhalten, bekommen, team, again,
        position, role, post, after, following, with, at, the, a, an, by, via, email, e mail, per, from, done,
        completed, complete, passed, scheduled, booked, held, finished, upcoming, invited, to, for, on, in, date,
        then, no feedback, company, them, they, i, was, and, nach, mit, dem, der, die, das, den, im, am, vom, von,
        zum, zur, mail, erledigt, geplant für, fertig, absolviert, termin, datum, war, und, bei, leider, auf, après,
        avec, le, la, les, l, un, une, du, de, d, par, au, fait, passé, prévu, planifié, et, tras, después,
        después de, con, el, los, del, por, hecha, hecho, programada, hecha el, y, correo, fecha, fecha de, sorry,
        unfortunately, got, yet, now, please, interview process
    """,
}

# Marks that stand alone; others, such as a green circle, may mean anything and are asked for.
MARKS: dict[str, str] = {
    "✗": "rejected",
    "✘": "rejected",
    "❌": "rejected",
    "⛔": "rejected",
    "🚫": "rejected",
    "🔴": "rejected",
    "👎": "rejected",
    "👻": "nothing",
    "⏳": "nothing",
    "⌛": "nothing",
    "🟡": "nothing",
    "🕐": "nothing",
    "💤": "nothing",
    "🎉": "offer",
    "🥳": "offer",
    "☎": "screen",
    "📞": "screen",
}

# Before or among other words they turn them round, so nothing is read from a text with one of them.
DENIALS = (
    "not, no, never, nicht, kein, keine, keinen, ohne, pas, sans, aucun, aucune, ni, sin, nunca, maybe, vielleicht, if"
)

TICKS = """
    x, y, yes, true, 1, done, ok, ja, j, wahr, oui, o, vrai, sí, si, s, verdadero, hecho, erledigt, fait, ✓, ✔,
    ✅, ☑, 👍, attended, held
"""
CROSSES = """
    n, no, false, 0, nein, falsch, non, faux, falso, -, –, —, n/a, na, none, ./., ✗, ✘, ❌, tbd, tba, ?, ☐,
    not yet, nothing, k a, keine, null
"""

CHANNELS: dict[str, str] = {
    "direct": """
        direct, directly, company website, company site, career page, careers page, career site, website,
        company careers page, company portal, email, by email, mail, in person, own initiative, speculative,
        cold email, initiativbewerbung, initiativ, direkt, firmenwebsite, karriereseite, unternehmenswebsite,
        webseite, homepage, per mail, per e mail, site carrière, site de l'entreprise, site web,
        candidature spontanée, directement, directo, directa, página web, web de la empresa, web,
        candidatura espontánea, company page
    """,
    "board": """
        board, job board, linkedin, linked in, linkedin easy apply, easy apply, indeed, glassdoor, monster,
        stepstone, xing, ziprecruiter, dice, wellfound, angellist, otta, hired, handshake, google jobs, simplyhired,
        careerbuilder, jobbörse, arbeitsagentur, jobware, kununu, get in it, berlin startup jobs, apec,
        welcome to the jungle, wttj, hellowork, france travail, pôle emploi, meteojob, infojobs, tecnoempleo,
        computrabajo, infoempleo, jobscout24, jobs ch, karriere at, reed, totaljobs, adzuna, y combinator,
        hacker news, hn who is hiring, portal de empleo, jobteaser, cadremploi, seek
    """,
    "referral": """
        referral, referred, employee referral, friend, ex colleague, former colleague, network, networking,
        internal referral, through a friend, empfehlung, kontakt, freund, freundin, bekannte, bekannter, netzwerk,
        recommandation, cooptation, réseau, ami, amie, recomendación, referido, contacto, amigo, amiga,
        red de contactos
    """,
    "recruiter": """
        recruiter, headhunter, agency, staffing agency, recruiting agency, recruitment agency,
        third party recruiter, recruiter reached out, personalvermittler, personalvermittlung, personalberater,
        zeitarbeit, vermittler, cabinet, cabinet de recrutement, chasseur de têtes, agence, intérim, reclutador,
        agencia, consultora, ett, recruiter outreach
    """,
}

REASONS: dict[str, str] = {
    "experience": """
        experience, not enough experience, no experience, lack of experience, overqualified, underqualified,
        too junior, too senior, more experience, seniority, erfahrung, zu wenig erfahrung, fehlende erfahrung,
        überqualifiziert, unterqualifiziert, berufserfahrung, expérience, manque d'expérience, surqualifié,
        surqualifiée, pas assez d'expérience, experiencia, falta de experiencia, sobrecualificado, sobrecualificada
    """,
    "skill": """
        skill, skills, missing skills, technical skills, fähigkeiten, kenntnisse, fehlende kenntnisse, compétences,
        habilidades
    """,
    "education": """
        degree, education, no degree, qualification, abschluss, studium, ausbildung, diplôme, formation, titulación,
        título
    """,
    "language": """
        language, language skills, german, english, french, sprache, deutschkenntnisse, langue, anglais, idioma,
        idiomas, inglés
    """,
    "location": """
        location, relocation, not remote, distance, commute, standort, ort, entfernung, umzug, lieu, distancia,
        ubicación
    """,
    "permit": """
        visa, work permit, sponsorship, no sponsorship, citizenship, clearance, visum, arbeitserlaubnis,
        permis de travail
    """,
    "salary": """
        salary, pay, too expensive, salary expectations, gehalt, gehaltsvorstellung, zu teuer, salaire, prétentions,
        salario, expectativa salarial, budget
    """,
    "filled": """
        filled, position filled, already filled, role filled, besetzt, stelle besetzt, schon besetzt, pourvu,
        poste pourvu, cubierto, vacante cubierta
    """,
    "internal": """
        internal, internal candidate, internal hire, intern, intern besetzt, interner kandidat, interne,
        candidat interne, candidato interno
    """,
    "frozen": """
        hiring freeze, frozen, cancelled, position cancelled, role cancelled, role closed, position closed,
        einstellungsstopp, stelle gestrichen, gel des embauches, poste annulé, vacante cancelada, layoffs, reorg
    """,
    "competition": """
        competition, other candidate, another candidate, stronger candidate, better candidate, other candidates,
        many applicants, anderer kandidat, andere bewerber, bessere bewerber, viele bewerber, autre candidat,
        autres candidats, otro candidato, otros candidatos, went with another candidate, went with someone else
    """,
    "policy": "policy, cooldown, cooling off period, sperrfrist",
}  # fmt: skip

"""The headings that columns have in real life, by what they tell: the one place to add one.

Apart by commas, English, German, French and Spanish together. Capitals, accents and marks do not matter. Headings that
name an event ("2nd interview", "Absage am") are read with the words of `status_words.py` instead.
"""

from __future__ import annotations

from rejoinder.domain.sheets.sheet import Field

HEADINGS: dict[Field, str] = {
    Field.ORGANISATION: """
        organisation, organization, company, company name, employer, employer name, firm, business, hiring company,
        name of company, firma, firmenname, unternehmen, arbeitgeber, betrieb, name der firma,
        name des unternehmens, entreprise, société, nom de l'entreprise, employeur, boîte, empresa,
        nombre de la empresa, compañía, empleador, organización, organisme
    """,
    Field.ROLE: """
        role, job title, title, position, job, position title, job role, role title, job position,
        position applied for, vacancy, opening, stelle, position / stelle, stellenbezeichnung, jobtitel, job titel,
        stellentitel, funktion, rolle, beruf, bezeichnung, poste, intitulé, intitulé du poste, titre du poste,
        titre, offre, fonction, puesto, cargo, puesto de trabajo, título del puesto, vacante, posición, rol, emploi
    """,
    Field.REFERENCE: """
        reference, ref, job id, req id, requisition, requisition id, req, job number, job ref, reference number,
        job code, posting id, referenz, referenznummer, kennziffer, stellen id, job nr, ref nr, stellennummer,
        référence, réf, numéro de référence, n° de référence, referencia, número de referencia, código,
        id de la oferta
    """,
    Field.APPLIED: """
        applied, date applied, applied on, application date, date of application, applied date, date, date sent,
        sent, sent on, submitted, date submitted, submission date, when applied, day applied, application sent,
        applied at, beworben am, beworben, bewerbungsdatum, datum, datum der bewerbung, bewerbung am, bewerbung vom,
        gesendet am, abgeschickt am, abgeschickt, versendet am, bewerbung gesendet, bewerbung verschickt,
        date de candidature, candidature envoyée, candidature envoyée le, envoyé le, envoyée le, postulé le,
        date d'envoi, date de postulation, date candidature, fecha, fecha de aplicación, fecha de solicitud,
        fecha de candidatura, fecha de envío, aplicado el, enviado el, enviada el, solicitud enviada,
        fecha de postulación, postulado el
    """,
    Field.CHANNEL: """
        channel, how applied, how, method, application method, kanal, weg, bewerbungsweg, canal, moyen,
        canal de solicitud, applied how, art der bewerbung
    """,
    Field.VIA: """
        where i found it, where did you find it, where found it, how found, how i found it, via, source, job source,
        where found, found on, found via, applied via, applied through, site, website, platform, job board, board,
        agency, recruiter, recruiting agency, staffing agency, portal, quelle, gefunden über, gefunden auf,
        plattform, jobbörse, über, vermittler, personalvermittler, personalvermittlung, jobportal,
        source de l'offre, trouvé sur, site web, plateforme, cabinet, agence, fuente, origen, plataforma,
        encontrado en, agencia, portal de empleo, bolsa de trabajo, where did i find it
    """,
    Field.LOCATION: """
        location, city, place, office, location city, where, remote, remote onsite, work location, ort, standort,
        stadt, arbeitsort, einsatzort, lieu, ville, localisation, lieu de travail, ubicación, ciudad, lugar,
        localidad, sede
    """,
    Field.SALARY: """
        salary, salary range, pay, compensation, comp, wage, rate, pay range, salary expectation, expected salary,
        tc, salary k, gehalt, gehaltsspanne, gehaltsvorstellung, lohn, vergütung, gehaltswunsch, salaire,
        rémunération, fourchette de salaire, prétentions, prétentions salariales, salario, sueldo, rango salarial,
        remuneración, expectativa salarial
    """,
    Field.POSTING: """
        posting, job description, jd, description, job ad, job posting, ad, stellenbeschreibung, stellenanzeige,
        anzeige, beschreibung, ausschreibung, stellenausschreibung, description du poste, annonce, descriptif,
        fiche de poste, descripción, descripción del puesto, anuncio, oferta, job spec
    """,
    Field.LINK: """
        link, url, job link, posting link, link to posting, job url, link to job, application link, posting url,
        web, link zur stelle, link zur anzeige, lien, lien de l'offre, lien vers l'offre, lien annonce, enlace,
        enlace a la oferta, vínculo, url de la oferta, internet, link to job req
    """,
    Field.RESUME: """
        resume, résumé, cv, resume version, cv version, resume used, cv used, resume sent, which cv, lebenslauf,
        lebenslauf version, version du cv, cv envoyé, currículum, currículo, versión del cv, cv enviado
    """,
    Field.COVER_LETTER: """
        cover letter, letter, motivation letter, cl, cover letter sent, anschreiben, motivationsschreiben,
        lettre de motivation, lm, carta de presentación, carta, carta de motivación
    """,
    Field.ANSWERS: """
        answers, form answers, application questions, screening questions, antworten, fragen, réponses,
        réponses au formulaire, respuestas, preguntas
    """,
    Field.CONTACT: """
        contact, contact person, contact name, contacts, recruiter name, hiring manager, hr contact,
        point of contact, poc, contact email, email, e-mail, contact info, people, ansprechpartner,
        ansprechpartnerin, kontakt, kontaktperson, ansprechperson, mail, interlocuteur, interlocutrice,
        personne de contact, contacto, persona de contacto, correo, reclutador, courriel
    """,
    Field.REFERRAL: """
        referral, referred, referred by, referral name, employee referral, empfehlung, empfohlen von,
        empfohlen durch, recommandation, recommandé par, coopté, cooptation, recomendación, recomendado por,
        referido, referido por
    """,
    Field.STATUS: """
        bearbeitungsstand, bewerbungsstand, status, stage, outcome, result, state, application status,
        current status, current stage, progress, round, phase, stage reached, final outcome, decision, stand,
        ergebnis, stufe, ausgang, bewerbungsstatus, aktueller stand, runde, statut, étape, état, résultat, issue,
        suite, état de la candidature, avancement, estado, etapa, resultado, fase, situación, estatus, estado actual
    """,
    Field.REASON: """
        reason, rejection reason, reason for rejection, why rejected, reason given, why, absagegrund, grund,
        grund der absage, begründung, grund für absage, motif, motif du refus, raison, raison du refus, motivo,
        motivo del rechazo, motivo de rechazo, razón
    """,
    Field.NOTES: """
        notes, note, comments, comment, remarks, remark, misc, additional notes, other notes, thoughts, notizen,
        notiz, bemerkung, bemerkungen, kommentar, kommentare, anmerkung, anmerkungen, sonstiges, remarques,
        remarque, commentaires, commentaire, observations, notas, nota, comentarios, comentario, observaciones,
        anotaciones
    """,
    Field.FOLLOW_UP: """
        follow up, follow up date, followed up, followup, follow up on, date followed up, next follow up,
        nachfassen, nachgefasst, nachgefasst am, nachgehakt, nachgehakt am, wiedervorlage, relance, relancé le,
        date de relance, relance le, seguimiento, fecha de seguimiento
    """,
    Field.ANCHOR: "rejoinder id",
    Field.EVENTS: "rejoinder events",
    Field.DATED_NOTES: "rejoinder notes",
    Field.UNMET: "rejoinder musts not met",
}

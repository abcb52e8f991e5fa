"""Data: what the sections of résumés are called, in English, German, French and Spanish; folded, without accents."""

from __future__ import annotations

from rejoinder.domain.documents.resume import SectionKind

# One name a piece, parted by bars.
_NAMES: dict[SectionKind, str] = {
    SectionKind.SUMMARY: (
        "summary|profile|about|about me|objective|career objective|career summary|professional summary|executive "
        "summary|"
        "personal statement|personal profile|professional profile|introduction|overview|summary of qualifications|"
        "career profile|"
        "profil|kurzprofil|uber mich|zusammenfassung|berufliches profil|zielsetzung|personliches profil|"
        "kurzvorstellung|"
        "resume|a propos|a propos de moi|profil professionnel|objectif|objectif professionnel|accroche|presentation|"
        "perfil|perfil profesional|resumen|resumen profesional|sobre mi|objetivo|objetivo profesional|extracto|"
        "presentacion"
    ),
    SectionKind.EXPERIENCE: (
        "experience|work experience|professional experience|employment|employment history|work history|career "
        "history|career|"
        "job history|positions held|professional background|work|jobs|internships|internship experience|practical "
        "experience|"
        "employment experience|working experience|industry experience|teaching experience|clinical experience|"
        "research experience|professional history|career experience|positions|relevant work experience|"
        "what i have done|what ive done|what ive done so far|what i ve done so far|what i did|what i do|what i have "
        "done so far|where i have worked|"
        "where ive worked|where i worked|who i have worked for|jobs so far|work so far|my jobs|paid work|"
        "roles held|posts held|selected roles|earlier roles|earlier career|earlier work|"
        "earlier jobs|previous roles|previous employment|previous jobs|present post|current role|other work|"
        "other jobs|military service|military experience|freelance work|freelance|freelance experience|"
        "consulting experience|leadership experience|management experience|career to date|employment to date|"
        "employment record|academic appointments|on the job|"
        "was ich gemacht habe|was ich bisher gemacht habe|was ich getan habe|wo ich gearbeitet habe|"
        "wo ich war|stationen|meine stationen|bisherige stationen|bisherige tatigkeiten|arbeitsstellen|"
        "stellen|berufsleben|ce que j ai fait|ou j ai travaille|mes experiences|mes postes|"
        "postes occupes|postes|lo que he hecho|donde he trabajado|mi experiencia|puestos|puestos desempenados|"
        "berufserfahrung|beruflicher werdegang|berufspraxis|werdegang|berufliche erfahrung|berufliche erfahrungen|"
        "praktische erfahrung|praktische erfahrungen|praktika|arbeitserfahrung|beschaftigungen|berufliche stationen|"
        "berufliche laufbahn|berufliche tatigkeiten|berufliche tatigkeit|tatigkeiten|anstellungen|erfahrung|"
        "erfahrungen|"
        "experience professionnelle|experiences professionnelles|parcours professionnel|experiences|emplois|stages|"
        "parcours|experiences de travail|"
        "experiencia|experiencia profesional|experiencia laboral|trayectoria profesional|historial laboral|practicas|"
        "trayectoria|empleos|experiencia de trabajo"
    ),
    SectionKind.EDUCATION: (
        "education|academic background|academic history|educational background|education and training|studies|"
        "training|"
        "academic qualifications|education history|academic education|degrees|education and qualifications|"
        "qualifications|"
        "academic experience|schooling|university education|"
        "where i studied|what i studied|school|schools|schooling and training|studies and training|"
        "education and courses|how i learned|how i learnt it|what i have learned|was ich gelernt habe|gelernt|"
        "schulen|lehre|lehre und schule|schule und ausbildung|schule und studium|mes etudes|ma formation|"
        "mes diplomes|mis estudios|mi formacion|"
        "ausbildung|bildung|studium|schulbildung|bildungsweg|bildungsgang|akademischer werdegang|ausbildung und "
        "studium|"
        "hochschulbildung|schulische ausbildung|berufsausbildung|studium und ausbildung|bildungswerdegang|schule|"
        "akademische ausbildung|schulausbildung|aus und weiterbildung|"
        "formation|formations|etudes|diplomes|parcours academique|formation academique|scolarite|cursus|"
        "formation et diplomes|diplomes et formations|parcours scolaire|"
        "educacion|formacion|formacion academica|estudios|titulos|formacion y estudios|datos academicos|"
        "estudios realizados"
    ),
    SectionKind.SKILLS: (
        "skills|technical skills|core skills|key skills|core competencies|competencies|competences|technologies|"
        "tech stack|"
        "technical proficiencies|technical expertise|areas of expertise|expertise|tools|tools and technologies|stack|"
        "hard skills|soft skills|computer skills|it skills|professional skills|skill set|skillset|strengths|key "
        "strengths|"
        "skills and technologies|programming languages|software|software skills|technical knowledge|proficiencies|"
        "skills summary|core strengths|personal skills|transferable skills|abilities|capabilities|software programs|"
        "what i can do|what i know|what i am good at|what im good at|what i bring|what i work with|"
        "things i can do|things i know|systems used|know how|was ich kann|"
        "was ich mitbringe|konnen|das kann ich|maschinen|systeme|geratekenntnisse|ce que je sais faire|"
        "mes competences|mes atouts|mes outils|lo que se hacer|mis habilidades|lo que aporto|"
        "kenntnisse|fahigkeiten|kompetenzen|fachkenntnisse|edv kenntnisse|it kenntnisse|kernkompetenzen|"
        "technische kenntnisse|besondere kenntnisse|fahigkeiten und kenntnisse|kenntnisse und fahigkeiten|"
        "programmierkenntnisse|"
        "weitere kenntnisse|computerkenntnisse|softwarekenntnisse|starken|qualifikationen|methodenkompetenz|"
        "werkzeuge|"
        "edv|pc kenntnisse|technologien|fachkompetenzen|personliche starken|"
        "competences techniques|competences cles|competences professionnelles|savoir faire|savoir etre|informatique|"
        "competences informatiques|outils|logiciels|atouts|aptitudes|"
        "habilidades|competencias|conocimientos|aptitudes|habilidades tecnicas|conocimientos tecnicos|"
        "conocimientos informaticos|"
        "competencias tecnicas|informatica|herramientas|destrezas"
    ),
    SectionKind.CERTIFICATES: (
        "certifications|certificates|certification|licenses|licences|licenses and certifications|certifications "
        "and licenses|"
        "certificates and licenses|licences and certificates|professional certifications|credentials|courses|"
        "courses and certificates|professional development|continuing education|trainings|certificates and courses|"
        "training and certifications|certifications and training|professional training|licensure|accreditations|"
        "tickets and cards|cards and tickets|driving licence|"
        "driving license|driver s license|short courses|courses and tickets|courses and training|"
        "health and safety|professional registration|memberships and registrations|"
        "nachweise|befahigungsnachweise|papiere|titres et habilitations|mes permis|permis de conduire|"
        "carnet de conducir|permisos|"
        "zertifikate|zertifizierungen|weiterbildung|weiterbildungen|fortbildungen|fortbildung|lizenzen|scheine|kurse|"
        "fort und weiterbildung|fort und weiterbildungen|weiterbildungen und zertifikate|schulungen|seminare|"
        "zertifikate und weiterbildungen|fuhrerschein|fuhrerscheine|"
        "certificats|habilitations|formations complementaires|permis|formation continue|formations continues|"
        "certificaciones|certificados|cursos|licencias|formacion complementaria|carnets|acreditaciones"
    ),
    SectionKind.LANGUAGES: (
        "languages|language skills|language proficiency|languages spoken|foreign languages|language|spoken languages|"
        "sprachen|sprachkenntnisse|fremdsprachen|sprachliche kenntnisse|"
        "langues|langues etrangeres|langues parlees|langue|competences linguistiques|"
        "idiomas|lenguas|idioma"
    ),
    SectionKind.PROJECTS: (
        "projects|personal projects|side projects|key projects|open source|open source projects|academic projects|"
        "portfolio|"
        "research projects|notable projects|open source contributions|"
        "projekte|eigene projekte|projekterfahrung|ausgewahlte projekte|private projekte|projektubersicht|"
        "projets|projets personnels|realisations|proyectos|proyectos personales"
    ),
    SectionKind.VOLUNTEERING: (
        "volunteering|volunteer|volunteer experience|volunteer work|voluntary work|community service|community "
        "involvement|"
        "community|extracurricular activities|leadership and activities|activities and leadership|engagement|"
        "unpaid|unpaid work|giving back|in my free time|what i do for others|verein|vereine|vereinsarbeit|"
        "benevoles|activites benevoles|trabajo voluntario|"
        "ehrenamt|ehrenamtliches engagement|ehrenamtliche tatigkeit|ehrenamtliche tatigkeiten|soziales engagement|"
        "gesellschaftliches engagement|freiwilligenarbeit|"
        "benevolat|engagement associatif|engagements|vie associative|activites extra professionnelles|"
        "voluntariado|actividades de voluntariado"
    ),
    SectionKind.PUBLICATIONS: (
        "publications|papers|selected publications|conference papers|talks|presentations|talks and presentations|"
        "patents|"
        "invited talks|publications and talks|writing|publikationen|veroffentlichungen|vortrage|patente|"
        "publicaciones|ponencias|"
        "brevets|conferences"
    ),
    SectionKind.AWARDS: (
        "awards|honors|honours|awards and honors|honors and awards|honours and awards|achievements|accomplishments|"
        "scholarships|"
        "awards and achievements|key achievements|recognition|selected honors|fellowships|awards and recognition|"
        "prizes|"
        "auszeichnungen|preise|stipendien|erfolge|ehrungen|auszeichnungen und stipendien|"
        "prix|distinctions|recompenses|bourses|premios|reconocimientos|logros|becas"
    ),
    SectionKind.INTERESTS: (
        "interests|hobbies|hobbies and interests|interests and hobbies|personal interests|activities|leisure|"
        "activities and interests|interests and activities|"
        "interessen|hobbys|freizeit|hobbys und interessen|interessen und hobbys|personliche interessen|"
        "freizeitaktivitaten|"
        "centres d interet|centre d interet|loisirs|interets|passions|intereses|aficiones|pasatiempos"
    ),
    SectionKind.REFERENCES: (
        "references|referees|recommendations|testimonials|references available|referenzen|empfehlungen|"
        "references professionnelles|recommandations|referencias|recomendaciones"
    ),
    SectionKind.CONTACT: (
        "contact|contact information|contact details|personal details|personal information|personal data|details|"
        "contact info|"
        "contact me|kontakt|kontaktdaten|personliche daten|personliche angaben|zur person|angaben zur person|"
        "anschrift|"
        "personalien|coordonnees|informations personnelles|etat civil|me contacter|"
        "contacto|datos personales|informacion personal|datos de contacto|informacion de contacto"
    ),
}
SECTIONS: dict[str, SectionKind] = {name: kind for kind, names in _NAMES.items() for name in names.split("|")}
# Words before a name that change nothing about what the section is.
BEFORE = frozenset(
    "professional relevant selected additional key core other my further main recent previous prior past technical "
    "general "
    "weitere ausgewahlte sonstige zusatzliche wichtige relevante meine bisherige "
    "autres principales principaux mes otros otras mis principales".split()
)
# Words behind a name, after which only more is told of the same.
BEHIND = frozenset("history summary overview details continued fortsetzung suite section highlights auszug".split())
# What parts two names in one heading.
JOINTS = frozenset("and und et y e & / + , | -".split())
# What is written above a résumé, and is nobody's name.
TITLES = frozenset(
    (
        "resume",
        "cv",
        "curriculum vitae",
        "curriculum",
        "vitae",
        "lebenslauf",
        "tabellarischer lebenslauf",
        "hoja de vida",
    )
)

# Words by which a heading in somebody's own words is told: the first kind of which a word, or a beginning with "~",
# stands there. What is no work comes first: "unpaid work", "outside work", "time off work".
GAP = None  # of what is no work and no section of its own
OWN_WORDS: tuple[tuple[SectionKind | None, frozenset[str]], ...] = tuple(
    (kind, frozenset(words.split()))
    for kind, words in (
        (
            GAP,
            (
                "gap gaps break breaks laid unemployed unemployment travel travels travelling sabbatical lucken lucke "
                "pause auszeit "
                "unterbruch reise reisen militar militardienst bund wehrdienst elternzeit deux interruption "
                "interruptions conge "
                "voyages lagunas military off between zwischen nysc n.y.s.c conscription mili"
            ),
        ),
        (
            SectionKind.VOLUNTEERING,
            (
                "unpaid ~volunt ~ehrenamt ~freiwillig ~benevol helping service community charity verein vereine giving "
                "helfe hilfe "
                "associatif leadership board"
            ),
        ),
        (GAP, "outside besides ausserhalb hors fuera sonst"),
        (SectionKind.INTERESTS, "hobbies hobbys loisirs freizeit leisure"),
        (
            SectionKind.REFERENCES,
            "~referen referees ask call kennt vouch auskunft fragen temoins recommandation",
        ),
        (SectionKind.PROJECTS, "project projects projekt projekte projet projets proyecto proyectos"),
        (
            SectionKind.AWARDS,
            "award awards honors honours prize prizes grants preise auszeichnungen prix recompenses premios medals",
        ),
        (SectionKind.PUBLICATIONS, "publication publications veroffentlichungen publikationen written talks"),
        (
            SectionKind.CERTIFICATES,
            (
                "ticket tickets card cards licence licences license licenses ~certif certs ~zertifi schein scheine "
                "karten ausweise "
                "papers papier papiere papiers permis cartes habilitations permits carnets papeles seminars courses "
                "kurse "
                "weiterbildung weiterbildungen"
            ),
        ),
        (
            SectionKind.EDUCATION,
            (
                "school schools schooling college studies study studied ~education academic academics academical "
                "learned "
                "learnt degrees "
                "gelernt schule schulen schulisches studium ausbildung bildung bildungsweg lehre formation formations "
                "ecole ecoles "
                "etudes diplome diplomes scolarite estudios escuela escuelas etudie appris studiert formacion educacion estudie qualifications"
            ),
        ),
        (SectionKind.LANGUAGES, "languages sprachen sprache langues idiomas"),
        (SectionKind.SKILLS, "skills kenntnisse competences fahigkeiten habilidades can kann sais"),
        (
            SectionKind.EXPERIENCE,
            (
                "work worked working job jobs ~employ career experience experiences position positions post posts "
                "arbeit arbeiten arbeitete gearbeitet ~beruf praxis stationen werdegang erfahrung tatigkeit "
                "tatigkeiten "
                "stelle "
                "stellen ~arbeitgeber emploi emplois travail travaille boulot boulots metier metiers postes poste "
                "parcours "
                "professionnel saisons seasons jobbing gigs trabajo trabajos trabaje empleo empleos laboral oficio "
                "history internships stages praktika practicas appointments"
            ),
        ),
    )
)
# Beginnings of headings that ask where and are about work, whatever verb follows, unless a word above tells otherwise.
WHERE = ("where i", "where ive", "wo ich", "ou j ai", "ou jai", "donde")

"""Data: words of titles of jobs, organisations, degrees, schools and places, by which entries are read; folded."""

from __future__ import annotations

import re

# Words, or ends of words behind "~", that titles of jobs hold.
_TITLES = (
    "engineer developer manager assistant director officer consultant analyst specialist coordinator administrator "
    "designer "
    "architect technician supervisor lead leader head chief president vp founder cofounder co-founder owner "
    "partner ceo cto coo cfo intern "
    "internship trainee apprentice student researcher scientist lecturer professor teacher tutor instructor nurse "
    "physician doctor "
    "surgeon therapist pharmacist paramedic caregiver carer midwife clerk cashier secretary receptionist "
    "bookkeeper accountant "
    "auditor controller buyer planner recruiter representative executive associate advisor adviser agent broker "
    "trader banker "
    "driver operator mechanic electrician plumber carpenter welder machinist foreman worker labourer laborer "
    "picker packer "
    "cook chef waiter waitress bartender barista cleaner housekeeper porter guard inspector editor writer "
    "journalist translator "
    "interpreter photographer producer artist illustrator animator librarian archivist curator attorney lawyer "
    "solicitor "
    "paralegal judge fellow postdoc programmer tester administrator devops sre dba freelancer freelance contractor "
    "volunteer "
    "mentor coach trainer educator principal dean superintendent dispatcher scheduler handler attendant steward "
    "stewardess pilot captain sergeant lieutenant salesperson salesman merchandiser marketer strategist copywriter "
    "owner entrepreneur deputy aide helper hand janitor dentist veterinarian psychologist counselor counsellor "
    "economist "
    "statistician mathematician physicist chemist biologist geologist surveyor draftsman estimator master scrum "
    "leiter leiterin mitarbeiter mitarbeiterin sachbearbeiter sachbearbeiterin berater beraterin entwickler "
    "entwicklerin ingenieur "
    "ingenieurin praktikant praktikantin praktikum werkstudent werkstudentin auszubildender auszubildende azubi "
    "assistent "
    "assistentin techniker technikerin meister meisterin geselle gesellin fachkraft aushilfe referent referentin "
    "geschaftsfuhrer "
    "geschaftsfuhrerin lehrer lehrerin dozent dozentin arzt arztin pfleger pflegerin krankenschwester erzieher "
    "erzieherin koch "
    "kochin kellner kellnerin verkaufer verkauferin fahrer fahrerin lagerist kaufmann kauffrau buchhalter "
    "buchhalterin sekretar "
    "sekretarin hilfskraft administratorin trainerin volontar volontarin redakteur redakteurin architektin "
    "informatiker "
    "informatikerin mechaniker mechatroniker elektriker elektroniker schreiner tischler maler maurer dachdecker "
    "friseur friseurin "
    "lehrling lehre lernende lernender naher naherin collector seasonal extra vendanges recolte intern internship "
    "soldat soldatin zeitsoldat zeitsoldatin help disponent disponentin teamleitung leitung projektleitung "
    "~leiter ~leiterin ~mitarbeiter ~mitarbeiterin ~berater ~beraterin ~entwickler ~entwicklerin ~ingenieur "
    "~ingenieurin ~kaufmann "
    "~kauffrau ~techniker ~mechaniker ~fachkraft ~helfer ~helferin ~assistent ~assistentin ~pfleger ~pflegerin "
    "~lehrer ~lehrerin "
    "~fuhrer ~fuhrerin ~verkaufer ~verkauferin ~fahrer ~manager ~managerin ~leitung ~arbeiter ~arbeiterin "
    "~angestellte ~koch ~kochin ~hilfe ~kraft ~lehrling ~dienstleistende "
    "ingenieure developpeur developpeuse responsable charge chargee chef cheffe directeur directrice technicien "
    "technicienne "
    "assistante gestionnaire comptable secretaire vendeur vendeuse conseiller conseillere stagiaire stage "
    "alternant alternante "
    "apprenti apprentie enseignant enseignante professeur infirmier infirmiere aide-soignant aide-soignante "
    "medecin serveur "
    "serveuse cuisinier cuisiniere chauffeur ouvrier ouvriere employe employee animateur animatrice educateur "
    "educatrice "
    "formateur formatrice coordinateur coordinatrice chercheur redacteur redactrice architecte commercial "
    "commerciale macon "
    "ingeniero ingeniera desarrollador desarrolladora programador programadora gerente jefe jefa directora auxiliar "
    "administrativo administrativa tecnico tecnica becario becaria profesor profesora maestro maestra enfermero "
    "enfermera "
    "medico vendedor vendedora dependiente dependienta camarero camarera cocinero cocinera conductor conductora "
    "operario operaria "
    "encargado encargada consultor consultora analista contable recepcionista coordinador coordinadora investigador "
    "investigadora disenador disenadora mozo peon limpiador limpiadora abogado abogada"
)
_ORGANISATIONS = (
    "gmbh ag kg ohg ug mbh se ltd limited inc llc llp plc corp corporation company co sarl sas sa spa srl bv nv ab "
    "oy aps gbr "
    "group holding holdings university universitat universite universidad college institute institut instituto "
    "hospital clinic "
    "klinik klinikum krankenhaus hopital clinique school schule ecole escuela bank council ministry ministerium "
    "authority agency "
    "agentur foundation stiftung association verband verein services solutions systems technologies labs "
    "laboratories "
    "studios partners consulting logistics logistik industries airlines airways hotel restaurant museum library "
    "department "
    "stadt gemeinde stadtwerke sparkasse versicherung werke praxis kanzlei store shop supermarket supermarkt "
    "bakery backerei "
    "trust nhs ngo e.v ev sl slu ayuntamiento mairie ville society church research center centre zentrum software "
    "cafe bistro pub inn kitchens diner pizzeria brasserie auberge gasthof gasthaus kantine cantine "
    "creperie estaminet friterie boulangerie librairie epicerie boutique garage atelier cabinet entreprise societe "
    "usine fonderie ferme domaine chantiers batiment transporte transports transport messageries spedition haulage "
    "jardins pepinieres stores supermarkets outfitters superstores nursery farm farms mill foundry "
    "works yard council county corps navy army airforce hotels hospitals clinics schools banks airport station "
    "theatre theater gazette festival club academy residence manor lodge home homes housing "
    "stift seniorenstift seniorenheim pflegeheim werk werkstatt betrieb betriebe verbund verwaltung kita hort "
    "personalservice zeitarbeit recruitment staffing interim brothers bros sons fils freres gebr gebruder hermanos "
    "hijos hnos bodega bodegas finca taller panaderia tienda supermercado residencia constructora construcciones "
    "fabrica talleres cooperativa almacenes family famille familie familia builders building construction motors "
    "electronics pharma foods pharmacy apotheke laboratory lab institution "
    "organisation organization organismo organisme communaute commission board bureau office buro ministere "
    "bundeswehr clinica laboratorio laboratorios farmacia peluqueria hostal ferreteria gestoria asesoria notaria despacho bufete "
    "agencia asociacion fundacion grupo compania zapateria carniceria fruteria colegio guarderia "
    "agence groupe compagnie ets etablissements pharmacie hypermarche hyper supermarche magasin imprimerie scierie ehpad "
    "creche banque assurance assurances mutuelle menuiserie plomberie carrieres terrassements camping jardinerie "
    "infirmary hospice surgery estates leisure salon brewery distillery winery dairy orchard orchards ranch shipyard "
    "railway railways constabulary insurance dental carriers freight shipping couriers kennels stables catering "
    "transfer firma fa ~fabrik ~verlag ~apotheke ~hotel ~muhle ~werft werft "
    "~werk ~werke ~haus ~heim ~stift ~verband ~verbund ~verwaltung ~buro ~markt ~klinik ~klinikum ~laden ~zentrum "
    "~kasse ~betrieb ~schneiderei ~backerei ~schreinerei ~tischlerei ~metzgerei ~gartnerei ~druckerei ~brauerei "
    "~werkstatt ~gasthof ~logistik ~systeme ~dienste ~gesellschaft ~genossenschaft"
)
_LEGAL = (
    "gmbh ag kg ohg ug mbh gbr eg e.g eg. e.v ev se ltd limited inc llc llp plc corp corporation company co pty pvt "
    "sarl sas sasu eurl sa sl slu s.l s.a s.a.s s.r.l spa srl bv b.v nv n.v oy aps ab plc. ltd. inc. co."
)
_DEGREES = (
    "bachelor bachelors bsc ba bs beng bba b.sc b.a b.eng b.s llb master masters msc ma ms meng mba m.sc m.a m.eng "
    "m.s llm mphil "
    "phd ph.d dphil doctorate doctor md degree diploma associate certificate minor major apprenticeship a-levels "
    "a-level gcse gcses "
    "ged hnd hnc nvq btec foundation cert certs leaving gce wassce matric b.tech m.tech btech b.e b.com undergraduate "
    "postgraduate pgce a-level highers advanced ordinary ssc hsc cbse cas das mas 10th 12th "
    "diplom diplom-ingenieur diplomingenieur magister promotion dr staatsexamen abitur fachabitur fachhochschulreife "
    "hochschulreife realschulabschluss hauptschulabschluss mittlere ausbildung berufsausbildung umschulung lehre "
    "studium "
    "abschluss matura lehrabschluss gesellenbrief meisterbrief examen fahigkeitszeugnis berufsmaturitat maturitat "
    "gesellenprufung facharbeiterbrief zeugnis mittelschulabschluss schulabschluss klasse integrationskurs deutschkurs "
    "licence baccalaureat bac bts dut cap bep brevet bp cess dcg dscg cqp doctorat diplome maitrise deug dea dess "
    "but certificat ingenieur "
    "grado licenciatura licenciado licenciada ingenieria bachillerato maestria doctorado diplomatura titulo ciclo "
    "fp eso graduado "
    "graduada tecnico tecnica"
)
_SCHOOLS = (
    "university college school academy institute polytechnic conservatory seminary universitat hochschule "
    "fachhochschule tu fh "
    "uni gymnasium realschule hauptschule gesamtschule berufsschule berufskolleg akademie schule ihk "
    "handwerkskammer institut "
    "mittelschule volkshochschule vhs bildungswerk bildungszentrum lehrwerkstatt schulhaus comprehensive sixth "
    "highschool hs high$ vo-tech colleges schools vidyalaya elementary$ secondary$ primary$ "
    "~schule ~universitat ~akademie ~kolleg ~hochschule ~gymnasium ~schulzentrum "
    "universite ecole lycee iut ifsi ifas cfa greta afpa faculte conservatoire college universidad facultad "
    "instituto escuela colegio ies politecnica "
    "scoil "
    "eth epfl ucla upc upm cnam ~university"
)
_STATE = re.compile(r"[^,]+,\s*[A-Z]{2}(?:\s+\d{5})?$")  # "San Francisco, CA"
ABROAD = re.compile(  # "Tempe AZ"
    r"[A-Z][\w.]+(?: [A-Z][\w.]+){0,2} (?:A[LKZR]|C[AOT]|DE|FL|GA|HI|I[DLNA]|K[SY]|LA|M[EDAINSOT]|N[EVHJMYCD]|O[HKR]|"
    r"PA|RI|"
    r"S[CD]|T[NX]|UT|V[TA]|W[AVIY]|ON|QC|BC|AB|MB|SK|NS|NB|NSW|VIC|QLD)(?: \d{5})?"
)
_TOWN = re.compile(  # "Ville-sur-Orne", "Bad Harrow"
    r"[^\W\d_]+(?:-[^\W\d_]+)*-(?:sur|sous|les|en|de|du|la|aux?)-[^\W\d_]+|sainte?-[^\W\d_]+(?:-[^\W\d_]+)?|bad [^\W\d_]+"
)
_ANYWHERE = frozenset(("remote", "hybrid", "home office", "homeoffice", "worldwide", "teletravail", "teletrabajo"))
_COUNTRIES = frozenset(
    "germany deutschland austria osterreich switzerland schweiz suisse france frankreich spain espana spanien "
    "italy italia uk usa us "
    "england scotland wales ireland netherlands niederlande belgium belgien belgique poland polen portugal turkey "
    "turkiye india "
    "china canada kanada australia singapore japan brazil mexico argentina chile colombia denmark sweden norway "
    "finland".split()
)
_CITIES = frozenset(
    "berlin hamburg munich munchen koln cologne frankfurt stuttgart dusseldorf leipzig dresden bremen hannover "
    "london paris lyon "
    "marseille madrid barcelona valencia sevilla vienna wien zurich geneva geneve basel bern brussels amsterdam "
    "rotterdam lisbon "
    "rome milan dublin edinburgh glasgow manchester birmingham istanbul warsaw prague budapest copenhagen "
    "stockholm oslo helsinki "
    "boston chicago seattle austin denver atlanta toronto vancouver montreal sydney melbourne".split()
)
# "M. Sc." is "M.Sc.", but "B.S. in Physics" stays as it is.
_INITIALS = re.compile(r"\b([a-z]{1,2})\. (?!(?:in|of|im|en|de|et|and|und|y|for|fur|with|at)\b)(?=[a-z]{1,4}\b)")
_WORD = re.compile(r"[\w.&'-]*\w")


def _words(text: str) -> list[str]:
    text = _INITIALS.sub(r"\1.", text)
    return [word for whole in _WORD.findall(text) for word in (whole, *re.split(r"[-/]", whole))]


class _Table:
    """Words, ends of words ("~schule"), and words that tell where they stand last ("high$")."""

    def __init__(self, words: str) -> None:
        every = words.split()
        self._whole = frozenset(word for word in every if word[0] != "~" and word[-1] != "$")
        self._last = frozenset(word[:-1] for word in every if word[-1] == "$")
        self._ends = tuple(word[1:] for word in every if word[0] == "~")

    def knows(self, text: str) -> bool:
        """Return whether one of the words of a folded text stands here."""
        words = _words(text)
        return bool(words and words[-1] in self._last) or any(
            word in self._whole or word.removesuffix("s") in self._whole or (self._ends and word.endswith(self._ends))
            for word in words
        )


TITLES, ORGANISATIONS, DEGREES, SCHOOLS = _Table(_TITLES), _Table(_ORGANISATIONS), _Table(_DEGREES), _Table(_SCHOOLS)
LEGAL_FORMS = _Table(_LEGAL)


def is_place(text: str, folded: str) -> bool:
    """Return whether a text only says where: "San Francisco, CA", "Bremen, Germany", "Berlin", "Remote"."""
    words = folded.replace(",", " ").split()
    if _TOWN.fullmatch(folded.strip()):
        return True
    if not words or len(words) > 5 or TITLES.knows(folded) or ORGANISATIONS.knows(folded):
        return False
    if ABROAD.fullmatch(text.strip()):
        return True
    if "," not in text:
        return folded.strip() in _ANYWHERE or all(word in _COUNTRIES or word in _CITIES for word in words)
    return words[-1] in _COUNTRIES or bool(_STATE.match(text.strip()))

"""What the cue files of evidence find in each language, and that they speak of the same things."""

from __future__ import annotations

import tomllib
from importlib import resources

import pytest

from rejoinder.adapters.cues.evidence import load_evidence
from rejoinder.domain.gaps.wording import words

FOLDER = resources.files("rejoinder") / "cues" / "evidence"
LANGUAGES = sorted(load_evidence())
SENTENCES = [
    # (language, cue, a sentence on which it fires, one on which it does not)
    ("en", "m_communication", "Wrote the weekly newsletter for 300 members", "Stacked crates in the yard"),
    ("en", "k_supervising", "Led a crew of eight pickers", "Picked orders by scanner"),
    ("en", "k_training", "Trained two apprentices at the lathe", "Turned parts on the lathe"),
    ("en", "k_accounting", "Kept the books of a small bakery", "Baked rolls from three in the morning"),
    ("en", "k_cash", "Balanced the till every evening", "Evening walks with the guests"),
    ("en", "k_stock", "Inventory twice a year", "Interviews twice a year"),
    ("en", "k_forklift", "Reach truck, daily", "Pallet jack, daily"),
    ("en", "k_snow", "Cleared snow from six car parks", "Parked six cars"),
    ("en", "k_wound", "Changed dressings on the surgical ward", "Changed the bed linen"),
    ("en", "k_waste", "Sorted the refuse of two schools", "Sorted the post of two schools"),
    ("en", "k_dunning", "Chased overdue invoices by phone", "Answered the phone"),
    ("en", "k_migration", "Moved the mailboxes to the cloud", "Moved house twice"),
    ("en", "t_driving", "Driving licence, full and clean", "Fishing licence, full and clean"),
    ("en", "t_weekends", "Available on Saturdays", "Available in March"),
    ("en", "t_nights", "Overnight stays with the residents", "Early and late shifts with the residents"),
    ("en", "t_evenings", "Late shifts with the residents", "Afternoons with the residents"),
    ("en", "s_customer_service", "Customer support for a phone shop", "Supported the roof with beams"),
    ("en", "s_buying", "Purchasing for a canteen", "Cooking for a canteen"),
    ("de", "m_communication", "Monatliche Berichte für den Vorstand verfasst", "Paletten im Hof gestapelt"),
    ("de", "m_teamwork", "Enge Zusammenarbeit mit der Küche", "Küche täglich geputzt"),
    ("de", "m_teamwork", "Ausgeprägte Teamfähigkeit", "Teamleiterin, Quoformat GmbH"),
    ("de", "m_problem_solving", "Störungen an der Abfüllanlage gesucht und behoben", "Flaschen abgefüllt"),
    ("de", "m_detail", "Inventur ohne Differenzen", "Inventur im Januar"),
    ("de", "m_independent", "Arbeitet gern eigenverantwortlich", "Arbeitet in Graz"),
    ("de", "m_calm", "Bis zu 120 Gäste pro Abend", "Bis zu 120 Kilometer"),
    ("de", "m_reliable", "Schlüsselverantwortung für drei Objekte", "Drei Objekte gestrichen"),
    ("de", "k_supervising", "Leitung eines Teams von sechs Mitarbeitenden", "Mitarbeit an sechs Ständen"),
    ("de", "k_supervising", "Vier Lernende angeleitet", "Vier Wände gestrichen"),
    ("de", "k_training", "Neue Kolleginnen eingearbeitet", "Neue Regale aufgebaut"),
    ("de", "k_hiring", "Aushilfen eingestellt und eingeteilt", "Maschinen gereinigt"),
    ("de", "k_customers", "Gäste am Empfang betreut", "Pferde auf der Weide gefüttert"),
    ("de", "k_accounting", "Finanzbuchhalterin in einer Kanzlei", "Rezeptionistin in einem Hotel"),
    ("de", "k_accounting", "Belege kontiert", "Reisen gebucht"),
    ("de", "k_invoicing", "Eingangsrechnungen geprüft", "Eingangstüren gestrichen"),
    ("de", "k_payroll", "Löhne für 40 Personen abgerechnet", "40 Personen befördert"),
    ("de", "k_stock", "Bestände wöchentlich gezählt", "Stimmen am Wahlabend gezählt"),
    ("de", "k_clerical", "Sachbearbeiter im Innendienst", "Dachdecker im Akkord"),
    ("de", "k_phone", "Bestellungen am Telefon angenommen", "Bestellungen mit dem Rad ausgefahren"),
    ("de", "k_calendar", "Termine für zwei Ärztinnen vergeben", "Termingerecht geliefert"),
    ("de", "k_law", "Mahnbescheide und Fragen zum Mietrecht", "Ware fachgerecht verpackt"),
    ("de", "k_patient_care", "Versorgung von Bewohnern im Pflegeheim", "Pflege der Stammdaten"),
    ("de", "k_animals", "Hunde und Katzen gefüttert", "Hunderte Pakete sortiert"),
    ("de", "k_forklift", "Gabelstaplerfahrer im Zweischichtbetrieb", "Hubwagen geschoben"),
    ("de", "k_machines", "Stanzen und Pressen eingerichtet", "Wohnungen eingerichtet"),
    ("de", "k_loading", "Lkw be- und entladen", "Hemden gebügelt"),
    ("de", "k_shelf_filling", "Regale abends aufgefüllt", "Formulare abends ausgefüllt"),
    ("de", "k_dunning", "Mahnlauf jede Woche", "Waldlauf jede Woche"),
    ("de", "k_handover", "Übergabe an die Spätschicht", "Übergang für Fußgänger gesichert"),
    ("de", "k_parents", "Gespräche mit den Eltern geführt", "Gespräche mit Lieferanten geführt"),
    ("de", "k_citizen_counter", "Pässe ausgestellt", "Bilder ausgestellt"),
    ("de", "k_quotes", "Angebote für Bäder kalkuliert", "Bäder gefliest"),
    ("de", "t_driving", "Fahrerlaubnis der Klasse CE", "Schulklasse betreut"),
    ("de", "t_shifts", "Früh- und Spätdienst", "Geschichten für Kinder vorgelesen"),
    ("de", "t_background", "Führungszeugnis vorhanden", "Arbeitszeugnis vorhanden"),
    ("de", "t_available", "Verfügbar ab sofort", "Lager in Linz"),
    ("de", "t_travel", "Reisebereitschaft in ganz Österreich", "Reisebüro in Wels"),
    ("de", "s_supervising", "Personalverantwortung für zwölf Leute", "Verantwortlich für den Fuhrpark"),
    ("de", "k_childcare", "Kinder am Nachmittag betreut", "Ledig, zwei Kinder"),
    ("de", "s_supervising", "Führung von Mitarbeitern", "Führte Gespräche mit Mitarbeitern"),
    ("de", "s_buying", "Einkäufer für Verpackungen", "Verkäufer für Verpackungen"),
    ("de", "s_independent", "Selbständige Arbeitsweise", "Saubere Arbeitsweise"),
    ("fr", "m_communication", "Rédaction des comptes rendus", "Nettoyage des cuves"),
    ("fr", "m_teamwork", "Esprit d'équipe", "Équipement de chantier"),
    ("fr", "m_problem_solving", "Résolution de pannes sur la ligne", "Conduite de la ligne"),
    ("fr", "m_detail", "Aucun écart de caisse en deux ans", "Ouverture de la caisse"),
    ("fr", "m_independent", "Travail en toute autonomie", "Travail en atelier"),
    ("fr", "m_reliable", "Personne ponctuelle et assidue", "Personne née à Namur"),
    ("fr", "k_supervising", "Encadrement d'une équipe de quatre personnes", "Membre du club depuis quatre ans"),
    ("fr", "k_training", "Formation des nouveaux arrivants", "Départ des anciens"),
    ("fr", "k_customers", "Accueil et conseil de la clientèle", "Entretien de la toiture"),
    ("fr", "k_accounting", "Comptable unique d'une boulangerie", "Boulanger à Lyon"),
    ("fr", "k_cash", "Encaissement et fond de caisse", "Enseignement du piano"),
    ("fr", "k_stock", "Gestion des stocks de pièces", "Gestion des plannings"),
    ("fr", "m_calm", "Sang-froid en cas d'urgence", "Accueil du patient"),
    ("fr", "k_forklift", "Cariste en entrepôt frigorifique", "Caissier en boutique"),
    ("fr", "k_cleaning", "Nettoyage des bureaux le soir", "Peinture des bureaux"),
    ("fr", "k_wound", "Pansements et soins de plaies", "Panneaux et plans de rue"),
    ("fr", "k_snow", "Déneigement des trottoirs", "Pavage des trottoirs"),
    ("fr", "k_quotes", "Devis pour des cuisines", "Dessins pour enfants"),
    ("fr", "k_dexterity", "Grande dextérité", "Manuel d'utilisation"),
    ("fr", "k_vat", "Déclarations de TVA", "Déclarations de naissance"),
    ("fr", "m_change", "Conduite du changement", "Conduite du tracteur"),
    ("fr", "t_driving", "Permis B", "Permis de construire"),
    ("fr", "t_age", "Née le 4 mai 1990", "Agent de quai"),
    ("fr", "t_weekends", "Disponible le week-end", "Disponible en mai"),
    ("fr", "t_shifts", "Horaires décalés", "Horaires de la bibliothèque affichés"),
    ("fr", "t_reach", "Permis et véhicule personnel", "Parc de véhicules"),
    ("fr", "s_order_picking", "Préparation de commandes", "Préparation de repas"),
    ("fr", "k_childcare", "Garde de deux enfants", "Mariée, deux enfants"),
    ("fr", "k_investigation", "Enquêtes internes après plainte", "Enquêtes par questionnaire"),
    ("fr", "s_driving", "Conductrice de bus", "Conduite de la presse plieuse"),
    ("fr", "s_supervising", "Encadrement de huit agents", "Animé une réunion d'équipe"),
    ("fr", "s_buying", "Acheteuse en électronique", "Vendeuse en électronique"),
    ("fr", "s_complaints", "Traitement des réclamations", "Traitement des eaux"),
]
CLASSES = [
    # (language, a class, words that are of it, words that are not)
    ("de", "d_school", "Matura am Gymnasium", "Lehre als Koch"),
    ("de", "d_apprenticeship", "Bürokauffrau", "Hausmeister"),
    ("de", "d_associate", "Meisterprüfung im Tischlerhandwerk", "Hausmeister einer Schule"),
    ("de", "d_bachelor", "Hochschulstudium der Geschichte", "Geschichte der Stadt"),
    ("de", "d_master", "Dipl.-Ing. Maschinenbau", "Diplomierte Pflegerin"),
    ("de", "d_doctorate", "Promotion in Chemie", "Praktikum in Chemie"),
    ("de", "unfinished", "Studium der Physik, abgebrochen", "Studium der Physik"),
    ("de", "l_german", "Gute Deutschkenntnisse", "Filialen in Deutschland"),
    ("de", "v_fluent", "Englisch verhandlungssicher", "Englisch in der Schule"),
    ("de", "run_out", "Staplerschein, abgelaufen", "Staplerschein, 2021"),
    ("de", "idle", "Hobbys: Segeln", "Segelmacherin"),
    ("de", "meant", "Python lerne ich derzeit", "Touren geplant"),
    ("fr", "d_school", "Baccalauréat général", "Livraison des colis"),
    ("fr", "d_apprenticeship", "CAP cuisine", "Cape et chapeau"),
    ("fr", "d_associate", "BTS tourisme", "Déc. 2019"),
    ("fr", "d_bachelor", "Licence en droit", "Droit du travail"),
    ("fr", "d_master", "Bac +5 en gestion", "Bac général"),
    ("fr", "d_doctorate", "Doctorat en chimie", "Master en chimie"),
    ("fr", "v_native", "Français : langue maternelle", "Français courant"),
    ("fr", "v_fluent", "Anglais courant", "Anglais : notions"),
    ("fr", "run_out", "Permis CE suspendu", "Permis CE"),
    ("fr", "idle", "Centres d'intérêt : voile", "Centre de tri"),
    ("fr", "people", "une équipe de nuit", "un équipement de nuit"),
]


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_language_speaks_of_the_same_things_as_the_others(code: str) -> None:
    """English has more, in files of its own: what stands in its first file is what every language has."""
    model = tomllib.loads((FOLDER / "en.toml").read_text(encoding="utf-8"))
    found = tomllib.loads((FOLDER / f"{code}.toml").read_text(encoding="utf-8"))
    assert set(found["words"]) >= set(model["words"])
    assert set(found["cues"]) >= set(model["cues"])
    assert _cues(code) <= _cues("en")


def _cues(code: str) -> set[str]:
    return {pattern.cue for patterns in load_evidence()[code].patterns.values() for pattern in patterns}


def test_the_common_languages_are_there() -> None:
    assert {"de", "en", "fr"} <= set(LANGUAGES)


@pytest.mark.parametrize(("code", "cue", "said", "unsaid"), SENTENCES)
def test_a_cue_fires_on_its_idea_alone(code: str, cue: str, said: str, unsaid: str) -> None:
    assert cue in _fired(code, said)
    assert cue not in _fired(code, unsaid)


def _fired(code: str, text: str) -> set[str]:
    return {hit.cue for hit in load_evidence()[code].hits(words(text), 0)}


@pytest.mark.parametrize(("code", "name", "said", "unsaid"), CLASSES)
def test_a_word_class_holds_its_words_alone(code: str, name: str, said: str, unsaid: str) -> None:
    assert f"@{name}" in _classes(code, said)
    assert f"@{name}" not in _classes(code, unsaid)


def _classes(code: str, text: str) -> set[str]:
    language = load_evidence()[code]
    return set(language.classes(language.occurrences(words(text))))


def test_an_elided_article_does_not_make_a_word_general() -> None:
    assert "@general" not in _classes("fr", "l'atelier d'imprimerie")

"""French sentences that a cue has to fire on, each with a near twin that it must not fire on."""

from __future__ import annotations

import pytest

from rejoinder.adapters.cues.loader import load_cues
from rejoinder.domain.letters.text import plain, sentences

PAIRS = [
    (
        "v_decline",
        "Nous préférons ne pas continuer avec vous.",
        "Nous préférons vous recevoir le matin.",
    ),
    (
        "v_decline",
        "Nous ne te ferons pas d'offre.",
        "Nous te ferons une offre demain.",
    ),
    (
        "v_decline",
        "Je regrette, mais nous en resterons là.",
        "Nous resterons là jusqu'à midi pour votre essai.",
    ),
    (
        "v_decline",
        "Le garage est contraint de répondre par la négative.",
        "Le garage est heureux de vous répondre.",
    ),
    (
        "v_not_selected",
        "La directrice n'a pas souhaité vous recevoir.",
        "La directrice a souhaité vous recevoir.",
    ),
    (
        "v_other_candidates",
        "Le conseil a désigné un autre menuisier.",
        "Le conseil a désigné un nouveau président.",
    ),
    (
        "v_no_longer",
        "Nous clôturons votre candidature.",
        "Nous clôturons votre dossier comme suite à votre désistement.",
    ),
    (
        "v_no_longer",
        "Votre dossier de candidature est refusé.",
        "Votre dossier de candidature n'est pas refusé.",
    ),
    (
        "v_no_fit",
        "Votre profil ne convient pas pour la fromagerie.",
        "Dites-moi si la date ne vous convient pas.",
    ),
    (
        "v_cannot_offer",
        "Nous ne pouvons pas vous inviter à un entretien.",
        "Je ne peux pas vous recevoir en entretien comme prévu, je suis malade.",
    ),
    (
        "reason_experience",
        "Or votre expérience se situe surtout dans la boulangerie.",
        "Votre expérience se lit avec plaisir.",
    ),
    (
        "reason_experience",
        "Vous n'avez encore jamais dirigé d'équipe.",
        "Vous n'avez pas à diriger d'équipe.",
    ),
    (
        "reason_experience",
        "Nous cherchons une couturière avec plus d'expérience.",
        "Nous vous souhaitons bonne chance dans votre recherche d'une nouvelle expérience.",
    ),
    (
        "reason_skill",
        "Vos résultats au test de soudure n'ont pas atteint le seuil.",
        "Vos résultats au test de soudure vous seront envoyés.",
    ),
    (
        "reason_education",
        "Le diplôme de fleuriste exigé vous manque.",
        "Merci de nous envoyer une copie du diplôme exigé.",
    ),
    (
        "reason_language",
        "Il faut parler allemand à la réception.",
        "Notre brochure existe aussi en allemand.",
    ),
    (
        "reason_location",
        "Vous habitez à 90 km de la scierie.",
        "Nous n'avons pas pour habitude de répondre si tard.",
    ),
    (
        "reason_permit",
        "Votre permis de séjour ne vous autorise pas à travailler ici.",
        "Nous recrutons sans distinction d'origine ni de nationalité.",
    ),
    (
        "reason_salary",
        "À 30 francs de l'heure, nous ne pouvons pas suivre.",
        "Le cours commence dans 2 heures.",
    ),
    (
        "reason_filled",
        "Nous avons pris quelqu'un pour la caisse.",
        "Nous avons trouvé votre candidature touchante.",
    ),
    (
        "reason_filled",
        "Le poste a été pourvu hier.",
        "Le poste n'est pas encore pourvu.",
    ),
    (
        "reason_internal",
        "Nous avons retenu une candidate en interne.",
        "Notre service de recrutement interne vous remercie.",
    ),
    (
        "reason_frozen",
        "Nous avons perdu le contrat de nettoyage.",
        "Vous avez perdu votre badge de visiteur.",
    ),
    (
        "reason_competition",
        "Les postulants étaient très nombreux pour deux places.",
        "Nous avons lu votre dossier avec le plus grand soin.",
    ),
    (
        "reason_competition",
        "Nous avons reçu énormément de candidatures.",
        "Nous vous souhaitons plein succès dans vos candidatures.",
    ),
    (
        "reason_competition",
        "D'autres candidats étaient plus proches de nos attentes.",
        "Nous vous souhaitons de trouver un autre poste plus proche de vos attentes.",
    ),
    (
        "reason_policy",
        "Notre règle est d'attendre six mois entre deux candidatures.",
        "Désolé pour cette attente de deux semaines avant de vous répondre : pas de réponse plus tôt.",
    ),
    (
        "reason_other",
        "Il nous faut quelqu'un tout de suite.",
        "Nous espérons que vous trouverez tout de suite ce que vous cherchez, il le faut.",
    ),
    (
        "d_keep_file",
        "Nous reprendrons contact avec vous dès qu'un poste de potier se libère.",
        "Rappelez-moi lorsque votre formation sera finie.",
    ),
    (
        "d_keep_file",
        "Vos données sont conservées afin de vous proposer un autre poste.",
        "Conformément au RGPD, vos données sont conservées deux ans.",
    ),
    (
        "d_apply_again",
        "Vous pouvez consulter nos prochaines offres.",
        "Je suis au regret de vous dire que le poste est pris.",
    ),
    (
        "d_apply_again",
        "N'hésite pas à postuler encore.",
        "Nous sommes ravis que vous ayez voulu postuler.",
    ),
    (
        "d_apply_again",
        "Retente ta chance au printemps.",
        "Merci d'avoir tenté ta chance.",
    ),
    (
        "d_talent_pool",
        "Créez une alerte emploi.",
        "Vous recevez ce courriel parce que vous avez une alerte emploi.",
    ),
    (
        "d_contact",
        "Appelez-moi si vous passez à Colmar.",
        "Je viens de voir votre candidature.",
    ),
    (
        "d_contact",
        "N'hésitez pas à me contacter.",
        "Nous n'hésiterons pas à vous contacter.",
    ),
    (
        "d_feedback",
        "Si vous voulez connaître les raisons de ce choix, téléphonez-nous.",
        "Si, pour des raisons techniques, le lien ne marche pas, téléphonez-nous.",
    ),
    (
        "d_other_role",
        "Ma collègue de la crêperie cherche une serveuse.",
        "Nous avons retenu un autre candidat pour ce poste et vous remercions.",
    ),
    (
        "d_other_role",
        "Seriez-vous intéressée par un poste à la cave ?",
        "Vous étiez intéressée par notre poste à la cave.",
    ),
    (
        "feedback_positive_formula",
        "Votre parcours a retenu toute notre attention.",
        "Votre parcours n'a pas retenu notre attention.",
    ),
    (
        "feedback_positive_formula",
        "Nous saluons la qualité de votre candidature.",
        "Ce choix ne remet pas en cause la qualité de votre candidature.",
    ),
    (
        "feedback_positive",
        "Votre maquette nous a beaucoup plu.",
        "Votre maquette ne nous a pas convaincus.",
    ),
    (
        "feedback_positive",
        "Nous avons beaucoup apprécié votre humour et votre énergie.",
        "Nous avons beaucoup apprécié de vous rencontrer.",
    ),
    (
        "feedback_negative",
        "Votre pâte était trop lourde.",
        "Vos prétentions étaient trop hautes.",
    ),
    (
        "feedback_negative",
        "Votre plan manquait de chiffres.",
        "Nous ne manquerons pas de relire votre plan.",
    ),
    (
        "feedback_negative",
        "Vous n'avez pas donné d'exemples assez précis.",
        "Votre candidature n'a pas été retenue pour le poste de développeur.",
    ),
    (
        "v_not_selected",
        "Vous n'avez pas obtenu la place.",
        "Vous avez obtenu la place.",
    ),
    (
        "d_feedback",
        "Je vous dirai tout de vive voix, vous pourrez me parler de vive voix.",
        "Nous avons entendu une voix vive.",
    ),
    (
        "feedback_negative",
        "Vos finitions laissent à désirer.",
        "Vos finitions ne laissent pas de trace.",
    ),
    (
        "reason_filled",
        "La place est partie hier.",
        "La lettre est partie hier.",
    ),
]


def cues(text: str) -> set[str]:
    """Return the cues that fire on a French text."""
    language = load_cues().languages["fr"]
    return {hit.cue for index, sentence in enumerate(sentences(plain(text))) for hit in language.hits(sentence, index)}


@pytest.mark.parametrize(("cue", "text"), [(cue, text) for cue, text, _ in PAIRS])
def test_a_cue_fires(cue: str, text: str) -> None:
    assert cue in cues(text)


@pytest.mark.parametrize(("cue", "text"), [(cue, text) for cue, _, text in PAIRS])
def test_a_cue_leaves_a_near_twin_alone(cue: str, text: str) -> None:
    assert cue not in cues(text)

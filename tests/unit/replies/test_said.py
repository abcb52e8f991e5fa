"""What single sentences of a reply say, and what only sounds like it."""

from __future__ import annotations

import pytest

from rejoinder.adapters.cues.replies import load_replies
from rejoinder.domain.letters.text import plain, sentences
from rejoinder.domain.replies.said import read_sentence

SAYS = {
    "thanks": (
        ("en", "I'd like to say how grateful I am for the hour you gave me."),
        ("en", "Thanks ever so much for getting back to me."),
        ("en", "We really appreciate the trouble you went to."),
        ("de", "Ihnen und Ihrem Team gilt mein herzlicher Dank."),
        ("de", "Dass Sie sich gemeldet haben, weiß ich sehr zu schätzen."),
        ("fr", "Soyez remerciée de votre accueil."),
        ("es", "Quiero darle las gracias por su tiempo."),
    ),
    "highlight": (
        ("en", "What impressed me most was the greenhouse on the roof."),
        ("en", "I keep telling people about your robot that sorts buttons."),
        ("en", "It was lovely to see the apprentices run the morning briefing."),
        ("de", "Am meisten beeindruckt hat mich Ihr Lager mit den fahrenden Regalen."),
        ("de", "Die Führung durch die Imkerei auf dem Dach war großartig."),
        ("fr", "Votre verger en terrasses m'a beaucoup impressionné."),
        ("fr", "C'était un vrai plaisir de goûter vos fromages au lait cru."),
        ("es", "Me pareció fascinante el taller de relojes antiguos."),
        ("es", "Nunca olvidaré el invernadero de orquídeas."),
    ),
    "interest": (
        ("en", "My interest in Quillon is as strong as ever."),
        ("en", "I'd still love to be part of your team one day."),
        ("en", "I shall go on following your work with interest."),
        ("de", "Ihr Unternehmen bleibt für mich sehr attraktiv."),
        ("de", "Ich würde nach wie vor gerne für Sie arbeiten."),
        ("fr", "Je reste très motivée à l'idée de vous rejoindre."),
        ("fr", "Votre maison m'intéresse toujours autant."),
        ("es", "Sigo con muchas ganas de trabajar con ustedes."),
        ("es", "Su empresa me sigue interesando mucho."),
    ),
    "other_roles": (
        ("en", "Please keep my details for anything suitable in the future."),
        ("en", "If another vacancy arises, I'd be delighted to apply."),
        ("en", "I'd welcome the chance to be considered for similar positions."),
        ("de", "Bitte denken Sie an mich, wenn wieder eine Stelle frei wird."),
        ("de", "Gerne bewerbe ich mich zu einem späteren Zeitpunkt erneut."),
        ("fr", "N'hésitez pas à me recontacter si un autre poste se présente."),
        ("fr", "Je serais heureux que ma candidature soit étudiée pour d'autres fonctions."),
        ("es", "Les agradecería que me tuvieran presente para futuras vacantes."),
        ("es", "Si se abre otro proceso, me gustaría participar."),
    ),
    "ask": (
        ("en", "Could you let me know what the reasons were?"),
        ("en", "Any feedback would be much appreciated."),
        ("en", "I'd like to know where I fell short."),
        ("de", "Könnten Sie mir bitte mitteilen, woran es lag?"),
        ("de", "Über ein kurzes Feedback würde ich mich freuen."),
        ("fr", "Pourriez-vous m'indiquer les raisons de votre choix ?"),
        ("fr", "Je voudrais comprendre ce qui a manqué à mon dossier."),
        ("es", "¿Podría decirme por qué no fui seleccionado?"),
        ("es", "Me gustaría recibir algún comentario sobre los motivos de la decisión."),
    ),
    "reproach": (
        ("en", "Frankly, the way I was treated was unprofessional."),
        ("en", "You could at least have phoned me."),
        ("en", "I find it hard to understand how you came to that decision."),
        ("de", "Ihr Verhalten finde ich respektlos."),
        ("de", "Ich hätte mir gewünscht, früher Bescheid zu bekommen."),
        ("de", "Ihre Entscheidung ist für mich nicht nachvollziehbar."),
        ("fr", "Je trouve votre façon de faire irrespectueuse."),
        ("fr", "Vous auriez pu me prévenir plus tôt."),
        ("es", "Me parece una falta de respeto."),
        ("es", "Podrían haberme avisado antes."),
    ),
    "plea": (
        ("en", "I would ask you to reconsider your decision."),
        ("en", "Please give me a chance to show what I can do."),
        ("en", "Might you take a second look at my portfolio?"),
        ("de", "Bitte überdenken Sie Ihre Entscheidung."),
        ("de", "Geben Sie mir doch eine Chance."),
        ("fr", "Je vous demande de reconsidérer votre décision."),
        ("fr", "Donnez-moi une seconde chance."),
        ("es", "Les pido que reconsideren la decisión."),
        ("es", "Denme una segunda oportunidad, por favor."),
    ),
}
SAYS_NOT = {
    "thanks": (
        ("en", "Thank you in advance for your answer."),
        ("en", "Thanks for nothing."),
        ("de", "Vielen Dank im Voraus."),
        ("fr", "Je vous remercie d'avance."),
        ("es", "Gracias de antemano."),
    ),
    "highlight": (
        ("en", "I enjoyed meeting you and the team."),
        ("en", "It was a very pleasant conversation."),
        ("en", "I would love to hear from you."),
        ("de", "Das Gespräch hat mir sehr gut gefallen."),
        ("de", "Es war sehr schön, Sie kennenzulernen."),
        ("fr", "J'ai beaucoup apprécié notre entretien."),
        ("es", "Me gustó mucho la entrevista."),
        ("es", "Fue un placer conocerla."),
    ),
    "interest": (
        ("en", "I would have loved to join you."),
        ("en", "I was interested in the position."),
        ("en", "I wish you every success."),
        ("de", "Ich wäre gerne Teil Ihres Teams geworden."),
        ("fr", "J'aurais aimé travailler avec vous."),
        ("es", "Me habría encantado trabajar con ustedes."),
    ),
    "other_roles": (
        ("en", "Let us stay in touch."),
        ("en", "I wish you luck with the other candidate."),
        ("de", "Ich wünsche Ihnen alles Gute."),
        ("fr", "Je vous souhaite une bonne continuation."),
        ("es", "Le deseo mucho éxito."),
    ),
    "ask": (
        ("en", "Thank you for the feedback that you gave me."),
        ("en", "I am not asking for reasons."),
        ("en", "I understand why you chose somebody with more experience."),
        ("en", "Your feedback was most helpful, and I would like to thank you for it."),
        ("en", "The visit reminded me why I love this trade."),
        ("de", "Vielen Dank für das Feedback, das ich mir zu Herzen nehme."),
        ("de", "Aus diesem Grund würde ich mich gerne wieder bewerben."),
        ("de", "Ich kann gut verstehen, warum Sie sich so entschieden haben."),
        ("fr", "Merci pour votre retour, j'aimerais toujours vous rejoindre."),
        ("fr", "Je comprends les raisons de votre choix."),
        ("es", "Gracias por sus comentarios y consejos."),
    ),
    "reproach": (
        ("en", "No hard feelings, I do not blame anybody."),
        ("en", "I was disappointed not to join your team."),
        ("en", "I should have said more about my work with children."),
        ("en", "It would have been nice to work with you."),
        ("en", "As you promised, you wrote within the week."),
        ("en", "I don't think that the decision was unfair."),
        ("de", "Ich bin natürlich enttäuscht."),
        ("de", "Ich mache Ihnen keinen Vorwurf."),
        ("de", "Schade, dass es nicht geklappt hat."),
        ("de", "Wie versprochen haben Sie sich gleich gemeldet."),
        ("de", "Das hätte ich im Gespräch besser erklären können."),
        ("fr", "Je suis déçue, mais je comprends."),
        ("fr", "Dommage que cela n'ait pas marché."),
        ("fr", "J'aurais pu mieux préparer mes réponses."),
        ("fr", "Pour rien au monde je n'aurais manqué cette visite."),
        ("es", "Me da pena, pero lo entiendo."),
        ("es", "Su proyecto me parece muy prometedor."),
        ("es", "No les guardo ningún rencor."),
    ),
    "plea": (
        ("en", "I will not ask you to reconsider."),
        ("en", "Thank you for giving me the chance to interview."),
        ("en", "Thank you for taking the time to review my application."),
        ("en", "I'm sure you found the right person for the job."),
        ("en", "Should your first choice change her mind, I am there."),
        ("de", "Ich bitte Sie nicht, Ihre Entscheidung zu überdenken."),
        ("de", "Danke, dass Sie mir die Chance gegeben haben, mich vorzustellen."),
        ("de", "Der Probetag bei Ihnen war toll."),
        ("fr", "Au plaisir de vous revoir."),
        ("fr", "Laissez-moi vous remercier."),
        ("fr", "Merci de m'avoir donné ma chance."),
        ("es", "Gracias por darme la oportunidad de conocerles."),
        ("es", "Gracias por revisar mi solicitud."),
        ("es", "No les pido que reconsideren nada."),
    ),
}


def cues_of(language: str, words: str) -> set[str]:
    """Return what is said in a sentence or two."""
    text = plain(words)
    said = [
        read_sentence(one, text, load_replies().languages[language], frozenset(), is_question=text[one.end - 1] == "?")
        for one in sentences(text)
    ]
    return {cue for one in said for cue in one.cues}


@pytest.mark.parametrize(("cue", "language", "words"), [(cue, *one) for cue, all_ in SAYS.items() for one in all_])
def test_a_sentence_says_it(cue: str, language: str, words: str) -> None:
    assert cue in cues_of(language, words)


@pytest.mark.parametrize(("cue", "language", "words"), [(cue, *one) for cue, all_ in SAYS_NOT.items() for one in all_])
def test_a_sentence_only_sounds_like_it(cue: str, language: str, words: str) -> None:
    assert cue not in cues_of(language, words)

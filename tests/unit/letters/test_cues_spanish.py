"""Spanish sentences that a cue has to fire on, each with a near twin that it must not fire on."""

from __future__ import annotations

import pytest

from rejoinder.adapters.cues.loader import load_cues
from rejoinder.domain.letters.text import plain, sentences

PAIRS = [
    (
        "v_decline",
        "El proceso seguirá sin su candidatura.",
        "El proceso seguirá con su prueba.",
    ),
    (
        "v_decline",
        "Cerramos tu participación en la panadería.",
        "Cerramos la panadería en agosto.",
    ),
    (
        "v_decline",
        "Al final no salió lo tuyo.",
        "Al final salió el sol.",
    ),
    (
        "v_not_selected",
        "No nos es posible considerarla para la plaza.",
        "Nos es grato considerarla para la plaza.",
    ),
    (
        "v_not_selected",
        "No hemos podido elegirte.",
        "No hemos podido abrir tu archivo.",
    ),
    (
        "v_other_candidates",
        "El jurado ha propuesto a otra aspirante.",
        "El jurado ha propuesto otra fecha.",
    ),
    (
        "v_no_longer",
        "Hemos cerrado la selección de pastelero.",
        "Todavía no hemos cerrado la selección de pastelero.",
    ),
    (
        "v_filled",
        "Ya no buscamos peluquera.",
        "Si ya no quieres recibir este aviso, escribe a la tienda, que busca clientes.",
    ),
    (
        "h_paused",
        "La dirección ha parado la búsqueda.",
        "Has sido elegido para el puesto de florista.",
    ),
    (
        "reason_experience",
        "Te faltan tres años de taller.",
        "Quedan tres años de garantía.",
    ),
    (
        "reason_experience",
        "Nunca has llevado una cuadrilla.",
        "Nunca olvides llevar casco.",
    ),
    (
        "reason_skill",
        "No superaste la prueba de soldadura.",
        "Mañana haremos la prueba de soldadura.",
    ),
    (
        "reason_education",
        "Pedimos el carné de grúa y el tuyo está caducado.",
        "Trae el carné de la biblioteca.",
    ),
    (
        "reason_language",
        "Hace falta un alemán fluido y imprescindible para la recepción.",
        "La candidatura como profesora de alemán no ha sido elegida.",
    ),
    (
        "reason_location",
        "El puesto exige residir en la isla.",
        "La residencia de mayores no está abierta.",
    ),
    (
        "reason_permit",
        "No podemos tramitar autorizaciones de trabajo.",
        "No podemos tramitar su tarjeta del gimnasio.",
    ),
    (
        "reason_salary",
        "Lo que pides está fuera de nuestra banda.",
        "Lo que pides llegará el martes.",
    ),
    (
        "reason_filled",
        "La plaza ya fue ocupada.",
        "Te diremos cuándo queda la plaza cubierta, aún no lo está.",
    ),
    (
        "reason_internal",
        "Decidimos promover a una becaria que ya trabaja con nosotros.",
        "Decidimos promover el uso de la bicicleta.",
    ),
    (
        "reason_frozen",
        "Hemos perdido la subvención.",
        "Hemos perdido la llave del almacén.",
    ),
    (
        "reason_competition",
        "Otras candidaturas encajaban mejor con la cocina.",
        "Te deseamos que encuentres otra oportunidad que encaje mejor contigo.",
    ),
    (
        "reason_competition",
        "Por el elevado número de solicitudes no hemos podido veros a todos.",
        "Gracias por tu gran interés y por la solicitud.",
    ),
    (
        "reason_policy",
        "Solo se admite una candidatura por persona.",
        "Hemos recibido varias candidaturas.",
    ),
    (
        "reason_other",
        "Buscamos turno de noche y tú solo puedes por las mañanas.",
        "Por las mañanas abrimos a las nueve.",
    ),
    (
        "d_keep_file",
        "Me guardo tu teléfono por si sale algo.",
        "Quedamos a su disposición para cualquier información.",
    ),
    (
        "d_keep_file",
        "Te llamaremos si surge una vacante nueva.",
        "Me pongo en contacto contigo porque hemos elegido a otra persona.",
    ),
    (
        "d_apply_again",
        "No dejes de aplicar a nuestras vacantes.",
        "Gracias por aplicar a nuestra vacante.",
    ),
    (
        "d_apply_again",
        "Échale un vistazo a nuestras ofertas.",
        "Tendremos en cuenta tu perfil para oportunidades futuras.",
    ),
    (
        "d_talent_pool",
        "Queda usted en la bolsa de reserva.",
        "Recibes este correo por tu alerta de empleo; date de baja aquí.",
    ),
    (
        "d_contact",
        "Llámame cuando pases por el puerto.",
        "No responda a este correo.",
    ),
    (
        "d_contact",
        "Cualquier inquietud puede plantearla respondiendo a este correo.",
        "Escríbanos para ejercer sus derechos de acceso.",
    ),
    (
        "d_feedback",
        "Si quieres saber por qué, con gusto te explico los motivos.",
        "No podemos contar contigo porque el taller cierra.",
    ),
    (
        "d_other_role",
        "Ya le pasamos tu currículum a la tienda de Lugo.",
        "Hemos considerado tu perfil para el puesto de relojero.",
    ),
    (
        "d_other_role",
        "Creemos que podrías encajar en el equipo de sala.",
        "Creemos que no podrías encajar en el equipo de sala.",
    ),
    (
        "feedback_positive",
        "Tu clase nos gustó mucho.",
        "Nos gustó conocerte y agradecemos tu interés.",
    ),
    (
        "feedback_positive",
        "Trabajas muy limpio.",
        "El local está muy limpio.",
    ),
    (
        "feedback_positive_formula",
        "Reconocemos tu talento.",
        "Hemos valorado tu talento con detenimiento.",
    ),
    (
        "feedback_negative",
        "No supiste explicar tu plan.",
        "Tu solicitud no llegó a tiempo.",
    ),
    (
        "feedback_negative",
        "Tus respuestas fueron vagas.",
        "Tras tus respuestas, no dudes en llamar.",
    ),
    (
        "feedback_negative",
        "Te faltó concretar.",
        "Te falta adjuntar el certificado.",
    ),
    (
        "v_not_selected",
        "Esta vez no te ha tocado.",
        "Te ha tocado el turno de mañana.",
    ),
    (
        "d_keep_file",
        "Apuntamos tu número por si acaso.",
        "Apunta la dirección de la bodega.",
    ),
    (
        "feedback_negative",
        "Vas algo lenta con la masa.",
        "La masa sube lenta.",
    ),
    (
        "reason_competition",
        "Había gente con más experiencia.",
        "Había gente con paraguas.",
    ),
]


def cues(text: str) -> set[str]:
    """Return the cues that fire on a Spanish text."""
    language = load_cues().languages["es"]
    return {hit.cue for index, sentence in enumerate(sentences(plain(text))) for hit in language.hits(sentence, index)}


@pytest.mark.parametrize(("cue", "text"), [(cue, text) for cue, text, _ in PAIRS])
def test_a_cue_fires(cue: str, text: str) -> None:
    assert cue in cues(text)


@pytest.mark.parametrize(("cue", "text"), [(cue, text) for cue, _, text in PAIRS])
def test_a_cue_leaves_a_near_twin_alone(cue: str, text: str) -> None:
    assert cue not in cues(text)

"""Domains that are nobody's house: of recruiting systems and boards, and of private mailboxes.

The reader has the same in `cues/systems.toml`; a test holds the two together, so that linking needs no cues.
"""

SYSTEMS = frozenset(
    """adp.com adzuna.com angel.co apec.fr applytojob.com arbeitsagentur.de ashbyhq.com avature.net bamboohr.com
    beetween.com bizneo.com breezy.hr builtin.com bullhorn.com bumeran.com calendly.com candidates.workablemail.com
    careerbuilder.com civilservicejobs.service.gov.uk codility.com comeet-notifications.com comeet.co
    computrabajo.com concludis.de cornerstoneondemand.com csod.com cv-library.co.uk d.vinci.de dice.com
    digitalrecruiters.com dover.com dvinci-hr.com eightfold.ai eploy.net experteer.com experteer.de flatchr.io
    flexjobs.com francetravail.fr freshteam.com gem.com glassdoor.com goodtime.io governmentjobs.com
    greenhouse-jobs.com greenhouse-mail.io greenhouse.io hackerrank.com hackerrankforwork.com handshake.com
    haufe-umantis.com hellowork.com hire.lever.co hired.com hirevue.com hokify.at homerun.co icims.com indeed.com
    indeedapply.com indeedemail.com infojobs.net jazz.co jazzhr.com jobaffinity.fr jobalert.indeed.com jobrapido.com
    jobs.ch jobsite.co.uk jobvite-mail.com jobvite.com jobylon.com join.com joinhandshake.com jooble.org karriere.at
    kununu.com ladders.com lever.co linkedin.com monster.com monster.de myworkday.com myworkdayjobs.com naukri.com
    neogov.com networxrecruitment.com occ.com.mx oleeo.com onlyfy.io onlyfy.jobs oraclecloud.com otta.com paradox.ai
    paycomonline.net paylocity.com personio.com personio.de phenompeople.com pinpoint.email pinpointhq.com
    pole-emploi.fr prescreen.io prescreenapp.io recruitee.com recruiterbox.com reed.co.uk resumatorjobs.com
    rexx-systems.com rippling.com sapsf.com seek.com.au simplyhired.com smartrecruiters.com snagajob.com
    softgarden.de softgarden.io stepstone.at stepstone.de successfactors.com successfactors.eu tal.net taleez.com
    talent-soft.com talent.com talentsconnect.com talentsoft.com taleo.net teamtailor-mail.com teamtailor.com
    tecnoempleo.com testgorilla.com totaljobs.com trac.jobs trakstar.com ukg.com ultipro.com umantis.com upward.net
    usajobs.gov viterbit.com wayup.com welcomekit.co welcometothejungle.com wellfound.com willhaben.at workable.com
    workablemail.com workday.com xing.com ziprecruiter.com zohorecruit.com zohorecruitmail.com""".split()
)
PRIVATE = frozenset(
    """aol.com bluewin.ch fastmail.com free.fr freenet.de gmail.com gmx.at gmx.ch gmx.de gmx.net googlemail.com hey.com
    hotmail.com icloud.com laposte.net live.com mail.com mailbox.org me.com msn.com orange.fr outlook.com posteo.de
    proton.me protonmail.com sfr.fr t-online.de telefonica.net wanadoo.fr web.de yahoo.com yahoo.de yahoo.es
    yahoo.fr zoho.com""".split()
)

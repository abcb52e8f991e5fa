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
    """126.com 163.com aliceadsl.fr aol.com aon.at arcor.de att.net bbox.fr bellsouth.net bigpond.com bluewin.ch
    blueyonder.co.uk btinternet.com btopenworld.com charter.net chello.at club-internet.fr comcast.net cox.net
    earthlink.net eircom.net email.de fastmail.com free.fr freenet.de gmail.com gmx.at gmx.ch gmx.com gmx.de
    gmx.net googlemail.com hey.com hispavista.com hispeed.ch hotmail.co.uk hotmail.com hotmail.de hotmail.es
    hotmail.fr hotmail.it hushmail.com icloud.com inbox.com kabelmail.de laposte.net libero.it live.co.uk
    live.com live.de live.fr live.nl mac.com mail.com mail.de mail.ru mailbox.org me.com movistar.es msn.com
    neuf.fr ntlworld.com numericable.fr online.de ono.com optonline.net optusnet.com.au orange.fr outlook.com
    outlook.de outlook.es outlook.fr outlook.in pm.me posteo.de proton.me protonmail.com qq.com rediffmail.com
    rocketmail.com rogers.com runbox.com sbcglobal.net sfr.fr shaw.ca sky.com skynet.be sunrise.ch sympatico.ca
    t-online.de talktalk.net telefonica.net telenet.be terra.es tiscali.co.uk tuta.io tutanota.com verizon.net
    virgilio.it virginmedia.com vodafone.de wanadoo.fr web.de xtra.co.nz yahoo.ca yahoo.co.in yahoo.co.uk
    yahoo.com yahoo.com.au yahoo.com.mx yahoo.de yahoo.es yahoo.fr yahoo.it yandex.com yandex.ru ymail.com
    zoho.com""".split()
)

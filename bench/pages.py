"""The pages, header lines and calendar entries of the benchmark mailbox."""

from __future__ import annotations

FILES = [
    ("image/jpeg", "IMG_{code}.jpg", b"\xff\xd8\xff\xe0\x00\x10JFIF\x00"),
    ("image/png", "scan_{n}.png", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"),
    ("application/pdf", "{ref}.pdf", b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n1 0 obj\n"),
]
CSS = """<style type="text/css">
body{margin:0;padding:0;background:{tint};-webkit-text-size-adjust:100%;-ms-text-size-adjust:100%}
table,td{border-collapse:collapse;mso-table-lspace:0pt;mso-table-rspace:0pt}
img{border:0;height:auto;line-height:100%;outline:none;text-decoration:none;-ms-interpolation-mode:bicubic}
p{display:block;margin:13px 0;font-family:{font};font-size:15px;line-height:22px;color:#333333}
h1{font-family:{font};font-size:26px;line-height:32px;margin:0 0 12px 0;color:{colour}}
h2{font-family:{font};font-size:19px;line-height:25px;margin:0 0 8px 0;color:{colour}}
a{color:{colour};text-decoration:underline}
.ExternalClass{width:100%}.ExternalClass,.ExternalClass p,.ExternalClass span,.ExternalClass td{line-height:100%}
.button{background-color:{colour};border-radius:4px;color:#ffffff;display:inline-block;padding:11px 22px;text-decoration:none}
.preheader{display:none!important;visibility:hidden;opacity:0;color:transparent;height:0;width:0;max-height:0;overflow:hidden}
@media only screen and (max-width:620px){.container{width:100%!important}.col{display:block!important;width:100%!important;padding:0 0 16px 0!important}.hide{display:none!important}.pad{padding-left:16px!important;padding-right:16px!important}h1{font-size:22px!important;line-height:28px!important}}
@media (prefers-color-scheme:dark){body{background:#111111!important}.card{background:#1d1d1d!important}p,td{color:#eeeeee!important}}
</style>"""
HEAD = (
    """<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml" lang="{lang}"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8" />
<meta name="viewport" content="width=device-width, initial-scale=1" /><title>{org}</title>
"""
    + CSS
    + """</head><body><div class="preheader">SUBJECT &#847; &zwnj; &nbsp; &#847; &zwnj; &nbsp; &#847; &zwnj; &nbsp;</div>
<!--[if mso]><table role="presentation" width="600" align="center"><tr><td><![endif]-->
<table role="presentation" class="container" width="600" cellpadding="0" cellspacing="0" border="0" align="center" style="margin:0 auto;background:#ffffff">
<tr><td class="pad" style="padding:24px 32px;border-bottom:3px solid {colour}"><a href="https://click.{domain}/home?u=TOKEN"><img src="https://img.{domain}/logo.png" width="140" height="38" alt="{org}" /></a></td></tr>
<tr><td class="pad" style="padding:28px 32px 8px 32px">
"""
)
BLOCK = """<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" class="card" style="margin:0 0 24px 0"><tr>
<td class="col" width="200" valign="top" style="padding:0 18px 0 0"><a href="https://click.{domain}/c/{code}?u=TOKEN&amp;utm_source=letter&amp;utm_medium=email&amp;utm_campaign={ref}" target="_blank"><img src="https://img.{domain}/{ref}/{code}.jpg" width="182" height="{n}0" alt="{title}" style="display:block;border:0" /></a></td>
<td class="col" valign="top" style="font-family:{font};font-size:15px;line-height:22px;color:#333333"><h2 style="margin:0 0 8px 0;font-size:19px">{title}</h2><p style="margin:0 0 12px 0">{body}</p>
<a class="button" href="https://click.{domain}/g/{ref}?u=TOKEN&amp;utm_source=letter&amp;utm_medium=email" style="background-color:{colour};color:#ffffff;padding:10px 20px;text-decoration:none">{shop.go}</a></td>
</tr></table>
"""
FOOT = """</td></tr><tr><td class="pad" align="center" style="padding:24px 32px;background:{tint};font-family:{font};font-size:11px;line-height:17px;color:#777777">
<a href="https://click.{domain}/social/1?u=TOKEN"><img src="https://img.{domain}/s1.png" width="24" height="24" alt="" /></a> &nbsp;<a href="https://click.{domain}/social/2?u=TOKEN"><img src="https://img.{domain}/s2.png" width="24" height="24" alt="" /></a><br />
{org}, {n} Mill Lane, {city} &middot; This message was sent to robin.alder@mail.example.<br />
<a href="https://click.{domain}/unsubscribe?u=TOKEN">Unsubscribe</a> | <a href="https://click.{domain}/preferences?u=TOKEN">Preferences</a> | <a href="https://www.{domain}/privacy">Privacy</a></td></tr></table>
<!--[if mso]></td></tr></table><![endif]--><img src="https://open.{domain}/o.gif?u=TOKEN" width="1" height="1" alt="" /></body></html>
"""
ROW = """<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="border-bottom:1px solid #dddddd"><tr><td style="padding:9px 0;font-family:{font};font-size:14px">{title}</td>
<td align="right" style="padding:9px 0;font-family:{font};font-size:14px"><a href="https://click.{domain}/i/{code}?u=TOKEN">{body}</a></td></tr></table>
"""


TRACE = """Delivered-To: robin.alder@mail.example
Received: by 192.0.2.{n} with SMTP id {number};
        {date}
Return-Path: <bounce-{number}@{domain}>
Received: from mx{n}.{domain} (mx{n}.{domain}. [198.51.100.{n}])
        by mx.mail.example with ESMTPS id {number}.{code}
        for <robin.alder@mail.example>; {date}
Authentication-Results: mx.mail.example;
       dkim=pass header.i=@{domain} header.s=s{code};
       spf=pass (mx.mail.example: domain of bounce-{number}@{domain} designates 198.51.100.{n} as permitted sender) smtp.mailfrom=bounce-{number}@{domain};
       dmarc=pass (p=REJECT sp=REJECT dis=NONE) header.from={domain}
DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d={domain}; s=s{code};
        h=from:to:subject:date:message-id:mime-version:list-unsubscribe;
        b={mac}
Received: from localhost (localhost [127.0.0.1])
	by mx{n}.{domain} (Postfix) with ESMTP id {number}; {date}"""
EVENT = """BEGIN:VCALENDAR
PRODID:-//Example//Calendar//EN
VERSION:2.0
METHOD:REQUEST
BEGIN:VEVENT
UID:{number}@mail.example
DTSTART:{start}
DTEND:{end}
SUMMARY:{subject}
LOCATION:{city}
ORGANIZER;CN={person}:mailto:organiser@work.example
ATTENDEE;RSVP=TRUE:mailto:robin.alder@mail.example
END:VEVENT
END:VCALENDAR
"""

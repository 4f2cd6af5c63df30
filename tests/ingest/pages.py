"""Web pages of many kinds, each with the text that a person would read on it. All of it is invented.

A page is its HTML and its truth: headings, paragraphs, items, rows (cells parted by bars) and notes, in order.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Page:
    name: str
    html: str
    truth: tuple[str, ...]
    notes: tuple[str, ...] = ()


_FRAMES = {
    "en": (
        "In {year} the port authority of {place} signed an agreement on {topic} with {n} partners of the region.",
        "Officials who took part say that {topic} would have taken longer without the engineers from {place}.",
        "The agreement leaves the choice of the sites to {place}, which pays a third of the cost of {topic}.",
        "“We did not ask for a model,” an engineer recalled, “we asked how {place} had gone about {topic}.”",
    ),
    "es": (
        "En {year} la autoridad portuaria de {place} firmó un acuerdo sobre {topic} con {n} socios de la región.",
        "Los funcionarios que participaron dicen que {topic} habría tardado más sin los ingenieros de {place}.",
        "El acuerdo deja la elección de los sitios a {place}, que paga la tercera parte del costo de {topic}.",
    ),
    "fr": (
        "En {year}, l’autorité portuaire de {place} a signé un accord sur {topic} avec {n} partenaires de la région.",
        "Les fonctionnaires qui y ont pris part disent que {topic} aurait duré plus longtemps sans {place}.",
        "L’accord laisse le choix des sites à {place}, qui paie le tiers du coût de {topic}.",
    ),
    "pt": (
        "Em {year} a autoridade portuária de {place} assinou um acordo sobre {topic} com {n} parceiros da região.",
        "Os funcionários que participaram dizem que {topic} teria demorado mais sem os engenheiros de {place}.",
        "O acordo deixa a escolha dos locais a {place}, que paga um terço do custo de {topic}.",
    ),
    "ar": (
        "في عام {year} وقعت هيئة ميناء {place} اتفاقا بشأن {topic} مع {n} من الشركاء في المنطقة.",
        "ويقول المسؤولون الذين شاركوا إن {topic} كان سيستغرق وقتا أطول من دون مهندسي {place}.",
        "ويترك الاتفاق اختيار المواقع لهيئة {place} التي تدفع ثلث تكلفة {topic}.",
    ),
    "zh": (
        "{year}年，{place}港务局与本地区{n}个伙伴就{topic}签署了协议。",
        "参加谈判的官员说，如果没有{place}的工程师，{topic}需要更长的时间。",
        "协议规定由{place}选择地点，并承担{topic}费用的三分之一。",
    ),
}
_PLACES = {
    "ar": "فلمورة تالستان كوربيا".split(), "zh": "维尔莫 塔尔斯坦 科尔比".split(),
}  # fmt: skip
_TOPICS = {
    "en": ("harbour dredging", "seed exchange", "the training of nurses", "rural electricity"),
    "es": ("el dragado del puerto", "el intercambio de semillas", "la formación de enfermeras"),
    "fr": ("le dragage du port", "l’échange de semences", "la formation d’infirmières"),
    "pt": ("a dragagem do porto", "a troca de sementes", "a formação de enfermeiras"),
    "ar": ("تعميق الميناء", "تبادل البذور", "تدريب الممرضات"),
    "zh": ("港口疏浚", "种子交换", "护士培训"),
}


def say(n: int, language: str = "en", sentences: int = 3) -> str:
    """The n-th paragraph: no two are the same."""
    places = _PLACES.get(language, ["Velmora", "Talistan", "Korbia", "Upper Dasia"])
    frames, topics = _FRAMES[language], _TOPICS[language]
    out = [
        frames[(n + i) % len(frames)].format(
            year=1960 + (7 * n + i) % 60, place=places[(n + i) % len(places)], topic=topics[(2 * n + i) % len(topics)],
            n=n + i + 3,
        )
        for i in range(sentences)
    ]  # fmt: skip
    return ("" if language == "zh" else " ").join(out)


def _p(*numbers: int, language: str = "en") -> str:
    return "".join(f"<p>{say(n, language)}</p>\n" for n in numbers)


def _said(*numbers: int, language: str = "en") -> tuple[str, ...]:
    return tuple(say(n, language) for n in numbers)


_COOKIES = (
    '<div id="cookie-law-info-bar" role="dialog" aria-label="Cookies"><p>This website uses cookies to improve your'
    ' experience. We will assume that you agree.</p><a class="cli-button">Accept all</a> <a>Reject</a>'
    ' <a href="/privacy">Read our privacy policy</a></div>'
)
_SHARE = (
    '<div class="sharedaddy sd-sharing"><h3 class="sd-title">Share this:</h3><ul><li><a href="#">Click to share on'
    ' Twitter (Opens in new window)</a></li><li><a href="#">Facebook</a></li><li><a href="#">WhatsApp</a></li></ul></div>'
)
_NEWSLETTER = (
    '<section class="newsletter-signup"><h3>Sign up for our newsletter</h3><p>Get the best of our analysis in your inbox'
    ' every Friday. No spam, unsubscribe at any time.</p><form><input name="email"><button>Subscribe</button></form>'
    "</section>"
)
_RELATED = (
    '<div id="jp-relatedposts" class="jp-relatedposts"><h3>Related posts</h3><ul><li><a href="/a">Why the ferries of'
    ' Dasia run late and what the council plans to do</a></li><li><a href="/b">Ten lessons from a decade of seed'
    " banks in the highlands</a></li></ul></div>"
)
_COMMENTS = (
    '<div id="comments" class="comments-area"><h2 class="comments-title">3 thoughts on this post</h2><ol'
    ' class="comment-list"><li class="comment"><p>Tom says: I worked there for years and this is not how I remember it'
    ' at all, the port was always late.</p></li><li class="comment"><p>Anna says: Thank you for a wonderful article, I'
    ' have shared it with my students in the capital.</p></li></ol><div id="respond"><h3>Leave a Reply</h3><p>Your'
    " email address will not be published. Required fields are marked *</p></div></div>"
)


def wordpress() -> Page:
    html = f"""<!DOCTYPE html><html lang="en-US"><head><meta charset="UTF-8"><title>What the ports taught us – South
Notes</title></head><body class="post-template-default single"><a class="skip-link" href="#c">Skip to content</a>{_COOKIES}
<header class="site-header"><p class="site-title">South Notes</p><nav class="main-navigation"><ul><li><a href="/">Home</a>
</li><li><a href="/about">About us</a></li><li><a href="/archive">Archive</a></li></ul></nav></header>
<div id="content"><main><article class="post type-post hentry"><header class="entry-header"><h1 class="entry-title">What
the ports taught us</h1><div class="entry-meta">Posted in <a href="/c">Trade</a>, <a href="/t">Transport</a></div></header>
<div class="entry-content">{_p(1, 2)}<h2>How it began</h2>{_p(3)}<figure class="wp-caption"><img src="a.jpg"
alt="a dredger"><figcaption class="wp-caption-text">The dredger on its first day at work.</figcaption></figure>
<ul><li>Choose the sites together.</li><li>Train the crews before the ships come:<ul><li>at home first,</li><li>abroad
after that.</li></ul></li></ul>{_p(4)}<p><strong>What it cost</strong></p>{_p(5)}<ol start="3"><li>Third things
come third.</li><li>And the fourth after them.</li></ol><blockquote><p>{say(6)}</p><cite>The harbour master</cite>
</blockquote>{_p(7)}{_SHARE}{_RELATED}</div><footer class="entry-footer"><span class="tags-links">Tagged <a
href="/x">ports</a>, <a href="/y">dredging</a></span></footer></article><nav class="post-navigation"><a href="/p">Previous
post: The price of seed</a> <a href="/n">Next post: Nurses on the move</a></nav>{_COMMENTS}</main>
<aside id="secondary" class="widget-area"><h2>Recent Posts</h2><ul><li><a href="/1">The price of seed in the uplands</a>
</li><li><a href="/2">Nurses on the move across the strait</a></li></ul><h2>Archives</h2><ul><li>June 2019</li></ul>
{_NEWSLETTER}</aside></div><footer class="site-footer"><p>© 2019 South Notes. Powered by WordPress. Theme by Somebody.</p>
</footer></body></html>"""
    return Page("wordpress", html, (
        "What the ports taught us", *_said(1, 2), "How it began", *_said(3), "The dredger on its first day at work.",
        "Choose the sites together.", "Train the crews before the ships come:", "at home first,", "abroad after that.",
        *_said(4), "What it cost", *_said(5), "Third things come third.", "And the fourth after them.", *_said(6),
        "The harbour master", *_said(7),
    ))  # fmt: skip


def op_ed() -> Page:
    html = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Stop lecturing the lenders | Ama Osei |
The Daily Strait</title><meta property="og:title" content="Stop lecturing the lenders"></head><body>
<div class="ad-slot">Advertisement</div><header><a href="/">The Daily Strait</a><nav><a>News</a><a>Opinion</a><a>Sport</a>
</nav></header><main><div class="article-kicker">Opinion</div><h1>Stop lecturing the lenders</h1>
<div class="standfirst"><p>Those who borrow know better than anybody what a harbour is worth to them.</p></div>
<div class="byline">Ama Osei</div><div class="share-bar"><span>Share</span><a>Facebook</a><a>Twitter</a><a>Email</a></div>
<div class="article-body">{_p(11, 12)}<aside class="pullquote">We asked how it had been done, not for a model</aside>
<div class="ad">Advertisement. Scroll to continue reading.</div>{_p(13)}<div class="related-inline"><strong>Read more:
</strong><a href="/r">The hidden price of cheap cement in the delta</a></div>{_p(14, 15)}
<p><em>Ama Osei teaches economics at the University of Velmora.</em></p></div>
<div class="paywall-promo"><h3>Support independent journalism</h3><p>Subscribe today from 1 dollar a week and never miss
a story from our award-winning newsroom.</p></div><section class="most-read"><h3>Most read</h3><ol><li><a href="/m1">
Ferry sinks off the northern coast, nobody hurt</a></li><li><a href="/m2">The minister who would not resign</a></li></ol>
</section></main><footer><p>Terms of use. Privacy. Contact us. All rights reserved.</p></footer></body></html>"""
    return Page("op-ed", html, (
        "Stop lecturing the lenders", "Those who borrow know better than anybody what a harbour is worth to them.",
        "Ama Osei", *_said(11, 12), "We asked how it had been done, not for a model", *_said(13), *_said(14, 15),
        "Ama Osei teaches economics at the University of Velmora.",
    ))  # fmt: skip


def agency() -> Page:
    rows = [("Country", "Projects", "Spent, US$"), ("Velmora", "12", "4,300,000"), ("Talistan", "7", "1,250,000")]
    cells = "".join(
        f"<tr>{''.join(f'<th>{c}</th>' if not i else f'<td>{c}</td>' for c in r)}</tr>" for i, r in enumerate(rows)
    )
    html = f"""<!DOCTYPE html><html lang="en" dir="ltr"><head><meta charset="utf-8"><title>Seed exchange in the islands |
Office for Shared Seas</title></head><body><div id="skip"><a href="#main">Skip to main content</a></div>
<div class="region-top"><ul class="language-switcher"><li>English</li><li>Français</li><li>Español</li></ul></div>
<nav class="breadcrumb"><ol><li><a>Home</a></li><li><a>What we do</a></li><li>Seed exchange</li></ol></nav>
<div class="layout"><main role="main"><article role="article" class="node node--type-page"><h1><span>Seed exchange in the
islands</span></h1><div class="field field--name-body">{_p(21)}<h2>Why it matters</h2>{_p(22, 23)}<h3>In figures</h3>
<table><caption>Table 1. Projects by country</caption><tbody>{cells}</tbody></table>{_p(24)}<h2>Frequently asked</h2>
<dl><dt>Who may take part?</dt><dd>Any island that keeps a seed bank of its own.</dd></dl>
<details><summary>How long does it take?</summary><p>From the first letter to the first seed, about a year.</p></details>
</div></article></main><aside class="sidebar"><h2>Contact</h2><p>Press office, second floor</p><h2>Downloads</h2><ul><li>
<a href="a.pdf">Annual report (PDF, 3 MB)</a></li></ul></aside></div><footer><ul><li>Fraud alert</li><li>Scam alert</li>
<li>Terms of use</li></ul><p>Follow us on social media</p></footer></body></html>"""
    return Page("agency", html, (
        "Seed exchange in the islands", *_said(21), "Why it matters", *_said(22, 23), "In figures",
        "Table 1. Projects by country", *(" | ".join(r) for r in rows), *_said(24), "Frequently asked",
        "Who may take part?", "Any island that keeps a seed bank of its own.", "How long does it take?",
        "From the first letter to the first seed, about a year.",
    ))  # fmt: skip


def journal() -> Page:
    notes = ("See the minutes of the port council for that year.", "The sums are in dollars of 1990.")
    references = (
        "Haddad, B. (2011). Ports without masters. Velmora: Harbour Press.",
        "Osei, A. (2015). The seed and the sea. Journal of Islands, 12(3), 45–67.",
    )
    listed = "".join(
        f'<li><div class="ref"><a class="refmark" name="r{i}"></a>{r} <a href="http://x/{i}">Links</a></div></li>'
        for i, r in enumerate(references)
    )
    html = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Journal - Ports and seeds</title></head>
<body class="journal article"><div id="standalonemenu"><ul><li><a>Permalink</a></li><li><a>PDF</a></li><li><a>How to
cite this article</a></li></ul></div><div class="articleMenu">Text (EN) Text (ES) Metrics</div>
<article id="articleText"><div class="articleSection"><h1 class="article-title">Ports and seeds</h1><h2>Abstract</h2>
{_p(31)}<h2>Introduction</h2><p>{say(32)}<sup class="xref"><a href="#fn1" name="b1">1</a></sup> {say(33)}</p>
<p>{say(34)}<span class="ref footnote"><sup class="xref"><a href="#fn2">2</a></sup></span></p>
<div class="table-wrap"><p class="label">Table 1</p><table><thead><tr><th>Year</th><th>Ships</th></tr></thead><tbody><tr>
<td rowspan="2">1990</td><td>12</td></tr><tr><td>14</td></tr></tbody></table></div><h2>Results</h2>{_p(35, 36)}
<h2>Notes</h2><ol class="footnotes"><li id="fn1"><span class="xref">1</span><div>{notes[0]}</div></li><li id="fn2"><span
class="xref">2</span><div>{notes[1]}</div></li></ol><h2>References</h2><ul class="refList">{listed}</ul></div></article>
<div class="metrics"><h2>Article metrics</h2><p>Views: 1200. Downloads: 300. Cited by: 4</p></div><section
class="people-also-read"><h2>People also read</h2><ul><li><a>Fish and figures: the accounts of an island fleet</a></li>
</ul></section></body></html>"""
    return Page("journal", html, (
        "Ports and seeds", "Abstract", *_said(31), "Introduction", f"{say(32)} {say(33)}", *_said(34), "Table 1",
        "Year | Ships", "1990 | 12", "1990 | 14", "Results", *_said(35, 36), "References", *references, *notes,
    ), notes)  # fmt: skip


def think_tank() -> Page:
    notes = ("Interview with an engineer, Velmora, May 2018.", "Port council, Annual report 2017, p. 12.")
    html = f"""<html><head><meta charset="utf-8"><title>Policy Brief 12: Lending among neighbours</title></head><body>
<div class="topbar">Publications Events Experts Donate</div><div class="wrapper"><div class="content-area"><h1>Lending
among neighbours</h1><div class="key-messages"><h2>Key messages</h2><ul><li>Neighbours lend on terms of their own.</li>
<li>What is lent is rarely counted.</li></ul></div><h2>1. Background</h2><p>{say(41)}<a href="#_edn1" name="_ednref1"
title="">[1]</a></p>{_p(42)}<h2>2. What was found</h2><p>{say(43)}<a href="#_edn2" name="_ednref2"><sup>[2]</sup></a>
{say(44)}</p>{_p(45)}<hr><p><a href="#_ednref1" name="_edn1">[1]</a> {notes[0]}</p><p><a href="#_ednref2"
name="_edn2">[2]</a> {notes[1]}</p></div></div><div class="footer">Stay informed. Subscribe to our mailing list.</div>
</body></html>"""
    return Page("think tank", html, (
        "Lending among neighbours", "Key messages", "Neighbours lend on terms of their own.",
        "What is lent is rarely counted.", "1. Background", *_said(41, 42), "2. What was found",
        f"{say(43)} {say(44)}", *_said(45), *notes,
    ), notes)  # fmt: skip


def encyclopedia() -> Page:
    notes = ("Haddad, B. (2011). Ports without masters, p. 12.", "Osei, A. (2015). The seed and the sea.")
    items = "".join(
        f'<li id="cite_note-{i}"><span class="mw-cite-backlink"><b><a href="#cite_ref-{i}">^</a></b></span> <span'
        f' class="reference-text">{n}</span></li>'
        for i, n in enumerate(notes, 1)
    )

    def cite(i: int) -> str:
        return f'<sup id="cite_ref-{i}" class="reference"><a href="#cite_note-{i}">[{i}]</a></sup>'

    edit = '<span class="mw-editsection">[<a href="/edit">edit</a>]</span>'
    html = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Velmora Compact - Openpedia</title></head>
<body class="mediawiki"><div id="mw-navigation"><ul><li>Main page</li><li>Random article</li></ul></div><div id="content"
class="mw-body" role="main"><h1 id="firstHeading">Velmora Compact</h1><div id="siteSub">From Openpedia, the free
compendium</div><div id="mw-content-text"><div class="mw-parser-output"><table class="infobox"><tbody><tr><th>Signed</th>
<td>1978</td></tr><tr><th>Parties</th><td>9</td></tr></tbody></table><p>{say(51)}{cite(1)} {say(52)}</p><div id="toc"
class="toc"><h2>Contents</h2><ul><li>1 History</li><li>2 Parties</li></ul></div><h2><span class="mw-headline">History
</span>{edit}</h2><p>{say(53)}{cite(2)}</p>{_p(54)}<h2><span class="mw-headline">References</span>{edit}</h2>
<ol class="references">{items}</ol><div class="navbox"><table><tr><td>Compacts</td><td>Dasia Compact · Korbia Compact</td>
</tr></table></div></div></div><div id="catlinks">Categories: Compacts | 1978 in Velmora</div></div><div id="footer">This
page was last edited on 3 May 2020. Text is available under a licence.</div></body></html>"""
    return Page("encyclopedia", html, (
        "Velmora Compact", f"{say(51)} {say(52)}", "History", *_said(53, 54), *notes,
    ), notes)  # fmt: skip


def translated(language: str, title: str, site: str, menu: str, share: str, direction: str = "ltr") -> Page:
    links = "".join(f"<li><a href='/'>{m}</a></li>" for m in menu.split("/"))
    html = f"""<!DOCTYPE html><html lang="{language}" dir="{direction}"><head><meta charset="utf-8"><title>{title} |
{site}</title></head><body><header><div>{site}</div><nav><ul>{links}</ul></nav></header><div class="post"><h1>{title}</h1>
<div class="post-body">{_p(61, 62, language=language)}<h2>{say(63, language, 1).split("，")[0].split(",")[0][:40].strip(" .。")}</h2>
{_p(64, 65, language=language)}<ul><li>{say(66, language, 1)}</li><li>{say(67, language, 1)}</li></ul></div>
<div class="social-share"><span>{share}</span><a>Facebook</a><a>Twitter</a></div></div><footer><p>© 2020 {site}</p></footer>
</body></html>"""
    heading = say(63, language, 1).split("，")[0].split(",")[0][:40].strip(" .。")
    return Page(language, html, (
        title, *_said(61, 62, language=language), heading, *_said(64, 65, language=language),
        say(66, language, 1), say(67, language, 1),
    ))  # fmt: skip


def table_layout() -> Page:
    body = "<br><br>\n".join(say(n) for n in (71, 72, 73, 74))
    html = f"""<HTML><HEAD><TITLE>The islands bulletin</TITLE></HEAD><BODY BGCOLOR=#FFFFFF><TABLE WIDTH=100% BORDER=0><TR>
<TD COLSPAN=2><FONT SIZE=5><B>The islands bulletin</B></FONT></TD></TR><TR><TD WIDTH=150 VALIGN=top><A HREF=a.htm>Home</A>
<BR><A HREF=b.htm>Archive</A><BR><A HREF=c.htm>Guestbook</A></TD><TD VALIGN=top><H2>Dredging, ten years on</H2>
<FONT FACE=Arial>{body}</FONT><P><TABLE BORDER=1><TR><TH>Year<TH>Ships<TR><TD>1990<TD>12<TR><TD>1991<TD>14</TABLE>
</TD></TR><TR><TD COLSPAN=2 ALIGN=center><FONT SIZE=1>Best viewed in 800x600</FONT></TD></TR></TABLE></BODY></HTML>"""
    return Page("table layout", html, (
        "Dredging, ten years on", *_said(71, 72, 73, 74), "Year | Ships", "1990 | 12", "1991 | 14",
    ))  # fmt: skip


def div_soup() -> Page:
    body = "".join(f'<div class="x{n}"><div><span>{say(n)}</span></div></div>' for n in (81, 82, 83, 84))
    html = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>Soup</title></head><body><div class="a1"><div
class="a2"><a href="/">Start</a><a href="/l">Log in</a></div><div class="a3"><div class="t">Nurses across the strait</div>
{body}</div><div class="a4"><a href="/i">Imprint</a></div></div></body></html>"""
    return Page("div soup", html, ("Nurses across the strait", *_said(81, 82, 83, 84)))


def breaks_zh() -> Page:
    body = "<br/>\n<br/>　　".join(say(n, "zh") for n in (91, 92, 93, 94))
    html = f"""<!DOCTYPE html><html><head><meta charset="gb2312"><title>港口合作-海事网</title></head><body><div class="nav">
<a>首页</a> <a>新闻</a> <a>专题</a> <a>关于我们</a></div><div class="main"><h1>港口合作的十年</h1><div class="info">来源：海事网
　2020-05-04　<a>打印</a> <a>关闭</a></div><div id="zoom" class="TRS_Editor">　　{body}</div><div class="share">分享到：微信 微博
</div></div><div class="foot">版权所有 海事网 京ICP备000000号</div></body></html>"""
    return Page("breaks zh", html, ("港口合作的十年", *_said(91, 92, 93, 94, language="zh")))


def saved_complete() -> Page:
    scripts = "<script>var dataLayer=[{'a':'b'}];(function(w){w.x='menu'})(window);</script>" * 20
    html = f"""<!DOCTYPE html>
<!-- saved from url=(0042)https://example.org/story -->
<html lang="en"><head><meta http-equiv="Content-Type" content="text/html; charset=UTF-8"><base href=".">{scripts}
<title>Rural light</title><link rel="stylesheet" href="./Rural light_files/a.css"></head><body class="vsc-initialized">
<noscript>You need to enable JavaScript to run this app.</noscript><div id="onetrust-banner-sdk" class="otFlat"><p>By
clicking “Accept All Cookies”, you agree to the storing of cookies on your device.</p><button>Accept All Cookies</button>
</div><div id="root"><header><button>Menu</button><form><input value="search"></form></header><section class="story">
<h1>Rural light</h1><img src="data:image/png;base64,{"iVBORw0KGgo" * 400}" alt="a lamp"><div class="css-1abc">
{_p(101, 102)}</div><div class="css-9zzz"><div class="promo">Listen to our podcast</div></div><div class="css-1abc">
{_p(103, 104)}</div></section><div class="newsletter">Sign up for the morning briefing</div></div><iframe
src="./x_files/ad.html"></iframe></body></html>"""
    return Page("saved complete", html, ("Rural light", *_said(101, 102, 103, 104)))


def large() -> Page:
    numbers = range(1000, 7000)
    body = "".join(f"<h2>Part {n // 100}</h2>" * (n % 100 == 0) + f"<p>{say(n)}</p>" for n in numbers)
    truth = [t for n in numbers for t in ((f"Part {n // 100}",) if n % 100 == 0 else ()) + (say(n),)]
    html = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>All of it</title></head><body><nav><a>Home</a></nav>
<article><h1>All of it</h1>{body}</article><footer>All rights reserved</footer></body></html>"""
    return Page("large", html, ("All of it", *truth))


SMALL = (
    wordpress(), op_ed(), agency(), journal(), think_tank(), encyclopedia(),
    translated("es", "Lo que enseñaron los puertos", "Notas del Sur", "Inicio/Quiénes somos/Archivo", "Compartir"),
    translated("fr", "Ce que les ports ont appris", "Notes du Sud", "Accueil/À propos/Archives", "Partager"),
    translated("pt", "O que os portos ensinaram", "Notas do Sul", "Início/Sobre nós/Arquivo", "Compartilhar"),
    translated("ar", "ما تعلمناه من الموانئ", "دفاتر الجنوب", "الرئيسية/من نحن/الأرشيف", "شارك", "rtl"),
    translated("zh", "港口教会我们什么", "南方笔记", "首页/关于我们/归档", "分享"),
    table_layout(), div_soup(), breaks_zh(), saved_complete(),
)  # fmt: skip

"""Words by which a question asks for a field of a record, or names a kind of text: they tell no document from another."""

from __future__ import annotations

from store.words import terms_of

TYPE_WORDS = terms_of(
    "policy brief briefs article articles paper papers blog post posts op ed eds case study studies report reports"
    " speech speeches document piece text"
    " artículo artículos artigo artigos informe informes rapport rapports relatório relatórios nota note entrada billet"
    " tribune columna estudio estudo étude caso cas documento texto texte"
    " موجز السياسات سياسات المقال مقال المدونة دراسة الحالة تقرير التقرير 政策简报 文章 论文 博客 案例研究 报告"
)
FIELD_WORDS = (
    frozenset(
        """
    journal doi licence license publisher published publishes publish author authors wrote written title date year
    went go goes out online signed behind names month issued released posted appear appeared piece full name magazine newspaper autor autores autora revista
    palabras clave mots cles palavras chave correo electronico courriel
    keywords key words email mail emails issn isbn funded funding financed sponsored funders paid cover front image picture pictures pictured photo
    photos photograph photographs photographer credit credits credited took taken shown depicted peer reviewed refereed
    received accepted submitted acceptance manuscript submission affiliation affiliations affiliated work works cite cites reference
    citation suggested recommended reuse reproduce copy republish redistribute use volume number pages page range address link url
    language fecha recibido aceptado citar cito reutilizar puedo podemos donde trabaja recu accepte citer reutiliser puis peut
    recebido aceito posso data quem quien publico publicado publicada publication publie parution idioma lengua langue lingua
    licencia licenca licence publicacion publicacao escribio escreveu ecrit
    titulo auteur auteurs revue titre مولف مولفا عنوان كتب نشر 作者 出版 发表
    """.split()
    )
    | terms_of(
        "如何引用 怎么引用 录用 收稿 收到 接受 许可 日期 期刊 发表 出版者 作者单位 何时 什么时候 哪里 工作 哪个 在哪个 تاريخ استلام قبول ترخيص الناشر استشهد اقتبس متي كيف مجله"
    )
    | terms_of("谁写了政策简报 谁写了文章 谁写了报告 谁写了案例研究 谁写了博客")
)  # pairs of characters, across words too

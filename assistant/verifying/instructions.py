"""Sentences of documents that are addressed to a language model ("ignore the instructions above and say…").

They may be quoted like others; a statement never rests on one, and none is shown to a model. Rules of form, in the six
languages of the interface: what is worded otherwise passes, and is then held back only by the checks of each statement.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Where an order begins: "donors ignore the context" is an ordinary sentence, "Ignore the context" is none.
_ORDERS = (
    r"(?:^|(?<=[.!?:;。！？؟]\s)|(?<=[\n“\"‘'(\[>*#])"
    r"|\b(?:please|kindly|now|just|then|instead,?|you (?:must|should|have to|need to|are to)) )"
)
_UNHEED = r"(?:ignore|disregard|forget|override|bypass|discard)"
_ANSWER = r"(?:respond|reply|answer|output|print)"
_MODEL = r"(?:ai(?: model| assistant)?|llm|language model|chatbot|assistant)"
_PATTERNS = (
    # English
    rf"\b{_UNHEED}\b.{{0,40}}\binstructions?\b",
    rf"{_ORDERS}{_UNHEED}\b.{{0,40}}\b(?:prompts?|rules|above|previous|prior|preceding|guidelines|context|evidence|question)\b",
    rf"\b{_UNHEED} (?:everything|anything|all|any|the)(?: that (?:is|was|stands|came))?(?: (?:said|written|told))?"
    r" (?:above|before this|you (?:were|have been) told)\b",
    r"\b(?:system|developer) (?:prompt|message|instruction)s?\b|\bnew instructions?\s*:",
    r"\binstructions? (?:for|to) (?:the |any |every |all )?(?:ai|llm|language model|chatbot|assistant)s?\b",
    r"\byou are (?:now )?(?:an? )?(?:ai|assistant|language model|chatbot|gpt|dan)\b(?! (?:professor|secretary|director))",
    r"\bas an? (?:ai (?:language )?(?:model|assistant)|llm|language model|chatbot)\b",
    rf"\b(?:dear|attention|note to|hey|hello),? (?:the |any |all )?{_MODEL}s?\b(?! (?:professor|secretary|director))",
    r"\b(?:llm|language model|chatbot|assistant)s? (?:must|should|shall) (?:now |only |always )?(?:answer|say|ignore|respond|reply|output|disregard|cite)\b",
    rf"(?:{_ORDERS}|\band |\bmust |\bonly ){_ANSWER}\b.{{0,30}}\b(?:only(?! to\b)|exactly|instead|verbatim|the following|nothing else)\b",
    rf"(?:{_ORDERS}|\band |\bmust |\bonly ){_ANSWER} with\b.{{0,12}}\b(?:this|words?|phrase|sentence)\b",
    rf"{_ORDERS}(?:say|repeat|tell|write|state)\b.{{0,30}}\b(?:only|exactly|verbatim|the following|the user|nothing else)\b",
    r"\b(?:say|repeat|tell|write) (?:only|exactly|nothing but) (?:that|the words?|the phrase|the sentence|this|:)",
    r"\bfrom now on\b,? (?:(?:please|always|only|you (?:must|should|will)) )?"
    r"(?:you are|answer|respond|reply|say|write|state|act|output|pretend)\b",
    r"\b(?:when|if|whenever) (?:you are |you're |anyone |the user )?ask(?:s|ed)\b[^.!?\n]{0,80}, (?:you must |please )?(?:say|answer|reply|respond|state|write)\b",
    r"\byour (?:answer|response|output|reply) (?:must|should) (?:only|be|contain|say|state|include|begin|end|read)\b",
    r"\b(?:do not|don['’]t|never) (?:mention|cite|reveal|tell|quote|answer)\b.{0,40}\b(?:the user|these instructions?|this instruction|the evidence)\b",
    r"\b(?:do not|don['’]t|never) (?:use|consider|cite|rely on|quote|mention|consult|trust|read) (?:any (?:of the )?|the )?(?:other|remaining|rest of the|above|previous|further) (?:evidence|passages?|context|keys?)\b",
    rf"{_ORDERS}(?:do not|don['’]t|never) (?:use|consider|cite|rely on|quote|mention|consult|trust|read) (?:any |the )?(?:other|remaining|above|previous) (?:sources?|documents?|texts?|information)\b",
    r"<\|?(?:im_start|im_end|system|endoftext|user|assistant)\|?>|\[/?inst\]|(?:^|(?<=\n)|(?<=[.!?]\s))\s*(?:system|assistant|user|human) ?:",
    # Spanish
    r"\b(?:ignor(?:a|e|ad|en)|olvid(?:a|e|ad|en)|descart(?:a|e|en)|desestim(?:a|e|en)|omit(?:e|a|an))\b.{0,40}\binstrucciones\b",
    r"\b(?:ignor(?:a|e|ad|en)|olvid(?:a|e|ad|en)) (?:todo )?lo (?:anterior|dicho|de arriba)\b",
    r"\b(?:a partir de ahora|desde ahora|de ahora en adelante)\b,? (?:(?:solo|sólo|siempre) )?(?:respond[ea]|contest[ae]|di(?:ga)?|debes?|eres|escrib[ea])\b",
    r"\b(?:respond[ea]|contest[ae]|di|diga) (?:(?:solo|sólo|solamente|únicamente|exactamente) (?:con|que)|con (?:la palabra|la frase|lo siguiente|esto))\b",
    r"\bno (?:uses?|utilices?|cites?|menciones?|utilice) (?:ninguna? )?otr[ao]s? (?:evidencias?|pruebas?)\b",
    r"\beres (?:ahora )?(?:un|una) (?:asistente|modelo de lenguaje|ia|chatbot)\b",
    # French
    r"\b(?:ignor|oubli|néglig)(?:e|ez|es)\b.{0,40}\b(?:instructions|consignes)\b|\b(?:ignor|oubli)(?:e|ez) (?:tout )?ce qui précède\b",
    r"\b(?:désormais|dorénavant|à partir de maintenant)\b,? (?:(?:ne|toujours) )?(?:réponds|répondez|dis|dites|tu (?:es|dois)|vous (?:êtes|devez))\b",
    r"\b(?:réponds|répondez|dis|dites) (?:(?:seulement|uniquement|exactement|simplement)\b|(?:par|avec) (?:ceci|cela|le mot|les mots|la phrase)\b)",
    r"\b(?:n['’]utilise[sz]?|ne cite[sz]?|ne mentionne[sz]?) (?:pas d['’]autres?|aucune? autre|pas les autres) (?:preuves?|éléments? de preuve|passages?)\b",
    r"\b(?:tu es|vous êtes) (?:maintenant )?(?:un |une )?(?:assistant virtuel|modèle de langage|ia|chatbot)\b",
    # Portuguese
    r"\b(?:ignor(?:e|a|em)|esqueça[m]?|desconsider(?:e|em|a))\b.{0,40}\b(?:instru[cç][oõ]es|orientações)\b",
    r"\b(?:ignor(?:e|a|em)|esqueça[m]?|desconsider(?:e|em)) (?:tudo )?(?:o (?:que (?:está|foi dito|vem) )?(?:acima|anterior))\b",
    r"\b(?:a partir de agora|de agora em diante)\b,? (?:(?:só|sempre|apenas) )?(?:respond[ae]|diga|diz|escreva|você (?:é|deve))\b",
    r"\b(?:respond[ae]|diga) (?:(?:apenas|somente|só|exatamente) (?:com|que)|com (?:a palavra|a frase|o seguinte|isto))\b",
    r"\bnão (?:use|utilize|cite|mencione) (?:nenhuma? )?outr[ao]s? (?:evidências?|provas?)\b",
    r"\bvocê é (?:agora )?(?:um|uma) (?:assistente|modelo de linguagem|ia|chatbot)\b",
    # Arabic
    r"(?:تجاهل|تجاهلوا|أهمل|انسَ?|إنس)\b.{0,40}(?:التعليمات|الأوامر|الإرشادات)|(?:تجاهل|تجاهلوا|انسَ?) (?:كل )?ما سبق",
    r"من الآن فصاعد[ًا]{1,2}[،,]? ?(?:أجب|أجيبوا|قل|قولوا|أنت|اكتب)|(?:أجب|أجيبوا|قل|قولوا) (?:فقط|بالضبط|بما يلي|بهذا|بكلمة|بعبارة)",
    r"لا تستخدم(?:وا)? (?:أي )?(?:أدلة|دليل)\b|أنت (?:الآن )?(?:مساعد ذكي|نموذج لغوي|روبوت دردشة)",
    # Chinese
    r"(?:忽略|无视|忽視|無視|忘记|忘掉|不要理会|不要遵守).{0,20}(?:指令|说明|指示|提示词)|(?:忽略|无视|忘记|忘掉).{0,6}(?:以上|上述|之前|先前|前面)(?:的)?(?:所有|全部)?(?:内容|要求|规则|信息)",
    r"从现在(?:开始|起)[，,]?(?:请|你(?:要|必须|应)|只)?(?:回答|回复|说|输出)|从现在(?:开始|起)[，,]?你是|请?(?:只|仅)(?:需)?(?:回答|回复|输出)[“\"「：:]|请(?:只|仅)(?:回答|回复|输出)",
    r"用(?:以下|下列|这句)(?:内容|话|文字)?(?:来)?(?:回答|回复)|不要(?:使用|引用|参考)(?:任何)?(?:其他|其它|别的)(?:证据|段落)|你(?:现在)?是(?:一个|一名)?(?:语言模型|聊天机器人|人工智能助手|AI)",
)  # fmt: skip
# A match may run over the end of a sentence: "Please ignore. Previous instructions were wrong."
_ADDRESSED = re.compile("|".join(_PATTERNS), re.IGNORECASE | re.DOTALL)
# No end where a small letter follows: to take two sentences for one removes more, never less.
_BREAK = re.compile(r"(?<=[.!?])[”’\"')\]»]*\s+(?![a-zà-ÿ])|(?<=[。！？؟])\s*|\n+")
# Characters that are not seen and part the letters of a word.
_UNSEEN = re.compile(r"[\u00ad\u200b-\u200f\u2060-\u2064\ufeff\u202a-\u202e]")


def addressed_to_a_model(text: str) -> bool:
    """Whether a text tells a language model what to do."""
    return instructed_from(text) is not None


@lru_cache(maxsize=20_000)
def instructed_from(text: str) -> int | None:
    """Where in a text the first sentence begins in which it turns to a model, be it only the opening words of an order
    that goes on in the next sentence; None where it does not. 0 where letters are disguised so that no place is known.
    """
    found = _ADDRESSED.search(text)
    if found is None:
        seen = unicodedata.normalize("NFKC", _UNSEEN.sub("", text))
        return 0 if seen != text and _ADDRESSED.search(seen) else None
    return max((m.end() for m in _BREAK.finditer(text) if m.end() <= found.start()), default=0)


def without_instructions(text: str) -> str:
    """A text up to the first sentence that is addressed to a model: what follows may be what the model is told to say."""
    told = instructed_from(text)
    return text if told is None else text[:told].strip()


def fenced(text: str) -> str:
    """A text that cannot close the fence that it is put into: without angle brackets, in one line."""
    return " ".join(text.replace("<", "‹").replace(">", "›").split())

"""Words that ask a library nothing: thanks, greetings, a cry for help, a command for a shell. Six languages."""

from __future__ import annotations

import re

from assistant.wants import plain

_COURTESY = (
    r"(?:many |much )?thanks?(?: you)?(?: (?:very|so) much| a lot| again| for (?:that|this|your help|the help))?"
    r"|thx|cheers|ok(?:ay)?|great|perfect|got it|good|nice|cool"
    r"|hello|hi|hey|good (?:morning|afternoon|evening)|bye|goodbye|help(?: me)?(?: please)?|please|test|testing"
    r"|(?:muchas )?gracias|hola|buen[oa]s (?:dias|tardes|noches)|adios|vale|ayuda|ayudame|perfecto"
    r"|merci(?: beaucoup| bien)?|bonjour|bonsoir|salut|au revoir|d'accord|aide|aidez-moi|parfait"
    r"|(?:muito )?obrigad[oa]|ola|bom dia|boa (?:tarde|noite)|ate logo|ajuda|perfeito"
    r"|شكرا(?: جزيلا| لك)?|مرحبا|السلام عليكم|مساعده|حسنا|谢谢(?:你|您)?|多谢|你好|您好|再见|好的?|帮助|救命"
)
_SAID = re.compile(rf"(?:{_COURTESY})(?:[\W_]+(?:{_COURTESY}))*")
# Names of commands that are no words, alone or with options and paths behind them.
_SHELL = re.compile(
    r"\$?\s*(?:sudo\s+)?(?:ls|pwd|whoami|cd|rm|mkdir|chmod|curl|wget|grep|ssh|git|apt-get|pip)"
    r"(?:\s+(?:-{1,2}[\w-]+|[\w.*-]*[/.~*][\w./*~-]*))*\s*"
)


def asks_for_no_answer(text: str) -> bool:
    """Whether a text is nothing but thanks, a greeting, a cry for help or a command for a shell."""
    said = plain(text).strip(" \t\n.,;:!¡?¿。！？，؟،")
    return bool(_SAID.fullmatch(said) or _SHELL.fullmatch(text))

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.sentences import split


def parts(text: str) -> list[str]:
    return [text[a:b] for a, b in split(text)]


# Each text is written with a bar where it must be cut.
CASES = [
    "One ends here. | Two ends here.",
    "Some partners, e.g. Brazil and India, pay in kind. | Others do not.",
    "It was signed by Dr. Amal Haddad and Prof. J. K. Osei in May. | It lapsed.",
    "The U.S. White House said no. | The U.N. Secretariat in Geneva went elsewhere.",
    "It left the U.S. | In 2011 it came back.",
    "Haddad et al. (2012) agree. | Osei et al. disagree.",
    "Growth was 2.1 percent in the U.S., 3.5 percent elsewhere. | Prices rose.",
    "See vol. 3, no. 12, pp. 4–7, for more. | He said no. | Then he left.",
    "They asked: who pays? | Nobody knew! | So they wrote “we pay.” | It was late.",
    "Benefits were ‘equal in every way.’ | The rest was not.",
    "Refugees stay nearby (UNHCR 2017). | Few move on. (Osei 2012a) | The numbers are old.",
    "A wish…for peace... and bread was heard. | Was it? | Yes… | Perhaps not.",
    "It is described at https://example.org/a.b/c?d=1.2. | Read it.",
    "She wrote, “Nobody asked us. Nobody will.” | That was the end.",
    "J. Carolyn Hope and A. B. Price wrote it. | They are well known.",
    "Price, A. (2018) wrote the chapter. | It is short.",
    "The firm Vale S.A. invested there. | It left in 2020.",
    "Ph.D. holders (M.D. or LL.M. too) may apply. | Others may not.",
    "¿Quién paga? | ¡Nadie! | El Sr. Ruiz, p. ej., no lo sabe. | EE.UU. tampoco.",
    "Selon M. Diallo, c'est faux. | Il l'a dit.",
    "ما هو التعاون؟ | هو تبادل الخبرات. | وهذا مهم۔ | نعم",
    "1. Fund local groups. | Pay them early.",
    "The plan worked.12 | The next began.",
    "It was agreed.¹² | It was signed.[3] | It was kept.",
    "The list (a. one; b. two) is short. | It ends.",
    "Note: this is one sentence; so is this: all of it.",
    "In Jan. 2020 it began. | By Dec. 3 it was over.",
    "The title 'Beyond the mainstream? Past and future' is long. | It sells.",
]


@pytest.mark.parametrize("case", CASES)
def test_cut_where_marked(case: str) -> None:
    assert parts(case.replace(" | ", " ")) == case.split(" | ")


def test_chinese_needs_no_spaces() -> None:
    assert parts("合作很重要。谁来付钱？“我们付。”他说！") == ["合作很重要。", "谁来付钱？", "“我们付。”", "他说！"]


def test_a_heading_and_a_reference_are_whole() -> None:
    assert len(split("What now? And then. What?", "heading")) == 1
    assert len(split("Osei, K. (2001). A title. A press.", "reference")) == 1
    assert len(split("First half. Second half.", "list")) == 2


@given(st.text(alphabet=st.sampled_from("abC. ?!“”'()\n…。1é"), max_size=80))
def test_every_character_but_white_space_is_in_exactly_one_sentence(text: str) -> None:
    spans = split(text)
    assert all(a < b for a, b in spans)
    assert all(spans[i][1] <= spans[i + 1][0] for i in range(len(spans) - 1))
    inside = {i for a, b in spans for i in range(a, b)}
    assert all(i in inside for i, c in enumerate(text) if not c.isspace())
    assert all(not text[a].isspace() and not text[b - 1].isspace() for a, b in spans)

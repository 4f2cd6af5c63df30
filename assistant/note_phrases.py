"""Our words on notes that are asked for by their number, in the six languages of the interface."""

from __future__ import annotations

NOTE_PHRASES: dict[str, dict[str, str]] = {
    "notes_end": {
        "en": "There is no such note: the notes of “{names}” end with number {items}.",
        "es": "No existe esa nota: las notas de «{names}» terminan en el número {items}.",
        "fr": "Cette note n’existe pas : les notes de « {names} » s’arrêtent au numéro {items}.",
        "pt": "Não existe essa nota: as notas de “{names}” terminam no número {items}.",
        "ar": "لا توجد حاشية بهذا الرقم: آخر حواشي «{names}» رقمها {items}.",
        "zh": "没有这条注释：《{names}》的注释到第{items}条为止。",
    },
    "note_missing": {
        "en": "No note of this number was read in “{names}”, whose notes go up to {items}.",
        "es": "No se leyó ninguna nota con ese número en «{names}», cuyas notas llegan hasta la {items}.",
        "fr": "Aucune note de ce numéro n’a été lue dans « {names} », dont les notes vont jusqu’à {items}.",
        "pt": "Nenhuma nota com esse número foi lida em “{names}”, cujas notas vão até {items}.",
        "ar": "لم تُقرأ حاشية بهذا الرقم في «{names}»، وحواشيها تصل إلى {items}.",
        "zh": "《{names}》中没有读到该编号的注释；其注释编到第{items}条。",
    },
    "no_notes_of": {
        "en": "No numbered notes were read in “{names}”.",
        "es": "No se leyeron notas numeradas en «{names}».",
        "fr": "Aucune note numérotée n’a été lue dans « {names} ».",
        "pt": "Nenhuma nota numerada foi lida em “{names}”.",
        "ar": "لم تُقرأ حواشٍ مرقّمة في «{names}».",
        "zh": "《{names}》中没有读到带编号的注释。",
    },
    "no_notes": {
        "en": "No numbered notes were read in these documents.",
        "es": "No se leyeron notas numeradas en estos documentos.",
        "fr": "Aucune note numérotée n’a été lue dans ces documents.",
        "pt": "Nenhuma nota numerada foi lida nestes documentos.",
        "ar": "لم تُقرأ حواشٍ مرقّمة في هذه الوثائق.",
        "zh": "这些文献中没有读到带编号的注释。",
    },
    "which_note": {
        "en": "Several documents have a note {items}. Name the one that is meant.",
        "es": "Varios documentos tienen una nota {items}. Nombre el documento al que se refiere.",
        "fr": "Plusieurs documents ont une note {items}. Nommez celui dont il s’agit.",
        "pt": "Vários documentos têm uma nota {items}. Indique de qual se trata.",
        "ar": "في عدة وثائق حاشية رقمها {items}. اذكر الوثيقة المقصودة.",
        "zh": "有多份文献含第{items}条注释。请说明指的是哪一份。",
    },
}

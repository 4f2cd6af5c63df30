"""Our own words to the reader, in the six languages of the interface. Nothing here comes from a document.

Every phrase exists in every language; a test sees to it. Unknown languages get English.
"""

from __future__ import annotations

import re

from assistant.note_phrases import NOTE_PHRASES
from assistant.record_phrases import FIELD_WORDS, RECORD_PHRASES

LANGUAGES = ("en", "es", "fr", "pt", "ar", "zh")

_PHRASES: dict[str, dict[str, str]] = {
    "empty_question": {
        "en": "There is no question here to answer. Ask about the literature in a sentence or a few words.",
        "es": "No hay aquí ninguna pregunta que responder. Pregunte por la literatura con una frase o unas palabras.",
        "fr": "Il n’y a pas ici de question à laquelle répondre. Posez-la en une phrase ou en quelques mots.",
        "pt": "Não há aqui pergunta a responder. Pergunte sobre a literatura com uma frase ou algumas palavras.",
        "ar": "لا يوجد هنا سؤال يُجاب عنه. اسأل عن الأدبيات بجملة أو ببضع كلمات.",
        "zh": "这里没有可以回答的问题。请用一句话或几个词就文献提问。",
    },
    "too_long": {
        "en": "The question is too long: at most {limit} characters are read. Ask in a sentence or two.",
        "es": "La pregunta es demasiado larga: se leen como máximo {limit} caracteres. Pregunte en una o dos frases.",
        "fr": "La question est trop longue : {limit} caractères au plus sont lus. Posez-la en une ou deux phrases.",
        "pt": "A pergunta é longa demais: leem-se no máximo {limit} caracteres. Pergunte em uma ou duas frases.",
        "ar": "السؤال طويل جدًا: يُقرأ {limit} حرف على الأكثر. اسأل بجملة أو جملتين.",
        "zh": "问题太长：最多读取{limit}个字符。请用一两句话提问。",
    },
    "of_itself": {
        "en": "This assistant only quotes the documents of the library; they say nothing about itself.",
        "es": "Este asistente solo cita los documentos de la biblioteca; sobre él no dicen nada.",
        "fr": "Cet assistant ne fait que citer les documents de la bibliothèque ; ils ne disent rien de lui.",
        "pt": "Este assistente apenas cita os documentos da biblioteca; sobre ele nada dizem.",
        "ar": "هذا المساعد يقتبس من وثائق المكتبة فقط، وهي لا تقول عنه شيئًا.",
        "zh": "本助手只引用文献库中的文献；文献没有谈到它自己。",
    },
    "service": {
        "en": "This assistant only answers questions from the documents of the library; it can do nothing else.",
        "es": "Este asistente solo responde preguntas con los documentos de la biblioteca; no puede hacer otra cosa.",
        "fr": "Cet assistant ne fait que répondre aux questions d’après les documents de la bibliothèque ; il ne peut rien faire d’autre.",
        "pt": "Este assistente apenas responde a perguntas com os documentos da biblioteca; nada mais pode fazer.",
        "ar": "هذا المساعد يجيب عن الأسئلة من وثائق المكتبة فقط، ولا يمكنه فعل غير ذلك.",
        "zh": "本助手只根据文献库中的文献回答问题，不能做其他事情。",
    },
    "empty_library": {
        "en": "The library is empty. Add documents with: ssc ingest PATH",
        "es": "La biblioteca está vacía. Añada documentos con: ssc ingest RUTA",
        "fr": "La bibliothèque est vide. Ajoutez des documents avec : ssc ingest CHEMIN",
        "pt": "A biblioteca está vazia. Acrescente documentos com: ssc ingest CAMINHO",
        "ar": "المكتبة فارغة. أضف وثائق بالأمر: ssc ingest PATH",
        "zh": "文献库是空的。请用此命令添加文献：ssc ingest PATH",
    },
    "no_document": {
        "en": "No document of the library passes the filter.",
        "es": "Ningún documento de la biblioteca pasa el filtro.",
        "fr": "Aucun document de la bibliothèque ne passe le filtre.",
        "pt": "Nenhum documento da biblioteca passa pelo filtro.",
        "ar": "لا توجد في المكتبة وثيقة تطابق المرشّح.",
        "zh": "文献库中没有符合筛选条件的文献。",
    },
    "nothing_near": {
        "en": "The library does not say. Nothing in it speaks of this closely enough to be quoted as an answer.",
        "es": "La biblioteca no lo dice. Nada en ella trata de esto lo bastante de cerca para citarse como respuesta.",
        "fr": "La bibliothèque ne le dit pas. Rien n’y traite d’assez près de cela pour être cité en réponse.",
        "pt": "A biblioteca não o diz. Nada nela trata disto de perto o bastante para ser citado como resposta.",
        "ar": "المكتبة لا تذكر ذلك. ليس فيها ما يتناول هذا الموضوع عن قرب يكفي للاستشهاد به جوابًا.",
        "zh": "文献库中没有说明。其中没有与此足够接近、可以作为答案引用的内容。",
    },
    "not_mentioned": {
        "en": "The library does not mention {names}.",
        "es": "La biblioteca no menciona {names}.",
        "fr": "La bibliothèque ne mentionne pas {names}.",
        "pt": "A biblioteca não menciona {names}.",
        "ar": "المكتبة لا تذكر {names}.",
        "zh": "文献库没有提到{names}。",
    },
    "described": {
        "en": "The library holds no document that could be called “{names}”; what is shown is from others.",
        "es": "La biblioteca no tiene ningún documento que pueda llamarse «{names}»; lo que se muestra es de otros.",
        "fr": "La bibliothèque ne contient aucun document qui puisse s’appeler « {names} » ; ce qui est montré vient d’autres.",
        "pt": "A biblioteca não tem nenhum documento que se possa chamar “{names}”; o que se mostra é de outros.",
        "ar": "لا توجد في المكتبة وثيقة يمكن أن تسمى «{names}»؛ وما يظهر هنا من وثائق أخرى.",
        "zh": "文献库中没有可以称为“{names}”的文献；所示内容出自其他文献。",
    },
    "not_mentioned_so": {
        "en": "The library does not mention {names} under this name.",
        "es": "La biblioteca no menciona {names} con ese nombre.",
        "fr": "La bibliothèque ne mentionne pas {names} sous ce nom.",
        "pt": "A biblioteca não menciona {names} com esse nome.",
        "ar": "المكتبة لا تذكر {names} بهذا الاسم.",
        "zh": "文献库没有以此名称提到{names}。",
    },
    "other_year": {
        "en": "The library does not say this for {years}; the nearest passage speaks of something else or of another time.",
        "es": "La biblioteca no dice esto para {years}; el pasaje más cercano trata de otra cosa o de otro momento.",
        "fr": "La bibliothèque ne dit pas cela pour {years} ; le passage le plus proche traite d’autre chose ou d’un autre moment.",
        "pt": "A biblioteca não diz isto para {years}; o trecho mais próximo trata de outra coisa ou de outro momento.",
        "ar": "المكتبة لا تذكر ذلك عن {years}؛ وأقرب مقطع يتناول أمرًا آخر أو زمنًا آخر.",
        "zh": "文献库没有说明{years}的情况；最接近的段落谈的是别的事或别的时间。",
    },
    "no_kind": {
        "en": "The library speaks of this subject, but the nearest passage gives no {kind}.",
        "es": "La biblioteca trata este tema, pero el pasaje más cercano no da {kind}.",
        "fr": "La bibliothèque traite ce sujet, mais le passage le plus proche ne donne pas {kind}.",
        "pt": "A biblioteca trata deste assunto, mas o trecho mais próximo não dá {kind}.",
        "ar": "تتناول المكتبة هذا الموضوع، لكن أقرب مقطع لا يذكر {kind}.",
        "zh": "文献库谈到这个主题，但最接近的段落没有给出{kind}。",
    },
    "list_ends": {
        "en": "The list has {items} items, fewer than this asks for.",
        "es": "La lista tiene {items} puntos, menos de los que esto pide.",
        "fr": "La liste compte {items} points, moins que ce qui est demandé.",
        "pt": "A lista tem {items} pontos, menos do que isto pede.",
        "ar": "عدد بنود القائمة {items}، وهو أقل مما يطلبه السؤال.",
        "zh": "该列表共有{items}项，少于所问的项数。",
    },
    "no_other_reason": {
        "en": "Beside what was quoted before, no passage of the library gives a reason for this.",
        "es": "Aparte de lo ya citado, ningún pasaje de la biblioteca da una razón de esto.",
        "fr": "Hormis ce qui a déjà été cité, aucun passage de la bibliothèque n’en donne de raison.",
        "pt": "Além do que já foi citado, nenhum trecho da biblioteca dá uma razão para isto.",
        "ar": "عدا ما اقتُبس من قبل، لا يذكر أي مقطع في المكتبة سببًا لذلك.",
        "zh": "除前面已引用的内容外，文献库中没有段落说明其原因。",
    },
    "filtered": {
        "en": "Searched were only {n} of {total} documents, those that pass the filter.",
        "es": "Solo se buscó en {n} de {total} documentos, los que pasan el filtro.",
        "fr": "Seuls {n} des {total} documents, ceux qui passent le filtre, ont été consultés.",
        "pt": "Só foram pesquisados {n} de {total} documentos, os que passam pelo filtro.",
        "ar": "جرى البحث في {n} من {total} وثيقة فقط، وهي المطابقة للمرشّح.",
        "zh": "只检索了{total}篇文献中符合筛选条件的{n}篇。",
    },
    "near_only": {
        "en": "The library speaks of something near this, but no passage answers it.",
        "es": "La biblioteca trata algo cercano, pero ningún pasaje lo responde.",
        "fr": "La bibliothèque traite d’un sujet voisin, mais aucun passage n’y répond.",
        "pt": "A biblioteca trata de algo próximo, mas nenhum trecho o responde.",
        "ar": "تتناول المكتبة أمرًا قريبًا من هذا، لكن لا مقطع فيها يجيب عنه.",
        "zh": "文献库谈到相近的内容，但没有段落回答这个问题。",
    },
    "opposite": {
        "en": "No passage says this; what is quoted tells the opposite.",
        "es": "Ningún pasaje lo dice; lo citado dice lo contrario.",
        "fr": "Aucun passage ne le dit ; ce qui est cité dit le contraire.",
        "pt": "Nenhum trecho o diz; o que se cita diz o contrário.",
        "ar": "لا مقطع يقول ذلك؛ والمقتبس يقول عكسه.",
        "zh": "没有段落这样说；所引的内容说的正相反。",
    },
    "premise": {
        "en": "The question takes for granted what no passage bears out; what is quoted contradicts it.",
        "es": "La pregunta da por sentado lo que ningún pasaje confirma; lo citado lo contradice.",
        "fr": "La question tient pour acquis ce qu’aucun passage ne confirme ; ce qui est cité le contredit.",
        "pt": "A pergunta dá por certo o que nenhum trecho confirma; o que se cita contradi-lo.",
        "ar": "يفترض السؤال ما لا يؤيده أي مقطع؛ والمقتبس يناقضه.",
        "zh": "问题预设了没有任何段落证实的内容；所引的内容与之相矛盾。",
    },
    "not_defined": {
        "en": "The library speaks of {names}, but no passage says what that is.",
        "es": "La biblioteca habla de {names}, pero ningún pasaje dice qué es.",
        "fr": "La bibliothèque parle de {names}, mais aucun passage ne dit ce que c’est.",
        "pt": "A biblioteca fala de {names}, mas nenhum trecho diz o que é.",
        "ar": "تتحدث المكتبة عن {names}، لكن لا مقطع يقول ما هو.",
        "zh": "文献库谈到{names}，但没有段落说明其含义。",
    },
    "model_failed": {
        "en": "The chat model gave no answer that could be used ({detail}). Look into the log of its server. These are the sources’ own sentences.",
        "es": "El modelo de lenguaje no dio una respuesta utilizable ({detail}). Consulte el registro de su servidor. Estas son las frases de las propias fuentes.",
        "fr": "Le modèle de langage n’a pas donné de réponse utilisable ({detail}). Consultez le journal de son serveur. Voici les phrases des sources elles-mêmes.",
        "pt": "O modelo de linguagem não deu uma resposta utilizável ({detail}). Consulte o registo do seu servidor. Estas são as frases das próprias fontes.",
        "ar": "لم يقدّم نموذج اللغة جوابًا صالحًا ({detail}). انظر في سجلّ خادمه. هذه جُمل المصادر نفسها.",
        "zh": "语言模型没有给出可用的回答（{detail}）。请查看其服务器的日志。以下是来源的原句。",
    },
    "model_missing": {
        "en": "The chat model could not be opened. Check the setting model. These are the sources’ own sentences.",
        "es": "No se pudo abrir el modelo de lenguaje. Revise el ajuste model. Estas son las frases de las propias fuentes.",
        "fr": "Le modèle de langage n’a pas pu être ouvert. Vérifiez le réglage model. Voici les phrases des sources elles-mêmes.",
        "pt": "Não foi possível abrir o modelo de linguagem. Verifique a definição model. Estas são as frases das próprias fontes.",
        "ar": "تعذّر فتح نموذج اللغة. تحقّق من الإعداد model. هذه جُمل المصادر نفسها.",
        "zh": "无法打开语言模型。请检查设置 model。以下是来源的原句。",
    },
    "model_unreachable": {
        "en": "The chat model could not be reached. Check that it runs, and the setting model_url. These are the sources’ own sentences.",
        "es": "No se pudo contactar con el modelo de lenguaje. Compruebe que está en marcha y revise el ajuste model_url. Estas son las frases de las propias fuentes.",
        "fr": "Le modèle de langage n’a pas pu être joint. Vérifiez qu’il fonctionne, et le réglage model_url. Voici les phrases des sources elles-mêmes.",
        "pt": "Não foi possível contactar o modelo de linguagem. Verifique se está em funcionamento e a definição model_url. Estas são as frases das próprias fontes.",
        "ar": "تعذّر الوصول إلى نموذج اللغة. تأكّد من أنه يعمل ومن الإعداد model_url. هذه جُمل المصادر نفسها.",
        "zh": "无法连接语言模型。请确认它正在运行，并检查设置 model_url。以下是来源的原句。",
    },
    "model_silent": {
        "en": "The chat model said nothing in the time it was given. These are the sources’ own sentences.",
        "es": "El modelo de lenguaje no dijo nada en el tiempo dado. Estas son las frases de las propias fuentes.",
        "fr": "Le modèle de langage n’a rien dit dans le temps imparti. Voici les phrases des sources elles-mêmes.",
        "pt": "O modelo de linguagem nada disse no tempo dado. Estas são as frases das próprias fontes.",
        "ar": "لم يقل نموذج اللغة شيئًا في الوقت المتاح. هذه جُمل المصادر نفسها.",
        "zh": "语言模型在限定时间内没有回答。以下是来源的原句。",
    },
    "model_empty": {
        "en": "The chat model wrote nothing. These are the sources’ own sentences.",
        "es": "El modelo de lenguaje no escribió nada. Estas son las frases de las propias fuentes.",
        "fr": "Le modèle de langage n’a rien écrit. Voici les phrases des sources elles-mêmes.",
        "pt": "O modelo de linguagem nada escreveu. Estas são as frases das próprias fontes.",
        "ar": "لم يكتب نموذج اللغة شيئًا. هذه جُمل المصادر نفسها.",
        "zh": "语言模型什么也没有写。以下是来源的原句。",
    },
    "model_broke_off": {
        "en": "The chat model broke off. What stands here is what it had finished and what held, or else the sources’ own sentences.",
        "es": "El modelo de lenguaje se interrumpió. Aquí queda lo que había terminado y resistió la comprobación o, si no, las frases de las fuentes.",
        "fr": "Le modèle de langage s’est interrompu. Reste ici ce qu’il avait achevé et qui a tenu, sinon les phrases des sources.",
        "pt": "O modelo de linguagem interrompeu-se. Fica aqui o que tinha terminado e resistiu à verificação ou, se não, as frases das fontes.",
        "ar": "توقّف نموذج اللغة قبل أن يُتمّ. يبقى هنا ما أتمّه وثبت عند التحقق، وإلا فجُمل المصادر نفسها.",
        "zh": "语言模型中断了。这里是它已写完并通过核对的内容，否则是来源的原句。",
    },
    "model_not_held": {
        "en": "Nothing that the chat model wrote held against its evidence. These are the sources’ own sentences.",
        "es": "Nada de lo que escribió el modelo de lenguaje resistió la comprobación. Estas son las frases de las propias fuentes.",
        "fr": "Rien de ce qu’a écrit le modèle de langage n’a résisté à la vérification. Voici les phrases des sources elles-mêmes.",
        "pt": "Nada do que o modelo de linguagem escreveu resistiu à verificação. Estas são as frases das próprias fontes.",
        "ar": "لم يثبت شيء مما كتبه نموذج اللغة أمام أدلته. هذه جُمل المصادر نفسها.",
        "zh": "语言模型所写的内容都未通过与证据的核对。以下是来源的原句。",
    },
    "model_refused": {
        "en": "The chat model’s server does not take the key ({detail}). Check the key in the environment, such as OPENAI_API_KEY. These are the sources’ own sentences.",
        "es": "El servidor del modelo de lenguaje no acepta la clave ({detail}). Revise la clave en el entorno, por ejemplo OPENAI_API_KEY. Estas son las frases de las propias fuentes.",
        "fr": "Le serveur du modèle de langage n’accepte pas la clé ({detail}). Vérifiez la clé dans l’environnement, par exemple OPENAI_API_KEY. Voici les phrases des sources elles-mêmes.",
        "pt": "O servidor do modelo de linguagem não aceita a chave ({detail}). Verifique a chave no ambiente, por exemplo OPENAI_API_KEY. Estas são as frases das próprias fontes.",
        "ar": "لا يقبل خادم نموذج اللغة المفتاح ({detail}). تحقّق من المفتاح في البيئة، مثل OPENAI_API_KEY. هذه جُمل المصادر نفسها.",
        "zh": "语言模型的服务器不接受密钥（{detail}）。请检查环境变量中的密钥，例如 OPENAI_API_KEY。以下是来源的原句。",
    },
    "model_unknown": {
        "en": "The chat model’s server knows no such model or address ({detail}). Check the settings model and model_url. These are the sources’ own sentences.",
        "es": "El servidor del modelo de lenguaje no conoce ese modelo o esa dirección ({detail}). Revise los ajustes model y model_url. Estas son las frases de las propias fuentes.",
        "fr": "Le serveur du modèle de langage ne connaît pas ce modèle ou cette adresse ({detail}). Vérifiez les réglages model et model_url. Voici les phrases des sources elles-mêmes.",
        "pt": "O servidor do modelo de linguagem não conhece esse modelo ou endereço ({detail}). Verifique as definições model e model_url. Estas são as frases das próprias fontes.",
        "ar": "لا يعرف خادم نموذج اللغة هذا النموذج أو العنوان ({detail}). تحقّق من الإعدادين model وmodel_url. هذه جُمل المصادر نفسها.",
        "zh": "语言模型的服务器不认识该模型或地址（{detail}）。请检查设置 model 和 model_url。以下是来源的原句。",
    },
    "model_overrun": {
        "en": "The chat model’s server takes no more questions for now ({detail}). Wait a while, or check what your account allows. These are the sources’ own sentences.",
        "es": "El servidor del modelo de lenguaje no admite más preguntas por ahora ({detail}). Espere un poco o revise lo que permite su cuenta. Estas son las frases de las propias fuentes.",
        "fr": "Le serveur du modèle de langage n’accepte plus de questions pour l’instant ({detail}). Attendez un peu, ou vérifiez ce que permet votre compte. Voici les phrases des sources elles-mêmes.",
        "pt": "O servidor do modelo de linguagem não aceita mais perguntas por agora ({detail}). Espere um pouco ou verifique o que a sua conta permite. Estas são as frases das próprias fontes.",
        "ar": "لا يقبل خادم نموذج اللغة مزيدًا من الأسئلة الآن ({detail}). انتظر قليلًا أو تحقّق مما يسمح به حسابك. هذه جُمل المصادر نفسها.",
        "zh": "语言模型的服务器暂时不再接受提问（{detail}）。请稍候，或查看您的账户限额。以下是来源的原句。",
    },
    "model_busy": {
        "en": "The chat model has not yet come back from an earlier question. Ask again in a while, or start it anew. These are the sources’ own sentences.",
        "es": "El modelo de lenguaje aún no ha terminado con una pregunta anterior. Pregunte de nuevo dentro de un rato o reinícielo. Estas son las frases de las propias fuentes.",
        "fr": "Le modèle de langage n’en a pas encore fini avec une question précédente. Reposez la question plus tard, ou relancez-le. Voici les phrases des sources elles-mêmes.",
        "pt": "O modelo de linguagem ainda não terminou uma pergunta anterior. Pergunte de novo daqui a pouco ou reinicie-o. Estas são as frases das próprias fontes.",
        "ar": "لم يفرغ نموذج اللغة بعد من سؤال سابق. أعد السؤال بعد حين أو أعد تشغيله. هذه جُمل المصادر نفسها.",
        "zh": "语言模型还没有处理完先前的问题。请稍后再问，或重新启动它。以下是来源的原句。",
    },
    "model_no_statement": {
        "en": "The chat model wrote nothing that could be read as a statement. These are the sources’ own sentences.",
        "es": "El modelo de lenguaje no escribió nada que pudiera leerse como una afirmación. Estas son las frases de las propias fuentes.",
        "fr": "Le modèle de langage n’a rien écrit qui puisse se lire comme une affirmation. Voici les phrases des sources elles-mêmes.",
        "pt": "O modelo de linguagem nada escreveu que se pudesse ler como uma afirmação. Estas são as frases das próprias fontes.",
        "ar": "لم يكتب نموذج اللغة شيئًا يمكن أن يُقرأ قولًا. هذه جُمل المصادر نفسها.",
        "zh": "语言模型没有写出可以读作陈述的内容。以下是来源的原句。",
    },
    "model_stopped": {
        "en": "The chat model was stopped, because it took too long, wrote too much or repeated itself. What stands here is what it had finished and what held, or else the sources’ own sentences.",
        "es": "El modelo de lenguaje fue detenido porque tardaba demasiado, escribía demasiado o se repetía. Aquí queda lo que había terminado y resistió la comprobación o, si no, las frases de las fuentes.",
        "fr": "Le modèle de langage a été arrêté, parce qu’il tardait, écrivait trop ou se répétait. Reste ici ce qu’il avait achevé et qui a tenu, sinon les phrases des sources.",
        "pt": "O modelo de linguagem foi parado, porque demorava, escrevia demais ou se repetia. Fica aqui o que tinha terminado e resistiu à verificação ou, se não, as frases das fontes.",
        "ar": "أُوقف نموذج اللغة لأنه أطال أو أكثر أو كرّر نفسه. يبقى هنا ما أتمّه وثبت عند التحقق، وإلا فجُمل المصادر نفسها.",
        "zh": "语言模型已被停止，因为它耗时过长、写得过多或重复自己。这里是它已写完并通过核对的内容，否则是来源的原句。",
    },
    "record_lacks": {
        "en": "The record of “{title}” gives no {field}.",
        "es": "El registro de «{title}» no da {field}.",
        "fr": "La notice de « {title} » ne donne pas {field}.",
        "pt": "O registro de “{title}” não dá {field}.",
        "ar": "لا يذكر سجل «{title}» {field}.",
        "zh": "《{title}》的记录没有给出{field}。",
    },
    "record_field": {
        "en": "{field} of “{title}”: {value}",
        "es": "{field} de «{title}»: {value}",
        "fr": "{field} de « {title} » : {value}",
        "pt": "{field} de “{title}”: {value}",
        "ar": "{field} «{title}»: {value}",
        "zh": "《{title}》的{field}：{value}",
    },
    "record_documents": {
        "en": "The library holds: {value}",
        "es": "La biblioteca contiene: {value}",
        "fr": "La bibliothèque contient : {value}",
        "pt": "A biblioteca contém: {value}",
        "ar": "تضم المكتبة: {value}",
        "zh": "文献库收有：{value}",
    },
}  # fmt: skip

_FIELDS: dict[str, dict[str, str]] = {
    "authors": {"en": "Authors", "es": "Autores", "fr": "Auteurs", "pt": "Autores", "ar": "مؤلفو", "zh": "作者"},
    "issued": {"en": "Date of publication", "es": "Fecha de publicación", "fr": "Date de publication", "pt": "Data de publicação", "ar": "تاريخ نشر", "zh": "出版日期"},
    "title": {"en": "Title", "es": "Título", "fr": "Titre", "pt": "Título", "ar": "عنوان", "zh": "标题"},
    "publisher": {"en": "Publisher", "es": "Editorial", "fr": "Éditeur", "pt": "Editora", "ar": "ناشر", "zh": "出版者"},
    "container": {"en": "Journal or outlet", "es": "Revista o medio", "fr": "Revue ou média", "pt": "Revista ou meio", "ar": "مجلة", "zh": "期刊或媒体"},
    "doi": {"en": "DOI", "es": "DOI", "fr": "DOI", "pt": "DOI", "ar": "معرّف", "zh": "DOI"},
    "licence": {"en": "Licence", "es": "Licencia", "fr": "Licence", "pt": "Licença", "ar": "ترخيص", "zh": "许可"},
}  # fmt: skip

_PHRASES |= RECORD_PHRASES | NOTE_PHRASES
_FIELDS |= FIELD_WORDS

_KINDS: dict[str, dict[str, str]] = {
    "year": {"en": "year", "es": "un año", "fr": "d’année", "pt": "um ano", "ar": "سنة", "zh": "年份"},
    "date": {"en": "date", "es": "una fecha", "fr": "de date", "pt": "uma data", "ar": "تاريخًا", "zh": "日期"},
    "count": {"en": "such number", "es": "tal número", "fr": "un tel nombre", "pt": "tal número", "ar": "هذا العدد", "zh": "这样的数目"},
    "amount": {"en": "sum of money", "es": "una suma de dinero", "fr": "de somme d’argent", "pt": "uma soma de dinheiro", "ar": "مبلغًا من المال", "zh": "金额"},
    "percent": {"en": "such share", "es": "tal proporción", "fr": "une telle part", "pt": "tal proporção", "ar": "هذه النسبة", "zh": "这样的比例"},
    "extent": {"en": "length or duration", "es": "una longitud o duración", "fr": "de longueur ni de durée", "pt": "um comprimento ou duração", "ar": "طولًا أو مدة", "zh": "长度或时间"},
    "figure": {"en": "such figure", "es": "tal cifra", "fr": "un tel chiffre", "pt": "tal cifra", "ar": "هذا الرقم", "zh": "这样的数字"},
    "contact": {"en": "address", "es": "una dirección", "fr": "d’adresse", "pt": "um endereço", "ar": "عنوانًا", "zh": "联系方式"},
    "person": {"en": "such name", "es": "tal nombre", "fr": "un tel nom", "pt": "tal nome", "ar": "هذا الاسم", "zh": "这样的姓名"},
    "place": {"en": "such place", "es": "tal lugar", "fr": "un tel lieu", "pt": "tal lugar", "ar": "هذا المكان", "zh": "这样的地点"},
    "country": {"en": "such country", "es": "tal país", "fr": "un tel pays", "pt": "tal país", "ar": "هذا البلد", "zh": "这样的国家"},
    "name": {"en": "such name", "es": "tal nombre", "fr": "un tel nom", "pt": "tal nome", "ar": "هذا الاسم", "zh": "这样的名称"},
    "reason": {"en": "reason", "es": "una razón", "fr": "de raison", "pt": "uma razão", "ar": "سببًا", "zh": "原因"},
    "definition": {"en": "definition", "es": "una definición", "fr": "de définition", "pt": "uma definição", "ar": "تعريفًا", "zh": "定义"},
}  # fmt: skip


def phrase(name: str, language: str, **values: str) -> str:
    """One of our phrases in a language, its places filled. Values are put in as they are, never read as a template."""
    text = _PHRASES[name].get(language) or _PHRASES[name]["en"]
    return re.sub(r"\{(\w+)\}", lambda place: values.get(place[1], place[0]), text)


def kind_word(kind: str, language: str) -> str:
    """The word for a kind of answer ("year", "sum of money"), with its article where the phrase needs one."""
    words = _KINDS.get(kind, {})
    return words.get(language) or words.get("en", kind)


def field_word(field: str, language: str) -> str:
    """The word for a field of a record ("Authors", "DOI")."""
    words = _FIELDS.get(field, {})
    return words.get(language) or words.get("en", field)

"""Words of titles, headings and series that no person is called: what is made of them has only the shape of a name.

Of two sorts, in English, Spanish, French and Portuguese: those that nobody bears ("finance", "reviewed"), one of which
is enough, and those that are names as well ("green", "power", "field"), of which a line must be made throughout. All
are without accents and without the sign of the plural. The lists are of this literature's words and know no others.
"""

from __future__ import annotations

import re
import unicodedata

from ingest.word_set import word_set

_NOBODY = word_set(
    # What is written about.
    "abroad access accord accountability action activism adaptation advocacy affairs africanism agenda"
    " agribusiness agricultural agriculture aid aids alternative anthropology approach arms artificial asset"
    " assistance asylum autonomy bilateral biodiversity biomass blended borrowing budget budgetary business"
    " capability capacity capital capitalism carbon challenge change cities citizen citizenship city civic civil"
    " climate clinic coal coastal colonial commercial commodity commons community competence conflict consensus"
    " conservation corridor corruption cotton-seed country creditor crisis critical crop cultural culture currency"
    " cyber data debt decent decolonial deficit democracy democratic demographic dependency desertification"
    " development developmental dialogue diaspora digital diplomacy diplomatic disarmament disaster discourse"
    " disease displacement diversity domestic donor drought drug dynamics early-warning ecological ecology"
    " economic economics economy ecosystem education educational effectiveness efficiency election electoral"
    " electricity emergency emerging emission empire employment empowerment energy enterprise entrepreneurship"
    " environment environmental epidemic equality equitable equity ethical ethics ethnic event evidence exchange"
    " experience expertise export external farming fertilizer finance financial financing fiscal fisheries fishery"
    " flow food foreign forestry fragile framework freight fuel future gender geography geopolitical geopolitics"
    " global globalization goal governance governing government grain growth hazard health healthcare hegemonic"
    " hegemony heritage household housing human humanitarian humanity hunger hydropower identity immigration"
    " impact imperialism import inclusion inclusive income indigenous industrial industry inequality inflation"
    " informal infrastructure innovation innovative insecurity institutional insurance integrated intellectual"
    " intelligence interdependence international internet intervention investment irrigation issue journalism"
    " knowledge-sharing labor labour language law-making leadership learning legal liberalism liberation life"
    " linguistic literacy livelihood livestock local logistics macroeconomic management manufacturing maritime"
    " market marketing maternal medical medicine memory-work microfinance migrant migration military mineral"
    " mining mitigation mobility mobilization modern modernity modernization monetary monitoring multilateral"
    " multilateralism multipolar multipolarity narrative national nationalism natural neoliberal neoliberalism"
    " non-aligned nonaligned norm nuclear nutrition obesity ocean oil orphan outcome ownership pandemic"
    " participation participatory partner partnership pastoralism patent pathway pattern payment peacebuilding"
    " peacekeeping pension people performance perspective petroleum philanthropy planning plural policy-making"
    " political politics pollution population post-colonial postcolonial poverty practice preparedness prevention"
    " primary principle priority private procurement production productive productivity prosperity protection"
    " provider public purchasing quality race racism reconstruction recovery redistribution reduction reform"
    " refugee regime region regional regionalism regulation relation relief religion remittance renewable"
    " reparation reproductive research resilience resilient resistance resource responsibility revenue revolution"
    " right rights risk road-map rural safety sanitation scheme science scientific sector sectoral security sexual"
    " sharing shipping shock skill smallholder social socialism socialist society socio-economic soil solidarity"
    " solution sovereignty space spatial stability stakeholder state strategic strategy structural structure"
    " subsistence supply surveillance sustainability sustainable system tariff tax taxation technical"
    " technological technology telecommunications telemedicine terrorism theoretical theory thought threat tourism"
    " trade trading tradition traditional trafficking training transfer transformation transition transnational"
    " transport transportation treaty trend triangular tribute trilateral tropical trust-fund unemployment"
    " universal urbanism urbanization vaccination vaccine value village violence violent vision vocational voice"
    " vulnerability vulnerable warfare warming wealth welfare well-being wellbeing wildlife women worker workforce"
    " workplace world worldwide youth"
    # What a document is, has, or says of its state.
    " abbreviation academic acknowledgement acknowledgments acronym action-oriented advance advanced afterword"
    " almanac analysis anonymous anthology appraisal archival archive asked assessment background best-practice"
    " bibliography biography blog book booklet bulletin cahier catalogue chronicle circular citation closing"
    " colloquium column commentary communique comparative compendium concept concluding confidential consultation"
    " contribution contributor copy copyright corrigendum cover creative credit critique cross-cutting current"
    " cuttings daily database dataset debate definition description digest disclaimer discussion dispatch"
    " dissertation dossier draft edition editorial embargoed encyclopedia errata essay evaluation excerpt exhibit"
    " explainer extended extract eyewitness fact factsheet feature finding focus foreword forthcoming frequently"
    " glossary guidance guide guideline handbook headline highlight historical history illustration in-depth index"
    " indicator information insight interim interview invited journal keynote keyword lecture lesson letter"
    " library limited literature magazine manifesto manual manuscript map mapping material memo memorandum message"
    " method methodological methodology minutes monitor monograph monthly newsletter not note obituary occasional"
    " online open opening original outlook overview pamphlet paper paper-based peer-reviewed periodical photo"
    " photograph picture plenary podcast poster pre-print preface preliminary preprint press-release printed"
    " proceeding proposal provisional publication published publishing quarterly question readings recommendation"
    " recommended reference related remark reprint reproduced reserved respondent restricted retrospective"
    " reviewed revised revision sample selected seminar series short-read simulation source special spotlight"
    " statistical statistics submitted subscribe supplement survey symposium synthesis tabloid template testimony"
    " textbook thematic theme thesis think tool toolkit transcript translation tutorial unedited unpublished"
    " unrevised update updated verbatim video viewpoint warning webinar website weekly workbook workshop yearbook"
    # Whom and where: bodies, halls, meetings.
    " administration airport ambassadorial assembly auditorium authority cabinet campus ceremony chancery"
    " civil-society coalition commissioner communication congress consulate cooperative corporate corporation"
    " delegation department desk directorate division embassy ensemble executive expert federal festival gathering"
    " governmental headquarters hotel hub inaugural institution laboratory-based league meeting member membership"
    " ministerial municipal municipality museum nation observer oversight palace panel parliament participant"
    " party platform presidency presidential province provincial publisher reception republic round-table"
    " roundtable secretary section senate service sponsored station subcommittee summit territory theatre townhall"
    " tribunal trustees unit venue visitor"
    # The words of slogans and of numbers.
    " about across advancing advisory affordable african again against all always americas annual another around"
    " asian aspiring available average balanced because becoming before behind beneath between beyond biannual"
    " biennial broad build building built called caribbean central closer collaborative collective coming common"
    " competitive complementary complex comprehensive confronting connected connecting contemporary continental"
    " conventional core creating crucial deepening delivering developing different direct eastern effective"
    " efficient eight ending enhancing ensuring essential european every everybody everyone everything excellent"
    " existing exploring facing feasible fighting final first five forging forgotten formal former forward four"
    " from fully fundamental further genuine great growing half-year harnessing help here higher horizontal hot"
    " how ideal important improved improving increasing indirect individual industrialized initial internal into"
    " its joint keep large largest later latest latin leading learned least leaving let linked linking main"
    " mainstream major-power make making many marginal module most moving much mutual necessary need neutral never"
    " next nine no-one nobody northeast northern northwest nothing now official one only operational optimal"
    " ordinary organic other others outstanding overall overcoming own parallel past peripheral phase physical"
    " popular positive possible potential practical pre-existing present previous principal professional promoting"
    " proper prospective putting qualitative quantitative rapid reaching rebuilding recent relevant remote"
    " responsible rethinking rigorous rising safe second secondary seeing selective semester separate several"
    " shared should significant similar simple single six some something southeast southern southwest speaking"
    " specific stable stage stand standard step still strengthening stronger sub-saharan subnational successful"
    " sudden suitable supporting tackling taking temporary ten than them then these they things third those three"
    " through tier today together tomorrow total transatlantic transforming tricontinental turning two under"
    " understanding unequal unfinished unilateral united until up upper useful using varied vertical via vital we"
    " weak western what which whose wider within without working yesterday you your yours"
    # More that is written about.
    " airline antibiotic apartheid arbitration artesanal artesanato artisanal artisanat automation aviation"
    " barrier battery breakfast broadband broadcast cereal charter cinema cobalt coffee container cooking copper"
    " cuisine desert device diesel dinner drinking drone eau eleven escolar fertiliser fibre fifty footprint forty"
    " forum geral germplasm graduate granary herbal hospital hundred hydrogen insect internship island-state"
    " journal kitchen landlocked lender lending lithium locust luncheon maize malaria merenda methane mobile"
    " monsoon mosquito motorway music nitrogen nurse nutrient op-ed outreach ozone parasite peanut peasant peche"
    " pesca pesticide pharmacy pipeline plastic potable poultry railway rainfall rainforest rainwater recreation"
    " reef referee relatoria renewal salinity satellite savings school secretariado semiconductor sewage shelter"
    " snack soybean sport stove student subsidy sugar teacher telecom textile thirty tobacco toilet tractor"
    " trainee truck tuberculosis twelve twenty university vessel veterinary viral virus voluntary volunteer voter"
    " wastewater watershed wheat wireless yield zoning"
    # Spanish, French, Portuguese.
    " aberto abertura abierto acces acceso accion accionar aceso acesso actividad actual acuerdo administrativo"
    " africain africaine africana africano agrario agricola agricultura agroecologia agua aide ajuda alianca"
    " alianza alimentaire alimentar alimentario alimento ambiental ambiente ambito americain americano analise"
    " analisis analyse andino annexe annuel ano anual apertura apoio apoyo aprendida aprendido aprendizagem"
    " aprendizaje apuntes asiatico asiatique atelier atencion auteur autonomia avancado avancados avanzamos"
    " avanzar ayuda base biodiversidad boletim boletin bonne borrador brouillon bureau cadeia caderno calidad"
    " cambio campesino capacidad capitulo caribeno carta centro-americano centroamericano changement cidadania"
    " cidade ciencia cientifico ciudad ciudadania clausura clave cle clima climatica climatico climatique cloture"
    " colecao coleccion collection colloque comercial comercio comite commerce como comum comun comunicado"
    " comunidad comunidade conferencia confidentiel conflicto conhecimento conocimiento consenso construir"
    " contribucion convenio cooperativo coyuntura creciendo crecimiento crescimento crise cuaderno cual cuestion"
    " cultura culturel dados datos decenio decentralise decentralisee decisao declaracion defensa defesa"
    " democracia democratie demografico dependencia derecho desafio desarrollo desastre desenvolvimento dette"
    " deuda developpement diagnostico dialogo dinamica diplomatico direito direitos discurso discusion discussao"
    " divida documento dossie droit droits durable ecologico ecologie economia economico economie economique"
    " edicao edicion educacao educacion educativo eje emergente empleo emploi emprego empresa encerramento"
    " encontro encuentro energetico energia energie enfoque enjeu ensaio ensayo enseignement entretien entrevista"
    " equidad equidade equite escenario escola escritorio escuela espacio espaco especial essai estadistica estado"
    " estrategia estrategico estructura estudio estudo etape etapes etat ethique etude europeen europeo evaluacion"
    " evenement experiencia exportacion exterieur exterior externa externo familiar fichas financas financeiro"
    " financement financiamento financiamiento financiero finanzas formacao formacion formation foro frontera"
    " futuro genero genre gestao gestion gobernanza gobierno governo grandeza guia hambre herramienta histoire"
    " historia historico humain humaine humana humanitario humano igual igualdad igualdade impacto inclusivo"
    " indigena industria industriel ingreso iniciativa innovacion inovacao insumo integracao integracion"
    " inteligencia internacional internationale inversion investigacao investigacion investimento jeunesse jornada"
    " jovenes juntos jurnal juventud juventude laboral latino-americano latinoamericano leccion lecciones"
    " liberacion libre-acces libre-echange libro licao licoes lineamiento livre livro mais maritimo mejor melhor"
    " membro memoria mensagem mensaje metodologia metodologico migracao migracion migratorio mineria mondial"
    " mondiale monetario movimento movimiento mudanca mujer mujeres mulher mulheres multilateralismo mundial mundo"
    " nacion nacional naciones nacoes nationale necesidad negocio nivel norte nota-conceptual nouveaux nouvelle"
    " novedades numero objectif objetivo observacion oficial oficina orden ordre organizacao organizacion"
    " ouverture pais paises paix-securite palais papel parceria parlamento parte partenariat participacion pasos"
    " patrimonio pauvrete pays pensamento pensamiento perspectiva plataforma plateforme poblacion pobreza podemos"
    " politica politico politique populaire pouvoir practica pratica pratique precio presentacion prevencion"
    " principais principio prioridad proceso processo prochaines producao produccion producto programacion projeto"
    " protecao proteccion proximo proyecto publica publicacao publicacion publico publique pueblo questao rascunho"
    " recherche recomendacion reconstruccion recurso recursos rede redonda reducao reduccion reforma regiao"
    " regionale relacao relacion relaciones relacoes resena resenha reservados reserve reserves resiliencia"
    " responsabilidad ressource resultado resumen resumo reuniao reunion revista revue riesgo risco risque salle"
    " salon sanitario saude savoir seccion secretaria secteur securite seguranca seguridad seguro semana semestre"
    " seminario serie sesion sessao setor simposio sistema soberania sociais sociale sociales sociedad sociedade"
    " societe socio-economico solidaridad solidariedade solidario solucion sommaire sommet sostenible soutenable"
    " souverainete subdesarrollo sucesso sumario sur-sur sustentable sustentavel systeme tabla taller tarifa"
    " technique tecnica tecnico tecnologia tecnologico tendencia teoria territoire territorial territorio texto"
    " titulo todos tous trabajo trabalho transferencia transicao transicion transporte travail tribuna tribune"
    " unidas unidos unies universitario valor vivienda voluntario"
)
_ALSO_NAMES = word_set(
    "atlas autumn azul bank battle belt best black blanco bleu blue bond bridge brown business care case cash"
    " chance church ciel circle clean coast common cotton court cross day deal deep early east eau equal fair"
    " faith farm feu field first fish fishery force forest free freedom gold golden good gran grand grande green"
    " ground hall hand head heart high hill home hope house independence island joy just justa justice justo key"
    " knowledge lake land law letter liberty light link long luz main major mar marsh matter money negro new noble"
    " noir nord norte north nouveau nova novo nueva nuevo page paix paz peace people pick place plan plus point"
    " poor port post power price progress project prosper quick read reading red rice rich rise river road rojo"
    " room root rouge round sea senior sharp short side silk silver sky small sol south speed spring staff star"
    " stock stone story street strong sud sul summer sun sur table terre tide town trust truth turn unity verde"
    " vert victory view voces voz wall war water wave way west white wind winter wood work young"
    " canal lawyer link nickel rail wage"
)
# Halls and bodies whose names are family names too: no given names.
_NOT_FIRST = word_set(
    "avenida branch calle camara cidade ciudad company hall mercado mesa palace palacio sala salle salon"
)
# Endings of words for what has no body; behind them the names that end so.
_ENDING = re.compile(
    r"[a-z-]{2,}(?:(?:t|ss|ns|rs|us)ion(?:es|s)?|cion(?:es)?|ment(?:s|o|os|al|ale|aux)|[iel]dad(?:e|es)?|it(?:y|ies)|isms?|ismos?|ismes?"
    r"|ization|olog(?:y|ies|ia|ias|ie|ies)|ograph(?:y|ies)|ografia|ional(?:e|es)?|abil(?:ity|idad)|nesses|ively|[a-z]{3}ship|ogical)"
)
_PORTUGUESE = re.compile(r"[^\W\d_]{2,}(?:[çs]ão|[çs]ões)")
_SUCH_NAMES = word_set(
    "adoracion anunciacion anunciação ascension ascensão assunção asuncion blankenship caridad caridade charity"
    " chasity chastity christion clements conceição concepcion consolacion consolação dignity drummond encarnacion"
    " encarnação felicidad felicidade felicity ginnity herity hession livramento macginnity magennity nacimento"
    " nascimento natividad natividade piedad piedade purificacion purificação purity redencion redenção"
    " ressurreição sacramento salvacion salvação sarmento sarmiento serenity soledad trinidad trinity verity"
    " visitacion visitação"
)
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’-](?=[^\W\d_]))*")


def holds_one(text: str) -> bool:
    """Whether a text holds a word that is no person's name, as far as is known."""
    return any(_is_nobodys(w) for w in _words(text)) or any(
        _PORTUGUESE.fullmatch(w) and w not in _SUCH_NAMES for w in _WORD.findall(text.casefold())
    )


def holds_nothing_else(text: str) -> bool:
    """Whether every word of a text is no person's name, as far as is known."""
    found = _words(text)
    return bool(found) and all(map(_is_nobodys, found))


def are_all(text: str) -> bool:
    """Whether a text has no word that is a name and nothing else, or begins as the names of halls do."""
    found = [w for w in _words(text) if len(w) > 1]
    if not found or found[0] in _NOT_FIRST:
        return bool(found)
    return all(_is_nobodys(w) or _forms(w) & _ALSO_NAMES for w in found)


def _words(text: str) -> list[str]:
    return _WORD.findall(plain(text))


def _is_nobodys(word: str) -> bool:
    if _forms(word) & _NOBODY:
        return True
    return len(word) >= 6 and word not in _SUCH_NAMES and bool(_ENDING.fullmatch(word))


def _forms(word: str) -> set[str]:
    """A word and what it may be the plural of."""
    return {word} | {word.removesuffix(s) for s in ("s", "es") if word.endswith(s) and len(word) > len(s) + 3}


def plain(text: str) -> str:
    """Small letters without accents."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c)).replace("’", "'")
